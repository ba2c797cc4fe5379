"""What a typed line means: a command, and for offers a bundle of moves."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.terminal.meant import Unclear, meant_issue, meant_option, meant_seat, narrow, number

GROUPS: Mapping[str, tuple[str, ...]] = {
    "look": ("draft", "mandate", "offers", "issue", "table", "bio", "news", "log", "value"),
    "ask": ("why", "need", "coach"),
    "act": ("move", "offer", "accept", "decline", "counter", "withdraw", "text", "reopen", "ask", "say"),
    "decide": ("adopt", "join", "reserve", "break", "undo", "end", "settle"),
    "program": ("help", "language", "save", "quit"),
}
COMMANDS = tuple(command for group in GROUPS.values() for command in group)

LONGEST_LINE = 10_000
_MOST_WORDS = 12

_HEAD = re.compile(r"([^\s:：]+)[\s:：]*(.*)", re.DOTALL)
_FOR = re.compile(r" for (?!.* for )| ?(?<![交互更转替改撤])(?:以换取?|换取?) ?")
_BETWEEN = re.compile(r"[,;、]")
_PUBLIC = re.compile(r"(?: public|公开)$")
_ALL = ("all", "everybody", "全体", "所有人")
_UNLESS = re.compile(r"(?:unless(?![^\s:])|除非)[\s:]*(.*)", re.IGNORECASE)
_TO = ("to ", "对")
_TO_NOBODY = re.compile(r"to[\s:：]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unread(Exception):
    """A line that is no command, or lacks something; `key` names the sentence."""

    key: str
    said: str = ""
    near: str = ""


def command_names(command: str, words: Words) -> tuple[str, ...]:
    """What a command may be called: in the person's language, and in English."""
    return tuple(dict.fromkeys([*words.alternatives(f"command.{command}"), command]))


def read_command(line: str, words: Words) -> tuple[str, str]:
    """The command a line begins with and the rest of it. Raises Unread."""
    if len(line) > LONGEST_LINE:
        raise Unread("unread.too-long", str(len(line)), str(LONGEST_LINE))
    called = {name.casefold(): command for command in COMMANDS for name in command_names(command, words)}
    found = _HEAD.match(line.strip())
    if not found:
        raise Unread("unread.command", line.strip()[:40])
    head, rest = narrow(found[1][:40]).casefold(), found[2].strip()
    if head in called:
        return called[head], rest
    for name in sorted(called, key=len, reverse=True):  # Chinese puts no blank after the verb
        if not name.isascii() and line.strip().startswith(name):
            return called[name], line.strip()[len(name) :].lstrip(" :：")
    begun = {called[name] for name in called if len(head) > 1 and name.startswith(head)}
    if len(begun) == 1:
        return begun.pop(), rest
    near = get_close_matches(head, called, n=1, cutoff=0.6)
    raise Unread("unread.command.near" if near else "unread.command", head, near[0] if near else "")


def _spaced(text: str) -> str:
    """In half width, with single blanks."""
    return " ".join(narrow(text[:LONGEST_LINE]).split())


def read_choice(view: View, text: str) -> tuple[IssueId, OptionId]:
    """`issue option`, `issue=option`: by number, id, title or how they begin. Raises Unread or Unclear."""
    text = _spaced(text)
    issue_said, equals, option_said = text.partition("=")
    if equals:
        if not issue_said.strip() or not option_said.strip():
            raise Unread("unread.choice", text[:40])
        issue = meant_issue(view.agenda, issue_said.strip())
        return issue, meant_option(view.agenda, issue, option_said.strip())
    parts = text.split()
    if len(parts) < 2:
        raise Unread("unread.choice", text[:40])
    unclear: list[Unclear] = []
    for cut in range(1, min(len(parts), _MOST_WORDS)):  # a title may have blanks in it
        try:
            issue = meant_issue(view.agenda, " ".join(parts[:cut]))
            return issue, meant_option(view.agenda, issue, " ".join(parts[cut:]))
        except Unclear as either:
            unclear.append(either)
    raise unclear[0]


def read_text(view: View, text: str) -> dict[IssueId, OptionId]:
    """`issue=option, issue=option`. Raises Unread or Unclear."""
    text = _spaced(text)
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) == 1 and text.count("=") > 1:
        parts = text.split()
    if not parts:
        raise Unread("unread.choice", text[:40])
    return dict(read_choice(view, part) for part in parts)


def read_unless(view: View, text: str) -> dict[IssueId, OptionId] | None:
    """What `unless issue=option, ...` asks for, nothing if `unless` stands alone; None: other words.

    Raises Unread or Unclear.
    """
    found = _UNLESS.fullmatch(_spaced(text))
    if found is None or (found[1] and "=" not in found[1]):
        return None
    return read_text(view, found[1]) if found[1] else {}


def read_offer(view: View, text: str) -> tuple[Moves, bool]:
    """`SEAT[, SEAT]: ASKED for GIVEN [public]`; whose moves it bundles, and whether all may see it.

    Raises Unread or Unclear.
    """
    text = _spaced(text)
    public = _PUBLIC.search(text)
    if public:
        text = text[: public.start()].strip()
    to, _, asked = text.partition(":")
    if not to.strip() or not asked.strip():
        raise Unread("unread.offer", text[:40])
    seats: list[Seat] = []
    for part in filter(str.strip, _BETWEEN.split(to)):
        everybody = part.strip().casefold() in _ALL
        seats += [m for m in view.members if m != view.seat] if everybody else [_seat(view, part)]
    return bundle(view, seats, asked), bool(public)


def _seat(view: View, said: str) -> Seat:
    return meant_seat(view.agenda, said.strip())


def bundle(view: View, seats: list[Seat], text: str) -> Moves:
    """`ASKED for GIVEN`. Given nothing, I promise to stay where I am on what I ask about.

    After adoption, when all move together, given nothing I move where I ask the others to.
    Raises Unread or Unclear.
    """
    asked, *given = _FOR.split(f"{_spaced(text)} ", maxsplit=1)
    if given and not given[0].strip():
        raise Unread("unread.offer.given")
    moves: dict[Seat, dict[IssueId, OptionId]] = {}
    for part in filter(str.strip, _BETWEEN.split(asked)):
        askees = seats
        if "." in part.split("=")[0]:
            who, part = part.split(".", 1)
            askees = [_seat(view, who)]
        issue, option = read_choice(view, part)
        for seat in askees:
            moves.setdefault(seat, {})[issue] = option
    me = view.seat
    if me is not None and me in view.positions:
        mine = read_text(view, given[0]) if given else {}
        if not mine and view.settlement is not None:
            mine = {issue: option for wanted in moves.values() for issue, option in wanted.items()}
        elif not mine:
            mine = {issue: view.positions[me][issue] for wanted in moves.values() for issue in wanted}
        moves[me] = {**moves.get(me, {}), **mine}
    return moves


def read_speech(view: View, text: str) -> tuple[str, tuple[Seat, ...]]:
    """What is said, and to whom; `to greece: ...` is for Greece alone. Raises Unread or Unclear."""
    if _TO_NOBODY.fullmatch(text):
        raise Unread("unread.say")
    lead = next((lead for lead in _TO if text.casefold().startswith(lead)), None)
    if lead is None:
        return text, ()
    rest = text[len(lead) :].strip()
    found = re.match(r"([^:：]*)[:：](.*)", rest, re.DOTALL)
    if found:
        names = narrow(found[1]).rstrip("说 ").replace(" and ", ",").replace("和", ",")
        to = tuple(dict.fromkeys(_seat(view, name) for name in _BETWEEN.split(names)))
        return found[2].strip(), to
    if _begins_with_a_seat(view, rest):  # what is meant for some must not be said to all
        raise Unread("unread.say")
    return text, ()


def _begins_with_a_seat(view: View, text: str) -> bool:
    called = {name.casefold() for s, d in view.agenda.delegations.items() for name in (s, d.name)}
    return text.casefold().startswith(tuple(called))


def read_number(text: str, most: int) -> int:
    """The number of an open offer, from 1. Raises Unread."""
    head = text.split()[0] if text.split() else ""
    place = number(head)
    if place is None or not 1 <= place <= most:
        raise Unread("unread.offer-number" if most else "unread.no-offers", head[:40], str(most))
    return place


def read_asked(view: View, text: str) -> tuple[Seat | None, str]:
    """Whom a question is for, and about what: `[SEAT] [NUMBER or ISSUE]`, with or without a question mark.

    A number alone, or before the seat, is that of an offer. Raises Unread or Unclear.
    """
    text = _spaced(text).rstrip(" ?.!。")
    first, _, rest = text.partition(" ")
    if number(first) is not None:
        return (_begun(view, rest)[0], first) if rest else (None, first)
    return _begun(view, text) if text else (None, "")


def _begun(view: View, text: str) -> tuple[Seat, str]:
    """The delegation a text begins with, and the rest of it. Raises Unclear."""
    names = {name: s for s, d in view.agenda.delegations.items() for name in (s, narrow(d.name))}
    for name in sorted(names, key=len, reverse=True):  # Chinese puts no blank after a name
        rest = text[len(name) :]
        whole = not name.isascii() or not rest or rest[0] in " ,:"
        if whole and text[: len(name)].casefold() == name.casefold():
            return names[name], rest.strip(" ,:")
    parts = text.split()
    for cut in range(min(len(parts), _MOST_WORDS), 1, -1):
        try:
            return _seat(view, " ".join(parts[:cut])), " ".join(parts[cut:])
        except Unclear:
            continue
    return _seat(view, parts[0]), " ".join(parts[1:])
