"""The figures of a series, from results that are written down."""

import json
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.simulation import Result
from game.simulation.statistics import figures
from tests.tables import table

SEATS = table().members


def result(
    *surplus: int, adopted: bool = True, share: float | None = None, exists: bool = True, rounds: int = 2
) -> Result:
    got = dict(zip(SEATS, surplus or (0, 0, 0), strict=True))
    return Result(
        seed=1,
        adopted=adopted,
        rounds=rounds,
        values={seat: 4000 + points for seat, points in got.items()},
        surplus=got,
        min_surplus=min(got.values()) if adopted else None,
        nash_share=share,
        text_exists=exists,
        settled_early=(),
    )


def test_the_figures_of_some_games() -> None:
    played = [
        result(1000, 2000, 3000, share=0.9),
        result(300, 600, 1250, share=0.5, rounds=3),
        result(100, 100, 100),
        result(adopted=False, share=0.0),
        result(adopted=False, exists=False),
        result(-200, 100, 0, exists=False),
    ]
    found = figures(table(), played, 3.0)
    assert found["seats"] == {
        "north": {"mean_value": 42.0, "mean_surplus": 2.0, "worst_surplus": -2.0},
        "south": {"mean_value": 44.67, "mean_surplus": 4.67, "worst_surplus": 0.0},
        "east": {"mean_value": 47.25, "mean_surplus": 7.25, "worst_surplus": 0.0},
    }
    assert {key: value for key, value in found.items() if key != "seats"} == {
        "games": 6,
        "adopted": 4,
        "adoption_rate": 0.6667,
        "no_text_exists": 2,
        "adoption_rate_where_text_exists": 0.75,
        "nash_share": 0.7,
        "nash_share_low": 0.5,
        "min_surplus": -2.0,
        "rounds_mean": 2.17,
        "seconds": 3.0,
        "games_per_second": 2.0,
    }
    assert json.loads(json.dumps(found)) == found


def test_what_there_is_nothing_to_take_from_is_none() -> None:
    found = figures(table(), [result(adopted=False, exists=False)], 1.0)
    none = {key for key, value in found.items() if value is None}
    assert none == {"adoption_rate_where_text_exists", "nash_share", "nash_share_low", "min_surplus"}


@given(st.lists(st.integers(0, 100), min_size=1, max_size=70))
def test_a_twentieth_of_the_games_lie_at_the_low_share_or_below(hundredths: list[int]) -> None:
    played = [result(1, 1, 1, share=n / 100) for n in hundredths]
    low = figures(table(), played, 1.0)["nash_share_low"]
    assert isinstance(low, float)
    at_or_below = [n for n in hundredths if n / 100 <= low]
    assert len(at_or_below) >= ceil(len(hundredths) / 20)
    assert len([n for n in hundredths if n / 100 < low]) <= len(hundredths) / 20
    assert low == pytest.approx(max(at_or_below) / 100)
