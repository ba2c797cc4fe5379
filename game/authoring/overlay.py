"""Translations: an overlay maps the path of a text to the text in another language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.authoring import shape
from game.authoring.checks.check import Check, Found, error, warning
from game.authoring.checks.texts import PLACEHOLDER
from game.authoring.fields import leaves
from game.codec import JsonTree, Path, near

NAMED = 3


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the original. `needed`: a translation that lacks it is incomplete."""

    path: Path
    words: str
    most: int
    needed: bool


@dataclass(frozen=True, slots=True)
class Overlay:
    """A translation: the original's texts by dotted path, and the words it lays over them."""

    language: str
    original: str
    texts: Mapping[str, Text]
    words: Mapping[str, str]


def texts(s: shape.Scenario) -> dict[str, Text]:
    """Every text for people, by its path: keys joined with dots, list items counted from 1."""
    found = {}
    for path, words, about in leaves(s):
        if "most" in about and words:
            found[dotted(path)] = Text(path, words, about["most"], path[0] != "placeholders")
    return found


def dotted(path: Path) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def laid(tree: JsonTree, overlay: Overlay) -> JsonTree:
    """The authored tree in the overlay's language. What it does not say stays as it was."""
    result = _copied(tree)
    result["language"] = overlay.language
    for path, words in overlay.words.items():
        if path in overlay.texts:
            *way, last = overlay.texts[path].path
            part = result
            for step in way:
                part = part[step]
            part[last] = words
    return result


def _copied(tree: JsonTree) -> JsonTree:
    match tree:
        case dict():
            return {key: _copied(value) for key, value in tree.items()}
        case list():
            return [_copied(value) for value in tree]
        case _:
            return tree


@error
def translation_of_nothing(o: Overlay) -> Iterator[Found]:
    """A path of a translation that leads to no text of the original."""
    for path in o.words:
        if path not in o.texts:
            yield Found((path,), f"there is no text {path!r} to translate", near(path, o.texts), at_key=True)


@error
def translation_into_itself(o: Overlay) -> Iterator[Found]:
    """A translation named for the language that the scenario is written in already."""
    if o.language == o.original:
        hint = "name the file for the language it is in, or change `language` in scenario.yaml"
        yield Found((), f"the scenario is written in {o.original!r} already", hint)


@warning
def translation_missing(o: Overlay) -> Iterator[Found]:
    """Texts that a translation leaves out. Players see the original there."""
    missing = [path for path, text in o.texts.items() if text.needed and path not in o.words]
    if missing:
        more = ", ..." if len(missing) > NAMED else ""
        message = f"{len(missing)} of {len(o.texts)} texts are not translated into {o.language!r}"
        yield Found((), message, f"the first: {', '.join(missing[:NAMED])}{more}")


@warning
def translation_empty(o: Overlay) -> Iterator[Found]:
    """A text that a translation leaves empty, while the original has words."""
    for path, words in o.words.items():
        if path in o.texts and not words.strip():
            yield Found((path,), "this translation is empty", "delete the line, or translate it")


@error
def translation_placeholders(o: Overlay) -> Iterator[Found]:
    """A translation uses other {placeholders} than the original: a number or name would get lost."""
    for path, words in o.words.items():
        if path in o.texts:
            theirs, ours = (set(PLACEHOLDER.findall(t)) for t in (o.texts[path].words, words))
            said = [f"lacks {{{name}}}" for name in sorted(theirs - ours)]
            said += [f"has {{{name}}} too much" for name in sorted(ours - theirs)]
            if said:
                yield Found(
                    (path,), f"this translation {' and '.join(said)}", f"original: {o.texts[path].words}"
                )


@warning
def translation_too_long(o: Overlay) -> Iterator[Found]:
    """A translation is too long for the place of its text."""
    for path, words in o.words.items():
        if path in o.texts and len(words) > o.texts[path].most:
            yield Found(
                (path,), f"this text has {len(words)} characters", f"its place holds {o.texts[path].most}"
            )


CHECKS: tuple[Check[Overlay], ...] = (
    translation_of_nothing,
    translation_into_itself,
    translation_missing,
    translation_empty,
    translation_placeholders,
    translation_too_long,
)
