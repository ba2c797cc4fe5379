"""What a person presses: buttons, and anything else that is made to be pressed."""

from collections.abc import Callable, Sequence

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.leaves import Icon, Label, icon_image
from game.ui.kit.node import Act, Kit, Node, Size

Entry = tuple[str, Act]
"""A line of a menu: its words, and what it does."""


class Press(Box):
    """A child that can be pressed, focused, dragged, dropped on, and asked for its menu.

    `menu`: what can be done with it, on a right click or a long press. `drag`: what is carried when it
    is dragged, with the words shown at the pointer. `drop`: what happens when something is dropped on
    it; it says whether it takes it. `tip`: a sentence shown on hover.
    """

    focusable = True

    def __init__(
        self,
        child: Node,
        action: Act | None,
        key: str | None = None,
        *,
        tip: str = "",
        shortcut: str = "",
        menu: Callable[[], Sequence[Entry]] | None = None,
        drag: tuple[object, str] | None = None,
        drop: Callable[[object], bool] | None = None,
        hover: str | None = None,
        radius: int = 8,
    ) -> None:
        super().__init__([child], key)
        self._action, self.tip, self.shortcut = action, tip, shortcut
        self.menu, self.drag, self.drop = menu, drag, drop
        self._hover, self._radius = hover, radius

    def measure(self, kit: Kit, width: int) -> Size:
        return self._children[0].size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children[0].place(kit, rect)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        if self._hover and self.key is not None and kit.memory.hover == self.key:
            kit.pictures.box(surface, self.rect, kit.theme.colour(self._hover), radius=self._radius)
        super().draw(kit, surface)

    def press(self) -> None:
        if self._action is not None:
            self._action()


_KINDS = {
    # kind: (fill, fill under the pointer, line, text)
    "plain": ("raised", "hover", "line", "text"),
    "primary": ("accent", "focus", "accent", "on_accent"),
    "good": ("good", "good", "gain", "on_good"),
    "danger": ("raised", "hover", "line", "loss"),
    "quiet": (None, "hover", None, "quiet"),
    "entry": (None, "hover", None, "text"),
    "link": (None, None, None, "me"),
    "tool": ("raised", "hover", "line", "text"),
    "chip": ("raised", "hover", "line", "text"),
    "paper": ("paper_raised", "paper_raised", "rule", "ink"),
}


class Button(Node):
    """A word to press, with its key. Where it may not be pressed, pressing it says why.

    `refuse`: called with `why` when it is pressed and not `enabled`. `deliberate`: as a node has it.
    """

    focusable = True

    def __init__(
        self,
        label: str,
        action: Act,
        key: str | None = None,
        *,
        shortcut: str = "",
        cap: str | None = None,
        kind: str = "plain",
        icon: str = "",
        enabled: bool = True,
        why: str = "",
        refuse: Callable[[str], None] | None = None,
        tip: str = "",
        chosen: bool = False,
        role: str = "strong",
        wide: bool = False,
        deliberate: str = "",
    ) -> None:
        super().__init__(key or f"button:{label}")
        self.label, self._action, self.shortcut, self._kind = label, action, shortcut, kind
        self._cap = shortcut if cap is None else cap
        self.enabled, self.why, self._refuse, self.tip, self.chosen = enabled, why, refuse, tip, chosen
        self.deliberate = deliberate if enabled else ""
        self._icon, self._wide = icon, wide
        self._role = "small-strong" if kind in ("chip", "tool") else role
        self._text = Label(label, self._role, self._colour(), most_lines=3)
        self._letter = Label(self._cap, "tiny", self._cap_colour()) if self._cap else None

    def press(self) -> None:
        if self.enabled:
            self._action()
        elif self._refuse is not None:
            self._refuse(self.why)

    def measure(self, kit: Kit, width: int) -> Size:
        across, pad = self._pads(kit)
        extra = self._extra(kit)
        w, h = self._text.size(kit, max(LEAST_TEXT, width - 2 * across - extra))
        return (width if self._wide else min(width, w + 2 * across + extra)), h + 2 * pad

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        across, _ = self._pads(kit)
        extra = self._extra(kit)
        inner = rect.inflate(-2 * across, 0)
        w = min(self._text.size(kit, max(1, inner.width - extra))[0], max(1, inner.width - extra))
        left = inner.left if self._wide else inner.left + max(0, inner.width - w - extra) // 2
        lead = self._lead(kit)
        x = inner.right - (left - inner.left) - lead - w if kit.rtl else left + lead
        self._text.place(kit, pygame.Rect(x, rect.top, w, rect.height))

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        fill, line = self.ground, self._line()
        hovered = self.enabled and kit.memory.hover == self.key
        if hovered and not self.chosen:
            fill = _KINDS[self._kind][1] or fill
        radius = self.rect.height // 2 if self._kind in ("paper",) else 8
        kit.pictures.box(
            surface,
            self.rect,
            None if fill is None else kit.theme.colour(fill),
            None if line is None else kit.theme.colour(line),
            radius,
        )
        self._text.draw(kit, surface)
        text = self._text.rect
        if self._icon:
            image = icon_image(kit, self._icon, 16, self._colour())
            size, gap = image.get_width(), kit.theme.px(8)
            x = text.right + gap if kit.rtl else text.left - size - gap
            surface.blit(image, (x, self.rect.centery - size // 2))
        if self._letter is not None:
            self._draw_cap(kit, surface, text)
        if hovered and self._kind == "link":
            pygame.draw.line(surface, kit.theme.colour("me"), text.bottomleft, text.bottomright)

    def _draw_cap(self, kit: Kit, surface: pygame.Surface, text: pygame.Rect) -> None:
        assert self._letter is not None
        w, h = self._letter.size(kit, 400)
        pad, gap = kit.theme.px(6), kit.theme.px(10)
        width = w + 2 * pad
        across, _ = self._pads(kit)
        if self._wide:
            x = self.rect.left + across if kit.rtl else self.rect.right - across - width
        else:
            x = text.left - gap - width if kit.rtl else text.right + gap
        cap = pygame.Rect(x, self.rect.centery - h // 2 - 1, width, h + 2)
        if self._kind in ("primary", "good"):
            kit.pictures.box(surface, cap, None, kit.theme.colour(self._cap_colour()), 5)
        else:
            line = kit.theme.colour("line") if kit.theme.mode == "contrast" else None
            kit.pictures.box(surface, cap, kit.theme.colour("sunken"), line, 5)
        self._letter.place(kit, pygame.Rect(cap.x + pad, cap.y, w, cap.height))
        self._letter.draw(kit, surface)

    @property
    def ground(self) -> str | None:
        """The colour its words stand on, by name; None: what is behind the button."""
        if self.chosen:
            return "ink" if self._kind == "paper" else "chosen"
        fill = _KINDS[self._kind][0]
        return "raised" if fill in ("accent", "good") and not self.enabled else fill

    def _line(self) -> str | None:
        if self.chosen:
            return "ink" if self._kind == "paper" else "accent"
        line = _KINDS[self._kind][2]
        return "line" if line in ("accent", "gain") and not self.enabled else line

    def _colour(self) -> str:
        if self.chosen:
            return "paper" if self._kind == "paper" else "accent"
        if not self.enabled:
            return "quiet" if self._kind != "paper" else "ink_quiet"
        return _KINDS[self._kind][3]

    def _cap_colour(self) -> str:
        if not self.enabled or self._kind in ("plain", "chip", "quiet", "entry", "danger"):
            return "quiet"
        return _KINDS[self._kind][3]

    def _pads(self, kit: Kit) -> Size:
        if self._kind in ("chip", "paper"):
            return kit.theme.px(12), kit.theme.px(5)
        if self._kind == "tool":
            return kit.theme.px(10), kit.theme.px(9)
        if self._kind == "link":
            return 0, kit.theme.px(3)
        return kit.theme.px(15), kit.theme.px(9)

    def _lead(self, kit: Kit) -> int:
        return kit.theme.em(16) + kit.theme.px(8) if self._icon else 0

    def _extra(self, kit: Kit) -> int:
        """What stands beside the words: the icon before them, the key after them."""
        if self._letter is None:
            return self._lead(kit)
        cap = self._letter.size(kit, 400)[0] + kit.theme.px(22)
        return self._lead(kit) + cap


LEAST_TEXT = 24


class IconButton(Press):
    """A drawing to press; `name` says what it does."""

    def __init__(
        self, icon: str, name: str, action: Act, key: str, *, size: float = 18, colour: str = "quiet"
    ) -> None:
        super().__init__(Icon(icon, size, colour), action, key, tip=name, hover="hover")

    def measure(self, kit: Kit, width: int) -> Size:
        w, h = super().measure(kit, width)
        pad = 2 * kit.theme.px(7)
        return w + pad, h + pad


class Hotkey(Node):
    """A key that does something for which there is no room on the screen."""

    def __init__(self, shortcut: str, action: Act) -> None:
        super().__init__()
        self.shortcut, self._action = shortcut, action

    def measure(self, kit: Kit, width: int) -> Size:
        return 0, 0

    def press(self) -> None:
        self._action()


class Shield(Box):
    """Keeps presses on its child from what lies below it."""

    covers = True

    def __init__(self, child: Node) -> None:
        super().__init__([child])

    def measure(self, kit: Kit, width: int) -> Size:
        return self._children[0].size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        self._children[0].place(kit, rect)
