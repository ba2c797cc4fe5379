"""From a record back to a game: every action repeated, every digest verified."""

from dataclasses import dataclass
from pathlib import Path

from game.session.record import Fault, Header, Reading, Record, Unreadable, read
from game.session.table import Clock, Entry, Table


@dataclass(frozen=True, slots=True)
class Replayed:
    """A table at the end of a record's good prefix, and what is wrong after it."""

    table: Table
    entries: tuple[Entry, ...]
    fault: Fault | None


def _seated(header: Header, clock: Clock, record: Record | None) -> Table:
    return Table(
        header.scenario,
        header.seed,
        header.holders,
        clock=clock,
        keep=record.keep if record else None,
        translations=header.translations,
    )


def _differs(wrong: Entry) -> Fault:
    return Fault("differs", wrong.number + 1, {"seat": wrong.seat})


def _fill(table: Table, reading: Reading) -> Replayed:
    wrong = table.replay(reading.entries)
    if wrong is None:
        return Replayed(table, reading.entries, reading.fault)
    return Replayed(table, reading.entries[: wrong.number - 1], _differs(wrong))


def replay(path: Path, clock: Clock) -> Replayed:
    """The game of a record, to look at. Raises Unreadable or OSError."""
    reading = read(path)
    return _fill(_seated(reading.header, clock, None), reading)


def resume(path: Path, clock: Clock) -> tuple[Replayed, Record]:
    """The game of a record, to go on with. Raises Unreadable, BlockingIOError or OSError."""
    record, reading = Record.resume(path)
    replayed = _fill(_seated(reading.header, clock, record), reading)
    if replayed.fault is not None and replayed.fault.code != "torn":
        record.close()
        raise Unreadable(replayed.fault)
    return replayed, record


def new_game(path: Path, header: Header, clock: Clock) -> tuple[Table, Record]:
    """A fresh game whose every action is on disk. Raises FileExistsError or OSError."""
    record = Record.create(path, header)
    return _seated(header, clock, record), record
