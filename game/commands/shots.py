"""`shots`: pictures of every screen, without a display."""

import argparse
from importlib import import_module
from pathlib import Path

from game import paths
from game.commands.house import Desktop
from game.i18n import Words
from game.ui.display import without_display
from game.ui.settings import SettingsFile


def run(arguments: argparse.Namespace) -> int:
    without_display()
    pictures: list[Path] = import_module("game.ui.shots").render(
        Path(arguments.out),
        arguments.size,
        Words(arguments.language).language,
        arguments.theme,
        arguments.scale / 100,
        arguments.only,
        house=Desktop(SettingsFile(paths.data)),
    )
    for picture in pictures:
        print(picture)
    return 0
