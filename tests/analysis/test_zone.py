"""The zone of agreement, against trying every text, and where there are too many to try."""

from collections.abc import Mapping
from itertools import product
from math import comb
from types import MappingProxyType
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis import halves
from game.analysis.space import Choice, Space, Tie, Wants
from game.analysis.zone import zone_of
from tests.analysis.spaces import SMALL, shipped, spaces


def whole_texts(space: Space) -> list[Choice]:
    return list(product(*(range(n) for n in space.wordings)))


def joiners(space: Space, choice: Choice) -> set[str]:
    return {seat for seat, wants in space.wants.items() if wants.can_join(choice)}


def coins(
    issues: int,
    members: dict[str, tuple[int, int]],
    ties: Mapping[str, tuple[Tie, ...]] = MappingProxyType({}),
) -> Space:
    """Options worth 1 point or none, two of each: a random text tosses a coin for every issue.

    Each member has the option that it likes first (0: heads, 1: tails) and how many points it needs.
    """
    heads, tails = ((100, 100, 0, 0),) * issues, ((0, 0, 100, 100),) * issues
    return Space(
        issues=tuple(f"i{n}" for n in range(issues)),
        options=(("a", "b", "c", "d"),) * issues,
        open=(0,) * issues,
        wants={
            seat: Wants(tails if likes else heads, frozenset(), ties.get(seat, ()), 100 * need)
            for seat, (likes, need) in members.items()
        },
        quorum=len(members),
    )


@SMALL
@given(spaces(members=(1, 5)), st.sampled_from([1, 4, 30, 1024]))
def test_small_spaces_are_counted_exactly(space: Space, tails: int) -> None:
    """Wherever the space is cut in two, links across the cut included."""
    with patch.object(halves, "TAILS", tails):
        found = zone_of(space)
    joined = [joiners(space, choice) for choice in whole_texts(space)]
    assert len(joined) == space.size
    enough = [len(seats) >= space.quorum for seats in joined]
    assert found.share == found.low == found.high == sum(enough) / space.size
    for seat in space.members:
        signed = sum(len(seats | {seat}) >= space.quorum for seats in joined)
        assert found.without[seat] == signed / space.size


@given(spaces(members=(1, 5)), st.sampled_from([1, 4, 30, 1024]))
def test_an_estimate_for_which_all_is_drawn_is_the_truth(space: Space, tails: int) -> None:
    with patch.object(halves, "TAILS", tails):
        exact, estimate = zone_of(space), zone_of(space, effort=-1)
    assert estimate.share == pytest.approx(exact.share)
    assert estimate.without == pytest.approx(dict(exact.without))


def test_sofia_and_london_are_counted() -> None:
    """Each of the 268 and 336 million texts, once checked one by one."""
    sofia, london = (zone_of(shipped(name)[0]) for name in ("sofia-1997", "london-2009"))
    assert sofia.share == sofia.low == sofia.high == 215_431 / 4**14
    assert sofia.pivotal == "slovenia"
    assert sofia.without["slovenia"] == (215_431 + 369_016) / 4**14
    assert london.share == london.low == london.high == 1_918_528 / 335_544_320
    assert london.pivotal == "usa"


@pytest.mark.parametrize("name", ["sofia-1997", "london-2009"])
def test_the_estimate_is_near_and_knows_how_near(name: str) -> None:
    space, _ = shipped(name)
    exact, estimate = zone_of(space), zone_of(space, effort=1000)
    assert estimate.low < estimate.share < estimate.high
    assert estimate.low <= exact.share <= estimate.high
    assert estimate.high / estimate.low < 1.05
    assert estimate.without == pytest.approx(dict(exact.without), rel=0.05)
    assert estimate.pivotal == exact.pivotal


@pytest.mark.parametrize("issues", [12, 24])
def test_one_text_in_a_million_is_found(issues: int) -> None:
    """All heads but one, among as many as 4 ** 24 texts."""
    share = (1 + issues) / 2**issues
    found = zone_of(coins(issues, {"a": (0, issues - 1)}), effort=1000)
    assert found.low <= share <= found.high < 1.1 * found.low
    assert found.without == {"a": pytest.approx(1)}


def test_links_count_where_texts_are_drawn() -> None:
    """Four heads far apart bring `a` ten more, without which it cannot leave `b` its tails."""
    tie = Tie(tuple((i, frozenset({0, 1})) for i in (0, 7, 14, 21)), 1000)
    found = zone_of(coins(24, {"a": (0, 21), "b": (1, 13)}, {"a": (tie,)}), effort=1000)
    both = comb(20, 7)
    only_a = ways(20, 7) + ways(24, 21) - ways(20, 17)
    assert found.low <= both / 2**24 <= found.high < 1.3 * found.low
    assert found.without["b"] == pytest.approx(only_a / 2**24, rel=0.05)
    assert found.without["a"] == pytest.approx(ways(24, 13) / 2**24, rel=0.05)


def ways(coins: int, least: int) -> int:
    """So many ways to toss at least so many heads."""
    return sum(comb(coins, heads) for heads in range(least, coins + 1))


def test_consent_that_cannot_be_had_at_once() -> None:
    """24 coins cannot show 14 heads and 14 tails; without c they may: then a and b are of one mind."""
    found = zone_of(coins(24, {"a": (0, 14), "b": (0, 13), "c": (1, 14)}), effort=1000)
    assert found.share == found.low == 0 < found.high < 1e-4
    assert found.pivotal == "c"
    assert found.without["c"] == pytest.approx(ways(24, 14) / 2**24, rel=0.05)
    assert found.without["a"] == found.without["b"] == 0


def test_an_empty_zone_is_proved_where_every_beginning_fails() -> None:
    """Nothing is enough for either, and so nobody's leaving is."""
    found = zone_of(coins(24, {"a": (0, 25), "b": (1, 25)}), effort=100)
    assert found.share == found.low == found.high == 0
    assert found.pivotal is None


def test_nobody_is_pivotal_where_all_would_sign_anything() -> None:
    found = zone_of(coins(3, {"a": (0, 0), "b": (1, 0)}))
    assert (found.share, found.pivotal) == (1, None)
