"""The menu of a game: back to it, what can be looked up, who plays which seat, and the way out."""

from functools import partial

from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.screen import Screen
from game.ui.screens.aside import told_alone
from game.ui.screens.briefing import Instructions
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.hands import Hands
from game.ui.screens.leaving import leave, unless_lost
from game.ui.screens.log import FloorLog
from game.ui.screens.preferences import Preferences
from game.ui.screens.statement import Statement

TWO_COLUMNS = 600


class Pause(Dialogue):
    """Nothing acts meanwhile that could be missed: what ministers do is told when one is back."""

    help_topic = "talks"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words, desk = app.words, self._desk
        go_on = _entry(app, "go-on", "Esc", "play", app.pop, primary=True)
        looks: list[Node] = []
        if desk.reader is not None:
            looks.append(_entry(app, "instructions", "M", "lock", self._opens(app, Instructions(desk))))
        looks += [
            _entry(app, "so-far", "D", "file-text", self._opens(app, Statement(desk))),
            _entry(app, "log", "L", "scroll-text", self._opens(app, FloorLog(desk))),
            *self._words_alone(app),
            _entry(app, "settings", "E", "settings", self._opens(app, Preferences())),
            _entry(app, "help", "F1", "circle-question-mark", app.help),
        ]
        ways: list[Node] = [
            _entry(app, "hands", "N", "users", self._opens(app, Hands(desk))),
            _entry(app, "leave", "O", "home", partial(leave, app)),
            _entry(app, "quit", "Ctrl+Q", "log-out", partial(_quit, app)),
        ]
        if app.width < TWO_COLUMNS:
            body: Node = Column([*looks, *ways], gap=8)
        else:
            body = Row([Grow(Column(looks, gap=8)), Grow(Column(ways, gap=8))], gap=12, align="start")
        return dialogue(
            app,
            words("ui.pause.title"),
            [body, self._kept(app)],
            [Label(self._where(app), "small-quiet"), go_on],
            caps=desk.agenda.title,
            width=700,
            key="pause",
        )

    def _opens(self, app: App, screen: Screen) -> Act:
        return lambda: app.push(screen)

    def _words_alone(self, app: App) -> list[Node]:
        """At a clerk's table: what the acting delegation has to be told behind the curtain."""
        from game.ui.screens.curtain import Curtain  # it leads back here

        desk, seat = self._desk, self._desk.acting
        if not desk.game.clerk or seat is None or not told_alone(app, desk, seat):
            return []
        label = app.words("ui.pause.alone", name=desk.delegation(seat).name)
        return [
            Button(
                label,
                lambda: app.push(Curtain(desk, seat)),
                "pause:alone",
                shortcut="A",
                icon="eye",
                wide=True,
            )
        ]

    def _where(self, app: App) -> str:
        view = self._desk.view
        return app.words("ui.pause.where", round=view.round, rounds=view.rounds)

    def _kept(self, app: App) -> Node:
        game = self._desk.game
        if game.file is None:
            text, icon = game.warning(app.words), "triangle-alert"
        else:
            text, icon = app.words("ui.pause.kept", file=str(game.file)), "save"
        return Row([Icon(icon, 16, "quiet"), Grow(Label(text, "small-quiet"))], gap=10, align="start")


def _entry(app: App, name: str, shortcut: str, icon: str, action: Act, *, primary: bool = False) -> Button:
    return Button(
        app.words(f"ui.pause.{name}"),
        action,
        f"pause:{name}",
        shortcut=shortcut,
        icon=icon,
        kind="primary" if primary else "plain",
        wide=not primary,
    )


def _quit(app: App) -> None:
    """The loop closes the game."""

    def out() -> None:
        app.leaving = True

    unless_lost(app, out)
