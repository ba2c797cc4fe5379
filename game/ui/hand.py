"""What a person does with mouse and keyboard, turned into what nodes do."""

from dataclasses import dataclass

import pygame

from game.ui.app import TIP_AFTER, App
from game.ui.kit import focus
from game.ui.kit.controls import Press
from game.ui.kit.field import TextField
from game.ui.kit.node import Node, Writing, path_to, walk
from game.ui.kit.scroll import STEP, Scroll
from game.ui.screen import Screen

LONG_PRESS = 0.6
FAR = 6
"""How far the pointer goes before a press becomes a drag, in pixels."""

_ARROWS = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
_TEXT_STEP, _SMALLEST_TEXT, _LARGEST_TEXT = 10, 80, 200


@dataclass(slots=True)
class _Held:
    """What the pointer went down on, where and when; whether it is being dragged."""

    node: Node
    place: tuple[int, int]
    since: float
    screen: Screen
    dragging: bool = False
    spent: bool = False


class Hand:
    """The pointer and the keyboard of one app. Give it every event; it says whether to go on."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._held: _Held | None = None
        self._bar: tuple[Scroll, int] | None = None
        self._rested: tuple[tuple[int, int], float] = ((0, 0), 0.0)
        self._keys: dict[int, str] = {}  # those that are down; with its letter one that no field has taken
        self._writing: Writing | None = None
        self._caret = pygame.Rect(0, 0, 0, 0)

    def take(self, event: pygame.event.Event) -> None:
        app = self._app
        match event.type:
            case pygame.MOUSEMOTION:
                self._moved(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button in (1, 3):
                self._down(event.pos, event.button)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                self._up(event.pos)
            case pygame.MOUSEWHEEL:
                self._wheel(event.y)
            case pygame.KEYDOWN:
                again = event.key in self._keys
                self._keys.setdefault(event.key, "")
                self._key(event.key, event.mod, again=again)
            case pygame.KEYUP:
                self._keys.pop(event.key, None)
            case pygame.TEXTINPUT:
                self._typed(event.text)
            case pygame.TEXTEDITING:
                field = self._field()
                if field is not None:
                    field.compose(app.kit, event.text)
                    app.dirty = True

    def rest(self, now: float) -> None:
        """Called on every turn of the loop: tips and long presses come with time."""
        app, held = self._app, self._held
        if held is not None and not held.dragging and not held.spent and now - held.since > LONG_PRESS:
            held.spent = self._open_menu(held.place)
        place, since = self._rested
        if app.tip is None and held is None and since and now - since > TIP_AFTER:
            self._rested = (place, 0.0)
            tips = [n for n in focus.at(app.tree, place) if getattr(n, "tip", "")]
            if tips:
                app.tip = (str(getattr(tips[-1], "tip", "")), place)
                app.dirty = True

    def listen(self) -> None:
        """Called after every frame: text is typed just while a field has the focus, and at its caret."""
        app, field = self._app, self._field()
        writing = None if field is None else field.writing(app.kit)
        if writing is not self._writing:
            if self._writing is not None:
                self._writing.composing, app.dirty = "", True  # the input method gives it up
                pygame.key.stop_text_input()
            if writing is not None:
                pygame.key.start_text_input()
            self._writing, self._caret = writing, pygame.Rect(0, 0, 0, 0)
        if field is not None and (caret := field.caret_rect(app.kit)) != self._caret:
            pygame.key.set_text_input_rect(caret)
            self._caret = caret

    # the pointer

    def _moved(self, place: tuple[int, int]) -> None:
        app = self._app
        app.kit.memory.keyboard = app.kit.memory.keyboard and app.tip is None
        self._rested = (place, app.now)
        if app.tip is not None:
            app.tip, app.dirty = None, True
        if self._bar is not None:
            scroll, last = self._bar
            travel = max(1, scroll.rect.height - scroll.thumb(app.kit).height)
            furthest = scroll.length - scroll.rect.height
            if scroll.scroll_by(app.kit, (place[1] - last) * furthest // travel):
                self._bar = (scroll, place[1])
                app.stale()
            return
        held = self._held
        if held is not None:
            apart = max(abs(place[0] - held.place[0]), abs(place[1] - held.place[1]))
            if isinstance(held.node, Press) and held.node.drag is not None and apart > FAR:
                held.dragging = True
            if held.dragging and isinstance(held.node, Press) and held.node.drag is not None:
                app.carried, app.dirty = (held.node.drag[1], place), True
            elif isinstance(held.node, TextField):
                held.node.point(app.kit, place[0], extend=True)
                app.dirty = True
            return
        over = [n for n in focus.at(app.tree, place) if n.focusable and n.key is not None]
        hover = over[-1].key if over else None
        if hover != app.kit.memory.hover:
            app.kit.memory.hover, app.dirty = hover, True

    def _down(self, place: tuple[int, int], button: int) -> None:
        app = self._app
        app.close_toast()
        app.kit.memory.keyboard = False
        app.dirty = True
        if app.menu is not None and not app.tree.rect.collidepoint(place):
            app.close_menu()
            return
        if button == 3:
            self._open_menu(place)
            return
        for node in focus.at(app.tree, place, Scroll):
            assert isinstance(node, Scroll)
            if node.length > node.rect.height and node.thumb(app.kit).inflate(8, 0).collidepoint(place):
                self._bar = (node, place[1])
                return
        over = [n for n in focus.at(app.tree, place) if n.focusable and n.key is not None]
        if over:
            self._held = _Held(over[-1], place, app.now, app.screen)
            self._focus(over[-1].key)
            if isinstance(over[-1], TextField):
                over[-1].point(app.kit, place[0], extend=False)

    def _up(self, place: tuple[int, int]) -> None:
        app, held = self._app, self._held
        self._held = self._bar = None
        app.carried, app.dirty = None, True
        if held is None or held.spent or held.screen is not app.screen:
            return
        if held.dragging and isinstance(held.node, Press) and held.node.drag is not None:
            for node in reversed(focus.at(app.tree, place, Press)):
                assert isinstance(node, Press)
                if node.drop is not None and node.drop(held.node.drag[0]):
                    app.stale()
                    return
        elif held.node.rect.collidepoint(place) and not isinstance(held.node, TextField):
            self._act(held.node)
            app.stale()

    def _wheel(self, steps: int) -> None:
        app = self._app
        for node in reversed(focus.at(app.tree, self._rested[0], Scroll)):
            assert isinstance(node, Scroll)
            if node.scroll_by(app.kit, -steps * app.theme.px(STEP)):
                app.tip = None
                app.stale()
                return

    def _open_menu(self, place: tuple[int, int]) -> bool:
        for node in reversed(focus.at(self._app.tree, place, Press)):
            assert isinstance(node, Press)
            if node.menu is not None:
                self._app.open_menu(node.menu(), place)
                return True
        return False

    # the keyboard

    def _key(self, key: int, mod: int, *, again: bool) -> None:
        app = self._app
        command = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        app.tip = None
        app.dirty = True
        field = self._field()
        if field is not None and field.key_down(app.kit, key, mod):
            return
        if not again:
            self._keys[key] = chr(key) if key < 0x110000 else ""
        if command and self._text_size(key):
            return
        if key == pygame.K_F11:
            app.choose(full_screen=not app.settings.full_screen)
        elif key == pygame.K_TAB:
            app.kit.memory.keyboard = True
            step = -1 if mod & pygame.KMOD_SHIFT else 1
            self._focus(focus.next_in_order(app.tree, app.kit.memory.focus, step))
        elif key in _ARROWS and not command and not self._turns(key, mod):
            app.kit.memory.keyboard = True
            found = focus.nearest(app.tree, app.kit.memory.focus, _ARROWS[key])
            if found is None:
                self._scroll_by(_ARROWS[key][1] * STEP)
            else:
                self._focus(found)
        elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            moved = self._scroll_by((-1 if key == pygame.K_PAGEUP else 1) * app.size[1] // 2)
            if not moved and not again:
                self._press(key, mod)
        elif not again:  # a key that is held down moves on, but does nothing twice
            self._press(key, mod)

    def _turns(self, key: int, mod: int) -> bool:
        """Whether an arrow does something of its own: it does while no focus is shown that it could move."""
        app = self._app
        shown = app.kit.memory.keyboard and path_to(app.tree, app.kit.memory.focus)
        return not shown and focus.with_shortcut(app.tree, focus.shortcut_of(key, mod)) is not None

    def _press(self, key: int, mod: int) -> None:
        app = self._app
        said = app.said
        command = bool(mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
        app.close_toast()
        focused = next((n for n in focus.focusable(app.tree) if n.key == app.kit.memory.focus), None)
        enter = key in (pygame.K_RETURN, pygame.K_KP_ENTER)
        if (
            (enter or key == pygame.K_SPACE)
            and not command
            and focused is not None
            and not isinstance(focused, TextField)
            and app.kit.memory.keyboard
        ):
            self._act(focused)
        elif key == pygame.K_MENU or (key == pygame.K_F10 and mod & pygame.KMOD_SHIFT):
            if focused is not None:
                self._open_menu(focused.rect.center)
        elif key == pygame.K_ESCAPE and app.menu is not None:
            app.close_menu()
        elif enter and focused is None and app.kit.memory.focus and not app.settled:
            app.toast(app.words("ui.too-soon"))  # it was meant for what had the focus and is gone
        else:
            name = focus.shortcut_of(key, mod)
            node = focus.with_shortcut(app.tree, "Enter" if name == "Ctrl+Enter" else name)
            if node is not None:
                self._act(node)
            elif key == pygame.K_ESCAPE and not said:
                app.screen.back(app)
            elif enter and focused is not None:
                self._act(focused)
            elif key == pygame.K_F1:
                app.help()
        app.stale()

    def _act(self, node: Node) -> None:
        """Presses it, unless it came under the hand of somebody who was about to press something else."""
        if node.deliberate and not self._app.settled:
            self._app.toast(node.deliberate)
        else:
            node.press()

    def _typed(self, text: str) -> None:
        field = self._field()
        if field is not None and text.lower() not in self._keys.values():
            field.insert(self._app.kit, text)
            self._app.stale()

    def _text_size(self, key: int) -> bool:
        steps = {
            pygame.K_PLUS: 1,
            pygame.K_EQUALS: 1,
            pygame.K_KP_PLUS: 1,
            pygame.K_MINUS: -1,
            pygame.K_KP_MINUS: -1,
        }
        if key in (pygame.K_0, pygame.K_KP_0):
            self._app.choose(text_size=100)
            return True
        if key not in steps:
            return False
        size = self._app.settings.text_size + steps[key] * _TEXT_STEP
        self._app.choose(text_size=max(_SMALLEST_TEXT, min(_LARGEST_TEXT, size)))
        return True

    def _scroll_by(self, length: int) -> bool:
        """The list with the focus in it, or the longest that there is; whether it moved."""
        app = self._app
        way = path_to(app.tree, app.kit.memory.focus)
        boxes = [n for n in way if isinstance(n, Scroll)] or [
            n for n in walk(app.tree) if isinstance(n, Scroll) and n.length > n.rect.height
        ]
        if not boxes or not boxes[-1].scroll_by(app.kit, length):
            return False
        app.stale()
        return True

    def _focus(self, key: str | None) -> None:
        app = self._app
        app.kit.memory.focus = key
        app.reveal()

    def _field(self) -> TextField | None:
        focused = self._app.kit.memory.focus
        nodes = focus.focusable(self._app.tree)
        return next((n for n in nodes if n.key == focused and isinstance(n, TextField)), None)
