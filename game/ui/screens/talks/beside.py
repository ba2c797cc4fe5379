"""A note beside the thing on the screen that it is about, where it covers as little of it as can be."""

from collections.abc import Iterator, Sequence

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.node import Kit, Node, Size, path_to
from game.ui.kit.scroll import Scroll

GAP, EDGE = 28, 8
"""From the note to what it is about, where there is room; and to the edge of the window."""


class Beside(Box):
    """A page, and a note about the first of these nodes that is in sight, with a line from one to the other.

    `forms`: the note as it may look, each with its greatest width in units of the text, the best first. A
    lesser one is taken where it covers less of what the note is about.
    """

    def __init__(self, page: Node, forms: Sequence[tuple[Node, float]], keys: Sequence[str]) -> None:
        super().__init__([page, forms[0][0]])
        self._forms, self.keys = forms, keys
        self.about: pygame.Rect | None = None

    @property
    def note(self) -> Node:
        return self._children[1]

    def measure(self, kit: Kit, width: int) -> Size:
        return self._children[0].size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        page = self._children[0]
        page.place(kit, rect)
        self.about = _seen(page, self.keys)
        room = rect.inflate(-2 * EDGE, -2 * EDGE)
        spots: list[tuple[Node, pygame.Rect]] = []
        for note, width in self._forms:
            size = note.size(kit, min(kit.theme.em(width), room.width))
            spots += [(note, where) for where in _spots(size, self.about or rect, room)]
        note, where = min(spots, key=lambda spot: _covered(spot[1], self.about))
        self._children = (page, note)
        note.place(kit, where)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        page, note = self._children
        page.draw(kit, surface)
        if self.about is not None:
            kit.pictures.box(surface, self.about.inflate(8, 8), None, kit.theme.colour("accent"), 10, 2)
            start, end = _joined(note.rect, self.about)
            pygame.draw.line(surface, kit.theme.colour("accent"), start, end, 2)
        note.draw(kit, surface)


def _seen(page: Node, keys: Sequence[str]) -> pygame.Rect | None:
    """What can be seen of the first of them that is not scrolled away."""
    for key in keys:
        way = path_to(page, key)
        rect = way[-1].rect.copy() if way else pygame.Rect(0, 0, 0, 0)
        for box in way:
            if isinstance(box, Scroll):
                rect = rect.clip(box.rect)
        if rect.width and rect.height:
            return rect
    return None


def _spots(size: Size, about: pygame.Rect, room: pygame.Rect) -> Iterator[pygame.Rect]:
    """On each side of it, the one with the most room first."""
    w, h = size
    sides = {
        (about.right + GAP + w // 2, about.centery): room.right - about.right - w,
        (about.left - GAP - w // 2, about.centery): about.left - room.left - w,
        (about.centerx, about.top - GAP - h // 2): about.top - room.top - h,
        (about.centerx, about.bottom + GAP + h // 2): room.bottom - about.bottom - h,
    }
    for side in sorted(sides, key=lambda side: -sides[side]):
        where = pygame.Rect(0, 0, w, h)
        where.center = side
        yield where.clamp(room)


def _covered(note: pygame.Rect, about: pygame.Rect | None) -> int:
    """In pixels."""
    both = note.clip(about) if about is not None else pygame.Rect(0, 0, 0, 0)
    return both.width * both.height


def _joined(note: pygame.Rect, about: pygame.Rect) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the edge of the note to the edge of what it is about."""
    x = min(max(about.centerx, note.left), note.right)
    y = min(max(about.centery, note.top), note.bottom)
    return (x, y), (min(max(x, about.left), about.right), min(max(y, about.top), about.bottom))
