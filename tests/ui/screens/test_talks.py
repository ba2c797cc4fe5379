"""The talks: a press does what was meant, once; nothing private stays when the screen is shared."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.engine.events import AdoptionCalled
from game.ui.app import SETTLES
from game.ui.desk import Desk
from game.ui.screens.play import enter
from game.ui.settings import Settings
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pilot]:
    monkeypatch.setenv("COMMUNIQUE_DATA", str(tmp_path))
    settings = Settings(language="en", pace="at-once", tutorial_seen=True)
    with Pilot(settings) as pilot:
        yield pilot


def seated(pilot: Pilot, *seats: str) -> Desk:
    """At the table of the tutorial, behind curtain and instructions."""
    enter(pilot.app, pilot.house.start("hotline", seats, seed=3))
    desk = pilot.app.desk
    assert desk is not None
    pilot.until(lambda: pilot.on != "Talks")
    while desk.acting is None or pilot.on != "Talks":
        if pilot.on != "Talks":
            pilot.press("Enter")
        pilot.turn()
    return desk


def hold(pilot: Pilot, key: int, times: int) -> None:
    """A key that stays down: the system sends it again and again."""
    for _ in range(times):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))
        pilot.turn()
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0))
    pilot.turn()


def test_a_key_held_down_acts_once(pilot: Pilot) -> None:
    seated(pilot, "arvenia")
    pilot.turn(SETTLES)
    hold(pilot, pygame.K_c, 9)
    assert pilot.on == "Move"
    assert len(pilot.app.stack) == 3


def test_enter_held_down_ends_one_turn(pilot: Pilot) -> None:
    desk = seated(pilot, "arvenia")
    pilot.turn(SETTLES)
    hold(pilot, pygame.K_RETURN, 40)
    pilot.until(lambda: desk.acting)
    assert desk.view.round == 2


def test_a_turn_that_has_just_come_is_not_ended_by_a_press_meant_for_something_else(pilot: Pilot) -> None:
    desk = seated(pilot, "arvenia")
    pilot.turn(SETTLES)
    pilot.press("Enter")
    pilot.until(lambda: desk.acting)
    pilot.hurry("Enter")
    assert (desk.acting, desk.view.round) == ("arvenia", 2)
    assert pilot.say() == "It is your turn in round 2. To end it, press again."
    pilot.turn(SETTLES)
    pilot.press("Enter")
    pilot.until(lambda: desk.acting is None or desk.view.round == 3)


def twice(pilot: Pilot, key: str) -> None:
    """A double click where this is, whatever is there at the second one."""
    place = pilot.reach(key)
    for _ in range(2):
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, button=1, pos=place))
            pilot.turn()


def test_a_double_click_that_closes_a_dialogue_ends_no_turn(tmp_path: Path) -> None:
    size = (1024, 640)
    settings = Settings(language="en", pace="at-once", tutorial_seen=True, window=size)
    with Pilot(settings, size=size) as pilot:
        desk = seated(pilot, "cordania")
        pilot.press("X")
        send = pilot.node("send").rect
        pilot.turn(SETTLES)
        twice(pilot, "send")
        assert pilot.node("do:end").rect.collidepoint(send.center)
        assert (pilot.on, desk.acting) == ("Talks", "cordania")
        assert desk.view.proposals
        pilot.turn(SETTLES)
        pilot.click("do:end")
        assert desk.acting is None


def test_enter_pressed_twice_sends_a_speech_and_ends_no_turn(pilot: Pilot) -> None:
    desk = seated(pilot, "arvenia")
    pilot.press("S")
    pilot.type("A word.")
    pilot.hurry("Enter", "Enter")
    assert (pilot.on, pilot.game.number, desk.acting) == ("Talks", 1, "arvenia")
    pilot.turn(SETTLES)
    pilot.press("Enter")
    assert desk.acting is None


def test_enter_pressed_twice_on_what_is_gone_presses_nothing_else(pilot: Pilot) -> None:
    desk = seated(pilot, "cordania")
    pilot.press("X")
    pilot.turn(SETTLES)
    pilot.press("Enter")
    pilot.turn(SETTLES)
    (offer,) = desk.view.proposals
    before = pilot.game.number
    pilot.tab_to(f"offer:{offer.id}:withdraw")
    pilot.hurry("Enter", "Enter")
    assert not desk.view.proposals
    assert (pilot.game.number, desk.acting) == (before + 1, "cordania")


def test_enter_goes_through_the_tour_and_ends_no_turn() -> None:
    with Pilot(Settings(language="en", pace="at-once")) as pilot:
        desk = seated(pilot, "arvenia")
        pilot.turn(SETTLES)
        pilot.hurry(*["Enter"] * 10)
        assert not pilot.has("tour:next")
        assert desk.acting == "arvenia"


def test_between_turns_a_shared_screen_shows_what_all_may_see(pilot: Pilot) -> None:
    desk = seated(pilot, "arvenia", "belmora")
    pilot.turn(SETTLES)
    assert desk.view.interests is not None
    pilot.press("Enter")
    assert desk.reader is None
    assert desk.view.interests is None


def test_the_panels_are_reached_by_their_keys(pilot: Pilot) -> None:
    seated(pilot, "arvenia")
    for key, part in (("F2", "draft:all"), ("F4", "mandate"), ("F6", "log")):
        pilot.press(key)
        assert pilot.app.kit.memory.focus == part


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1024, 640), 100), ((1280, 800), 200)])
def test_instructions_and_log_open_by_their_keys_whatever_is_on_the_screen(
    size: tuple[int, int], text: int
) -> None:
    settings = Settings(language="en", pace="at-once", tutorial_seen=True, text_size=text, window=size)
    with Pilot(settings, size=size) as pilot:
        seated(pilot, "arvenia")
        for key, opened in (("M", "Instructions"), ("L", "FloorLog")):
            pilot.press(key)
            assert pilot.on == opened
            pilot.press("Esc")
            assert pilot.on == "Talks"


def test_a_press_does_nothing_on_a_screen_that_came_meanwhile(pilot: Pilot) -> None:
    seated(pilot, "arvenia")
    place = pilot.node("mandate").rect.center
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place))
    pilot.turn()
    pilot.press("C")
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=place))
    pilot.turn()
    assert pilot.on == "Move"


def test_adoption_is_called_once_one_has_seen_what_would_be_put(pilot: Pilot) -> None:
    desk = seated(pilot, "arvenia")
    pilot.press("A")
    assert pilot.on == "Talks"  # nothing is agreed yet, and that is said
    assert pilot.say
    desk.reader = None
    desk.game.hand_over("arvenia", "fair")
    while not pilot.game.view(None).agreed:
        pilot.turn()
    desk.game.take_over("arvenia")
    desk.reader = "arvenia"
    pilot.until(lambda: desk.acting)
    pilot.press("A")
    assert pilot.on == "Calling"
    assert pilot.says("of 4 clauses are agreed")
    pilot.press("Esc")
    assert desk.view.silence is None
    pilot.press("A", "Enter")
    assert any(isinstance(event, AdoptionCalled) for event in pilot.game.heard("arvenia"))
