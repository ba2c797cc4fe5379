"""Typed commands as actions; what is left out is asked for, step by step."""

from collections.abc import Callable, Mapping

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    Reopen,
    RequestSettlement,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.redlines import red_lines_crossed
from game.engine.refusal import Refusal, refusal
from game.engine.scenario import Role
from game.engine.speech import Remark
from game.engine.speech import Words as Speech
from game.engine.state import Proposal
from game.engine.view import View
from game.terminal.grammar import (
    Unread,
    bundle,
    read_choice,
    read_number,
    read_offer,
    read_speech,
    read_text,
    read_unless,
)
from game.terminal.guide import Guide
from game.terminal.meant import Unclear, meant_issue, narrow
from game.terminal.offers import answerable

Read = Callable[[View, str, Guide], Action | None]


class Refused(Exception):
    """What was wanted is refused before it is even said whole."""

    def __init__(self, refused: Refusal) -> None:
        super().__init__(refused.code)
        self.refusal = refused


def read_action(command: str, view: View, rest: str, guide: Guide) -> Action | None:
    """The action a command asks for; None where the person went back. Raises Unread, Unclear or Refused."""
    return _READERS[command](view, rest, guide)


def is_action(command: str) -> bool:
    return command in _READERS


def _first_allowed(view: View, probe: Action, *codes: str) -> None:
    """Stops questions that could only lead to a refusal: any but one for what is not said yet."""
    refused = refusal(view, probe)
    if refused is not None and refused.code not in codes:
        raise Refused(refused)


def _split(rest: str) -> tuple[str, str]:
    head, _, tail = rest.strip().partition(" ")
    return head, tail.strip(" :：")


def _proposal(view: View, said: str, guide: Guide, *, mine: bool = False) -> Proposal | None:
    """The open offer meant: by number, or the one there is, or by asking."""
    if said:
        return view.proposals[read_number(said.rstrip(":："), len(view.proposals)) - 1]
    places = (
        tuple(n for n, p in enumerate(view.proposals, start=1) if p.by == view.seat)
        if mine
        else answerable(view)
    )
    if not places:
        raise Unread("unread.no-offers" if not view.proposals else "unread.none-for-you")
    place = places[0] if len(places) == 1 else guide.offer_number(places)
    return None if place is None else view.proposals[place - 1]


def _accept(view: View, rest: str, guide: Guide) -> Action | None:
    proposal = _proposal(view, rest, guide)
    return None if proposal is None else Accept(proposal.id)


def _decline(view: View, rest: str, guide: Guide) -> Action | None:
    head, said = _split(rest)
    proposal = _proposal(view, head, guide)
    if proposal is None:
        return None
    _first_allowed(view, Decline(proposal.id))
    reason = _reason(view, said, guide)
    return None if reason is None else Decline(proposal.id, reason)


def _reason(view: View, said: str, guide: Guide) -> Speech | None:
    """Words of one's own, or after `unless` what one would need; None where the person went back."""
    wanted = read_unless(view, said)
    if wanted is None:
        return said
    asks = wanted or guide.needs()
    return Remark("needs", tuple(asks.items())) if asks else None


def _withdraw(view: View, rest: str, guide: Guide) -> Action | None:
    proposal = _proposal(view, rest, guide, mine=True)
    return None if proposal is None else Withdraw(proposal.id)


def _counter(view: View, rest: str, guide: Guide) -> Action | None:
    head, said = _split(narrow(rest).replace(":", " ", 1))
    proposal = _proposal(view, head, guide)
    if proposal is None:
        return None
    others = [s for s in proposal.parties if s != view.seat]
    partner = proposal.by if proposal.by in view.positions else (others or [proposal.by])[0]
    if not said:
        _first_allowed(view, Counter(proposal.id, {partner: {}}), "empty-moves", "counter-leaves-out")
        return guide.counter(proposal, partner)
    partners = [partner] if view.settlement is None else [m for m in view.members if m != view.seat]
    return Counter(proposal.id, bundle(view, partners, said), proposal.public)


def _move(view: View, rest: str, guide: Guide) -> Action | None:
    return Move(*read_choice(view, rest)) if rest else guide.move()


def _reopen(view: View, rest: str, guide: Guide) -> Action | None:
    if rest:
        return Reopen(*read_choice(view, rest))
    _first_allowed(view, Reopen("", ""), "no-such-issue")
    return guide.reopen()


def _offer(view: View, rest: str, guide: Guide) -> Action | None:
    if not rest:
        _first_allowed(view, Propose({}), "too-few-parties")
        return guide.offer()
    moves, public = read_offer(view, rest)
    return Propose(moves, public)


def _text(view: View, rest: str, guide: Guide) -> Action | None:
    if not rest:
        _first_allowed(view, ChairText({}), "empty-moves")
        return guide.chair_text()
    return ChairText(read_text(view, rest))


def _ask(view: View, rest: str, guide: Guide) -> Action | None:
    return AskCapital(meant_issue(view.agenda, rest)) if rest else guide.ask_capital()


def _say(view: View, rest: str, guide: Guide) -> Action | None:
    said = rest or guide.ask("guide.say")
    return Speak(*read_speech(view, said)) if said else None


def _reserve(view: View, rest: str, guide: Guide) -> Action | None:
    if view.silence is None:
        return JoinWithReservation(())  # the rules say why not
    if rest:
        parts = narrow(rest).replace("、", ",").split(",")
        return JoinWithReservation(tuple(meant_issue(view.agenda, p) for p in parts if p.strip()))
    crossed = red_lines_crossed(view) if view.role is Role.MEMBER else ()
    _first_allowed(view, JoinWithReservation(crossed or tuple(view.silence.text)[:1]))
    return guide.reserve(crossed)


def _break(view: View, rest: str, guide: Guide) -> Action | None:
    if view.silence is None:
        return BreakSilence(next(iter(view.agenda.issues)))  # the rules say why not
    if rest:
        issue, said = _issue_and_reason(view, rest)
    else:
        chosen = guide.issue("guide.break", tuple(view.agenda.issues))
        if chosen is None:
            return None
        issue, said = chosen, guide.ask("guide.reason")
    reason = _reason(view, said, guide)
    return None if reason is None else BreakSilence(issue, reason)


def _issue_and_reason(view: View, rest: str) -> tuple[str, str]:
    """The longest beginning of the line that names an issue, and what follows it."""
    parts = rest.replace("：", " ").replace(":", " ").split(" ")
    for cut in range(min(len(parts), 8), 1, -1):
        try:
            issue = meant_issue(view.agenda, " ".join(parts[:cut]))
        except Unclear:
            continue
        return issue, " ".join(parts[cut:]).strip()
    return meant_issue(view.agenda, parts[0]), " ".join(parts[1:]).strip()


def alone(command: str, rest: str, guide: Guide) -> None:
    """Nothing may follow a command that takes nothing: it could be meant to matter. Raises Unread."""
    if rest.strip(" .。!！"):
        raise Unread("unread.join" if command == "join" else "unread.alone", guide.called(command))


def _plain(command: str, action: Action) -> Read:
    def read(view: View, rest: str, guide: Guide) -> Action:
        alone(command, rest, guide)
        return action

    return read


_READERS: Mapping[str, Read] = {
    "move": _move,
    "offer": _offer,
    "accept": _accept,
    "decline": _decline,
    "counter": _counter,
    "withdraw": _withdraw,
    "text": _text,
    "reopen": _reopen,
    "ask": _ask,
    "say": _say,
    "adopt": _plain("adopt", CallAdoption()),
    "undo": _plain("undo", TakeBack()),
    "end": _plain("end", EndTurn()),
    "join": _plain("join", Join()),
    "reserve": _reserve,
    "break": _break,
    "settle": _plain("settle", RequestSettlement()),
}
