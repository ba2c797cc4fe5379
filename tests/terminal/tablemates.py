"""Delegations that play by a few fixed rules: a transcript changes only with the terminal or the rules."""

from collections.abc import Iterator, Mapping

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
from game.engine.redlines import red_lines_crossed
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId, Role, Seat
from game.engine.speech import Remark
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
        return BreakSilence(crossed[0], Remark("cannot", hard=crossed[:3])) if crossed else Join()
    return next(action for action in _wishes(seat, view) if refusal(view, action) is None)


def _wishes(seat: Seat, view: View) -> Iterator[Action]:
    for proposal in view.proposals:
        if seat not in proposal.accepted | proposal.declined and not (
            proposal.chair_text and view.round == 1
        ):
            yield Accept(proposal.id)
            yield Decline(proposal.id, Remark("cannot", hard=_behind_red_lines(view, proposal.moves[seat])))
    if len(view.agreed) == len(view.agenda.issues):
        yield CallAdoption()
    many = {issue: _most(view, issue) for issue in view.agenda.issues}
    texts = (ended for ended in view.ended if ended.proposal.chair_text and ended.why != "closed")
    if view.is_chair and not any(ended.round == view.round for ended in texts):
        yield ChairText(many)
    if view.acts < 2 and view.round > 1:
        yield from (Move(issue, option) for issue, option in many.items())
    partner = view.members[view.members.index(seat) - 1]
    first, last = next(iter(view.agenda.issues)), list(view.agenda.issues)[-1]
    if view.round == 1 and not any(p.by == seat for p in view.proposals):
        mine, theirs = view.positions[seat], view.positions[partner]
        note = Remark("exchange", asks=((last, mine[last]),), easy=(first,))
        yield Propose({partner: {last: mine[last]}, seat: {first: theirs[first]}}, note=note)
    yield EndTurn()


def _behind_red_lines(view: View, wanted: Mapping[IssueId, OptionId]) -> tuple[IssueId, ...]:
    assert view.interests is not None
    return tuple(issue for issue, option in wanted.items() if (issue, option) in view.interests.red_lines)[:3]


def _most(view: View, issue: str) -> OptionId:
    stands = supporters(view.positions, issue)
    return max(stands, key=lambda option: len(stands[option]))
