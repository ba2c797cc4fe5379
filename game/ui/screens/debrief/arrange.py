"""Where things stand on a page: as many columns as there is room for, each filled from above."""

from collections.abc import Sequence

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.node import Kit, Node, Size


class Columns(Box):
    """Children in columns at least `least` wide, at most so many; each goes to the shortest column."""

    def __init__(self, children: Sequence[Node], least: float, most: int = 2, gap: float = 12) -> None:
        super().__init__(children)
        self._least, self._most, self._gap = least, most, gap

    def measure(self, kit: Kit, width: int) -> Size:
        spots = self._spots(kit, width)
        return width, max((spot.bottom for spot in spots), default=0)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        for child, spot in zip(self._children, self._spots(kit, rect.width), strict=True):
            if kit.rtl:
                spot.x = rect.width - spot.right
            child.place(kit, spot.move(rect.topleft))

    def _spots(self, kit: Kit, width: int) -> list[pygame.Rect]:
        gap = kit.theme.px(self._gap)
        fit = (width + gap) // (kit.theme.em(self._least) + gap)
        columns = max(1, min(self._most, fit, len(self._children)))
        each = (width - gap * (columns - 1)) // columns
        heights = [0] * columns
        spots = []
        for child in self._children:
            column = min(range(columns), key=lambda n: heights[n])
            height = child.size(kit, each)[1]
            spots.append(pygame.Rect(column * (each + gap), heights[column], each, height))
            heights[column] += height + gap
        return spots
