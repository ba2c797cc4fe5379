"""The home screen: what it offers, what it says of what cannot be played, and how it is left."""

import shutil

from game import paths
from tests.ui.layout import wrong
from tests.ui.pilot import Pilot


def at_home(pilot: Pilot) -> None:
    pilot.until(lambda: pilot.has("scenario:hotline"))


def test_every_scenario_has_a_card_and_a_key() -> None:
    with Pilot() as pilot:
        at_home(pilot)
        for listed in pilot.house.scenarios():
            agenda = listed.agenda("en")
            assert agenda is not None
            assert pilot.says(agenda.title)
            assert pilot.says(agenda.summary.strip())
        pilot.press("2")
        assert pilot.on == "Seats"
        pilot.press("Esc")
        assert pilot.on == "Home"


def test_a_scenario_that_fails_its_check_is_listed_with_what_is_wrong() -> None:
    folder = paths.data() / "scenarios" / "mine"
    folder.mkdir(parents=True)
    shutil.copy(paths.scenarios() / "hotline" / "scenario.yaml", folder)
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("strength: 7", "strength: 17"), encoding="utf-8")
    with Pilot() as pilot:
        at_home(pilot)
        assert pilot.says("“mine” cannot be played")
        assert pilot.says("17 is too large")
        assert not pilot.has("scenario:mine")
        pilot.press("4")
        assert pilot.on == "Mistakes"
        assert sum("17 is too large" in text for text in pilot.texts()) == 5
        assert pilot.says("scenario.yaml, line 71")
        assert pilot.says("strength: 17")
        assert pilot.says("the most is 8")
        faulty = file.read_text(encoding="utf-8")
        file.write_text(faulty.replace("strength: 17", "strength: 19"), encoding="utf-8")
        pilot.press("Enter")
        pilot.until(lambda: "still fails its check" in pilot.say())
        assert pilot.on == "Mistakes"
        assert sum("19 is too large" in text for text in pilot.texts()) == 5
        file.write_text(faulty.replace("strength: 17", "strength: 7"), encoding="utf-8")
        pilot.press("Enter")
        pilot.until(lambda: pilot.has("scenario:mine"))


def test_esc_does_not_leave_and_quit_does() -> None:
    with Pilot() as pilot:
        at_home(pilot)
        pilot.press("Esc")
        assert pilot.on == "Home"
        assert "Ctrl+Q" in pilot.say()
        pilot.press("Ctrl+Q")
        assert pilot.app.leaving


def test_continue_goes_on_with_the_last_game() -> None:
    with Pilot(start=lambda house: house.start("hotline", ["arvenia"], seed=1)) as pilot:
        file = pilot.game.file
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "Esc")
        assert pilot.on == "Pause"
        assert pilot.says(str(file))
        pilot.click("pause:leave")
        at_home(pilot)
        pilot.press("C")
        assert pilot.game.file == file


def test_the_language_is_chosen_from_a_menu_and_holds_at_once() -> None:
    with Pilot() as pilot:
        at_home(pilot)
        pilot.click("home:language")
        pilot.click_on("中文")
        assert pilot.app.words.language == "zh-CN"
        assert pilot.says(pilot.app.words("ui.home.tagline"))


def test_a_scenario_with_a_name_of_the_game_is_listed_as_such() -> None:
    folder = paths.data() / "scenarios" / "hotline"
    folder.mkdir(parents=True)
    shutil.copy(paths.scenarios() / "hotline" / "scenario.yaml", folder)
    with Pilot() as pilot:
        at_home(pilot)
        assert pilot.says("“hotline” cannot be played: its name is taken")
        assert pilot.says(str(folder))
        pilot.click("scenario:hotline")
        assert pilot.on == "Seats"


def test_no_word_of_the_title_is_broken_in_the_smallest_window() -> None:
    with Pilot(size=(1024, 640)) as pilot:
        at_home(pilot)
        assert wrong(pilot.app) == []
        assert pilot.app.surface.get_rect().contains(pilot.node("home:quit").rect)
