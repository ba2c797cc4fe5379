"""Why an action is not allowed: the one place that says so, from a seat's own view."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    HandOver,
    HostAction,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Moves,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    SeatAction,
    Speak,
    TakeBack,
    Withdraw,
    may_hold,
)
from game.engine.draft import with_fallbacks
from game.engine.pledges import leaves_agreed, own_part_blocked, pairs, pledged_to, unsettles
from game.engine.redlines import red_lines_crossed
from game.engine.scenario import IssueId, OptionId, Order, Role, Seat
from game.engine.speech import NOTE_LENGTH, SPEECH_LENGTH, Words, flaw
from game.engine.state import Phase, Proposal
from game.engine.view import View

ACTS_PER_ROUND = 60
"""Moves, speeches and steps taken back of one delegation in a round; a game always ends."""

ROUNDS_ADDED_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class Refusal:
    """A code in kebab-case and what its sentence needs to be filled in."""

    code: str
    args: Mapping[str, str | int]


def _no(code: str, **args: str | int) -> Refusal:
    return Refusal(code, args)


def refusal(view: View, action: Action) -> Refusal | None:
    """Why this seat may not do this now; None: it may."""
    if isinstance(action, HostAction):
        return _host(view, action)
    seat = view.seat
    if seat is None or view.role is None:
        return _no("no-seat")
    if view.paused:
        return _no("paused")
    match view.phase:
        case Phase.OVER:
            return _after(view, seat, action)
        case Phase.SILENCE:
            return _silence(view, seat, action)
        case Phase.TALKS:
            return _talks(view, seat, action)


def _host(view: View, action: HostAction) -> Refusal | None:
    if view.seat != HOST:
        return _no("host-only")
    match action:
        case HandOver(seat, to):
            if seat not in view.agenda.delegations:
                return _no("no-such-seat", seat=seat)
            return None if may_hold(to) else _no("no-such-holder", to=to)
        case _ if view.phase is Phase.OVER:
            return _no("over")
        case Pause():
            return _no("already-paused") if view.paused else None
        case Resume():
            return None if view.paused else _no("not-paused")
        case Extend(rounds):
            if view.settlement is not None or (view.silence and view.silence.final):
                return _no("rounds-fixed")
            if not 1 <= rounds <= ROUNDS_ADDED_AT_ONCE:
                return _no("bad-extension", most=ROUNDS_ADDED_AT_ONCE)
            return None
        case Release(event):
            return None if event in view.releasable else _no("no-such-event", event=event)


def _after(view: View, seat: Seat, action: Action) -> Refusal | None:
    asked = bool(view.requests) and view.settlement is None
    match action:
        case RequestSettlement():
            if view.outcome is None or view.outcome.text is None or view.settlement is not None:
                return _no("no-settlement")
            if view.role is not Role.MEMBER:
                return _no("members-only")
            return _no("already-answered") if seat in view.requests else None
        case EndTurn() | Lapse() if asked and seat in view.positions:
            return _no("already-answered") if seat in view.requests else None
    return _no("over")


def _silence(view: View, seat: Seat, action: Action) -> Refusal | None:
    silence = view.silence
    assert silence is not None
    if not isinstance(action, Join | JoinWithReservation | BreakSilence | Lapse):
        return _no("silence-under-way")
    if view.role is not Role.MEMBER:
        return _no("members-only")
    if seat in silence.answered:
        return _no("already-answered")
    crossed = red_lines_crossed(view)
    match action:
        case Join():
            if crossed:
                return _red_line_in_text(view, crossed[0])
        case JoinWithReservation(issues):
            most = view.agenda.procedure.reservations
            if not 0 < len(set(issues)) == len(issues) <= most:
                return _no("reservations", most=most)
            for issue in issues:
                if issue not in silence.text:
                    return _no("no-clause", issue=issue)
            for issue in crossed:
                if issue not in issues:
                    return _red_line_in_text(view, issue)
        case BreakSilence(issue, reason):
            if issue not in view.agenda.issues:
                return _no("no-such-issue", issue=issue)
            return _unfit(view, reason, NOTE_LENGTH)
    return None


def _red_line_in_text(view: View, issue: IssueId) -> Refusal:
    assert view.silence is not None
    option = with_fallbacks(view.agenda, view.silence.text)[issue]
    return _no("red-line-in-text", issue=issue, option=option)


def _talks(view: View, seat: Seat, action: SeatAction) -> Refusal | None:
    if isinstance(action, Join | JoinWithReservation | BreakSilence):
        return _no("no-silence")
    if isinstance(action, RequestSettlement):
        return _no("not-over")
    if view.role is Role.OBSERVER:
        if not isinstance(action, Speak):
            return _no("observers-watch")
        return _no("observer-has-spoken") if view.acts else _speak(view, seat, action)
    if not _may_act_now(view, seat, action):
        sequential = view.agenda.procedure.order is Order.SEQUENTIAL
        if sequential and view.active:
            return _no("not-your-turn", active=view.active[0])
        return _no("turn-ended")
    if isinstance(action, Move | Speak | TakeBack) and view.acts >= ACTS_PER_ROUND:
        return _no("floor-used-up", most=ACTS_PER_ROUND)
    match action:
        case EndTurn() | Lapse():
            return None
        case TakeBack():
            return None if view.can_take_back else _no("nothing-to-take-back")
        case Speak():
            return _speak(view, seat, action)
        case Propose(moves, _, note):
            return _initiative(view) or _unfit(view, note, NOTE_LENGTH) or _proposal(view, seat, moves)
        case Withdraw(number):
            proposal = _find(view, number)
            return None if proposal and proposal.by == seat else _no("no-such-proposal", proposal=number)
    if view.role is not Role.MEMBER:
        return _no("members-only")
    match action:
        case Move(issue, option):
            return _move(view, seat, issue, option)
        case Reopen(issue, option):
            return _initiative(view) or _reopen(view, seat, issue, option)
        case Accept(number):
            return _answer(view, seat, number) or _accept(view, seat, number)
        case Decline(number, reason):
            return _answer(view, seat, number) or _unfit(view, reason, NOTE_LENGTH)
        case Counter(number, moves, _, note):
            return (
                _answer(view, seat, number)
                or _initiative(view)
                or _unfit(view, note, NOTE_LENGTH)
                or _counter(view, number, moves)
                or _proposal(view, seat, moves)
            )
        case ChairText(text, note):
            return _chair_text(view, seat, text) or _unfit(view, note, NOTE_LENGTH)
        case AskCapital(issue):
            return _ask(view, issue)
        case CallAdoption():
            return _call(view, seat)


def _may_act_now(view: View, seat: Seat, action: Action) -> bool:
    if seat in view.active:
        return True
    simultaneous = view.agenda.procedure.order is Order.SIMULTANEOUS
    return simultaneous and isinstance(action, Accept | Decline | Speak)


def _unfit(view: View, words: Words, most: int) -> Refusal | None:
    found = flaw(words, most, view.agenda.issues)
    return None if found is None else Refusal(*found)


def _initiative(view: View) -> Refusal | None:
    return None if view.initiatives > 0 else _no("no-initiative")


def _speak(view: View, seat: Seat, action: Speak) -> Refusal | None:
    if not action.text.strip():
        return _no("nothing-said")
    for other in action.to:
        if other not in view.agenda.delegations:
            return _no("no-such-seat", seat=other)
        if other == seat:
            return _no("speaking-to-oneself")
    return _unfit(view, action.text, SPEECH_LENGTH)


def _unknown(view: View, issue: IssueId, option: OptionId) -> Refusal | None:
    if issue not in view.agenda.issues:
        return _no("no-such-issue", issue=issue)
    if option not in view.agenda.issues[issue].options:
        return _no("no-such-option", issue=issue, option=option)
    return None


def _behind_red_line(view: View, issue: IssueId, option: OptionId) -> Refusal | None:
    assert view.interests is not None
    if (issue, option) in view.interests.red_lines:
        return _no("red-line", issue=issue, option=option)
    return None


def _new_stand(view: View, seat: Seat, issue: IssueId, option: OptionId) -> Refusal | None:
    """What keeps a seat from standing there at all, whatever binds it where it stands."""
    if view.settlement is not None:
        return _no("settlement-by-proposal")
    if refused := _unknown(view, issue, option):
        return refused
    if view.positions[seat][issue] == option:
        return _no("already-there", issue=issue, option=option)
    return _behind_red_line(view, issue, option)


def _move(view: View, seat: Seat, issue: IssueId, option: OptionId) -> Refusal | None:
    if refused := _new_stand(view, seat, issue, option):
        return refused
    if partners := pledged_to(view.trades, seat, issue):
        return _no("pledged", issue=issue, partners=" ".join(partners))
    if leaves_agreed(view.positions, view.agreed, seat, issue, option):
        return _no("agreed", issue=issue)
    return None


def _reopen(view: View, seat: Seat, issue: IssueId, option: OptionId) -> Refusal | None:
    if refused := _new_stand(view, seat, issue, option):
        return refused
    bound = pledged_to(view.trades, seat, issue)
    if not bound and not leaves_agreed(view.positions, view.agreed, seat, issue, option):
        return _no("nothing-to-reopen", issue=issue)
    return None


def _proposal(view: View, seat: Seat, moves: Moves) -> Refusal | None:
    for mover, wanted in moves.items():
        if mover not in view.positions:
            return _no("not-a-member", seat=mover)
        if not wanted:
            return _no("empty-moves", seat=mover)
    for _, issue, option in pairs(moves):
        if refused := _unknown(view, issue, option):
            return refused
    if len(moves) < 2:
        return _no("too-few-parties")
    if seat not in moves and view.role is Role.MEMBER and not view.is_chair:
        return _no("own-move-missing")
    return _bundle(view, seat, moves)


def _bundle(view: View, seat: Seat, moves: Moves) -> Refusal | None:
    if all(view.positions[mover][issue] == option for mover, issue, option in pairs(moves)):
        return _no("changes-nothing")
    if view.settlement is not None and (refused := _settlement(view, moves)):
        return refused
    if any(p.by == seat and p.moves == moves for p in view.proposals):
        return _no("already-proposed")
    return _bundle_blocked(view, seat, moves)


def _settlement(view: View, moves: Moves) -> Refusal | None:
    touched = {issue: option for _, issue, option in pairs(moves)}
    for issue, option in touched.items():
        if any(moves.get(member, {}).get(issue) != option for member in view.members):
            return _no("settlement-moves-all", issue=issue)
    return None


def _bundle_blocked(view: View, seat: Seat, moves: Moves) -> Refusal | None:
    if issue := unsettles(view.positions, view.agreed, moves):
        return _no("agreed-needs-all", issue=issue)
    if seat not in moves:
        return None
    assert view.interests is not None
    match own_part_blocked(view.positions, view.interests, view.trades, seat, moves):
        case (issue, ()):
            return _no("red-line", issue=issue, option=moves[seat][issue])
        case (issue, partners):
            return _no("pledged", issue=issue, partners=" ".join(partners))
    return None


def _find(view: View, number: int) -> Proposal | None:
    return next((p for p in view.proposals if p.id == number), None)


def _answer(view: View, seat: Seat, number: int) -> Refusal | None:
    proposal = _find(view, number)
    if proposal is None:
        return _no("no-such-proposal", proposal=number)
    if seat == proposal.by:
        return _no("own-proposal", proposal=number)
    if seat not in proposal.parties:
        return _no("not-a-party", proposal=number)
    return _no("already-answered") if seat in proposal.declined else None


def _accept(view: View, seat: Seat, number: int) -> Refusal | None:
    proposal = _find(view, number)
    assert proposal is not None
    if seat in proposal.accepted:
        return _no("already-answered")
    return _bundle_blocked(view, seat, proposal.moves)


def _counter(view: View, number: int, moves: Moves) -> Refusal | None:
    proposal = _find(view, number)
    assert proposal is not None
    if proposal.by in view.positions and proposal.by not in moves:
        return _no("counter-leaves-out", seat=proposal.by)
    return None


def _chair_text(view: View, seat: Seat, text: Mapping[IssueId, OptionId]) -> Refusal | None:
    if not view.is_chair:
        return _no("chair-only", chair=view.agenda.procedure.chair or "")
    if refused := _initiative(view):
        return refused
    if any(p.chair_text for p in view.proposals):
        return _no("chair-text-open")
    if not text:
        return _no("empty-moves", seat=seat)
    return _proposal(view, seat, dict.fromkeys(view.members, text))


def _ask(view: View, issue: IssueId) -> Refusal | None:
    if view.settlement is not None:
        return _no("settlement-by-proposal")
    if issue not in view.agenda.issues:
        return _no("no-such-issue", issue=issue)
    if any(w.given.asked and w.given.issue == issue and w.given.round == view.round for w in view.capital):
        return _no("already-asked", issue=issue)
    return _initiative(view)


def _call(view: View, seat: Seat) -> Refusal | None:
    if view.settlement is not None:
        return _no("settlement-by-proposal")
    if seat in view.called:
        return _no("already-called")
    return None if view.agreed else _no("nothing-agreed")
