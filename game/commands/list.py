"""`list`: the scenarios there are, and the games that were saved."""

import argparse

from game import paths
from game.authoring.library import available, load
from game.engine.scenario import Role
from game.terminal.console import StandardConsole
from game.terminal.layout import wrap


def run(arguments: argparse.Namespace) -> int:
    columns = StandardConsole().columns
    print("Scenarios")
    for name, folder in available().items():
        scenario = load(folder).scenario
        if scenario is None:
            print(f"  {name:16} has errors; see: check {folder}")
            continue
        agenda = scenario.agenda
        seats = [s for s, d in agenda.delegations.items() if d.role is not Role.OBSERVER]
        print(f"  {name:16} {agenda.title} ({agenda.minutes} minutes)")
        print(wrap(f"seats: {', '.join(seats)}", columns, " " * 19))
    saved = sorted(paths.saves().glob("*.jsonl"))
    if saved:
        print("\nSaved games: play --go-on FILE")
        for file in saved:
            print(f"  {file}")
    return 0
