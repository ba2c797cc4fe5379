"""Evidence moves an estimate to where it points, never further, and only ever takes doubt away."""

from dataclasses import dataclass
from math import erf, exp, pi, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ministers.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Evidence:
    """`exact`: that the sum is `points`; otherwise that it is so much or more."""

    terms: tuple[tuple[int, int, float], ...]
    points: float
    noise: float
    exact: bool

    def tell(self, estimate: Estimate) -> None:
        (estimate.equals if self.exact else estimate.at_least)(self.terms, self.points, self.noise)

    def mean(self, estimate: Estimate) -> float:
        return sum(factor * estimate.mean[i][o] for i, o, factor in self.terms)


@dataclass(frozen=True, slots=True)
class Case:
    favourite: tuple[int, ...]
    sizes: tuple[int, ...]
    told: tuple[Evidence, ...]

    def estimate(self, upto: int | None = None) -> Estimate:
        found = Estimate(self.favourite, self.sizes)
        for evidence in self.told[:upto]:
            evidence.tell(found)
        return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    sizes = tuple(draw(st.lists(st.integers(2, 6), min_size=1, max_size=5)))
    favourite = tuple(draw(st.integers(0, size - 1)) for size in sizes)
    clauses = [(i, o) for i, size in enumerate(sizes) for o in range(size) if o != favourite[i]]
    factors = st.sampled_from((-1.0, 1.0))
    told = []
    for _ in range(draw(st.integers(1, 8))):
        named = draw(st.lists(st.sampled_from(clauses), min_size=1, max_size=5, unique=True))
        terms = tuple((i, o, draw(factors)) for i, o in named)
        points, noise = draw(st.floats(-150, 150)), draw(st.floats(0.5, 6))
        told.append(Evidence(terms, points, noise, draw(st.booleans())))
    return Case(favourite, sizes, tuple(told))


def numbers(estimate: Estimate) -> list[float]:
    return [*np.concatenate([*estimate.mean, *(np.ravel(block) for block in estimate.spread)])]


@given(cases())
def test_variances_stay_variances(case: Case) -> None:
    estimate = case.estimate()
    for i, block in enumerate(estimate.spread):
        matrix = np.array(block)
        assert np.allclose(matrix, matrix.T, atol=1e-6)
        assert np.linalg.eigvalsh(matrix).min() > -1e-6
        for o, row in enumerate(block):
            assert row[o] > -1e-6
            assert estimate.doubt(i, o) >= 0
            assert estimate.doubt_between(i, o, case.favourite[i]) == pytest.approx(estimate.doubt(i, o))


@given(cases())
def test_evidence_never_adds_doubt(case: Case) -> None:
    before, after = case.estimate(upto=-1), case.estimate()
    for i, size in enumerate(case.sizes):
        for o in range(size):
            assert after.doubt(i, o) <= before.doubt(i, o) + 1e-6
            assert after.loss(i, o) >= 0


@given(cases())
def test_a_sum_moves_to_what_was_told_and_not_beyond(case: Case) -> None:
    evidence = case.told[-1]
    before, after = (evidence.mean(case.estimate(upto)) for upto in (-1, None))
    if evidence.exact:
        low, high = sorted((before, evidence.points))
        assert low - 1e-6 <= after <= high + 1e-6
    else:
        assert after >= before - 1e-6


@given(cases())
def test_what_was_not_spoken_of_stays(case: Case) -> None:
    before, after = case.estimate(upto=-1), case.estimate()
    for i in {*range(len(case.sizes))} - {issue for issue, _, _ in case.told[-1].terms}:
        assert after.mean[i] == before.mean[i]
        assert after.spread[i] == before.spread[i]


@given(cases())
def test_the_order_of_the_terms_of_a_sum_does_not_matter(case: Case) -> None:
    one, two = case.estimate(), Estimate(case.favourite, case.sizes)
    for evidence in case.told:
        Evidence(evidence.terms[::-1], evidence.points, evidence.noise, evidence.exact).tell(two)
    assert numbers(one) == pytest.approx(numbers(two), abs=1e-6)


@given(cases())
def test_a_copy_goes_its_own_way(case: Case) -> None:
    kept = case.estimate()
    before = numbers(kept)
    other = kept.copy()
    other.equals([(0, 1 - min(1, case.favourite[0]), 1.0)], 99.0, 1.0)
    other.barred.add((0, 0))
    assert numbers(other) != before
    assert numbers(kept) == before
    assert not kept.barred


@given(st.floats(-80, 80), st.floats(0.5, 10))
def test_an_inequality_leaves_the_moments_of_what_is_left(least: float, noise: float) -> None:
    """Against the normal distribution cut off at `least`, by its formula (to what a table is good for)."""
    estimate = Estimate([0], [2])
    mean, variance = estimate.mean[0][1], estimate.spread[0][1][1]
    whole = variance + noise * noise
    z = (mean - least) / sqrt(whole)
    hazard = exp(-z * z / 2) / sqrt(2 * pi) / (0.5 * (1 + erf(z / sqrt(2))))
    estimate.at_least([(0, 1, 1.0)], least, noise)
    assert estimate.mean[0][1] == pytest.approx(mean + variance / sqrt(whole) * hazard, abs=0.02)
    left = variance - variance * variance / whole * hazard * (hazard + z)
    assert estimate.spread[0][1][1] == pytest.approx(left, rel=0.01)


def test_what_is_known_already_changes_next_to_nothing() -> None:
    estimate = Estimate([0, 0], [3, 3])
    before = numbers(estimate)
    estimate.at_least([(0, 2, 1.0)], -1000.0, 1.0)
    assert numbers(estimate) == pytest.approx(before, abs=1e-9)


def test_what_is_dearer_than_thought_makes_the_other_steps_of_that_issue_dearer() -> None:
    estimate = Estimate([0, 0], [3, 3])
    near, far = estimate.loss(0, 1), estimate.loss(0, 2)
    estimate.equals([(0, 2, 1.0)], far + 30, 1.0)
    assert estimate.loss(0, 2) > far + 20
    assert estimate.loss(0, 1) > near
