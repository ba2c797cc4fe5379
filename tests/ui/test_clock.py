"""Clocks that are set, and computers that sleep: nothing is lost, nobody waits for hours."""

import errno
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from game import paths
from game.commands import games, house, saves
from game.commands.house import Desktop
from game.engine.actions import EndTurn
from game.session import record
from game.session.record import read
from game.ui.app import OPENS_IN, SETTLES
from game.ui.loop import BUSY, STAYS_BUSY
from game.ui.settings import Settings, SettingsFile
from tests.ui.held import ME, OTHER, SETTINGS, acts, begun, holding, undisturbed
from tests.ui.pilot import Pilot

HOUR = 3600.0
JUMPS = [7 * HOUR, -7 * HOUR]


class Clocks:
    """The computer's clock as the window and the record of a game see it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 50_000.0
        monkeypatch.setattr(games, "time", SimpleNamespace(monotonic=lambda: self.now))

    def jump(self, pilot: Pilot, seconds: float) -> None:
        self.now += seconds
        pilot.now += seconds
        pilot.turn()


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    return Clocks(monkeypatch)


@pytest.fixture
def pilot(clocks: Clocks) -> Iterator[Pilot]:
    """At the table of the tutorial, with ministers at the usual pace."""
    with Pilot(SETTINGS, start=begun) as pilot:
        mine(pilot)
        yield pilot


def mine(pilot: Pilot) -> None:
    """Until it is my turn, and may be ended."""
    pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting)
    pilot.turn(SETTLES)


@pytest.mark.parametrize("seconds", JUMPS)
def test_while_a_minister_thinks(
    seconds: float, pilot: Pilot, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    with holding(monkeypatch) as go:
        go.clear()
        pilot.press("Enter")
        pilot.turn()
        assert pilot.game.thinking == OTHER
        clocks.jump(pilot, seconds)
        assert acts(pilot.game.file)[1:] == []
        go.set()
        before = pilot.now
        pilot.until(lambda: pilot.game.number > 1)
        assert pilot.now - before <= pilot.app.settings.seconds + 0.1, (
            "it is watched, and no longer than that"
        )
        mine(pilot)
    assert acts(pilot.game.file) == undisturbed(1)


def test_between_any_two_acts(pilot: Pilot, clocks: Clocks) -> None:
    pilot.press("Enter")
    jumps, number = [-3 * HOUR, 9 * HOUR, -100 * HOUR, HOUR], 0
    while pilot.app.desk is None or not pilot.app.desk.acting:
        if pilot.game.number > number:
            number = pilot.game.number
            clocks.jump(pilot, jumps[number % len(jumps)])
        pilot.game.wait()
        pilot.turn()
    assert number > len(jumps)
    file = pilot.game.file
    assert file is not None
    spent = [entry.seconds for entry in read(file).entries]
    assert spent == sorted(spent)
    assert acts(file) == undisturbed(1)


@pytest.mark.parametrize("seconds", JUMPS)
def test_a_turn_that_has_just_come_is_ended_in_a_moment(seconds: float, pilot: Pilot, clocks: Clocks) -> None:
    pilot.press("Enter")
    pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting)
    clocks.jump(pilot, seconds)
    pilot.turn(SETTLES)
    pilot.press("Enter")
    assert acts(pilot.game.file)[-1][:2] == (ME, EndTurn())


@pytest.mark.parametrize("seconds", JUMPS)
def test_while_an_act_cannot_be_put_on_disk(
    seconds: float, pilot: Pilot, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as there_is_no_room:
        there_is_no_room.setattr(record, "sync", full)
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Unsaved")
        clocks.jump(pilot, seconds)
        pilot.press("Enter")
        assert pilot.on == "Unsaved"
        assert acts(pilot.game.file) == []
    pilot.press("Enter")
    mine(pilot)
    assert acts(pilot.game.file) == undisturbed(1)


@pytest.mark.parametrize("seconds", JUMPS)
def test_a_sentence_at_the_bottom_can_be_read_and_goes(seconds: float, clocks: Clocks) -> None:
    with Pilot() as pilot:
        pilot.press("Esc")
        said = pilot.say()
        assert said
        clocks.jump(pilot, seconds)
        assert pilot.say() == said
        for _ in range(70):
            pilot.turn(1.0)
        assert pilot.say() == ""


@pytest.mark.parametrize("seconds", JUMPS)
def test_while_a_dialogue_opens(seconds: float, clocks: Clocks) -> None:
    with Pilot(Settings(language="en")) as pilot:
        pilot.until(lambda: pilot.has("scenario:hotline"))
        pilot.press("E")
        clocks.jump(pilot, seconds)
        pilot.turn(2 * OPENS_IN)
        assert pilot.on == "Preferences"
        assert not pilot.app.frame(), "it has opened, and there is nothing more to draw"


@pytest.mark.parametrize("seconds", JUMPS)
def test_the_window_comes_to_rest(seconds: float, clocks: Clocks) -> None:
    with Pilot(Settings(language="en")) as pilot:
        pilot.press("Tab")
        clocks.jump(pilot, seconds)
        pilot.turn(STAYS_BUSY)
        assert pilot.loop.turn() > BUSY


# the clock on the wall


def test_games_begun_at_the_same_time_of_day_do_not_take_each_others_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    night = datetime(2026, 10, 25, 2, 30)
    for number, now in enumerate((night, night + timedelta(hours=1), night), start=1):
        monkeypatch.setattr(games, "datetime", SimpleNamespace(now=lambda now=now: now))
        desk = Desktop(SettingsFile(paths.data))
        game = begun(desk)
        assert game.submit(ME, EndTurn()) is None
        game.close()
        assert len(desk.saves()) == number
    assert {len(acts(saved.file)) for saved in desk.saves()} == {1}


@pytest.mark.parametrize("hours", [26, -26])
def test_a_game_saved_at_another_time_of_day_is_dated_and_goes_on(hours: int) -> None:
    game = begun(Desktop(SettingsFile(paths.data)))
    assert game.submit(ME, EndTurn()) is None
    game.close()
    assert game.file is not None
    when = datetime.now() + timedelta(hours=hours)
    os.utime(game.file, (when.timestamp(), when.timestamp()))
    with Pilot() as pilot:
        pilot.until(lambda: pilot.has("home:continue"))
        pilot.press("G")
        assert pilot.says(f"{when:%H:%M}")
        pilot.click(f"go:{game.file.name}")
        mine(pilot)
        assert acts(game.file) == undisturbed(1)


@pytest.mark.parametrize("hours", [26, -26])
def test_what_was_thrown_away_at_another_time_of_day_comes_back(
    hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desktop(SettingsFile(paths.data))
    game = begun(desk)
    game.close()
    assert game.file is not None
    now = 1.8e9
    monkeypatch.setattr(saves, "time", SimpleNamespace(time_ns=lambda: int(1e9 * (now + hours * HOUR))))
    gone = desk.discard(game.file)
    monkeypatch.setattr(house, "time", SimpleNamespace(time=lambda: now))
    desk = Desktop(SettingsFile(paths.data))
    assert list(desk.saves()) == []
    assert desk.restore(gone) == game.file
    assert [saved.file for saved in desk.saves()] == [game.file]
