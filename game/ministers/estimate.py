"""What one delegation would lose by each wording, as far as its conduct tells: means with uncertainty.

For every issue the loss against the delegation's favourite option is a small Gaussian vector, one entry
an option, in points of a hundred. Conduct is evidence on sums of losses: an equation with noise is a
Kalman update; an inequality is matched by its first two moments (assumed density filtering, Maybeck
1982; Minka 2001), issue by issue. The prior is what a newcomer would guess: a favourite that was shown,
losses that grow with the distance along the axis, all issues of equal weight within wide bounds
(after Hindriks and Tykhonov 2008). Only additions, products, quotients and roots of floats in a fixed
order: the same numbers on every machine.
"""

from collections.abc import Iterable, Sequence
from math import erf, exp, floor, pi, sqrt

SHAPE = (0.0, 0.35, 0.7, 0.95, 1.0)
"""The share of an issue's weight that is lost so many steps from the favourite, to a newcomer's mind."""
WEIGHT_SPREAD = 0.8
SHAPE_SPREAD = 0.35

Row = list[float]
Terms = Sequence[tuple[int, int, float]]
"""A sum of losses: (issue, option, factor)."""

_REACH, _STEPS = 6, 16
_HAZARD = tuple(
    round(exp(-z * z / 2) / sqrt(2 * pi) / (0.5 * (1 + erf(z / sqrt(2)))), 6)
    for z in (n / _STEPS for n in range(-_REACH * _STEPS, _REACH * _STEPS + 1))
)


def _hazard(z: float) -> float:
    """The standard normal density over its distribution at z, from a table; beyond it, its asymptote."""
    if z <= -_REACH:
        return -z
    if z >= _REACH:
        return 0.0
    at = (z + _REACH) * _STEPS
    n = floor(at)
    return _HAZARD[n] + (at - n) * (_HAZARD[n + 1] - _HAZARD[n])


class Estimate:
    """Beliefs on one delegation. Filled while reading, not changed after."""

    __slots__ = ("barred", "favourite", "mean", "spread")

    def __init__(self, favourite: Sequence[int], sizes: Sequence[int]) -> None:
        weight = 100 / len(sizes)
        self.favourite = tuple(favourite)
        self.barred: set[tuple[int, int]] = set()
        self.mean: list[Row] = []
        self.spread: list[list[Row]] = []
        between = (weight * WEIGHT_SPREAD) ** 2
        within = (weight * SHAPE_SPREAD) ** 2 * (1 + WEIGHT_SPREAD**2)
        for best, size in zip(favourite, sizes, strict=True):
            shape = [SHAPE[min(abs(o - best), len(SHAPE) - 1)] for o in range(size)]
            self.mean.append([weight * s for s in shape])
            self.spread.append(
                [
                    [between * a * b + (within if o == p and o != best else 0.0) for p, b in enumerate(shape)]
                    for o, a in enumerate(shape)
                ]
            )

    def copy(self) -> "Estimate":
        other = Estimate.__new__(Estimate)
        other.favourite, other.barred = self.favourite, set(self.barred)
        other.mean = [list(row) for row in self.mean]
        other.spread = [[list(row) for row in block] for block in self.spread]
        return other

    def equals(self, terms: Terms, total: float, noise: float) -> None:
        """Evidence that the sum is `total`, give or take `noise`."""
        mean, variance, pulls = self._sum(terms, noise)
        gain = (total - mean) / variance
        self._move(pulls, gain, 1 / variance)

    def at_least(self, terms: Terms, least: float, noise: float) -> None:
        """Evidence that the sum is `least` or more, give or take `noise`."""
        mean, variance, pulls = self._sum(terms, noise)
        deviation = sqrt(variance)
        z = (mean - least) / deviation
        hazard = _hazard(z)
        self._move(pulls, hazard / deviation, hazard * (hazard + z) / variance)

    def _sum(self, terms: Terms, noise: float) -> tuple[float, float, list[tuple[int, Row]]]:
        """Its mean and variance, and how each issue's losses vary with it."""
        factors: dict[int, list[tuple[int, float]]] = {}
        mean = 0.0
        for issue, option, factor in terms:
            factors.setdefault(issue, []).append((option, factor))
            mean += factor * self.mean[issue][option]
        variance = noise * noise
        pulls = []
        for issue, parts in factors.items():
            block = self.spread[issue]
            pull = [0.0] * len(block)
            for option, factor in parts:
                for n, entry in enumerate(block[option]):
                    pull[n] += factor * entry
            for option, factor in parts:
                variance += factor * pull[option]
            pulls.append((issue, pull))
        return mean, variance, pulls

    def _move(self, pulls: Iterable[tuple[int, Row]], gain: float, shrink: float) -> None:
        for issue, pull in pulls:
            mean, block = self.mean[issue], self.spread[issue]
            for o, a in enumerate(pull):
                if a:
                    mean[o] += a * gain
                    row, scale = block[o], a * shrink
                    for p, b in enumerate(pull):
                        row[p] -= scale * b

    def loss(self, issue: int, option: int) -> float:
        """Points, never below none."""
        return max(0.0, self.mean[issue][option])

    def doubt(self, issue: int, option: int) -> float:
        """Standard deviation of that loss, in points."""
        return sqrt(max(0.0, self.spread[issue][option][option]))

    def doubt_between(self, issue: int, one: int, other: int) -> float:
        """Standard deviation of the difference of two losses, in points."""
        block = self.spread[issue]
        return sqrt(max(0.0, block[one][one] + block[other][other] - 2 * block[one][other]))
