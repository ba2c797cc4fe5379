"""Boxes that arrange other nodes: columns, rows, panels, lists that scroll."""

from collections.abc import Sequence

import pygame

from game.ui.kit.node import Kit, Node, Size

LEAST = 16
"""What a child of a row is never squeezed below, in pixels."""
MARGIN = 20
"""What stays free around a box in the middle of the window."""


class Box(Node):
    """A node with children."""

    def __init__(self, children: Sequence[Node], key: str | None = None) -> None:
        super().__init__(key)
        self._children = tuple(children)

    @property
    def children(self) -> Sequence[Node]:
        return self._children


class Grow(Box):
    """Takes what is left of a row's width or a column's height; of several, each its share."""

    def __init__(self, child: Node, share: float = 1) -> None:
        super().__init__([child])
        self.share = share

    def measure(self, kit: Kit, width: int) -> Size:
        return self._children[0].size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children[0].place(kit, rect)


class Spacer(Grow):
    """Nothing, as wide or high as there is room."""

    def __init__(self, share: float = 1) -> None:
        super().__init__(Gap(0), share)


class Gap(Node):
    """Nothing, of a size of its own."""

    def __init__(self, length: float, width: float = 0) -> None:
        super().__init__()
        self._length, self._width = length, width

    def measure(self, kit: Kit, width: int) -> Size:
        return kit.theme.px(self._width), kit.theme.px(self._length)


class Fixed(Box):
    """A child in a box of a set width, height or both; `text`: the size grows as text does."""

    def __init__(self, child: Node, width: float | None = None, height: float | None = None) -> None:
        super().__init__([child])
        self._width, self._height = width, height

    def measure(self, kit: Kit, width: int) -> Size:
        within = width if self._width is None else min(width, kit.theme.em(self._width))
        natural = self._children[0].size(kit, within)
        return (
            natural[0] if self._width is None else within,
            natural[1] if self._height is None else kit.theme.em(self._height),
        )

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children[0].place(kit, rect)


class Column(Box):
    """One below the other. `align`: "stretch" gives each the whole width, else "start", "centre", "end"."""

    def __init__(
        self,
        children: Sequence[Node],
        gap: float = 8,
        pad: float = 0,
        align: str = "stretch",
        key: str | None = None,
    ) -> None:
        super().__init__(children, key)
        self._gap, self._pad, self._align = gap, pad, align

    def measure(self, kit: Kit, width: int) -> Size:
        pad, gap = kit.theme.px(self._pad), kit.theme.px(self._gap)
        sizes = [child.size(kit, width - 2 * pad) for child in self._children]
        height = sum(h for _, h in sizes) + gap * max(0, len(sizes) - 1) + 2 * pad
        return max((w for w, _ in sizes), default=0) + 2 * pad, height

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        pad, gap = kit.theme.px(self._pad), kit.theme.px(self._gap)
        inner = rect.inflate(-2 * pad, -2 * pad)
        growing = {id(c): c.share for c in self._children if isinstance(c, Grow)}
        heights = {
            id(child): 0 if id(child) in growing else child.size(kit, inner.width)[1]
            for child in self._children
        }
        left = inner.height - sum(heights.values()) - gap * max(0, len(self._children) - 1)
        top, shares = inner.top, sum(growing.values())
        for child in self._children:
            height = heights[id(child)]
            if id(child) in growing:
                height = max(0, round(left * growing[id(child)] / shares))
            width = inner.width if self._align == "stretch" else child.size(kit, inner.width)[0]
            x = _aligned(inner.left, inner.width, width, self._align, kit.rtl)
            child.place(kit, pygame.Rect(x, top, width, height))
            top += height + gap


class Row(Box):
    """Side by side. `align` across the row: "stretch", "start", "centre", "end"."""

    def __init__(
        self,
        children: Sequence[Node],
        gap: float = 8,
        pad: float = 0,
        align: str = "centre",
        key: str | None = None,
    ) -> None:
        super().__init__(children, key)
        self._gap, self._pad, self._align = gap, pad, align
        self._shared: dict[int, list[int]] = {}

    def measure(self, kit: Kit, width: int) -> Size:
        pad, gap = kit.theme.px(self._pad), kit.theme.px(self._gap)
        widths = self._widths(kit, width - 2 * pad)
        height = max((c.size(kit, w)[1] for c, w in zip(self._children, widths, strict=True)), default=0)
        return sum(widths) + gap * max(0, len(widths) - 1) + 2 * pad, height + 2 * pad

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        pad, gap = kit.theme.px(self._pad), kit.theme.px(self._gap)
        inner = rect.inflate(-2 * pad, -2 * pad)
        left = inner.left
        for child, width in zip(self._children, self._widths(kit, inner.width), strict=True):
            height = inner.height if self._align == "stretch" else child.size(kit, width)[1]
            y = _aligned(inner.top, inner.height, height, self._align, False)
            x = inner.left + inner.right - left - width if kit.rtl else left
            child.place(kit, pygame.Rect(x, y, width, height))
            left += width + gap

    def _widths(self, kit: Kit, width: int) -> list[int]:
        if width not in self._shared:
            self._shared[width] = self._share_out(kit, width)
        return self._shared[width]

    def _share_out(self, kit: Kit, width: int) -> list[int]:
        """Natural widths, what grows by its share, and where there is too little the widest give way."""
        room = width - kit.theme.px(self._gap) * max(0, len(self._children) - 1)
        natural = [0 if isinstance(c, Grow) else c.size(kit, max(0, room))[0] for c in self._children]
        shares = sum(c.share for c in self._children if isinstance(c, Grow))
        over = sum(natural) - max(0, room)
        while over > 0 and max(natural, default=0) > LEAST:
            widest = max(range(len(natural)), key=lambda n: natural[n])
            next_widest = max((w for n, w in enumerate(natural) if n != widest), default=0)
            give = min(over, max(1, natural[widest] - max(next_widest, LEAST)))
            natural[widest] -= give
            over -= give
        left = max(0, room - sum(natural))
        return [
            int(left * c.share / shares) if isinstance(c, Grow) else natural[n]
            for n, c in enumerate(self._children)
        ]


class Flow(Box):
    """Side by side, and on the next line where there is no room left."""

    def __init__(self, children: Sequence[Node], gap: float = 8, align: str = "start") -> None:
        super().__init__(children)
        self._gap, self._align = gap, align
        self._set: dict[int, list[list[tuple[Node, int, int]]]] = {}

    def measure(self, kit: Kit, width: int) -> Size:
        lines = self._lines(kit, width)
        gap = kit.theme.px(self._gap)
        widest = max((sum(w for _, w, _ in line) + gap * (len(line) - 1) for line in lines), default=0)
        return widest, sum(max(h for _, _, h in line) for line in lines) + gap * max(0, len(lines) - 1)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        gap, top = kit.theme.px(self._gap), rect.top
        for line in self._lines(kit, rect.width):
            height = max(h for _, _, h in line)
            used = sum(w for _, w, _ in line) + gap * (len(line) - 1)
            left = _aligned(rect.left, rect.width, used, self._align, kit.rtl)
            for child, w, h in reversed(line) if kit.rtl else line:
                child.place(kit, pygame.Rect(left, top + (height - h) // 2, w, h))
                left += w + gap
            top += height + gap

    def _lines(self, kit: Kit, width: int) -> list[list[tuple[Node, int, int]]]:
        if width not in self._set:
            self._set[width] = self._broken(kit, width)
        return self._set[width]

    def _broken(self, kit: Kit, width: int) -> list[list[tuple[Node, int, int]]]:
        lines: list[list[tuple[Node, int, int]]] = []
        used, gap = 0, kit.theme.px(self._gap)
        for child in self._children:
            w, h = child.size(kit, width)
            if not lines or used + gap + w > width:
                lines.append([])
                used = -gap
            lines[-1].append((child, w, h))
            used += gap + w
        return lines


class Layers(Box):
    """One on top of the other, all in the same place."""

    def measure(self, kit: Kit, width: int) -> Size:
        sizes = [child.size(kit, width) for child in self._children]
        return max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        for child in self._children:
            child.place(kit, rect)


class Centred(Box):
    """A child in the middle, no wider than `width` and no higher than there is room."""

    def __init__(self, child: Node, width: float | None = None, fill: bool = False) -> None:
        super().__init__([child])
        self._width, self._fill = width, fill

    def measure(self, kit: Kit, width: int) -> Size:
        return width, self._children[0].size(kit, self._within(kit, width))[1]

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        within = self._within(kit, rect.width)
        w, h = self._children[0].size(kit, within)
        room = rect.height - 2 * kit.theme.px(MARGIN)
        w, h = within if self._width is not None else w, room if self._fill else min(h, room)
        self._children[0].place(
            kit, pygame.Rect(rect.centerx - w // 2, rect.top + (rect.height - h) // 2, w, h)
        )

    def _within(self, kit: Kit, width: int) -> int:
        room = width - 2 * kit.theme.px(MARGIN)
        return room if self._width is None else min(room, kit.theme.em(self._width))


class Panel(Box):
    """A child on a box of its own, with round corners. Colours by name; None: none."""

    def __init__(
        self,
        child: Node,
        fill: str | None = "panel",
        line: str | None = "line",
        pad: float = 16,
        radius: float = 10,
        across: float | None = None,
        thick: int = 1,
        edge: str | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__([child], key)
        self._fill, self._line, self._pad, self._radius, self._thick = fill, line, pad, radius, thick
        self._across, self._edge = pad if across is None else across, edge

    def measure(self, kit: Kit, width: int) -> Size:
        pad, across = kit.theme.px(self._pad), kit.theme.px(self._across)
        w, h = self._children[0].size(kit, width - 2 * across)
        return w + 2 * across, h + 2 * pad

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        pad, across = kit.theme.px(self._pad), kit.theme.px(self._across)
        self._children[0].place(kit, rect.inflate(-2 * across, -2 * pad))

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        fill = None if self._fill is None else kit.theme.colour(self._fill)
        line = None if self._line is None else kit.theme.colour(self._line)
        kit.pictures.box(surface, self.rect, fill, line, round(self._radius), self._thick)
        if self._edge is not None:
            x = self.rect.right - 4 if kit.rtl else self.rect.left
            surface.fill(kit.theme.colour(self._edge), (x, self.rect.top, 4, self.rect.height))
        super().draw(kit, surface)


def _aligned(start: int, room: int, length: int, align: str, rtl: bool) -> int:
    if align == "centre":
        return start + (room - length) // 2
    at_end = (align == "end") != (rtl and align in ("start", "end"))
    return start + room - length if at_end else start
