"""Whether skill pays: four scripted students at every seat against ministers. Prints markdown.

Run: python benchmarks/skill.py [--style fair] [--games 50] [--seed 1] [--jobs 2] [--only SCENARIO]

A cell is the mean surplus in points over the seat's walk-away value, no statement counting 0, and in
brackets the per cent of games with a statement. `minister` is the seat in a minister's hands.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import fmean, stdev

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.games import SHIPPED, deciding, play, scenario_named, spread, surplus_of
from benchmarks.students import STUDENTS
from game.engine.scenario import Seat
from game.ministers.styles import DEFAULT, STYLES
from game.simulation import players, seed_of

MINISTER, ABLE, HARD = "minister", "logroller", "hard-liner"
KINDS = (MINISTER, *STUDENTS)


@dataclass(frozen=True, slots=True)
class Task:
    """One game: this kind of player at this seat, ministers of the style at all others."""

    scenario: str
    seat: Seat
    kind: str
    style: str
    seed: int


@dataclass(frozen=True, slots=True)
class Series:
    """Some games of one kind of player at one seat. `surplus`: everybody's, game by game, in points."""

    adopted: float
    surplus: Mapping[Seat, Sequence[float]]

    def mean(self, seat: Seat) -> float:
        return fmean(self.surplus[seat])

    def best_other(self, seat: Seat) -> float:
        return max(self.mean(other) for other in self.surplus if other != seat)


def game(task: Task) -> tuple[bool, dict[Seat, float]]:
    """Whether there was a statement, and the surplus of each member in points."""
    scenario = scenario_named(task.scenario)
    ministers = {seat: STYLES[task.style]() for seat in players(scenario)}
    if task.kind != MINISTER:
        ministers[task.seat] = STUDENTS[task.kind]()
    table = play(scenario, task.seed, deciding(ministers))
    outcome = table.view(None).outcome
    adopted = outcome is not None and outcome.text is not None
    return adopted, {seat: points / 100 for seat, points in surplus_of(table).items()}


def measured(name: str, style: str, games: int, seed: int, jobs: int) -> Mapping[tuple[Seat, str], Series]:
    """All series of a scenario. Ministers alone play once for all seats."""
    seats = scenario_named(name).members
    pairs = [(seats[0], MINISTER), *((seat, kind) for seat in seats for kind in STUDENTS)]
    tasks = [Task(name, seat, kind, style, seed_of(seed, n)) for seat, kind in pairs for n in range(games)]
    played = zip(tasks, spread(game, tasks, jobs), strict=True)
    found = {}
    for pair, group in groupby(played, key=lambda entry: (entry[0].seat, entry[0].kind)):
        ends = [end for _, end in group]
        surplus = {seat: [gained[seat] for _, gained in ends] for seat in seats}
        found[pair] = Series(fmean(adopted for adopted, _ in ends), surplus)
    return {**found, **{(seat, MINISTER): found[seats[0], MINISTER] for seat in seats}}


def table(name: str, found: Mapping[tuple[Seat, str], Series]) -> Iterable[str]:
    yield f"| {name} | {' | '.join(KINDS)} | hard-liner ahead of the room |"
    yield f"|---{'|---' * len(KINDS)}|---|"
    seats = scenario_named(name).members
    for seat in seats:
        cells = [f"{found[seat, k].mean(seat):.1f} ({100 * found[seat, k].adopted:.0f})" for k in KINDS]
        yield f"| {seat} | {' | '.join(cells)} | {ahead(seat, found)} |"
    means = [fmean(found[seat, kind].mean(seat) for seat in seats) for kind in KINDS]
    yield f"| mean | {' | '.join(f'{mean:.1f}' for mean in means)} | |"


def ahead(seat: Seat, found: Mapping[tuple[Seat, str], Series]) -> str:
    """Whether the hard-liner has more than any other in its games; and whether a minister there would."""
    hard, minister = found[seat, HARD], found[seat, MINISTER]
    if hard.mean(seat) <= hard.best_other(seat):
        return "no"
    also = minister.mean(seat) > minister.best_other(seat)
    return (
        f"yes, {hard.mean(seat):.1f} to {hard.best_other(seat):.1f}{', as a minister there' if also else ''}"
    )


def exceptions(name: str, found: Mapping[tuple[Seat, str], Series]) -> Iterable[str]:
    """Where the able student does not beat another: by how much, with the standard error over the games."""
    for seat in scenario_named(name).members:
        mine = found[seat, ABLE].surplus[seat]
        for kind in STUDENTS:
            theirs = found[seat, kind].surplus[seat]
            gaps = [a - b for a, b in zip(mine, theirs, strict=True)]
            if kind != ABLE and fmean(gaps) <= 0:
                error = stdev(gaps) / len(gaps) ** 0.5 if len(gaps) > 1 else 0.0
                more = f"{-fmean(gaps):.1f} ± {error:.1f} more" if any(gaps) else "the same in every game"
                yield f"- {name}, {seat}: the {kind} has {more}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--style", choices=STYLES, default=DEFAULT)
    parser.add_argument("--games", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", choices=SHIPPED)
    asked = parser.parse_args()
    lines: list[str] = []
    pairs = 0
    for name in [asked.only] if asked.only else SHIPPED:
        found = measured(name, asked.style, asked.games, asked.seed, asked.jobs)
        print("\n".join(table(name, found)), end="\n\n", flush=True)
        lines += exceptions(name, found)
        pairs += len(scenario_named(name).members) * (len(STUDENTS) - 1)
    print(f"Against {asked.style} ministers, {asked.games} games each, the logroller does not beat")
    print(f"the other student in {len(lines)} of {pairs} pairs of a seat and a student:\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
