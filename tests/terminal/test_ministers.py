"""Games with the ministers themselves, whatever they do: they come to an end, and every line fits."""

import pytest

from game.terminal.layout import width
from game.terminal.play import Ending
from tests.terminal.scripted import Game

# In whatever phase: what cannot be done is refused in a sentence, and the next line is tried.
ANY_PHASE = ["accept", "1", "end", "join", "break 1: not yet"]


@pytest.mark.parametrize(
    ("name", "seats", "language", "seed"),
    [
        ("hotline", ["arvenia"], "en", 1),
        ("hotline", ["cordania"], "zh-CN", 2),
        ("hotline", ["arvenia", "belmora"], "en", 3),
        ("london-2009", ["usa"], "zh-CN", 1),
        ("sofia-1997", ["bulgaria"], "en", 1),
        ("sofia-1997", ["slovenia"], "zh-CN", 2),
        ("sofia-1997", ["nato_rep"], "en", 3),
    ],
)
def test_a_game_with_ministers_comes_to_an_end(name: str, seats: list[str], language: str, seed: int) -> None:
    game = Game(seats, ANY_PHASE * 60, name=name, language=language, seed=seed, ministers=True)
    assert game.ending is Ending.FINISHED
    assert game.table.active == ()
    for text in (*game.console.shown, *game.console.prompts):
        assert max(width(line) for line in text.split("\n")) <= game.console.columns
