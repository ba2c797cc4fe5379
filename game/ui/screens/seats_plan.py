"""What has been chosen for a game that is about to be opened, and what still keeps it from being opened."""

from dataclasses import dataclass, field

from game.engine.scenario import Agenda, Seat, Temperament
from game.i18n import Words
from game.ministers.character import DIFFICULTIES, TEMPERAMENTS
from game.ui.house import Listed

DIFFICULTY_NAMES = tuple(DIFFICULTIES)
TEMPERAMENT_NAMES = tuple(TEMPERAMENTS)
LEAST_PEOPLE = 2
"""So many people at least share a screen."""
MOST_DIGITS = 9


@dataclass(slots=True)
class Plan:
    """`mode`: "solo", "shared" or "clerk". `people`: seats of people. `reading`: whose papers lie open.

    `temperaments`: of the ministers that were given another one than the scenario gives them. `variant` and
    `seed`: as typed; empty: the scenario as it is, and a seed by chance.
    """

    listed: Listed
    mode: str
    people: set[Seat] = field(default_factory=set)
    reading: Seat = ""
    difficulty: str = "fair"
    temperaments: dict[Seat, Temperament] = field(default_factory=dict)
    variant: str = ""
    seed: str = ""

    def __post_init__(self) -> None:
        self.turn_to(self.mode)

    def turn_to(self, mode: str) -> None:
        """Another way to play: whoever is chosen stays, as far as it fits."""
        self.mode = mode
        players = self.listed.players
        if self.reading not in players:
            self.reading = players[0]
        if mode == "solo":
            self.people = {self.reading}

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that people play, in the order of the scenario; with a clerk, all."""
        if self.mode == "clerk":
            return self.listed.players
        return tuple(seat for seat in self.listed.players if seat in self.people)

    @property
    def private(self) -> bool:
        """Whether what lies open may be a seat's instructions: only one person is at the screen."""
        return self.mode == "solo"

    def take(self, seat: Seat) -> None:
        """Pressed: alone one takes the seat, with others a person sits down there or gets up."""
        self.reading = seat
        if self.mode == "solo":
            self.people = {seat}
        elif self.mode == "shared":
            self.people ^= {seat}

    def give(self, seat: Seat, temperament: Temperament | None) -> None:
        """Another temperament for a minister; None: its own again."""
        self.temperaments.pop(seat, None)
        if temperament is not None:
            self.temperaments[seat] = temperament

    def temperament(self, agenda: Agenda, seat: Seat) -> Temperament | None:
        return self.temperaments.get(seat, agenda.delegations[seat].temperament)

    def styles(self, agenda: Agenda) -> dict[Seat, str]:
        """The style of every minister, by the names that ministers have."""
        styles = {}
        for seat in self.listed.players:
            if seat not in self.seats:
                temperament = self.temperament(agenda, seat)
                styles[seat] = f"{self.difficulty}-{temperament}" if temperament else self.difficulty
        return styles

    def missing(self, words: Words) -> str:
        """Why the conference cannot be opened yet, in a sentence; empty: it can."""
        if self.mode == "shared" and len(self.people) < LEAST_PEOPLE:
            return words("ui.seats.too-few")
        for name, typed in (("variant", self.variant), ("seed", self.seed)):
            if not _is_number(typed):
                return words(f"ui.seats.{name}.wrong", typed=typed.strip(), digits=MOST_DIGITS)
        return ""

    @property
    def variant_number(self) -> int | None:
        return _number(self.variant)

    @property
    def seed_number(self) -> int | None:
        return _number(self.seed)


def _is_number(typed: str) -> bool:
    typed = typed.strip()
    return not typed or (typed.isascii() and typed.isdecimal() and len(typed) <= MOST_DIGITS)


def _number(typed: str) -> int | None:
    return int(typed) if typed.strip() and _is_number(typed) else None
