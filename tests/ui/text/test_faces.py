"""Fonts: every word of ours has its characters, each from the font it should be in; pictures are bounded."""

import json

import pygame
import pytest

from game import paths
from game.i18n import languages
from game.ui.text.faces import Coverage, Faces, Ink, Word

WHITE = (255, 255, 255)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("family", ["ui", "doc"])
@pytest.mark.parametrize("weight", ["regular", "bold", "italic"])
def test_every_text_of_ours_can_be_set(language: str, family: str, weight: str) -> None:
    faces = Faces(language)
    texts = json.loads((paths.assets() / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    for text in texts.values():
        assert "\u25a1" not in text
        assert "\u25a1" not in "".join(shown for _, shown in faces.runs(text, family, weight))


def test_coverage_is_the_table() -> None:
    coverage = Coverage("20-7E A9 4E00-4E01")
    assert all(char in coverage for char in " ~\xa9\u4e00\u4e01")
    assert not any(char in coverage for char in "\x1f\x7f\xa8\xaa\u4e02\U0001f600")


@pytest.mark.parametrize(
    ("language", "family", "weight", "text", "runs"),
    [
        ("en", "ui", "regular", "Yes “no”…", [("ui-latin-regular", "Yes “no”…")]),
        ("en", "ui", "bold", "Yes", [("ui-latin-semibold", "Yes")]),
        ("en", "doc", "italic", "Yes", [("doc-latin-italic", "Yes")]),
        ("en", "doc", "italic", "→中", [("ui-latin-regular", "→"), ("doc-han-regular", "中")]),
        (
            "zh-CN",
            "ui",
            "bold",
            "对“EU”说",
            [("ui-han-semibold", "对“"), ("ui-latin-semibold", "EU"), ("ui-han-semibold", "”说")],
        ),
        ("zh-CN", "doc", "regular", "好——，", [("doc-han-regular", "好——，")]),
        ("zh-CN", "ui", "regular", "d’Or", [("ui-latin-regular", "d’Or")]),
        ("en", "ui", "regular", "a\u200b\u00ad\tb\ufe0f", [("ui-latin-regular", "a b")]),
        ("en", "ui", "regular", "😀", [("ui-latin-regular", "□")]),
        ("zh-CN", "ui", "regular", "\ud800\x00", [("ui-latin-regular", "□")]),
    ],
)
def test_runs_are_in_the_font_of_their_script(
    language: str, family: str, weight: str, text: str, runs: list[tuple[str, str]]
) -> None:
    assert list(Faces(language).runs(text, family, weight)) == runs


def test_an_accent_stays_in_the_font_of_its_letter() -> None:
    assert len(Faces("zh-CN").runs("e\u0301", "doc", "regular")) == 1


def test_a_character_of_a_weight_that_lacks_it_comes_from_the_regular_font() -> None:
    faces = Faces("zh-CN")
    rare = next(
        char
        for char in map(chr, range(0x4E00, 0x9FFF))
        if [face for face, _ in faces.runs(char, "ui", "bold")] == ["ui-han-regular"]
    )
    assert faces.runs(rare, "doc", "bold") == (("ui-han-regular", rare),)


def test_pictures_are_kept_within_a_bound_the_oldest_leaving_first() -> None:
    ink = Ink(Faces("en"), most_bytes=40_000)
    words = [Word("ui-latin-regular", 20, f"word{number}", WHITE) for number in range(40)]
    first = ink.picture(words[0])
    for word in words:
        ink.picture(word)
        assert ink.picture(words[0]) is first
        assert ink.bytes <= 40_000
    again = ink.picture(words[1])
    assert again.get_size() == ink.picture(words[1]).get_size()


def test_colour_is_part_of_what_is_kept() -> None:
    ink = Ink(Faces("en"))
    red, white = (ink.picture(Word("ui-latin-regular", 20, "ink", colour)) for colour in ((255, 0, 0), WHITE))
    assert red is not white
    assert pygame.transform.average_color(red, consider_alpha=True)[1] == 0


def test_ink_that_leans_over_takes_no_room() -> None:
    ink = Ink(Faces("en"))
    face, size = "doc-latin-italic", 15
    picture = ink.picture(Word(face, size, "fjord", WHITE))
    assert ink.lead(face, size, "fjord") == picture.get_width() - ink.width(face, size, "fjord") > 0
    assert ink.width(face, size, "half") < ink.picture(Word(face, size, "half", WHITE)).get_width()
    assert ink.lead(face, size, "half") == 0
    assert ink.width(face, size, " ") > 0
