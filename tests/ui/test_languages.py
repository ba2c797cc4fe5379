"""A third language is a file: it can be chosen and is spoken; one written from right to left is mirrored."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import i18n, paths
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Kit, Node, walk
from game.ui.settings import Settings, SettingsFile
from tests.ui.held import begun
from tests.ui.layout import name_of, wrong
from tests.ui.pilot import Pilot

MARK = "~"
UNTOLD = "ui.home.tagline"
"""A sentence that the new languages lack."""
SLACK = 2
"""Pixels that rounding may cost when a row is mirrored."""
BEARING = 4
"""Pixels that a letter may have on one side of its ink and not on the other."""
ENGLISH: dict[str, str] = json.loads((paths.assets() / "i18n" / "en.json").read_text(encoding="utf-8"))

Speak = Callable[[str], None]


@pytest.fixture
def speak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Speak]:
    """Puts the file of a language of this code among the others: English, with a mark on every sentence."""
    here, there = tmp_path / "assets", paths.assets()
    (here / "i18n").mkdir(parents=True)
    for file in (*there.glob("i18n/*"), *(f for f in there.iterdir() if f.name != "i18n")):
        (here / file.relative_to(there)).symlink_to(file)
    monkeypatch.setattr(paths, "assets", lambda: here)

    def forget() -> None:
        i18n.languages.cache_clear()
        i18n._texts.cache_clear()

    def speak(code: str) -> None:
        texts = {key: f"{MARK}{text}" for key, text in ENGLISH.items() if key != UNTOLD}
        (here / "i18n" / f"{code}.json").write_text(json.dumps(texts), encoding="utf-8")
        forget()

    yield speak
    monkeypatch.undo()
    forget()


def english(pilot: Pilot) -> set[str]:
    """What is said in the program's English."""
    return set(pilot.texts()) & set(ENGLISH.values())


def marked(pilot: Pilot) -> bool:
    return sum(text.startswith(MARK) for text in pilot.texts()) > 5


def test_it_is_offered_chosen_spoken_and_remembered(speak: Speak) -> None:
    speak("tlh")
    with Pilot() as pilot:
        pilot.until(lambda: pilot.has("scenario:hotline"))
        pilot.press("E")
        assert pilot.node("language:tlh")
        pilot.click("language:tlh")
        assert english(pilot) == {ENGLISH["language.name"]}  # each language is called by its own name
        pilot.press("Esc")
        for key in ("scenario:hotline", "open", "begin"):
            pilot.until(lambda key=key: pilot.has(key))
            assert english(pilot) <= {ENGLISH[UNTOLD]}, pilot.on
            assert marked(pilot), pilot.on
            pilot.click(key)
        assert pilot.on == "Talks"
        assert english(pilot) == set()
        assert marked(pilot)
    settings, _ = SettingsFile(paths.data).read()
    assert settings.language == "tlh"
    with Pilot(settings) as pilot:
        assert pilot.says(MARK + ENGLISH["ui.home.title"])
        assert pilot.says(ENGLISH[UNTOLD])


def test_a_scenario_in_it_is_a_file_too_and_its_statement_is_saved_in_it(
    speak: Speak, own_data: Path
) -> None:
    speak("tlh")
    ours = own_data / "scenarios" / "ours"
    shutil.copytree(paths.scenarios() / "hotline", ours)
    text = (ours / "scenario.yaml").read_text(encoding="utf-8")
    (ours / "scenario.yaml").write_text(text.replace("id: hotline", "id: ours", 1), encoding="utf-8")
    shutil.copy(ours / "zh-CN.yaml", ours / "tlh.yaml")
    title = "山那边的电话"
    with Pilot(Settings(language="tlh", pace="at-once")) as pilot:
        pilot.until(lambda: pilot.has("scenario:ours"))
        assert pilot.says(title)
        pilot.click("scenario:ours")
        pilot.click("open")
        pilot.until(lambda: pilot.on == "Instructions")
        pilot.press("Enter", "Esc", "D", "S")
        (file,) = (own_data / "statements").iterdir()
        pilot.app.choose(language="en")
        pilot.press("S")
    page = file.read_text(encoding="utf-8")
    for code in ("tlh", "en", "zh-CN"):
        assert f'<section lang="{code}" dir="ltr">' in page


# from right to left


def shown(code: str, size: tuple[int, int], in_game: bool) -> tuple[Kit, Sequence[Node]]:
    """Everything on the home screen, or at the table of the tutorial, where nothing may be wrong."""
    settings = Settings(language=code, pace="at-once", window=size)
    with Pilot(settings, start=begun if in_game else None) as pilot:
        pilot.until(
            lambda: pilot.app.desk.acting if pilot.app.desk is not None else pilot.has("scenario:hotline")
        )
        assert pilot.on == ("Talks" if in_game else "Home")
        assert wrong(pilot.app) == []
        for saved in paths.saves().glob("*.jsonl"):
            saved.unlink()
        return pilot.app.kit, list(walk(pilot.app.tree))


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
@pytest.mark.parametrize("in_game", [False, True], ids=["home", "talks"])
def test_from_right_to_left_all_is_as_in_a_mirror(size: tuple[int, int], in_game: bool, speak: Speak) -> None:
    speak("tlh")
    speak("ar")
    kit, usual = shown("tlh", size, in_game)
    other, mirrored = shown("ar", size, in_game)
    assert (kit.rtl, other.rtl) == (False, True)
    assert len(usual) == len(mirrored)
    for one, two in zip(usual, mirrored, strict=True):
        if one.rect.width and one.rect.height:
            assert apart(in_mirror(one.rect, size[0]), two.rect) <= SLACK, name_of(one)
        if isinstance(one, Label) and isinstance(two, Label) and one.text:
            assert apart(in_mirror(ink(one), one.rect.width), ink(two)) <= BEARING, name_of(one)


def in_mirror(rect: pygame.Rect, width: int) -> pygame.Rect:
    return pygame.Rect(width - rect.right, rect.top, rect.width, rect.height)


def apart(one: pygame.Rect, two: pygame.Rect) -> int:
    return max(abs(a - b) for a, b in zip(one, two, strict=True))


def ink(label: Label) -> pygame.Rect:
    """Where the letters are in the place of a text."""
    assert label.paragraph is not None
    surface = pygame.Surface((label.rect.width, label.paragraph.height), pygame.SRCALPHA)
    label.paragraph.draw(surface, 0, 0)
    return surface.get_bounding_rect()


def test_what_points_forward_points_the_other_way() -> None:
    turned = {"arrow-left": "arrow-right", "chevron-right": "chevron-left", "check": "check"}
    with Pilot() as pilot:
        kit = pilot.app.kit
        for name, other in turned.items():
            assert drawn(replace(kit, rtl=True), name) == drawn(kit, other)


def drawn(kit: Kit, name: str) -> bytes:
    surface, icon = pygame.Surface((40, 40)), Icon(name, 16)
    icon.place(kit, surface.get_rect())
    icon.draw(kit, surface)
    return pygame.image.tobytes(surface, "RGB")
