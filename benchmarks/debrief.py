"""Times debriefs of recorded games and a class of thirty. Run: python benchmarks/debrief.py [RUNS]

A debrief: the story of a record, all findings and all pages, for the first member and for a class. Medians of
RUNS runs (default 5), after one that is not counted; the class is compared once, on two processes.
"""

import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.authoring import library
from game.debrief.classroom.comparison import compare
from game.debrief.classroom.pages import class_pages
from game.debrief.debrief import pages
from game.debrief.findings import findings_of
from game.i18n import Words
from game.session.record import read
from game.simulation import Series, simulate

SEED, TABLES, PROCESSES = 1997, 30, 2
WORDS = Words("en")
AT_MOST = 20
"""Seconds for the class."""


def played(scenario: str, games: int, folder: Path) -> list[Path]:
    """Records of games by ministers."""
    loaded = library.load(str(ROOT / "scenarios" / scenario))
    assert loaded.scenario is not None
    series = Series(loaded.scenario, games, SEED, translations=loaded.translations)
    for _ in simulate(series, PROCESSES, folder=folder / scenario):
        pass
    return sorted((folder / scenario).iterdir())


def debriefed(record: Path) -> None:
    found = findings_of(read(record), "en")
    pages(found, WORDS)
    pages(found, WORDS, found.story.members[0])


def compared(records: list[Path]) -> None:
    class_pages(compare(records, "en", workers=PROCESSES), WORDS)


def timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def row(what: str, most: str, seconds: float) -> None:
    print(f"| {what} | {most} | {seconds:.2f} s |")


def main(count: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {count} runs each\n")
    print("| what | at most | measured |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for scenario, games in (("sofia-1997", TABLES), ("london-2009", 1)):
            records = played(scenario, games, Path(folder))
            first = records[0]
            debriefed(first)
            seconds = median(timed(lambda record=first: debriefed(record)) for _ in range(count))  # type: ignore[misc]
            row(f"the whole debrief of a game of {scenario}", "", seconds)
            if games == TABLES:
                seconds = timed(lambda those=records: compared(those))  # type: ignore[misc]
                row(f"{TABLES} records of {scenario} compared", f"{AT_MOST} s", seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
