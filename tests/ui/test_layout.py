"""Every screen at every size, in both languages: all in the window, nothing over anything, no text cut."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator

import pytest

from game import paths
from game.commands.house import Desktop
from game.ui.app import App
from game.ui.game import Game
from game.ui.scenes import SCENES, Scene
from game.ui.settings import Settings, SettingsFile
from game.ui.shots import canvas, game_of, set_up, stage
from tests.ui.layout import faint, wrong

# Text scales, each with sizes of the window.
# 2560x1440 at 200 % is to the text what 1920x1080 at 150 % is, and roomier.
SIZES = {
    80: ((1024, 640), (2560, 1440)),
    100: ((1024, 640), (1280, 800), (1920, 1080)),
    150: ((1024, 640), (1920, 1080)),
    200: ((1024, 640), (1280, 800)),
}
ONLY = os.environ.get("COMMUNIQUE_SCENES", "")
"""A part of the names of the scenes to look at, for whoever works on one."""
MOST = 8
"""Of so many troubles of one scene it is told."""
SHOWN = [scene for scene in SCENES if ONLY in scene.name]
MARKED = {"unsaved"}
"""Scenes after which their game is another one; the others share those that they have in common."""

Sets = dict[str, Game | None]


@pytest.fixture(scope="module")
def house() -> Desktop:
    return Desktop(SettingsFile(paths.data))


@pytest.fixture(scope="module")
def games(house: Desktop) -> Iterator[Sets]:
    """The games that the scenes are in."""
    canvas((1024, 640))
    with stage(house) as played:
        yield {at: game_of(scene, played) for at, scene in {point(s): s for s in SHOWN}.items()}


def point(scene: Scene) -> str:
    """A name for the game that the scene is in."""
    return scene.name if scene.name in MARKED else scene.at


def troubles(games: Sets, app: App, look: Callable[[App], Iterable[str]]) -> Iterator[str]:
    """What is found in each scene once it is on the screen; one that cannot be shown is a trouble as well."""
    for scene in SHOWN:
        try:
            set_up(app, scene, games[point(scene)])
            found = list(look(app))
        except Exception as error:
            found = [f"cannot be shown: {error!r}"]
        yield from (f"{scene.name}: {trouble}" for trouble in found[:MOST])


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("scale", SIZES)
def test_everything_has_its_place(scale: int, language: str, games: Sets, house: Desktop) -> None:
    """The window of one program is resized, so that its text is measured once."""
    gc.collect()  # the pictures of the program before take much memory
    app = App(house, Settings(language, scale, pace="at-once"), canvas((1024, 640)))
    found = []
    for width, height in SIZES[scale]:
        app.resized(canvas((width, height)))
        found += [f"{width}x{height}: {trouble}" for trouble in troubles(games, app, wrong)]
    assert not found, f"at {scale} % in {language}:\n" + "\n".join(found)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_every_text_stands_out_from_its_ground(theme: str, games: Sets, house: Desktop) -> None:
    app = App(house, Settings("en", theme=theme, pace="at-once"), canvas((1280, 800)))
    found = list(troubles(games, app, faint))
    assert not found, "\n".join(found)
