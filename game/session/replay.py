"""From a record back to a game: every action repeated, every digest verified."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game import codec
from game.engine.refusal import refusal
from game.session.lines import Fault, Header, Unreadable, printable
from game.session.record import Record, read
from game.session.table import Clock, Entry, Table

Watch = Callable[[Table, Entry | None], None]
"""Called with the table at the start (None) and after each repeated entry, to listen, print or measure."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A table at the end of a record's good prefix, and what is wrong after it."""

    table: Table
    header: Header
    entries: tuple[Entry, ...]
    fault: Fault | None


def replay(path: Path, clock: Clock, watch: Watch | None = None) -> Replayed:
    """The game of a record, to look at. Raises Unreadable or OSError."""
    reading = read(path)
    return replay_entries(reading.header, reading.entries, reading.fault, clock, watch)


def replay_entries(
    header: Header, entries: Sequence[Entry], fault: Fault | None, clock: Clock, watch: Watch | None = None
) -> Replayed:
    """The game of acts that have been read already. `fault`: what follows them. Raises Unreadable."""
    return _replayed(_seated(header, clock, None), header, entries, fault, watch)


def resume(path: Path, clock: Clock, watch: Watch | None = None) -> tuple[Replayed, Record]:
    """The game of a record, to go on with. Raises Unreadable, BlockingIOError or another OSError."""
    record, reading = Record.resume(path)
    try:
        table = _seated(reading.header, clock, record)
        replayed = _replayed(table, reading.header, reading.entries, reading.fault, watch)
        if replayed.fault is not None and replayed.fault.code != "torn":
            raise Unreadable(replayed.fault)
    except BaseException:
        record.close()
        raise
    return replayed, record


def new_game(path: Path, header: Header, clock: Clock) -> tuple[Table, Record]:
    """A fresh game whose every action is on disk before it counts. Raises what Record.create does."""
    record = Record.create(path, header)
    try:
        return _seated(header, clock, record), record
    except BaseException:
        record.close()
        raise


def _seated(header: Header, clock: Clock, record: Record | None) -> Table:
    try:
        return Table(
            header.scenario,
            header.seed,
            header.holders,
            clock=clock,
            keep=record.keep if record else None,
            translations=header.translations,
        )
    except Exception as error:
        raise Unreadable(_broken(1, error)) from error


def _replayed(
    table: Table, header: Header, entries: Sequence[Entry], fault: Fault | None, watch: Watch | None
) -> Replayed:
    repeated = 0
    if watch:
        watch(table, None)
    for entry in entries:
        wrong = _repeat(table, entry)
        if wrong is not None:
            fault = wrong
            break
        repeated += 1
        if watch:
            watch(table, entry)
    return Replayed(table, header, tuple(entries[:repeated]), fault)


def _repeat(table: Table, entry: Entry) -> Fault | None:
    """Does again what an entry says; what is wrong with it, if anything is."""
    line, before = entry.number + 1, table.number
    what = {"seat": printable(entry.seat), "do": codec.encode(entry.action)["do"]}
    try:
        if table.replay([entry]) is None:
            return None
        holder = table.holder(entry.seat)
        refused = refusal(table.view(entry.seat), entry.action)
    except Exception as error:
        if table.number > before:
            raise  # not the rules: somebody who listens to the table
        return _broken(line, error)
    if refused is not None:
        return Fault("refused", line, {**what, "why": refused.code})
    if entry.by != holder:
        return Fault("other-holder", line, {**what, "by": printable(entry.by), "holder": printable(holder)})
    return Fault("differs", line, what)


def _broken(line: int, error: Exception) -> Fault:
    """Where the rules themselves fail, the record leads them where no game can: that is its fault."""
    return Fault("impossible", line, {"error": type(error).__name__})
