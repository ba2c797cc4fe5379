"""Difficulties and temperaments can be told apart by what they do."""

from collections import Counter
from functools import lru_cache
from itertools import combinations
from random import Random

import pytest

from benchmarks.worlds import Shape, world
from game.engine.actions import Accept, AskCapital, Decline
from game.engine.scenario import Scenario
from game.ministers.styles import STYLES
from tests.ministers.bargain import bargain
from tests.ministers.conduct import Game, deciding, ministers_of, play, text_for_all
from tests.ministers.test_answering import SEATS, asked, least

GAMES = 16


@lru_cache(maxsize=64)
def scenario(seed: int) -> Scenario:
    return world(seed, 3, 5, Shape(conflict=70), chair=seed % 2 == 0, rounds=8, initiatives=5)


@lru_cache(maxsize=512)
def game_of(style: str, seed: int) -> Game:
    """M2 is of this style, the others fair."""
    table = scenario(seed)
    ministers = ministers_of(table, ("fair",)) | {"m2": STYLES[style]()}
    return play(table, deciding(ministers), seed)


@lru_cache(maxsize=8)
def accepted(style: str) -> frozenset[tuple[int, int]]:
    """Which of the texts for all that a fair M2 has answered, game and step, one of this style would take."""
    taken = set()
    for seed in range(GAMES):
        for number, step in enumerate(game_of("fair", seed).steps):
            if step.seat == "m2" and isinstance(step.action, Accept | Decline):
                offer = next(p for p in step.view.proposals if p.id == step.action.proposal)
                answer = STYLES[style]().decide(step.view, Random(1))
                if text_for_all(step.view, offer) and answer == Accept(offer.id):
                    taken.add((seed, number))
    return frozenset(taken)


def questions(style: str) -> Counter[tuple[int, int]]:
    """How often M2 asks its capital, game by game and round by round."""
    asked = ((seed, s) for seed in range(GAMES) for s in game_of(style, seed).of(AskCapital))
    return Counter((seed, step.view.round) for seed, step in asked if step.seat == "m2")


@lru_cache(maxsize=16)
def levels(style: str) -> tuple[int, ...]:
    """What a text has to be worth to be signed, in every other round to the last."""
    table = bargain(SEATS, chair="north", rounds=8, walk_away={"south": 42})
    return tuple(least(asked(table, table.mandates["north"].opening, n), style) for n in (2, 4, 6, 8))


def later(one: str, other: str) -> None:
    """The first concedes later than the second, though both concede all there is in the end."""
    pairs = [*zip(levels(one), levels(other), strict=True)]
    assert all(a >= b for a, b in pairs)
    assert any(a > b for a, b in pairs)
    assert pairs[-1][0] == pairs[-1][1]


@pytest.mark.parametrize("difficulty", ["gentle", "fair", "seasoned"])
def test_the_firm_concede_later_than_others_and_the_eager_sooner(difficulty: str) -> None:
    later(f"{difficulty}-firm", difficulty)
    later(difficulty, f"{difficulty}-eager")


def test_the_seasoned_concede_later_than_the_fair_and_the_gentle_sooner() -> None:
    later("seasoned", "fair")
    later("fair", "gentle")


def test_what_the_seasoned_take_the_fair_take_too_and_the_gentle_take_more() -> None:
    """In the same situations of whole games."""
    assert frozenset() < accepted("seasoned") < accepted("fair") <= accepted("gentle")
    assert accepted("fair-firm") < accepted("fair") < accepted("fair-eager")


def test_the_careful_ask_their_capital_more() -> None:
    """More in all, and more at once."""
    careful, others = questions("fair-careful"), questions("fair")
    assert careful.total() > others.total() > 0
    assert max(careful.values()) > max(others.values())


def test_the_careful_want_more_above_walking_away() -> None:
    assert levels("fair-careful")[-1] > levels("fair")[-1]


def test_no_two_styles_are_the_same() -> None:
    found = {
        style: [game_of(style, seed).actions for seed in range(4)]
        for style in STYLES
        if style.startswith("fair")
    }
    for one, other in combinations(found, 2):
        assert found[one] != found[other]
