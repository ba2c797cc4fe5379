"""What can be done now, as a numbered list of commands."""

from collections.abc import Iterator

from game.engine.actions import Action, CallAdoption, RequestSettlement, TakeBack
from game.engine.refusal import refusal
from game.engine.scenario import Role
from game.engine.state import Phase
from game.engine.view import View
from game.i18n import Words
from game.terminal.layout import wrap
from game.terminal.offers import numbered


def menu(view: View) -> tuple[str, ...]:
    """The lines one could type now, most wanted first."""
    return tuple(_entries(view))


def _entries(view: View) -> Iterator[str]:
    if view.phase is Phase.SILENCE:
        yield from ("join", "reserve", "break", "draft full", "mandate")
        return
    if view.phase is Phase.OVER:
        yield from ("settle", "end")
        return
    yield from ("draft", "mandate")
    mine = [
        n
        for n, p in enumerate(numbered(view), start=1)
        if view.seat in p.parties and view.seat != p.by and view.seat not in p.accepted | p.declined
    ]
    if view.proposals:
        yield "offers"
    for number in mine:
        yield f"accept {number}"
        yield f"decline {number}"
    if view.role is Role.MEMBER and view.settlement is None:
        yield "move"
    if view.initiatives > 0:
        yield "offer"
        if view.is_chair and not any(p.chair_text for p in view.proposals):
            yield "text"
        if view.role is Role.MEMBER and view.settlement is None:
            yield "ask"
    yield from (line for line, action in _SIMPLE if refusal(view, action) is None)
    yield from ("say", "end", "help")


_SIMPLE: tuple[tuple[str, Action], ...] = (
    ("adopt", CallAdoption()),
    ("undo", TakeBack()),
    ("settle", RequestSettlement()),
)


def show(entries: tuple[str, ...], words: Words, columns: int) -> str:
    lines = [words("menu.title")]
    for number, entry in enumerate(entries, start=1):
        command, _, rest = entry.partition(" ")
        key = f"menu.{command}.{rest}" if words.has(f"menu.{command}.{rest}") else f"menu.{command}"
        lines.append(wrap(f"{entry}: {words(key, n=rest)}", columns, f"{number:3}. "))
    return "\n".join(lines)
