"""The curtain: nothing private before the right person says so, not even from the menu behind it."""

from game.engine.actions import AskCapital, EndTurn, Move
from game.ui.game import Game
from game.ui.house import House
from game.ui.screens.curtain import Curtain
from tests.ui.pilot import Pilot


def shared(house: House) -> Game:
    return house.start("hotline", ["arvenia", "belmora"], seed=1)


def test_nothing_private_until_the_person_says_so() -> None:
    with Pilot(start=shared) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        desk = pilot.app.desk
        assert desk is not None
        assert desk.reader is None
        assert pilot.says("Pass the screen to Arvenia")
        pilot.press("Esc")
        assert pilot.on == "Pause"
        assert not pilot.has("pause:instructions")
        pilot.press("Esc", "Enter")
        assert desk.reader == "arvenia"
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter")
        assert pilot.game.submit("arvenia", EndTurn()) is None
        pilot.until(lambda: pilot.on == "Curtain")
        assert desk.reader is None
        assert pilot.says("Pass the screen to Belmora")


def test_it_goes_when_a_minister_takes_the_seat_it_names() -> None:
    with Pilot(start=shared) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.press("Esc")
        pilot.click("pause:hands")
        pilot.click("hand:arvenia")
        pilot.click_on("A minister: Fair")
        assert pilot.says("Is it Arvenia who asks?")
        assert "arvenia" in pilot.game.people
        pilot.click("sure:yes")
        pilot.press("Esc", "Esc")
        pilot.until(lambda: pilot.says("Pass the screen to Belmora"))


def test_at_a_clerks_table_it_tells_one_delegation_alone() -> None:
    with Pilot(start=lambda house: house.start("hotline", (), seed=1, clerk=True)) as pilot:
        seat = pilot.game.active[0]
        assert pilot.game.submit(seat, AskCapital("line")) is None
        desk = pilot.app.desk
        assert desk is not None
        pilot.press("Esc")
        pilot.click("pause:alone")
        assert isinstance(pilot.app.screen, Curtain)
        assert not pilot.says("Round 1, The telephone line")
        pilot.press("Enter")
        assert pilot.says("Round 1, The telephone line")
        assert desk.reader is None
        pilot.press("Enter")
        assert pilot.on == "Pause"


def test_why_a_clerk_was_refused_is_read_behind_it() -> None:
    with Pilot(start=lambda house: house.start("hotline", (), seed=1, clerk=True)) as pilot:
        desk = pilot.app.desk
        assert desk is not None
        assert not desk.do(Move("notice", "none"))
        assert "red line" not in pilot.say()
        assert "Arvenia's instructions do not allow this" in pilot.say()
        pilot.press("Esc")
        pilot.click("pause:alone")
        assert not pilot.says("red line")
        pilot.press("Enter")
        assert pilot.says("is behind your own red line")
        pilot.press("Enter", "Esc")
        assert desk.do(EndTurn())
        assert pilot.game.aside("arvenia").refused is None
