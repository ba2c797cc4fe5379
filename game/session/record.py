"""The record of a game on disk: a header and one line an action, each there before it counts."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from game.engine.actions import HandOver
from game.engine.scenario import Seat
from game.session.disk import lock, sync, sync_folder
from game.session.lines import (
    LONGEST_ENTRY,
    LONGEST_HEADER,
    Fault,
    Header,
    Unreadable,
    entry_line,
    header_line,
    read_entry,
    read_header,
)
from game.session.table import NOBODY, Entry

__all__ = [
    "Fault",
    "Header",
    "Reading",
    "Record",
    "Tenure",
    "Unreadable",
    "entry_line",
    "header_line",
    "read",
    "tenure",
]

_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """The good prefix of a record. `length`: its bytes; `check`: the digest its last line ends in."""

    header: Header
    entries: tuple[Entry, ...]
    length: int
    check: str
    fault: Fault | None


def read(path: Path) -> Reading:
    """The good prefix of a record, and what is wrong after it. Raises Unreadable or OSError."""
    if path.exists() and not path.is_file():
        raise Unreadable(Fault("not-a-file", 0, {}))
    with path.open("rb") as file:
        return _read(file)


def _read(file: BinaryIO) -> Reading:
    line = file.readline(LONGEST_HEADER + 1)
    header, check = read_header(line)
    length = len(line)
    entries: list[Entry] = []
    fault = None
    while line := file.readline(LONGEST_ENTRY + 1):
        try:
            entry, check = read_entry(line, len(entries) + 2, check)
        except Unreadable as unreadable:
            fault = unreadable.fault
            break
        entries.append(entry)
        length += len(line)
    return Reading(header, tuple(entries), length, check, fault)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a seat from the first action to the last, by number; `last` None: to the end."""

    holder: str
    first: int
    last: int | None


def tenure(header: Header, entries: Iterable[Entry]) -> Mapping[Seat, tuple[Tenure, ...]]:
    """Who held each seat when. The action that hands a seat over still falls to the old holder's time."""
    held = {
        seat: [Tenure(header.holders.get(seat, NOBODY), 1, None)]
        for seat in header.scenario.agenda.delegations
    }
    for entry in entries:
        match entry.action:
            case HandOver(seat, to) if seat in held:
                old = held[seat].pop()
                held[seat] += [
                    Tenure(old.holder, old.first, entry.number),
                    Tenure(to, entry.number + 1, None),
                ]
    return {seat: tuple(spans) for seat, spans in held.items()}


class Record:
    """A record open for appending. No other process can open it so at the same time."""

    def __init__(self, path: Path, descriptor: int, length: int, check: str) -> None:
        self._path = path
        self._descriptor = descriptor
        self._end = length, check

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """Starts a record, and returns when it is on disk.

        Raises FileExistsError rather than overwrite, OSError if it cannot be written, and Unreadable for
        a header that could not be read again.
        """
        line, check = header_line(header)
        read_header(line)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)
        try:
            lock(descriptor)
            _append(path, descriptor, 0, line)
        except BaseException:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
        return cls(path, descriptor, len(line), check)

    @classmethod
    def resume(cls, path: Path) -> tuple[Self, Reading]:
        """Opens a record to go on with it. A torn last line stays until the next action takes its place.

        Raises Unreadable when there is more wrong than that, BlockingIOError when the game is being played
        elsewhere, or another OSError.
        """
        if path.exists() and not path.is_file():
            raise Unreadable(Fault("not-a-file", 0, {}))
        descriptor = os.open(path, os.O_RDWR | _BINARY)
        try:
            lock(descriptor)
            os.lseek(descriptor, 0, os.SEEK_SET)
            with open(descriptor, "rb", closefd=False) as file:
                reading = _read(file)
            if reading.fault is not None and reading.fault.code != "torn":
                raise Unreadable(reading.fault)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, reading.length, reading.check), reading

    def keep(self, entry: Entry) -> None:
        """Returns when the entry is on disk. Raises OSError if it cannot be; then it is not in the file."""
        length, check = self._end
        line, check = entry_line(entry, check)
        _append(self._path, self._descriptor, length, line)
        self._end = length + len(line), check

    def close(self) -> None:
        """Lets go of the file. A record is whole on disk at any time; closing adds nothing to it."""
        os.close(self._descriptor)


def _append(path: Path, descriptor: int, length: int, line: bytes) -> None:
    """Puts a line after the first `length` bytes and on disk, or leaves just those."""
    try:
        os.ftruncate(descriptor, length)
        os.lseek(descriptor, length, os.SEEK_SET)
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        sync(descriptor)
    except BaseException as error:
        with suppress(OSError):  # the next line would cut it off anyway
            os.ftruncate(descriptor, length)
        if isinstance(error, OSError) and error.errno:
            error.filename = str(path)
        raise
