"""Pictures of every screen, drawn where nobody looks: for the documents, for reviewing, for golden tests."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pygame

from game.ui.app import App
from game.ui.game import Game
from game.ui.house import House
from game.ui.lines import LINES
from game.ui.scenes import SCENES, Scene
from game.ui.screens.home import Home
from game.ui.screens.play import enter
from game.ui.settings import Settings
from game.ui.staging import Stage


def render(
    out: Path, size: tuple[int, int], language: str, theme: str, scale: float, only: str = "", *, house: House
) -> list[Path]:
    """Draws every scene whose name has `only` in it. Returns the pictures' files. Raises OSError."""
    settings = Settings(
        language, round(100 * scale), theme, reduced_motion=True, sound=False, pace="at-once", window=size
    )
    out.mkdir(parents=True, exist_ok=True)
    pictures = []
    app = App(house, settings, canvas(size))
    with stage(house) as games:
        for scene in SCENES:
            if only in scene.name:
                set_up(app, scene, game_of(scene, games))
                app.frame()
                pictures.append(out / f"{scene.name}.png")
                pygame.image.save(app.surface, pictures[-1])
    return pictures


def canvas(size: tuple[int, int]) -> pygame.Surface:
    """What to draw on, of any size; the display itself may be smaller."""
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((640, 480))
    return pygame.Surface(size)


@contextmanager
def stage(house: House) -> Iterator[Stage]:
    """Games in a folder of their own, so that nothing of the person's is touched."""
    before = os.environ.get("COMMUNIQUE_DATA")
    with TemporaryDirectory(prefix="communique-") as folder:
        os.environ["COMMUNIQUE_DATA"] = folder
        games = Stage(house, Path(folder), LINES)
        try:
            yield games
        finally:
            games.close()
            if before is None:
                del os.environ["COMMUNIQUE_DATA"]
            else:
                os.environ["COMMUNIQUE_DATA"] = before


def set_up(app: App, scene: Scene, game: Game | None) -> None:
    """Brings the program to a scene, with the game that the scene is in."""
    app.desk = None
    app.close_toast()
    app.replace(Home())
    while not app.house.ready():
        pygame.time.wait(5)
    if game is not None:
        enter(app, game)
    scene.show(app)
    app.frame()  # some dialogues do their work once they have been seen
    if app.screen.modal and app.screen.tick(app, app.now):
        app.stale()


def game_of(scene: Scene, games: Stage) -> Game | None:
    line, _, stop = scene.at.rpartition("-")
    return games.game(line, stop) if line else None
