"""Times the engine on Sofia 1997 and prints medians. Run: python benchmarks/engine.py [RUNS]

Every figure is the median of RUNS runs (default 7), after one that is not counted.
"""

import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.authoring import library
from game.authoring.command import check_paths
from game.commands.opening import bare_table
from game.engine.rules import apply, start
from game.engine.scenario import Scenario
from game.engine.state import State, digest
from game.engine.view import view_for
from game.session.record import Header, Record
from game.session.table import Entry
from game.simulation import Series, play_alone, simulate

SEED = 1997


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def runs(count: int, work: Callable[[], object]) -> float:
    """Seconds, the median of `count` runs after a warm-up."""
    work()
    return median(timed(work) for _ in range(count))


def recorded(scenario: Scenario, games: int) -> list[tuple[int, list[Entry]]]:
    """The actions of some games by ministers, to be applied again."""
    played = []
    for game in range(games):
        entries: list[Entry] = []
        play_alone(scenario, SEED + game, entries.append)
        played.append((SEED + game, entries))
    return played


def fold(scenario: Scenario, played: list[tuple[int, list[Entry]]], with_digest: bool) -> list[State]:
    states = []
    for seed, entries in played:
        state = start(scenario, seed)
        for entry in entries:
            state, _ = apply(state, entry.action, entry.seat)
            if with_digest:
                digest(state)
        states.append(state)
    return states


def middle(scenario: Scenario, played: tuple[int, list[Entry]]) -> State:
    seed, entries = played
    state = start(scenario, seed)
    for entry in entries[: len(entries) // 2]:
        state, _ = apply(state, entry.action, entry.seat)
    return state


def keep_all(scenario: Scenario, entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Record.create(Path(folder) / "game.jsonl", Header(scenario, {}, SEED, {}))
        for entry in entries:
            record.keep(entry)
        record.close()


def command(*arguments: str) -> Callable[[], object]:
    call = [sys.executable, str(ROOT / "run.py"), *arguments]
    return lambda: subprocess.run(call, check=True, stdout=subprocess.DEVNULL)


def main(count: int) -> None:
    folder = ROOT / "scenarios" / "sofia-1997"
    scenario = library.load(str(folder)).scenario
    assert scenario is not None
    played = recorded(scenario, 5)
    actions = sum(len(entries) for _, entries in played)
    state = middle(scenario, played[0])
    seats = scenario.members * 50

    print(f"{platform.platform()}, Python {platform.python_version()}, {count} runs each")
    applied = runs(count, lambda: fold(scenario, played, False))
    print(f"actions applied per second      {actions / applied:10.0f}")
    digested = runs(count, lambda: fold(scenario, played, True))
    print(f"  with the digest of each state {actions / digested:10.0f}")
    views = runs(count, lambda: [view_for(state, seat) for seat in seats])
    print(f"view_for, milliseconds          {1000 * views / len(seats):10.4f}")
    kept = runs(count, lambda: keep_all(scenario, played[0][1]))
    print(f"actions put on disk per second  {len(played[0][1]) / kept:10.0f}")
    checked = runs(count, lambda: check_paths([str(folder)], strict=False, open_table=bare_table))
    print(f"load and check, seconds         {checked:10.3f}")
    print(f"run.py --help, seconds          {runs(count, command('--help')):10.3f}")
    games = runs(count, lambda: list(simulate(Series(scenario, 5, SEED))))
    print(f"games by ministers per second   {5 / games:10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
