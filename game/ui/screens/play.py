"""Into a game."""

from game.ui.app import App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.screens.home import Home
from game.ui.screens.talks.talks import Talks


def enter(app: App, game: Game) -> None:
    """Sits down to a game, new or saved; another one on the screen is left as it stands."""
    if app.desk is not None:
        app.desk.game.close()
    app.desk = Desk(app, game)
    app.replace(Home(), Talks(app.desk))
    warning = game.warning(app.words)
    if warning:
        app.toast(warning)
