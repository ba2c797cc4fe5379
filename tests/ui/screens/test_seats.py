"""Set-up: who plays what comes into the game as it was chosen, and nobody reads what is not theirs."""

from collections.abc import Iterator

import pytest

from game.engine.view import View
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot() -> Iterator[Pilot]:
    with Pilot() as flown:
        flown.until(lambda: flown.has("scenario:sofia-1997"))
        yield flown


def preview(pilot: Pilot, seat: str, vary: int | None = None) -> View:
    return pilot.house.preview("sofia-1997", seat, "en", vary)


def secret(view: View) -> str:
    assert view.mandate is not None
    return view.mandate.instructions.strip()


def test_alone_one_reads_ones_instructions_and_chooses_the_ministers(pilot: Pilot) -> None:
    pilot.press("3")
    pilot.click("seat:greece")
    assert pilot.says(secret(preview(pilot, "greece")))
    pilot.click("style:italy")
    pilot.click_on("A firm minister: gives ground late, says little")
    pilot.click("difficulty:seasoned")
    pilot.click("open")
    holders = pilot.game.view(None).holders
    assert holders["greece"] == "person"
    assert (holders["italy"], holders["usa"]) == ("minister:seasoned-firm", "minister:seasoned")


def test_all_of_it_by_keyboard(pilot: Pilot) -> None:
    pilot.press("3")
    pilot.enter("seat:turkey")
    pilot.press("W")
    assert pilot.on == "Wordings"
    pilot.press("Esc")
    pilot.tab_to("difficulty:gentle")
    pilot.press("Enter")
    pilot.enter("open")
    assert pilot.game.people == ("turkey",)
    assert pilot.game.view(None).holders["usa"] == "minister:gentle"


def test_with_several_people_no_instructions_are_shown(pilot: Pilot) -> None:
    pilot.press("S", "3")
    pilot.click("open")
    assert "at least two" in pilot.say()
    for seat in ("greece", "turkey"):
        pilot.click(f"seat:{seat}")
        assert not pilot.says(secret(preview(pilot, seat)))
        assert pilot.says("Instructions are private")
        assert not pilot.has("wordings")
    pilot.click("seat:turkey")
    pilot.click("open")
    assert pilot.app.desk is None
    pilot.click("seat:usa")
    pilot.click("open")
    assert pilot.game.people == ("greece", "usa")


def test_a_clerk_enters_for_everybody(pilot: Pilot) -> None:
    pilot.press("T", "1")
    pilot.click("seat:belmora")
    assert pilot.says("never shows them")
    assert not pilot.has("difficulty:fair")
    pilot.press("Enter")
    assert pilot.game.clerk
    assert pilot.game.people == ("arvenia", "belmora", "cordania")


def test_a_variant_has_other_figures_and_what_is_no_number_is_said(pilot: Pilot) -> None:
    pilot.press("3")
    pilot.click("more")
    pilot.click("variant")
    pilot.type("3")
    view = preview(pilot, "bulgaria", 3)
    assert view.interests is not None
    assert view.interests.walk_away is not None
    assert view.interests.walk_away != 5800
    assert pilot.says(pilot.app.words.points(view.interests.walk_away))
    pilot.click("seed")
    pilot.type("x")
    pilot.click("open")
    assert "“x” is no seed" in pilot.say()
    pilot.click("seed")
    pilot.press("Backspace")
    pilot.type("12")
    pilot.click("open")
    assert pilot.game.view("bulgaria").mandate == view.mandate
