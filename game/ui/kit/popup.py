"""What appears over a screen for a moment: a menu at the pointer, a sentence at the bottom, a tip."""

from collections.abc import Sequence

import pygame

from game.ui.kit.boxes import Column, Panel
from game.ui.kit.controls import Button, Entry
from game.ui.kit.leaves import Label
from game.ui.kit.node import Act, Kit, Node
from game.ui.kit.scroll import Scroll

MENU = "menu"
"""The key of its list."""


def menu(entries: Sequence[Entry | Button], closed: Act) -> Node:
    """Lines to choose from; choosing closes it. A button is a line that does the same, as far as it may."""
    lines = [_line(n, entry, closed) for n, entry in enumerate(entries)]
    return Panel(Scroll(MENU, Column(lines, gap=2)), fill="raised", pad=6)


def _line(n: int, entry: Entry | Button, closed: Act) -> Button:
    button = entry if isinstance(entry, Button) else Button(*entry)

    def chosen() -> None:
        closed()
        button.press()

    return Button(
        button.label,
        chosen,
        f"{MENU}:{n}",
        shortcut=button.shortcut,
        kind="entry",
        enabled=button.enabled,
        refuse=lambda _: chosen(),
        wide=True,
    )


def place_at(kit: Kit, node: Node, place: tuple[int, int], room: pygame.Rect, width: int) -> None:
    """Puts a node at a place, moved so far that it is all in the room."""
    w, h = node.size(kit, min(width, room.width - 16))
    x = max(room.left + 8, min(place[0], room.right - w - 8))
    y = place[1] if place[1] + h + 8 <= room.bottom else place[1] - h - 24
    node.place(kit, pygame.Rect(x, max(room.top + 8, y), w, min(h, room.height - 16)))


def toast(kit: Kit, sentence: str, room: pygame.Rect) -> Node:
    """A sentence at the bottom, in the middle."""
    node = Panel(Label(sentence, "strong", align="centre"), fill="raised", line="accent", pad=12, across=18)
    w, h = node.size(kit, min(kit.theme.em(560), room.width - 48))
    node.place(kit, pygame.Rect(room.centerx - w // 2, max(8, room.bottom - h - kit.theme.em(84)), w, h))
    return node


def tip(kit: Kit, sentence: str, place: tuple[int, int], room: pygame.Rect) -> Node:
    node = Panel(Label(sentence, "small"), fill="raised", pad=8, across=10, radius=6)
    place_at(kit, node, (place[0] + 12, place[1] + 20), room, kit.theme.em(320))
    return node
