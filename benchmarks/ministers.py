"""How well ministers do among themselves, against what was possible. Prints markdown.

Run: python benchmarks/ministers.py [--games 200] [--seed 1] [--jobs 2] [--only PART OF A ROW'S NAME]

What was possible is said of the interests as they stood when the talks ended. Columns:
text      games that ended with a text in the space that the quorum could join (proved, where there is none)
adopted   of those, the per cent that ended with a statement
Nash      the geometric mean over members of what they gained, by what the Nash solution gains them: mean
          over the statements, and its 5 % quantile; consensus only. The solution knows no reservations: with
          one a statement can do better
least     the smallest surplus of anybody who joined a statement, in points
without   statements where no text was possible
median, worst, game   seconds of one core: for one decision, for a whole game
offers    the most proposals of one seat in one round
again     offers that were made again, word for word, after they had been refused
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from statistics import fmean, median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.games import SHIPPED, deciding, play, scenario_named, spread, world_names
from game.engine.actions import Action, ChairText, Counter, Propose
from game.engine.scenario import Decision, Scenario, Seat
from game.engine.view import View
from game.ministers.styles import STYLES
from game.simulation import Result, players, result_of, seed_of

VARIANTS = 50
DIFFICULTIES = ("gentle", "fair", "seasoned")
TEMPERAMENTS = ("fair-firm", "fair-eager", "fair-careful", "fair-mediator")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: ministers of one style, at these scenarios in turn."""

    part: str
    name: str
    scenarios: tuple[str, ...]
    style: str = "fair"


@dataclass(frozen=True, slots=True)
class Task:
    row: str
    scenario: str
    style: str
    seed: int


@dataclass(frozen=True, slots=True)
class Game:
    """What came of one game, how long each decision took and how often somebody proposed."""

    result: Result
    decisions: tuple[float, ...]
    seconds: float
    offers: int
    again: int


def rows() -> Iterator[Row]:
    for scenario in SHIPPED:
        for style in DIFFICULTIES:
            yield Row("Difficulties", f"{scenario}, {style}", (scenario,), style)
    for scenario in SHIPPED:
        variants = tuple(f"{scenario}#{seed}" for seed in range(1, VARIANTS + 1))
        yield Row("Variants", f"{scenario}, {VARIANTS} variants", variants)
    for scenario in SHIPPED:
        for style in TEMPERAMENTS:
            yield Row("Temperaments", f"{scenario}, {style}", (scenario,), style)
    for world in world_names():
        yield Row("Other worlds", world, (world,))


class Watch:
    """Ministers at a table, with a clock and a tally of what they propose."""

    def __init__(self, scenario: Scenario, style: str) -> None:
        self._decide = deciding({seat: STYLES[style]() for seat in players(scenario)})
        self.decisions: list[float] = []
        self.again = 0
        self._offers: dict[tuple[Seat, int], int] = {}

    def __call__(self, seat: Seat, view: View, *chance: object) -> Action:
        began = process_time()
        action = self._decide(seat, view, *chance)  # type: ignore[arg-type]
        self.decisions.append(process_time() - began)
        match action:
            case Propose(moves=moves) | Counter(moves=moves):
                self._offered(seat, view, moves)
            case ChairText(text=text):
                self._offered(seat, view, dict.fromkeys(view.members, text))
        return action

    @property
    def offers(self) -> int:
        return max(self._offers.values(), default=0)

    def _offered(self, seat: Seat, view: View, moves: object) -> None:
        self._offers[seat, view.round] = self._offers.get((seat, view.round), 0) + 1
        mine = (e.proposal for e in view.ended if e.proposal.by == seat and e.proposal.declined)
        self.again += any(p.moves == moves for p in mine)


def game(task: Task) -> Game:
    scenario = scenario_named(task.scenario)
    watch = Watch(scenario, task.style)
    began = process_time()
    table = play(scenario, task.seed, watch)
    seconds = process_time() - began
    result = result_of(table, task.seed)
    if scenario.agenda.procedure.decision is not Decision.CONSENSUS:
        result = replace(result, nash_share=None)
    return Game(result, tuple(watch.decisions), seconds, watch.offers, watch.again)


HEADINGS = (
    *("text", "adopted %", "Nash", "5 %", "least", "without", "median ms", "worst ms", "game s"),
    *("offers", "again"),
)


def line(name: str, games: Sequence[Game]) -> str:
    results = [game.result for game in games]
    with_text = [r for r in results if r.text_exists]
    without = [r for r in results if not r.text_exists]
    shares = sorted(r.nash_share for r in results if r.adopted and r.nash_share is not None)
    decisions = [seconds for game in games for seconds in game.decisions]
    leasts = [r.min_surplus for r in results if r.min_surplus is not None]
    cells = [
        f"{len(with_text)}",
        f"{100 * fmean(r.adopted for r in with_text):.1f}" if with_text else "–",
        f"{fmean(shares):.3f}" if shares else "–",
        f"{shares[len(shares) // 20]:.3f}" if shares else "–",
        f"{min(leasts) / 100:.2f}" if leasts else "–",
        f"{sum(r.adopted for r in without)} of {len(without)}",
        f"{1000 * median(decisions):.1f}",
        f"{1000 * max(decisions):.0f}",
        f"{fmean(g.seconds for g in games):.2f}",
        f"{max(g.offers for g in games)}",
        f"{sum(g.again for g in games)}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


def tasks(chosen: Iterable[Row], games: int, seed: int) -> list[Task]:
    """Variants are played in turn, so that each has its share of the games."""
    return [
        Task(row.name, row.scenarios[n % len(row.scenarios)], row.style, seed_of(seed, n))
        for row in chosen
        for n in range(games)
    ]


def main() -> None:
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=as_written)
    parser.add_argument("--games", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    chosen = [row for row in rows() if asked.only in row.name or asked.only == row.part]
    parts = {row.name: row.part for row in chosen}
    todo = tasks(chosen, asked.games, asked.seed)
    played = zip(todo, spread(game, todo, asked.jobs), strict=True)
    part = None
    for name, group in groupby(played, key=lambda entry: entry[0].row):
        if parts[name] != part:
            part = parts[name]
            print(f"\n| {part} | {' | '.join(HEADINGS)} |\n|---{'|---' * len(HEADINGS)}|", flush=True)
        print(line(name, [found for _, found in group]), flush=True)


if __name__ == "__main__":
    main()
