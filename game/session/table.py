"""The table: the only holder of a state, and the only caller of apply."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from game.engine.actions import HOST, Action
from game.engine.events import Event, seen_by
from game.engine.refusal import Refusal
from game.engine.rules import Illegal, apply, opening
from game.engine.scenario import Scenario, Seat
from game.engine.state import State, digest
from game.engine.view import View, active_seats, view_for

NOBODY, PERSON = "nobody", "person"
"""Who holds a seat, where it is no minister."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted action, as the record keeps it. `by`: who held the seat; `state`: its digest after."""

    number: int
    seat: Seat
    by: str
    seconds: int
    action: Action
    state: str


@dataclass(frozen=True, slots=True)
class Update:
    """What one seat learns: the events it may see. `seq`: how many such updates it has had."""

    seq: int
    events: tuple[Event, ...]


Keep = Callable[[Entry], None]
"""Puts an entry on disk before it counts. Raises OSError if it cannot; then nothing has happened."""


class Clock(Protocol):
    def __call__(self) -> float: ...


class Table:
    """One game. Give it a `keep` to have every action recorded before it is acknowledged.

    `translations`: the same scenario in other languages, by language code.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        holders: Mapping[Seat, str],
        *,
        clock: Clock,
        keep: Keep | None = None,
        translations: Mapping[str, Scenario] | None = None,
    ) -> None:
        self._state, self._opening = opening(scenario, seed, holders)
        self._clock = clock
        self._began = clock()
        self._keep = keep
        self._translations = translations or {}
        self._number = 0
        self._seconds = 0
        self._telling = False
        self._untold: deque[tuple[Callable[[Update], None], Update]] = deque()
        self._seqs: dict[Seat | None, int] = {}
        self._listeners: dict[Seat | None, list[Callable[[Update], None]]] = {}

    @property
    def scenario(self) -> Scenario:
        return self._state.scenario

    def scenario_in(self, language: str) -> Scenario:
        """The scenario in one of its languages, else in its own."""
        return self._translations.get(language, self._state.scenario)

    @property
    def active(self) -> tuple[Seat, ...]:
        """Whom the game waits for; empty when it is paused or over."""
        return active_seats(self._state)

    @property
    def number(self) -> int:
        """How many actions have been taken."""
        return self._number

    @property
    def digest(self) -> str:
        return digest(self._state)

    def holder(self, seat: Seat) -> str:
        return HOST if seat == HOST else self._state.holders.get(seat, NOBODY)

    def view(self, seat: Seat | None, language: str | None = None) -> View:
        """What the seat may see now, in one of the scenario's languages."""
        return view_for(replace(self._state, scenario=self.scenario_in(language or "")), seat)

    def seq(self, seat: Seat | None) -> int:
        """How many updates the seat has had. It counts only what the seat may see."""
        return self._seqs.get(seat, 0)

    def join(self, seat: Seat | None, listener: Callable[[Update], None]) -> None:
        """From now on `listener` gets every update of the seat; before the first action, the opening too."""
        self._listeners.setdefault(seat, []).append(listener)
        seen = tuple(event for event in self._opening if seen_by(event, seat))
        if seen and self._number == 0:
            listener(Update(self.seq(seat), seen))

    def submit(self, seat: Seat, seq: int, action: Action) -> Refusal | None:
        """Carries out an action of a seat that has seen `seq` updates; a refusal changes nothing.

        Raises OSError when the action could not be put on disk; it has not happened then.
        """
        if seq != self.seq(seat):
            return Refusal("stale", {"seen": seq, "now": self.seq(seat)})
        try:
            state, events = apply(self._state, action, seat)
        except Illegal as illegal:
            return illegal.refusal
        if self._keep is not None:
            self._seconds = max(self._seconds, int(self._clock() - self._began))
            self._keep(Entry(self._number + 1, seat, self.holder(seat), self._seconds, action, digest(state)))
        self._advance(state, events)
        return None

    def replay(self, entries: Sequence[Entry]) -> Entry | None:
        """Repeats recorded actions at the start of a game, without recording them again.

        Returns the first entry that is refused or leads to another state, or None; what came before
        it stands.
        """
        for entry in entries:
            try:
                state, events = apply(self._state, entry.action, entry.seat)
            except Illegal:
                return entry
            if digest(state) != entry.state or entry.by != self.holder(entry.seat):
                return entry
            self._seconds = max(self._seconds, entry.seconds)
            self._began = self._clock() - self._seconds
            self._advance(state, events)
        return None

    def _advance(self, state: State, events: tuple[Event, ...]) -> None:
        self._state = state
        self._number += 1
        for seat in (None, HOST, *state.scenario.agenda.delegations):
            seen = tuple(e for e in events if seen_by(e, seat))
            if seen:
                self._seqs[seat] = self.seq(seat) + 1
                update = Update(self._seqs[seat], seen)
                self._untold += [(listener, update) for listener in self._listeners.get(seat, ())]
        self._tell()

    def _tell(self) -> None:
        """Tells every listener in the order of events, even where one of them acts on what it hears."""
        if self._telling:
            return
        self._telling = True
        try:
            while self._untold:
                listener, update = self._untold.popleft()
                listener(update)
        finally:
            self._telling = False
