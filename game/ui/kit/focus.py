"""Where the focus goes: in reading order by Tab, to the nearest thing by the arrows."""

import pygame

from game.ui.kit.node import Node, walk
from game.ui.kit.scroll import Scroll


def focusable(root: Node) -> list[Node]:
    """Everything that can have the focus, in reading order."""
    return [node for node in walk(root) if node.focusable and node.key is not None]


def next_in_order(root: Node, key: str | None, step: int) -> str | None:
    """The next one by Tab (1) or Shift+Tab (-1), around the end."""
    nodes = focusable(root)
    keys = [node.key for node in nodes]
    if not keys:
        return None
    if key not in keys:
        return keys[0 if step > 0 else -1]
    return keys[(keys.index(key) + step) % len(keys)]


def nearest(root: Node, key: str | None, direction: tuple[int, int]) -> str | None:
    """The nearest one in a direction, straight ahead before aside; None: there is none."""
    nodes = focusable(root)
    here = next((node for node in nodes if node.key == key), None)
    if here is None:
        return next((node.key for node in nodes), None)
    found = min(
        (node for node in nodes if _ahead(here.rect, node.rect, direction)),
        key=lambda node: _distance(here.rect, node.rect, direction),
        default=None,
    )
    return None if found is None else found.key


def _ahead(here: pygame.Rect, there: pygame.Rect, direction: tuple[int, int]) -> bool:
    x, y = direction
    if x:
        return x * (there.centerx - here.centerx) > 0 and x * (there.left - here.left) >= 0
    return y * (there.centery - here.centery) > 0 and y * (there.top - here.top) >= 0


def _distance(here: pygame.Rect, there: pygame.Rect, direction: tuple[int, int]) -> tuple[int, int]:
    if direction[0]:
        ahead, aside = abs(there.centerx - here.centerx), _gap(here.top, here.bottom, there.top, there.bottom)
    else:
        ahead, aside = abs(there.centery - here.centery), _gap(here.left, here.right, there.left, there.right)
    return ahead + 3 * aside, aside


def _gap(first: int, last: int, other_first: int, other_last: int) -> int:
    """How far two stretches are apart; 0 where they overlap."""
    return max(0, other_first - last, first - other_last)


def at(root: Node, place: tuple[int, int], kinds: type | tuple[type, ...] = Node) -> list[Node]:
    """What lies under the pointer, the innermost last; what is scrolled out of sight does not."""
    found: list[Node] = []
    _at(root, place, kinds, found)
    return found


def _at(node: Node, place: tuple[int, int], kinds: type | tuple[type, ...], found: list[Node]) -> None:
    if isinstance(node, Scroll) and not node.rect.collidepoint(place):
        return
    if node.rect.collidepoint(place):
        if node.covers:
            found.clear()
        if isinstance(node, kinds):
            found.append(node)
    for child in node.children:
        _at(child, place, kinds, found)


def shortcut_of(event_key: int, mod: int) -> str:
    """The name of a key as buttons show it: "T", "Enter", "Esc", "Ctrl+Z", "F1"."""
    named = {
        pygame.K_RETURN: "Enter",
        pygame.K_KP_ENTER: "Enter",
        pygame.K_ESCAPE: "Esc",
        pygame.K_DELETE: "Del",
    }
    name = named.get(event_key) or pygame.key.name(event_key).upper()
    return f"Ctrl+{name}" if mod & (pygame.KMOD_CTRL | pygame.KMOD_META) else name


def with_shortcut(root: Node, name: str) -> Node | None:
    """The node that this key presses; of several, what lies on top."""
    found = [node for node in walk(root) if name and node.shortcut == name]
    return found[-1] if found else None
