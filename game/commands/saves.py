"""The saved games: what each of them is, and a place for those thrown away.

How far a game has got is known only once its record is repeated, which takes a long game half a second. What
came out is noted beside the games, and holds for a record of the same length and time.
"""

import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game import codec
from game.commands.games import CLERK, people_of
from game.engine.rules import RULES_VERSION
from game.engine.scenario import Seat
from game.engine.state import Phase
from game.session.disk import lock
from game.session.opened import all_open, mark
from game.session.record import Fault, Header, Unreadable
from game.session.replay import replay
from game.session.table import Table
from game.ui.house import Saved
from game.ui.notice import Notice

NOTES = ".notes.json"
TRASH = ".trash"
KEPT_FOR = 30 * 24 * 3600
"""Seconds that a discarded game can be brought back."""


@dataclass(frozen=True, slots=True)
class What:
    """What a record holds; the fields are among those of Saved."""

    scenario: str
    titles: dict[str, str]
    people: tuple[Seat, ...]
    names: dict[str, dict[Seat, str]]
    flags: dict[Seat, str]
    round: int
    rounds: int
    finished: bool
    fault: Notice | None


@dataclass(frozen=True, slots=True)
class Note:
    """What a record of this many bytes and this time holds."""

    size: int
    stamp: int
    what: What


@dataclass(frozen=True, slots=True)
class Notes:
    """`rules`: what these made of the records."""

    rules: int
    games: dict[str, Note]


def notice_of(fault: Fault) -> Notice:
    """What is wrong with a record, for whoever shows it."""
    return Notice(f"fault.{fault.code}", {"line": fault.line, **fault.args})


def what_of(header: Header, table: Table, fault: Fault | None) -> What:
    agenda, people, view = header.scenario.agenda, people_of(table), table.view(None)
    agendas = {agenda.language: agenda, **{code: s.agenda for code, s in header.translations.items()}}
    return What(
        agenda.id,
        {code: each.title for code, each in agendas.items()},
        people,
        {code: {seat: each.delegations[seat].name for seat in people} for code, each in agendas.items()},
        {seat: agenda.delegations[seat].flag for seat in people},
        view.round,
        view.rounds,
        view.phase is Phase.OVER and not table.active,
        None if fault is None else notice_of(fault),
    )


class Shelf:
    """The folder of saved games. `folder` and everything else here may raise OSError."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._notes: dict[str, Note] | None = None

    def saves(self) -> list[Saved]:
        """All of them, the latest first."""
        folder = self._folder()
        notes = self._read(folder)
        found, new = [], {}
        for file in folder.glob("*.jsonl"):
            with suppress(FileNotFoundError):  # somebody takes it away just now
                state = file.stat()
                note = notes.get(file.name)
                if note is None or (note.size, note.stamp) != (state.st_size, state.st_mtime_ns):
                    note = Note(state.st_size, state.st_mtime_ns, _repeated(file))
                new[file.name] = note
                found.append(_saved(file, state.st_mtime, note.what))
        self._write(folder, new)
        return sorted(found, key=lambda saved: (-saved.when, saved.file.name))

    def note(self, file: Path, what: What) -> None:
        """What a record that was just played holds, so that it need not be repeated to be known."""
        folder = self._folder()
        if file.parent.resolve() == folder.resolve():
            state = file.stat()
            note = Note(state.st_size, state.st_mtime_ns, what)
            self._write(folder, {**self._read(folder), file.name: note})

    def discard(self, file: Path) -> Path:
        """Where the file is now. Raises BlockingIOError for a game that is being played."""
        with file.open("rb") as held:
            lock(held.fileno())
        trash = file.parent / TRASH
        trash.mkdir(exist_ok=True)
        gone = file.rename(trash / f"{time.time_ns()}-{file.name}")
        _bring_mark(file, gone)
        return gone

    def restore(self, discarded: Path) -> Path:
        """Where the file is now: under its old name, or one like it where that is taken."""
        name = discarded.name.partition("-")[2]
        stem, dot, ending = name.partition(".")
        folder = discarded.parent.parent
        file, number = folder / name, 2
        while file.exists():
            file, number = folder / f"{stem}-{number}{dot}{ending}", number + 1
        _bring_mark(discarded, file)
        return discarded.rename(file)

    def purge(self, now: float) -> None:
        """Deletes what was thrown away long ago."""
        for file in (self._folder() / TRASH).glob("*.jsonl"):
            thrown = file.name.partition("-")[0]
            if thrown.isdecimal() and int(thrown) / 1e9 < now - KEPT_FOR:
                with suppress(OSError):
                    file.unlink()
                    mark(file).unlink(missing_ok=True)

    def _read(self, folder: Path) -> dict[str, Note]:
        if self._notes is None:
            self._notes = {}
            with suppress(OSError, ValueError, RecursionError, codec.Undecodable):  # then all is repeated
                notes: Notes = codec.decode(json.loads((folder / NOTES).read_bytes()), Notes)
                if notes.rules == RULES_VERSION:
                    self._notes = notes.games
        return self._notes

    def _write(self, folder: Path, notes: dict[str, Note]) -> None:
        if notes == self._notes:
            return
        self._notes = notes
        part = folder / f"{NOTES}.part"
        with suppress(OSError):
            part.write_text(json.dumps(codec.encode(Notes(RULES_VERSION, notes))), encoding="utf-8")
            os.replace(part, folder / NOTES)


def _bring_mark(record: Path, to: Path) -> None:
    if all_open(record):
        mark(record).rename(mark(to))


def _repeated(file: Path) -> What:
    try:
        replayed = replay(file, lambda: 0.0)
    except Unreadable as unreadable:
        return _unread(notice_of(unreadable.fault))
    except FileNotFoundError:
        raise
    except OSError as error:
        return _unread(Notice("ui.saves.unread", {"why": error.strerror or str(error)}))
    return what_of(replayed.header, replayed.table, replayed.fault)


def _unread(fault: Notice) -> What:
    return What("", {}, (), {}, {}, 0, 0, False, fault)


def _saved(file: Path, when: float, what: What) -> Saved:
    return Saved(
        file,
        when,
        what.scenario,
        what.titles,
        what.people,
        what.names,
        what.flags,
        file.name.endswith(CLERK),
        what.round,
        what.rounds,
        what.finished,
        all_open(file),
        what.fault,
    )
