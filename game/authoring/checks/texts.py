"""Checks of words: their length, their placeholders, and what they give away."""

import re
from collections.abc import Iterator

from game.authoring import shape
from game.authoring.checks.check import Found, error, warning
from game.authoring.fields import leaves
from game.codec import Path, near
from game.engine.scenario import Role

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
MOST_READING_TIMES = 2


@error
def empty_text(s: shape.Scenario) -> Iterator[Found]:
    """A text that players would look for is empty: a title, a label, a name, instructions."""
    for path, text, about in leaves(s):
        if about.get("required") and path[-1] != "clause" and not text.strip():
            yield Found(path, "this text is empty", str(about["about"]))


@warning
def text_too_long(s: shape.Scenario) -> Iterator[Found]:
    """A text is too long for its place on the screen and in print."""
    for path, text, about in leaves(s):
        most = about.get("most")
        if most is not None and len(text) > most:
            yield Found(path, f"this text has {len(text)} characters", f"its place holds {most}")


@error
def placeholder_undefined(s: shape.Scenario) -> Iterator[Found]:
    """The statement uses {braces} around a word that `placeholders` does not have."""
    for path, text, about in leaves(s):
        if about.get("filled"):
            for name in PLACEHOLDER.findall(text):
                if name not in s.placeholders:
                    yield Found(path, f"there is no placeholder {name!r}", near(name, s.placeholders))
            if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
                yield Found(path, "a brace is not closed, or not opened", "write {name} for a placeholder")


@warning
def placeholder_unused(s: shape.Scenario) -> Iterator[Found]:
    """A placeholder that no text uses."""
    used = {name for _, text, about in leaves(s) if about.get("filled") for name in PLACEHOLDER.findall(text)}
    for name in s.placeholders:
        if name not in used:
            hint = f"use {{{name}}} in a clause, or delete it"
            yield Found(("placeholders", name), f"no text uses {{{name}}}", hint, at_key=True)


@warning
def placeholder_not_filled(s: shape.Scenario) -> Iterator[Found]:
    """Braces in a text in which they are not filled in. They are in clauses, paragraphs and the annex."""
    for path, text, about in leaves(s):
        if "most" in about and not about["filled"] and PLACEHOLDER.search(text):
            yield Found(path, "placeholders are not filled in here", "write the words out")


_POINTS = re.compile(
    r"\b\d+\s*(?:points?\b|per ?cent\b|%)|\b(?:worth|weight|walk-away value)\W+(?:\w+\W+)?\d+", re.I
)


@warning
def numbers_given_away(s: shape.Scenario) -> Iterator[Found]:
    """Instructions or a biography speak of points, or name the walk-away value.

    Players read words, and should talk in words. The numbers belong to the program.
    """
    for seat, d in s.delegations.items():
        walk_away = d.mandate.walk_away
        for path, text in _told(seat, d):
            said = _POINTS.search(text)
            if said is None and walk_away is not None:
                said = re.search(rf"(?<![\d.,]){walk_away.value}(?![\d%]|[.,]\d)", text)
            if said:
                message = f'"{said.group().strip()}" gives the numbers of {seat!r} away'
                yield Found(path, message, "say it in words: first, more than, the least you need")


def _told(seat: str, d: shape.Delegation) -> Iterator[tuple[Path, str]]:
    yield ("delegations", seat, "bio"), d.bio
    yield ("delegations", seat, "mandate", "instructions"), d.mandate.instructions
    for name, person in d.team.items():
        yield ("delegations", seat, "team", name, "bio"), person.bio
        yield ("delegations", seat, "team", name, "instructions"), person.instructions


@warning
def reading_time_unbalanced(s: shape.Scenario) -> Iterator[Found]:
    """One member has twice as much to read as another, so that one starts while the other still reads."""
    lengths = {
        seat: len(d.mandate.instructions) for seat, d in s.delegations.items() if d.role is Role.MEMBER
    }
    shortest = min(lengths, key=lambda seat: lengths[seat])
    for seat, length in lengths.items():
        if length > MOST_READING_TIMES * lengths[shortest]:
            path = ("delegations", seat, "mandate", "instructions")
            message = f"the instructions of {seat!r} have {length} characters"
            hint = f"those of {shortest!r} have {lengths[shortest]}: bring them closer"
            yield Found(path, message, hint)


STRUCTURE = (empty_text, placeholder_undefined)
MEANING = (
    text_too_long,
    placeholder_unused,
    placeholder_not_filled,
    numbers_given_away,
    reading_time_unbalanced,
)
