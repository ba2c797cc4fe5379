"""What a chart shows, in its own units: no colours, no pixels, the same for every way of drawing it."""

from collections.abc import Sequence
from dataclasses import dataclass

Spot = tuple[float, float]
"""(x, y) in the units of the axes."""


@dataclass(frozen=True, slots=True)
class Axis:
    """`lowest` and `highest`: what it must show at least. `ticks`: (place, what is written there)."""

    title: str
    lowest: float
    highest: float
    ticks: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line through spots, named at its end. `tone`: "me" for the reader, "best" for what was possible,
    "other" for one of many; each has a colour, a dash and a mark of its own, by `number` among its tone.

    `steps`: it runs level from spot to spot. `marks`: a dot at every spot.
    """

    name: str
    spots: tuple[Spot, ...]
    tone: str = "other"
    number: int = 0
    steps: bool = False
    marks: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """One spot with a name. `tone`: "me", "now", "history", "best", "other"."""

    name: str
    spot: Spot
    tone: str = "other"


@dataclass(frozen=True, slots=True)
class Limit:
    """A straight line across at a value of the x axis (`across` false) or of the y axis, with a name."""

    name: str
    at: float
    across: bool
    tone: str = "loss"


@dataclass(frozen=True, slots=True)
class Chart:
    """`alt`: what it shows, in a sentence or two, for who cannot see it. `table`: the same in rows, the first
    one being the head."""

    title: str
    alt: str
    x: Axis
    y: Axis
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    limits: tuple[Limit, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def rounds_axis(title: str, names: Sequence[str]) -> Axis:
    """Rounds from the opening (0) on; every one is ticked while they are few, else some."""
    last = len(names) - 1
    every = max(1, -(-last // 10))
    shown = [n for n in range(last + 1) if n % every == 0 or n == last]
    return Axis(title, 0, max(1, last), tuple((float(n), names[n]) for n in shown))


def points_axis(title: str, values: Sequence[float]) -> Axis:
    """Points in round steps around the values, which may be below zero."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    step = next((s for s in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250) if (high - low) / s <= 6), 500)
    first, last = int(low // step), int(-(-high // step))
    last = max(last, first + 1)
    ticks = tuple((float(n * step), str(n * step)) for n in range(first, last + 1))
    return Axis(title, first * step, last * step, ticks)
