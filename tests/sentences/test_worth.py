"""What a bundle of moves is worth: the figures, and the sentences that give them."""

from dataclasses import replace

import pytest

from game.engine.draft import with_fallbacks
from game.engine.scoring import clause_value, value
from game.engine.view import View
from game.i18n import Words
from game.sentences.worth import worth, worth_of
from tests.sentences.views import HILLS, HILLS_ZH

EN, ZH = Words("en"), Words("zh-CN")
MOVES = {"arvenia": {"notice": "guests"}, "belmora": {"line": "list"}}


def test_the_figures_of_an_exchange() -> None:
    interests, figures = HILLS.interests, worth(HILLS, MOVES)
    assert interests is not None
    assert figures is not None
    stands = HILLS.positions

    def gain(seat: str, issue: str) -> int:
        then, now = MOVES[seat][issue], stands[seat][issue]
        return clause_value(interests, issue, then) - clause_value(interests, issue, now)

    assert figures.now == value(interests, HILLS.text)
    assert figures.then == value(interests, with_fallbacks(HILLS.agenda, figures.agreed))
    assert figures.own == gain("arvenia", "notice")
    assert figures.others == gain("belmora", "line")


def test_a_text_for_all_agrees_what_it_names() -> None:
    figures = worth(HILLS, {seat: {"line": "list", "review": "deputies"} for seat in HILLS.members})
    assert figures is not None
    assert figures.agreed.items() >= {("line", "list"), ("review", "deputies")}


@pytest.mark.parametrize(("view", "words"), [(HILLS, EN), (HILLS_ZH, ZH)], ids=["en", "zh-CN"])
def test_the_sentences_give_the_figures(view: View, words: Words) -> None:
    figures = worth(view, MOVES)
    assert figures is not None
    moves, text = worth_of(view, MOVES, words)
    assert words.change(figures.own) in moves
    assert words.change(figures.others) in moves
    assert words.points(figures.now) in text


def test_a_whole_text_is_held_against_going_home() -> None:
    whole = {issue: next(iter(item.options)) for issue, item in HILLS.agenda.issues.items()}
    moves = dict.fromkeys(HILLS.members, whole)
    figures = worth(HILLS, moves)
    assert figures is not None
    assert HILLS.interests is not None
    assert HILLS.interests.walk_away is not None
    (line,) = worth_of(HILLS, moves, EN)
    assert EN.points(figures.then) in line
    assert EN.points(HILLS.interests.walk_away) in line


def test_who_counts_nothing_has_no_figures() -> None:
    view = replace(HILLS, interests=None)
    assert worth(view, MOVES) is None
    assert list(worth_of(view, MOVES, EN)) == []
