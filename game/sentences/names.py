"""How the things of an agenda are called."""

from collections.abc import Iterable

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
