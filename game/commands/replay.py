"""`replay`: a recorded game printed as it went, every digest verified."""

import argparse
import sys
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from game.commands.opening import stopped
from game.engine.events import Audience, Event, Proposed
from game.engine.scenario import Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.account import account
from game.sentences.explain import explain_fault
from game.sentences.names import seat_name
from game.session.record import Header, Unreadable, tenure
from game.session.replay import Replayed, replay
from game.session.table import NOBODY, Entry, Table, Update
from game.terminal.console import StandardConsole
from game.terminal.layout import printable, wrap


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
        self._heard: list[Event] = []
        self._offers: dict[int, Proposed] = {}

    def watch(self, table: Table, entry: Entry | None) -> None:
        if entry is None:
            self._listen(table)
        self._offers |= {event.proposal: event for event in self._heard if isinstance(event, Proposed)}
        for audience, events in groupby(self._heard, key=lambda event: event.audience):
            view = self._view(table, audience)
            for line in account(list(events), view, self._words, self._offers, whole=True):
                print(printable(wrap(line, self._columns, "- ")))
        self._heard.clear()

    def _view(self, table: Table, audience: Audience) -> View:
        """A view that knows what the event is about; nobody is `you` to one who watches all."""
        if self._seat is not None:
            return table.view(self._seat, self._words.language)
        seat = next((s for s in table.scenario.agenda.delegations if audience and s in audience), None)
        return replace(table.view(seat, self._words.language), seat=None)

    def _listen(self, table: Table) -> None:
        agenda = table.scenario.agenda
        if self._seat is not None and self._seat not in agenda.delegations:
            near = get_close_matches(self._seat, agenda.delegations, n=1)
            meant = f"; did you mean {near[0]}?" if near else f": {', '.join(agenda.delegations)}"
            raise UnknownSeat(f"there is no seat {self._seat!r} in this game{meant}")
        print(table.view(None, self._words.language).agenda.title)
        for seat in (None, *agenda.delegations) if self._seat is None else (self._seat,):
            table.join(seat, self._hear)

    def _hear(self, update: Update) -> None:
        """Keeps what is heard, once, however many seats hear it."""
        self._heard += [event for event in update.events if not any(event is known for known in self._heard)]


def held(header: Header, entries: tuple[Entry, ...], words: Words) -> list[str]:
    """Who held which seat when."""
    lines = ["", words("replay.who")]
    agenda = header.translations.get(words.language, header.scenario).agenda
    for seat, spans in tenure(header, entries).items():
        for span in spans:
            if span.holder != NOBODY:
                when = (
                    words("replay.since", first=span.first)
                    if span.last is None
                    else words("replay.span", first=span.first, last=span.last)
                )
                name = seat_name(agenda, seat)
                lines.append("- " + words("replay.held", name=name, holder=span.holder, when=when))
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
