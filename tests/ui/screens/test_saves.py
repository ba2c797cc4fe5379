"""The list of saved games: delete and bring back, and what is damaged."""

from pathlib import Path

from game.ui.house import House
from game.ui.screens.saves import Saves
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import SEATS, adopted


def saved(house: House) -> Path:
    game = house.start("hotline", ["arvenia", "belmora"], seed=1)
    assert game.file is not None
    game.close()
    return game.file


def test_deleted_and_brought_back() -> None:
    with Pilot() as pilot:
        file = saved(pilot.house)
        pilot.app.push(Saves())
        pilot.turn()
        assert pilot.says("Arvenia and Belmora · round 1 of 3")
        pilot.click(f"delete:{file.name}")
        assert not file.exists()
        assert pilot.says("No game has been played here yet")
        pilot.press("Ctrl+Z")
        assert file.exists()
        pilot.click(f"go:{file.name}")
        assert pilot.game.people == ("arvenia", "belmora")


def test_a_damaged_game_is_listed_with_its_fault_and_cannot_be_played() -> None:
    with Pilot() as pilot:
        file = saved(pilot.house)
        file.write_text("this is no game\n", encoding="utf-8")
        pilot.app.push(Saves())
        pilot.turn()
        assert pilot.says("This is not the record of a game")
        pilot.click(f"go:{file.name}")
        assert pilot.app.desk is None
        assert "not the record" in pilot.say()


def test_the_debrief_of_a_finished_game_is_asked_for_as_at_its_outcome() -> None:
    with Pilot() as pilot:
        game = adopted(pilot.house)
        assert game.file is not None
        game.close()
        pilot.app.push(Saves())
        pilot.turn()
        pilot.click(f"debrief:{game.file.name}")
        assert pilot.on == "OpenDebrief"
        pilot.click("reveal:do")
        assert not pilot.game.revealed
        for seat in SEATS:
            pilot.enter(f"agree:{seat}")
        pilot.click("reveal:do")
        pilot.until(lambda: pilot.on == "Debrief")
        pilot.press("Esc")
        pilot.until(lambda: pilot.on == "Outcome")
        assert not pilot.has(f"pass:{SEATS[0]}")
        pilot.press("H")
        pilot.app.push(Saves())
        pilot.turn()
        pilot.click(f"debrief:{game.file.name}")
        pilot.until(lambda: pilot.on == "Debrief")
        assert pilot.app.desk is None


def test_who_could_still_ask_for_a_better_text_is_told_so_before_the_debrief() -> None:
    with Pilot() as pilot:
        game = adopted(pilot.house)
        assert game.file is not None
        for seat in SEATS[1:]:
            assert game.hand_over(seat, "fair") is None
        game.close()
        pilot.app.push(Saves())
        pilot.turn()
        pilot.click(f"debrief:{game.file.name}")
        assert pilot.on == "OpenDebrief"
        pilot.click("reveal:settle")
        assert pilot.on == "Outcome"
        assert pilot.app.kit.memory.focus == f"settle:{SEATS[0]}"
