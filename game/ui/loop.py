"""The window and its loop: events in, frames out, and as little work as possible in between."""

import time
from collections.abc import Callable
from pathlib import Path

import pygame

from game.ui.app import SMALLEST, App
from game.ui.game import Game
from game.ui.hand import Hand
from game.ui.house import House
from game.ui.settings import Settings
from game.ui.sweeping import Sweeper

BUSY, AWAKE, ASLEEP = 16, 40, 150
"""Milliseconds between two looks for events: just after one, while the window has the focus, else."""
STAYS_BUSY = 0.4
LONGEST = 1.0
"""Seconds for which one turn counts at most: more than that, and a clock was set or the computer slept."""


class Loop:
    """Opens the window, on a game or on the debrief of a record. Raises pygame.error without a display.

    `clock`: the time in seconds. It may be set, back or forward; the time on the screen just goes on.
    """

    def __init__(
        self,
        house: House,
        settings: Settings,
        start: Game | Path | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._now = self._told = clock()
        pygame.display.init()
        pygame.font.init()
        self._windowed = (max(SMALLEST[0], settings.window[0]), max(SMALLEST[1], settings.window[1]))
        pygame.display.set_caption("Communiqué")
        surface = self._window(full=settings.full_screen)
        pygame.key.set_repeat(350, 40)
        pygame.key.stop_text_input()
        self.app = App(house, settings, surface)
        self._hand = Hand(self.app)
        self._full = settings.full_screen
        self._last = 0.0
        self._enter(start)

    def run(self) -> int:
        sweeper = Sweeper()
        sweeper.begin()
        while not self.app.leaving:
            pygame.time.wait(self.turn())
            sweeper.rest(self._now, self._last)
        self.close()
        return 0

    def turn(self) -> int:
        """One turn: takes what has happened, draws what is new. How long to wait now, in milliseconds."""
        now, app = self._time(), self.app
        app.now = now
        events = pygame.event.get()
        for event in events:
            self._take(event)
            if app.leaving:
                return 0
        self._hand.rest(now)
        app.tick()
        if app.leaving:
            return 0
        if app.settings.full_screen != self._full:
            self._full = app.settings.full_screen
            app.resized(self._window(full=self._full))
        if app.frame():
            pygame.display.flip()
            self._hand.listen()
        app.seen(self._time())
        if events:
            self._last = now
        if now - self._last < STAYS_BUSY:
            return BUSY
        return AWAKE if pygame.key.get_focused() else ASLEEP

    def close(self) -> None:
        """Leaves everything as it should be found again."""
        for screen in self.app.stack:
            screen.closing()
        if self.app.desk is not None:
            self.app.desk.game.close()
        if self._windowed != self.app.settings.window:
            self.app.choose(window=self._windowed)
        pygame.display.quit()

    def _time(self) -> float:
        """The time on the screen now."""
        before, self._told = self._told, self._clock()
        self._now += max(0.0, min(LONGEST, self._told - before))
        return self._now

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.QUIT:
            self._leave()
        elif event.type == pygame.VIDEORESIZE and not self._full:
            self._windowed = (max(SMALLEST[0], event.w), max(SMALLEST[1], event.h))
            if (event.w, event.h) != self._windowed:
                self.app.resized(self._window(full=False))
            else:
                self.app.resized(pygame.display.get_surface() or self.app.surface)
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSGAINED):
            self.app.dirty = True
        else:
            self._hand.take(event)

    def _leave(self) -> None:
        """Closes the window; where that would lose a game, it is asked first, and a second time closes."""
        app = self.app

        def out() -> None:
            app.leaving = True

        if app.desk is None:
            out()
            return
        from game.ui.screens.leaving import asked, unless_lost  # a game is open, so it is there already

        if asked(app):
            out()
        else:
            unless_lost(app, out)

    def _window(self, *, full: bool) -> pygame.Surface:
        if full:
            return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
        return pygame.display.set_mode(self._windowed, pygame.RESIZABLE)

    def _enter(self, start: Game | Path | None) -> None:
        from game.ui.screens.home import Home

        self.app.replace(Home())
        if isinstance(start, Path):
            from game.ui.screens.debrief.preparing import open_debrief

            open_debrief(self.app, start, asks=True)
        elif start is not None:
            from game.ui.screens.play import enter  # the first frame need not wait for what a game takes

            enter(self.app, start)
