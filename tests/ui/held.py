"""The real ministers, held back while they think; and a game without a screen to compare another one with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Signal

import pytest

from game import paths
from game.commands.house import Desktop
from game.engine.actions import Action, EndTurn
from game.engine.scenario import Seat
from game.engine.view import View
from game.session.record import read
from game.simulation import Seated
from game.ui.game import Game
from game.ui.house import House
from game.ui.settings import Settings, SettingsFile
from tests.ui.games import until_a_person

ME, OTHER, THIRD = "arvenia", "belmora", "cordania"
SETTINGS = Settings(language="en", tutorial_seen=True)


def begun(house: House) -> Game:
    """The tutorial; my instructions are read."""
    game = house.start("hotline", (ME,), seed=1)
    assert game.needs_briefing(ME)
    return game


@contextmanager
def holding(monkeypatch: pytest.MonkeyPatch) -> Iterator[Signal]:
    """Ministers who begin to think while the signal is clear think until it is set."""
    deciding, go = Seated.deciding, Signal()
    go.set()

    def slowly(self: Seated, seat: Seat, view: View) -> Callable[[], Action]:
        decide = deciding(self, seat, view)

        def when_it_may() -> Action:
            go.wait()
            return decide()

        return when_it_may

    monkeypatch.setattr(Seated, "deciding", slowly)
    try:
        yield go
    finally:
        go.set()


def acts(file: Path | None) -> list[tuple[Seat, Action, str]]:
    """What is on disk: who did what, and to which state it led."""
    assert file is not None
    reading = read(file)
    assert reading.fault is None
    return [(entry.seat, entry.action, entry.state) for entry in reading.entries]


def undisturbed(turns: int) -> list[tuple[Seat, Action, str]]:
    """The same game on a quiet day, in which I end so many turns, until it is mine again."""
    game = begun(Desktop(SettingsFile(paths.data)))
    for _ in range(turns):
        until_a_person(game)
        assert game.submit(ME, EndTurn()) is None
    until_a_person(game)
    game.close()
    found = acts(game.file)
    assert game.file is not None
    game.file.unlink()
    return found
