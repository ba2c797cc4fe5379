"""`debrief`: what happened in a recorded game, what was possible and what was missed."""

import argparse
import json
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from game import paths
from game.commands.opening import stopped
from game.commands.progress import with_bar
from game.commands.written import say_written
from game.engine.scenario import Agenda, Seat
from game.i18n import Words
from game.sentences.explain import explain_fault
from game.sentences.names import seat_name
from game.terminal.console import StandardConsole

if TYPE_CHECKING:
    from game.debrief.findings import Findings
    from game.debrief.pages.skill import Earlier


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    if len(arguments.records) > 1:
        from game.commands.classroom import compare_records

        return compare_records(arguments, words)
    if arguments.roster is not None:
        return stopped(words("debrief.command.roster-alone"), code=2)
    if arguments.hide_names or arguments.grade != "share":
        return stopped(words("debrief.command.class-only"), code=2)
    file = Path(arguments.records[0])
    if not (arguments.text or arguments.json or arguments.out or arguments.seat):
        return _window(file, arguments.language, words)
    found = read(file, words)
    if found is None:
        return 1
    try:
        reader = reader_of(found, arguments.seat, words)
    except ValueError as unknown:
        return stopped(str(unknown), code=2)
    if not found.outcome.finished:
        stopped(words("debrief.command.unfinished"))
    return _show(found, reader, arguments, words)


def read(file: Path, words: Words) -> "Findings | None":
    """What there is to find in a record; None once it has been said why there is nothing."""
    from game.debrief.findings import findings_of
    from game.session.record import Unreadable
    from game.session.record import read as read_record

    try:
        with with_bar() as progress:
            return findings_of(read_record(file), words.language, progress)
    except Unreadable as unreadable:
        stopped(f"{file}: {explain_fault(unreadable.fault, words)}")
        return None


def _window(file: Path, language: str | None, words: Words) -> int:
    """The debrief on the screen. A record that cannot be read is told here, where it was asked for."""
    from game.commands.desktop import open_window
    from game.session.record import Unreadable
    from game.session.record import read as read_record

    try:
        read_record(file)
    except Unreadable as unreadable:
        return stopped(f"{file}: {explain_fault(unreadable.fault, words)}")
    return open_window(language, debrief=file)


def reader_of(found: "Findings", said: str | None, words: Words) -> Seat | None:
    """Who is spoken to: the seat that was asked for, else the only one that a person held.

    Raises ValueError with a sentence for a seat that is not in the game.
    """
    seats, people = found.story.agenda.delegations, found.story.people
    if said is None:
        return people[0] if len(people) == 1 else None
    named = {seat_name(found.story.agenda, seat).casefold(): seat for seat in seats}
    seat = said if said in seats else named.get(said.casefold())
    if seat is None:
        raise ValueError(words("debrief.command.no-seat", said=said, meant=_meant(found.story.agenda, said)))
    return seat


def _meant(agenda: Agenda, said: str) -> str:
    return ", ".join(get_close_matches(said, agenda.delegations, n=1) or agenda.delegations)


def _earlier(found: "Findings", reader: Seat | None, file: Path, words: Words) -> "Sequence[Earlier]":
    """The saved games that the same person finished before; none where nobody's measures are told."""
    from game.commands.debriefs import earlier_of
    from game.commands.saves import Shelf

    if not found.skill.get(reader or ""):
        return ()
    try:
        saves = Shelf(paths.saves).saves()
    except OSError:  # no folder, no games
        return ()
    return earlier_of(found, file, saves, words.language, lambda share: None)


def _show(found: "Findings", reader: Seat | None, arguments: argparse.Namespace, words: Words) -> int:
    from game.debrief.debrief import pages
    from game.debrief.findings import figures
    from game.terminal.pages import printed

    if arguments.json:
        print(json.dumps(figures(found), indent=2, ensure_ascii=False))
    if arguments.json and arguments.out is None:
        return 0
    earlier = _earlier(found, reader, Path(arguments.records[0]), words)
    if arguments.out is not None:
        from game.debrief.files.write import write

        say_written(write(found, words, Path(arguments.out), reader, earlier), words)
    else:
        for line in printed(pages(found, words, reader, earlier), words, StandardConsole().columns):
            print(line)
    return 0
