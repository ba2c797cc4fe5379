"""The command line: what can be asked for, and which module answers."""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from game import __version__

PROGRAM = "communique"
EPILOG = """\
Without a command the window opens; with --text alone, the same in this terminal.

examples:
  play hotline --as arvenia             the tutorial
  play hotline --as arvenia --text      the same, in this terminal
  play sofia-1997 --as bulgaria --text  nine ministers, one text
  simulate london-2009 --games 20       ministers among themselves
  analyse sofia-1997                    what was possible, and which trades were missed
  debrief GAME.jsonl --out report       a page, tables and the statement of a saved game
  check scenarios/*                     a scenario of your own, checked

`COMMAND --help` says more of each. `test` (with run.py) runs the project's own tests.
"""


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nTry: {self.prog} --help\n")


def _whole(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isdecimal() or not text.isascii() or len(text) > 9 or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to 999999999")
        return int(text)

    return number


def _variant(text: str) -> int | str:
    try:
        return text if text == "each" else _whole(0)(text)
    except argparse.ArgumentTypeError as none:
        raise argparse.ArgumentTypeError(f"{none}, or 'each'") from None


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not all(side.isdecimal() and side.isascii() and len(side) < 5 for side in (width, height)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1280x800")
    return int(width), int(height)


def _scale(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 3 or not 80 <= int(text) <= 200:
        raise argparse.ArgumentTypeError(f"{text!r} is not a text size from 80 to 200 per cent")
    return int(text)


def _code(text: str) -> str:
    from game.i18n import UnknownLanguage, language_of  # here: `--help` need not look for languages

    try:
        return language_of(text)
    except UnknownLanguage as unknown:
        raise argparse.ArgumentTypeError(str(unknown)) from None


def _language(parser: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--language",
        type=_code,
        default=default,
        metavar="LANG",
        help="en or zh-CN (default: the system's, else en)",
    )


def _style(command: argparse._ActionsContainer, default: str = "default: fair") -> None:
    command.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="STYLE",
        help=f"of the ministers: gentle, fair, seasoned, fair-firm, ...; SEAT=STYLE for one seat ({default})",
    )


def parser() -> argparse.ArgumentParser:
    """The whole command line. Each command names the module of game.commands that answers it."""
    top = Parser(
        prog=PROGRAM,
        description="Communiqué: sit as a state, write a joint statement together.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    top.add_argument("--text", action="store_true", help="play in this terminal, without a window")
    _language(top, None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    play = commands.add_parser("play", help="play a scenario, or go on with a saved game")
    play.add_argument("scenario", nargs="?", metavar="SCENARIO", help="its id or folder; see `list`")
    play.add_argument(
        "--as",
        dest="seats",
        action="append",
        default=[],
        metavar="SEAT",
        help="your seat; again for more people",
    )
    play.add_argument(
        "--text",
        action="store_true",
        default=argparse.SUPPRESS,
        help="in this terminal, without a window",
    )
    play.add_argument(
        "--seed", type=_whole(0), metavar="N", help="the same seed, the same ministers and events"
    )
    play.add_argument("--vary", type=_whole(0), metavar="N", help="a variant: other numbers in the mandates")
    _style(play)
    play.add_argument("--go-on", metavar="FILE", help="go on with this saved game")
    play.add_argument("--save", metavar="FILE", help="where to keep the game (default: your saves folder)")
    _language(play)

    commands.add_parser("list", help="the scenarios there are, and your saved games")

    statement = commands.add_parser("statement", help="print the statement that some options would make")
    statement.add_argument("scenario", metavar="SCENARIO")
    statement.add_argument(
        "choices", nargs="*", metavar="issue=option", help="an agreed clause; left out: open"
    )
    statement.add_argument(
        "--history", action="store_true", help="what the real text says, for the issues not named"
    )
    statement.add_argument(
        "--draft", action="store_true", help="open issues in brackets, with their supporters"
    )
    _language(statement)

    simulate = commands.add_parser("simulate", help="games by ministers alone")
    simulate.add_argument("scenario", metavar="SCENARIO")
    simulate.add_argument("--games", type=_whole(1), default=20, metavar="N", help="how many (default 20)")
    simulate.add_argument("--seed", type=_whole(0), default=1, metavar="S", help="of the series (default 1)")
    _style(simulate)
    simulate.add_argument(
        "--vary", type=_variant, metavar="N", help="play variant N, or with `each` another one every game"
    )
    where = simulate.add_mutually_exclusive_group()
    where.add_argument("--jobs", type=_whole(1), default=1, metavar="J", help="processes (default 1)")
    where.add_argument("--dask", default="", metavar="ADDRESS", help="play on the cluster of this scheduler")
    simulate.add_argument("--json", action="store_true", help="print figures for a program to read")
    simulate.add_argument("--record", metavar="DIR", help="keep each game's record in this folder")
    _language(simulate)

    analyse = commands.add_parser("analyse", help="what was possible: best texts, missed trades, the zone")
    analyse.add_argument("scenario", metavar="SCENARIO")
    analyse.add_argument(
        "--text",
        metavar="issue=option,...",
        help="judge this text too, and name the trades it misses; issues left out are open",
    )
    analyse.add_argument(
        "--vary", type=_whole(0), metavar="N", help="a variant: other numbers in the mandates"
    )
    analyse.add_argument("--json", action="store_true", help="print figures for a program to read")
    _language(analyse)

    replay = commands.add_parser("replay", help="print a recorded game and verify it")
    replay.add_argument("file", metavar="FILE")
    replay.add_argument(
        "--as", dest="seat", metavar="SEAT", help="only what this seat could see (default: all)"
    )
    _language(replay)

    debrief = commands.add_parser(
        "debrief",
        help="what happened in a recorded game, what was possible, what was missed",
        description="The debrief of a saved game, in a window; of several, the comparison of a class."
        " It opens everybody's instructions: it is for after the game.",
    )
    debrief.add_argument(
        "records", nargs="+", metavar="RECORD", help="a saved game; several of one scenario: a class"
    )
    debrief.add_argument(
        "--out",
        metavar="DIR",
        help="write the report here instead: a page, tables, the statement",
    )
    debrief.add_argument(
        "--text", action="store_true", default=argparse.SUPPRESS, help="print it in this terminal instead"
    )
    debrief.add_argument(
        "--as",
        dest="seat",
        metavar="SEAT",
        help="who is spoken to, printed or written (default: the only person's seat)",
    )
    debrief.add_argument("--json", action="store_true", help="print figures for a program to read")
    many = debrief.add_argument_group("a class (several records)")
    many.add_argument(
        "--roster",
        metavar="FILE",
        help="who sat where, to write gradebooks: a CSV file with the columns name, id, table and seat",
    )
    many.add_argument(
        "--grade",
        choices=("share", "gain", "adopted"),
        default="share",
        help="what the gradebook's assignment is: the share of what the table could have had, the points"
        " above going home, or whether there is a statement (default: share)",
    )
    many.add_argument("--hide-names", action="store_true", help="call the tables A, B, C")
    _language(debrief)

    check = commands.add_parser("check", help="find what is wrong with scenarios")
    check.add_argument("paths", nargs="+", metavar="PATH", help="a scenario's folder or file")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    trial = check.add_argument_group("whether it is in balance")
    trial.add_argument(
        "--play", type=_whole(1), metavar="N", help="let ministers play N games and judge by them"
    )
    trial.add_argument("--seed", type=_whole(0), metavar="S", help="of the games (default 1)")
    trial.add_argument("--jobs", type=_whole(1), metavar="J", help="processes (default 1)")
    _style(trial, "default: a third each gentle, fair and seasoned")
    _language(check)

    new = commands.add_parser("new", help="start a scenario of your own from a commented template")
    new.add_argument("id", metavar="ID", help="lower-case words, for example lake-treaty")
    new.add_argument(
        "--in", dest="folder", default=".", metavar="DIR", help="where to make its folder (default: here)"
    )

    shots = commands.add_parser("shots", help="pictures of every screen, without a display")
    shots.add_argument("--out", required=True, metavar="DIR", help="where to put them")
    shots.add_argument(
        "--size", type=_size, default=(1280, 800), metavar="WxH", help="of the window (default 1280x800)"
    )
    shots.add_argument("--theme", choices=("dark", "light", "contrast"), default="dark", help="default: dark")
    shots.add_argument(
        "--scale", type=_scale, default=100, metavar="S", help="of the text, 80 to 200 per cent (default 100)"
    )
    shots.add_argument("--only", default="", metavar="NAME", help="only the pictures with this in their name")
    _language(shots)

    commands.add_parser("schema", help="print the JSON Schema of the scenario format, for editors")
    return top


def main(argv: Sequence[str]) -> int:
    """Runs one command. Returns its exit code: 0 done, 1 not done, 2 not understood."""
    top = parser()
    try:
        arguments, rest = top.parse_known_args(list(argv))
        if arguments.command == "statement":  # argparse stops taking choices at the first option
            arguments.choices += [word for word in rest if not word.startswith("-")]
            rest = [word for word in rest if word.startswith("-")]
        if rest:
            top.error(f"not understood: {' '.join(rest)}")
    except SystemExit as left:
        return int(left.code or 0)
    command: str = arguments.command or ("home" if arguments.text else "desktop")
    if command == "home" and not (sys.stdin.isatty() and sys.stdout.isatty()):
        top.print_help()
        return 0
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    run: Callable[[argparse.Namespace], int] = import_module(f"game.commands.{command}").run
    try:
        return run(arguments)
    except BrokenPipeError:
        raise  # nobody reads on; the caller ends quietly
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"{PROGRAM}: {where}{error.strerror or error}", file=sys.stderr)
        return 1
