"""Random games: hypothesis draws, and shrinks, the shape of the table; a seed makes all other choices."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from random import Random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

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
    HandOver,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Moves,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.events import Event
from game.engine.legal import legal_actions
from game.engine.refusal import refusal
from game.engine.rules import apply, start
from game.engine.scenario import IssueId, OptionId, Scenario, Seat
from game.engine.speech import NAMED_AT_ONCE, REMARKS, Remark, Words
from game.engine.state import Phase, State
from game.engine.view import View, active_seats, view_for
from tests.laws.worlds import Shape, scenario_of

LAW = settings(max_examples=min(2000, 3 * settings().max_examples))
"""An example here is quick, and one game says little: more of them than the profile asks for."""


@dataclass(frozen=True, slots=True)
class Step:
    before: State
    seat: Seat
    action: Action
    after: State
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Game:
    """A random game: `steps` that were taken, all legal."""

    shape: Shape
    seed: int
    scenario: Scenario
    steps: tuple[Step, ...]

    def __repr__(self) -> str:
        return f"{self.shape}, seed {self.seed}: " + "; ".join(f"{s.seat} {s.action}" for s in self.steps)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    @property
    def states(self) -> tuple[State, ...]:
        return (start(self.scenario, self.seed), *(step.after for step in self.steps))

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(self.scenario.agenda.delegations)


def shapes() -> st.SearchStrategy[Shape]:
    return st.builds(
        Shape,
        members=st.integers(2, 4),
        advisers=st.integers(0, 1),
        observers=st.integers(0, 1),
        issues=st.lists(st.integers(1, 3), min_size=1, max_size=3).map(tuple),
        rounds=st.integers(1, 3),
        initiatives=st.integers(0, 3),
        simultaneous=st.booleans(),
        decision=st.integers(0, 3),
        chair=st.booleans(),
        reservations=st.integers(0, 2),
        seed=st.integers(0, 2**16),
    )


def games(longest: int = 40, *, host: bool = True) -> st.SearchStrategy[Game]:
    def played(shape: Shape, seed: int) -> Game:
        scenario = scenario_of(shape)
        return Game(shape, seed, scenario, tuple(islice(walk(scenario, seed, host=host), longest)))

    return st.builds(played, shapes(), st.integers(0, 2**16))


def walk(scenario: Scenario, seed: int, *, host: bool = True) -> Iterator[Step]:
    """Random legal play, until nobody can do anything."""
    rng = Random(seed)
    state = start(scenario, seed)
    while True:
        seen = cache(partial(view_for, state))
        found = next((c for c in (_choice(rng, state, seen, host) for _ in range(60)) if c), None)
        if found is None:
            return
        seat, action = found
        after, events = apply(state, action, seat)
        yield Step(state, seat, action, after, events)
        state = after


def _choice(
    rng: Random, state: State, seen: Callable[[Seat], View], host: bool
) -> tuple[Seat, Action] | None:
    seat = random_seat(rng, state, host)
    view = seen(seat)
    action = random_action(rng, view)
    return (seat, action) if refusal(view, action) is None else None


def random_seat(rng: Random, state: State, host: bool = True) -> Seat:
    """Mostly somebody who may act; now and then anybody."""
    active = active_seats(state)
    if host and (rng.random() < 0.06 or state.paused):
        return HOST
    if active and rng.random() < 0.9:
        return rng.choice(active)
    return rng.choice(tuple(state.scenario.agenda.delegations))


def listed(rng: Random, view: View) -> Action | None:
    """One of the first 400 actions that are listed as legal."""
    actions = list(islice(legal_actions(view), 400))
    return rng.choice(actions) if actions else None


def random_action(rng: Random, view: View) -> Action:
    """An action that may well be legal, of a kind that fits the phase."""
    if view.seat == HOST:
        return _of_the_host(rng, view)
    match view.phase:
        case Phase.OVER:
            return RequestSettlement() if rng.random() < 0.9 else EndTurn()
        case Phase.SILENCE:
            return _answer(rng, view)
        case Phase.TALKS:
            return _in_talks(rng, view)


def _of_the_host(rng: Random, view: View) -> Action:
    if view.paused and rng.random() < 0.8:
        return Resume()
    actions: tuple[Action, ...] = (
        Pause(),
        Resume(),
        Extend(rng.randint(1, 2)),
        *(Release(event) for event in view.releasable),
        *(Release(event) for event in view.releasable),
        HandOver(_any(rng, view.agenda.delegations), rng.choice(("person", "minister:plain"))),
    )
    return rng.choice(actions)


def _answer(rng: Random, view: View) -> Action:
    issue = _any(rng, view.agenda.issues)
    text = tuple(view.silence.text) if view.silence else ()
    reserved = tuple(rng.sample(text, min(len(text), rng.randint(1, 2))))
    odds = rng.random()
    if odds < 0.6:
        return Join()
    if odds < 0.8:
        return JoinWithReservation(reserved)
    return Lapse() if odds < 0.85 else BreakSilence(issue, said(rng, view))


def _in_talks(rng: Random, view: View) -> Action:
    if view.proposals and rng.random() < 0.5:
        return _about(rng, view)
    issue = _any(rng, view.agenda.issues)
    option = _any(rng, view.agenda.issues[issue].options)
    odds = rng.random()
    if odds < 0.28:
        return Propose(bundle(rng, view), rng.random() < 0.4, said(rng, view))
    if odds < 0.46:
        return Move(issue, option)
    if odds < 0.56:
        return ChairText(_text(rng, view), said(rng, view))
    if odds < 0.68:
        return Reopen(issue, option)
    if odds < 0.74:
        return TakeBack()
    if odds < 0.79:
        return AskCapital(issue)
    if odds < 0.83:
        return CallAdoption()
    if odds < 0.86:
        return Speak("So.", tuple(s for s in view.agenda.delegations if rng.random() < 0.3))
    return EndTurn() if odds < 0.98 else Lapse()


def _about(rng: Random, view: View) -> Action:
    number = rng.choice(view.proposals).id
    odds = rng.random()
    if odds < 0.72:
        return Accept(number)
    if odds < 0.80:
        return Decline(number, said(rng, view))
    if odds < 0.95:
        return Counter(number, bundle(rng, view), rng.random() < 0.4, said(rng, view))
    return Withdraw(number)


def said(rng: Random, view: View) -> Words:
    """Nothing, free words or a set remark about this agenda."""
    return rng.choice(("", "A word.", remark(rng, view)))


def remark(rng: Random, view: View) -> Remark:
    """Any set remark, about anything on the agenda, fitting or not."""
    issues = tuple(view.agenda.issues)
    asks = tuple(_text(rng, view).items()) if rng.random() < 0.5 else ()
    hard, easy = (tuple(rng.sample(issues, rng.randint(0, len(issues)))) for _ in range(2))
    return Remark(rng.choice(sorted(REMARKS)), asks, hard, easy)


def _text(rng: Random, view: View) -> dict[IssueId, OptionId]:
    chosen = rng.sample(tuple(view.agenda.issues), rng.randint(1, len(view.agenda.issues)))
    return {issue: _any(rng, view.agenda.issues[issue].options) for issue in chosen}


def bundle(rng: Random, view: View) -> Moves:
    """Random moves of some members, often my own among them; after adoption the same for all."""
    if view.settlement is not None:
        return dict.fromkeys(view.members, _text(rng, view))
    others = [m for m in view.members if m != view.seat]
    movers = rng.sample(others, rng.randint(1, len(others)))
    if view.seat is not None and view.seat in view.positions and rng.random() < 0.95:
        movers.append(view.seat)
    return {mover: _text(rng, view) for mover in movers}


def nonsense(rng: Random, view: View) -> Action:
    """An action that need not make sense at all."""
    issue = _any(rng, (*view.agenda.issues, "no-such-issue", ""))
    option = _any(rng, ("no-such-option", *(o for i in view.agenda.issues.values() for o in i.options)))
    seats = (*view.agenda.delegations, "no-such-seat", HOST)
    number = rng.choice((0, -1, 10_000, 12_345, *(p.id for p in view.proposals)))
    remarks: tuple[Words, ...] = (
        Remark(rng.choice(("needs", "needs ", "", "x" * 99)), ((issue, option),), (issue,)),
        Remark("cannot", hard=(issue,) * rng.choice((NAMED_AT_ONCE, NAMED_AT_ONCE + 1))),
    )
    moves = {
        _any(rng, seats): {_any(rng, (*view.agenda.issues, "x")): option} for _ in range(rng.randint(0, 3))
    }
    actions: tuple[Action, ...] = (
        Move(issue, option),
        Reopen(issue, option),
        Propose(moves, rng.random() < 0.5, "x" * rng.choice((0, 501))),
        Propose({seat: {} for seat in view.members}),
        Counter(number, moves, note=rng.choice(("", "x" * 501, *remarks))),
        Accept(number),
        Decline(number, rng.choice(("", "x" * 501, "\x00", *remarks))),
        Withdraw(number),
        ChairText({issue: option} if rng.random() < 0.9 else {}, rng.choice(("", *remarks))),
        AskCapital(issue),
        Speak(rng.choice(("", " ", "x", "x" * 1001, "\x1b", "\ud800")), (_any(rng, seats),)),
        CallAdoption(),
        Join(),
        JoinWithReservation(rng.choice(((), (issue,), (issue, issue), tuple(view.agenda.issues)))),
        BreakSilence(issue, rng.choice(("", "x" * 501, *remarks))),
        EndTurn(),
        TakeBack(),
        RequestSettlement(),
        Lapse(),
        Pause(),
        Resume(),
        Extend(rng.choice((-1, 0, 1, 99))),
        Release(rng.choice((*view.releasable, "no-such-event"))),
        HandOver(_any(rng, seats), rng.choice(("", "person", "x" * 99))),
    )
    return rng.choice(actions)


def _any(rng: Random, things: Mapping[str, object] | tuple[str, ...]) -> str:
    return rng.choice(tuple(things))
