"""What a series of games came to, in figures."""

from collections.abc import Mapping, Sequence

from game.engine.scenario import Scenario, Seat
from game.simulation.result import Result

LOW = 20
"""The low quantile of a share: one result in so many lies at it or below."""


def figures(scenario: Scenario, results: Sequence[Result], seconds: float) -> dict[str, object]:
    """The figures of a series by name: points to two places, shares from 0 to 1, seconds of wall clock.

    None where nothing was adopted, or no text exists, to take a figure from. docs/balance.md says what
    each of them is.
    """
    games = len(results)
    adopted = [r for r in results if r.adopted]
    least = [r.min_surplus for r in adopted if r.min_surplus is not None]
    shares = sorted(r.nash_share for r in adopted if r.nash_share is not None)
    possible = [r for r in results if r.text_exists]
    return {
        "games": games,
        "adopted": len(adopted),
        "adoption_rate": round(len(adopted) / games, 4),
        "no_text_exists": games - len(possible),
        "adoption_rate_where_text_exists": _mean([r.adopted for r in possible]),
        "nash_share": _mean(shares),
        "nash_share_low": round(shares[(len(shares) - 1) // LOW], 4) if shares else None,
        "min_surplus": round(min(least) / 100, 2) if least else None,
        "rounds_mean": round(sum(r.rounds for r in results) / games, 2),
        "seconds": round(seconds, 3),
        "games_per_second": round(games / seconds, 3),
        "seats": {seat: _seat(seat, results) for seat in scenario.members},
    }


def _mean(numbers: Sequence[float]) -> float | None:
    return round(sum(numbers) / len(numbers), 4) if numbers else None


def _seat(seat: Seat, results: Sequence[Result]) -> Mapping[str, float]:
    surplus = [r.surplus[seat] for r in results]
    return {
        "mean_value": round(sum(r.values[seat] for r in results) / len(results) / 100, 2),
        "mean_surplus": round(sum(surplus) / len(results) / 100, 2),
        "worst_surplus": round(min(surplus) / 100, 2),
    }
