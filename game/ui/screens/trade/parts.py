"""Pieces that the offer and the chair's text have in common: the page, and the words that go with it."""

from collections.abc import Callable, Sequence

from game.engine.speech import NOTE_LENGTH
from game.ui.app import App
from game.ui.kit.boxes import Centred, Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll

LOW = 560
"""Below this height, in units of the text, what an offer is worth scrolls with the rest."""


def page(
    app: App,
    heading: Sequence[Node],
    body: Sequence[Node],
    below: Node | None,
    buttons: Sequence[Node],
    last: Sequence[Node],
    width: float = 1020,
    why: str = "",
) -> Node:
    """`below`: what an offer is worth. `heading`: the title first. `why`: the last button may not be pressed.

    Where the window is low, everything but the title and the `last` buttons scrolls.
    """
    low = app.height < LOW
    more = [] if below is None else [below]
    if why:
        more.append(Row([Icon("info", 14, "accent"), Grow(Label(why, "small"))], gap=7))
    title, *rest = heading
    if low:
        inside = [*rest, *body, *more, *([Flow(list(buttons), gap=8)] if buttons else [])]
        parts = [title, Grow(Scroll("trade", Column(inside, gap=10))), Flow(list(last), gap=8, align="end")]
    else:
        foot = Row([Grow(Flow(list(buttons), gap=8)), *last], gap=10)
        parts = [*heading, Grow(Scroll("trade", Column(list(body), gap=10))), *more, foot]
    pad = 12 if low else 18
    return Centred(
        Panel(Column(parts, gap=8 if low else 12), pad=pad, across=pad + 4), width=width, fill=True
    )


def note_field(app: App, key: str, note: str, changed: Callable[[str], None]) -> Node:
    return TextField(key, note, changed, hint=app.words("ui.note.hint"), most=NOTE_LENGTH)


def note_button(app: App, act: Act) -> Node:
    return Button(
        app.words("ui.note.add"),
        act,
        "note",
        shortcut="S",
        icon="message-square-quote",
        tip=app.words("ui.note.tip"),
    )


def send_button(app: App, label: str, act: Act, why: str, refuse: Callable[[str], None]) -> Node:
    return Button(
        label,
        act,
        "send",
        shortcut="Enter",
        cap="⏎",
        kind="primary" if not why else "plain",
        icon="send",
        enabled=not why,
        why=why,
        refuse=refuse,
        tip=why,
    )


def title_block(app: App, caps: str, title: str) -> Node:
    """Smaller where the window is low."""
    if app.height < LOW:
        return Label(title, "lead", most_lines=2)
    return Column([Label(caps, "caps"), Label(title, "heading", most_lines=2)], gap=2)
