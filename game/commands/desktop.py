"""No command at all: the window, with the house behind it. `play` opens it on a game."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game import paths
from game.commands.house import Desktop
from game.commands.opening import stopped
from game.i18n import Words
from game.ui.display import NoDisplay, on_display
from game.ui.game import Game
from game.ui.house import Unplayable
from game.ui.settings import SettingsFile


def run(arguments: argparse.Namespace) -> int:
    return open_window(arguments.language)


def open_window(
    language: str | None, start: Callable[[Desktop], Game] | None = None, debrief: Path | None = None
) -> int:
    """Opens the window, on a game if there is one to `start`, or on the `debrief` of a record. Returns the
    exit code."""
    file = SettingsFile(paths.data)
    settings, notice = file.read()
    if language is not None:
        settings = replace(settings, language=language)
    house = Desktop(file, [notice] if notice else [])
    words = Words(settings.language)
    game = None
    try:
        with on_display():
            from game.ui.app import run as run_app  # here: the sentence about the display comes without it

            game = start(house) if start is not None else None
            return run_app(house, settings, start=game or debrief)
    except NoDisplay:
        return stopped(words("ui.no-display"))
    except Unplayable as unplayable:
        return stopped(unplayable.told(words))
    finally:
        if game is not None:
            game.close()
