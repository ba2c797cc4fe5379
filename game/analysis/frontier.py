"""Two members: the exact Pareto frontier over every text, and the points on it that have names.

The values of clauses add up, so the frontier folds issue by issue: of the texts begun alike, only those
that no other one beats for both need be carried on. A tie is remembered, from the first issue it names
to the last, by whether it can still hold; texts are compared only where the same ties can.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.space import Choice, Space
from game.engine.scoring import Hundredths

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Point:
    """A text on the frontier; its values and surpluses to the two members, in hundredths of a point."""

    choice: Choice
    values: tuple[Hundredths, Hundredths]
    surplus: tuple[Hundredths, Hundredths]

    @property
    def acceptable(self) -> bool:
        """Whether both reach their walk-away value."""
        return min(self.surplus) >= 0


@dataclass(frozen=True, slots=True)
class _Begun:
    """Texts begun: what each is worth so far to the two ([text, member]), and its options ([text, issue])."""

    worth: Integers
    options: NDArray[np.int16]

    def with_option(self, option: int, worth: Sequence[int]) -> "_Begun":
        column = np.full((len(self.options), 1), option, np.int16)
        return _Begun(self.worth + np.array(worth, np.int64), np.hstack((self.options, column)))


def frontier(space: Space) -> tuple[Point, ...]:
    """Every pair of values that no text keeping both sides' red lines beats, each with one text.

    From the best for the first member to the best for the second, below their walk-away values too.
    Empty where every text crosses a red line. ValueError unless there are exactly two members.
    """
    if len(space.members) != 2:
        raise ValueError(f"a frontier is drawn for two members, and this table has {len(space.members)}")
    wants = tuple(space.wants.values())
    ties = [(tie, member) for member in (0, 1) for tie in wants[member].ties]
    spans = [frozenset(issue for issue, _ in tie.when) for tie, _ in ties]
    forbidden = wants[0].forbidden | wants[1].forbidden
    order = _order(len(space.issues), spans)

    def worth_of(won: int) -> tuple[int, int]:
        """What the ties among these bits are worth to the two."""
        held = [(tie.points, member) for n, (tie, member) in enumerate(ties) if won >> n & 1]
        return sum(p for p, member in held if member == 0), sum(p for p, member in held if member == 1)

    start = worth_of(_bits(not span for span in spans))
    begun = {0: _Begun(np.array([start], np.int64), np.empty((1, 0), np.int16))}
    done: set[int] = set()
    for issue in order:
        opening = _bits(issue in span and done.isdisjoint(span) for span in spans)
        done.add(issue)
        closing = _bits(issue in span and done.issuperset(span) for span in spans)
        named = _bits(issue in span for span in spans)
        longer: dict[int, list[_Begun]] = {}
        for option in range(len(space.options[issue])):
            if (issue, option) in forbidden:
                continue
            met = _bits((issue, option) in _named(tie.when) for tie, _ in ties)
            clause = [w.worth[issue][option] for w in wants]
            for alive, texts in begun.items():
                still = (alive | opening) & (met | ~named)
                gained = [c + t for c, t in zip(clause, worth_of(still & closing), strict=True)]
                longer.setdefault(still & ~closing, []).append(texts.with_option(option, gained))
        begun = {alive: _undominated(texts) for alive, texts in longer.items()}
    return tuple(_points(space, order, begun[0])) if begun else ()


def _bits(flags: Iterable[bool]) -> int:
    """The flags as one number, the first in the lowest bit."""
    return sum(flag << n for n, flag in enumerate(flags))


def _named(when: tuple[tuple[int, frozenset[int]], ...]) -> set[tuple[int, int]]:
    return {(issue, option) for issue, options in when for option in options}


def _order(issues: int, spans: Sequence[frozenset[int]]) -> list[int]:
    """Issues that are tied first, each time the one that leaves the fewest ties half known."""
    tied = frozenset[int]().union(*spans)
    order: list[int] = []

    def cost(issue: int) -> tuple[bool, int, int]:
        done = {*order, issue}
        return issue not in tied, sum(not done.isdisjoint(s) and not s <= done for s in spans), issue

    while len(order) < issues:
        order.append(min((i for i in range(issues) if i not in order), key=cost))
    return order


def _undominated(parts: Sequence[_Begun]) -> _Begun:
    """Those that no other one beats; of several worth the same, the first."""
    worth = np.concatenate([part.worth for part in parts])
    by_worth = np.lexsort((-worth[:, 1], -worth[:, 0]))
    second = worth[by_worth, 1]
    best_before = np.maximum.accumulate(second)[:-1]
    kept = by_worth[np.concatenate(([True], second[1:] > best_before))]
    return _Begun(worth[kept], np.concatenate([part.options for part in parts])[kept])


def _points(space: Space, order: Sequence[int], texts: _Begun) -> Iterable[Point]:
    places = np.argsort(order)
    first, second = (wants.walk_away for wants in space.wants.values())
    for (a, b), options in zip(texts.worth.tolist(), texts.options[:, places].tolist(), strict=True):
        yield Point(tuple(options), (a, b), (a - first, b - second))


def utilitarian_point(points: Sequence[Point]) -> Point | None:
    """Of the texts acceptable to both, the largest sum of values."""
    both = _acceptable(points)
    return max(both, key=lambda p: (sum(p.values), min(p.surplus)), default=None)


def egalitarian_point(points: Sequence[Point]) -> Point | None:
    """Of the texts acceptable to both, the largest smaller surplus; among equals, the largest sum."""
    both = _acceptable(points)
    return max(both, key=lambda p: (min(p.surplus), sum(p.surplus)), default=None)


def nash_point(points: Sequence[Point]) -> Point | None:
    """The largest product of surpluses (Nash 1950), where both can have one above zero."""
    both = [p for p in points if min(p.surplus) > 0]
    return max(both, key=lambda p: (p.surplus[0] * p.surplus[1], min(p.surplus)), default=None)


def kalai_smorodinsky_point(points: Sequence[Point]) -> Point | None:
    """Of the texts acceptable to both, the one on which the side with the smaller share has the largest.

    A share is a surplus divided by the most that side can have of a text acceptable to both (Kalai and
    Smorodinsky 1975, for separate points). Among equals, the largest sum.
    """
    both = _acceptable(points)
    most = [max((p.surplus[side] for p in both), default=0) for side in (0, 1)]

    def smaller_share(p: Point) -> tuple[int, int]:
        return min(p.surplus[0] * most[1], p.surplus[1] * most[0]), sum(p.surplus)

    return max(both, key=smaller_share, default=None)


def _acceptable(points: Sequence[Point]) -> list[Point]:
    return [point for point in points if point.acceptable]
