"""A shared screen: however a turn or an answer ends, and whoever gets a seat, what was private is gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from game.engine.actions import CallAdoption, EndTurn, Join, Move
from game.engine.state import Phase
from game.ui import settings
from game.ui.app import SETTLES
from game.ui.desk import Desk
from game.ui.settings import Settings
from tests.ui.games import Disk, Told, hotline, playing
from tests.ui.pilot import Pilot

SLOW = Settings(language="en", pace="thoughtful", tutorial_seen=True)
Shared = tuple[Pilot, Desk, Disk]
Way = Callable[[Pilot], None]


@pytest.fixture(autouse=True)
def in_no_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """People may look at what comes up; the minister waits longer than that."""
    monkeypatch.setattr(settings, "PACES", {"thoughtful": 8.0})


@contextmanager
def shared(*people: str) -> Iterator[Shared]:
    """Cordania's minister calls adoption when its turn comes, and is in no hurry with anything."""
    minds = Told(CallAdoption(), Join())
    with playing(hotline(), *people, minds=minds) as (game, disk):
        for seat in people:
            game.needs_briefing(seat)
        with Pilot(SLOW, start=lambda house: game) as pilot:
            assert pilot.app.desk is not None
            yield pilot, pilot.app.desk, disk


def sit_down(pilot: Pilot, seat: str) -> None:
    pilot.turn()
    if pilot.on == "Curtain":
        pilot.press("Enter")
    assert pilot.app.desk is not None
    assert pilot.app.desk.reader == seat
    pilot.turn(SETTLES)


def the_minister_acts(pilot: Pilot) -> None:
    before = pilot.game.number
    pilot.until(lambda: pilot.game.number > before)


def nothing_private(pilot: Pilot, desk: Desk) -> None:
    """All that is said now would be said to nobody in particular."""
    shown = pilot.texts()
    assert desk.reader is None
    assert not any("walk-away" in text for text in shown)
    pilot.app.stale()
    assert pilot.texts() == shown


def by_the_coach(pilot: Pilot) -> None:
    """It advises to end the turn once there is nothing better to do."""
    game = pilot.game
    while EndTurn() not in (steps := [step.action for step in game.coach("belmora")]):
        assert game.submit("belmora", steps[0]) is None
    pilot.press("H")
    pilot.turn()
    pilot.press(str(steps.index(EndTurn()) + 1))


def with_a_footnote(pilot: Pilot) -> None:
    pilot.press("R")
    pilot.click("reserve:officers")
    pilot.press("Enter")


def with_an_objection(pilot: Pilot) -> None:
    pilot.click("silence:break")
    pilot.click("object:officers")
    pilot.click("silence:confirm")


ENDS: tuple[Way, ...] = (
    lambda pilot: pilot.press("Enter"),
    lambda pilot: pilot.click("do:end"),
    lambda pilot: pilot.enter("do:end"),
    by_the_coach,
)
ANSWERS: tuple[Way, ...] = (
    lambda pilot: pilot.press("Y"),
    lambda pilot: pilot.click("silence:join"),
    with_a_footnote,
    with_an_objection,
)


@pytest.mark.parametrize("way", ENDS)
def test_whoever_ends_the_turn_takes_what_is_private_along(way: Way) -> None:
    with shared("arvenia", "belmora") as (pilot, desk, _):
        sit_down(pilot, "arvenia")
        pilot.press("Enter")
        sit_down(pilot, "belmora")
        assert pilot.says("walk-away")
        way(pilot)
        assert pilot.game.active == ("cordania",)
        nothing_private(pilot, desk)


@pytest.mark.parametrize("way", ANSWERS)
@pytest.mark.parametrize("last", [False, True])
def test_whoever_answers_takes_the_answer_along(way: Way, *, last: bool) -> None:
    """Also when the talks go on, or are over, with the last answer, and nobody here is waited for."""
    with shared("arvenia", "belmora") as (pilot, desk, _):
        for seat in ("arvenia", "belmora"):
            sit_down(pilot, seat)
            for move in (Move("officers", "cell"), Move("notice", "notice14")):
                assert desk.do(move)
            pilot.press("Enter")
        the_minister_acts(pilot)
        if last:
            the_minister_acts(pilot)
        sit_down(pilot, "arvenia")
        pilot.press("Y")
        sit_down(pilot, "belmora")
        assert pilot.says("worth to you")
        way(pilot)
        assert last == (pilot.game.view(None).phase is not Phase.SILENCE)
        nothing_private(pilot, desk)


def test_a_seat_given_away_while_the_disk_was_full_is_read_by_nobody() -> None:
    with shared("arvenia") as (pilot, desk, disk):
        disk.full = True
        pilot.press("Esc")
        pilot.click("pause:hands")
        pilot.click("hand:arvenia")
        pilot.click_on("A minister: Fair")
        assert pilot.on == "Unsaved"
        assert desk.reader == "arvenia"
        disk.full = False
        pilot.press("Enter")
        assert pilot.game.people == ()
        nothing_private(pilot, desk)


def test_who_takes_a_second_seat_passes_the_screen() -> None:
    """What the first person reads is for no other from then on."""
    with shared("belmora") as (pilot, desk, _):
        assert desk.reader == "belmora"
        assert pilot.game.take_over("cordania") is None
        pilot.turn()
        assert pilot.game.active == ("arvenia",)
        nothing_private(pilot, desk)


def test_between_turns_nothing_is_put_into_an_offer() -> None:
    with shared("arvenia") as (pilot, _, _):
        sit_down(pilot, "arvenia")
        pilot.click("option:line:duty", button=3)
        assert pilot.says("Put it into an offer")
        pilot.press("Esc", "Enter")
        pilot.turn(SETTLES)
        pilot.press("Enter")
        assert pilot.game.active == ("belmora",)
        pilot.click("option:line:duty", button=3)
        assert not pilot.says("Put it into an offer")
