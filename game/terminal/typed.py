"""An action as a person would type it: the shortest line that does it, in that person's language."""

from collections.abc import Mapping

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Moves,
    Propose,
    Reopen,
    RequestSettlement,
    Withdraw,
)
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.speech import Remark
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import seat_name
from game.terminal.meant import Unclear, meant_seat

_BARE: Mapping[type, str] = {
    CallAdoption: "adopt",
    EndTurn: "end",
    Join: "join",
    RequestSettlement: "settle",
}
_READ_OTHERWISE = frozenset(",;:.=、：，；")


def typed(view: View, action: Action, words: Words) -> str:
    """The line; notes and reasons are left out, but for what a refusal asks for."""
    match action:
        case Move(issue, option):
            return _line("move", words, _issue(view, issue), _option(view, issue, option))
        case Reopen(issue, option):
            return _line("reopen", words, _issue(view, issue), _option(view, issue, option))
        case AskCapital(issue):
            return _line("ask", words, _issue(view, issue))
        case BreakSilence(issue):
            return _line("break", words, _issue(view, issue))
        case JoinWithReservation(issues):
            return _line("reserve", words, words("list.between").join(_issue(view, i) for i in issues))
        case Accept(number):
            return _line("accept", words, _place(view, number))
        case Withdraw(number):
            return _line("withdraw", words, _place(view, number))
        case Decline(number, Remark(asks=asks)) if asks:
            return words("coach.line.unless", n=_place(view, number), asks=_text(view, dict(asks), words))
        case Decline(number):
            return _line("decline", words, _place(view, number))
        case ChairText(text):
            return _line("text", words, _text(view, text, words))
        case Propose(moves, public):
            line = _offer(view, moves, words)
            return words("coach.line.public", line=line) if public else line
    return _line(_BARE[type(action)], words)


def _line(command: str, words: Words, *parts: str) -> str:
    return " ".join((words.alternatives(f"command.{command}")[0], *parts))


def _issue(view: View, issue: IssueId) -> str:
    return str(list(view.agenda.issues).index(issue) + 1)


def _option(view: View, issue: IssueId, option: OptionId) -> str:
    return str(list(view.agenda.issues[issue].options).index(option) + 1)


def _place(view: View, number: int) -> str:
    return str([proposal.id for proposal in view.proposals].index(number) + 1)


def _text(view: View, text: Mapping[IssueId, OptionId], words: Words, seat: str = "") -> str:
    parts = [f"{seat}{_issue(view, issue)}={_option(view, issue, option)}" for issue, option in text.items()]
    return words("list.between").join(parts)


def _offer(view: View, moves: Moves, words: Words) -> str:
    """Whom I ask for what, and what I give; clauses that not all are asked for go with the seat's name."""
    others = [seat for seat in moves if seat != view.seat]
    names = [_seat(view, seat) for seat in others]
    if all(moves[seat] == moves[others[0]] for seat in others):
        asked = [_text(view, moves[others[0]], words)]
        if 1 < len(others) == len(view.members) - 1:
            names = [words("coach.line.all")]
    else:
        asked = [_text(view, moves[seat], words, f"{_seat(view, seat)}.") for seat in others]
    given = _text(view, moves.get(view.seat or "", {}), words)
    between = words("list.between")
    return words("coach.line.offer", seats=between.join(names), asked=between.join(asked), given=given)


def _seat(view: View, seat: Seat) -> str:
    """Its name, where that is read as this seat; else its id."""
    name = seat_name(view.agenda, seat)
    try:
        plain = meant_seat(view.agenda, name) == seat and not _READ_OTHERWISE & set(name)
    except Unclear:
        plain = False
    return name if plain else seat
