"""Advice to a person who asks: the next steps an able negotiator in the same seat would think of first."""

from dataclasses import dataclass
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
from game.engine.refusal import refusal
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from game.ministers.character import character
from game.ministers.negotiator import Negotiator, in_order
from game.ministers.reasons import why_answer

STEPS = 3


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
    if view.phase is not Phase.TALKS:
        action = negotiator.decide(view, Random(0))
        return (Advice(action, _why(negotiator, view, action)),)
    steps: list[Advice] = []
    for action in (*in_order(negotiator.mind(view), Random(0)), EndTurn()):
        about = action.proposal if isinstance(action, Accept | Decline) else None
        known = {(type(s.action), getattr(s.action, "proposal", None)) for s in steps}
        if (type(action), about) not in known and refusal(view, action) is None:
            steps.append(Advice(action, _why(negotiator, view, action)))
        if len(steps) == STEPS:
            break
    return tuple(steps)


def _why(negotiator: Negotiator, view: View, action: Action) -> Remark:
    match action:
        case Accept(number):
            return why_answer(negotiator.mind(view), next(p for p in view.proposals if p.id == number))
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
