"""The fonts that come with the game can write everything it says."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "assets" / "fonts"
COVERAGE: dict[str, str] = json.loads((FONTS / "coverage.json").read_text(encoding="utf-8"))
PAIRS = (
    ("ui-latin-regular.otf", "ui-han-regular.otf"),
    ("ui-latin-semibold.otf", "ui-han-semibold.otf"),
    ("doc-latin-regular.ttf", "doc-han-regular.otf"),
    ("doc-latin-bold.ttf", "doc-han-bold.otf"),
    ("doc-latin-italic.ttf", "doc-han-regular.otf"),
)
HAN = tuple(dict.fromkeys(han for _, han in PAIRS))
TEXTS = [
    *sorted((ROOT / "assets" / "i18n").glob("*.json")),
    *sorted((ROOT / "scenarios").rglob("*.yaml")),
]


@cache
def characters_of(font: str) -> set[str]:
    runs = (run.partition("-") for run in COVERAGE[font].split())
    return {chr(n) for first, _, last in runs for n in range(int(first, 16), int(last or first, 16) + 1)}


def strings_in(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case dict():
            for key, value in node.items():
                yield from (*strings_in(key), *strings_in(value))
        case list():
            for value in node:
                yield from strings_in(value)


@cache
def written_in(path: Path) -> set[str]:
    """The visible characters of every string in a file."""
    tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # JSON is YAML, too
    return {character for text in strings_in(tree) for character in text if character.isprintable()}


def is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


@pytest.mark.parametrize(("latin", "han"), PAIRS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_character_can_be_written(path: Path, latin: str, han: str) -> None:
    assert written_in(path) - characters_of(latin) - characters_of(han) == set()


@pytest.mark.parametrize("han", HAN)
def test_han_fonts_have_the_common_characters_and_their_punctuation(han: str) -> None:
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level_1 = {character for cell in cells for character in cell.decode("gb2312", "ignore")}
    assert len(level_1) == 3755
    assert (level_1 | set("，。、：；？！（）《》〈〉「」『』【】“”‘’—…·～－０９ＡＺ")) - characters_of(
        han
    ) == set()


@pytest.mark.parametrize("latin", [latin for latin, _ in PAIRS])
def test_latin_fonts_write_the_languages_around_the_table(latin: str) -> None:
    letters = "ÀÉÎÕÜßçñøåæœŁłŚśŹźČčŠšŽžŘřĐđŐőŰűĂăÂâȘșȚțĞğİıŞşÆðþΩωάέΐѓЌќЉљЏџЪъЁёЇїЄє"
    assert set(letters + "“”‘’«»–—…·•×±÷¶§†№€") - characters_of(latin) == set()


def test_one_font_has_every_character_of_gb_2312() -> None:
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    both_levels = {character for cell in cells for character in cell.decode("gb2312", "ignore")}
    assert both_levels - characters_of("ui-han-regular.otf") == set()


def test_latin_fonts_have_no_ideographs() -> None:
    assert not [latin for latin, _ in PAIRS if any(map(is_ideograph, characters_of(latin)))]


def test_coverage_lists_the_fonts_that_are_there() -> None:
    present = {path.name for path in FONTS.iterdir() if path.suffix in (".otf", ".ttf")}
    assert set(COVERAGE) == present == {name for pair in PAIRS for name in pair}


def test_fonts_stay_small() -> None:
    assert sum((FONTS / name).stat().st_size for name in COVERAGE) < 9_000_000
    assert sum((FONTS / name).stat().st_size for name in HAN) < 7_000_000


def test_licence_lies_beside_them() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
