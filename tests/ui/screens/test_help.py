"""The help and the settings: a page for every screen in every language, and settings that hold at once."""

import json
from dataclasses import replace
from importlib import import_module
from pkgutil import walk_packages

import pytest

import game.ui.screens
from game import paths
from game.i18n import Words, languages
from game.ui.screen import Screen
from game.ui.screens.help import ALIKE, GROUPS, Help
from game.ui.screens.preferences import Preferences
from game.ui.settings import Settings
from tests.ui.pilot import Pilot

PAGES = [page for pages in GROUPS.values() for page in pages]


@pytest.mark.parametrize("language", languages())
def test_every_page_is_written(language: str) -> None:
    words = Words(language)
    for page in PAGES:
        assert words(f"ui.help.{page}")
        assert len(words(f"ui.help.{page}.text")) > 30


def test_every_screen_has_its_page() -> None:
    for module in walk_packages(game.ui.screens.__path__, "game.ui.screens."):
        import_module(module.name)
    asked = {screen.help_topic for screen in _all(Screen)}
    assert asked <= {*PAGES, *ALIKE}


def _all(kind: type[Screen]) -> set[type[Screen]]:
    return {kind}.union(*(_all(below) for below in kind.__subclasses__()))


def test_f1_opens_the_page_of_the_screen_and_pages_are_turned() -> None:
    with Pilot(start=lambda house: house.start("hotline", ["arvenia"], seed=1)) as pilot:
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "F1")
        assert isinstance(pilot.app.screen, Help)
        assert pilot.says("On paper: the draft.")
        pilot.click("topic:reservations")
        assert pilot.says("A reservation is a footnote")
        pilot.press("Esc")
        assert pilot.on == "Talks"


def test_settings_hold_at_once_and_are_remembered() -> None:
    with Pilot() as pilot:
        pilot.app.push(Preferences())
        pilot.turn()
        for key in (
            "theme:light",
            "text-size:150",
            "pace:brisk",
            "reduced-motion:on",
            "sound:off",
            "language:zh-CN",
        ):
            pilot.click(key)
        chosen = Settings(
            language="zh-CN", theme="light", text_size=150, pace="brisk", reduced_motion=True, sound=False
        )
        assert replace(pilot.app.settings, window=chosen.window, tutorial_seen=False) == chosen
        assert pilot.app.theme.scale == 1.5
        assert pilot.says(pilot.app.words("ui.settings.title"))
        kept = json.loads((paths.data() / "settings.json").read_text(encoding="utf-8"))
        assert (kept["theme"], kept["text_size"], kept["language"]) == ("light", 150, "zh-CN")
