"""`play`: a new game, or a saved one, in the window or in the terminal."""

import argparse
import secrets
import shlex
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from game.commands import games
from game.commands.desktop import open_window
from game.commands.opening import Opened, open_scenario, stopped
from game.commands.styles import styles_asked
from game.engine.scenario import Agenda, Role, Seat
from game.i18n import Words
from game.sentences.explain import explain_fault
from game.session.opened import all_open
from game.session.record import Unreadable
from game.simulation import players
from game.terminal.console import StandardConsole
from game.terminal.play import Ending, Sitting


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    if arguments.go_on:
        given = (arguments.scenario, arguments.seats, arguments.save, arguments.style)
        if any(given) or arguments.seed is not None or arguments.vary is not None:
            return stopped("a saved game has its scenario, seats and seed: give --go-on FILE alone", code=2)
        saved = Path(arguments.go_on)
        if arguments.text:
            return go_on(saved, words)
        return open_window(arguments.language, lambda house: house.go_on(saved))
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
        agenda = opened.translations.get(words.language, opened.scenario).agenda
        styles = styles_asked(arguments.style, agenda, ministers, words)
    except ValueError as misread:
        return stopped(str(misread), code=2)
    file = Path(arguments.save) if arguments.save else None
    if arguments.text:
        return new(opened, seats, words, styles, arguments.seed, file)
    return open_window(
        arguments.language, lambda house: house.begin(opened, seats, styles, arguments.seed, file)
    )


def new(
    opened: Opened,
    seats: Sequence[Seat],
    words: Words,
    styles: Mapping[Seat, str] | None = None,
    seed: int | None = None,
    file: Path | None = None,
) -> int:
    """A new game in the terminal, with ministers on the seats that people leave. Returns the exit code."""
    if seed is None:
        seed = secrets.randbelow(games.LARGEST_SEED)
    file = file or games.free_name(opened.scenario.agenda.id)
    try:
        begun = games.begin(games.header_of(opened, seats, styles, seed), file)
    except FileExistsError:
        return stopped(f"{file} is there already, and nothing is overwritten: choose another --save FILE")
    return _sit(begun, seats, file, words)


def go_on(file: Path, words: Words) -> int:
    """A saved game, from where it was left, in the terminal. Returns the exit code."""
    try:
        begun = games.go_on(file)
    except Unreadable as unreadable:
        return stopped(f"{file}: {explain_fault(unreadable.fault, words)}")
    except BlockingIOError:
        return stopped(f"{file}: this game is being played in another window")
    if begun.fault is not None:
        print(explain_fault(begun.fault, words))
    return _sit(begun, games.people_of(begun.table), file, words)


def _sit(begun: games.Begun, people: Sequence[Seat], file: Path, words: Words) -> int:
    seated = games.seated(begun)
    console = StandardConsole()
    sitting = Sitting(begun.table, people, seated.decide, seated, console, opened=all_open(file))
    try:
        ending = sitting.play(words, begun.heard)
    except BrokenPipeError:
        raise
    except OSError as error:
        return stopped(sitting.words("play.unsaved", why=error.strerror or error))
    finally:
        if begun.record is not None:
            begun.record.close()
    words = sitting.words
    print()
    print(words("play.saved", file=file))
    if ending is Ending.LEFT:
        print(words("play.go-on", file=shlex.quote(str(file)), language=words.language))
    else:  # not before: who knows the seed knows what is to come
        print(words("play.seed", seed=begun.header.seed))
        print(words("play.debrief", file=shlex.quote(str(file))))
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
