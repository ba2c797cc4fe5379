"""Lines are told apart by dash and mark in grey, by colour by most eyes, and stand out from their ground."""

from itertools import combinations
from math import dist

import pytest

from game.debrief.charts.palette import COLOURS, OTHERS, Colour, look

# Machado, Oliveira and Fernandes (2009), full strength, on linear colours.
EYES = {
    "trichromat": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanope": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranope": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanope": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}
each_mode = pytest.mark.parametrize("mode", COLOURS)


def linear(colour: Colour) -> tuple[float, ...]:
    parts = [part / 255 for part in colour]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def contrast(one: Colour, other: Colour) -> float:
    red, green, blue = 0.2126, 0.7152, 0.0722
    shades = sorted(red * r + green * g + blue * b for r, g, b in (linear(one), linear(other)))
    return (shades[1] + 0.05) / (shades[0] + 0.05)


def seen(colour: Colour, eye: str) -> tuple[float, float, float]:
    """As an eye has it, in Oklab."""
    r, g, b = (
        min(1.0, max(0.0, sum(k * part for k, part in zip(row, linear(colour), strict=True))))
        for row in EYES[eye]
    )
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


@each_mode
def test_all_stands_out_from_the_ground(mode: str) -> None:
    colours = COLOURS[mode]
    for name in ("text", "quiet", "me", "now", "history", "best", "loss", "gain"):
        assert contrast(colours[name], colours["ground"]) >= 4.5, name
    for name in ("axis", *(f"other{n}" for n in range(OTHERS))):
        assert contrast(colours[name], colours["ground"]) >= 3, name


def test_no_two_lines_share_both_dash_and_mark() -> None:
    looks = [look(tone, n) for tone, many in (("me", 5), ("best", 5), ("other", 45)) for n in range(many)]
    assert len({(each.dash, each.mark) for each in looks}) == len(looks)
    assert len({look("other", n).mark for n in range(OTHERS)} | {"disc", "star"}) == OTHERS + 2


@each_mode
@pytest.mark.parametrize(("eye", "apart"), [("trichromat", 0.08), *((eye, 0.02) for eye in list(EYES)[1:])])
def test_every_eye_has_each_line_in_another_colour(mode: str, eye: str, apart: float) -> None:
    lines = [COLOURS[mode][look(tone, n).colour] for tone, n in [("me", 0), ("best", 0)]]
    lines += [COLOURS[mode][look("other", n).colour] for n in range(OTHERS)]
    assert min(dist(seen(a, eye), seen(b, eye)) for a, b in combinations(lines, 2)) >= apart


def test_modes_have_the_same_names() -> None:
    assert len({tuple(colours) for colours in COLOURS.values()}) == 1
