"""What is wrong with a tree, in words for a person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from itertools import islice

from cattrs import AttributeValidationNote, IterableValidationNote
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from game.codec.trees import Path, pointer


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place at which a tree is not what it should be; `message` goes on from the name of the place.

    `kind`: "missing-key", "unknown-key" or "wrong-type". The path of an unknown key ends in that key;
    the path of a missing one, in the mapping it is missing from.
    """

    path: Path
    message: str
    kind: str = "wrong-type"
    hint: str = ""


class Undecodable(ValueError):
    """A tree that is no value of the type asked for, with all its flaws."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("; ".join(f"{pointer(path) or 'the whole'} {text}" for path, text in self.problems))

    @property
    def problems(self) -> tuple[tuple[Path, str], ...]:
        """Every flaw as a path and a message for a person."""
        return tuple((f.path, f"{f.message}; {f.hint}" if f.hint else f.message) for f in self.flaws)


MOST_FLAWS = 200
"""More than anybody reads; a file made of nothing but flaws must not exhaust the machine."""


class Wrong(ValueError):
    """One flaw on its way up; `step`: the place within the value that is wrong."""

    def __init__(self, message: str, hint: str = "", kind: str = "wrong-type", step: Path = ()) -> None:
        self.hint, self.kind, self.step = hint, kind, step
        super().__init__(message)


def described(value: object) -> str:
    """What a JSON or YAML value is, in an author's words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**15:
            return "a very large number"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {value if len(value) <= 40 else value[:40] + '…'!r}"
        case Mapping():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return type(value).__name__


def near(word: object, known: Iterable[str]) -> str:
    """A hint for a word that is not known: the nearest one that is, or all of them if they are few."""
    known = list(known)
    every = f"known here: {', '.join(known)}" if 0 < len(known) <= 12 else ""
    return nearest(word, known) or every


def nearest(word: object, known: Iterable[str]) -> str:
    """The nearest of the words that are known, as a hint; empty where none is near."""
    close = get_close_matches(word[:80], known, 1) if isinstance(word, str) else []
    return f"did you mean {close[0]!r}?" if close else ""


_TOO_DEEP = Flaw((), "is nested too deeply")


def key_of(name: str) -> str:
    """A field whose key is a Python keyword has an underscore after it."""
    return name.removesuffix("_")


def all_flaws(error: Exception) -> tuple[Flaw, ...]:
    """Every flaw that an error of the converter stands for."""
    try:
        return tuple(islice(_flaws(error, ()), MOST_FLAWS))
    except RecursionError:
        return (_TOO_DEEP,)


def _flaws(error: BaseException, path: Path) -> Iterator[Flaw]:
    match error:
        case ClassValidationError() | IterableValidationError():
            for inner in error.exceptions:
                yield from _flaws(inner, (*path, *_step(inner)))
        case ForbiddenExtraKeysError():
            known = [key_of(f.name) for f in fields(error.cl)]
            for key in error.extra_fields:
                yield Flaw((*path, str(key)), "is not a key known here", "unknown-key", near(key, known))
        case KeyError():  # the generated code looks up a key that is not there
            yield Flaw(path[:-1], f"needs the key {error.args[0]!r}", "missing-key")
        case Wrong():
            yield Flaw((*path, *error.step), str(error), error.kind, error.hint)
        case _:
            raise error  # nested too deeply, or a mistake of ours


def _step(error: BaseException) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (key_of(note.name),)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()
