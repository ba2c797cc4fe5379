"""What can be done now, as a numbered list of commands."""

from collections.abc import Iterator

from game.engine.actions import Action, CallAdoption, Join, RequestSettlement, TakeBack
from game.engine.refusal import refusal
from game.engine.scenario import Role
from game.engine.state import Phase
from game.engine.view import View
from game.i18n import Words
from game.sentences.silence import may_reserve
from game.terminal.layout import wrap
from game.terminal.offers import answerable

OFFERS_LISTED = 2


def menu(view: View) -> tuple[str, ...]:
    """The lines one could type now, most wanted first."""
    return tuple(_entries(view))


def _entries(view: View) -> Iterator[str]:
    if view.phase is Phase.SILENCE:
        yield from ("draft full", "mandate")
        if refusal(view, Join()) is None:
            yield "join"
        if may_reserve(view):
            yield "reserve"
        yield from ("break", "help")
        return
    if view.phase is Phase.OVER:
        yield from ("settle", "end", "draft full", "mandate", "help")
        return
    yield from ("draft", "mandate")
    if view.proposals:
        yield "offers"
    mine = answerable(view)
    if len(mine) <= OFFERS_LISTED:
        yield from (f"{answer} {n}" for n in mine for answer in ("accept", "decline"))
    else:
        yield from ("accept", "decline")
    if view.role is Role.MEMBER and view.settlement is None:
        yield "move"
    if view.initiatives > 0:
        yield "offer"
        if view.is_chair and not any(p.chair_text for p in view.proposals):
            yield "text"
        if view.role is Role.MEMBER and view.settlement is None:
            yield "ask"
    if any(p.by == view.seat for p in view.proposals):
        yield "withdraw"
    yield from (line for line, action in _SIMPLE if refusal(view, action) is None)
    yield from ("say", "end", "help")


_SIMPLE: tuple[tuple[str, Action], ...] = (
    ("adopt", CallAdoption()),
    ("undo", TakeBack()),
    ("settle", RequestSettlement()),
)


def show(entries: tuple[str, ...], words: Words, columns: int) -> str:
    """The list as a person reads it, in the person's language."""
    lines = [wrap(words("menu.title"), columns)]
    for number, entry in enumerate(entries, start=1):
        command, _, rest = entry.partition(" ")
        name = words.alternatives(f"command.{command}")[0]
        key = f"menu.{command}"
        if rest == "full":
            key, rest = "menu.draft.full", words.alternatives("draft.full")[0]
        elif rest:
            key = f"menu.{command}.n"
        line = words("menu.entry", command=f"{name} {rest}".rstrip(), what=words(key, n=rest))
        lines.append(wrap(line, columns, f"{number:3}. "))
    return "\n".join(lines)
