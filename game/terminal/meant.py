"""Which thing of an agenda a person means by the name that was typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.engine.scenario import Agenda, IssueId, OptionId, Seat

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_BLANKS = re.compile(r"[-_\s]+")
_COMMA = re.compile(" ?, ?")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Unclear(Exception):
    """A name that is nobody's or several things'; `key` names the sentence, `near` what it could be."""

    key: str
    said: str
    near: tuple[str, ...]


def narrow(text: str) -> str:
    """Full-width letters, digits and punctuation, as Chinese keyboards make them, in half width."""
    return text.translate(_WIDE)


def number(said: str) -> int | None:
    """The whole number that was typed, if it was one and not a very long one."""
    said = narrow(said).strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else None


def _plain(name: str) -> str:
    """A name as it is compared: ids and titles, however they are spelt."""
    spelt = _COMMA.sub(", ", _BLANKS.sub(" ", narrow(name).casefold()))
    return spelt[:_LONGEST].strip(" \"'“”‘’")


def _meant(said: str, names: Mapping[str, str], kind: str) -> str:
    """The id that was meant: by number, id, title, or the beginning of either."""
    ids = list(names)
    place = number(said)
    if place is not None and 1 <= place <= len(ids):
        return ids[place - 1]
    wanted = _plain(said)
    spelt = {i: (_plain(i), _plain(names[i])) for i in ids}
    if wanted:
        for fits in (str.__eq__, str.startswith, str.__contains__):
            found = [i for i in ids if any(fits(name, wanted) for name in spelt[i])]
            if len(found) == 1 or (found and fits is str.__eq__):
                return found[0]
            if found:
                raise Unclear(f"unclear.{kind}.several", said[:_LONGEST], _shown(found, names))
    spellings = {name: i for i, both in spelt.items() for name in both}
    near = dict.fromkeys(spellings[s] for s in get_close_matches(wanted, spellings, n=3, cutoff=0.5))
    raise Unclear(f"unclear.{kind}.none", said[:_LONGEST], _shown(near or ids, names))


def _shown(found: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    ids = list(names)
    return tuple(f"{ids.index(i) + 1} {names[i]}" for i in found)


def meant_issue(agenda: Agenda, said: str) -> IssueId:
    """Raises Unclear."""
    return _meant(said, {i: issue.title for i, issue in agenda.issues.items()}, "issue")


def meant_option(agenda: Agenda, issue: IssueId, said: str) -> OptionId:
    """Raises Unclear."""
    return _meant(said, {o: x.label for o, x in agenda.issues[issue].options.items()}, "option")


def meant_seat(agenda: Agenda, said: str) -> Seat:
    """Raises Unclear."""
    return _meant(said, {s: d.name for s, d in agenda.delegations.items()}, "seat")
