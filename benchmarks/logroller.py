"""The logroller: what an able student does by eye. It gives what is cheap to it for what is dear to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random

from benchmarks.case import Case
from benchmarks.opinion import Opinion, opinion
from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    ChairText,
    EndTurn,
    Join,
    Move,
    Propose,
    Withdraw,
)
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.engine.state import Phase, Proposal
from game.engine.view import View
from game.ministers.grid import Choice

LITTLE = 50
"""Half a point, in hundredths: what a text must bring above walking away, and what any step costs."""


class Logroller:
    """Its target falls with the square of time, to a little above walking away in the last round but one:
    what is offered in the last may find nobody with a turn left to answer.
    """

    def decide(self, view: View, rng: Random) -> Action:
        plan = Plan(view)
        return plan.first_legal(_in_order(plan))


@dataclass(frozen=True)
class Plan(Case):
    """What it aims at, and what it thinks the others want."""

    @cached_property
    def target(self) -> int:
        """What a text must be worth to me now."""
        before_last = max(1, self.view.rounds - 2)
        gone = min(before_last, self.view.round - 1)
        least = self.stakes.walk_away + LITTLE
        best = max(least, self.stakes.best)
        return best - (best - least) * gone**2 // before_last**2

    @cached_property
    def others(self) -> Mapping[Seat, Opinion]:
        return {seat: opinion(self, seat) for seat in self.view.members if seat != self.me}

    def tension(self, text: Choice) -> int:
        """The squares of what everybody loses, my own loss included, in points: it rises fastest with
        whoever is left furthest out, and counts more for whom no text has been good enough."""
        mine = max(0, self.stakes.best - self.stakes.value(text)) // 100
        return mine**2 + sum([(1 + o.refusals) * o.of(text) ** 2 for o in self.others.values()])

    def text_worth(self, least: int) -> Choice:
        """The text of least tension, among those worth `least` to me, one clause at a time from my best.

        Each step changes the clause that eases most for what it costs me.
        """
        now = self.stakes.ideal
        while True:
            found = []
            tension = self.tension(now)
            worth = self.stakes.value(now)
            for i, row in enumerate(self.stakes.worth):
                for o in range(len(row)):
                    if o == now[i] or (i, o) in self.stakes.barred:
                        continue
                    cost = -self.stakes.gain(now, i, o)
                    text = (*now[:i], o, *now[i + 1 :])
                    eases = tension - self.tension(text)
                    if eases > 0 and worth - cost >= least:
                        found.append((eases / max(LITTLE, cost + LITTLE), text))
            if not found:
                return now
            now = max(found)[1]

    def fresh_text(self) -> Choice:
        """A text to table: not one that has fallen before, if something a little worse for me is new."""
        gone = {self.under(e.proposal, self.stand) for e in self.view.ended if self.is_for_all(e.proposal)}
        least = self.target
        while True:
            text = self.text_worth(least)
            if text not in gone or least <= self.stakes.walk_away + LITTLE:
                return text
            least -= LITTLE

    @cached_property
    def closer(self) -> Choice:
        """Where to stand: my best, come to where the talks are heading as far as my target allows.

        What is dear to others for what it costs me goes first.
        """
        stand, text = self.stakes.ideal, self.heading
        left = {i for i in self.grid.changes(stand, text) if (i, text[i]) not in self.stakes.barred}
        while left:
            prices = []
            for i in left:
                cost = -self.stakes.gain(stand, i, text[i])
                if self.stakes.value(stand) - cost >= self.target:
                    eased = sum(o.losses[i][stand[i]] - o.losses[i][text[i]] for o in self.others.values())
                    prices.append((max(1, eased) / max(LITTLE, cost + LITTLE), -i))
            if not prices:
                break
            i = -max(prices)[1]
            stand = (*stand[:i], text[i], *stand[i + 1 :])
            left.remove(i)
        return stand


def _in_order(plan: Plan) -> Iterator[Action]:
    view = plan.view
    if view.phase is Phase.OVER:
        yield EndTurn()
    elif view.phase is Phase.SILENCE:
        yield from _before_adoption(plan)
    else:
        for proposal in plan.unanswered():
            if _good(plan, proposal):
                yield Accept(proposal.id)
            yield plan.decline(proposal)
        if plan.agreed is None:
            for i in plan.grid.changes(plan.stand, plan.closer):
                yield Move(plan.grid.issues[i], plan.grid.options[i][plan.closer[i]])
            yield from _texts(plan)
            yield from _exchange(plan)
            yield from _question(plan)


def _before_adoption(plan: Plan) -> Iterator[Action]:
    """With clauses open there is still time, unless it is the last call. A footnote is to save a text."""
    silence = plan.view.silence
    assert silence is not None
    settled = silence.final or len(silence.text) == len(plan.view.agenda.issues)
    least = plan.stakes.walk_away if settled else plan.target
    if plan.value_before_adoption() >= least:
        yield Join()
    if settled:
        yield from plan.footnotes(least)
    yield plan.objection()


def _good(plan: Plan, proposal: Proposal) -> bool:
    """A text for all that reaches my target; a trade that improves where the talks are heading; once all is
    agreed, what improves that."""
    text = plan.under(proposal, plan.agreed or plan.heading)
    if not plan.stakes.allows(text):
        return False
    if plan.agreed is not None:
        return plan.stakes.value(text) > plan.stakes.value(plan.agreed)
    if plan.is_for_all(proposal):
        return plan.stakes.value(text) >= plan.target
    return plan.stakes.value(text) > plan.stakes.value(plan.heading)


def _texts(plan: Plan) -> Iterator[Action]:
    """The chair's single text, drafted again by the answers; where nobody is in the chair, a package."""
    view = plan.view
    if view.is_chair:
        for proposal in view.proposals:
            if proposal.chair_text and proposal.declined:
                yield Withdraw(proposal.id)
        if not any(p.chair_text for p in view.proposals):
            yield ChairText(plan.grid.text(plan.fresh_text()), Remark("bridges"))
    elif view.agenda.procedure.chair is None and not any(map(plan.is_for_all, plan.offers_this_round)):
        moves = plan.moves_for_all(plan.fresh_text())
        if not plan.offered(moves):
            yield Propose(moves, public=True, note=Remark("package"))


def _exchange(plan: Plan) -> Iterator[Action]:
    """The best exchange I can think of, in the corridor; one such offer at a time."""
    if not any(p.by == plan.me and not p.public for p in plan.view.proposals):
        for _, offer in sorted(_exchanges(plan), key=lambda found: -found[0]):
            if not plan.offered(offer.moves):
                yield offer


def _exchanges(plan: Plan) -> Iterator[tuple[int, Propose]]:
    """One clause for another: I come to where a colleague stands on what seems dear to it and is cheap to
    me, it comes to me on what is the other way round. With what the one who gains less would gain."""
    grid, mine, heading = plan.grid, plan.stand, plan.heading
    open_issues = [i for i, issue in enumerate(grid.issues) if issue not in plan.view.agreed]
    for other, wants in plan.others.items():
        theirs = plan.stands[other]
        gives: list[tuple[int, int, int]] = []
        takes: list[tuple[int, int, int]] = []
        for i in open_issues:
            for option, found in ((theirs[i], gives), (mine[i], takes)):
                if option != heading[i] and mine[i] != theirs[i]:
                    gain = plan.stakes.gain(heading, i, option) // 100
                    found.append((i, gain, wants.losses[i][heading[i]] - wants.losses[i][option]))
        for give, cost, brings in gives:
            for take, gain, price in takes:
                least = min(gain + cost, brings + price)
                if give != take and least > 0 and (give, theirs[give]) not in plan.stakes.barred:
                    given, taken = grid.issues[give], grid.issues[take]
                    asked = grid.options[take][mine[take]]
                    moves = {plan.me: {given: grid.options[give][theirs[give]]}, other: {taken: asked}}
                    note = Remark("exchange", asks=((taken, asked),), easy=(given,))
                    yield least, Propose(moves, public=False, note=note)


def _question(plan: Plan) -> Iterator[Action]:
    """Asks the capital on the clause where I am pressed most; one question a round."""
    asked = [word.given for word in plan.view.capital if word.given.asked]
    if any(given.round == plan.view.round for given in asked):
        return
    answered = {given.issue for given in asked if given.answer != "not-yet"}
    for i, _ in plan.dearest(plan.heading):
        if plan.grid.issues[i] not in answered:
            yield AskCapital(plan.grid.issues[i])
