"""The menu of a game: seats that change hands, and what waits when something cannot go on."""

import errno

import pytest

from game.engine.actions import EndTurn, Join, Speak
from game.engine.scenario import Scenario
from game.ui.app import SETTLES
from game.ui.desk import Desk
from game.ui.screens.hands import Hands, taken_over
from game.ui.screens.unsaved import Unsaved
from game.ui.settings import Settings
from tests.sentences.views import loaded
from tests.ui.games import Told, playing
from tests.ui.pilot import Pilot


def table() -> Scenario:
    scenario = loaded("hotline").scenario
    assert scenario is not None
    return scenario


def test_a_seat_is_handed_to_a_minister_and_taken_back() -> None:
    with Pilot(start=lambda house: house.start("hotline", ["arvenia"], seed=1)) as pilot:
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "Esc")
        pilot.click("pause:hands")
        pilot.click("hand:arvenia")
        pilot.click_on("A minister: Gentle")
        desk = pilot.app.desk
        assert desk is not None
        assert (pilot.game.people, desk.reader) == ((), None)
        assert pilot.game.view(None).holders["arvenia"] == "minister:gentle"
        pilot.click("hand:arvenia")
        assert (pilot.game.people, desk.reader) == (("arvenia",), "arvenia")
        pilot.press("Esc", "Esc")
        assert pilot.on == "Talks"


def test_what_could_not_be_kept_is_said_and_tried_again() -> None:
    with Pilot() as pilot, playing(table(), "arvenia", minds=Told()) as (game, disk):
        desk = Desk(pilot.app, game)
        disk.full = True
        assert desk.do(EndTurn())
        pilot.app.push(Unsaved(desk))
        pilot.turn()
        assert pilot.says("No space left on device")
        pilot.press("Esc")
        assert pilot.on == "Unsaved"
        pilot.click("again")
        assert "still" in pilot.say()
        disk.full = False
        pilot.click("again")
        assert pilot.on != "Unsaved"
        assert len(disk.entries) == 1


@pytest.mark.parametrize("through", ["S", "Enter"])
def test_a_full_disk_is_said_whatever_is_on_the_screen(through: str) -> None:
    """A dialogue has done its part then; the act is done once, when there is room."""
    settings = Settings(language="en", tutorial_seen=True)
    with playing(table(), "arvenia", minds=Told()) as (game, disk):
        game.needs_briefing("arvenia")
        with Pilot(settings, start=lambda house: game) as pilot:
            pilot.turn(SETTLES)
            disk.full = True
            pilot.press(through)
            if through == "S":
                pilot.type("A word.")
                pilot.click("send")
            assert pilot.on == "Unsaved"
            assert pilot.says("No space left on device")
            disk.full = False
            pilot.press("Enter")
            assert pilot.on == "Talks"
            assert [entry.action for entry in disk.entries] == [
                Speak("A word.") if through == "S" else EndTurn()
            ]


def test_a_failed_ministers_seat_is_taken_by_a_person_only_when_that_is_meant() -> None:
    with (
        playing(table(), "belmora", minds=Told(Join())) as (game, _),
        Pilot(start=lambda house: game) as pilot,
    ):
        pilot.until(lambda: pilot.on == "Unsaved")
        pilot.click("take")
        assert pilot.says("You will see its instructions")
        pilot.press("Esc")
        assert (pilot.on, game.people) == ("Unsaved", ("belmora",))
        pilot.click("take")
        pilot.press("Y")
        assert game.people == ("arvenia", "belmora")
        pilot.turn()
        assert pilot.on != "Unsaved"


def test_a_minister_that_fails_is_replaced() -> None:
    minds = Told(Join())
    with Pilot() as pilot, playing(table(), "belmora", minds=minds) as (game, _):
        while not game.stuck:
            game.tick(pilot.now, 0.0)
            game.wait()
        assert game.failed == "arvenia"
        desk = Desk(pilot.app, game)
        pilot.app.push(Unsaved(desk))
        pilot.turn()
        assert pilot.says("Arvenia")
        pilot.click("hand:fair")
        assert game.failed is None
        assert minds.styles == {"arvenia": "fair"}
        pilot.turn()
        assert pilot.on != "Unsaved"


def test_the_list_of_seats_says_who_plays_each() -> None:
    with Pilot() as pilot, playing(table(), "belmora", minds=Told()) as (game, _):
        pilot.app.push(Hands(Desk(pilot.app, game)))
        pilot.turn()
        assert pilot.texts().count("a person at this screen") == 1
        assert pilot.texts().count("a minister, played by the program") == 2


def test_taking_over_a_ministers_seat_is_asked_first_and_told_afterwards() -> None:
    with Pilot() as pilot, playing(table(), "belmora", minds=Told()) as (game, _):
        pilot.app.push(Hands(Desk(pilot.app, game)))
        pilot.turn()
        pilot.click("hand:arvenia")
        assert pilot.says("You will see its instructions")
        pilot.press("Esc")
        assert game.people == ("belmora",)
        pilot.click("hand:arvenia")
        pilot.press("Y")
        assert game.people == ("arvenia", "belmora")
        assert taken_over(game) == ["arvenia"]
        assert game.hand_over("belmora", "fair") is None
        assert game.take_over("belmora") is None
        assert taken_over(game) == ["arvenia"]


def test_a_game_that_is_kept_nowhere_is_not_left_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("game.commands.games.begin", full)
    with Pilot(start=lambda house: house.start("hotline", ["arvenia"], seed=1)) as pilot:
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "Esc")
        assert pilot.says("cannot be kept on disk")
        pilot.click("pause:leave")
        assert pilot.on == "Sure"
        pilot.press("Esc")
        pilot.click("pause:quit")
        assert not pilot.app.leaving
        pilot.press("Esc")
        pilot.click("pause:leave")
        pilot.press("Y")
        assert pilot.on == "Home"
