"""The games kept in tests/golden/terminal come out word for word, and no line is too wide."""

import pytest

from game.terminal.layout import width
from game.terminal.play import Ending
from tests.terminal.transcripts import FOLDER, GAMES

FINISHED = {"adopted", "adviser", "chinese", "two-people", "reservation"}
each_game = pytest.mark.parametrize("name", GAMES)


@each_game
def test_transcript_is_as_kept(name: str) -> None:
    assert GAMES[name]().transcript == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_every_kept_transcript_is_played() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(GAMES)


@each_game
def test_no_line_is_wider_than_the_screen(name: str) -> None:
    console = GAMES[name]().console
    for text in (*console.shown, *console.prompts):
        for line in text.split("\n"):
            assert width(line) <= console.columns, line


@each_game
def test_every_line_was_asked_for(name: str) -> None:
    game = GAMES[name]()
    assert game.console.unread == []
    assert (game.ending is Ending.FINISHED) == (name in FINISHED)


def test_chinese_has_no_half_width_punctuation() -> None:
    wide = "[\u4e00-\u9fff]"
    text = (FOLDER / "chinese.txt").read_text(encoding="utf-8")
    import re

    assert re.findall(f"{wide}[,;:!?()]|[,;:!?()]{wide}", text) == []
