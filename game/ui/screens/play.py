"""Into a game, and out of it again."""

from game.ui.app import App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.kit.node import Act
from game.ui.screens.home import Home
from game.ui.screens.sure import Sure
from game.ui.screens.talks.talks import Talks

LOST = "part"
"""The question before a game is left that is kept nowhere."""


def enter(app: App, game: Game) -> None:
    """Sits down to a game, new or saved; another one on the screen is left as it stands."""
    if app.desk is not None:
        app.desk.game.close()
    app.desk = Desk(app, game)
    app.replace(Home(), Talks(app.desk))
    warning = game.warning(app.words)
    if warning:
        app.toast(warning)


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
