"""How the things of an agenda are called, and which one a person means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.engine.scenario import Agenda, IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words


def seat_name(agenda: Agenda, seat: Seat) -> str:
    delegation = agenda.delegations.get(seat)
    return delegation.name if delegation else seat


def named(view: View, seats: Iterable[Seat], words: Words) -> str:
    """These delegations in one breath; mine is `you`."""
    return words.listed([words("you") if s == view.seat else seat_name(view.agenda, s) for s in seats])


def issue_title(agenda: Agenda, issue: IssueId) -> str:
    return agenda.issues[issue].title if issue in agenda.issues else issue


def option_label(agenda: Agenda, issue: IssueId, option: OptionId) -> str:
    options = agenda.issues[issue].options if issue in agenda.issues else {}
    return options[option].label if option in options else option


@dataclass(frozen=True, slots=True)
class Unclear(Exception):
    """A name that is nobody's or several things'; `key` names the sentence."""

    key: str
    said: str
    near: tuple[str, ...]


def _meant(said: str, names: Mapping[str, str], kind: str) -> str:
    """The id that was meant: by number, id, title, or the beginning of either."""
    ids = list(names)
    if said.isdecimal() and said.isascii() and 1 <= int(said) <= len(ids):
        return ids[int(said) - 1]
    wanted = said.casefold().strip()
    exact = [i for i in ids if wanted in (i.casefold(), names[i].casefold())]
    if exact:
        return exact[0]
    begun = [i for i in ids if i.startswith(wanted) or names[i].casefold().startswith(wanted)]
    within = begun or [i for i in ids if wanted and (wanted in i or wanted in names[i].casefold())]
    if len(within) == 1:
        return within[0]
    if within:
        raise Unclear(f"unclear.{kind}.several", said, tuple(within))
    near = get_close_matches(wanted, ids, n=3, cutoff=0.5)
    raise Unclear(f"unclear.{kind}.none", said, tuple(near or ids))


def meant_issue(agenda: Agenda, said: str) -> IssueId:
    """Raises Unclear."""
    return _meant(said, {i: issue.title for i, issue in agenda.issues.items()}, "issue")


def meant_option(agenda: Agenda, issue: IssueId, said: str) -> OptionId:
    """Raises Unclear."""
    return _meant(said, {o: x.label for o, x in agenda.issues[issue].options.items()}, "option")


def meant_seat(agenda: Agenda, said: str) -> Seat:
    """Raises Unclear."""
    return _meant(said, {s: d.name for s, d in agenda.delegations.items()}, "seat")
