"""What a typed line means: a command, and for offers a bundle of moves."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.terminal.names import Unclear, meant_issue, meant_option, meant_seat

COMMANDS = [
    "draft",
    "mandate",
    "offers",
    "issue",
    "table",
    "bio",
    "news",
    "log",
    "value",
    "help",
    "language",
    "save",
    "quit",
    "move",
    "offer",
    "accept",
    "decline",
    "counter",
    "withdraw",
    "text",
    "reopen",
    "ask",
    "say",
    "adopt",
    "undo",
    "end",
    "join",
    "reserve",
    "break",
    "settle",
]

_FOR = re.compile(r"\s+for\s+|\s*换\s*|\s*以换取?\s*")
_BETWEEN = re.compile(r"[,，;；、]")
_EQUALS = re.compile(r"[=＝]")
_COLON = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class Unread(Exception):
    """A line that is no command, or lacks something; `key` names the sentence."""

    key: str
    said: str = ""
    near: str = ""


def command_names(command: str, words: Words) -> tuple[str, ...]:
    """What a command may be called: in English, and in the person's language."""
    own = words(f"command.{command}").split("|")
    return tuple(dict.fromkeys([command, *own]))


def read_command(line: str, words: Words) -> tuple[str, str]:
    """The command a line begins with and the rest of it. Raises Unread."""
    line = line.strip()
    called = {name.casefold(): command for command in COMMANDS for name in command_names(command, words)}
    head, _, rest = line.partition(" ")
    head = head.casefold()
    if head in called:
        return called[head], rest.strip()
    for name in sorted(called, key=len, reverse=True):  # Chinese puts no blank after the verb
        if not name.isascii() and line.startswith(name):
            return called[name], line[len(name) :].strip()
    begun = {called[name] for name in called if len(head) > 1 and name.startswith(head)}
    if len(begun) == 1:
        return begun.pop(), rest.strip()
    near = get_close_matches(head, called, n=1, cutoff=0.6)
    raise Unread("unread.command.near" if near else "unread.command", line[:40], near[0] if near else "")


def read_choice(view: View, text: str) -> tuple[IssueId, OptionId]:
    """`issue option`, `issue=option`: by number, id, or how they begin. Raises Unread or Unclear."""
    said = _EQUALS.split(text, maxsplit=1) if _EQUALS.search(text) else text.split(None, 1)
    if len(said) < 2 or not said[1].strip():
        raise Unread("unread.choice", text.strip())
    issue = meant_issue(view.agenda, said[0].strip())
    return issue, meant_option(view.agenda, issue, said[1].strip())


def read_text(view: View, text: str) -> dict[IssueId, OptionId]:
    """`issue=option, issue=option`. Raises Unread or Unclear."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) == 1 and text.count("=") > 1:
        parts = text.split()
    return dict(read_choice(view, part) for part in parts)


def read_offer(view: View, text: str) -> tuple[Moves, bool]:
    """`SEAT[, SEAT]: ASKED for GIVEN [public]`; whose moves it bundles, and whether all may see it.

    Raises Unread or Unclear.
    """
    public = text.rstrip().endswith((" public", "公开"))
    if public:
        text = re.sub(r"\s*(?:public|公开)\s*$", "", text)
    halves = _COLON.split(text, maxsplit=1)
    if len(halves) < 2 or not halves[0].strip() or not halves[1].strip():
        raise Unread("unread.offer", text.strip())
    seats = [meant_seat(view.agenda, s.strip()) for s in _BETWEEN.split(halves[0]) if s.strip()]
    return bundle(view, seats, halves[1]), public


def bundle(view: View, seats: list[Seat], text: str) -> Moves:
    """`ASKED for GIVEN`. Given nothing, I promise to stay where I am on what I ask about."""
    asked, *given = _FOR.split(text.strip(), maxsplit=1)
    moves: dict[Seat, dict[IssueId, OptionId]] = {}
    for part in filter(str.strip, _BETWEEN.split(asked)):
        head = _EQUALS.split(part)[0]
        if "." in head:
            who, part = part.split(".", 1)
            askees = [meant_seat(view.agenda, who.strip())]
        else:
            askees = seats
        issue, option = read_choice(view, part)
        for seat in askees:
            moves.setdefault(seat, {})[issue] = option
    me = view.seat
    if me in view.positions and me is not None:
        mine = read_text(view, given[0]) if given and given[0].strip() else {}
        if not mine:
            mine = {issue: view.positions[me][issue] for wanted in moves.values() for issue in wanted}
        moves[me] = {**moves.get(me, {}), **mine}
    return moves


def read_number(text: str, most: int) -> int:
    """The number of an open offer, from 1. Raises Unread."""
    head = text.split()[0] if text.split() else ""
    if not (head.isdecimal() and head.isascii() and 1 <= int(head) <= most):
        raise Unread("unread.offer-number" if most else "unread.no-offers", head, str(most))
    return int(head)


__all__ = [
    "COMMANDS",
    "Unclear",
    "Unread",
    "bundle",
    "command_names",
    "read_choice",
    "read_command",
    "read_number",
    "read_offer",
    "read_text",
]
