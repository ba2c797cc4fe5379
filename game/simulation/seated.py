"""The ministers at a table: they decide, and answer when they are asked about what they did."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from random import Random

from game.engine.actions import Action
from game.engine.events import (
    Accepted,
    Adopted,
    AdoptionCalled,
    Declined,
    Event,
    Moved,
    ProposalEnded,
    Proposed,
    SettlementRequested,
    SilenceBroken,
)
from game.engine.scenario import IssueId, Seat
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.ministers.minister import Minister
from game.ministers.reasons import why_withdrew
from game.ministers.styles import STYLES
from game.session.table import Table


class Seated:
    """Ministers for these seats (style by seat). Each knows what its own seat may see, and nothing else.

    Whoever asks one gets a set remark. The minister answers from what it shares with the asker: its own
    instructions, what everybody has seen, and the offers that both may see. None: there is nothing to
    answer, and an offer that one of the two may not see is as good as none.
    """

    def __init__(self, table: Table, seats: Mapping[Seat, str], seed: int) -> None:
        self._table = table
        self._seed = seed
        self._ministers: dict[Seat, Minister] = {seat: STYLES[style]() for seat, style in seats.items()}

    def decide(self, seat: Seat, view: View) -> Action:
        """What the minister of a seat does next.

        Each decision has a chance of its own, drawn from the seed, the seat and how much the seat has
        seen so far: a game that was saved and gone on with is the game it would have been, and what a
        seat cannot see changes nothing of what it does.
        """
        return self.deciding(seat, view)()

    def deciding(self, seat: Seat, view: View) -> Callable[[], Action]:
        """The same, to be called in any thread and at any time: it rests on what the seat had seen by now."""
        return partial(
            self._ministers[seat].decide, view, Random(f"{self._seed}/{seat}/{self._table.seq(seat)}")
        )

    def seat(self, seat: Seat, style: str) -> None:
        """From now on a minister of this style has the seat. Raises KeyError: there is no such style."""
        self._ministers[seat] = STYLES[style]()

    def why_stand(self, asker: Seat, seat: Seat, issue: IssueId) -> Remark | None:
        """Why the seat stands where it stands on a clause."""
        view = self._shared(asker, seat)
        if view is None or seat not in view.positions:
            return None
        return self._ministers[seat].why_stand(view, issue)

    def why_answer(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        """Why the seat made, accepted or declined an offer; before it has answered, what it thinks of it."""
        view = self._shared(asker, seat)
        offer = None if view is None else _offer(view, number)
        return None if view is None or offer is None else self._ministers[seat].why_answer(view, offer)

    def would_need(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        """What would make the seat accept an offer that it is a party to and did not make."""
        view = self._shared(asker, seat)
        offer = None if view is None else _offer(view, number)
        if view is None or offer is None or offer.by == seat:
            return None
        return self._ministers[seat].would_need(view, offer)

    def why(self, asker: Seat, seat: Seat, act: Event) -> Remark | None:
        """Why the seat did what the asker has heard of."""
        match act:
            case Moved(issue=issue, before=before, cause="reopening"):
                return self._why_hold(asker, seat, issue, before)
            case Moved(issue=issue) | SilenceBroken(issue=issue, reason=str()):
                return self.why_stand(asker, seat, issue)
            case SilenceBroken(reason=Remark() as reason):
                return reason
            case Proposed(proposal=number) | Accepted(proposal=number) | Declined(proposal=number):
                return self.why_answer(asker, seat, number)
            case ProposalEnded(proposal=number, why="withdrawn"):
                return self._why_withdrew(asker, seat, number)
            case Adopted(text=text, reservations=reservations) if seat in reservations:
                issue = reservations[seat][0]
                return self._why_hold(asker, seat, issue, text[issue])
            case AdoptionCalled():
                return Remark("enough")
            case SettlementRequested():
                return Remark("improves")
        return None

    def _why_hold(self, asker: Seat, seat: Seat, issue: IssueId, option: str) -> Remark | None:
        """Why it would not have this wording."""
        view = self._shared(asker, seat)
        if view is None or view.interests is None:
            return None
        barred = (issue, option) in view.interests.red_lines
        return Remark("cannot" if barred else "holds", hard=(issue,))

    def _why_withdrew(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        """Why it took back the offer of this number; of several, the latest."""
        view = self._shared(asker, seat)
        ended = () if view is None else (e for e in reversed(view.ended) if e.why == "withdrawn")
        offer = next((e.proposal for e in ended if e.proposal.id == number and e.proposal.by == seat), None)
        return None if view is None or offer is None else why_withdrew(view, offer)

    def _shared(self, asker: Seat, seat: Seat) -> View | None:
        """What the seat knows, less the corridor offers that the asker is no party to."""
        return shared(self._table.view(seat), asker) if seat in self._ministers else None


def shared(view: View, other: Seat) -> View:
    """A seat's own view, as if it had never heard of the corridor offers that `other` may not see."""
    return replace(
        view,
        proposals=tuple(p for p in view.proposals if _sees(p, other)),
        ended=tuple(e for e in view.ended if _sees(e.proposal, other)),
        trades=tuple(t for t in view.trades if other in t.partners),
    )


def _sees(offer: Proposal, seat: Seat) -> bool:
    return offer.public or seat == offer.by or seat in offer.parties


def _offer(view: View, number: int) -> Proposal | None:
    """The offer of this number that the view's seat made or is a party to; of several, the latest."""
    known = [*view.proposals, *(e.proposal for e in reversed(view.ended))]
    return next((p for p in known if p.id == number and view.seat in (p.by, *p.parties)), None)
