"""The end: what each may see before and after all instructions are opened, and what comes next."""

from pathlib import Path
from shutil import copytree

from game import paths
from game.engine.actions import EndTurn, Join, RequestSettlement
from game.session.opened import mark
from game.ui.game import Game
from game.ui.house import House
from game.ui.screens.statement import adopted_in
from tests.ui.games import hotline, playing
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import SEATS, adopted, called, joined, keys, put_to_silence


def test_instructions_are_opened_when_everybody_agrees() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        assert pilot.says("Adopted by consensus")
        assert not pilot.says("WALK-AWAY")
        pilot.press("D")
        pilot.press("Enter")
        assert not pilot.game.revealed
        assert pilot.say().startswith("Not yet agreed")
        for seat in SEATS:
            pilot.enter(f"agree:{seat}")
        pilot.click("reveal:do")
        assert pilot.game.revealed
        pilot.press("Esc")
        pilot.until(lambda: pilot.on == "Outcome")
        assert not pilot.says("WALK-AWAY")
        pilot.click("worths")
        assert pilot.says("WALK-AWAY")
        pilot.click(f"opened:{SEATS[1]}")
        assert pilot.on == "Instructions"
        assert pilot.says("Instructions for Belmora")


def test_what_it_is_worth_to_one_person_is_behind_the_curtain() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        assert not pilot.says("walking away")
        assert pilot.says("Whoever wants to ask takes the screen first.")
        pilot.click(f"pass:{SEATS[0]}")
        pilot.until(lambda: pilot.on == "HandedOver")
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Outcome")
        assert pilot.says("walking away")


def test_the_post_settlement_round_opens_when_all_ask_for_it() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        pilot.click(f"pass:{SEATS[0]}")
        pilot.press("Enter")
        pilot.press("Y")
        for _ in SEATS[1:]:
            pilot.until(lambda: pilot.on == "Curtain")
            pilot.press("Enter")
            pilot.until(lambda: pilot.on == "Outcome")
            pilot.press("Y")
        pilot.until(lambda: pilot.on != "Outcome")
        assert pilot.game.view(None).settlement == 1


def test_after_adoption_the_talks_offer_what_can_still_be_done() -> None:
    with Pilot(start=adopted) as pilot:
        for seat in SEATS:
            assert pilot.game.submit(seat, RequestSettlement()) is None
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Talks")
        assert keys(pilot, "do:") == ["do:trade", "do:speak", "do:ask", "do:coach", "do:undo", "do:end"]
        pilot.press("T")
        for issue, option in pilot.game.view(None).agreed.items():
            assert pilot.says(f"stays “{pilot.game.agenda().issues[issue].options[option].label}”")
        pilot.press("Enter")
        assert pilot.say().startswith("Choose a wording")


def test_the_same_table_plays_again() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        before = pilot.game
        pilot.press("P")
        pilot.until(lambda: pilot.game is not before)
        assert pilot.game.people == before.people
        assert not pilot.game.over


def test_a_variant_of_a_scenario_elsewhere_plays_again_as_it_was(tmp_path: Path) -> None:
    folder = copytree(paths.scenarios() / "hotline", tmp_path / "hotline")
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("across the hills", "on the plain"), "utf-8")

    def start(house: House) -> Game:
        return joined(called(house.start(str(folder), SEATS, vary=7)))

    with Pilot(start=start) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        before = pilot.game
        pilot.press("P")
        pilot.until(lambda: pilot.game is not before)
        assert pilot.game.agenda().title == "The line on the plain #7"
        assert pilot.game.view(SEATS[0]).mandate == before.view(SEATS[0]).mandate


def test_it_opens_for_nobody_in_particular_at_a_shared_screen() -> None:
    with Pilot(start=put_to_silence()) as pilot:
        desk = pilot.app.desk
        assert desk is not None
        while pilot.game.active:
            desk.reader = pilot.game.active[0]
            assert desk.do(Join())
        pilot.until(lambda: pilot.on == "Outcome")
        assert desk.reader is None
        assert all(pilot.has(f"pass:{seat}") for seat in SEATS)
        assert not pilot.says("walking away")


def test_the_round_of_the_adoption_stays_that_of_the_adoption() -> None:
    with Pilot(start=adopted) as pilot:
        game = pilot.game
        before = adopted_in(game)
        assert before == game.view(None).round
        for seat in SEATS:
            assert game.submit(seat, RequestSettlement()) is None
        while game.active:
            game.submit(game.active[0], EndTurn())
        assert game.view(None).round > before
        assert adopted_in(game) == before
        pilot.until(lambda: pilot.on == "Outcome")
        assert pilot.says(f"Adopted by consensus in round {before}")


def test_a_full_disk_is_said_at_the_outcome() -> None:
    with playing(hotline(), *SEATS) as (game, disk):
        joined(called(game))
        with Pilot(start=lambda house: game) as pilot:
            pilot.until(lambda: pilot.on == "Outcome")
            pilot.click(f"pass:{SEATS[0]}")
            pilot.press("Enter")
            disk.full = True
            pilot.press("Y")
            assert pilot.on == "Unsaved"
            disk.full = False
            pilot.press("Enter")
            assert pilot.game.view(None).requests == {SEATS[0]}


def test_once_the_instructions_are_open_nobody_ever_acts_again() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        file = pilot.game.file
        assert file is not None
        assert pilot.game.reveal()
        pilot.press("H")
        saved = next(each for each in pilot.house.saves() if each.file == file)
        assert saved.opened
        game = pilot.house.go_on(file)
        assert game.revealed
        assert game.submit(SEATS[0], RequestSettlement()) is not None
        game.close()
        gone = pilot.house.discard(file)
        game = pilot.house.go_on(pilot.house.restore(gone))
        assert game.revealed
        game.close()


def test_what_cannot_be_kept_open_stays_closed() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        file = pilot.game.file
        assert file is not None
        mark(file).mkdir()  # nothing can be written there
        pilot.press("D")
        for seat in SEATS:
            pilot.enter(f"agree:{seat}")
        pilot.click("reveal:do")
        assert "stays closed" in pilot.say()
        assert not pilot.game.revealed
