"""The scripted students keep to the rules and to what they are; and what the benchmarks measure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import ministers, skill
from benchmarks.case import Case
from benchmarks.games import deciding, play, scenario_named
from benchmarks.logroller import Logroller, Plan
from benchmarks.opinion import opinion
from benchmarks.students import STUDENTS, HardLiner, RandomStudent, YesSayer
from benchmarks.worlds import Shape, world
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
from game.engine.draft import with_fallbacks
from game.engine.scenario import Decision, Order, Scenario, Seat
from game.engine.scoring import value
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from game.ministers.minister import Minister
from game.session.table import Table
from game.simulation import players
from tests.tables import OPENINGS, Play, mandate, offer, table, two_members


@dataclass(frozen=True, slots=True)
class Recipe:
    """A world of students, as few numbers."""

    seed: int
    members: int
    issues: int
    chair: bool
    decision: Decision
    order: Order
    links: int
    red_lines: int
    reservations: int

    def world(self) -> Scenario:
        shape = Shape(links=self.links, red_lines=self.red_lines, capitals=2, events=3)
        return world(
            self.seed,
            self.members,
            self.issues,
            shape,
            chair=self.chair,
            decision=self.decision,
            order=self.order,
            reservations=self.reservations,
            rounds=4,
        )


RECIPES = st.builds(
    Recipe,
    seed=st.integers(0, 2**32),
    members=st.integers(2, 4),
    issues=st.integers(3, 6),
    chair=st.booleans(),
    decision=st.sampled_from(Decision),
    order=st.sampled_from(Order),
    links=st.integers(0, 2),
    red_lines=st.integers(0, 60),
    reservations=st.integers(0, 1),
)


@dataclass
class Diary:
    """Plays and writes down what everybody saw and did."""

    students: Mapping[Seat, Minister]
    steps: list[tuple[View, Action]] = field(default_factory=list)

    def __call__(self, seat: Seat, view: View, rng: Random) -> Action:
        action = self.students[seat].decide(view, rng)
        self.steps.append((view, action))
        return action

    def of(self, kind: type[Minister]) -> Iterator[tuple[View, Action]]:
        return (s for s in self.steps if isinstance(self.students[s[0].seat or ""], kind))


def seated(scenario: Scenario, seed: int) -> dict[Seat, Minister]:
    """Each member's seat with a student drawn for it."""
    rng = Random(seed)
    return {seat: STUDENTS[rng.choice([*STUDENTS])]() for seat in scenario.members}


def played(recipe: Recipe) -> tuple[Table, Diary]:
    """A whole game by students; `play` raises if one chooses what the rules refuse."""
    scenario = recipe.world()
    diary = Diary(seated(scenario, recipe.seed))
    return play(scenario, recipe.seed, diary), diary


@given(RECIPES)
def test_students_play_any_table_to_its_end(recipe: Recipe) -> None:
    game, _ = played(recipe)
    assert game.view(None).phase is Phase.OVER
    assert game.digest == played(recipe)[0].digest


def worth_before_adoption(view: View) -> int:
    assert view.silence is not None
    assert view.interests is not None
    return value(view.interests, with_fallbacks(view.agenda, view.silence.text))


def walk_away(view: View) -> int:
    assert view.interests is not None
    return view.interests.walk_away or 0


@given(RECIPES)
def test_the_yes_sayer_only_answers_and_never_signs_what_it_would_walk_away_from(recipe: Recipe) -> None:
    for view, action in played(recipe)[1].of(YesSayer):
        assert isinstance(action, Accept | Decline | Join | BreakSilence | EndTurn | ChairText | Withdraw)
        if view.phase is Phase.SILENCE and worth_before_adoption(view) < walk_away(view):
            assert isinstance(action, BreakSilence)


def test_the_yes_sayer_accepts_what_leaves_it_a_little() -> None:
    game = Play(table())
    game.do("north", ChairText({"force": "small", "place": "harbour", "costs": "open"}))
    number = game.state.proposals[0].id
    game.end()
    assert YesSayer().decide(game.view("south"), Random(1)) == Accept(number)


@given(RECIPES)
def test_the_hard_liner_never_moves_and_joins_only_what_is_close_to_its_best(recipe: Recipe) -> None:
    for view, action in played(recipe)[1].of(HardLiner):
        assert not isinstance(action, Move | Reopen)
        if isinstance(action, Join):
            best = Case(view).stakes.best
            assert 10 * (worth_before_adoption(view) - walk_away(view)) >= 6 * (best - walk_away(view))


def test_the_hard_liner_asks_all_to_come_to_it_and_in_the_chair_tables_its_own_positions() -> None:
    game = Play(table(openings={"south": {"force": "large", "place": "harbour", "costs": "own"}}))
    game.until("south")
    asked = HardLiner().decide(game.view("south"), Random(1))
    assert isinstance(asked, Propose)
    assert [*asked.moves] == ["north", "south", "east"]
    (clause,) = asked.moves["south"].items()
    assert clause in game.state.positions["south"].items()
    assert HardLiner().decide(game.do("south", asked).view("south"), Random(1)) != asked

    tabled = HardLiner().decide(Play(table()).view("north"), Random(1))
    assert isinstance(tabled, ChairText)
    assert tabled.text == OPENINGS["north"]


def test_the_random_student_does_all_kinds_of_things() -> None:
    scenario = table(rounds=6)
    kinds = set()
    for seed in range(12):
        diary = Diary({seat: RandomStudent() for seat in players(scenario)} | {"office": _Idle()})
        play(scenario, seed, diary)
        kinds |= {type(action) for _, action in diary.of(RandomStudent)}
    assert kinds >= {Accept, Decline, Withdraw, Propose, Move, Reopen, ChairText, AskCapital, CallAdoption}
    assert kinds >= {Join, JoinWithReservation, BreakSilence, EndTurn}


class _Idle:
    """An adviser who has nothing to say."""

    def decide(self, view: View, rng: Random) -> Action:
        return EndTurn()


def logrolling() -> Scenario:
    """Two members without a chair: each issue is dear to one of them and cheap to the other."""
    offered = {name: {"low": 3, "middle": 4, "high": 5} for name in ("a", "b", "c", "d")}
    up, down = (0, 40, 100), (100, 40, 0)
    return two_members(
        offered=offered,
        openings={},
        rounds=6,
        mandates={
            "north": mandate(
                {"a": (40, up), "b": (40, up), "c": (10, up), "d": (10, up)}, offered=offered, walk_away=45
            ),
            "south": mandate(
                {"a": (10, down), "b": (10, down), "c": (40, down), "d": (40, down)},
                offered=offered,
                walk_away=45,
            ),
        },
    )


def test_two_logrollers_give_each_other_what_is_dear() -> None:
    final = play(logrolling(), 1, deciding({"north": Logroller(), "south": Logroller()})).view(None)
    assert final.outcome is not None
    assert final.outcome.text == {"a": "high", "b": "high", "c": "low", "d": "low"}


def test_the_logrollers_target_falls_slowly_first_to_a_little_above_walking_away() -> None:
    game = Play(logrolling())
    targets = []
    for _ in range(6):
        targets.append(Plan(game.view("north")).target)
        game.next_round()
    falls = [a - b for a, b in pairwise(targets)]
    assert targets[0] == 10_000
    assert falls[:4] == sorted(falls[:4])
    assert targets[4:] == [4550, 4550]


@given(RECIPES)
def test_the_logroller_signs_nothing_below_walking_away_and_says_what_it_needs(recipe: Recipe) -> None:
    for view, action in played(recipe)[1].of(Logroller):
        if isinstance(action, Join):
            assert worth_before_adoption(view) >= walk_away(view)
        if isinstance(action, Decline):
            assert isinstance(action.reason, Remark)
            assert len(action.reason.asks) <= 3


def test_the_logroller_asks_for_what_is_dearest_first() -> None:
    game = Play(logrolling())
    game.do("north", EndTurn())
    all_low = {seat: dict.fromkeys("abcd", "low") for seat in ("north", "south")}
    game.do("south", Propose(all_low, public=True))
    game.next_round()
    answer = Logroller().decide(game.until("north").view("north"), Random(1))
    assert isinstance(answer, Decline)
    assert answer.reason == Remark("needs", asks=(("a", "high"), ("b", "high"), ("c", "high")))


def test_what_is_left_early_seems_cheap_and_what_is_asked_for_dear() -> None:
    game = Play(logrolling())
    game.do("north", Propose({s: dict.fromkeys("abcd", "high") for s in ("north", "south")}, public=True))
    game.end()
    before = opinion(Case(game.view("north")), "south").losses
    assert before[0] == before[1] == before[2] == before[3]
    number = game.state.proposals[0].id
    game.do("south", Decline(number, Remark("needs", asks=(("c", "low"),))), Move("a", "middle")).end()
    after = opinion(Case(game.view("north")), "south")
    loss = {name: after.losses[i][2] for i, name in enumerate("abcd")}
    assert loss["a"] < loss["b"] == loss["d"] < loss["c"]
    assert after.refusals == 1


def test_what_cannot_be_signed_is_not_offered_again() -> None:
    game = Play(logrolling())
    game.do("north", Propose({s: dict.fromkeys("abcd", "high") for s in ("north", "south")}, public=True))
    game.end()
    game.do("south", Decline(game.state.proposals[0].id, Remark("cannot", hard=("a",)))).end()
    game.until("north")
    assert Plan(game.view("north")).text_worth(5_000)[0] != 2


def test_a_series_is_the_same_on_one_process_and_on_two() -> None:
    alone = skill.measured("hotline", "fair", 2, 1, jobs=1)
    assert alone == skill.measured("hotline", "fair", 2, 1, jobs=2)
    assert {kind for _, kind in alone} == {*skill.KINDS}


def series(*surplus: float) -> skill.Series:
    return skill.Series(1.0, {"arvenia": surplus, "belmora": [2.0] * 3, "cordania": [1.0] * 3})


def test_the_exceptions_are_where_the_logroller_is_not_ahead() -> None:
    better, same, worse = series(3, 4, 5), series(2, 3, 4), series(0, 0, 0)
    kinds = {"minister": worse, "yes-sayer": worse, "random": worse, "hard-liner": better, "logroller": same}
    seats = scenario_named("hotline").members
    found = {(seat, kind): kinds[kind] for seat in seats for kind in kinds}
    lines = [*skill.exceptions("hotline", found)]
    assert lines[0] == "- hotline, arvenia: the hard-liner has 1.0 ± 0.0 more"
    assert [line for line in lines[1:] if "more" in line] == []
    assert skill.ahead("arvenia", found) == "yes, 4.0 to 2.0"
    assert skill.ahead("belmora", found) == "no"


class _Nagging:
    """A minister that makes three offers a turn, and again whenever it is the first to speak."""

    def decide(self, view: View, rng: Random) -> Action:
        if view.phase is Phase.SILENCE:
            return BreakSilence(next(iter(view.agenda.issues)))
        for proposal in view.proposals:
            if proposal.by != view.seat:
                return Decline(proposal.id)
        if view.seat != "north" or view.initiatives == 0 or len(view.waiting) == 1:
            return EndTurn()
        return offer(north="a=low", south=f"a={('low', 'middle', 'high')[view.initiatives - 1]}")


def test_floods_and_repeated_offers_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ministers, "STYLES", {"nagging": _Nagging})
    watch = ministers.Watch(logrolling(), "nagging")
    play(logrolling(), 1, watch)
    assert watch.offers == 3
    assert watch.again == 3 * 2


def test_every_row_of_the_benchmark_has_a_name_of_its_own_and_its_share_of_games() -> None:
    rows = [*ministers.rows()]
    assert len({row.name for row in rows}) == len(rows)
    (variants,) = (row for row in rows if row.name == "hotline, 50 variants")
    todo = ministers.tasks([variants], 200, 1)
    assert len({task.scenario for task in todo}) == 50
    assert len({task.seed for task in todo}) == 200


def measured(name: str, **changes: Any) -> ministers.Game:
    one = ministers.game(ministers.Task(name, name, "fair", 1))
    return replace(one, result=replace(one.result, **changes))


def test_a_row_tells_games_with_a_text_from_those_without_and_shares_of_statements_from_none() -> None:
    adopted = measured("hotline", adopted=True, nash_share=0.8, min_surplus=150, text_exists=True)
    missed = measured("hotline", adopted=False, nash_share=0.0, min_surplus=None, text_exists=True)
    wrong = measured("hotline", adopted=True, nash_share=None, min_surplus=-50, text_exists=False)
    cells = dict(zip(ministers.HEADINGS, cells_of([adopted, missed, wrong]), strict=True))
    assert (cells["text"], cells["adopted %"], cells["without"]) == ("2", "50.0", "1 of 1")
    assert (cells["Nash"], cells["5 %"], cells["least"]) == ("0.800", "0.800", "-0.50")


def cells_of(games: list[ministers.Game]) -> list[str]:
    return [cell.strip() for cell in ministers.line("row", games).split("|")[2:-1]]


def test_who_is_outvoted_is_no_measure_of_the_nash_solution() -> None:
    assert measured("5x8 majority of two thirds").result.nash_share is None
    assert measured("2x3").result.nash_share is not None
