"""Missed trades, against trying every small change of a text."""

from collections import Counter
from itertools import combinations, pairwise, product
from math import prod
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.analysis.package import smallest_package
from game.analysis.space import Choice, Space, Tie, Wants
from game.analysis.trades import BEST, Change, best_trade, missed_trades, trade
from tests.analysis.spaces import SMALL, lawful_texts, shipped, spaces

Gains = dict[str, int]


@st.composite
def spaces_and_texts(draw: Any) -> tuple[Space, Choice]:
    space = draw(spaces())
    return space, tuple(draw(st.integers(0, len(options) - 1)) for options in space.options)


def changed(choice: Choice, change: Change) -> Choice:
    return tuple(dict(change).get(i, option) for i, option in enumerate(choice))


def gains(space: Space, choice: Choice, other: Choice) -> Gains:
    before, after = space.values(choice), space.values(other)
    return {seat: after[seat] - before[seat] for seat in space.members}


def harmless(space: Space, choice: Choice) -> dict[Change, Gains]:
    """Every change of up to three issues by which nobody loses and somebody gains."""
    barred = {line for wants in space.wants.values() for line in wants.forbidden}
    found = {}
    for issues in (i for size in (1, 2, 3) for i in combinations(range(len(choice)), size)):
        for options in product(*(range(len(space.options[i])) for i in issues)):
            change = tuple(zip(issues, options, strict=True))
            if barred.isdisjoint(change) and all(choice[i] != o for i, o in change):
                found[change] = gains(space, choice, changed(choice, change))
    return {c: g for c, g in found.items() if min(g.values()) >= 0 and any(g.values())}


def rank(brought: Gains) -> tuple[int, int]:
    return prod(100 + gain for gain in brought.values()), sum(brought.values())


def says_nothing_new(change: Change, possible: dict[Change, Gains]) -> bool:
    """Two others side by side, or no better than a part of it, or than another on no more issues."""
    brought = possible[change]
    for other, others in possible.items():
        rest = tuple(step for step in change if step not in other)
        part = other != change and set(other) < set(change)
        if part and (rest in possible or rank(others) >= rank(brought)):
            return True
        within = {i for i, _ in other} <= {i for i, _ in change}
        if within and others != brought and all(others[seat] >= gain for seat, gain in brought.items()):
            return True
        if within and others == brought and (len(other), other) < (len(change), change):
            return True
    return False


@SMALL
@given(spaces_and_texts())
def test_the_best_of_each_kind_that_say_something_new(space_and_text: tuple[Space, Choice]) -> None:
    space, choice = space_and_text
    possible = harmless(space, choice)
    new = [change for change in possible if not says_nothing_new(change, possible)]
    named = missed_trades(space, choice)
    assert {one.change for one in named} <= set(new)
    for one in named:
        assert one.gains == possible[one.change]
    kinds = Counter(trade(space, choice, changed(choice, change)).kind for change in new)
    assert Counter(one.kind for one in named) == {kind: min(BEST, n) for kind, n in kinds.items()}
    for change in new:
        one = trade(space, choice, changed(choice, change))
        assert one in named or all(other.rank >= one.rank for other in named if other.kind == one.kind)


@SMALL
@given(spaces_and_texts())
def test_smallest_first(space_and_text: tuple[Space, Choice]) -> None:
    named = missed_trades(*space_and_text)
    assert all((a.kind, b.rank) <= (b.kind, a.rank) for a, b in pairwise(named))


@SMALL
@given(spaces_and_texts())
def test_who_gives_loses_by_that_issue_alone(space_and_text: tuple[Space, Choice]) -> None:
    space, choice = space_and_text
    for one in missed_trades(space, choice):
        alone = {i: gains(space, choice, changed(choice, ((i, o),))) for i, o in one.change}
        for seat in space.members:
            assert one.gives.get(seat, ()) == tuple(i for i in one.issues if alone[i][seat] < 0)


@given(spaces_and_texts())
def test_the_smallest_package_changes_least(space_and_text: tuple[Space, Choice]) -> None:
    space, choice = space_and_text
    brought = {text: list(gains(space, choice, text).values()) for text in lawful_texts(space)}
    better = {text: sum(g) for text, g in brought.items() if min(g) >= 0 and any(g)}
    found = smallest_package(space, choice)
    assert (found is None) == (not better)
    if found is not None:
        size = {text: len(trade(space, choice, text).change) for text in better}
        assert size[found] == min(size.values())
        assert better[found] == max(total for text, total in better.items() if size[text] == size[found])


@given(spaces_and_texts())
def test_the_best_of_all(space_and_text: tuple[Space, Choice]) -> None:
    space, choice = space_and_text
    possible = harmless(space, choice)
    best = best_trade(space, choice)
    if best is None:
        assert possible == {}
    else:
        assert rank(possible[best.change]) == max(map(rank, possible.values()))


def market(*worth: tuple[int, ...], ties: tuple[Tie, ...] = ()) -> Space:
    """An issue for every column, with the options no and yes; a row says what each yes brings a member."""
    return Space(
        issues=tuple(f"i{n}" for n in range(len(worth[0]))),
        options=(("no", "yes"),) * len(worth[0]),
        open=(0,) * len(worth[0]),
        wants={
            seat: Wants(tuple((max(0, -w), max(0, w)) for w in row), frozenset(), ties, 0)
            for seat, row in zip("abcdef", worth, strict=False)
        },
        quorum=len(worth),
    )


def test_two_parties_trade_and_the_third_does_not_mind() -> None:
    named = missed_trades(market((-100, 300, 0), (300, -100, 0), (0, 100, 0)), (0, 0, 0))
    (one,) = named
    assert one.change == ((0, 1), (1, 1))
    assert one.gains == {"a": 200, "b": 200, "c": 100}
    assert one.gives == {"a": (0,), "b": (1,)}
    assert one.parties == ("a", "b")


def test_a_ring_of_three_needs_all_three() -> None:
    """Each gives to the next what costs it 1 and brings 3; no two of them have a trade."""
    (one,) = missed_trades(market((-100, 0, 300), (300, -100, 0), (0, 300, -100)), (0, 0, 0))
    assert one.issues == (0, 1, 2)
    assert one.parties == ("a", "b", "c")
    assert set(one.gains.values()) == {200}


def test_what_costs_nobody_anything_concerns_who_gains() -> None:
    first, *_ = missed_trades(market((100, -100), (0, 100), (200, 0)), (0, 0))
    assert first.change == ((0, 1),)
    assert first.gives == {}
    assert first.parties == ("a", "c")


def test_a_link_makes_a_trade_of_two_losses() -> None:
    """Either clause alone costs everybody a point; together they bring five."""
    together = Tie(((0, frozenset({1})), (1, frozenset({1}))), 500)
    (one,) = missed_trades(market((-100, -100), (-100, -100), ties=(together,)), (0, 0))
    assert one.gains == {"a": 300, "b": 300}


def test_history_in_london_missed_two_swaps_and_in_sofia_a_package() -> None:
    london, signed = shipped("london-2009")
    named = [
        {london.issues[i]: london.options[i][o] for i, o in one.change}
        for one in missed_trades(london, signed)
        if len(one.change) < 3
    ]
    assert named == [
        {"missile_defence": "joint_centre", "iran": "review_autumn"},
        {"afghanistan": "military_transit", "trade": "jackson_vanik"},
    ]
    sofia, signed = shipped("sofia-1997")
    assert missed_trades(sofia, signed) == ()
    package = smallest_package(sofia, signed)
    assert package is not None
    one = trade(sofia, signed, package)
    assert len(one.change) == 5
    assert min(one.gains.values()) > 0
