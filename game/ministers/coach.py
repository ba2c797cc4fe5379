"""Advice to a person who asks: the next steps an able negotiator in the same seat would think of first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    Decline,
    EndTurn,
    JoinWithReservation,
    Move,
    Reopen,
    RequestSettlement,
)
from game.engine.redlines import unsignable
from game.engine.refusal import refusal
from game.engine.scenario import IssueId
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from game.ministers.character import character
from game.ministers.mending import mending
from game.ministers.mind import Mind
from game.ministers.negotiator import Negotiator, in_order
from game.ministers.reasons import why_answer

STEPS = 3
LATE = 2
"""So many last rounds are too few to leave a text as it is that cannot be signed."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A step that is allowed now, and why."""

    action: Action
    why: Remark


def advice(view: View) -> tuple[Advice, ...]:
    """Up to three sound next steps of different kinds, the most urgent first; from this view alone.

    Empty when the seat has nothing to do now, or has no interests of its own.
    """
    if view.seat not in view.active or view.seat not in view.positions:
        return ()
    negotiator = Negotiator(character("fair"))
    mind = negotiator.mind(view)
    if view.phase is not Phase.TALKS:
        action = negotiator.decide(view, Random(0))
        return (Advice(action, _why(mind, action)),)
    steps: list[Advice] = []
    for action, why in _in_order(mind):
        about = action.proposal if isinstance(action, Accept | Decline) else None
        known = {(type(s.action), getattr(s.action, "proposal", None)) for s in steps}
        if (type(action), about) not in known and refusal(view, action) is None:
            steps.append(Advice(action, why))
        if len(steps) == STEPS:
            break
    return tuple(steps)


def unsigned(view: View) -> tuple[IssueId, ...]:
    """The clauses behind my red lines that keep me from signing the text as it stands, once time is short."""
    late = view.phase is Phase.TALKS and view.settlement is None and view.rounds - view.round < LATE
    return unsignable(view) if late and view.interests is not None else ()


def _in_order(mind: Mind) -> Iterator[tuple[Action, Remark]]:
    """As a minister would, but for what could mend a text that cannot be signed: that comes before everything
    but an acceptance."""
    barred = bool(unsigned(mind.view))
    mends = [step for step in mending(mind) if refusal(mind.view, step[0]) is None] if barred else []
    end = EndTurn(), Remark("cannot" if barred and not mends else "awaits")
    ordinary = ((action, _why(mind, action)) for action in in_order(mind, Random(0)))
    for step in chain(ordinary, (end,)):
        if not isinstance(step[0], Accept):
            yield from mends
            mends = []
        yield step


def _why(mind: Mind, action: Action) -> Remark:
    match action:
        case Accept(number):
            return why_answer(mind, next(p for p in mind.view.proposals if p.id == number))
        case Decline(_, Remark() as reason) | BreakSilence(_, Remark() as reason):
            return reason
        case Move(issue, _) | Reopen(issue, _):
            return Remark("closer", easy=(issue,))
        case AskCapital(issue):
            return Remark("consults", hard=(issue,))
        case JoinWithReservation(issues):
            return Remark("reserves", hard=issues)
        case CallAdoption():
            return Remark("enough")
        case EndTurn():
            return Remark("awaits")
        case RequestSettlement():
            return Remark("improves")
    note = getattr(action, "note", None)
    return note if isinstance(note, Remark) else Remark("enough")
