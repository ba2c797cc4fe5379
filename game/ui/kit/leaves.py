"""Nodes without children: text, flags, icons, bars and rules."""

from collections.abc import Sequence

import pygame

from game.engine.scenario import Delegation
from game.ui.kit.node import Kit, Node, Size
from game.ui.text.paragraph import Align, Inline, Paragraph, Piece, Span, Style

_MIRRORED: dict[Align, Align] = {"start": "end", "centre": "centre", "end": "start"}
_TURNED = {
    "arrow-left": "arrow-right",
    "arrow-right": "arrow-left",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
}
"""Where rows run from right to left, what points forward points the other way."""


class Label(Node):
    """Text in a role, or pieces with styles of their own."""

    def __init__(
        self,
        text: str | Sequence[Piece],
        role: str = "body",
        colour: str | None = None,
        align: Align = "start",
        most_lines: int | None = None,
    ) -> None:
        super().__init__()
        self._text, self._role, self._colour = text, role, colour
        self._align, self._most_lines = align, most_lines
        self.paragraph: Paragraph | None = None
        self._set_for: dict[int, Paragraph] = {}

    @property
    def text(self) -> str:
        """What it says."""
        if isinstance(self._text, str):
            return self._text
        return "".join(piece.text for piece in self._text if isinstance(piece, Span))

    def measure(self, kit: Kit, width: int) -> Size:
        set_for = self._set(kit, width)
        return min(width, set_for.width), set_for.height

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self.paragraph = self._set(kit, rect.width)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        if self.paragraph is not None and self.rect.colliderect(surface.get_clip()):
            self.paragraph.draw(
                surface, self.rect.x, self.rect.y + (self.rect.height - self.paragraph.height) // 2
            )

    def _set(self, kit: Kit, width: int) -> Paragraph:
        if width not in self._set_for:
            self._set_for[width] = self._typeset(kit, width)
        return self._set_for[width]

    def _typeset(self, kit: Kit, width: int) -> Paragraph:
        pieces: Sequence[Piece]
        if isinstance(self._text, str):
            pieces = (Span(self._text, kit.theme.style(self._role, self._colour)),)
        else:
            pieces = self._text
        align = _MIRRORED[self._align] if kit.rtl else self._align
        return kit.type.paragraph(tuple(pieces), max(1, width), align=align, most_lines=self._most_lines)


class Flag(Node):
    """The flag of a delegation; `height` grows with the text. One without a flag has a badge with the first
    letter of its `name`."""

    def __init__(self, code: str, height: float = 30, name: str = "") -> None:
        super().__init__()
        self.code, self._height, self._name = code, height, name

    def measure(self, kit: Kit, width: int) -> Size:
        return self._image(kit).get_size()

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        if self.rect.colliderect(surface.get_clip()):
            image = self._image(kit)
            surface.blit(image, image.get_rect(center=self.rect.center))

    def _image(self, kit: Kit) -> pygame.Surface:
        return flag_image(kit, self.code, self._height, self._name)


def emblem(delegation: Delegation, height: float = 30) -> Flag:
    """The flag of a delegation, or its badge."""
    return Flag(delegation.flag, height, delegation.name)


def flag_image(kit: Kit, code: str, height: float, name: str = "") -> pygame.Surface:
    """The picture of a flag, or of a badge with a letter where there is none."""
    if code != "none" or not name:
        return kit.pictures.flag(code, kit.theme.em(height))
    letter = Span(name[0], Style(height * 0.62, (255, 255, 255), weight="bold"))
    drawn = kit.type.paragraph((letter,), 200)
    return kit.pictures.badge(name, kit.theme.em(height), drawn.width, drawn.height, drawn.draw)


def flag_piece(kit: Kit, code: str, height: float = 14, name: str = "") -> Inline:
    """A flag to stand in a line of text."""
    return Inline(flag_image(kit, code, height, name))


def icon_image(kit: Kit, name: str, size: float, colour: str) -> pygame.Surface:
    """The picture of an icon; `size` grows with the text, colour by name."""
    name = _TURNED.get(name, name) if kit.rtl else name
    return kit.pictures.icon(name, kit.theme.em(size), kit.theme.colour(colour))


class Icon(Node):
    """A drawing by name; colour by name."""

    def __init__(self, name: str, size: float = 16, colour: str = "text") -> None:
        super().__init__()
        self._name, self._size, self._colour = name, size, colour

    def measure(self, kit: Kit, width: int) -> Size:
        size = kit.theme.em(self._size)
        return size, size

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        image = icon_image(kit, self._name, self._size, self._colour)
        surface.blit(image, image.get_rect(center=self.rect.center))


class Rule(Node):
    """A line across."""

    def __init__(self, colour: str = "line") -> None:
        super().__init__()
        self._colour = colour

    def measure(self, kit: Kit, width: int) -> Size:
        return width, 1

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        surface.fill(kit.theme.colour(self._colour), self.rect)


class Bar(Node):
    """How much of a whole, with marks on it. `share` and the places of marks: 0 to 1; colours by name."""

    def __init__(
        self,
        share: float,
        colour: str = "accent",
        marks: Sequence[tuple[float, str]] = (),
        width: float | None = None,
        height: float = 6,
        ground: str = "sunken",
    ) -> None:
        super().__init__()
        self._share, self._colour, self._marks = min(1.0, max(0.0, share)), colour, tuple(marks)
        self._width, self._height, self._ground = width, height, ground

    def measure(self, kit: Kit, width: int) -> Size:
        wide = width if self._width is None else min(width, kit.theme.em(self._width))
        return wide, kit.theme.em(self._height)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        height = kit.theme.em(self._height)
        rect = pygame.Rect(self.rect.x, self.rect.centery - height // 2, self.rect.width, height)
        line = kit.theme.colour("line") if kit.theme.mode == "contrast" else None
        kit.pictures.box(surface, rect, kit.theme.colour(self._ground), line, height // 2)
        filled = round(rect.width * self._share)
        if filled:
            x = rect.right - filled if kit.rtl else rect.x
            bar = pygame.Rect(x, rect.y, filled, height)
            kit.pictures.box(surface, bar, kit.theme.colour(self._colour), radius=height // 2)
        for place, colour in self._marks:
            along = round((rect.width - 2) * min(1.0, max(0.0, place)))
            x = rect.right - 2 - along if kit.rtl else rect.x + along
            surface.fill(kit.theme.colour(colour), (x, rect.y - 3, 2, height + 6))
