"""Who is opposed to whom, against trying every text."""

from itertools import combinations, product
from statistics import StatisticsError, correlation

import pytest
from hypothesis import given

from game.analysis.conflict import QUIET, Conflict, conflict_of
from game.analysis.space import Choice, Space, Tie, Wants
from tests.analysis.spaces import SMALL, shipped, spaces


def pearson(one: list[int], other: list[int]) -> float | None:
    """None where either does not vary."""
    try:
        return correlation(one, other)
    except StatisticsError:
        return None


def whole_texts(space: Space) -> list[Choice]:
    return list(product(*(range(n) for n in space.wordings)))


@SMALL
@given(spaces())
def test_members_over_all_texts_and_over_each_issue(space: Space) -> None:
    found = conflict_of(space)
    assert list(found.correlation) == list(combinations(space.members, 2))
    values = {seat: [w.value(choice) for choice in whole_texts(space)] for seat, w in space.wants.items()}
    for (a, b), figure in found.correlation.items():
        expected = pearson(values[a], values[b])
        assert figure == (None if expected is None else pytest.approx(expected, abs=1e-6))
    for (name, contest), n in zip(found.issues.items(), space.wordings, strict=True):
        issue = space.issues.index(name)
        for (a, b), figure in contest.correlation.items():
            worth = [list(space.wants[seat].worth[issue][:n]) for seat in (a, b)]
            expected = pearson(*worth) if n > 1 else None
            assert figure == (None if expected is None else pytest.approx(expected))


@SMALL
@given(spaces())
def test_what_an_issue_costs_the_table(space: Space) -> None:
    for issue, contest in enumerate(conflict_of(space).issues.values()):
        options = range(space.wordings[issue])
        given_up = []
        for option in options:
            if all((issue, option) not in wants.forbidden for wants in space.wants.values()):
                signable = [
                    [o for o in options if (issue, o) not in w.forbidden] for w in space.wants.values()
                ]
                rows = [w.worth[issue] for w in space.wants.values()]
                given_up.append(
                    [max(row[o] for o in may) - row[option] for row, may in zip(rows, signable, strict=True)]
                )
        assert contest.price == min(map(sum, given_up), default=None)
        assert contest.quiet == any(max(losses) <= QUIET for losses in given_up)


def two(one: tuple[int, ...], other: tuple[int, ...], ties: tuple[Tie, ...] = ()) -> Conflict:
    wants = {seat: Wants((row, (0, 700)), frozenset(), ties, 0) for seat, row in (("a", one), ("b", other))}
    options = (tuple(f"o{n}" for n in range(len(one))), ("no", "yes"))
    return conflict_of(Space(("i", "j"), options, (0, 0), wants, 2))


def test_the_ends_of_the_scale() -> None:
    pair = ("a", "b")
    assert two((0, 300, 900), (100, 200, 400)).issues["i"].correlation[pair] == 1
    assert two((0, 300, 900), (900, 600, 0)).issues["i"].correlation[pair] == -1
    assert two((0, 300, 900), (500, 500, 500)).issues["i"].correlation[pair] is None
    assert two((0, 300, 900), (0, 300, 900)).correlation[pair] == 1


def test_an_issue_is_quiet_where_nobody_gives_up_more_than_half_a_point() -> None:
    assert two((1000, 0), (1000, 50)).issues["i"].quiet
    assert two((1000, 950), (0, 1000)).issues["i"].quiet
    assert not two((1000, 949), (0, 1000)).issues["i"].quiet


def test_sofia_by_its_reputation() -> None:
    """The figures that its designers took by hand."""
    space, _ = shipped("sofia-1997")
    found = conflict_of(space)
    lowest = {
        name: round(min(c for c in contest.correlation.values() if c is not None), 2)
        for name, contest in found.issues.items()
    }
    assert lowest["reform"] == lowest["arms_control"] == -0.99
    assert lowest["membership"] == -0.51
    assert min(found.correlation, key=lambda pair: found.correlation[pair] or 0) == ("slovenia", "turkey")
    assert not any(contest.quiet for contest in found.issues.values())
