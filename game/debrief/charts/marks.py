"""What a chart is drawn with, in pixels: strokes, marks and texts, the same for every renderer."""

from dataclasses import dataclass
from math import cos, pi, sin

from game.debrief.charts.spec import Spot

SIZES = {"name": 12.5, "tick": 11.0}
"""The height of letters by the role of a text, in pixels at a text of normal size."""


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


def around(spot: Spot, radius: float) -> Box:
    """The square with this spot in its middle."""
    return Box(spot[0] - radius, spot[1] - radius, 2 * radius, 2 * radius)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through spots. `colour`: a name in the palette; `dash`: pixels drawn and left out in turn."""

    spots: tuple[Spot, ...]
    colour: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape around a spot. Hollow ones are filled with the ground."""

    kind: str
    spot: Spot
    radius: float
    colour: str

    @property
    def hollow(self) -> bool:
        return self.kind in HOLLOW

    @property
    def thick(self) -> float:
        """Of the edge of a hollow one, in pixels; half of it is outside."""
        return self.radius * 0.45


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text in its box. `anchor`: which part of it stays if the letters are wider or narrower:
    "start", "middle" or "end". `role`: a key of SIZES. `whole`: what it would say if there were room.
    `over`: it lies in the plot, and what is drawn there shines through its ground but dimly."""

    text: str
    box: Box
    anchor: str
    role: str
    colour: str
    whole: str
    over: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in the order in which it is drawn; texts last."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    texts: tuple[Text, ...]


HOLLOW = frozenset({"ring", "frame"})
ROUND = frozenset({"disc", "ring", "speck"})


def _turned(corners: int, start: float, *radii: float) -> tuple[Spot, ...]:
    angles = [(start + n / corners) * 2 * pi for n in range(corners)]
    return tuple((r * cos(a), r * sin(a)) for n, a in enumerate(angles) for r in (radii[n % len(radii)],))


def _plus(thin: float) -> tuple[Spot, ...]:
    up = ((-thin, -1.2), (thin, -1.2), (thin, -thin))
    right, down = tuple((-y, x) for x, y in up), tuple((-x, -y) for x, y in up)
    return up + right + down + tuple((-x, -y) for x, y in right)


def _eighth(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    half = 0.5**0.5
    return tuple(((x - y) * half, (x + y) * half) for x, y in spots)


_SQUARE = ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9))
_POLYGONS: dict[str, tuple[Spot, ...]] = {
    "square": _SQUARE,
    "frame": _SQUARE,
    "diamond": _turned(4, 0, 1.25),
    "triangle": _turned(3, -0.25, 1.25),
    "down": _turned(3, 0.25, 1.25),
    "star": _turned(10, -0.25, 1.4, 0.62),
    "plus": _plus(0.36),
    "cross": _eighth(_plus(0.36)),
    "bar": ((-0.45, -1.25), (0.45, -1.25), (0.45, 1.25), (-0.45, 1.25)),
}
VEIL = 0.75
"""How much of what lies below a text is covered."""
REACH = 1.4
"""No mark goes further from its spot than so many radii."""


def corners(mark: Mark) -> tuple[Spot, ...]:
    """Of a mark that is not round."""
    (x, y), r = mark.spot, mark.radius
    return tuple((x + r * dx, y + r * dy) for dx, dy in _POLYGONS[mark.kind])
