"""Invented games with a known story, played at a real table, for tests to see whether they are told so."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from game.debrief.findings import Findings, findings
from game.debrief.story import Story, tell
from game.engine.actions import Accept, Action, CallAdoption, EndTurn, Join, Move, Reopen
from game.engine.scenario import Scenario, Seat
from game.session.record import Header
from game.session.table import Entry, Table
from tests.tables import mandate, offer, two_members

CROSSED: Mapping[Seat, Mapping[str, tuple[int, tuple[int, ...]]]] = {
    "north": {
        "force": (60, (0, 50, 100)),
        "place": (10, (100, 0)),
        "costs": (20, (0, 50, 100)),
        "review": (10, (0, 100)),
    },
    "south": {
        "force": (10, (100, 50, 0)),
        "place": (60, (0, 100)),
        "costs": (20, (0, 50, 100)),
        "review": (10, (0, 100)),
    },
}
"""North cares for the force, south for the place, and what each wants most the other would give away."""
OPENED: Mapping[Seat, Mapping[str, str]] = {
    "north": {"force": "large", "place": "harbour", "costs": "own", "review": "yearly"},
    "south": {"force": "none", "place": "hill", "costs": "own", "review": "yearly"},
}


class Talks:
    """A game that tests play, and its record in memory."""

    def __init__(self, scenario: Scenario, holders: Mapping[Seat, str] | None = None) -> None:
        self.entries: list[Entry] = []
        self.header = Header(scenario, {}, 1, holders or dict.fromkeys(scenario.members, "person"))
        self.table = Table(scenario, 1, self.header.holders, clock=lambda: 0.0, keep=self.entries.append)

    def do(self, seat: Seat, *actions: Action) -> "Talks":
        for action in actions:
            refused = self.table.submit(seat, self.table.seq(seat), action)
            assert refused is None, f"{seat} {action}: {refused}"
        return self

    def turn(self, seat: Seat, *actions: Action) -> "Talks":
        """Turns pass until it is this seat's; it acts, and ends it."""
        while self.table.active[0] != seat:
            self.do(self.table.active[0], EndTurn())
        return self.do(seat, *actions, EndTurn())

    def traded(self, seat: Seat, party: Seat, **moves: str) -> "Talks":
        """An offer that its other party accepts in its next turn."""
        self.turn(seat, offer(**moves))
        return self.turn(party, Accept(self.table.view(party).proposals[-1].id))

    def until(self, number: int) -> "Talks":
        """Turns pass until this round has begun."""
        while self.table.view(None).round < number:
            self.do(self.table.active[0], EndTurn())
        return self

    def adopted(self) -> "Talks":
        """Whoever has the turn calls adoption, and all join."""
        self.do(self.table.active[0], CallAdoption())
        for seat in self.table.active:
            self.do(seat, Join())
        return self

    def story(self) -> Story:
        return tell(self.header, self.entries)

    def found(self) -> Findings:
        return findings(self.story())


def crossed(
    opened: Mapping[Seat, Mapping[str, str]] = OPENED, walk_away: int = 20, **changes: Any
) -> Scenario:
    """Two members with crossed interests."""
    wanted = {
        seat: mandate(worth, opening=opened[seat], walk_away=walk_away) for seat, worth in CROSSED.items()
    }
    return two_members(mandates=wanted, openings=opened, rounds=6, **changes)


@cache
def missed_trade() -> Findings:
    """Each gives way on what it cares for most, and nobody offers the exchange: 50 points left to each."""
    talks = Talks(crossed()).until(3)
    talks.turn("north", Move("force", "none")).turn("south", Move("place", "harbour"))
    return talks.adopted().found()


@cache
def broken_promise() -> Findings:
    """A trade is closed in the first rounds, and south walks out of it in the fourth."""
    talks = Talks(crossed()).traded("north", "south", north="place=hill", south="force=large").until(4)
    return talks.turn("south", Reopen("force", "small")).until(5).found()


@cache
def turning_point() -> Findings:
    """A small step, two rounds of nothing, then one trade that makes the text."""
    opened = {**OPENED, "south": {**OPENED["south"], "costs": "shared"}}
    talks = Talks(crossed(opened)).turn("south", Move("costs", "own"))
    talks.until(4).traded("north", "south", north="place=hill", south="force=large")
    return talks.adopted().found()
