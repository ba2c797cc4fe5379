"""The notes of the tour: each in the window, whole, and beside what it is about, however large the text."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from game import paths
from game.commands.house import Desktop
from game.engine.actions import Action, BreakSilence, CallAdoption, EndTurn
from game.engine.state import Phase
from game.engine.view import View
from game.ui.app import App
from game.ui.game import Game
from game.ui.kit.node import path_to
from game.ui.scenes import Scene
from game.ui.screens.talks.beside import Beside
from game.ui.screens.talks.tour import STEPS
from game.ui.settings import Settings, SettingsFile
from game.ui.shots import canvas, set_up
from game.ui.staging import Line, Stage, coached, idle, turn
from tests.ui.layout import wrong
from tests.ui.pilot import texts_of

LEAST_IN_SIGHT = 0.9
"""Of what a note is about, where that fills the window but for a strip: the floor, with large text."""


def agreed(view: View) -> bool:
    return turn(1)(view) and len(view.agreed) == len(view.agenda.issues)


def never_calling(game: Game, view: View) -> Action:
    """As the coach says, but leaving adoption to be called."""
    if view.phase is Phase.SILENCE:
        return BreakSilence(next(iter(view.agenda.issues)))
    steps = [step.action for step in game.coach(view.seat or "")]
    return next((action for action in steps if not isinstance(action, CallAdoption)), EndTurn())


LINES = {
    "first": Line("hotline", ("arvenia",), {"turn": turn(1)}, coached),
    "second": Line("hotline", ("arvenia",), {"turn": turn(2, offers=1)}, idle),
    "last": Line("hotline", ("arvenia",), {"turn": agreed}, never_calling),
}


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_DATA", str(tmp_path_factory.mktemp("data")))
        house = Desktop(SettingsFile(paths.data))
        with closing(Stage(house, tmp_path_factory.mktemp("stage"), LINES)) as games:
            yield games


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("size", [(1024, 640), (1280, 800)])
def test_a_note_covers_nothing_of_what_it_is_about(
    size: tuple[int, int], scale: int, language: str, games: Stage
) -> None:
    house = Desktop(SettingsFile(paths.data))
    app = App(house, Settings(language, scale, pace="at-once", window=size), canvas(size))
    left = {app.words(f"ui.tour.{step.name}.title") for step in STEPS}
    for line in LINES:
        set_up(app, Scene("", "", lambda app: None), games.game(line, "turn"))
        for beside in notes(app):
            title = texts_of(beside.note)[0]
            left.discard(title)
            assert wrong(app) == [], title
            assert app.surface.get_rect().contains(beside.note.rect), title
            about = beside.about
            assert about is not None, title
            covered = about.clip(beside.note.rect)
            share = covered.width * covered.height / (about.width * about.height)
            floor = title == app.words("ui.tour.floor.title") and scale == 200
            assert share == 0 or (floor and share <= 1 - LEAST_IN_SIGHT), f"{title}: {share:.0%}"
            if not left:
                return
    assert left == set()


def notes(app: App) -> Iterator[Beside]:
    """One after the other until the tour has no more; where it names a tab, again with that tab open."""
    opened: set[str] = set()
    while isinstance(app.tree, Beside):
        beside = app.tree
        yield beside
        tabs = [way[-1] for key in beside.keys if key.startswith("tab:") and (way := path_to(app.tree, key))]
        title = texts_of(beside.note)[0]
        if tabs and title not in opened:
            opened.add(title)
            tabs[0].press()
        else:
            path_to(app.tree, "tour:next")[-1].press()
        app.stale()
