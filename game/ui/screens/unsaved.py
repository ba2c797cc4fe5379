"""The game waits: an act could not be put on disk, or a minister cannot decide. Nothing is lost."""

from functools import partial

from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Flow, Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.hands import give, take
from game.ui.screens.leaving import leave
from game.ui.screens.seats_plan import DIFFICULTY_NAMES


class Unsaved(Dialogue):
    """Stays until nothing is in the way any more, or the person leaves."""

    help_topic = "saves"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words, game = app.words, self._desk.game
        trouble = game.trouble(words)
        said = Row([Icon("triangle-alert", 20, "loss"), Grow(Label(trouble, "body"))], gap=12, align="start")
        content: list[Node] = [said]
        if game.unsaved:
            content.append(Label(words("ui.unsaved.disk", file=str(game.file)), "quiet"))
        elif game.failed is not None:
            content += self._somebody_else(app, game.failed)
        again = Button(
            words("ui.unsaved.again"),
            partial(self._again, app),
            "again",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
        )
        out = Button(words("ui.pause.leave"), partial(leave, app), "leave", shortcut="L", icon="home")
        return dialogue(app, words("ui.unsaved.title"), content, [out, again], width=620, key="unsaved")

    def tick(self, app: App, now: float) -> bool:
        if app.screen is self and not self._desk.game.trouble(app.words):
            app.pop()
        return False

    def back(self, app: App) -> None:
        """Esc makes nothing better here."""

    def _again(self, app: App) -> None:
        if self._desk.game.retry():
            app.pop()
        else:
            app.toast(app.words("ui.unsaved.still"))

    def _somebody_else(self, app: App, seat: Seat) -> list[Node]:
        """Another minister for the seat that is stuck, or a person."""
        words = app.words
        name = self._desk.delegation(seat).name
        buttons: list[Node] = [
            Button(
                words("ui.hands.minister", style=words(f"ui.difficulty.{style}")),
                partial(give, app, self._desk, seat, style),
                f"hand:{style}",
                icon="bot",
            )
            for style in DIFFICULTY_NAMES
        ]
        taking = partial(take, app, self._desk, seat)
        buttons.append(Button(words("ui.hands.person"), taking, "take", icon="user"))
        return [Label(words("ui.unsaved.other", name=name), "quiet"), Flow(buttons, gap=8)]
