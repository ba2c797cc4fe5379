"""No command but `--text`: in the terminal, choose a scenario and a seat, or go on with a saved game."""

import argparse

from game import paths
from game.authoring.library import available
from game.commands import play
from game.commands.opening import open_scenario
from game.engine.scenario import Agenda, Role
from game.i18n import Words
from game.terminal.console import StandardConsole
from game.terminal.layout import wrap

SHOWN_SAVES = 5


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    console = StandardConsole()
    try:
        return _choose(console, words)
    except EOFError:
        print()
        return 0


def _choose(console: StandardConsole, words: Words) -> int:
    opened = {name: found for name in available() if (found := open_scenario(name)) is not None}
    saved = sorted(paths.saves().glob("*.jsonl"), key=lambda f: f.stat().st_mtime, reverse=True)[:SHOWN_SAVES]
    agendas = {n: o.translations.get(words.language, o.scenario).agenda for n, o in opened.items()}
    shortest = sorted(agendas, key=lambda n: agendas[n].minutes)
    entries = [words("home.scenario", title=agendas[n].title, minutes=agendas[n].minutes) for n in shortest]
    entries += [words("home.saved", name=file.stem) for file in saved]
    chosen = _number(console, wrap(words("home.title"), console.columns), entries, words)
    if chosen is None:
        return 0
    if chosen >= len(shortest):
        return play.go_on(saved[chosen - len(shortest)], words)
    name = shortest[chosen]
    agenda = agendas[name]
    console.write("\n" + wrap(agenda.summary, console.columns))
    seats = [s for s, d in agenda.delegations.items() if d.role is not Role.OBSERVER]
    seat = _number(
        console, wrap(words("home.seat"), console.columns), [_seat(agenda, s, words) for s in seats], words
    )
    if seat is None:
        return 0
    console.write("")
    return play.new(opened[name], (seats[seat],), words)


def _seat(agenda: Agenda, seat: str, words: Words) -> str:
    delegation = agenda.delegations[seat]
    role = "chair" if seat == agenda.procedure.chair else delegation.role.value
    return words("home.delegation", name=delegation.name, head=delegation.head, role=words(f"role.{role}"))


def _number(console: StandardConsole, title: str, entries: list[str], words: Words) -> int | None:
    """The place of the entry chosen; None for an empty line."""
    console.write("\n" + title)
    for number, entry in enumerate(entries, start=1):
        console.write(wrap(entry, console.columns, f"{number:3}. "))
    while True:
        said = console.read(words("home.prompt") + " ").strip()
        if not said:
            return None
        if said.isdecimal() and said.isascii() and 1 <= int(said[:9]) <= len(entries):
            return int(said[:9]) - 1
        console.write(wrap(words("guide.again", most=len(entries)), console.columns))
