"""The program on the screen: a stack of screens, one loop, and what every screen may ask of it."""

import math
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game import paths
from game.i18n import Words, right_to_left
from game.ui.game import Game
from game.ui.house import House
from game.ui.kit import popup
from game.ui.kit.controls import Button, Entry
from game.ui.kit.node import Kit, Memory, Node, path_to
from game.ui.kit.pictures import Pictures
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.settings import Settings
from game.ui.sound import Sound
from game.ui.text.typesetter import Typesetter
from game.ui.theme import Theme

if TYPE_CHECKING:
    from game.ui.desk import Desk

SMALLEST = (1024, 640)
WINDOW, CLERK = "window.", "clerk."
"""Before the keys of sentences that a window says in its own way, and that a clerk reads about others."""
OPENS_IN = 0.12
"""Seconds in which what is below a dialogue grows dim."""
TOAST_FOR, TIP_AFTER = 6.0, 0.45
SETTLES = 0.7
"""Seconds that what is on the screen has to stand before a press is taken to be meant for it."""


class App:
    """All state of the interface is here: settings, the stack, and the kit's memory.

    `surface`: what it draws on; the loop owns the window.
    """

    def __init__(self, house: House, settings: Settings, surface: pygame.Surface) -> None:
        self.house, self.settings, self.surface = house, settings, surface
        self.desk: Desk | None = None
        self.stack: list[Screen] = []
        self.now = 0.0
        self.leaving = False
        self.full_screen = settings.full_screen
        self.pictures = Pictures(paths.assets())
        self._memories: dict[int, Memory] = {}
        self._trees: list[tuple[Screen, Node]] = []
        self._stale = self.dirty = True
        self.sound = Sound()
        self._opened = 0.0
        self._settles = 0.0
        self._toast: tuple[str, float] | None = None
        self.menu: tuple[Node, tuple[int, int]] | None = None
        self._before_menu: str | None = None  # what had the focus
        self.tip: tuple[str, tuple[int, int]] | None = None
        self.carried: tuple[str, tuple[int, int]] | None = None
        self._words = Words(settings.language, WINDOW)
        self.theme = Theme(settings.theme, settings.text_size / 100)
        self.kit = self._equipped(Memory())

    # what screens ask of it

    @property
    def words(self) -> Words:
        """To whoever is at the screen. The clerk of a table is nobody's `you`: whoever acts has a `name`."""
        desk = self.desk
        if desk is None or not desk.game.clerk:
            return self._words
        language, acting = self._words.language, desk.acting
        name = "" if acting is None else desk.game.agenda(language).delegations[acting].name
        return Words(language, CLERK, WINDOW, name=name)

    @property
    def size(self) -> tuple[int, int]:
        return self.surface.get_size()

    @property
    def width(self) -> float:
        """The width of the window in units of the text: what decides how many columns there is room for."""
        return self.size[0] / self.theme.scale

    @property
    def height(self) -> float:
        return self.size[1] / self.theme.scale

    @property
    def screen(self) -> Screen:
        return self.stack[-1]

    def push(self, screen: Screen) -> None:
        self.stack.append(screen)
        self._memories[id(screen)] = Memory(keyboard=self.kit.memory.keyboard, focus=screen.first)
        if screen.modal and not (len(self.stack) > 1 and self.stack[-2].modal):
            self._opened = self.now
        self._turned()

    def pop(self) -> None:
        """Back to the screen below; from the last one, out of the program."""
        gone = self.stack.pop()
        gone.closing()
        self._memories.pop(id(gone), None)
        if not self.stack:
            self.leaving = True
            return
        self._turned()

    def replace(self, *screens: Screen) -> None:
        """These in place of everything."""
        for gone in self.stack:
            gone.closing()
        self.stack.clear()
        self._memories.clear()
        for screen in screens:
            self.push(screen)

    def stale(self) -> None:
        """What is shown is no longer so: build again before the next frame."""
        self._stale = self.dirty = True

    def toast(self, sentence: str) -> None:
        """A sentence to be read: it stays for some seconds and until something else is done."""
        self._toast = (sentence, self.now + TOAST_FOR)
        self.dirty = True

    def help(self) -> None:
        """The page of the help for what is on the screen."""
        from game.ui.screens.help import Help  # screens know the app; the app knows this one of them

        if not isinstance(self.screen, Help):
            self.push(Help(self.screen.help_topic))

    def focus(self, key: str | None) -> None:
        """Puts the focus on a node, in sight."""
        self.kit.memory.focus, self.kit.memory.keyboard = key, True
        self.reveal()

    def unsettle(self) -> None:
        """What is on the screen is another thing now, under the hand of whoever was about to press."""
        self._settles = math.inf

    def seen(self, now: float) -> None:
        """Called when a frame is on the screen: from then on it has to stand."""
        if self._settles == math.inf:
            self._settles = now + SETTLES

    @property
    def settled(self) -> bool:
        """Whether it has stood long enough for a press that is deliberate."""
        return self.now >= self._settles

    def close_toast(self) -> None:
        if self._toast is not None:
            self._toast = None
            self.dirty = True

    @property
    def said(self) -> str:
        """The sentence at the bottom now."""
        return self._toast[0] if self._toast else ""

    def open_menu(self, entries: Sequence[Entry | Button], place: tuple[int, int]) -> None:
        if entries:
            self.menu = (popup.menu(entries, self.close_menu), place)
            self._before_menu = self.kit.memory.focus
            self.kit.memory.focus = f"{popup.MENU}:0"
            self.kit.memory.scroll.pop(popup.MENU, None)
            self.dirty = True

    def close_menu(self) -> None:
        """The focus goes back to where it was."""
        if self.menu is not None:
            self.menu = None
            self.kit.memory.focus = self._before_menu
        self.unsettle()
        self.stale()

    def choose(self, **changes: object) -> None:
        """Changes settings, keeps them, and dresses the program anew."""
        before = self.settings
        self.settings = replace(before, **changes)  # type: ignore[arg-type]
        notice = self.house.keep(self.settings)
        if _look(before) != _look(self.settings):
            self._dress()
        self.stale()
        if notice:
            self.toast(self.words(notice))

    def resized(self, surface: pygame.Surface) -> None:
        self.surface = surface
        self.stale()

    # the frame

    @property
    def tree(self) -> Node:
        """What the person acts on: the menu that is open, else the top screen."""
        self._build()
        return self.menu[0] if self.menu else self._trees[-1][1]

    def tick(self) -> None:
        if self._toast is not None and self.now > self._toast[1] + 60:
            self.close_toast()
        for screen in tuple(self.stack):
            if screen in self.stack and screen.tick(self, self.now) and screen in self._shown:
                self.stale()

    def frame(self) -> bool:
        """Draws if there is anything new to see; whether it did."""
        if not self.dirty or not self.stack:
            return False
        self._build()
        self.dirty = False
        surface, room = self.surface, self.surface.get_rect()
        surface.set_clip(None)
        surface.fill(self.theme.colour("room"))
        for n, (screen, tree) in enumerate(self._trees):
            if screen.modal and n:
                strength = round(self._dimness(n) * (235 if self.theme.mode == "contrast" else 165))
                surface.blit(self.pictures.veil(room.size, self.theme.colour("veil"), strength), (0, 0))
            tree.draw(self._kit_of(screen), surface)
        if self.menu is not None:
            popup.place_at(self.kit, self.menu[0], self.menu[1], room, self.theme.em(360))
            self.menu[0].draw(self.kit, surface)
        self._draw_focus()
        if self._toast is not None:
            popup.toast(self.kit, self._toast[0], room).draw(self.kit, surface)
        for said in (self.tip, self.carried):
            if said is not None:
                popup.tip(self.kit, said[0], said[1], room).draw(self.kit, surface)
        return True

    def _dimness(self, n: int) -> float:
        """How far what is below the dialogue in this place has been dimmed, 0 to 1."""
        gone = (self.now - self._opened) / OPENS_IN
        if n > 1 or gone >= 1 or self.settings.reduced_motion:
            return 1.0
        self.dirty = True
        return max(0.0, gone)

    def reveal(self) -> None:
        """Scrolls until the focus is seen."""
        way = path_to(self.tree, self.kit.memory.focus)
        moved = False
        for box in reversed(way[:-1]):
            if isinstance(box, Scroll):
                moved = box.reveal(self.kit, way[-1].rect) or moved
        if moved:
            self._stale = True
        self.dirty = True

    @property
    def _shown(self) -> list[Screen]:
        """The last screen that covers everything, and what stands over it."""
        base = max((n for n, screen in enumerate(self.stack) if not screen.modal), default=0)
        return self.stack[base:]

    def _build(self) -> None:
        if not self._stale or not self.stack:
            return
        self._stale = False
        had_focus = self._has_focus()
        self._trees = []
        for screen in self._shown:
            tree = screen.build(self)
            tree.place(self._kit_of(screen), self.surface.get_rect())
            self._trees.append((screen, tree))
        self.kit.memory = self._memories[id(self.screen)]
        if had_focus and not self._has_focus():
            self.unsettle()

    def _has_focus(self) -> bool:
        """Whether something on the top screen has it."""
        return bool(self._trees and path_to(self._trees[-1][1], self.kit.memory.focus))

    def _kit_of(self, screen: Screen) -> Kit:
        """The kit with the memory of that screen; one below is not under the pointer."""
        if screen is self.screen:
            self.kit.memory = self._memories[id(screen)]
            return self.kit
        below = self._memories[id(screen)]
        return replace(self.kit, memory=Memory(scroll=below.scroll, typed=below.typed))

    def _draw_focus(self) -> None:
        memory = self.kit.memory
        way = path_to(self.tree, memory.focus) if memory.keyboard else []
        if not way:
            return
        ring = way[-1].rect.inflate(6, 6)
        clip = self.surface.get_rect()
        for box in way[:-1]:
            if isinstance(box, Scroll):
                clip = clip.clip(box.rect.inflate(8, 8))
        self.surface.set_clip(clip)
        self.pictures.box(self.surface, ring, None, self.theme.colour("focus"), 10, 2)
        self.surface.set_clip(None)

    def _turned(self) -> None:
        """Another screen is on top."""
        self.close_menu()
        self.kit.memory = self._memories[id(self.screen)]
        self.tip = self.carried = None

    def _dress(self) -> None:
        self._words = Words(self.settings.language, WINDOW)
        self.theme = Theme(self.settings.theme, self.settings.text_size / 100)
        self.kit = self._equipped(self.kit.memory)
        self.stale()

    def _equipped(self, memory: Memory) -> Kit:
        language = self._words.language
        typesetter = Typesetter(language, self.theme.scale)
        return Kit(self.theme, typesetter, self.pictures, memory, right_to_left(language))


def _look(settings: Settings) -> tuple[object, ...]:
    """What text is set by."""
    return settings.language, settings.text_size, settings.theme


def run(house: House, settings: Settings, *, start: Game | Path | None = None) -> int:
    """Opens the window, on a game or on the debrief of a record, until it is closed. Returns the exit code.

    Raises pygame.error.
    """
    from game.ui.loop import Loop  # the loop opens the display, which tests do by themselves

    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # without a graphics card half the time
    return Loop(house, settings, start).run()
