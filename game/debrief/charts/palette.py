"""What tells one line from another: a colour in three modes, a dash and a mark, never a colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Colour = tuple[int, int, int]

DASHES: tuple[tuple[float, ...], ...] = ((), (7, 3), (2, 3), (9, 3, 2, 3), (4, 2))
"""Drawn and left out in turn, in pixels of a text of normal size."""
LIMIT_DASH = (4.0, 4.0)
MARKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "me": ("disc",),
        "best": ("star",),
        "other": ("square", "triangle", "diamond", "ring", "down", "plus", "frame", "cross", "bar"),
    }
)
"""Lines of one tone take these in turn. There are five dashes and nine marks, so that only every 45th other
line has both in common."""
DOTS: Mapping[str, str] = MappingProxyType(
    {"me": "disc", "now": "diamond", "history": "ring", "best": "star", "other": "speck"}
)
OTHERS = 9
"""So many other lines have a colour of their own."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is drawn. `colour`: a name in COLOURS; `width`: pixels at a text of normal size."""

    colour: str
    dash: tuple[float, ...]
    mark: str
    width: float


def look(tone: str, number: int) -> Look:
    """Of the line of this number among its tone; an unknown tone is an other."""
    marks = MARKS.get(tone, MARKS["other"])
    width = {"me": 3.0, "best": 2.4}.get(tone, 1.6)
    return Look(colour(tone, number), DASHES[number % len(DASHES)], marks[number % len(marks)], width)


def colour(tone: str, number: int = 0) -> str:
    """The name of a tone's colour."""
    return f"other{number % OTHERS}" if tone == "other" or tone not in COLOURS["dark"] else tone


def _colours(plain: str, others: str) -> Mapping[str, Colour]:
    named = dict(pair.split("=") for pair in plain.split())
    named |= {f"other{number}": value for number, value in enumerate(others.split())}
    return MappingProxyType({name: _rgb(value) for name, value in named.items()})


def _rgb(value: str) -> Colour:
    return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)


COLOURS: Mapping[str, Mapping[str, Colour]] = MappingProxyType(
    {
        "dark": _colours(
            "ground=152131 text=eef3fa quiet=a3b5cc axis=7f93b0 grid=2a3c56 speck=5f7696 "
            "me=62aee6 now=eef3fa history=eef3fa best=dcae55 loss=ee7c72 gain=5cc294",
            "43ea96 f6b1f6 8e7af0 c5e61e a18912 c06db2 ebd5d1 2caf84 beacb5",
        ),
        "light": _colours(
            "ground=fbfcfd text=152031 quiet=4a5b70 axis=6a7d95 grid=d5dde6 speck=8494a8 "
            "me=14599a now=152031 history=152031 best=8a600e loss=a82a20 gain=17693f",
            "207e5f e8306e 437bea 798e10 5016c5 a11289 91738c cd37cd 594652",
        ),
        "contrast": _colours(
            "ground=000000 text=ffffff quiet=f2f2f2 axis=ffffff grid=4d4d4d speck=b0b0b0 "
            "me=7fd0ff now=ffffff history=ffffff best=ffd400 loss=ff9a90 gain=6dff9c",
            "8cf2ae e61ee6 1e82e6 dff1f1 6ec516 ec556e 8a8aa3 d389e1 4f8e10",
        ),
    }
)
"""By mode, then by name. Texts and what is named stand out from the ground as the Web Content Accessibility
Guidelines ask (4.5 : 1 and 3 : 1); "grid" and "speck" are a background and need not."""
