"""A node of the tree that is on the screen, and what all nodes need to measure, place and draw themselves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pygame

from game.ui.kit.pictures import Pictures
from game.ui.text.typesetter import Typesetter
from game.ui.theme import Theme

Size = tuple[int, int]
Act = Callable[[], object]
"""What a press does; what it returns is nobody's business."""


@dataclass(slots=True)
class Writing:
    """What is being typed in one field: the text, the caret, the other end of a selection, the input
    method's unfinished letters, and how far the text is scrolled."""

    text: str = ""
    caret: int = 0
    anchor: int = 0
    composing: str = ""
    shift: int = 0


@dataclass(slots=True)
class Memory:
    """What outlives a tree: where the focus and the pointer are, how far lists are scrolled, typed text.

    `keyboard`: the person goes by keys, so the focus is shown.
    """

    focus: str | None = None
    hover: str | None = None
    held: str | None = None
    keyboard: bool = False
    scroll: dict[str, int] = field(default_factory=dict)
    typed: dict[str, Writing] = field(default_factory=dict)


@dataclass(slots=True)
class Kit:
    """What a node draws with. `rtl`: rows run from right to left."""

    theme: Theme
    type: Typesetter
    pictures: Pictures
    memory: Memory
    rtl: bool = False


class Node:
    """Measured for a width, placed in a rectangle, drawn. Made anew whenever something has changed.

    A node with an `act` can have the focus; its key tells it from others from one tree to the next.
    `covers`: what lies below it cannot be pressed. `shortcut`: the key that does the same, as it is shown
    ("T", "Enter", "Ctrl+Z"). `deliberate`: what it does cannot be taken back, or shows what is private, so a
    press counts only once it has been in sight for a moment; the sentence that is said before.
    """

    focusable = False
    covers = False
    deliberate = ""
    shortcut = ""

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        self.rect = pygame.Rect(0, 0, 0, 0)
        self._sizes: dict[int, Size] = {}

    @property
    def children(self) -> Sequence["Node"]:
        return ()

    def size(self, kit: Kit, width: int) -> Size:
        """Its natural size within this width; the width returned may be smaller."""
        width = max(0, width)
        if width not in self._sizes:
            self._sizes[width] = self.measure(kit, width)
        return self._sizes[width]

    def measure(self, kit: Kit, width: int) -> Size:
        raise NotImplementedError

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        clip = surface.get_clip()
        for child in self.children:
            if clip.colliderect(child.rect):
                child.draw(kit, surface)

    def press(self) -> None:
        """What a click or Enter does."""


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it, in reading order."""
    ahead = [node]
    while ahead:
        node = ahead.pop()
        yield node
        ahead.extend(reversed(node.children))


def path_to(root: Node, key: str | None) -> list[Node]:
    """The nodes from the root to the one with this key, it last; empty where there is none."""
    if key is None:
        return []
    if root.key == key:
        return [root]
    for child in root.children:
        found = path_to(child, key)
        if found:
            return [root, *found]
    return []
