"""Whether there is a screen to open a window on."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

CHOSEN_BY = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
INVISIBLE = ("offscreen", "dummy", "evdev")
"""Drivers that open a window which nobody sees. SDL takes one where it finds no display."""


class NoDisplay(Exception):
    """No window can be opened here."""


@contextmanager
def on_display() -> Iterator[None]:
    """Whatever needs a window goes in here. Raises NoDisplay where there can be none."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in CHOSEN_BY):
        raise NoDisplay
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame  # here: whoever has no display need not wait for it

    try:
        pygame.display.init()
        if pygame.display.get_driver() in INVISIBLE and not os.environ.get("SDL_VIDEODRIVER"):
            pygame.display.quit()
            raise NoDisplay
        yield
    except pygame.error as error:
        if pygame.display.get_init() and pygame.display.get_surface() is not None:
            raise  # there is a window: it is something else
        raise NoDisplay from error


def without_display() -> None:
    """Draws where nobody looks: for pictures."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
