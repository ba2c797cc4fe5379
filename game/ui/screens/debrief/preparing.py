"""While a debrief is being made: how far it is, and a way out of waiting."""

from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.debriefing import Debriefing
from game.ui.house import Source
from game.ui.kit.leaves import Bar, Label
from game.ui.kit.node import Node
from game.ui.screens.debrief.debrief import Debrief
from game.ui.screens.dialogue import Dialogue, dialogue


class Preparing(Dialogue):
    """Opens the debrief in its place once there is one, or says why there is none. Esc waits no longer."""

    help_topic = "debrief"

    def __init__(self, made: Debriefing, reader: Seat | None = None) -> None:
        self._made, self._reader = made, reader
        self._shown, self._handed = -1.0, False

    def build(self, app: App) -> Node:
        words, share = app.words, self._made.share
        percent = words("debrief.percent", n=round(100 * share))
        content: list[Node] = [
            Label(words("ui.debrief.preparing.what"), "body"),
            Bar(share, height=10),
            Label(percent, "small-quiet"),
        ]
        title = words("ui.debrief.preparing")
        return dialogue(app, title, content, [self.cancel(app)], width=520, key="preparing")

    def tick(self, app: App, now: float) -> bool:
        made = self._made
        if app.screen is not self:
            return False
        if made.trouble is not None:
            told = made.trouble.told(app.words)
            app.pop()
            app.toast(told)
            return True
        if made.found is not None:
            self._handed = True
            app.pop()
            app.push(Debrief(made.found, reader=self._reader, coming=made))
            return True
        share = round(made.share, 2)
        changed, self._shown = share != self._shown, share
        return changed

    def closing(self) -> None:
        if not self._handed:
            self._made.cancel()


def open_debrief(app: App, source: Source, reader: Seat | None = None) -> None:
    """Makes the debrief of a game and opens it. `reader`: whose eyes it is for, where that is known."""
    made = Debriefing(app.house, source, app.words.language)
    app.push(Preparing(made, reader))
