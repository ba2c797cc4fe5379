"""Instructions in sentences: all of them, in the reader's language, and what has changed since."""

from dataclasses import replace

import pytest

from game.engine.view import View
from game.i18n import Words
from game.sentences.mandate import lifted, links, red_lines, walk_away
from tests.sentences.views import HILLS, HILLS_ZH, NATO, view_of

EN, ZH = Words("en"), Words("zh-CN")


@pytest.mark.parametrize(("view", "words"), [(HILLS, EN), (HILLS_ZH, ZH)], ids=["en", "zh-CN"])
def test_all_that_was_written_is_said_in_the_readers_language(view: View, words: Words) -> None:
    assert view.mandate is not None
    assert view.mandate.links
    said = [text for _, text in links(view, words)]
    assert len(said) == len(view.mandate.links)
    for link, text in zip(view.mandate.links, said, strict=True):
        assert link.why.strip() in text
        assert words.change(100 * link.points) in text
    assert view.mandate.walk_away_text.strip() in walk_away(view, words, "mandate.walk-away")


def test_a_red_line_that_was_lifted_is_told_apart() -> None:
    view = view_of("sofia-1997", "greece")
    assert view.interests is not None
    assert len(red_lines(view, EN)) == len(view.interests.red_lines) > 0
    assert lifted(view, EN) == []
    freed = replace(view, interests=replace(view.interests, red_lines=frozenset()))
    assert red_lines(freed, EN) == []
    assert len(lifted(freed, EN)) == len(view.interests.red_lines)


def test_a_walk_away_that_has_changed_says_what_it_was() -> None:
    assert HILLS.interests is not None
    assert HILLS.interests.walk_away is not None
    better = replace(HILLS, interests=replace(HILLS.interests, walk_away=HILLS.interests.walk_away + 500))
    assert EN.points(HILLS.interests.walk_away) in walk_away(better, EN, "mandate.walk-away")
    assert EN.points(HILLS.interests.walk_away + 500) in walk_away(better, EN, "mandate.walk-away")


def test_who_only_advises_has_nothing_to_go_home_with() -> None:
    assert walk_away(NATO, EN, "mandate.walk-away") == ""
