"""What a student has before it when it decides: the table as everybody sees it, and its own case."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.engine.actions import Action, BreakSilence, Decline, EndTurn, JoinWithReservation, Moves
from game.engine.draft import fallbacks, supporters, with_fallbacks
from game.engine.refusal import red_lines_crossed, refusal
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import value, value_with_reservations
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.trades import for_all, text_for_all
from game.engine.view import View
from game.ministers.grid import Choice, Grid, Stakes, grid_of, stakes_of, stands

NAMED = 3
"""How many clauses a student names when it declines."""


@dataclass(frozen=True)
class Case:
    """A member's view, and its interests as numbers (hundredths of a point)."""

    view: View

    @cached_property
    def me(self) -> Seat:
        assert self.view.seat is not None
        return self.view.seat

    @cached_property
    def grid(self) -> Grid:
        return grid_of(self.view.agenda)

    @cached_property
    def stakes(self) -> Stakes:
        assert self.view.interests is not None
        return stakes_of(self.grid, self.view.interests)

    @cached_property
    def stands(self) -> dict[Seat, Choice]:
        return stands(self.grid, self.view.positions)

    @cached_property
    def stand(self) -> Choice:
        return self.stands[self.me]

    @cached_property
    def tabled(self) -> Proposal | None:
        """The text before everybody."""
        return text_for_all(self.view.proposals, self.view.positions, self.view.agreed)

    @cached_property
    def agreed(self) -> Choice | None:
        """The text on which every clause is agreed, if it has come to that."""
        whole = len(self.view.agreed) == len(self.grid.issues)
        return self.grid.stand(self.view.agreed) if whole else None

    @cached_property
    def most_supported(self) -> Choice:
        """On every issue the wording that most stand on; of equals mine, else the first."""
        chosen = []
        for issue in self.grid.issues:
            backing = supporters(self.view.positions, issue)
            chosen.append(max(backing, key=lambda o, b=backing: (len(b[o]), self.me in b[o])))  # type: ignore[misc]
        return self.grid.choice(chosen)

    @cached_property
    def heading(self) -> Choice:
        """Where the talks are heading: the text before everybody, else the most supported wordings."""
        return self.most_supported if self.tabled is None else self.under(self.tabled, self.most_supported)

    def under(self, proposal: Proposal, text: Choice) -> Choice:
        """What becomes of a text if this proposal closes."""
        then = list(text)
        for wanted in proposal.moves.values():
            for issue, option in wanted.items():
                i = self.grid.place[issue]
                then[i] = self.grid.places[i][option]
        return tuple(then)

    def stand_under(self, proposal: Proposal) -> Choice:
        """Where I would stand if this proposal closed."""
        return self.grid.stand({**self.view.positions[self.me], **proposal.moves.get(self.me, {})})

    def is_for_all(self, proposal: Proposal) -> bool:
        return for_all(proposal, self.view.positions, self.view.agreed)

    def unanswered(self) -> Iterator[Proposal]:
        """The offers on which I have not said anything yet."""
        for proposal in self.view.proposals:
            if self.me in proposal.parties and self.me != proposal.by and self.me not in proposal.accepted:
                yield proposal

    @cached_property
    def mine(self) -> list[Proposal]:
        """Everything I have proposed."""
        made = [*self.view.proposals, *(e.proposal for e in self.view.ended)]
        return [p for p in made if p.by == self.me]

    @property
    def offers_this_round(self) -> list[Proposal]:
        return [p for p in self.mine if p.until == self.view.round + 1]

    def offered(self, moves: Moves) -> bool:
        """Whether I have proposed just this before."""
        return any(p.moves == moves for p in self.mine)

    def dearest(self, text: Choice) -> list[tuple[int, int]]:
        """(issue, option) of the changes that would bring me most, the dearest issue first."""
        gains = []
        for i, row in enumerate(self.stakes.worth):
            options = [o for o in range(len(row)) if (i, o) not in self.stakes.barred]
            gains.append(max(((self.stakes.gain(text, i, o), -i, -o) for o in options), default=(0, 0, 0)))
        return [(-i, -o) for gain, i, o in sorted(gains, reverse=True) if gain > 0]

    def needs(self, text: Choice) -> Remark:
        """What I would want in a text that I decline, and what in it I can never sign."""
        names, options = self.grid.issues, self.grid.options
        asks = tuple((names[i], options[i][o]) for i, o in self.dearest(text)[:NAMED])
        barred = [names[i] for i, o in enumerate(text) if (i, o) in self.stakes.barred]
        return Remark("cannot" if barred else "needs", asks=asks, hard=tuple(barred[:NAMED]))

    def moves_for_all(self, text: Choice) -> dict[Seat, dict[IssueId, OptionId]]:
        return {seat: self.grid.text(text) for seat in self.view.members}

    def value_before_adoption(self) -> int:
        """What the text of the silence procedure is worth to me, fallbacks of open clauses included."""
        view = self.view
        assert view.silence is not None
        assert view.interests is not None
        return value(view.interests, with_fallbacks(view.agenda, view.silence.text))

    def footnotes(self, least: int) -> Iterator[Action]:
        """The answers by which one reservation makes the text worth that much, the best first."""
        view = self.view
        assert view.silence is not None
        assert view.interests is not None
        text = with_fallbacks(view.agenda, view.silence.text)
        found = {
            issue: value_with_reservations(view.interests, text, fallbacks(view.agenda), (issue,), ())
            for issue in view.silence.text
        }
        for issue in sorted(found, key=lambda issue: -found[issue]):
            if found[issue] >= least:
                yield JoinWithReservation((issue,))

    def objection(self) -> Action:
        """Breaks silence on a clause behind a red line of mine, else on that which costs me most."""
        crossed = red_lines_crossed(self.view)
        assert self.view.silence is not None
        open_text = {**self.view.positions[self.me], **self.view.silence.text}
        dearest = self.dearest(self.grid.stand(open_text))
        issue = crossed[0] if crossed else self.grid.issues[dearest[0][0] if dearest else 0]
        return BreakSilence(issue, Remark("below"))

    def decline(self, proposal: Proposal) -> Action:
        return Decline(proposal.id, self.needs(self.under(proposal, self.heading)))

    def first_legal(self, wishes: Iterator[Action]) -> Action:
        """The first of these that the rules allow; with none left, the end of the turn."""
        return next((action for action in wishes if refusal(self.view, action) is None), EndTurn())
