"""Menus over a screen: longer than the window they scroll; of the tools each is told with its key."""

import pytest

from game.ui.game import Game
from game.ui.house import House
from game.ui.kit.controls import Button
from game.ui.kit.node import path_to, walk
from game.ui.settings import Settings
from tests.ui.held import ME, begun
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import keys


def in_sight(pilot: Pilot, key: str) -> bool:
    """Whether all of it is in the window, and in the list it is in."""
    *boxes, node = path_to(pilot.app.tree, key)
    room = pilot.app.surface.get_rect()
    return room.contains(node.rect) and all(box.rect.contains(node.rect) for box in boxes)


@pytest.mark.parametrize("by", ["wheel", "keyboard"])
@pytest.mark.parametrize(("size", "text"), [((1280, 800), 200), ((1024, 640), 150)])
def test_a_menu_longer_than_the_window_is_scrolled(size: tuple[int, int], text: int, by: str) -> None:
    with Pilot(Settings(language="en", text_size=text, window=size), size=size) as pilot:
        pilot.press("F1")
        pilot.click("all")
        entries = pilot.keys()
        assert len(entries) > 20
        assert in_sight(pilot, entries[0])
        assert not in_sight(pilot, entries[-1])
        if by == "wheel":
            pilot.wheel(-20)  # where the pointer was when it opened
        else:
            pilot.press(*["Down"] * (len(entries) - 1))
        assert in_sight(pilot, entries[-1])
        chosen = pilot.node(entries[-1])
        assert isinstance(chosen, Button)
        if by == "wheel":
            pilot.click(entries[-1])
        else:
            pilot.press("Enter")
        assert pilot.texts().count(chosen.label) == 1
        assert pilot.app.menu is None
        pilot.click("all")
        assert in_sight(pilot, entries[0]), "it opens at its beginning"


def test_the_menu_of_tools_tells_their_keys_and_what_cannot_be_done() -> None:
    size = (1024, 640)
    settings = Settings(language="en", pace="at-once", tutorial_seen=True, text_size=150, window=size)
    with Pilot(settings, size=size, start=begun) as pilot:
        pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting == ME)
        pilot.press("D")
        tools = {node.shortcut: node for node in walk(pilot.app.tree) if isinstance(node, Button)}
        assert {"T", "C", "S", "K", "W", "H", "A", "Ctrl+Z"} == tools.keys()
        assert [key for key, tool in tools.items() if not tool.enabled] == ["A", "Ctrl+Z"]
        pilot.click(str(tools["A"].key))
        assert pilot.on == "Talks"
        assert pilot.say()
        pilot.press("D", "T")
        assert pilot.on == "Trade"


@pytest.mark.parametrize("leave", ["Esc", "Enter"])
def test_a_menu_gives_the_focus_back(leave: str) -> None:
    settings = Settings(language="en", pace="at-once", tutorial_seen=True)
    with Pilot(settings, start=begun) as pilot:
        pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting == ME)
        (wording, *_) = keys(pilot, "option:")
        pilot.tab_to(wording)
        pilot.press("Menu")
        assert pilot.app.kit.memory.focus == "menu:0"
        pilot.press("Down", leave)
        if leave == "Enter":
            assert pilot.on == "Clause"
            pilot.press("Esc")
        assert pilot.app.kit.memory.focus == wording


def sofia(house: House) -> Game:
    return house.start("sofia-1997", ["bulgaria"], seed=5)


@pytest.mark.parametrize(("size", "text"), [((1024, 640), 200), ((1280, 800), 175)])
def test_the_filters_of_the_log_leave_room_for_it(size: tuple[int, int], text: int) -> None:
    settings = Settings(language="en", pace="at-once", tutorial_seen=True, text_size=text, window=size)
    with Pilot(settings, size=size, start=sofia) as pilot:
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "L")
        for key, rows in (("5", "issues"), ("4", "seats")):
            pilot.press(key)
            room = pilot.node("log").rect.clip(pilot.app.surface.get_rect())
            assert room.height > size[1] / 3
            assert all(in_sight(pilot, chip) for chip in keys(pilot, "log:"))
            pilot.click(f"log:{rows}")
            chosen = pilot.node(pilot.keys()[-1])
            assert isinstance(chosen, Button)
            pilot.click(pilot.keys()[-1])
            assert pilot.says(chosen.label)
