"""The curtain: the screen changes hands, and nothing private is on it until the right person says so."""

from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Centred, Column, Flow, Gap, Grow, Panel
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.aside import told_alone

LOW = 420
"""Below this height, in units of the text, the flag is smaller: the button has to be in sight."""


class Curtain(Screen):
    """Covers everything. Until the person in front of it says so, the desk has no reader.

    At a table with a clerk it is drawn for what one delegation has to be told alone; then the clerk goes on.
    """

    help_topic = "curtain"

    def __init__(self, desk: Desk, seat: Seat) -> None:
        self._desk, self._seat = desk, seat
        self._told = False
        desk.reader = None
        desk.app.close_toast()

    def build(self, app: App) -> Node:
        words, delegation = app.words, self._desk.delegation(self._seat)
        if self._told:
            return self._aside(app)
        clerk = self._desk.game.clerk
        lines: list[Node] = [
            emblem(delegation, 84 if app.height > LOW else 44),
            Gap(6),
            Label(words("ui.curtain.pass", name=delegation.name), "title", align="centre"),
            Label(delegation.head, "quiet", align="centre"),
            Gap(4),
            Label(words("ui.curtain.clerk" if clerk else "ui.curtain.nothing"), "body", align="centre"),
            Gap(8),
            Button(
                words("ui.curtain.here", name=delegation.name),
                lambda: self._take(app),
                "take",
                shortcut="Enter",
                cap="⏎",
                kind="primary",
                icon="eye",
                deliberate=words("ui.too-soon"),
            ),
            self._other(app),
        ]
        return _in_the_middle(lines)

    def tick(self, app: App, now: float) -> bool:
        """What the screen waited for may be gone: somebody else plays the seat now."""
        if app.screen is self and not self._desk.game.clerk and self._desk.waits_for != self._seat:
            app.pop()
        return False

    def back(self, app: App) -> None:
        if self._desk.game.clerk:
            app.pop()
        else:
            self._menu(app)

    def _other(self, app: App) -> Node:
        if self._desk.game.clerk:
            return Button(app.words("ui.back"), app.pop, "back", shortcut="Esc", kind="quiet")
        return Button(
            app.words("ui.head.menu"), lambda: self._menu(app), "menu", shortcut="Esc", kind="quiet"
        )

    def _menu(self, app: App) -> None:
        from game.ui.screens.pause import Pause  # it leads to the curtain of a clerk's table

        app.push(Pause(self._desk))

    def _take(self, app: App) -> None:
        if self._desk.game.clerk:
            self._told = True
            app.stale()
            return
        self._desk.reader = self._seat
        app.pop()

    def _aside(self, app: App) -> Node:
        words, delegation = app.words, self._desk.delegation(self._seat)
        told = [Label(line, "body") for line in told_alone(app, self._desk, self._seat)]
        lines: list[Node] = [
            Flow(
                [
                    emblem(delegation, 30),
                    Label(words("ui.curtain.alone", name=delegation.name), "heading"),
                ],
                gap=12,
            ),
            *(told or [Label(words("ui.curtain.no-word"), "quiet")]),
            Gap(6),
            Button(
                words("ui.curtain.done"),
                app.pop,
                "done",
                shortcut="Enter",
                cap="⏎",
                kind="primary",
                icon="eye-off",
            ),
        ]
        return _in_the_middle(lines, align="start")


def _in_the_middle(lines: list[Node], align: str = "centre") -> Node:
    page = Centred(Scroll("curtain", Column(lines, gap=10, align=align)), width=560)
    return Panel(Column([Grow(page)]), fill="head", line=None, pad=0, radius=0)
