"""A pilot at the real program: events of a mouse and a keyboard, turns of the loop, and what is seen."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from game import paths
from game.commands.house import Desktop
from game.ui.app import SETTLES, App
from game.ui.game import Game
from game.ui.house import House
from game.ui.kit import focus
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node, path_to, walk
from game.ui.kit.scroll import Scroll
from game.ui.loop import Loop
from game.ui.settings import Settings, SettingsFile

TURN = 0.04
"""Seconds on the pilot's clock between two turns of the loop."""
PATIENCE = 30.0
"""Seconds of real time that anything may take."""

_KEYS = {
    "Enter": pygame.K_RETURN,
    "Esc": pygame.K_ESCAPE,
    "Space": pygame.K_SPACE,
    "Tab": pygame.K_TAB,
    "Del": pygame.K_DELETE,
    "Backspace": pygame.K_BACKSPACE,
    "Left": pygame.K_LEFT,
    "Right": pygame.K_RIGHT,
    "Up": pygame.K_UP,
    "Down": pygame.K_DOWN,
    "Home": pygame.K_HOME,
    "End": pygame.K_END,
    "PageUp": pygame.K_PAGEUP,
    "PageDown": pygame.K_PAGEDOWN,
    "Menu": pygame.K_MENU,
}
_MODIFIERS = {"Ctrl": pygame.KMOD_LCTRL, "Shift": pygame.KMOD_LSHIFT, "Alt": pygame.KMOD_LALT}


class Pilot:
    """Use it in a `with`. The settings are those of the test, ministers act at once unless it says otherwise.

    `house`: what is behind the screens; without one, that of the data folder that COMMUNIQUE_DATA names.
    `record`: it opens on the debrief of that game.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        size: tuple[int, int] = (1280, 800),
        house: House | None = None,
        start: Callable[[House], Game] | None = None,
        record: Path | None = None,
    ) -> None:
        assert Path(os.environ["COMMUNIQUE_DATA"]).is_absolute(), "a test has a data folder of its own"
        self.house: House = house or Desktop(SettingsFile(paths.data))
        self.now = 1000.0
        chosen = settings or Settings(language="en", pace="at-once", window=size)
        game = start(self.house) if start else None
        self.loop = Loop(self.house, chosen, game or record, clock=lambda: self.now)
        self.turn()

    def __enter__(self) -> "Pilot":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.loop.close()

    # what is there

    @property
    def app(self) -> App:
        return self.loop.app

    @property
    def game(self) -> Game:
        assert self.app.desk is not None, "no game is on the screen"
        return self.app.desk.game

    @property
    def on(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    def keys(self) -> list[str]:
        """Of everything that can have the focus, in the order of Tab."""
        return [node.key for node in focus.focusable(self.app.tree) if node.key is not None]

    def has(self, key: str) -> bool:
        return bool(path_to(self.app.tree, key))

    def node(self, key: str) -> Node:
        way = path_to(self.app.tree, key)
        assert way, f"there is no {key!r} on {self.on}: {self.keys()}"
        return way[-1]

    def labelled(self, label: str) -> str:
        """The key of the button with these words, or of the innermost thing to press that says them."""
        buttons = [n for n in walk(self.app.tree) if isinstance(n, Button) and n.label == label]
        others = [n for n in focus.focusable(self.app.tree) if label in texts_of(n)]
        found = (buttons or others)[-1:]
        assert found, f"nothing on {self.on} says {label!r}: {self.texts()}"
        assert found[0].key is not None
        return found[0].key

    def texts(self) -> list[str]:
        """Every text on the top screen."""
        return texts_of(self.app.tree)

    def says(self, words: str) -> bool:
        """Whether these words stand somewhere on the top screen."""
        return any(words in text for text in self.texts())

    def say(self) -> str:
        """The sentence at the bottom."""
        return self.app.said

    # time

    def turn(self, seconds: float = TURN) -> None:
        """One turn of the loop, after so many seconds."""
        self.now += seconds
        self.loop.turn()

    def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Turns of the loop until it is so; a minister who thinks is waited for."""
        end = time.monotonic() + patience
        while not condition():
            assert time.monotonic() < end, f"still not so, on {self.on}: {self.texts()}"
            if self.app.desk is not None:
                self.app.desk.game.wait()
            else:
                time.sleep(0.001)  # a thread reads the library
            self.turn()

    # the mouse

    def click(self, key: str, button: int = 1) -> None:
        """Presses it where it can be seen, after scrolling there and reading it as a person would."""
        self._read(lambda: [self.node(key)])
        place = self.hold(key, button)
        self.release(place, button)

    def hold(self, key: str, button: int = 1) -> tuple[int, int]:
        """Presses it and does not let go; where that is."""
        place = self.reach(key)
        self.move(place)
        self._post(pygame.MOUSEBUTTONDOWN, pos=place, button=button)
        self.turn()
        return place

    def release(self, place: tuple[int, int], button: int = 1) -> None:
        self._post(pygame.MOUSEBUTTONUP, pos=place, button=button)
        self.turn()

    def click_on(self, label: str) -> None:
        self.click(self.labelled(label))

    def drag(self, key: str, onto: str) -> None:
        """Carries it there with the button held, and lets go."""
        end = self.reach(onto)
        start = self.hold(key)
        assert end == self.reach(onto), "both have to be in sight at once"
        for step in range(1, 6):
            self.move(
                (start[0] + (end[0] - start[0]) * step // 5, start[1] + (end[1] - start[1]) * step // 5),
                held=True,
            )
        self.release(end)

    def move(self, place: tuple[int, int], *, held: bool = False) -> None:
        self._post(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(int(held), 0, 0))
        self.turn()

    def wheel(self, steps: int) -> None:
        """Up is positive, as the mouse has it."""
        self._post(pygame.MOUSEWHEEL, x=0, y=steps, flipped=False)
        self.turn()

    def reach(self, key: str) -> tuple[int, int]:
        """A place at which a click meets this node; scrolls there."""
        self.node(key)
        for _ in range(400):
            way = path_to(self.app.tree, key)
            place = self._seen(way)
            if place is not None:
                return place
            rect = way[-1].rect
            boxes = [n for n in way[:-1] if isinstance(n, Scroll)]
            away = next((box for box in reversed(boxes) if not box.rect.contains(rect)), None)
            assert away is not None, f"{key!r} cannot be clicked on {self.on}: it is at {rect}"
            self.move(away.rect.center)
            before = rect.top
            self.wheel(1 if rect.centery < away.rect.centery else -1)
            after = self.node(key).rect.top
            assert after != before, f"{key!r} cannot be scrolled to on {self.on}: it is at {rect}"
        raise AssertionError(f"{key!r} is never in sight")

    def _seen(self, way: Sequence[Node]) -> tuple[int, int] | None:
        rect = way[-1].rect.clip(self.app.surface.get_rect())
        for box in way[:-1]:
            if isinstance(box, Scroll):
                rect = rect.clip(box.rect)
        if rect.width < 4 or rect.height < 4:
            return None
        for place in _places(rect):
            over = [n for n in focus.at(self.app.tree, place) if n.focusable and n.key is not None]
            if over and over[-1] is way[-1]:
                return place
        return None

    # the keyboard

    def press(self, *names: str) -> None:
        """Keys as buttons show them: "T", "Ctrl+Z", "Shift+Tab", "F1". What each does is read first."""
        for name in names:
            self._read(lambda name=name: self._under(name))  # type: ignore[misc]
            self.hurry(name)

    def hurry(self, *names: str, at_once: bool = False) -> None:
        """The same keys, whatever they do by then; `at_once`: all before the program looks."""
        for name in names:
            *modifiers, last = name.split("+") if len(name) > 1 else [name]
            key = _KEYS.get(last) or pygame.key.key_code(last.lower())
            mod = sum(_MODIFIERS[modifier] for modifier in modifiers)
            self._post(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0)
            self._post(pygame.KEYUP, key=key, mod=mod, unicode="", scancode=0)
            if not at_once:
                self.turn()
        if at_once:
            self.turn()

    def type(self, text: str) -> None:
        """Writes with a keyboard, letter by letter."""
        for letter in text:
            keyed = {"key": ord(letter.lower()), "mod": 0, "unicode": letter, "scancode": 0}
            if letter.isascii():
                self._post(pygame.KEYDOWN, **keyed)
            self._post(pygame.TEXTINPUT, text=letter)
            if letter.isascii():
                self._post(pygame.KEYUP, **keyed)
            self.turn()

    def compose(self, *stages: str, into: str) -> None:
        """Writes with an input method: letters that change until the text stands."""
        for stage in stages:
            self._post(pygame.TEXTEDITING, text=stage, start=len(stage), length=0)
            self.turn()
        self._post(pygame.TEXTEDITING, text="", start=0, length=0)
        self._post(pygame.TEXTINPUT, text=into)
        self.turn()

    def tab_to(self, key: str) -> None:
        """Presses Tab until it has the focus."""
        self.node(key)
        for _ in range(len(self.keys()) + 1):
            if self.app.kit.memory.focus == key and self.app.kit.memory.keyboard:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to {key!r}: {self.keys()}")

    def enter(self, key: str) -> None:
        """Presses it by keyboard alone."""
        self.tab_to(key)
        self.press("Enter")

    # the window

    def resize(self, width: int, height: int) -> None:
        pygame.display.set_mode((width, height), pygame.RESIZABLE)
        self._post(pygame.VIDEORESIZE, w=width, h=height, size=(width, height))
        self.turn()

    def close(self) -> None:
        """What the cross of the window does."""
        self._post(pygame.QUIT)
        self.turn()

    def picture(self, file: Path) -> None:
        """What is on the screen now, for whoever looks into a failure."""
        pygame.image.save(self.app.surface, file)

    def _read(self, pressed: Callable[[], Sequence[Node]]) -> None:
        """What counts only once it has stood for a moment is looked at for that long."""
        while not self.app.settled and any(node.deliberate for node in pressed()):
            self.turn(SETTLES)

    def _under(self, name: str) -> list[Node]:
        """What this key may press."""
        tree, memory = self.app.tree, self.app.kit.memory
        focused = path_to(tree, memory.focus)[-1:] if memory.keyboard else []
        return [node for node in (focus.with_shortcut(tree, name), *focused) if node is not None]

    def _post(self, kind: int, **fields: Any) -> None:
        pygame.event.post(pygame.event.Event(kind, **fields))


def texts_of(node: Node) -> list[str]:
    """What it says, in reading order."""
    found = [n.text if isinstance(n, Label) else n.label for n in walk(node) if isinstance(n, Label | Button)]
    return [text for text in found if text]


def _places(rect: pygame.Rect) -> Iterator[tuple[int, int]]:
    """The middle, then a grid of other places."""
    yield rect.center
    for down in range(1, 8):
        for across in range(1, 16):
            yield rect.left + rect.width * across // 16, rect.top + rect.height * down // 8
