"""Four scripted students, to see whether skill pays: three simple ones here, the able one in `logroller`.

Each decides from its own view alone, at any member's seat, and keeps nothing between two decisions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from benchmarks.case import Case
from benchmarks.logroller import Logroller
from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    Reopen,
    Withdraw,
)
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from game.ministers.minister import Minister

CLOSE_TO_BEST = 70
"""The hard-liner signs only what brings it this many per cent of the way from walking away to its best."""
OFFERS_A_TURN = 2


class YesSayer:
    """Accepts and joins whatever is above its walk-away value; concedes and proposes nothing by itself.

    In the chair it tables the most supported wordings, with what those who declined its last text asked for
    first, and with as much of its own as it takes to sign them.
    """

    def decide(self, view: View, rng: Random) -> Action:
        case = Case(view)
        return case.first_legal(_wishes(case, case.stakes.walk_away, self._own(case)))

    def _own(self, case: Case) -> Iterator[Action]:
        text = list(case.most_supported)
        for issue, asked in _first_asks(case):
            i = case.grid.place[issue]
            text[i] = case.grid.places[i][asked]
        for i, option in case.dearest(tuple(text)):
            if case.stakes.value(text) >= case.stakes.walk_away and case.stakes.allows(text):
                break
            text[i] = option
        yield from _chair_text(case, text)


def _first_asks(case: Case) -> Iterator[tuple[IssueId, OptionId]]:
    """What each of those who declined my last chair's text asked for first."""
    texts = [p for p in case.mine if p.chair_text]
    for remark in texts[-1].reasons.values() if texts else ():
        if isinstance(remark, Remark):
            yield from remark.asks[:1]


class HardLiner:
    """Never moves, signs only what is close to its best, and asks the others to come to it.

    It asks for one clause at a time, dearest first, and in the chair it tables its own positions.
    """

    def decide(self, view: View, rng: Random) -> Action:
        case = Case(view)
        way = case.stakes.best - case.stakes.walk_away
        least = case.stakes.walk_away + way * CLOSE_TO_BEST // 100
        if case.agreed is not None:
            least = max(least, case.stakes.value(case.agreed))
        return case.first_legal(_wishes(case, least, self._own(case)))

    def _own(self, case: Case) -> Iterator[Action]:
        mine, heading = case.stand, case.heading
        yield from _chair_text(case, mine)
        if len(case.offers_this_round) >= OFFERS_A_TURN:
            return
        apart = case.grid.changes(heading, mine)
        for i in sorted(apart, key=lambda i: -case.stakes.gain(heading, i, mine[i])):
            issue, option = case.grid.issues[i], case.grid.options[i][mine[i]]
            moves = {seat: {issue: option} for seat in case.view.members}
            if not case.offered(moves):
                yield Propose(moves, public=True, note=Remark("holds", hard=(issue,)))


class RandomStudent:
    """Draws what kind of step to take, then one of that kind; it keeps to the rules and its red lines.

    Drawing from the list of all legal actions would be drawing a two-party offer nearly always.
    """

    def decide(self, view: View, rng: Random) -> Action:
        if view.phase is Phase.OVER:
            return EndTurn()
        if view.phase is Phase.SILENCE:
            reserved = JoinWithReservation((rng.choice([*view.agenda.issues]),))
            answers = (Join(), reserved, BreakSilence(rng.choice([*view.agenda.issues])))
            return rng.choice([a for a in answers if refusal(view, a) is None])
        while rng.randrange(4):
            drawn = rng.choice(KINDS)(view, rng)
            if drawn is not None and refusal(view, drawn) is None:
                return drawn
        return EndTurn()


def _wishes(case: Case, least: int, own: Iterator[Action]) -> Iterator[Action]:
    """What a simple student would do, in this order; `least`: what a text must be worth to it."""
    view = case.view
    if view.phase is Phase.OVER:
        yield EndTurn()
    elif view.phase is Phase.SILENCE:
        if case.value_before_adoption() >= least:
            yield Join()
        yield case.objection()
    else:
        for proposal in case.unanswered():
            if case.stakes.value(case.under(proposal, case.heading)) >= least:
                yield Accept(proposal.id)
            yield case.decline(proposal)
        yield from own


def _chair_text(case: Case, text: Sequence[int]) -> Iterator[Action]:
    """Nothing unless in the chair: `refusal` says so."""
    for proposal in case.view.proposals:
        if proposal.chair_text and proposal.by == case.me and proposal.declined:
            yield Withdraw(proposal.id)
    yield ChairText(case.grid.text(text), Remark("tables"))


Draw = Callable[[View, Random], Action | None]


def _clause(view: View, rng: Random) -> tuple[str, str]:
    issue = rng.choice([*view.agenda.issues])
    return issue, rng.choice([*view.agenda.issues[issue].options])


def _answer(view: View, rng: Random) -> Action | None:
    if not view.proposals:
        return None
    number = rng.choice(view.proposals).id
    return rng.choice((Accept(number), Decline(number), Withdraw(number)))


def _offer(view: View, rng: Random) -> Action | None:
    """One clause for another with one other member, openly or not."""
    assert view.seat is not None
    other = rng.choice([seat for seat in view.members if seat != view.seat])
    moves = {seat: dict([_clause(view, rng)]) for seat in (view.seat, other)}
    return Propose(moves, public=rng.random() < 0.5)


def _text(view: View, rng: Random) -> Action | None:
    """Somebody's stand as a text for all."""
    return ChairText(view.positions[rng.choice(view.members)])


KINDS: tuple[Draw, ...] = (
    _answer,
    _offer,
    _text,
    lambda view, rng: Move(*_clause(view, rng)),
    lambda view, rng: Reopen(*_clause(view, rng)),
    lambda view, rng: AskCapital(_clause(view, rng)[0]),
    lambda view, rng: CallAdoption(),
)

STUDENTS: Mapping[str, Callable[[], Minister]] = {
    "yes-sayer": YesSayer,
    "hard-liner": HardLiner,
    "random": RandomStudent,
    "logroller": Logroller,
}
