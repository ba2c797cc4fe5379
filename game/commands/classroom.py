"""`debrief` of several records: the tables of a class side by side, and a gradebook if there is a roster."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.opening import stopped
from game.commands.progress import with_bar
from game.commands.written import say_written
from game.i18n import Words
from game.terminal.console import StandardConsole

if TYPE_CHECKING:
    from game.debrief.classroom.comparison import Comparison
    from game.debrief.classroom.roster import Student


def compare_records(arguments: argparse.Namespace, words: Words) -> int:
    from game.debrief.classroom.comparison import NothingToCompare, compare
    from game.debrief.classroom.pages import told_aside

    if arguments.seat is not None:
        return stopped(words("debrief.command.seat-alone"), code=2)
    if arguments.roster is not None and arguments.out is None:
        return stopped(words("debrief.command.roster-out"), code=2)
    try:
        with with_bar() as progress:
            comparison = compare(map(Path, arguments.records), words.language, progress)
    except NothingToCompare as nothing:
        for aside in nothing.aside:
            stopped(told_aside(aside, words))
        return 1
    except KeyboardInterrupt:
        return stopped(words("debrief.command.cancelled"), code=130)
    for aside in comparison.aside:
        stopped(told_aside(aside, words))
    students = _students(arguments, comparison, words)
    return 1 if students is None else _show(arguments, comparison, students, words)


def _students(
    arguments: argparse.Namespace, comparison: "Comparison", words: Words
) -> "Sequence[Student] | None":
    """Those of the roster; None once it has been said what is wrong with it."""
    from game.debrief.classroom.roster import Unusable, read_roster, told

    if arguments.roster is None:
        return ()
    file = Path(arguments.roster)
    try:
        return read_roster(file, comparison)
    except Unusable as unusable:
        for problem in unusable.problems:
            stopped(told(problem, file, words))
        return None


def _show(
    arguments: argparse.Namespace, comparison: "Comparison", students: "Sequence[Student]", words: Words
) -> int:
    from game.debrief.classroom.pages import class_pages
    from game.debrief.classroom.tables import class_figures
    from game.debrief.files.write import write_class
    from game.terminal.pages import printed

    hidden = arguments.hide_names
    if arguments.json:
        print(json.dumps(class_figures(comparison, hidden), indent=2, ensure_ascii=False))
    if arguments.out is not None:
        folder = Path(arguments.out)
        say_written(write_class(comparison, words, folder, students, arguments.grade, hidden), words)
    elif not arguments.json:
        for line in printed(class_pages(comparison, words, hidden), words, StandardConsole().columns):
            print(line)
    return 0
