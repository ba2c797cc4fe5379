"""Out of a game again."""

from game.ui.app import App
from game.ui.kit.node import Act
from game.ui.screens.home import Home
from game.ui.screens.sure import Sure

LOST = "part"
"""The question before a game is left that is kept nowhere."""


def leave(app: App) -> None:
    """Back to the home screen; the game is on disk, as it was after the last act."""

    def out() -> None:
        if app.desk is not None:
            app.desk.game.close()
            app.desk = None
        app.replace(Home())

    unless_lost(app, out)


def unless_lost(app: App, out: Act) -> None:
    """Asks first where the game is kept nowhere and would end with it."""
    game = None if app.desk is None else app.desk.game
    if game is not None and game.unkept and not game.over:
        app.push(Sure(LOST, out))
    else:
        out()


def asked(app: App) -> bool:
    """Whether that question is on the screen."""
    return isinstance(app.screen, Sure) and app.screen.what == LOST
