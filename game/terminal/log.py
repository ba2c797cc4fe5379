"""What each seat has heard: kept as events, told in whatever language is asked for."""

from collections.abc import Iterable

from game.engine.events import AdoptionCalled, Event, Proposed, TurnEnded
from game.engine.pledges import pairs
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.session.table import Table, Update
from game.terminal.account import account
from game.terminal.layout import wrap


class Log:
    """Join it to a table before anything happens there."""

    def __init__(self, seats: Iterable[Seat | None]) -> None:
        self._events: dict[Seat | None, list[Event]] = {seat: [] for seat in seats}
        self._heard: dict[Seat | None, int] = dict.fromkeys(self._events, 0)
        self._briefed: set[Seat] = set()

    def listen(self, table: Table) -> None:
        for seat, events in self._events.items():

            def hear(update: Update, events: list[Event] = events) -> None:
                events.extend(update.events)

            table.join(seat, hear)
            self.skip(seat)  # the first screen tells what the round opened with

    def needs_briefing(self, seat: Seat) -> bool:
        """Whether this seat has never been played yet; asked once, it has been."""
        played = any(isinstance(event, TurnEnded) and event.seat == seat for event in self._events[seat])
        fresh = seat not in self._briefed and not played
        self._briefed.add(seat)
        return fresh

    def told(self, view: View, words: Words, columns: int, *, new: bool) -> str:
        """Everything this seat has heard, or only what it has not been told yet."""
        events = self._events[view.seat]
        first = self._heard[view.seat] if new else 0
        self._heard[view.seat] = len(events)
        return self._written(events[first:], view, words, columns, brief=new)

    def ending(self, view: View, words: Words, columns: int) -> str:
        """The last act: what came of the last call for adoption, or of the last turn."""
        events = self._events[view.seat]
        ends = [n for n, event in enumerate(events) if isinstance(event, AdoptionCalled | TurnEnded)]
        first = ends[-1] if ends else 0
        told = first < self._heard[view.seat]
        self._heard = {seat: len(heard) for seat, heard in self._events.items()}
        last = events[first:]
        if last and isinstance(last[0], AdoptionCalled):
            mine = last[0].by == view.seat is not None
            if mine or (told and last[0].by is None):
                last = last[1:]  # one knows what one did, or was told at the prompt
        return self._written(last, view, words, columns, brief=False)

    def proposed_by(self, seat: Seat) -> list[tuple[IssueId, OptionId]]:
        """Every wording this seat has proposed to anybody, in the order in which it did."""
        return [
            (issue, option)
            for event in self._events[seat]
            if isinstance(event, Proposed) and event.by == seat
            for _, issue, option in pairs(event.moves)
        ]

    def heard(self, seat: Seat | None) -> tuple[Event, ...]:
        """Everything this seat has heard, in order."""
        return tuple(self._events[seat])

    def skip(self, seat: Seat | None) -> None:
        """What this seat has heard so far counts as told."""
        if seat in self._events:
            self._heard[seat] = len(self._events[seat])

    def _written(self, events: list[Event], view: View, words: Words, columns: int, *, brief: bool) -> str:
        offers = {event.proposal: event for event in self._events[view.seat] if isinstance(event, Proposed)}
        sentences = account(events, view, words, offers, brief=brief)
        return "\n".join(wrap(sentence, columns, "- ") for sentence in sentences)
