"""The statement of a game as files, in every language of its record, the reader's first."""

from game.debrief.files import statement
from game.i18n import Words
from game.sentences.wrapping import width
from tests.debrief.files.games import played
from tests.debrief.stories import broken_promise


def test_it_is_there_in_both_languages() -> None:
    text = statement.text(played("sofia-1997", "zh-CN"), Words("zh-CN"))
    assert text.startswith("联合公报\n分发各代表团\n")
    assert text.index("第8轮协商一致通过") < text.index("ADOPTED BY CONSENSUS IN ROUND 8")
    assert "Circulated to all delegations" in text
    assert "* Slovenia joined with a reservation" in text
    assert max(map(width, text.splitlines())) <= statement.COLUMNS


def test_what_is_not_adopted_is_a_draft() -> None:
    found = broken_promise()
    assert "DRAFT · ROUND 5" in statement.text(found, Words("en"))
    assert "DRAFT · ROUND 5" in statement.page(found, Words("en"))
