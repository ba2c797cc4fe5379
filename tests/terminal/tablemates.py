"""Delegations that play by a few fixed rules: a transcript changes only with the terminal or the rules."""

from collections.abc import Iterator

from game.engine.actions import (
    Accept,
    Action,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    Move,
    Propose,
    RequestSettlement,
)
from game.engine.draft import supporters
from game.engine.refusal import red_lines_crossed, refusal
from game.engine.scenario import OptionId, Role, Seat
from game.engine.state import Phase
from game.engine.view import View


def obliging(seat: Seat, view: View) -> Action:
    """Accepts what it may, a chair's text from round 2; offers one trade; moves with the many; joins."""
    if view.phase is Phase.OVER:
        return RequestSettlement()
    if view.role is not Role.MEMBER:
        return EndTurn()
    if view.silence is not None:
        crossed = red_lines_crossed(view)
        return BreakSilence(crossed[0], "Not like this.") if crossed else Join()
    return next(action for action in _wishes(seat, view) if refusal(view, action) is None)


def _wishes(seat: Seat, view: View) -> Iterator[Action]:
    for proposal in view.proposals:
        if seat not in proposal.accepted | proposal.declined and not (
            proposal.chair_text and view.round == 1
        ):
            yield Accept(proposal.id)
            yield Decline(proposal.id)
    if len(view.agreed) == len(view.agenda.issues):
        yield CallAdoption()
    many = {issue: _most(view, issue) for issue in view.agenda.issues}
    if view.is_chair and not any(s.round == view.round for s in view.soundings):
        yield ChairText(many)
    if view.acts < 2 and view.round > 1:
        yield from (Move(issue, option) for issue, option in many.items())
    partner = view.members[view.members.index(seat) - 1]
    first, last = next(iter(view.agenda.issues)), list(view.agenda.issues)[-1]
    if view.round == 1 and not any(p.by == seat for p in view.proposals):
        mine, theirs = view.positions[seat], view.positions[partner]
        yield Propose({partner: {last: mine[last]}, seat: {first: theirs[first]}}, note="One for one?")
    yield EndTurn()


def _most(view: View, issue: str) -> OptionId:
    stands = supporters(view.positions, issue)
    return max(stands, key=lambda option: len(stands[option]))
