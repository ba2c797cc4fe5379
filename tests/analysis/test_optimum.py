"""The best texts for a whole table, against trying every text."""

from collections.abc import Callable
from math import prod

import pytest
from hypothesis import given

from game.analysis.optimum import (
    Solution,
    Unsettled,
    egalitarian,
    feasible,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from game.analysis.space import Choice, Space
from tests.analysis.spaces import SMALL, all_texts, neighbours, shipped, spaces, texts_for_all

Measure = Callable[[Space, Choice], tuple[int, ...]]


def in_all(space: Space, choice: Choice) -> tuple[int, ...]:
    return (sum(space.values(choice).values()),)


def to_the_least(space: Space, choice: Choice) -> tuple[int, ...]:
    return min(space.surplus(choice).values()), sum(space.values(choice).values())


def multiplied(space: Space, choice: Choice) -> tuple[int, ...]:
    return (prod(space.surplus(choice).values()),)


SOLUTIONS = [(utilitarian, in_all), (egalitarian, to_the_least), (nash, multiplied)]


@pytest.mark.parametrize(("solution", "measure"), SOLUTIONS)
def test_no_text_for_all_is_better(solution: Callable[[Space], Solution | None], measure: Measure) -> None:
    @SMALL
    @given(spaces())
    def law(space: Space) -> None:
        found = solution(space)
        texts = texts_for_all(space)
        if solution is nash:
            texts = [choice for choice in texts if min(space.surplus(choice).values()) > 0]
        if not texts:
            assert found is None
            return
        assert found
        assert found.choice in texts
        assert found.values == space.values(found.choice)
        assert measure(space, found.choice) == max(measure(space, choice) for choice in texts)
        assert found.proved

    law()


@SMALL
@given(spaces())
def test_a_text_that_the_quorum_could_join_or_none(space: Space) -> None:
    found = feasible(space)
    if found:
        assert space.acceptable(found.choice)
    else:
        assert not any(map(space.acceptable, all_texts(space)))


@pytest.mark.parametrize("name", ["sofia-1997", "london-2009", "hotline"])
@pytest.mark.parametrize(("solution", "measure"), SOLUTIONS)
def test_shipped_scenarios(name: str, solution: Callable[[Space], Solution | None], measure: Measure) -> None:
    """No text near by, no text of another measure and not history either is better."""
    space, history = shipped(name)
    found = solution(space)
    assert found
    assert found.proved
    assert space.acceptable(found.choice)
    others = [other for f, _ in SOLUTIONS if (other := f(space))]
    rivals = {history, *(other.choice for other in others), *neighbours(space, found.choice)}
    lawful = [r for r in rivals if space.keeps_red_lines(r) and min(space.surplus(r).values()) >= 0]
    assert len(lawful) > 1
    assert measure(space, found.choice) == max(measure(space, rival) for rival in lawful)


def test_what_was_known_of_sofia() -> None:
    """What annealing had found is reached or beaten."""
    space, _ = shipped("sofia-1997")
    fair, even = nash(space), egalitarian(space)
    assert fair
    assert even
    assert sum(fair.values.values()) >= 71190
    assert min(space.surplus(even.choice).values()) >= 1390


@pytest.mark.parametrize("question", [utilitarian, egalitarian, nash, feasible])
def test_without_time_nothing_is_claimed(question: Callable[[Space, float], Solution | None]) -> None:
    with pytest.raises(Unsettled, match="time"):
        question(shipped("sofia-1997")[0], 0.0)


def test_equal_shares_are_for_two() -> None:
    space, _ = shipped("london-2009")
    found = kalai_smorodinsky(space)
    assert found
    assert min(space.surplus(found.choice).values()) > 0
    with pytest.raises(ValueError, match="two members"):
        kalai_smorodinsky(shipped("sofia-1997")[0])
