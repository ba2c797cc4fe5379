"""Opening the debrief, and all instructions with it: asked first, and each person has to agree."""

from collections.abc import Callable

from game.engine.scenario import Seat
from game.sentences.names import seat_name
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.house import Unplayable
from game.ui.kit.boxes import Column
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Act, Node
from game.ui.screens.dialogue import Dialogue, closing, dialogue


class OpenDebrief(Dialogue):
    """`instead`: leads to the post-settlement round that could still be asked for; None: it could not."""

    help_topic = "debrief"

    def __init__(self, desk: Desk, instead: Act | None) -> None:
        self._desk, self._instead = desk, instead
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
            deliberate=words("ui.too-soon"),
        )
        buttons: list[Node] = [go, self.cancel(app)]
        if self._instead is not None:
            act = closing(app, self._instead)
            buttons.insert(1, Button(words("ui.reveal.settle"), act, "reveal:settle", icon="handshake"))
        return dialogue(app, words("ui.reveal.title"), content, buttons, width=640, key="reveal")

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
        try:
            opened = self._desk.game.reveal()
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
            return
        if opened:
            begin(app, self._desk)


def begin(app: App, desk: Desk) -> None:
    """The debrief of a game whose instructions are open."""
    from game.ui.screens.debrief.preparing import open_debrief  # the outcome need not wait for numpy

    open_debrief(app, desk.game.source)
