"""Pictures of a few screens, to compare with: drawn by `shots`, kept small."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pygame

from game import paths
from game.commands.house import Desktop
from game.ui.settings import SettingsFile
from game.ui.shots import render

HERE = Path(__file__).resolve().parent
SCREENS: Mapping[str, tuple[str, str]] = {
    # scene: language and theme
    "talks-tutorial": ("en", "dark"),
    "silence-tutorial": ("zh-CN", "light"),
    "settings": ("en", "contrast"),
}
SIZE = (1024, 640)


def drawn(scene: str, folder: Path) -> pygame.Surface:
    """The scene as it is drawn now."""
    language, theme = SCREENS[scene]
    house = Desktop(SettingsFile(paths.data))
    files = render(folder, SIZE, language, theme, 1.0, scene, house=house)
    return pygame.image.load(next(file for file in files if file.stem == scene))


def main() -> None:
    """Writes them anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMMUNIQUE_DATA"] = folder
        for scene in SCREENS:
            pygame.image.save(drawn(scene, Path(folder) / "shots"), HERE / f"{scene}.png")
