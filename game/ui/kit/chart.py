"""A chart in the window: the marks of its drawing, and its texts as labels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import ceil, hypot

import pygame

from game.debrief.charts.marks import ROUND, VEIL, Box, Drawing, Mark, Stroke, Text, corners
from game.debrief.charts.names import Measure
from game.debrief.charts.palette import COLOURS
from game.debrief.charts.plot import least_height, plot
from game.debrief.charts.spec import Chart, Spot
from game.ui.kit.leaves import Label
from game.ui.kit.node import Kit, Node, Size
from game.ui.text.paragraph import Colour, Span
from game.ui.text.typesetter import Typesetter
from game.ui.theme import Theme

_ROLES = {"name": "small", "tick": "tiny"}
_FINE = 3
"""How many times larger everything is drawn before it is scaled down, so that edges are smooth."""


class ChartView(Node):
    """As wide as there is room for. `height` grows with the text, and with the names at the lines' ends.
    `ground`: the colour that it stands on, by name. Time runs from left to right in every language."""

    def __init__(self, chart: Chart, height: float = 260, ground: str = "panel") -> None:
        super().__init__()
        self.chart, self._height, self._ground = chart, height, ground
        self.drawing: Drawing | None = None
        self._labels: tuple[Label, ...] = ()

    @property
    def children(self) -> Sequence[Label]:
        return self._labels

    def measure(self, kit: Kit, width: int) -> Size:
        least = least_height(self.chart, kit.theme.scale, measure_with(kit.type, kit.theme))
        return width, ceil(max(kit.theme.px(self._height), least))

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self.drawing = _laid_out(self.chart, rect.size, kit.type, kit.theme)
        self._labels = tuple(_label(text, kit) for text in self.drawing.texts)
        for label, text in zip(self._labels, self.drawing.texts, strict=True):
            box = text.box
            place = pygame.Rect(
                rect.x + round(box.left), rect.y + round(box.top), ceil(box.width), round(box.height)
            )
            label.place(kit, place.clamp(rect))

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        if self.drawing is None or not self.rect.colliderect(surface.get_clip()):
            return
        picture = _picture(self.drawing, kit.theme.mode, kit.theme.colour(self._ground))
        surface.blit(picture, self.rect, special_flags=pygame.BLEND_PREMULTIPLIED)
        super().draw(kit, surface)


def _label(text: Text, kit: Kit) -> Label:
    colour = COLOURS[kit.theme.mode][text.colour]
    return Label((Span(text.text, replace(kit.theme.style(_ROLES[text.role]), colour=colour)),))


@lru_cache(maxsize=32)
def _laid_out(chart: Chart, size: Size, typesetter: Typesetter, theme: Theme) -> Drawing:
    return plot(chart, *size, theme.scale, measure_with(typesetter, theme))


def measure_with(typesetter: Typesetter, theme: Theme) -> Measure:
    """Of texts in a chart, as the window sets them."""

    def measure(text: str, role: str) -> tuple[float, float]:
        style = theme.style(_ROLES[role])
        return typesetter.natural_width((Span(text, style),)), typesetter.line_height(style)

    return measure


@lru_cache(maxsize=16)
def _picture(drawing: Drawing, mode: str, ground: Colour) -> pygame.Surface:
    """Strokes and marks, the colours multiplied by how much they cover."""
    size = (ceil(drawing.width) * _FINE, ceil(drawing.height) * _FINE)
    large = pygame.Surface(size, pygame.SRCALPHA)
    colours = COLOURS[mode]
    for stroke in drawing.strokes:
        _stroke(large, stroke, colours[stroke.colour])
    for mark in drawing.marks:
        _mark(large, mark, colours[mark.colour], ground)
    for text in drawing.texts:
        if text.over:
            _veil(large, text.box, ground)
    return pygame.transform.smoothscale(large, (size[0] // _FINE, size[1] // _FINE))


def _stroke(large: pygame.Surface, stroke: Stroke, colour: Colour) -> None:
    half = max(1.0, stroke.width * _FINE / 2)
    for piece in dashed(stroke.spots, stroke.dash):
        spots = [(x * _FINE, y * _FINE) for x, y in piece]
        for start, end in pairwise(spots):
            _thick(large, start, end, half, colour)
        for spot in spots[1:-1]:
            pygame.draw.circle(large, colour, spot, half)


def _thick(large: pygame.Surface, start: Spot, end: Spot, half: float, colour: Colour) -> None:
    (x, y), (to_x, to_y) = start, end
    long = hypot(to_x - x, to_y - y)
    if long > 0:
        dx, dy = (to_y - y) / long * half, (x - to_x) / long * half
        around = ((x + dx, y + dy), (to_x + dx, to_y + dy), (to_x - dx, to_y - dy), (x - dx, y - dy))
        pygame.draw.polygon(large, colour, around)


def dashed(spots: Sequence[Spot], dash: Sequence[float]) -> Iterator[list[Spot]]:
    """The pieces of a line through spots that are drawn; all of it where there is no dash."""
    if not dash:
        yield list(spots)
        return
    piece, part, left = list(spots[:1]), 0, dash[0]
    for start, end in pairwise(spots):
        (x, y), long = start, hypot(end[0] - start[0], end[1] - start[1])
        done = 0.0
        while long - done > left:
            done += left
            at = (x + (end[0] - x) * done / long, y + (end[1] - y) * done / long)
            if part % 2 == 0:
                yield [*piece, at]
            part += 1
            piece, left = [at], dash[part % len(dash)]
        left -= long - done
        piece.append(end)
    if part % 2 == 0 and len(piece) > 1:
        yield piece


def _veil(large: pygame.Surface, box: Box, ground: Colour) -> None:
    veil = pygame.Surface((round(box.width * _FINE), round(box.height * _FINE)), pygame.SRCALPHA)
    red, green, blue = (round(part * VEIL) for part in ground)
    veil.fill((red, green, blue, round(255 * VEIL)))
    large.blit(veil, (box.left * _FINE, box.top * _FINE), special_flags=pygame.BLEND_PREMULTIPLIED)


def _mark(large: pygame.Surface, mark: Mark, colour: Colour, ground: Colour) -> None:
    if not mark.hollow:
        _shape(large, mark, mark.radius, colour)
        return
    _shape(large, mark, mark.radius + mark.thick / 2, colour)
    _shape(large, mark, mark.radius - mark.thick / 2, ground)


def _shape(large: pygame.Surface, mark: Mark, radius: float, colour: Colour) -> None:
    sized = Mark(mark.kind, (mark.spot[0] * _FINE, mark.spot[1] * _FINE), radius * _FINE, mark.colour)
    if mark.kind in ROUND:
        pygame.draw.circle(large, colour, sized.spot, sized.radius)
    else:
        pygame.draw.polygon(large, colour, corners(sized))
