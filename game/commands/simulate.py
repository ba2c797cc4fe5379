"""`simulate`: many games by ministers alone, and what they came to."""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.commands.opening import open_scenario
from game.engine.scenario import Agenda, Scenario
from game.simulation import Result, simulate

BAR = 30


def run(arguments: argparse.Namespace) -> int:
    loaded = open_scenario(arguments.scenario)
    if loaded is None:
        return 1
    scenario = loaded.scenario
    folder = Path(arguments.record) if arguments.record else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    series = simulate(scenario, arguments.games, arguments.seed, arguments.jobs, folder, loaded.translations)
    results = list(_with_progress(series, arguments.games))
    figures = summary(scenario, results, time.perf_counter() - began)
    if arguments.json:
        print(json.dumps(figures, indent=2))
    else:
        print(_table(scenario.agenda, figures))
    return 0


def _with_progress(results: Iterable[Result], games: int) -> Iterator[Result]:
    """A bar on the error stream where somebody is watching it."""
    watched = sys.stderr.isatty()
    for done, result in enumerate(results, start=1):
        if watched:
            full = BAR * done // games
            sys.stderr.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {done}/{games}")
            sys.stderr.flush()
        yield result
    if watched:
        sys.stderr.write("\r" + " " * (BAR + 20) + "\r")


def summary(scenario: Scenario, results: list[Result], seconds: float) -> dict[str, object]:
    """The figures of a series: points to two places, seconds of wall clock."""
    games = len(results)
    adopted = sum(r.adopted for r in results)
    return {
        "games": games,
        "adopted": adopted,
        "adoption_rate": round(adopted / games, 4),
        "rounds_mean": round(sum(r.rounds for r in results) / games, 2),
        "seconds": round(seconds, 3),
        "games_per_second": round(games / seconds, 3),
        "seats": {
            seat: {
                "mean_value": round(sum(r.values[seat] for r in results) / games / 100, 2),
                "mean_surplus": round(sum(r.surplus[seat] for r in results) / games / 100, 2),
                "worst_surplus": round(min(r.surplus[seat] for r in results) / 100, 2),
            }
            for seat in scenario.members
        },
    }


def _table(agenda: Agenda, figures: dict[str, object]) -> str:
    seats = figures["seats"]
    assert isinstance(seats, dict)
    lines = [
        f"{agenda.title}: {figures['games']} games by plain ministers",
        f"adopted        {figures['adopted']} of {figures['games']}",
        f"rounds used    {figures['rounds_mean']} of {agenda.procedure.rounds} on average",
        f"time           {figures['seconds']} s, {figures['games_per_second']} games a second",
        "",
        f"{'delegation':46}{'value':>8}{'surplus':>9}{'worst':>8}",
    ]
    for seat, row in seats.items():
        name = agenda.delegations[seat].name
        lines.append(
            f"{name:46}{row['mean_value']:8.1f}{row['mean_surplus']:9.1f}{row['worst_surplus']:8.1f}"
        )
    lines.append("")
    lines.append("value and surplus: means over all games; no statement counts as the walk-away value")
    return "\n".join(lines)
