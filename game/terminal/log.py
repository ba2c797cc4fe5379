"""What each person has heard: kept as events, told in whatever language is asked for."""

from collections.abc import Iterable

from game.engine.events import Event
from game.engine.scenario import Seat
from game.engine.view import View
from game.i18n import Words
from game.session.table import Table, Update
from game.terminal.layout import wrap
from game.terminal.tell import tell


class Log:
    """Join it to a table before anything happens there."""

    def __init__(self, seats: Iterable[Seat | None]) -> None:
        self._events: dict[Seat | None, list[Event]] = {seat: [] for seat in seats}
        self._heard: dict[Seat | None, int] = dict.fromkeys(self._events, 0)

    def listen(self, table: Table) -> None:
        for seat, events in self._events.items():

            def hear(update: Update, events: list[Event] = events) -> None:
                events.extend(update.events)

            table.join(seat, hear)

    def told(self, view: View, words: Words, columns: int, *, new: bool) -> str:
        """Everything this seat has heard, or only what it has not been told yet."""
        events = self._events[view.seat]
        first = self._heard[view.seat] if new else 0
        self._heard[view.seat] = len(events)
        sentences = [tell(event, view, words) for event in events[first:]]
        return "\n".join(wrap(sentence, columns, "- ") for sentence in sentences if sentence)

    def skip(self, seat: Seat | None) -> None:
        """What has happened so far counts as told."""
        self._heard[seat] = len(self._events[seat])
