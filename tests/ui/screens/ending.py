"""Games that are led to a telling moment by what people do, for tests of the screens at the end."""

from collections.abc import Callable

from game.engine.actions import CallAdoption, EndTurn, Join, Move
from game.engine.state import Phase
from game.ui.game import Game
from game.ui.house import House
from tests.ui.pilot import Pilot

SEATS = ("arvenia", "belmora", "cordania")


def put_to_silence(clerk: bool = False) -> Callable[[House], Game]:
    """The three of the tutorial, all people, agree on what they can, and one of them calls adoption."""

    def start(house: House) -> Game:
        return called(house.start("hotline", SEATS, seed=1, clerk=clerk))

    return start


def called(game: Game) -> Game:
    """The people of a game agree on what they can, and one of them has called adoption."""
    for seat in game.people:
        game.needs_briefing(seat)
    for _ in range(12):
        seat = game.active[0]
        _come_together(game)
        if game.view(None).agreed and game.submit(seat, CallAdoption()) is None:
            return game
        game.submit(seat, EndTurn())
    raise AssertionError("they agree on nothing")


def _come_together(game: Game) -> None:
    """Whoever acts comes to the others wherever it may."""
    seat = game.active[0]
    positions = game.view(None).positions
    for issue in positions.get(seat, {}):
        for other in positions:
            game.submit(seat, Move(issue, positions[other][issue]))


def adopted(house: House) -> Game:
    """All three have joined."""
    return joined(put_to_silence()(house))


def joined(game: Game) -> Game:
    while game.active and game.view(None).phase is Phase.SILENCE:
        assert game.submit(game.active[0], Join()) is None
    return game


def keys(pilot: Pilot, start: str) -> list[str]:
    """Of what can have the focus, those that begin so."""
    found = pilot.keys()
    return [key for key in found if key.startswith(start)]
