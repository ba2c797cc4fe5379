"""What cannot be taken back, or shows what is private, is not done by a press meant for another thing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pygame
import pytest

from game.ui.app import SETTLES
from game.ui.desk import Desk
from game.ui.settings import Settings
from tests.sentences.views import loaded
from tests.ui.games import Told, playing
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import put_to_silence

SETTINGS = Settings(language="en", pace="at-once", tutorial_seen=True)
NOT_ENDED = "It is your turn in round 2. To end it, press again."
TOO_SOON = "This has only just come up. If you mean it, press again."


@contextmanager
def seated(name: str, *people: str, clerk: bool = False) -> Iterator[tuple[Pilot, Desk]]:
    """At the table of the scenario; ministers do nothing but end their turns."""
    scenario = loaded(name).scenario
    assert scenario is not None
    with playing(scenario, *people, minds=Told(), clerk=clerk) as (game, _):
        for seat in people:
            game.needs_briefing(seat)
        with Pilot(SETTINGS, start=lambda house: game) as pilot:
            assert pilot.app.desk is not None
            yield pilot, pilot.app.desk


def my_turn(pilot: Pilot, desk: Desk) -> None:
    """Until it has come, and has stood for a moment."""
    pilot.until(lambda: desk.acting)
    pilot.turn(SETTLES)


@pytest.mark.parametrize("at_once", [False, True])
def test_enter_pressed_twice_ends_one_turn_where_it_comes_back_at_once(*, at_once: bool) -> None:
    """Of two, whoever ends a round opens the next (rule 3.3). That it is my turn again is said."""
    with seated("london-2009", "russia") as (pilot, desk):
        my_turn(pilot, desk)
        pilot.hurry("Enter", "Enter", at_once=at_once)
        assert desk.turn == ("russia", 2)
        assert pilot.say() == ("Round 2: it is your turn again." if at_once else NOT_ENDED)
        pilot.press("Enter")
        my_turn(pilot, desk)
        assert desk.turn == ("russia", 3)
        pilot.press("Enter")
        assert desk.turn == ("russia", 4)
        assert pilot.say() == "Round 4: it is your turn again."


@pytest.mark.parametrize("at_once", [False, True])
def test_a_clerk_ends_the_turn_of_one_delegation_at_a_time(*, at_once: bool) -> None:
    with seated("hotline", "arvenia", "belmora", "cordania", clerk=True) as (pilot, desk):
        my_turn(pilot, desk)
        pilot.hurry("Enter", "Enter", at_once=at_once)
        assert (pilot.game.number, desk.acting) == (1, "belmora")


def test_enter_pressed_twice_shows_nobody_the_next_persons_instructions() -> None:
    with seated("hotline", "arvenia", "belmora") as (pilot, desk):
        pilot.press("Enter")
        my_turn(pilot, desk)
        pilot.hurry("Enter", "Enter")
        assert (pilot.on, desk.reader) == ("Curtain", None)
        assert pilot.say() == TOO_SOON
        pilot.press("Enter")
        assert desk.reader == "belmora"


def test_a_double_click_on_who_i_am_does_not_answer_in_the_silence_procedure() -> None:
    size = (1024, 640)
    settings = Settings(language="en", text_size=200, window=size, tutorial_seen=True)
    with Pilot(settings, size=size, start=put_to_silence()) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        shown = pilot.node("take").rect
        pilot.turn(SETTLES)
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Silence")
        place = shown.clip(pilot.node("silence:join").rect).center
        pilot.press("Y")
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.turn(SETTLES)
        pilot.move(place)
        number = pilot.game.number
        for _ in range(2):
            pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place))
            pilot.turn()
            pilot.release(place)
        assert (pilot.on, pilot.game.number, pilot.say()) == ("Silence", number, TOO_SOON)


def test_what_has_just_been_drawn_is_new_however_slow_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with seated("hotline", "arvenia") as (pilot, desk):
        my_turn(pilot, desk)

        def slow() -> None:
            pilot.now += SETTLES + 0.2

        monkeypatch.setattr(pygame.display, "flip", slow)
        pilot.press("S")
        pilot.type("A word.")
        pilot.hurry("Enter", "Enter")
        assert (pilot.on, pilot.game.number, desk.acting) == ("Talks", 1, "arvenia")


def test_a_key_that_is_held_says_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with seated("hotline", "arvenia", "belmora") as (pilot, desk):
        pilot.until(lambda: pilot.on == "Curtain")
        said: list[str] = []
        monkeypatch.setattr(pilot.app, "toast", said.append)
        for _ in range(5):
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))
            pilot.turn()
        assert desk.reader is None
        assert said == [TOO_SOON]
