"""A seat's situation as its minister sees it: what it wants, believes, and aims at now."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from game.engine.draft import needed
from game.engine.scenario import Order, Seat
from game.engine.scoring import outcome_value
from game.engine.speech import NAMED_AT_ONCE
from game.engine.state import Proposal
from game.engine.trades import for_all, text_for_all
from game.engine.view import View
from game.ministers.beliefs import GUESSED_WALK_AWAY, Reading, believed, reading
from game.ministers.character import Character
from game.ministers.grid import Choice, Grid, Stakes, Tie, grid_of, stands
from game.ministers.schedule import shown, signed
from game.ministers.search import Parties, best_text

CAUTION = 0.3
"""Standard deviations of doubt that speak against a wording once there is no time left to learn: the
text that looks best is the one whose costs are most likely to be underrated."""
STEP_UP = 2.0
"""Points more than a text that was declined, to be worth tabling to the one who declined it."""


@dataclass(frozen=True)
class Mind:
    """Derived from the view alone. `stakes` None: an adviser, who has none. Values in hundredths."""

    view: View
    character: Character
    stakes: Stakes | None

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.view.agenda)

    @cached_property
    def reading(self) -> Reading:
        return reading(self.view)

    @cached_property
    def stands(self) -> dict[Seat, Choice]:
        return stands(self.grid, self.view.positions)

    @property
    def edited(self) -> bool:
        """Whether somebody in the chair edits a text for all."""
        return self.view.agenda.procedure.chair is not None

    @property
    def wishes(self) -> int:
        """How many clauses I name when I decline: more where packages are exchanged between two."""
        extra = 2 if not self.edited and len(self.view.members) == 2 else 0
        return min(NAMED_AT_ONCE, self.character.wishes + extra)

    @cached_property
    def time(self) -> float:
        """How much of the time to learn is used up, 0 to 1."""
        return shown(self.view.round, self.view.rounds)

    @cached_property
    def floor(self) -> int:
        """What a text must be worth at the least: more than walking away, or than what is adopted."""
        outcome = self.view.outcome
        if outcome is not None and outcome.text is not None and self.view.interests is not None:
            return outcome_value(self.view.agenda, self.view.interests, outcome, self.view.seat or "") + 1
        assert self.stakes is not None
        return min(
            self.stakes.walk_away + self.character.margin, max(self.stakes.best, self.stakes.walk_away)
        )

    @cached_property
    def target(self) -> int:
        """What I would sign at this point of the talks."""
        assert self.stakes is not None
        best = max(self.stakes.best, self.floor)
        given = signed(self.view.round, self.view.rounds, self.edited, self.character.e)
        return best - round((best - self.floor) * given)

    @cached_property
    def shown_target(self) -> int:
        """What the stand I show is worth."""
        assert self.stakes is not None
        best = max(self.stakes.best, self.floor)
        return best - round((best - self.floor) * self.time)

    @cached_property
    def tabled(self) -> Proposal | None:
        """The text before everybody."""
        return text_for_all(self.view.proposals, self.view.positions, self.view.agreed)

    @cached_property
    def agreed(self) -> Choice | None:
        """The text on which every clause is agreed, if it has come to that.

        Where fewer than all decide, clauses agreed by one majority each are no text that a majority wants:
        enough members stand on the whole of it.
        """
        if len(self.view.agreed) < len(self.grid.issues):
            return None
        text = self.grid.stand(self.view.agreed)
        behind = sum(stand == text for stand in self.stands.values())
        return text if behind >= self.quorum else None

    @property
    def quorum(self) -> int:
        """How many members a text needs."""
        return needed(self.view.agenda.procedure, len(self.view.members))

    @cached_property
    def answering(self) -> frozenset[Seat]:
        """The other members who will have a turn to answer what I offer now."""
        view = self.view
        last = view.round == view.rounds and view.settlement is None
        in_turn = view.agenda.procedure.order is Order.SEQUENTIAL
        return frozenset(view.waiting if last and in_turn else view.members) - {view.seat or ""}

    def can_be_taken(self, seats: Iterable[Seat]) -> bool:
        """Whether all of these others can still answer."""
        return self.answering.issuperset(seat for seat in seats if seat != self.view.seat)

    @cached_property
    def refused(self) -> frozenset[Choice]:
        """The texts for all that have been tabled in vain, or that I have on the table now."""
        gone = [e.proposal for e in self.view.ended if e.why != "closed"]
        gone += [p for p in self.view.proposals if p.by == self.view.seat]
        return frozenset(self.whole(p) for p in gone if self.is_for_all(p))

    def is_for_all(self, proposal: Proposal) -> bool:
        """Whether it is a whole text before everybody."""
        return for_all(proposal, self.view.positions, self.view.agreed)

    def whole(self, proposal: Proposal) -> Choice:
        """The text that a proposal for all would make; what it leaves out is agreed."""
        stand, moves = next(iter(self.view.positions.values())), next(iter(proposal.moves.values()))
        return self.grid.stand({**stand, **self.view.agreed, **moves})

    def parties(self, my_floor: int | None) -> Parties:
        """Everybody's gains and losses as I see them: my own exactly, if I have a floor to defend."""
        seats = self.view.members
        benefit = round(self.character.curiosity * (1 - self.time) - CAUTION * self.time, 6)
        worth = np.stack([believed(self.reading.members[seat], benefit, self.grid.widest) for seat in seats])
        floor = np.array([self._needed(seat) for seat in seats])
        allowed = np.zeros(worth.shape[1:], dtype=bool)
        for i, row in enumerate(self.grid.options):
            allowed[i, : len(row)] = True
        mine = None
        ties: tuple[Tie, ...] = ()
        if my_floor is not None and self.stakes is not None and self.view.seat is not None:
            mine = seats.index(self.view.seat)
            for i, values in enumerate(self.stakes.worth):
                worth[mine, i, : len(values)] = values
            floor[mine], ties = my_floor, self.stakes.ties
        open_to_all = allowed.copy()
        for seat in seats:
            for i, o in self._barred(seat):
                open_to_all[i, o] = False
        allowed = np.where(open_to_all.any(axis=1, keepdims=True), open_to_all, allowed)
        return Parties(worth, floor, allowed, mine, ties, self.quorum)

    def _needed(self, seat: Seat) -> float:
        """What I take a member to need, against its favourite text: a newcomer's guess of walking away;
        more than a text it has declined, less what it will have given up since."""
        guess = -100 * (100 - GUESSED_WALK_AWAY)
        last = next((t for t in reversed(self.view.turns) if t.seat == seat and t.replies), None)
        if last is None or last.replies[-1].accepted:
            return guess
        estimate = self.reading.members[seat]
        if self.stands[seat] == estimate.favourite:
            return guess  # who gives nothing is not paid for it
        lost = sum(estimate.loss(i, o) for i, o in enumerate(self.grid.choice(last.replies[-1].text)))
        since = signed(self.view.round, self.view.rounds, self.edited) - signed(
            last.round, self.view.rounds, self.edited
        )
        return max(guess, -round(100 * (lost - STEP_UP + (100 - GUESSED_WALK_AWAY) * since)))

    def _barred(self, seat: Seat) -> frozenset[tuple[int, int]]:
        if seat == self.view.seat and self.stakes is not None:
            return self.stakes.barred
        return frozenset(self.reading.members[seat].barred)

    def doubt_of_change(self, seat: Seat, now: Choice) -> npt.NDArray[np.float64]:
        """How unsure I am of what other wordings than these bring a member, (issues, options)."""
        doubt = np.zeros((len(self.grid.issues), self.grid.widest))
        if seat != self.view.seat:
            estimate = self.reading.members[seat]
            for i, row in enumerate(self.grid.options):
                for o in range(len(row)):
                    doubt[i, o] = round(100 * estimate.doubt_between(i, now[i], o))
        return doubt

    def starts(self, parties: Parties) -> list[Choice]:
        """Where to begin looking: the best sum, the least pain, the text on the table, where I stand."""
        closed = np.where(parties.allowed, 0.0, -np.inf)
        found = [
            tuple(int(o) for o in (parties.worth.sum(axis=0) + closed).argmax(axis=1)),
            tuple(int(o) for o in (parties.worth.min(axis=0) + closed).argmax(axis=1)),
        ]
        return found if self.tabled is None else [*found, self.whole(self.tabled)]

    @cached_property
    def focal(self) -> Choice:
        """The text I would expect everybody to be able to live with."""
        parties = self.parties(self.floor if self.stakes is not None else None)
        return best_text(parties, self.starts(parties), pairs=False)

    @cached_property
    def outlook(self) -> Choice:
        """What the talks are heading for: the text before all, the last one that was, else my own guess."""
        if self.tabled is not None:
            return self.whole(self.tabled)
        for past in reversed(self.view.ended):
            if self.is_for_all(past.proposal):
                return self.whole(past.proposal)
        return self.focal
