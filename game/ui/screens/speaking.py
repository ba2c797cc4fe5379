"""Words of one's own, to all or to some; conceding and asking the capital have modules of their own."""

from game.engine.actions import Speak as Speech
from game.engine.scenario import Seat
from game.engine.speech import SPEECH_LENGTH
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Flow, Panel, Row
from game.ui.kit.controls import Button, Press
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.trade.parts import send_button


class Speak(Dialogue):
    """Words of one's own, to all or to some. `to`: the one they are for at first."""

    help_topic = "speaking"
    first = "speech"

    def __init__(self, desk: Desk, to: Seat | None = None) -> None:
        self._desk, self._text = desk, ""
        self._to: tuple[Seat, ...] = () if to is None or desk.game.clerk else (to,)

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        content: list[Node] = []
        if not self._desk.game.clerk:
            chips: list[Node] = [
                Button(
                    words("ui.speak.all"), self._all, "to:all", kind="chip", chosen=not self._to, icon="users"
                )
            ]
            chips += [self._chip(app, view, seat) for seat in view.agenda.delegations if seat != view.seat]
            content += [Label(words("ui.speak.to"), "small-strong"), Flow(chips, gap=6)]
        field = TextField(
            "speech",
            self._text,
            self._typed,
            hint=words("ui.speak.hint"),
            most=SPEECH_LENGTH,
        )
        left = words("ui.speak.left", n=SPEECH_LENGTH - len(self._text))
        content += [field, Label(left, "tiny", align="end"), Label(words("ui.speak.what"), "small-quiet")]
        why = self._desk.why_not(self._action())
        send = send_button(app, words("ui.speak.send"), self._send, why, self._desk.refuse)
        return dialogue(
            app,
            words("ui.speak.title"),
            content,
            [self.cancel(app), send],
            caps=words("ui.speak.caps"),
            width=720,
        )

    def _chip(self, app: App, view: View, seat: Seat) -> Node:
        delegation, chosen = view.agenda.delegations[seat], seat in self._to
        row = Row(
            [
                emblem(delegation, 13),
                Label(delegation.name, "small-strong" if chosen else "small"),
            ],
            gap=6,
        )
        panel = Panel(
            row,
            fill="chosen" if chosen else "raised",
            line="accent" if chosen else "line",
            pad=5,
            across=9,
            radius=8,
        )
        return Press(panel, lambda: self._toggle(seat), f"to:{seat}")

    def _action(self) -> Speech:
        return Speech(self._text.strip(), self._to)

    def _send(self) -> None:
        why = self._desk.why_not(self._action())
        if why:
            self._desk.refuse(why)
        elif self._desk.do(self._action()):
            self._app.pop()

    def _typed(self, text: str) -> None:
        self._text = text

    def _all(self) -> None:
        self._to = ()

    def _toggle(self, seat: Seat) -> None:
        order = self._desk.agenda.delegations
        chosen = set(self._to) ^ {seat}
        self._to = tuple(s for s in order if s in chosen)
