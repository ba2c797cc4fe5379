"""While a debrief is being made: how far it is, and a way out of waiting."""

from functools import partial

from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.debriefing import Debriefing
from game.ui.house import Source
from game.ui.kit.leaves import Bar, Label
from game.ui.kit.node import Node
from game.ui.screens.debrief.debrief import Debrief
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.sure import Sure


class Preparing(Dialogue):
    """Opens the debrief in its place once there is one, or says why there is none. Esc waits no longer.

    `asks`: first whether that is meant, where the talks turn out not to be finished.
    """

    help_topic = "debrief"

    def __init__(self, made: Debriefing, reader: Seat | None = None, *, asks: bool = False) -> None:
        self._made, self._reader, self._asks, self._asked = made, reader, asks, False
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
            if made.found.outcome.finished or not self._asks:
                self._open(app)
            elif not self._asked:
                self._asked = True
                app.push(Sure("debrief-stopped", partial(self._open, app), help_topic="debrief"))
            else:
                app.pop()  # it was not meant
            return True
        share = round(made.share, 2)
        changed, self._shown = share != self._shown, share
        return changed

    def _open(self, app: App) -> None:
        assert self._made.found is not None
        self._handed = True
        app.pop()
        app.push(Debrief(self._made.found, reader=self._reader, coming=self._made))

    def closing(self) -> None:
        if not self._handed:
            self._made.cancel()


def open_debrief(app: App, source: Source, reader: Seat | None = None, *, asks: bool = False) -> None:
    """Makes the debrief of a game and opens it. `reader`: whose eyes it is for, where that is known. `asks`:
    nobody has yet been asked whether that of unfinished talks is meant."""
    made = Debriefing(app.house, source, app.words.language)
    app.push(Preparing(made, reader, asks=asks))
