"""Whole games by ministers, decision by decision: in worlds of any size and any rules, by any styles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from hypothesis import given, seed
from hypothesis import strategies as st

from benchmarks.worlds import Shape, world
from game.engine.actions import Action, ChairText, Moves, Propose
from game.engine.draft import with_fallbacks
from game.engine.scenario import Decision, IssueId, OptionId, Order, Role, Scenario, Seat
from game.engine.state import Proposal
from game.engine.view import View
from game.ministers.minister import Minister
from game.ministers.styles import STYLES
from game.session.table import Table

RULES = (
    (Decision.CONSENSUS, (1, 1)),
    (Decision.CONSENSUS_MINUS_ONE, (1, 1)),
    (Decision.MAJORITY, (1, 2)),
    (Decision.MAJORITY, (2, 3)),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A world and who plays in it, as few words. `rule`: a row of RULES; `styles`: taken in turn."""

    seed: int
    members: int
    issues: int
    rule: int
    order: Order
    chair: bool
    adviser: bool
    conflict: int
    links: int
    red_lines: int
    slack: int
    rounds: int
    initiatives: int
    reservations: int
    styles: tuple[str, ...]
    zone: bool = True

    def world(self) -> Scenario:
        """Raises ValueError where there can be no such world without a zone."""
        decision, share = RULES[self.rule]
        return world(
            self.seed,
            self.members,
            self.issues,
            Shape(conflict=self.conflict, links=self.links, red_lines=self.red_lines, slack=self.slack),
            chair=self.chair,
            decision=decision,
            share=share,
            order=self.order,
            rounds=self.rounds,
            initiatives=self.initiatives,
            reservations=self.reservations,
            adviser=self.adviser,
            zone=self.zone,
        )


BASE = Recipe(
    seed=0,
    members=3,
    issues=5,
    rule=0,
    order=Order.SEQUENTIAL,
    chair=True,
    adviser=False,
    conflict=40,
    links=1,
    red_lines=5,
    slack=200,
    rounds=6,
    initiatives=3,
    reservations=0,
    styles=("fair",),
)
"""Three who could well agree."""


def recipes(reservations: int = 2) -> st.SearchStrategy[Recipe]:
    return st.builds(
        Recipe,
        seed=st.integers(0, 2**32),
        members=st.integers(2, 6),
        issues=st.integers(3, 6),
        rule=st.integers(0, len(RULES) - 1),
        order=st.sampled_from(Order),
        chair=st.booleans(),
        adviser=st.booleans(),
        conflict=st.integers(30, 100),
        links=st.integers(0, 3),
        red_lines=st.integers(0, 40),
        slack=st.integers(20, 100),
        rounds=st.integers(1, 8),
        initiatives=st.integers(1, 4),
        reservations=st.integers(0, reservations),
        styles=st.lists(st.sampled_from([*STYLES]), min_size=1, max_size=4).map(tuple),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, and what it was made from."""

    seat: Seat
    view: View
    action: Action

    @property
    def offered(self) -> Moves | None:
        """What it puts on the table, if it does."""
        match self.action:
            case Propose(moves=moves):
                return moves
            case ChairText(text=text):
                return dict.fromkeys(self.view.members, text)
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Game:
    """A game from its opening to its end."""

    table: Table
    steps: tuple[Step, ...]

    @property
    def final(self) -> View:
        return self.table.view(None)

    def of(self, *kinds: type[Action]) -> Iterator[Step]:
        return (step for step in self.steps if isinstance(step.action, kinds))

    @property
    def actions(self) -> list[tuple[Seat, Action]]:
        return [(step.seat, step.action) for step in self.steps]


Decide = Callable[[Seat, View, Random], Action]


def ministers_of(scenario: Scenario, styles: tuple[str, ...]) -> dict[Seat, Minister]:
    """Ministers of these styles in turn, at every seat that has a turn."""
    seats = [s for s, d in scenario.agenda.delegations.items() if d.role is not Role.OBSERVER]
    return {seat: STYLES[styles[n % len(styles)]]() for n, seat in enumerate(seats)}


def deciding(ministers: Mapping[Seat, Minister]) -> Decide:
    return lambda seat, view, rng: ministers[seat].decide(view, rng)


def go_on(table: Table, decide: Decide, seed: int) -> Iterator[Step]:
    """A game from here to its end, as it is played; each decision has a chance of its own."""
    while table.active:
        seat = table.active[0]
        view, seen = table.view(seat), table.seq(seat)
        action = decide(seat, view, Random(f"{seed}/{seat}/{seen}"))
        refused = table.submit(seat, seen, action)
        assert refused is None, f"{seat} chose {action}, which is refused: {refused.code}"
        yield Step(seat, view, action)


def play(scenario: Scenario, decide: Decide, seed: int = 1) -> Game:
    table = Table(scenario, seed, {}, clock=lambda: 0.0)
    return Game(table, tuple(go_on(table, decide, seed)))


def by_ministers(scenario: Scenario, *styles: str, seed: int = 1) -> Game:
    """A game by ministers of these styles in turn, or fair ones."""
    return play(scenario, deciding(ministers_of(scenario, styles or ("fair",))), seed)


@lru_cache(maxsize=256)
def played(recipe: Recipe) -> Game:
    return by_ministers(recipe.world(), *recipe.styles, seed=recipe.seed)


def over_games(law: Callable[[Recipe], None]) -> Callable[[], None]:
    """A law of all games; those that are drawn are the same for every law, and played once."""
    return seed(1)(given(recipes())(law))


def text_for_all(view: View, offer: Proposal | Moves) -> dict[IssueId, OptionId] | None:
    """The whole text that an offer makes where all accept it; None: it is a trade among some."""
    moves = offer.moves if isinstance(offer, Proposal) else offer
    if {*moves} != {*view.members}:
        return None
    text = {**view.agreed, **moves[view.members[0]]}
    same = all(wanted == moves[view.members[0]] for wanted in moves.values())
    return text if same and len(text) == len(view.agenda.issues) else None


def whole_text(view: View) -> dict[IssueId, OptionId]:
    """The text before the silence procedure, fallbacks included."""
    assert view.silence is not None
    return with_fallbacks(view.agenda, view.silence.text)
