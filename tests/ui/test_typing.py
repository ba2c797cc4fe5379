"""Text is typed just while a field has the focus; a key that did something else is no letter in it."""

from collections.abc import Iterator

import pygame
import pytest

from game.ui.game import Game
from game.ui.house import House
from game.ui.kit.field import TextField
from game.ui.kit.focus import focusable
from game.ui.settings import Settings
from tests.ui.pilot import Pilot

ME = "arvenia"


def begun(house: House) -> Game:
    game = house.start("hotline", [ME], seed=5)
    game.needs_briefing(ME)
    return game


class Keyboard:
    """What the system has been told: whether text is typed now, and where."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on, self.place = False, pygame.Rect(0, 0, 0, 0)
        monkeypatch.setattr(pygame.key, "start_text_input", lambda: self._turn(on=True))
        monkeypatch.setattr(pygame.key, "stop_text_input", lambda: self._turn(on=False))
        monkeypatch.setattr(pygame.key, "set_text_input_rect", self._put)

    def _turn(self, *, on: bool) -> None:
        self.on = on

    def _put(self, place: pygame.Rect) -> None:
        self.place = place


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Keyboard:
    return Keyboard(monkeypatch)


@pytest.fixture
def pilot(keyboard: Keyboard) -> Iterator[Pilot]:
    with Pilot(Settings(language="en", pace="at-once", tutorial_seen=True), start=begun) as pilot:
        pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting)
        yield pilot


def post(kind: int, **fields: object) -> None:
    pygame.event.post(pygame.event.Event(kind, **fields))


def written(pilot: Pilot, key: str) -> str:
    return pilot.app.kit.memory.typed[key].text


def open_speech(pilot: Pilot) -> None:
    pilot.press("S")


def open_note(pilot: Pilot) -> None:
    pilot.press("T")
    pilot.click("partner:belmora")
    pilot.click("note")


def test_text_is_typed_just_while_a_field_has_the_focus(pilot: Pilot, keyboard: Keyboard) -> None:
    def agree() -> None:
        focus = pilot.app.kit.memory.focus
        field = next((n for n in focusable(pilot.app.tree) if n.key == focus), None)
        assert keyboard.on == isinstance(field, TextField), (pilot.on, focus)
        if keyboard.on:
            assert pilot.node(focus or "").rect.contains(keyboard.place)

    for opened in (open_speech, open_note):
        opened(pilot)
        assert keyboard.on, pilot.on
        agree()
        pilot.press("Tab")
        agree()
        pilot.press("Shift+Tab")
        assert keyboard.on
        pilot.press("Esc")
        assert not keyboard.on
        while pilot.on != "Talks":
            pilot.press("Esc")
            agree()


def test_the_caret_is_where_letters_of_an_input_method_appear(pilot: Pilot, keyboard: Keyboard) -> None:
    open_speech(pilot)
    before = keyboard.place
    pilot.type("hello")
    assert keyboard.place.left > before.left


def test_the_key_that_opens_a_dialogue_writes_nothing_in_it(pilot: Pilot) -> None:
    post(pygame.KEYDOWN, key=pygame.K_s, mod=0, unicode="s", scancode=0)
    post(pygame.TEXTINPUT, text="s")
    pilot.turn()
    assert pilot.on == "Speak"
    for _ in range(3):  # it is still held down
        post(pygame.TEXTINPUT, text="s")
        pilot.turn()
    assert written(pilot, "speech") == ""
    post(pygame.KEYUP, key=pygame.K_s, mod=0)
    pilot.type("so")
    assert written(pilot, "speech") == "so"


def test_letters_an_input_method_has_not_finished_go_with_the_focus(pilot: Pilot) -> None:
    open_speech(pilot)
    pilot.compose("hao", into="好")
    post(pygame.TEXTEDITING, text="ni hao", start=6, length=0)
    pilot.turn()
    pilot.click("to:belmora")
    post(pygame.TEXTEDITING, text="", start=0, length=0)
    pilot.click("speech")
    pilot.press("Backspace")
    assert written(pilot, "speech") == ""
    pilot.press("Esc")
    assert pilot.on == "Talks"
