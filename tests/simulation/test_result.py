"""What a finished game came to, and what it could have come to."""

from collections.abc import Mapping
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import optimum, possible
from game.analysis.possible import nash_share
from game.analysis.space import Space, space_of
from game.authoring.zone import first_interests
from game.engine.actions import (
    Action,
    BreakSilence,
    CallAdoption,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Reopen,
)
from game.engine.scenario import Scenario, Seat
from game.session.table import Table
from game.simulation import Result, result_of
from game.simulation.alone import play_alone
from tests.analysis.spaces import SMALL, all_texts, spaces
from tests.tables import OPENINGS, flexibility, majority, table

APART = {"south": {"force": ["large", "small"]}, "east": {"force": ["none"]}}
BEST = {"force": "large", "place": "hill", "costs": "shared", "review": "yearly"}
AT_ONE = dict.fromkeys(OPENINGS, BEST)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    possible._possible.cache_clear()


def adopted_at_once(
    scenario: Scenario, reserving: Mapping[Seat, str] | None = None, objecting: Seat = ""
) -> Result:
    """The first calls adoption on the openings; all join but who objects, some with a reservation."""
    game = Table(scenario, 1, {}, clock=lambda: 0.0)
    acts: list[tuple[Seat, Action]] = [(game.active[0], CallAdoption())]
    for seat in scenario.members:
        issue = (reserving or {}).get(seat)
        joins = JoinWithReservation((issue,)) if issue else Join()
        acts.append((seat, BreakSilence("force") if seat == objecting else joins))
    for seat, action in acts:
        assert game.submit(seat, game.seq(seat), action) is None
    return result_of(game, 1)


def passive(
    scenario: Scenario, at_the_end: Action, moves: Mapping[tuple[int, Seat], Action] | None = None
) -> Table:
    """Nobody does anything but these moves (by round and seat), and all say the same of the text."""
    game = Table(scenario, 1, {}, clock=lambda: 0.0)
    while game.active:
        seat = game.active[0]
        view = game.view(seat)
        move = (moves or {}).get((view.round, seat))
        if move is not None and not view.silence:
            assert game.submit(seat, game.seq(seat), move) is None
        action = at_the_end if view.silence else EndTurn()
        assert game.submit(seat, game.seq(seat), action) is None
    return game


def by_trial(space: Space) -> tuple[int, bool]:
    """The largest product of surpluses that are all above nothing, and whether any text is acceptable."""
    fine = [t for t in all_texts(space) if space.keeps_red_lines(t) and min(space.surplus(t).values()) > 0]
    products = (prod(space.surplus(text).values()) for text in fine)
    return max(products, default=0), any(map(space.acceptable, all_texts(space)))


@SMALL
@given(spaces())
def test_what_was_possible_is_what_trying_every_text_finds(space: Space) -> None:
    best, exists = by_trial(space)
    found = possible.possible(space)
    assert found.exists == exists
    assert prod((found.nash or {"": 0}).values()) == pytest.approx(best, rel=1e-6)


def test_the_same_interests_are_solved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Space] = []

    def nash(space: Space) -> optimum.Solution | None:
        asked.append(space)
        return optimum.nash(space)

    monkeypatch.setattr(possible, "nash", nash)
    first = [result_of(play_alone(table(), seed), seed) for seed in (1, 2)]
    assert len(asked) == 1
    assert first[0].text_exists
    other = table(mandates={"north": table(red_lines={"north": {"force": ["none"]}}).mandates["north"]})
    result_of(play_alone(other, 1), 1)
    assert len(asked) == 2


def test_what_is_not_settled_is_neither_an_optimum_nor_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsettled(space: Space) -> optimum.Solution | None:
        raise optimum.Unsettled

    monkeypatch.setattr(possible, "nash", unsettled)
    monkeypatch.setattr(possible, "feasible", unsettled)
    result = adopted_at_once(table(openings=AT_ONE))
    assert (result.nash_share, result.text_exists) == (None, True)


SURPLUS = st.lists(st.integers(1, 10_000), min_size=2, max_size=15)


@given(SURPLUS, st.integers(1, 50))
def test_the_share_is_a_geometric_mean(best: list[int], times: int) -> None:
    nash = {f"m{n}": surplus for n, surplus in enumerate(best)}
    more = {seat: times * surplus for seat, surplus in nash.items()}
    assert nash_share(nash, nash) == 1
    assert nash_share(more, nash) == times
    assert nash_share(nash, more) == pytest.approx(1 / times, abs=1e-6)
    assert nash_share({**nash, "m0": 0}, nash) == 0
    assert nash_share({**nash, "m0": -500, "m1": -500}, nash) == 0


def test_the_best_text_has_a_share_of_one() -> None:
    result = adopted_at_once(table(openings=AT_ONE))
    space = space_of(table().agenda, first_interests(table()))
    assert prod(result.surplus.values()) == by_trial(space)[0]
    assert result.nash_share == 1
    assert result.min_surplus == min(result.surplus.values()) == 4300


def test_a_lesser_text_has_the_root_of_what_it_brings() -> None:
    stands = {seat: {**stand, "review": "never"} for seat, stand in AT_ONE.items()}
    result = adopted_at_once(table(openings=stands))
    assert set(result.surplus.values()) == {3300}
    assert result.nash_share == pytest.approx(3300 / 4300, abs=1e-6)


def test_reservations_count_in_what_was_got() -> None:
    plain, reserved = (
        adopted_at_once(table(openings=AT_ONE), reserving) for reserving in ({}, {"south": "force"})
    )
    assert reserved.adopted
    assert reserved.nash_share is not None
    assert reserved.nash_share < (plain.nash_share or 0)
    assert reserved.min_surplus == reserved.surplus["south"] < reserved.surplus["north"]


LINE = {"east": {"force": ["large"]}}
TWO_OF_THREE = {**AT_ONE, "east": {**BEST, "force": "small"}}


def test_what_crosses_the_red_line_of_one_who_did_not_join_has_no_share() -> None:
    """The points it would count for that member say nothing."""
    free, crossed = (
        adopted_at_once(majority(openings=TWO_OF_THREE, red_lines=lines), objecting="east")
        for lines in ({}, LINE)
    )
    assert (free.adopted, free.nash_share) == (True, 1)
    assert (crossed.adopted, crossed.nash_share) == (True, None)


def test_who_joins_with_a_footnote_on_its_red_line_counts() -> None:
    result = adopted_at_once(majority(openings=TWO_OF_THREE, red_lines=LINE), {"east": "force"})
    assert result.adopted
    assert result.nash_share is not None


def test_a_fallback_behind_a_red_line_is_crossed_too() -> None:
    openings = {seat: {**stand, "costs": "open"} for seat, stand in TWO_OF_THREE.items()}
    openings["south"] = {**openings["south"], "costs": "own"}
    openings["east"] = {**openings["east"], "costs": "shared"}
    free, crossed = (
        adopted_at_once(majority(openings=openings, red_lines=lines), objecting="east")
        for lines in ({}, {"east": {"costs": ["open"]}})
    )
    assert free.nash_share
    assert (crossed.adopted, crossed.nash_share) == (True, None)


def test_what_was_adopted_with_a_footnote_existed() -> None:
    """East can sign no wording of one clause: without footnotes there is no text."""
    lines = {"east": {"force": ["none", "small", "large"]}}
    result = adopted_at_once(table(openings=AT_ONE, red_lines=lines), {"east": "force"})
    assert (result.adopted, result.text_exists) == (True, True)
    lost = result_of(passive(table(rounds=1, red_lines=lines), BreakSilence("force")), 1)
    assert (lost.adopted, lost.text_exists) == (False, False)


def test_without_a_statement_everybody_goes_home_with_the_walk_away_value() -> None:
    result = result_of(play_alone(table(rounds=1, red_lines=APART, openings={}), 1), 1)
    assert not result.adopted
    assert set(result.values.values()) == {4000}
    assert set(result.surplus.values()) == {0}
    assert result.min_surplus is None


def test_where_no_text_exists_there_is_no_share() -> None:
    result = result_of(play_alone(table(rounds=1, red_lines=APART, openings={}), 1), 1)
    assert (result.text_exists, result.nash_share) == (False, None)


def test_a_chance_not_taken_is_a_share_of_nothing() -> None:
    lost = result_of(passive(table(rounds=1), BreakSilence("force")), 1)
    assert (lost.adopted, lost.text_exists, lost.nash_share) == (False, True, 0.0)


def test_the_interests_are_those_of_the_end() -> None:
    """A capital that lifts the red line in the way makes a text possible that was not."""
    lifted = {"east": (flexibility("force", allow=("none",), unasked=True, from_round=2),)}
    before = table(red_lines=APART, openings={}, rounds=1, capitals=lifted)
    after = table(red_lines=APART, openings={}, rounds=2, capitals=lifted)
    assert not result_of(play_alone(before, 1), 1).text_exists
    assert result_of(play_alone(after, 1), 1).text_exists


def test_by_majority_enough_members_make_a_text() -> None:
    alone = {"east": {"force": ["none", "small", "large"]}}
    unfit = table(red_lines=alone, openings={}, reservations=0)
    assert not result_of(play_alone(unfit, 1), 1).text_exists
    result = result_of(play_alone(majority(red_lines=alone, openings={}), 1), 1)
    assert (result.text_exists, result.nash_share) == (True, None)


def test_settled_early_is_what_stood_after_everybodys_first_turn_and_stands_at_the_end() -> None:
    moves: dict[tuple[int, Seat], Action] = {
        (1, "south"): Move("force", "large"),
        (1, "east"): Move("force", "large"),
        (2, "south"): Move("place", "harbour"),
    }
    game = passive(table(rounds=2), Join(), moves)
    assert game.view(None).agreed == {"force": "large", "place": "harbour", "review": "yearly"}
    assert result_of(game, 1).settled_early == ("force", "review")
    moves[2, "north"] = Reopen("force", "none")
    assert result_of(passive(table(rounds=2), Join(), moves), 1).settled_early == ("review",)
