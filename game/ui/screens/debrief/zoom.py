"""Everything in it larger than the person's text size says: for who sits at the back of a room."""

from dataclasses import replace
from functools import lru_cache

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.node import Kit, Node, Size
from game.ui.text.typesetter import Typesetter
from game.ui.theme import Theme


class Zoom(Box):
    def __init__(self, child: Node, factor: float) -> None:
        super().__init__([child])
        self._factor = factor

    def measure(self, kit: Kit, width: int) -> Size:
        return self._children[0].size(self._larger(kit), width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children[0].place(self._larger(kit), rect)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        super().draw(self._larger(kit), surface)

    def _larger(self, kit: Kit) -> Kit:
        if self._factor == 1:
            return kit
        scale = kit.theme.scale * self._factor
        return replace(kit, theme=Theme(kit.theme.mode, scale), type=_typesetter(kit.type.language, scale))


@lru_cache(maxsize=2)
def _typesetter(language: str, scale: float) -> Typesetter:
    return Typesetter(language, scale)
