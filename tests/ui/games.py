"""Games on the screen for tests: ministers that do as they are told, and a disk that can be full."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event as Signal
from typing import Any

from game.engine.actions import Action, EndTurn
from game.engine.scenario import Scenario, Seat
from game.engine.view import View
from game.sentences.heard import Heard
from game.session.table import Entry, Table
from game.simulation import Seated, holders_of, players
from game.ui.game import Game
from tests.sentences.views import loaded

FULL = OSError(errno.ENOSPC, "No space left on device")


class Told:
    """Ministers that do what the test says, when it says so."""

    def __init__(self, *actions: Action) -> None:
        self.actions = list(actions)
        self.asked: list[tuple[Seat, View]] = []
        self.go = Signal()
        self.go.set()
        self.styles: dict[Seat, str] = {}

    def deciding(self, seat: Seat, view: View) -> Callable[[], Action]:
        self.asked.append((seat, view))
        action = self.actions.pop(0) if self.actions else EndTurn()

        def decide() -> Action:
            self.go.wait()
            return action

        return decide

    def seat(self, seat: Seat, style: str) -> None:
        self.styles[seat] = style

    def nothing(self, *_: Any) -> None:
        return None

    why = why_stand = why_answer = would_need = nothing


class Disk:
    """Where entries go, while there is room."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.full = False

    def keep(self, entry: Entry) -> None:
        if self.full:
            raise FULL
        self.entries.append(entry)


@contextmanager
def playing(
    scenario: Scenario, *people: Seat, minds: Any = None, seed: int = 3, clerk: bool = False
) -> Iterator[tuple[Game, Disk]]:
    ministers = {seat: "fair" for seat in players(scenario) if seat not in people}
    disk = Disk()
    holders = holders_of(ministers) | dict.fromkeys(people, "person")
    at = Table(scenario, seed, holders, clock=lambda: 0.0, keep=disk.keep)
    heard = Heard((None, *scenario.agenda.delegations))
    heard.listen(at)
    game = Game(at, heard, minds or Seated(at, ministers, seed), seed=seed, clerk=clerk)
    try:
        yield game, disk
    finally:
        if minds is not None:
            minds.go.set()
        game.close()


def hotline() -> Scenario:
    scenario = loaded("hotline").scenario
    assert scenario is not None
    return scenario


def begin(game: Game, now: float = 0.0) -> bool:
    """A turn of the loop in which it is too early to act."""
    return game.tick(now, 1000.0)


def step(game: Game, now: float = 0.0, pace: float = 0.0) -> bool:
    """A turn of the loop, once the minister has decided."""
    game.wait()
    return game.tick(now, pace)


def until_a_person(game: Game) -> None:
    for _ in range(2000):
        if not game.active or set(game.active) & set(game.people):
            return
        step(game)
    raise AssertionError("it never ends")
