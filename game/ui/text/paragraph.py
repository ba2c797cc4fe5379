"""What is set, pieces of text and pictures; and a paragraph of them, ready to be drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pygame

from game.ui.text.faces import Word

Colour = tuple[int, int, int]
Align = Literal["start", "centre", "end"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a piece of text looks; sizes are pixels before the person's own text size."""

    size: float = 14.0
    colour: Colour = (238, 243, 250)
    family: str = "ui"  # or "doc"
    weight: str = "regular"  # or "bold", "italic"
    underline: bool = False
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style; `link` says where a press on it leads."""

    text: str
    style: Style = Style()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Inline:
    """A picture in a line of text."""

    image: pygame.Surface
    link: str | None = None


Piece = Span | Inline


@dataclass(frozen=True, slots=True)
class Row:
    """One line, placed: words, pictures and underlines from the paragraph's corner."""

    top: int
    bottom: int
    words: tuple[tuple[Word, int, int], ...]
    images: tuple[tuple[pygame.Surface, int, int], ...]
    rules: tuple[tuple[Colour, pygame.Rect], ...]


class Paragraph:
    """Lines that are broken, aligned and measured. The pictures of its words stay with who made it."""

    __slots__ = ("_links", "_picture", "_rows", "ascent", "height", "lines", "texts", "truncated", "width")

    def __init__(
        self,
        rows: Sequence[Row],
        texts: Sequence[str],
        width: int,
        ascent: int,
        *,
        truncated: bool,
        links: Sequence[tuple[str, pygame.Rect]],
        picture: Callable[[Word], pygame.Surface],
    ) -> None:
        self.width = width
        self.height = rows[-1].bottom
        self.lines = len(rows)
        self.ascent = ascent
        self.truncated = truncated
        self.texts = tuple(texts)
        self._rows = tuple(rows)
        self._links = tuple(links)
        self._picture = picture

    def draw(self, surface: pygame.Surface, x: int, y: int) -> None:
        """Its upper left corner at (x, y); aligned within the width that it was set for."""
        clip = surface.get_clip()
        picture = self._picture
        marks: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for row in self._rows:
            slack = row.bottom - row.top  # ink may leave its line
            if y + row.bottom + slack <= clip.top or y + row.top - slack >= clip.bottom:
                continue
            marks += [(picture(word), (x + dx, y + dy)) for word, dx, dy in row.words]
            if row.images:
                marks += [(image, (x + dx, y + dy)) for image, dx, dy in row.images]
            for colour, rule in row.rules:
                surface.fill(colour, rule.move(x, y))
        surface.fblits(marks)

    def links(self) -> list[tuple[str, pygame.Rect]]:
        """What can be pressed and where, from its corner; one that goes over a line's end has two places."""
        return [(link, place.copy()) for link, place in self._links]
