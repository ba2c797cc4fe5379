"""Opening all instructions: asked first, and with several people only when each of them agrees."""

from collections.abc import Callable

from game.engine.scenario import Seat
from game.sentences.names import seat_name
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue


class OpenInstructions(Dialogue):
    help_topic = "outcome"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._agreed: set[Seat] = set()

    def build(self, app: App) -> Node:
        words, people = app.words, self._desk.game.people
        content: list[Node] = [
            Label(words("ui.reveal.what"), "body"),
            Label(words("ui.reveal.last"), "quiet"),
        ]
        missing = [seat for seat in people if seat not in self._agreed] if len(people) > 1 else []
        if len(people) > 1:
            content.append(Label(words("ui.reveal.all"), "strong"))
            content.append(Column([self._person(app, seat) for seat in people], gap=6))
        who = words.listed([seat_name(self._desk.agenda, seat) for seat in missing])
        go = Button(
            words("ui.reveal.do"),
            lambda: self._reveal(app),
            "reveal:do",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
            enabled=not missing,
            why=words("ui.reveal.missing", who=who) if missing else "",
            refuse=self._desk.refuse,
        )
        return dialogue(
            app, words("ui.reveal.title"), content, [go, self.cancel(app)], width=600, key="reveal"
        )

    def _person(self, app: App, seat: Seat) -> Node:
        agreed = seat in self._agreed
        name = seat_name(self._desk.agenda, seat)
        return Button(
            app.words("ui.reveal.agrees" if agreed else "ui.reveal.agree", name=name),
            self._toggle(app, seat),
            f"agree:{seat}",
            icon="check" if agreed else "user",
            chosen=agreed,
            wide=True,
        )

    def _toggle(self, app: App, seat: Seat) -> Callable[[], None]:
        def toggle() -> None:
            self._agreed ^= {seat}
            app.stale()

        return toggle

    def _reveal(self, app: App) -> None:
        app.pop()
        self._desk.game.reveal()
        app.stale()
