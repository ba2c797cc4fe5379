"""Every action a seat may take now, in a fixed order: singles and two-party offers."""

from collections.abc import Iterator

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
    Join,
    JoinWithReservation,
    Move,
    Moves,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    TakeBack,
    Withdraw,
)
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId, Role, Seat
from game.engine.state import Phase
from game.engine.view import View


def legal_actions(view: View) -> Iterator[Action]:
    """Actions that `refusal` allows, each once, in a fixed order.

    Proposals and counters are listed where two delegations move one position each, chair's texts on
    one issue; for larger bundles ask `refusal`. Speech and the clock's Lapse are not listed.
    """
    return (action for action in _candidates(view) if refusal(view, action) is None)


def _candidates(view: View) -> Iterator[Action]:
    if view.seat == HOST:
        yield from (Pause(), Resume(), Extend(1))
        yield from (Release(event) for event in view.releasable)
        return
    if view.seat is None or view.role is None:
        return
    match view.phase:
        case Phase.OVER:
            yield from (RequestSettlement(), EndTurn())
        case Phase.SILENCE:
            yield Join()
            yield from (JoinWithReservation((issue,)) for issue in view.agenda.issues)
            yield from (BreakSilence(issue) for issue in view.agenda.issues)
        case Phase.TALKS if view.seat in view.active or view.proposals:
            yield from _in_talks(view)


def _in_talks(view: View) -> Iterator[Action]:
    seat = view.seat
    assert seat is not None
    for proposal in view.proposals:
        yield from (Accept(proposal.id), Decline(proposal.id), Withdraw(proposal.id))
    if seat not in view.active:
        return
    yield from (EndTurn(), TakeBack())
    if view.role is Role.MEMBER:
        yield CallAdoption()
        yield from (Move(issue, option) for issue, option in _options(view))
        yield from (Reopen(issue, option) for issue, option in _options(view))
        yield from (AskCapital(issue) for issue in view.agenda.issues)
        yield from (ChairText({issue: option}) for issue, option in _options(view))
    if view.initiatives > 0:
        yield from (Propose(moves, public) for moves in _pairs(view) for public in (False, True))
        for proposal in view.proposals:
            if seat in proposal.parties:
                yield from (Counter(proposal.id, moves) for moves in _pairs(view))


def _options(view: View) -> Iterator[tuple[IssueId, OptionId]]:
    for issue_id, issue in view.agenda.issues.items():
        for option in issue.options:
            yield issue_id, option


def _pairs(view: View) -> Iterator[Moves]:
    """Two seats, one position each; a member that is not in the chair is always one of the two."""
    seat = view.seat
    members = view.members
    free = view.is_chair or view.role is Role.ADVISER
    for place, one in enumerate(members):
        for other in members[place + 1 :]:
            if free or seat in (one, other):
                yield from _two(view, one, other)


def _two(view: View, one: Seat, other: Seat) -> Iterator[Moves]:
    for issue, option in _options(view):
        for other_issue, other_option in _options(view):
            yield {one: {issue: option}, other: {other_issue: other_option}}
