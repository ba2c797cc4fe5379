"""The search for a text that all could join, against trying every text."""

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring import search
from game.authoring.extremes import least, most
from game.authoring.search import UNKNOWN, culprits, joinable, solve
from game.authoring.zone import Choice, Tie, Wants, Zone, slack

VALUES = st.integers(0, 4).map(lambda value: 500 * value)


@st.composite
def zones(draw: Any) -> Zone:
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))
    options = tuple(tuple(f"o{n}" for n in range(size)) for size in sizes)
    worth = st.tuples(*(st.tuples(*[st.none() | VALUES | VALUES] * size) for size in sizes))
    chosen = st.dictionaries(st.integers(0, len(sizes) - 1), st.frozensets(st.integers(0, 2)), max_size=2)
    tie = st.builds(
        Tie, chosen.map(lambda when: tuple(sorted(when.items()))), st.integers(-3, 3).map(lambda p: 100 * p)
    )
    wants = st.builds(
        Wants, worth, st.lists(tie, max_size=2).map(tuple), st.integers(0, 8).map(lambda n: 500 * n)
    )
    seats = {f"s{n}": draw(wants) for n in range(draw(st.integers(1, 4)))}
    start = tuple(draw(st.integers(0, size - 1)) for size in sizes)
    return Zone(tuple(f"i{n}" for n in range(len(sizes))), options, seats, (start,))


def all_texts(zone: Zone) -> list[Choice]:
    return list(product(*(range(len(options)) for options in zone.options)))


def possible(zone: Zone, seats: tuple[str, ...]) -> bool:
    return any(all(slack(zone.wants[seat], text) >= 0 for seat in seats) for text in all_texts(zone))


@given(zones())
def test_what_is_found_can_be_joined_and_what_is_not_cannot(zone: Zone) -> None:
    seats = tuple(zone.wants)
    found = solve(zone, seats)
    assert found is not UNKNOWN
    if isinstance(found, tuple):
        assert all(slack(zone.wants[seat], found) >= 0 for seat in seats)
    else:
        assert not possible(zone, seats)


@given(zones(), st.integers(1, 4))
def test_quorums(zone: Zone, quorum: int) -> None:
    found = joinable(zone, quorum)
    groups = combinations(zone.wants, min(quorum, len(zone.wants)))
    assert isinstance(found, tuple) == any(possible(zone, group) for group in groups)


@given(zones())
def test_culprits_have_no_text_and_each_is_needed(zone: Zone) -> None:
    if solve(zone, tuple(zone.wants)) is None:
        blocking = culprits(zone)
        assert not possible(zone, blocking)
        for seat in blocking:
            assert possible(zone, tuple(s for s in blocking if s != seat))


@given(zones())
def test_the_most_and_the_least_a_text_can_be_worth(zone: Zone) -> None:
    for wants in zone.wants.values():
        worths = [slack(wants, text) + wants.need for text in all_texts(zone)]
        allowed = [worth for worth in worths if worth > -50_000]
        if allowed:
            assert most(wants) == max(allowed)
            assert least(wants) == min(allowed)


def hard_zone(issues: int) -> Zone:
    """Two who want the opposite, and both a little more than there is."""
    left = tuple((0, 97 + 13 * n) for n in range(issues))
    right = tuple((97 + 13 * n, 0) for n in range(issues))
    half = sum(row[1] for row in left) // 2
    wants = {"left": Wants(left, (), half + 2), "right": Wants(right, (), half + 2)}
    return Zone(tuple(f"i{n}" for n in range(issues)), (("a", "b"),) * issues, wants)


def test_an_impossible_zone_is_proved_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "EFFORT", 120)
    assert solve(hard_zone(30), ("left", "right")) is None


def test_when_the_effort_runs_out_the_answer_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = hard_zone(6)
    short = {seat: Wants(w.worth, w.ties, w.need - 2) for seat, w in zone.wants.items()}
    zone = Zone(zone.issues, zone.options, short)
    monkeypatch.setattr(search, "EFFORT", 6)
    monkeypatch.setattr(search, "CLIMBS", 0)
    assert joinable(zone, 2) is UNKNOWN
