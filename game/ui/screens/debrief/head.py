"""The head of the debrief: what it is of, whose eyes it is for, and its pages to turn to."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.engine.scenario import Seat
from game.sentences.names import seat_name
from game.ui.app import App
from game.ui.kit.boxes import Column, Flow, Grow, Row
from game.ui.kit.controls import Button, IconButton
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Act, Node

if TYPE_CHECKING:
    from game.ui.screens.debrief.debrief import Debrief

WORDED, BESIDE = 700, 900
"""From so wide on buttons have words; and stand beside the heading."""
LOW, HIGH = 400, 600
"""Below the one height there is no room for a large heading; from the other on for buttons under it."""


def head(app: App, debrief: "Debrief", width: float, height: float) -> Node:
    words, agenda = app.words, debrief.found.story.agenda
    pages, low = debrief.pages(app), height < LOW
    caps: list[Node] = [Label(words("ui.debrief.caps", title=pages.title).upper(), "caps")]
    seat = None if debrief.classroom else debrief.reader
    if seat is not None:
        delegation = agenda.delegations[seat]
        caps += [emblem(delegation, 13), Label(delegation.name.upper(), "caps")]
    title = Label(pages.heading, "lead" if low else "title")
    heading = title if low else Column([Flow(caps, gap=8), title], gap=2)
    worded = width >= (WORDED if height >= HIGH else BESIDE)
    buttons = _buttons(app, debrief, worded=worded)
    if worded and width < BESIDE:
        return Column([heading, Flow(buttons, gap=8)], gap=8)
    return Row([Grow(heading), *buttons], gap=8)


def _buttons(app: App, debrief: "Debrief", *, worded: bool) -> list[Node]:
    words = app.words

    def button(name: str, key: str, act: Act, icon: str, kind: str = "tool", cap: str | None = None) -> Node:
        label = words(f"ui.debrief.{name}")
        if not worded:
            return IconButton(icon, label, act, f"debrief:{name}")
        return Button(label, act, f"debrief:{name}", shortcut=key, icon=icon, kind=kind, cap=cap)

    mode = "own" if debrief.classroom else "class"
    icon = "user" if debrief.classroom else "graduation-cap"
    made = [button(mode, "C", lambda: debrief.change_mode(app), icon)]
    story = debrief.found.story
    if not debrief.classroom and (len(story.people) != 1 or debrief.reader is None):
        made.append(button("reader", "R", lambda: _choose_reader(app, debrief), "users"))
    made.append(button("export", "E", lambda: debrief.export(app), "download"))
    return [*made, button("leave", "Esc", app.pop, "x")]


def _choose_reader(app: App, debrief: "Debrief") -> None:
    agenda = debrief.found.story.agenda
    seats: tuple[Seat | None, ...] = (*(debrief.found.story.people or debrief.found.story.members), None)
    entries = [
        (
            app.words("ui.debrief.nobody") if seat is None else seat_name(agenda, seat),
            partial(debrief.read_as, app, seat),
        )
        for seat in seats
    ]
    app.open_menu(entries, (app.size[0], 0))


def turner(
    app: App, names: Sequence[tuple[int, str]], at: int, go: Callable[[int], None], *, wide: bool
) -> Node:
    """The pages side by side; where there is no room, one on, one back, and all to choose from."""
    if wide:
        return Flow(
            [
                Button(
                    name,
                    partial(go, n),
                    f"page:{place}",
                    shortcut=str(place) if place < 10 else "",
                    cap="",
                    kind="tool",
                    chosen=n == at,
                )
                for place, (n, name) in enumerate(names, start=1)
            ],
            gap=8,
        )
    title = next(name for n, name in names if n == at)

    def choose() -> None:
        app.open_menu([(name, partial(go, n)) for n, name in names], (0, 0))

    before, after = names[0][0] < at, names[-1][0] > at
    parts: list[Node] = []
    if before:
        parts.append(
            IconButton("chevron-left", app.words("ui.debrief.before"), partial(go, at - 1), "page:before")
        )
    parts.append(Button(title, choose, "pages", icon="menu", kind="chip"))
    if after:
        parts.append(
            IconButton("chevron-right", app.words("ui.debrief.after"), partial(go, at + 1), "page:after")
        )
    return Row(parts, gap=6)
