"""Games begun or gone on with, whoever then sits down to them."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from game import paths
from game.commands.opening import Opened
from game.engine.scenario import Seat
from game.ministers.styles import DEFAULT, STYLES, styles_of
from game.sentences.heard import Heard
from game.session.record import Fault, Header, Reading, Record
from game.session.replay import new_game, resume
from game.session.table import PERSON, Entry, Table
from game.simulation import Seated, holders_of, players

LARGEST_SEED = 10**9
CLERK = ".clerk.jsonl"
"""How the file of a game ends whose acts are all entered by one person. The record itself cannot say so."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A game to be played on. `record` None: nobody keeps it, and `entries` are its acts. `fault`: what the
    record had to leave out."""

    table: Table
    header: Header
    heard: Heard
    record: Record | None
    file: Path | None
    fault: Fault | None = None
    entries: list[Entry] = field(default_factory=list)

    @property
    def source(self) -> Path | Reading:
        """What it can be debriefed from."""
        return self.file or Reading(self.header, tuple(self.entries), 0, "", None)


def header_of(opened: Opened, people: Sequence[Seat], styles: Mapping[Seat, str] | None, seed: int) -> Header:
    """People on these seats, ministers on the others; `styles`: of those that are not the usual ones."""
    ministers = styles_of(opened.scenario.agenda, players(opened.scenario)) | dict(styles or {})
    return Header(
        opened.scenario, opened.translations, seed, holders_of(ministers) | dict.fromkeys(people, PERSON)
    )


def begin(header: Header, file: Path) -> Begun:
    """A new game, its record on disk. Raises FileExistsError rather than overwrite, or another OSError."""
    table, record = new_game(file, header, time.monotonic)
    return Begun(table, header, _listening(table), record, file)


def begin_unkept(header: Header) -> Begun:
    """A new game that ends with the program."""
    entries: list[Entry] = []
    table = Table(
        header.scenario,
        header.seed,
        header.holders,
        clock=time.monotonic,
        keep=entries.append,
        translations=header.translations,
    )
    return Begun(table, header, _listening(table), None, None, entries=entries)


def go_on(file: Path) -> Begun:
    """A saved game, from where it was left. Raises Unreadable, BlockingIOError or another OSError."""
    ears: list[Heard] = []

    def listen(table: Table, entry: Entry | None) -> None:
        if entry is None:
            ears.append(_listening(table))
        else:
            ears[0].looked(entry.seat)  # who acted had been told what came before

    replayed, record = resume(file, time.monotonic, listen)
    return Begun(replayed.table, replayed.header, ears[0], record, file, replayed.fault)


def people_of(table: Table) -> tuple[Seat, ...]:
    """The seats that people hold."""
    return tuple(s for s in table.scenario.agenda.delegations if table.holder(s) == PERSON)


def seated(begun: Begun) -> Seated:
    """The ministers at its table: one for every seat that takes turns and that no person holds."""
    table = begun.table
    ministers = {}
    for seat in players(table.scenario):
        kind, _, style = table.holder(seat).partition(":")
        if kind != PERSON:
            ministers[seat] = style if kind == "minister" and style in STYLES else DEFAULT
    return Seated(table, ministers, begun.header.seed)


def free_name(scenario: str, ending: str = ".jsonl") -> Path:
    """A name for a new record among the person's own. Raises OSError where there can be none."""
    folder = paths.saves()
    name = f"{scenario}-{datetime.now():%Y%m%d-%H%M%S}"
    file = folder / f"{name}{ending}"
    number = 2
    while file.exists():
        file = folder / f"{name}-{number}{ending}"
        number += 1
    return file


def _listening(table: Table) -> Heard:
    heard = Heard((None, *table.scenario.agenda.delegations))
    heard.listen(table)
    return heard
