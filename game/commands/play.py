"""`play`: a new game, or a saved one, in the terminal."""

import argparse
import secrets
import shlex
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from game import paths
from game.commands.opening import Opened, open_scenario, stopped
from game.commands.styles import styles_asked
from game.engine.scenario import Agenda, Role, Seat
from game.i18n import Words
from game.ministers.styles import DEFAULT, STYLES, styles_of
from game.sentences.explain import explain_fault
from game.sentences.heard import Heard
from game.session.record import Header, Record, Unreadable
from game.session.replay import new_game, resume
from game.session.table import Entry, Table
from game.simulation import Seated, holders_of, players
from game.terminal.console import StandardConsole
from game.terminal.play import Ending, Sitting

PERSON = "person"
LARGEST_SEED = 10**9


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    if arguments.go_on:
        given = (arguments.scenario, arguments.seats, arguments.save, arguments.style)
        if any(given) or arguments.seed is not None or arguments.vary is not None:
            return stopped("a saved game has its scenario, seats and seed: give --go-on FILE alone", code=2)
        return go_on(Path(arguments.go_on), words)
    if not arguments.scenario:
        return stopped("say which scenario, as in: play hotline --as arvenia (`list` shows them all)", code=2)
    opened = open_scenario(arguments.scenario, arguments.vary)
    if opened is None:
        return 1
    seats = tuple(dict.fromkeys(arguments.seats))
    wrong = _wrong_seat(opened.scenario.agenda, seats)
    if wrong:
        return stopped(wrong, code=2)
    try:
        ministers = [seat for seat in players(opened.scenario) if seat not in seats]
        styles = styles_asked(arguments.style, opened.scenario.agenda, ministers, words)
    except ValueError as misread:
        return stopped(str(misread), code=2)
    file = Path(arguments.save) if arguments.save else None
    return new(opened, seats, words, styles, arguments.seed, file)


def new(
    opened: Opened,
    seats: Sequence[Seat],
    words: Words,
    styles: Mapping[Seat, str] | None = None,
    seed: int | None = None,
    file: Path | None = None,
) -> int:
    """A new game with people on these seats and ministers on the others. Returns the exit code."""
    if seed is None:
        seed = secrets.randbelow(LARGEST_SEED)
    ministers = styles_of(opened.scenario.agenda, players(opened.scenario)) | dict(styles or {})
    holders = holders_of(ministers) | dict.fromkeys(seats, PERSON)
    file = file or _free_name(opened.scenario.agenda.id)
    header = Header(opened.scenario, opened.translations, seed, holders)
    try:
        table, record = new_game(file, header, time.monotonic)
    except FileExistsError:
        return stopped(f"{file} is there already, and nothing is overwritten: choose another --save FILE")
    heard = Heard((None, *table.scenario.agenda.delegations))
    heard.listen(table)
    return _sit(table, record, file, seats, seed, words, heard)


def go_on(file: Path, words: Words) -> int:
    """A saved game, from where it was left. Returns the exit code."""
    listening: list[Heard] = []

    def listen(table: Table, entry: Entry | None) -> None:
        if entry is None:
            listening.append(Heard((None, *table.scenario.agenda.delegations)))
            listening[0].listen(table)
        else:
            listening[0].looked(entry.seat)  # who acted had been told what came before

    try:
        replayed, record = resume(file, time.monotonic, listen)
    except Unreadable as unreadable:
        return stopped(f"{file}: {explain_fault(unreadable.fault, words)}")
    except BlockingIOError:
        return stopped(f"{file}: this game is being played in another window")
    if replayed.fault is not None:
        print(explain_fault(replayed.fault, words))
    table = replayed.table
    return _sit(table, record, file, people_of(table), replayed.header.seed, words, listening[0])


def people_of(table: Table) -> tuple[Seat, ...]:
    """The seats that people hold."""
    return tuple(s for s in table.scenario.agenda.delegations if table.holder(s) == PERSON)


def _sit(
    table: Table, record: Record, file: Path, people: Sequence[Seat], seed: int, words: Words, heard: Heard
) -> int:
    ministers = {}
    for seat in players(table.scenario):
        kind, _, style = table.holder(seat).partition(":")
        if seat not in people:
            ministers[seat] = style if kind == "minister" and style in STYLES else DEFAULT
    seated = Seated(table, ministers, seed)
    sitting = Sitting(table, people, seated.decide, seated, StandardConsole())
    try:
        ending = sitting.play(words, heard)
    except BrokenPipeError:
        raise
    except OSError as error:
        return stopped(sitting.words("play.unsaved", why=error.strerror or error))
    finally:
        record.close()
    words = sitting.words
    print()
    print(words("play.saved", file=file))
    if ending is Ending.LEFT:
        print(words("play.go-on", file=shlex.quote(str(file)), language=words.language))
    else:  # not before: who knows the seed knows what is to come
        print(words("play.seed", seed=seed))
    return 0


def _wrong_seat(agenda: Agenda, seats: Sequence[Seat]) -> str:
    """Why these seats cannot be played, in a sentence; empty if they can."""
    playable = [s for s, d in agenda.delegations.items() if d.role is not Role.OBSERVER]
    if not seats:
        return f"say which seat is yours, as in: --as {playable[0]} (seats: {', '.join(playable)})"
    for seat in seats:
        if seat in agenda.delegations and seat not in playable:
            return f"{seat} is an observer and has no turn; seats to play: {', '.join(playable)}"
        if seat not in playable:
            near = get_close_matches(seat.lower(), playable, n=1)
            meant = f"did you mean {near[0]}? " if near else ""
            return f"there is no seat {seat!r}: {meant}(seats: {', '.join(playable)})"
    return ""


def _free_name(scenario: str) -> Path:
    folder = paths.saves()
    name = f"{scenario}-{datetime.now():%Y%m%d-%H%M%S}"
    file = folder / f"{name}.jsonl"
    number = 2
    while file.exists():
        file = folder / f"{name}-{number}.jsonl"
        number += 1
    return file
