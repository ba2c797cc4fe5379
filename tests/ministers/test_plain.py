"""The plain minister: what it takes, what it never does."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import (
    Accept,
    Action,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    RequestSettlement,
)
from game.engine.refusal import refusal
from game.engine.rules import apply, start
from game.engine.scenario import Scenario
from game.engine.scoring import outcome_value
from game.engine.state import Phase, State
from game.engine.view import active_seats, view_for
from game.ministers.aspiration import best_value, target
from game.ministers.plain import PlainMinister
from game.simulation import play_alone
from tests.tables import majority, simultaneous, table, together, two_members

TABLES = [
    table(),
    table(rounds=6),
    table(chair=None),
    two_members(),
    simultaneous(),
    majority(),
    table(
        red_lines={"south": {"force": ["large"]}, "east": {"place": ["hill"], "costs": ["own"]}}, openings={}
    ),
]


def decide(state: State, seat: str, seed: int = 1) -> Action:
    return PlainMinister().decide(view_for(state, seat), Random(seed))


@given(scenario=st.sampled_from(TABLES), seed=st.integers(0, 10_000))
def test_it_only_ever_does_what_is_allowed_and_the_game_ends(scenario: Scenario, seed: int) -> None:
    state, rng = start(scenario, seed), Random(seed)
    for _ in range(2000):
        if not (seats := active_seats(state)):
            break
        view = view_for(state, seats[0])
        action = PlainMinister().decide(view, rng)
        assert refusal(view, action) is None
        state, _ = apply(state, action, seats[0])
    assert state.phase is Phase.OVER


@given(scenario=st.sampled_from(TABLES), seed=st.integers(0, 10_000))
def test_nobody_signs_below_the_walk_away_value_or_across_a_red_line(scenario: Scenario, seed: int) -> None:
    played = play_alone(scenario, seed)
    for seat in scenario.members:
        view = played.view(seat)
        assert view.outcome is not None
        assert view.interests is not None
        if view.outcome.text is not None and seat in view.outcome.joined and not view.outcome.reservations:
            worth = outcome_value(view.agenda, view.interests, view.outcome, seat)
            assert worth > (view.interests.walk_away or 0)
        assert not view.interests.red_lines & set(view.positions[seat].items())


def test_the_target_falls_from_the_best_text_to_just_above_the_walk_away_value() -> None:
    state = start(table(rounds=5), 1)
    views = [replace(view_for(state, "south"), round=number) for number in range(1, 6)]
    targets = [target(view) for view in views]
    assert views[0].interests is not None
    assert targets[0] == best_value(views[0].interests)
    assert targets == sorted(targets, reverse=True)
    assert targets[3:] == [4100, 4100]


@pytest.mark.parametrize(
    ("place", "answer"),
    [("hill", Accept), ("harbour", Decline)],  # north comes to south's hill, or asks it away from there
)
def test_it_takes_what_serves_it_and_declines_what_does_not(place: str, answer: type[Action]) -> None:
    state = start(table(), 1)
    north = {"place": "hill"} if place == "hill" else {"force": "none"}
    moves = {"north": north, "south": {"place": place}}
    state, _ = apply(state, Propose(moves), "north")
    for seat in ("north", "south", "east", "office"):
        state, _ = apply(state, EndTurn(), seat)
    assert isinstance(decide(state, "south"), answer)


def test_it_does_not_go_back_on_what_it_has_accepted() -> None:
    state = start(simultaneous(rounds=2), 1)
    state, _ = apply(state, ChairText({"force": "small"}), "north")
    state, _ = apply(state, Accept(state.proposals[0].id), "south")
    assert not isinstance(decide(state, "south"), Decline)


def test_it_gives_way_only_as_far_as_its_target() -> None:
    state = start(table(), 1)
    assert not isinstance(decide(state, "north"), Move)


def test_in_the_chair_it_tables_a_text() -> None:
    assert isinstance(decide(start(table(rounds=6), 1), "north"), ChairText)


def test_it_calls_adoption_when_all_is_agreed() -> None:
    stands = together(force="large", place="hill", costs="shared")
    assert decide(start(table(openings=stands), 1), "north") == CallAdoption()


@pytest.mark.parametrize(
    ("red_line", "answer"),
    [(None, Join()), ("place", JoinWithReservation(("place",)))],
)
def test_it_joins_what_it_can_live_with(red_line: str | None, answer: Action) -> None:
    stands = together(force="large", place="hill", costs="shared")
    state, _ = apply(start(table(openings=stands), 1), CallAdoption(), "north")
    if red_line is not None:
        south = state.interests["south"]
        south = replace(south, red_lines=frozenset({("place", "hill")}))
        state = replace(state, interests={**state.interests, "south": south})
    assert decide(state, "south") == answer


def test_it_breaks_silence_on_a_text_below_its_floor_and_names_what_costs_it_most() -> None:
    stands = together(force="none", place="harbour", costs="open")
    state, _ = apply(start(table(openings=stands), 1), CallAdoption(), "north")
    assert decide(state, "south") == BreakSilence("force")


def test_after_adoption_it_agrees_to_look_for_better() -> None:
    stands = together(force="large", place="hill", costs="shared")
    state, _ = apply(start(table(openings=stands), 1), CallAdoption(), "north")
    for seat in ("north", "south", "east"):
        state, _ = apply(state, Join(), seat)
    state, _ = apply(state, RequestSettlement(), "north")
    assert decide(state, "south") == RequestSettlement()


def test_an_adviser_leaves_the_floor() -> None:
    state = start(table(), 1)
    for seat in ("north", "south", "east"):
        state, _ = apply(state, EndTurn(), seat)
    assert decide(state, "office") == EndTurn()
