"""Who is opposed to whom, over which issues, and what nobody fights over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, combinations_with_replacement
from math import copysign, sqrt

from game.analysis.space import Space, Wants
from game.engine.scenario import IssueId, Seat

Pair = tuple[Seat, Seat]
Correlations = Mapping[Pair, float | None]
"""For every two members, in the order of the table: -1 opposed, 0 nothing to do with each other, 1 at one.

None where one of them is indifferent.
"""

QUIET = 50
"""Who gives up at most half a point (50 hundredths) does not fight over it."""


@dataclass(frozen=True, slots=True)
class Contest:
    """One issue. `correlation`: Pearson's, of what its options are worth to two members, links left aside.

    `price`: the hundredths of a point that members together give up of their best options, at the option
    (behind nobody's red line) that costs them least together; None: a red line bars every option.
    `quiet`: nobody fights over it; some option costs no member more than half a point.
    """

    correlation: Correlations
    price: int | None
    quiet: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """`issues`: each of them. `correlation`: of what a text is worth to two members, over all whole texts,
    every one counted alike, links included.
    """

    issues: Mapping[IssueId, Contest]
    correlation: Correlations


def conflict_of(space: Space) -> Conflict:
    """How the interests of the members meet, over whole texts and red lines left aside unless said."""
    terms = {seat: _terms(space, wants) for seat, wants in space.wants.items()}
    covariance = {
        (a, b): sum((_covariance(s, t) for s in terms[a] for t in terms[b]), start=Fraction())
        for a, b in combinations_with_replacement(space.members, 2)
    }
    return Conflict(
        {name: _contest(space, issue) for issue, name in enumerate(space.issues)},
        {
            (a, b): _correlation(covariance[a, b], covariance[a, a], covariance[b, b])
            for a, b in _pairs(space)
        },
    )


def _pairs(space: Space) -> Iterator[Pair]:
    return combinations(space.members, 2)


Term = Mapping[int, tuple[int, ...]]
"""A part of a value: the product, over the issues it depends on, of a number for the option chosen."""


def _terms(space: Space, wants: Wants) -> list[Term]:
    """The parts that add up to what a text is worth: a clause each, and each link as its points or 0."""
    clauses: list[Term] = [{i: wants.worth[i][:n]} for i, n in enumerate(space.wordings)]
    for tie in wants.ties:
        holds = {i: tuple(int(o in options) for o in range(space.wordings[i])) for i, options in tie.when}
        if holds:
            first = min(holds)
            clauses.append({**holds, first: tuple(tie.points * held for held in holds[first])})
    return clauses


def _covariance(one: Term, other: Term) -> Fraction:
    """Of two parts, over all whole texts; issues do not depend on each other, so their means multiply."""
    shared = one.keys() & other.keys()
    if not shared:
        return Fraction(0)
    product = {i: tuple(a * b for a, b in zip(one[i], other[i], strict=True)) for i in shared}
    return _mean({**one, **other, **product}) - _mean(one) * _mean(other)


def _mean(term: Term) -> Fraction:
    mean = Fraction(1)
    for numbers in term.values():
        mean *= Fraction(sum(numbers), len(numbers))
    return mean


def _correlation(covariance: Fraction, one: Fraction, other: Fraction) -> float | None:
    if not one or not other:
        return None
    return copysign(sqrt(covariance**2 / (one * other)), covariance)


def _contest(space: Space, issue: int) -> Contest:
    numbers = range(space.wordings[issue])
    rows = {seat: wants.worth[issue][: len(numbers)] for seat, wants in space.wants.items()}
    allowed = {s: [o for o in numbers if (issue, o) not in w.forbidden] for s, w in space.wants.items()}
    best = {seat: max((row[o] for o in allowed[seat]), default=0) for seat, row in rows.items()}
    given_up = [
        [best[seat] - row[o] for seat, row in rows.items()]
        for o in numbers
        if all(o in may for may in allowed.values())
    ]
    parts: dict[Seat, Term] = {seat: {issue: row} for seat, row in rows.items()}
    return Contest(
        {
            (a, b): _correlation(*(_covariance(parts[s], parts[t]) for s, t in ((a, b), (a, a), (b, b))))
            for a, b in _pairs(space)
        },
        price=min(map(sum, given_up), default=None),
        quiet=min(map(max, given_up), default=QUIET + 1) <= QUIET,
    )
