"""All tables of a class side by side: who is compared with whom, the four winners, each seat, each clause."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from game.debrief.classroom.measure import Aside, Played, measured, same_clauses, same_numbers
from game.debrief.story import Progress
from game.engine.scenario import Agenda, IssueId, OptionId, Scenario, Seat


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One table. `name`: of its file, without the ending. `letter`: to hide that behind, A to Z, then AA.
    `alike`: its points can be compared with those of the other tables that are."""

    name: str
    letter: str
    played: Played
    alike: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """`tables`: in the order of their names; at least one. `aside`: files that are not compared."""

    tables: tuple[Group, ...]
    aside: tuple[Aside, ...]

    @property
    def scenario(self) -> Scenario:
        return next((t for t in self.tables if t.alike), self.tables[0]).played.scenario

    @property
    def agenda(self) -> Agenda:
        return self.scenario.agenda

    @property
    def members(self) -> tuple[Seat, ...]:
        return self.scenario.members

    @property
    def adopted(self) -> tuple[Group, ...]:
        return tuple(t for t in self.tables if t.played.adopted)

    @property
    def failed(self) -> tuple[Group, ...]:
        return tuple(t for t in self.tables if t.played.finished and not t.played.adopted)

    @property
    def unfinished(self) -> tuple[Group, ...]:
        return tuple(t for t in self.tables if not t.played.finished)

    @property
    def other_numbers(self) -> tuple[Group, ...]:
        return tuple(t for t in self.tables if not t.alike)


class NothingToCompare(Exception):
    """None of the files holds a game; `aside` says why of each."""

    def __init__(self, aside: tuple[Aside, ...]) -> None:
        super().__init__(", ".join(f"{one.file.name}: {one.why}" for one in aside))
        self.aside = aside


def compare(
    files: Iterable[Path], language: str = "", progress: Progress | None = None, workers: int | None = None
) -> Comparison:
    """Reads and measures records, in so many processes (None: one a core), and sets them side by side; in
    whatever order they come, the same comes out. Raises NothingToCompare; Ctrl-C ends the processes quietly.

    The scenario is the one that most records are of; of its variants, the numbers that most have been played
    with. What a record lacks keeps no other from being compared.
    """
    found: list[Played | Aside] = []
    wanted = sorted(dict.fromkeys(file.resolve() for file in files))
    for one in _measured(wanted, language, workers or os.cpu_count() or 1):
        found.append(one)
        if progress is not None:
            progress(len(found) / len(wanted))
    played = [one for one in found if isinstance(one, Played)]
    kept, aside = _sorted_out(played)
    aside += [one for one in found if isinstance(one, Aside)]
    aside.sort(key=lambda one: one.file)
    if not kept:
        raise NothingToCompare(tuple(aside))
    return Comparison(tuple(_named(kept)), tuple(aside))


def _measured(files: Sequence[Path], language: str, workers: int) -> Iterator[Played | Aside]:
    measure, workers = partial(measured, language), min(workers, len(files))
    if workers < 2:
        yield from map(measure, files)
        return
    # Spawned, not forked: the window has threads.
    with ProcessPoolExecutor(workers, get_context("spawn"), _deafen) as pool:
        with _deaf():  # so are those that are born meanwhile, before they come to _deafen
            found = pool.map(measure, files)
        yield from found


def _deafen() -> None:
    """Ctrl-C reaches every process of a terminal, but only the first one knows what to do about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _deaf() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield  # it hears no signals anyway, and may not say who does
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _sorted_out(played: list[Played]) -> tuple[list[Played], list[Aside]]:
    """Those that can be compared, and the others with the reason."""
    kept: list[Played] = []
    aside: list[Aside] = []
    most = _most(played, lambda one, other: one.scenario.agenda.id == other.scenario.agenda.id)
    same = _most(most, same_clauses)
    for one in played:
        twin = next((other for other in kept if one.acts and other.check == one.check), None)
        if one not in most:
            aside.append(Aside(one.file, "scenario", told=one.scenario.agenda.title))
        elif one not in same:
            aside.append(Aside(one.file, "clauses"))
        elif twin is not None:
            aside.append(Aside(one.file, "same", told=twin.file.name))
        else:
            kept.append(one)
    return kept, aside


def _most(played: Sequence[Played], alike: Callable[[Played, Played], bool]) -> list[Played]:
    """The largest group of games that are alike; of equals the one with the first name."""
    groups: list[list[Played]] = []
    for one in played:
        for group in groups:
            if alike(group[0], one):
                group.append(one)
                break
        else:
            groups.append([one])
    return max(groups, key=len, default=[])


def _named(kept: list[Played]) -> Iterator[Group]:
    """By the files' names; where two are the same, with their folders."""
    alike = _most(kept, same_numbers)
    if len(alike) == 1 and len(kept) > 1:
        alike = []
    stems = [one.file.stem for one in kept]
    names = [
        stem if stems.count(stem) == 1 else f"{one.file.parent.name}/{stem}"
        for one, stem in zip(kept, stems, strict=True)
    ]
    names = [name if names.count(name) == 1 else str(one.file) for one, name in zip(kept, names, strict=True)]
    ordered = sorted(zip(names, kept, strict=True), key=lambda pair: _counted(pair[0]))
    for n, (name, one) in enumerate(ordered):
        yield Group(name, _letter(n), one, one in alike)


def _counted(name: str) -> list[tuple[bool, int, str]]:
    """Sorts table-2 before table-10."""
    parts = ["".join(run) for _, run in groupby(name, str.isdecimal)]
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts]


def _letter(number: int) -> str:
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


@dataclass(frozen=True, slots=True)
class Winner:
    """`measure`: "seat" (most for one delegation), "sum", "close" or "wide"; `points` in hundredths above
    walking away. All that are equal are named; `seats`: whose, table by table, for "seat" alone."""

    measure: str
    points: int
    tables: tuple[Group, ...]
    seats: tuple[Seat, ...] = ()


def winners(comparison: Comparison) -> tuple[Winner, ...]:
    """Four ways of having won, among the tables with a statement whose points can be compared; none where
    there is no such table."""
    tables = [t for t in comparison.adopted if t.alike]
    if not tables:
        return ()
    highest = max(max(t.played.gains.values()) for t in tables)
    who = [(t, seat) for t in tables for seat, gain in t.played.gains.items() if gain == highest]
    most = max(t.played.sum for t in tables)
    spreads = [t.played.spread for t in tables]
    close, wide = min(spreads), max(spreads)
    return (
        Winner("seat", highest, tuple(t for t, _ in who), tuple(seat for _, seat in who)),
        Winner("sum", most, tuple(t for t in tables if t.played.sum == most)),
        Winner("close", close, tuple(t for t in tables if t.played.spread == close)),
        Winner("wide", wide, tuple(t for t in tables if t.played.spread == wide)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Range:
    """What one seat got above walking away at the tables that ended: the most, the middle, the least, in
    hundredths, and where."""

    seat: Seat
    highest: int
    best: tuple[Group, ...]
    median: int
    lowest: int
    worst: tuple[Group, ...]


def ranges(comparison: Comparison) -> tuple[Range, ...]:
    """Of every member; none where no table that can be compared has ended."""
    tables = [t for t in comparison.tables if t.alike and t.played.finished]
    return tuple(_range(seat, tables) for seat in comparison.members) if tables else ()


def _range(seat: Seat, tables: list[Group]) -> Range:
    got = {t.name: t.played.gains[seat] for t in tables}
    high, low = max(got.values()), min(got.values())
    return Range(
        seat,
        high,
        tuple(t for t in tables if got[t.name] == high),
        round(median(got.values())),
        low,
        tuple(t for t in tables if got[t.name] == low),
    )


@dataclass(frozen=True, slots=True)
class Chosen:
    """One clause. `options`: in the order of the agenda, each with the tables whose statement has it; None:
    no clause. `real`: what the real text has, where there is one (`known`)."""

    issue: IssueId
    options: Mapping[OptionId | None, tuple[Group, ...]]
    known: bool
    real: OptionId | None

    @property
    def differs(self) -> bool:
        return len(self.options) > 1


def chosen(comparison: Comparison) -> tuple[Chosen, ...]:
    """Every clause of the statements that were adopted; none where there are none."""
    return (
        tuple(_chosen(comparison, issue) for issue in comparison.agenda.issues) if comparison.adopted else ()
    )


def _chosen(comparison: Comparison, issue: IssueId) -> Chosen:
    item, history = comparison.agenda.issues[issue], comparison.scenario.history
    tables = {
        option: tuple(t for t in comparison.adopted if t.played.text.get(issue) == option)
        for option in (*item.options, None)
    }
    return Chosen(
        issue,
        {option: there for option, there in tables.items() if there},
        bool(history),
        history.get(issue, item.fallback),
    )
