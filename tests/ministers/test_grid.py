"""A seat's interests as numbers are its interests as the rules count them, links and red lines included."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.worlds import Shape, world
from game.engine.rules import start
from game.engine.scoring import value
from game.engine.state import Interests
from game.ministers.grid import Choice, Grid, Stakes, grid_of, stakes_of
from tests.laws.strategies import Game, games

SEEDS = st.integers(0, 2**32)
LINKED = Shape(links=4, link_points=20)


def situation(seed: int) -> tuple[Grid, Interests, Stakes, list[Choice]]:
    """Somebody's interests, red lines before the best of some clauses included, and some texts."""
    state = start(world(seed, 2, 3 + seed % 4, LINKED), 1)
    rng, grid = Random(seed), grid_of(state.scenario.agenda)
    lines = {(issue, rng.choice(row)) for issue, row in zip(grid.issues, grid.options, strict=True)}
    interests = replace(state.interests["m2"], red_lines=frozenset(lines))
    texts = [tuple(rng.randrange(len(row)) for row in grid.options) for _ in range(8)]
    return grid, interests, stakes_of(grid, interests), texts


@given(SEEDS)
def test_a_text_is_worth_what_the_rules_say(seed: int) -> None:
    grid, interests, stakes, texts = situation(seed)
    for text in texts:
        assert stakes.value(text) == value(interests, grid.text(text))
        assert stakes.allows(text) == (not interests.red_lines & grid.text(text).items())


@given(SEEDS)
def test_a_change_brings_the_difference_of_the_two_texts(seed: int) -> None:
    grid, _, stakes, texts = situation(seed)
    for text in texts:
        for i, row in enumerate(grid.options):
            for o in range(len(row)):
                after = (*text[:i], o, *text[i + 1 :])
                assert stakes.gain(text, i, o) == stakes.value(after) - stakes.value(text)


@given(SEEDS)
def test_the_ideal_is_the_best_of_every_issue_that_no_red_line_forbids(seed: int) -> None:
    grid, interests, stakes, _ = situation(seed)
    for i, issue in enumerate(grid.issues):
        allowed = [o for o in grid.options[i] if (issue, o) not in interests.red_lines]
        best = max(interests.values[issue][o] for o in allowed)
        assert grid.options[i][stakes.ideal[i]] in allowed
        assert interests.values[issue][grid.options[i][stakes.ideal[i]]] == best


@given(games())
def test_whatever_the_mandate_lacks_it_can_be_read(game: Game) -> None:
    """No weight for an issue, nothing left between the red lines."""
    for state in game.states[::5]:
        grid = grid_of(state.scenario.agenda)
        for seat, stand in state.positions.items():
            stakes = stakes_of(grid, state.interests[seat])
            assert stakes.value(grid.stand(stand)) == value(state.interests[seat], stand)
            assert grid.text(grid.stand(stand)) == stand


@given(SEEDS)
def test_two_texts_differ_where_their_clauses_do(seed: int) -> None:
    grid, _, _, texts = situation(seed)
    one, two = (grid.text(text) for text in texts[:2])
    assert [grid.issues[i] for i in grid.changes(texts[0], texts[1])] == [i for i in one if one[i] != two[i]]
