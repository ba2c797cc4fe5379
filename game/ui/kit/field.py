"""A line to write in: caret, selection, clipboard, and the letters an input method has not finished."""

from collections.abc import Callable

import pygame

from game.ui.kit.leaves import Label
from game.ui.kit.node import Kit, Node, Size, Writing
from game.ui.text.paragraph import Span

_WORD_KEYS = pygame.KMOD_CTRL | pygame.KMOD_META


class TextField(Node):
    """What is written lives in memory under its key. `most`: the longest text it takes.

    `changed` hears every new text. Enter does in it what Enter does on its screen.
    """

    focusable = True

    def __init__(
        self,
        key: str,
        text: str = "",
        changed: Callable[[str], None] | None = None,
        *,
        hint: str = "",
        most: int = 1000,
    ) -> None:
        super().__init__(key)
        self._first, self._changed = text, changed
        self._hint, self._most = hint, most

    def writing(self, kit: Kit) -> Writing:
        key = self.key or ""
        if key not in kit.memory.typed:
            end = len(self._first)
            kit.memory.typed[key] = Writing(self._first, end, end)
        return kit.memory.typed[key]

    def measure(self, kit: Kit, width: int) -> Size:
        return width, kit.type.line_height(kit.theme.style("body")) + 2 * kit.theme.px(9)

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        focused = kit.memory.focus == self.key
        line = kit.theme.colour("accent" if focused else "line")
        kit.pictures.box(surface, self.rect, kit.theme.colour("sunken"), line, 8)
        inner = self._inner(kit)
        before = surface.get_clip()
        surface.set_clip(inner.clip(before))
        writing = self.writing(kit)
        if not writing.text and not writing.composing:
            hint = Label(self._hint, "quiet", most_lines=1)
            hint.place(kit, inner)
            hint.draw(kit, surface)
        self._draw_text(kit, surface, inner, writing, focused)
        surface.set_clip(before)

    def _draw_text(
        self, kit: Kit, surface: pygame.Surface, inner: pygame.Rect, writing: Writing, focused: bool
    ) -> None:
        shown = writing.text[: writing.caret] + writing.composing + writing.text[writing.caret :]
        caret = self._width(kit, shown[: writing.caret + len(writing.composing)])
        writing.shift = max(0, min(writing.shift, caret), caret - inner.width + 2)
        left = inner.left - writing.shift
        first, last = sorted((writing.caret, writing.anchor))
        if first != last and focused:
            start, end = self._width(kit, shown[:first]), self._width(kit, shown[:last])
            surface.fill(kit.theme.colour("hover"), (left + start, inner.top, end - start, inner.height))
        if shown:
            text = kit.type.paragraph((Span(shown, kit.theme.style("body")),), 1_000_000)
            text.draw(surface, left, inner.centery - text.height // 2)
        if focused:
            surface.fill(kit.theme.colour("accent"), (left + caret, inner.top, 2, inner.height))
            if writing.composing:
                start = self._width(kit, shown[: writing.caret])
                mark = (left + start, inner.bottom - 2, caret - start, 1)
                surface.fill(kit.theme.colour("text"), mark)

    def caret_rect(self, kit: Kit) -> pygame.Rect:
        """Where an input method shows its candidates."""
        inner, writing = self._inner(kit), self.writing(kit)
        x = inner.left + self._width(kit, writing.text[: writing.caret]) - writing.shift
        return pygame.Rect(x, inner.top, 2, inner.height)

    def point(self, kit: Kit, x: int, *, extend: bool) -> None:
        """Puts the caret under the pointer."""
        writing = self.writing(kit)
        along = x - self._inner(kit).left + writing.shift
        places = range(len(writing.text) + 1)
        writing.caret = min(places, key=lambda n: abs(self._width(kit, writing.text[:n]) - along))
        if not extend:
            writing.anchor = writing.caret

    def insert(self, kit: Kit, text: str) -> None:
        """Types over what is selected. What no font of ours can show is left out."""
        writing = self.writing(kit)
        first, last = sorted((writing.caret, writing.anchor))
        text = "".join(c for c in text if c.isprintable() and not kit.type.lacks(c))
        text = text[: self._most - len(writing.text) + last - first]
        writing.text = writing.text[:first] + text + writing.text[last:]
        writing.caret = writing.anchor = first + len(text)
        writing.composing = ""
        if self._changed is not None:
            self._changed(writing.text)

    def compose(self, kit: Kit, text: str) -> None:
        """Letters that an input method has not finished."""
        self.writing(kit).composing = text

    def key_down(self, kit: Kit, key: int, mod: int) -> bool:
        """Whether the key was for the field."""
        writing = self.writing(kit)
        if writing.composing:
            return True  # the input method has it
        command, extend = bool(mod & _WORD_KEYS), bool(mod & pygame.KMOD_SHIFT)
        if command and key in (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v):
            self._clipboard(kit, key)
        elif key in (pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END):
            self._go(writing, key, extend=extend, word=command)
        elif key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            if writing.caret == writing.anchor:
                step = -1 if key == pygame.K_BACKSPACE else 1
                writing.anchor = max(0, min(len(writing.text), writing.caret + step))
            self.insert(kit, "")
        else:
            return not command and key < 0x110000 and chr(key).isprintable()
        return True

    def _go(self, writing: Writing, key: int, *, extend: bool, word: bool) -> None:
        text, caret = writing.text, writing.caret
        if key == pygame.K_HOME:
            caret = 0
        elif key == pygame.K_END:
            caret = len(text)
        else:
            step = -1 if key == pygame.K_LEFT else 1
            caret = max(0, min(len(text), caret + step))
            while word and 0 < caret < len(text) and text[caret - 1] != " ":
                caret += step
        writing.caret = caret
        if not extend:
            writing.anchor = caret

    def _clipboard(self, kit: Kit, key: int) -> None:
        writing = self.writing(kit)
        if key == pygame.K_a:
            writing.anchor, writing.caret = 0, len(writing.text)
            return
        if key == pygame.K_v:
            self.insert(kit, pygame.scrap.get_text().replace("\n", " "))
            return
        first, last = sorted((writing.caret, writing.anchor))
        if first != last:
            pygame.scrap.put_text(writing.text[first:last])
            if key == pygame.K_x:
                self.insert(kit, "")

    def _inner(self, kit: Kit) -> pygame.Rect:
        return self.rect.inflate(-2 * kit.theme.px(12), -2 * kit.theme.px(7))

    def _width(self, kit: Kit, text: str) -> int:
        return kit.type.natural_width((Span(text, kit.theme.style("body")),)) if text else 0
