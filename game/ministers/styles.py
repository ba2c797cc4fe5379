"""The styles a minister can be asked for by name: a difficulty, and a temperament if one is wanted."""

from collections.abc import Callable, Iterable, Mapping

from game.engine.scenario import Agenda, Seat, Temperament
from game.ministers.character import DIFFICULTIES, TEMPERAMENTS, character
from game.ministers.minister import Minister
from game.ministers.negotiator import Negotiator

DEFAULT = "fair"


def _maker(difficulty: str, temperament: Temperament | None) -> Callable[[], Minister]:
    return lambda: Negotiator(character(difficulty, temperament))


def _named(difficulty: str, temperament: Temperament | None) -> str:
    return difficulty if temperament is None else f"{difficulty}-{temperament}"


STYLES: Mapping[str, Callable[[], Minister]] = {
    _named(difficulty, temperament): _maker(difficulty, temperament)
    for difficulty in DIFFICULTIES
    for temperament in (None, *TEMPERAMENTS)
}


def styles_of(agenda: Agenda, seats: Iterable[Seat], style: str = DEFAULT) -> dict[Seat, str]:
    """The style of each seat where one is asked for all: a difficulty leaves a seat its own temperament."""
    if style not in DIFFICULTIES:
        return dict.fromkeys(seats, style)
    return {seat: _named(style, agenda.delegations[seat].temperament) for seat in seats}
