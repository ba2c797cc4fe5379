"""`replay`: a recorded game printed as it went, every digest verified."""

import argparse
import sys
from difflib import get_close_matches
from pathlib import Path

from game.commands.opening import stopped
from game.engine.scenario import Seat
from game.i18n import Words
from game.session.record import Header, Unreadable, tenure
from game.session.replay import Replayed, replay
from game.session.table import NOBODY, Entry, Table, Update
from game.terminal.console import StandardConsole
from game.terminal.explain import explain_fault
from game.terminal.layout import wrap
from game.terminal.names import seat_name
from game.terminal.tell import tell


class UnknownSeat(Exception):
    """The game has no such seat."""


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    file = Path(arguments.file)
    printer = Printer(arguments.seat, words)
    try:
        replayed = replay(file, lambda: 0.0, printer.watch)
    except Unreadable as unreadable:
        return stopped(f"{file}: {explain_fault(unreadable.fault, words)}")
    except UnknownSeat as unknown:
        return stopped(str(unknown), code=2)
    for line in held(replayed.header, replayed.entries, words):
        print(line)
    return verdict(file, replayed, words)


class Printer:
    """Tells a replay as a seat would have heard it; no seat: everything, corridors included."""

    def __init__(self, seat: Seat | None, words: Words) -> None:
        self._seat = seat
        self._words = words
        self._columns = StandardConsole().columns
        self._told: dict[str, None] = {}

    def watch(self, table: Table, entry: Entry | None) -> None:
        if entry is None:
            self._listen(table)
        for line in self._told:
            print(wrap(line, self._columns, "- "))
        self._told.clear()

    def _listen(self, table: Table) -> None:
        agenda = table.scenario.agenda
        if self._seat is not None and self._seat not in agenda.delegations:
            near = get_close_matches(self._seat, agenda.delegations, n=1)
            meant = f"; did you mean {near[0]}?" if near else f": {', '.join(agenda.delegations)}"
            raise UnknownSeat(f"there is no seat {self._seat!r} in this game{meant}")
        print(table.view(None, self._words.language).agenda.title)
        seats = (None, *agenda.delegations) if self._seat is None else (self._seat,)
        for seat in seats:

            def hear(update: Update, seat: Seat | None = seat) -> None:
                view = table.view(seat, self._words.language)
                for event in update.events:
                    if self._seat is None and seat is not None and event.audience is None:
                        continue
                    public = table.view(None, self._words.language) if self._seat is None else view
                    said = tell(event, public, self._words) or tell(event, view, self._words)
                    if said:
                        self._told[said] = None

            table.join(seat, hear)


def held(header: Header, entries: tuple[Entry, ...], words: Words) -> list[str]:
    """Who held which seat when."""
    lines = ["", words("replay.who")]
    agenda = header.scenario.agenda
    for seat, spans in tenure(header, entries).items():
        for span in spans:
            if span.holder != NOBODY:
                when = (
                    words("replay.since", first=span.first)
                    if span.last is None
                    else words("replay.span", first=span.first, last=span.last)
                )
                lines.append(f"- {seat_name(agenda, seat)}: {span.holder}, {when}")
    return lines


def verdict(file: Path, replayed: Replayed, words: Words) -> int:
    """Says whether the record is whole. Returns the exit code: 1 where it is not."""
    print()
    if replayed.fault is None:
        print(words("replay.verified", n=len(replayed.entries)))
        return 0
    print(words("replay.good", n=len(replayed.entries)))
    sys.stdout.flush()
    return stopped(f"{file}: {explain_fault(replayed.fault, words)}")
