"""What each seat has heard, kept as events, and how far it has looked at them."""

from collections.abc import Iterable, Mapping

from game.engine.events import AdoptionCalled, Event, Proposed, TurnEnded
from game.engine.pledges import pairs
from game.engine.scenario import IssueId, OptionId, Seat
from game.session.table import Table, Update


class Heard:
    """Join it to a table before anything happens there."""

    def __init__(self, seats: Iterable[Seat | None]) -> None:
        self._events: dict[Seat | None, list[Event]] = {seat: [] for seat in seats}
        self._looked: dict[Seat | None, int] = dict.fromkeys(self._events, 0)
        self._briefed: set[Seat] = set()

    def listen(self, table: Table) -> None:
        for seat, events in self._events.items():

            def hear(update: Update, events: list[Event] = events) -> None:
                events.extend(update.events)

            table.join(seat, hear)
            self.looked(seat)  # the first screen tells what the round opened with

    @property
    def seats(self) -> tuple[Seat | None, ...]:
        """Those it listens for; None: whoever only watches."""
        return tuple(self._events)

    def events(self, seat: Seat | None) -> tuple[Event, ...]:
        """Everything this seat has heard, in order."""
        return tuple(self._events[seat])

    def fresh(self, seat: Seat | None) -> tuple[Event, ...]:
        """What this seat has heard since it last looked."""
        return tuple(self._events[seat][self._looked[seat] :])

    def looked(self, seat: Seat | None) -> None:
        """What this seat has heard so far counts as told."""
        if seat in self._events:
            self._looked[seat] = len(self._events[seat])

    def offers(self, seat: Seat | None) -> Mapping[int, Proposed]:
        """The offers this seat has heard of, by number."""
        return {event.proposal: event for event in self._events[seat] if isinstance(event, Proposed)}

    def needs_briefing(self, seat: Seat) -> bool:
        """Whether this seat has never been played yet; asked once, it has been."""
        played = any(isinstance(event, TurnEnded) and event.seat == seat for event in self._events[seat])
        fresh = seat not in self._briefed and not played
        self._briefed.add(seat)
        return fresh

    def ending(self, seat: Seat | None) -> tuple[Event, ...]:
        """The last act: what came of the last call for adoption, or of the last turn."""
        events = self._events[seat]
        ends = [n for n, event in enumerate(events) if isinstance(event, AdoptionCalled | TurnEnded)]
        first = ends[-1] if ends else 0
        last = events[first:]
        if last and isinstance(last[0], AdoptionCalled):
            mine = last[0].by == seat is not None
            if mine or (first < self._looked[seat] and last[0].by is None):
                last = last[1:]  # one knows what one did, or was told already
        return tuple(last)

    def proposed_by(self, seat: Seat) -> list[tuple[IssueId, OptionId]]:
        """Every wording this seat has proposed to anybody, in the order in which it did."""
        return [
            (issue, option)
            for event in self._events[seat]
            if isinstance(event, Proposed) and event.by == seat
            for _, issue, option in pairs(event.moves)
        ]
