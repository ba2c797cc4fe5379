"""A list longer than its place: it scrolls under the wheel, with the focus and by its bar."""

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.node import Kit, Node, Size

BAR = 6
STEP = 60


class Scroll(Box):
    """Its child at full height, seen through the place it is given. How far is kept in memory by its key.

    `ends`: it shows its end until somebody scrolls up. `bar`: the colour of its bar, by name.
    """

    def __init__(self, key: str, child: Node, bar: str = "line", ends: bool = False) -> None:
        super().__init__([child], key)
        self._bar, self._ends = bar, ends
        self.length = 0

    def measure(self, kit: Kit, width: int) -> Size:
        w, h = self._children[0].size(kit, width - self._gutter(kit))
        return w + self._gutter(kit), h

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        inner = rect.width - self._gutter(kit)
        self.length = self._children[0].size(kit, inner)[1]
        key = self.key or ""
        furthest = max(0, self.length - rect.height)
        shift = kit.memory.scroll.get(key, furthest if self._ends else 0)
        shift = max(0, min(shift, furthest))
        if self._ends and shift == furthest:
            kit.memory.scroll.pop(key, None)
        else:
            kit.memory.scroll[key] = shift
        left = rect.left + (self._gutter(kit) if kit.rtl else 0)
        self._children[0].place(
            kit, pygame.Rect(left, rect.top - shift, inner, max(self.length, rect.height))
        )

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        before = surface.get_clip()
        surface.set_clip(self.rect.clip(before))
        if surface.get_clip().height:
            super().draw(kit, surface)
        surface.set_clip(before)
        if self.length > self.rect.height > 0:
            kit.pictures.box(surface, self.thumb(kit), kit.theme.colour(self._bar), radius=BAR // 2)

    def thumb(self, kit: Kit) -> pygame.Rect:
        """Where the bar's handle is."""
        height = max(24, self.rect.height**2 // max(1, self.length))
        furthest = max(1, self.length - self.rect.height)
        top = self.rect.top + (self.rect.height - height) * self.shift(kit) // furthest
        x = self.rect.left if kit.rtl else self.rect.right - BAR
        return pygame.Rect(x, top, BAR, min(height, self.rect.height))

    def shift(self, kit: Kit) -> int:
        return kit.memory.scroll.get(self.key or "", max(0, self.length - self.rect.height))

    def scroll_by(self, kit: Kit, length: int) -> bool:
        """Whether it moved."""
        furthest = max(0, self.length - self.rect.height)
        before = self.shift(kit)
        after = max(0, min(furthest, before + length))
        if after == before:
            return False
        kit.memory.scroll[self.key or ""] = after
        return True

    def reveal(self, kit: Kit, rect: pygame.Rect) -> bool:
        """Scrolls so that this is seen, if it is not; whether it moved."""
        if rect.top < self.rect.top:
            return self.scroll_by(kit, rect.top - self.rect.top - 8)
        if rect.bottom > self.rect.bottom:
            return self.scroll_by(kit, min(rect.bottom - self.rect.bottom + 8, rect.top - self.rect.top))
        return False

    def _gutter(self, kit: Kit) -> int:
        return BAR + kit.theme.px(4)
