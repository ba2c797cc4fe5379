"""The frontier of two members, against trying every text."""

from dataclasses import replace

import pytest
from hypothesis import given

from game.analysis.frontier import (
    egalitarian_point,
    frontier,
    kalai_smorodinsky_point,
    nash_point,
    utilitarian_point,
)
from game.analysis.space import Space
from tests.analysis.spaces import SMALL, lawful_texts, shipped, spaces, texts_for_all

Pair = tuple[int, int]


def pair(values: dict[str, int]) -> Pair:
    first, second = values.values()
    return first, second


def unbeaten(pairs: set[Pair]) -> list[Pair]:
    """From the best for the first to the best for the second."""
    kept = [p for p in pairs if not any(q != p and q[0] >= p[0] and q[1] >= p[1] for q in pairs)]
    return sorted(kept, reverse=True)


@SMALL
@given(spaces(members=(2, 2)))
def test_every_unbeaten_pair_of_values_once_and_nothing_else(space: Space) -> None:
    points = frontier(space)
    assert [p.values for p in points] == unbeaten({pair(space.values(c)) for c in lawful_texts(space)})
    for point in points:
        assert space.keeps_red_lines(point.choice)
        assert point.values == pair(space.values(point.choice))
        assert point.surplus == pair(space.surplus(point.choice))


@SMALL
@given(spaces(members=(2, 2)))
def test_the_points_with_names(space: Space) -> None:
    points = frontier(space)
    pairs = [pair(space.surplus(choice)) for choice in texts_for_all(space)]
    named = [point(points) for point in (utilitarian_point, egalitarian_point, kalai_smorodinsky_point)]
    if not pairs:
        assert named == [None, None, None]
        return
    most = [max(p[side] for p in pairs) for side in (0, 1)]
    keys = (
        lambda p: (sum(p), min(p)),
        lambda p: (min(p), sum(p)),
        lambda p: (min(p[0] * most[1], p[1] * most[0]), sum(p)),
    )
    for point, key in zip(named, keys, strict=True):
        assert point is not None
        assert key(point.surplus) == max(map(key, pairs))
    nash = nash_point(points)
    products = [a * b for a, b in pairs]
    assert (nash.surplus[0] * nash.surplus[1] if nash else 0) == max(products)


def test_london() -> None:
    space, history = shipped("london-2009")
    points = frontier(space)
    nash = nash_point(points)
    assert nash
    assert sum(nash.values) >= 14790
    assert min(nash.surplus) >= 1420
    first, second = pair(space.values(history))
    assert any(p.values[0] > first and p.values[1] > second for p in points)


def test_the_same_frontier_whoever_is_named_first() -> None:
    space, _ = shipped("london-2009")
    turned = replace(space, wants=dict(reversed(space.wants.items())))
    assert [p.values for p in frontier(turned)] == [
        (b, a) for a, b in reversed([p.values for p in frontier(space)])
    ]


def test_only_two_members_have_a_frontier() -> None:
    with pytest.raises(ValueError, match="two members, and this table has 3"):
        frontier(shipped("hotline")[0])
