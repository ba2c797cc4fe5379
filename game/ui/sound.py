"""Three small sounds, made here: a bell for my turn, a click for an agreed clause, a gavel for adoption."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from math import exp, pi, sin
from threading import Thread

import pygame

from game.engine.events import Adopted, ClauseAgreed, Event
from game.engine.scenario import Seat
from game.ui.game import Game

RATE = 22050
LOUDEST = 0.35
"""Of what the format holds: nobody is to be startled."""

Wave = Callable[[float], float]


def _bell(t: float) -> float:
    """Two soft notes a fourth apart, the second a moment after the first."""
    first = _rung(660.0, t, 5.0)
    return 0.6 * first + (0.6 * _rung(880.0, t - 0.16, 4.0) if t > 0.16 else 0.0)


def _rung(pitch: float, t: float, fading: float) -> float:
    return exp(-fading * t) * (sin(2 * pi * pitch * t) + 0.25 * exp(-9 * t) * sin(2 * pi * 2.76 * pitch * t))


def _click(t: float) -> float:
    return 0.7 * exp(-90 * t) * sin(2 * pi * 1250 * t)


def _gavel(t: float) -> float:
    """Wood on wood, twice."""
    return _knock(t) + (0.8 * _knock(t - 0.22) if t > 0.22 else 0.0)


def _knock(t: float) -> float:
    wood = sin(2 * pi * 190 * t) + 0.6 * sin(2 * pi * 437 * t) + 0.3 * sin(2 * pi * 1130 * t)
    return 0.6 * exp(-38 * t) * wood


WAVES: Mapping[str, tuple[Wave, float]] = {
    "bell": (_bell, 0.9),
    "click": (_click, 0.06),
    "gavel": (_gavel, 0.5),
}
"""What sounds, and for how many seconds."""


def samples(name: str) -> "array[int]":
    """The sound in 16 bits and one channel; it begins and ends at rest."""
    wave, seconds = WAVES[name]
    count = round(RATE * seconds)
    made = array("h")
    for n in range(count):
        edge = min(1.0, n / 40, (count - n) / 400)
        made.append(round(32767 * LOUDEST * max(-1.0, min(1.0, edge * wave(n / RATE)))))
    return made


def sound_of(events: Sequence[Event], *, my_turn: bool) -> str:
    """The one sound for what has just been heard; empty: none."""
    if any(isinstance(event, Adopted) for event in events):
        return "gavel"
    if my_turn:
        return "bell"
    return "click" if any(isinstance(event, ClauseAgreed) for event in events) else ""


class Sound:
    """Opens the audio device when something first sounds, and is silent where there is none."""

    def __init__(self) -> None:
        self._made: dict[str, pygame.mixer.Sound] = {}
        self._opening: Thread | None = None
        self._game: Game | None = None
        self._viewer: Seat | None = None
        self._heard = 0
        self._number = -1
        self._mine = False

    def follow(self, game: Game, viewer: Seat | None, *, mine: bool, on: bool) -> str:
        """Called on every turn of the loop; what sounds now. `mine`: it is the turn of somebody here."""
        if (
            game is self._game
            and viewer == self._viewer
            and game.number == self._number
            and mine == self._mine
        ):
            return ""
        heard = game.heard(viewer)
        known = game is self._game and viewer == self._viewer
        name = sound_of(heard[self._heard :], my_turn=mine and not self._mine) if known else ""
        self._game, self._viewer, self._mine = game, viewer, mine
        self._heard, self._number = len(heard), game.number
        if name and on:
            self.play(name)
        return name

    def play(self, name: str) -> None:
        """Sounds it; the first one comes when the device is open, which no frame waits for."""
        if self._opening is None:
            self._opening = Thread(target=self._open, args=(name,), name="sound", daemon=True)
            self._opening.start()
        elif name in self._made:
            self._made[name].play()

    def _open(self, first: str) -> None:
        with suppress(pygame.error, NotImplementedError):  # no device, or a pygame without sound
            pygame.mixer.init(RATE, -16, 1, 512, allowedchanges=0)
            made = {name: pygame.mixer.Sound(buffer=samples(name)) for name in WAVES}
            made[first].play()
            self._made = made
