"""Tables: columns as wide as they need, and where even that is too wide, every row as a small card."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.leaves import Bar, Flag, Label, Rule
from game.ui.kit.node import Kit, Node, Size
from game.ui.text.paragraph import Span

GAP, PAD, BESIDE = 16, 7, 8
"""Between columns, over and under a row, from a flag to its name."""
LEAST_BAR, BAR, LEAST_SCRIPT = 60, 180, 6
"""How wide a bar is at least and at most, in units; how many signs stay together without spaces."""
_WESTERN = re.compile(r"[^\s\u2e80-\uffef]+")


class TableCell(Node):
    """A flag if there is one, and words or a bar."""

    def __init__(self, text: str, role: str, colour: str | None, flag: Flag | None, number: bool) -> None:
        super().__init__()
        self.text, self._role, self._colour = text, role, colour
        self._flag, self.number = flag, number
        self._label = Label(text, role, colour, "end" if number else "start")

    @property
    def children(self) -> Sequence[Node]:
        return (self._label,) if self._flag is None else (self._flag, self._label)

    def natural(self, kit: Kit) -> int:
        """Its width on one line."""
        return self._lead(kit) + self._width(kit, self.text)

    def least(self, kit: Kit) -> int:
        """The width at which no word is broken."""
        western = max((self._width(kit, word) for word in _WESTERN.findall(self.text)), default=0)
        if western and len(_WESTERN.sub("", self.text).strip()) == 0:
            return self._lead(kit) + western
        signs = self._width(kit, self.text[:LEAST_SCRIPT]) if self.text else 0
        return self._lead(kit) + max(western, signs)

    def measure(self, kit: Kit, width: int) -> Size:
        lead = self._lead(kit)
        w, h = self._label.size(kit, width - lead)
        return lead + w, max(h, 0 if self._flag is None else self._flag.size(kit, width)[1])

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        lead = self._lead(kit)
        height = self._label.size(kit, rect.width - lead)[1]
        x = rect.x if kit.rtl else rect.x + lead
        self._label.place(kit, pygame.Rect(x, rect.y, rect.width - lead, height))
        if self._flag is not None:
            w, h = self._flag.size(kit, rect.width)
            line = min(height, kit.type.line_height(kit.theme.style(self._role, self._colour)))
            left = rect.right - w if kit.rtl else rect.x
            self._flag.place(kit, pygame.Rect(left, rect.y + max(0, (line - h) // 2), w, h))

    def _lead(self, kit: Kit) -> int:
        return 0 if self._flag is None else self._flag.size(kit, 400)[0] + kit.theme.px(BESIDE)

    def _width(self, kit: Kit, text: str) -> int:
        return kit.type.natural_width((Span(text, kit.theme.style(self._role, self._colour)),)) + 1


class BarCell(Node):
    """A share of a whole."""

    number = False

    def __init__(self, bar: Bar) -> None:
        super().__init__()
        self._bar = bar

    @property
    def children(self) -> Sequence[Node]:
        return (self._bar,)

    def natural(self, kit: Kit) -> int:
        return kit.theme.em(BAR)

    def least(self, kit: Kit) -> int:
        return kit.theme.em(LEAST_BAR)

    def measure(self, kit: Kit, width: int) -> Size:
        return width, kit.theme.em(16)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._bar.place(kit, rect)


AnyCell = TableCell | BarCell


class Grid(Box):
    """Rows of cells, the head first, with a line between rows."""

    def __init__(self, rows: Sequence[Sequence[AnyCell]]) -> None:
        self._rows = rows
        self._rules = tuple(Rule() for _ in rows[1:])
        super().__init__([*(cell for row in rows for cell in row), *self._rules])
        self._shared: dict[int, tuple[int, ...]] = {}

    def least(self, kit: Kit) -> int:
        """The width below which words would be broken."""
        return sum(self._least(kit)) + self._gaps(kit)

    def measure(self, kit: Kit, width: int) -> Size:
        widths = self._widths(kit, width)
        height = sum(self._height(kit, row, widths) for row in self._rows)
        return width, height + (2 * len(self._rows) - 1) * kit.theme.px(PAD) + len(self._rules)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        widths, pad, gap = self._widths(kit, rect.width), kit.theme.px(PAD), kit.theme.px(GAP)
        top = rect.top
        for n, row in enumerate(self._rows):
            if n:
                top += pad
                self._rules[n - 1].place(kit, pygame.Rect(rect.left, top, rect.width, 1))
                top += 1 + pad
            height = self._height(kit, row, widths)
            left = rect.left
            for cell, width in zip(row, widths, strict=True):
                x = rect.right - (left - rect.left) - width if kit.rtl else left
                own = height if isinstance(cell, BarCell) else cell.size(kit, width)[1]
                cell.place(kit, pygame.Rect(x, top + (height - own) // 2, width, own))
                left += width + gap
            top += height

    def _height(self, kit: Kit, row: Sequence[AnyCell], widths: Sequence[int]) -> int:
        return max(cell.size(kit, width)[1] for cell, width in zip(row, widths, strict=True))

    def _gaps(self, kit: Kit) -> int:
        return kit.theme.px(GAP) * (len(self._rows[0]) - 1)

    def _least(self, kit: Kit) -> list[int]:
        return [max(cell.least(kit) for cell in column) for column in zip(*self._rows, strict=True)]

    def _widths(self, kit: Kit, width: int) -> tuple[int, ...]:
        if width not in self._shared:
            self._shared[width] = tuple(self._share_out(kit, width - self._gaps(kit)))
        return self._shared[width]

    def _share_out(self, kit: Kit, room: int) -> list[int]:
        """Each column what it needs; what is left by what each would take for itself, then to all text."""
        widths = self._least(kit)
        natural = [max(cell.natural(kit) for cell in column) for column in zip(*self._rows, strict=True)]
        wants = [max(0, full - least) for full, least in zip(natural, widths, strict=True)]
        numbers = [row.number for row in self._rows[-1]]
        for these in ([w if n else 0 for w, n in zip(wants, numbers, strict=True)], wants):
            left = max(0, room - sum(widths))
            total = sum(these)
            given = [w if total <= left else left * w // total for w in these]
            widths = [w + g for w, g in zip(widths, given, strict=True)]
            wants = [w - g for w, g in zip(wants, given, strict=True)]
        left = max(0, room - sum(widths))
        texts = [n for n, number in enumerate(numbers) if not number] or list(range(len(widths)))
        return [w + (left // len(texts) if n in texts else 0) for n, w in enumerate(widths)]


class Fitting(Box):
    """A table where it is wide enough for it, else something narrower."""

    def __init__(self, grid: Grid, narrow: Callable[[], Node]) -> None:
        super().__init__([grid])
        self._grid, self._make = grid, narrow

    @cached_property
    def _narrow(self) -> Node:
        return self._make()

    def measure(self, kit: Kit, width: int) -> Size:
        return self._choose(kit, width).size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children = (self._choose(kit, rect.width),)
        self._children[0].place(kit, rect)

    def _choose(self, kit: Kit, width: int) -> Node:
        return self._grid if self._grid.least(kit) <= width else self._narrow
