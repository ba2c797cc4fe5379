"""Heads of texts drawn where many of their tails can be joined, and how many heads each of them stands for.

Issue by issue, every head is continued with every option. Where that makes too many, some are drawn, with
chances in proportion to what they stand for times their promise, and stand for the others too: sums over all
texts stay right on average (sequential Monte Carlo; Del Moral, Doucet and Jasra 2006). The promise is how
likely enough members are to be satisfied if the rest of the text is left to chance, reckoned with nothing but
+, -, x, / and square roots, so that every machine draws the same.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.counting import Heads, grown, looks, no_heads
from game.analysis.halves import Halves, Part, part_of
from game.analysis.space import Space, Wants

Floats = NDArray[np.float64]

STEEP = 1.3
"""How quickly a member's chance changes with what it expects: a little slower than it would by chance alone
(1.7), so that few texts are all but ruled out and then stand for very many.
"""
FAR = 20.0
"""So many spreads ahead or behind are as good as certain."""
LEAST = 1e-200
"""No promise is less: whatever is drawn stands for a finite number."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What chance brings each member after the first n issues of a head, in hundredths.

    `mean[n]`, `spread[n]` [members]: of what is open; `pending[n]`: the links not yet settled, by their part
    that is, with what they bring on average if that part holds.
    """

    mean: Floats
    spread: Floats
    pending: tuple[tuple[tuple[Part, float], ...], ...]


def outlook_of(space: Space, halves: Halves) -> Outlook:
    """Every member goes by the options that it may sign, each as likely as the other."""
    order = (*halves.head, *halves.tail)
    steps = range(len(halves.head) + 1)
    mean = np.zeros((len(steps), len(space.members)))
    variance = np.zeros_like(mean)
    pending: list[list[tuple[Part, float]]] = [[] for _ in steps]
    for m, wants in enumerate(space.wants.values()):
        for n in steps:
            for issue in order[n:]:
                worth = np.array([wants.worth[issue][o] for o in _signable(space, wants, issue)], dtype=float)
                mean[n, m] += worth.mean()
                variance[n, m] += worth.var()
            for tie in wants.ties:
                chances = [_chance(space, wants, i, options) for i, options in tie.when if i in order[n:]]
                if chances or not tie.when:
                    chance = float(np.prod(chances))
                    pending[n].append((part_of(space, m, tie, order[:n]), chance * tie.points))
                    variance[n, m] += chance * (1 - chance) * tie.points**2
    return Outlook(mean, np.sqrt(variance) + 1, tuple(map(tuple, pending)))


def _signable(space: Space, wants: Wants, issue: int) -> list[int]:
    options = range(space.wordings[issue])
    return [o for o in options if (issue, o) not in wants.forbidden] or list(options)


def _chance(space: Space, wants: Wants, issue: int, options: frozenset[int]) -> float:
    signable = _signable(space, wants, issue)
    return len(options.intersection(signable)) / len(signable)


def drawn(
    halves: Halves, outlook: Outlook, width: int, spare: int, rng: np.random.Generator
) -> tuple[Heads, Floats]:
    """At most so many whole heads, and how many each of them stands for; all there are if they are fewer.

    Drawn for texts that all members but `spare` can join.
    """
    heads, stands_for = no_heads(halves), np.ones(1)
    for _ in halves.head:
        heads, parents = grown(halves, heads)
        stands_for = stands_for[parents]
        if len(heads.rows) > width:
            promise = _promise(halves, outlook, heads, spare)
            marks = (stands_for * promise).cumsum()
            ticks = (rng.random() + np.arange(width)) * (marks[-1] / width)
            kept, times = np.unique(np.minimum(marks.searchsorted(ticks), len(marks) - 1), return_counts=True)
            heads = Heads(heads.rows[kept], heads.got[kept])
            stands_for = times * (marks[-1] / width) / promise[kept]
    return heads, stands_for


def looks_each(halves: Halves, outlook: Outlook) -> int:
    """About how long it takes to draw one head and count its tails, in looks (see counting)."""
    members = len(halves.tails)
    grow = (
        len(worth) * (looks(halves, n) + members * (halves.spare + 3) + len(outlook.pending[n + 1]))
        for n, worth in enumerate(halves.worth)
    )
    return sum(grow) + looks(halves, len(halves.head))


def _promise(halves: Halves, outlook: Outlook, heads: Heads, spare: int) -> Floats:
    """How likely all members but `spare` are to be satisfied, as if one's luck were not another's."""
    n = heads.rows.shape[1]
    expected = heads.got + outlook.mean[n] - halves.walk_away
    for part, points in outlook.pending[n]:
        expected[:, part.member] += points * part.holds(heads.rows)
    likely = _logistic(STEEP * np.clip(expected / outlook.spread[n], -FAR, FAR))
    missing = [np.ones(len(likely))] + [np.zeros(len(likely)) for _ in range(spare)]
    for satisfied in likely.T:  # missing[k]: the chance that exactly k of the members so far are not
        for k in range(spare, 0, -1):
            missing[k] = missing[k] * satisfied + missing[k - 1] * (1 - satisfied)
        missing[0] = missing[0] * satisfied
    return np.maximum(sum(missing), LEAST)


def _logistic(x: Floats) -> Floats:
    """1 / (1 + exp(-x)), near enough, by squaring (1 - x / 256) eight times."""
    power = 1 - x / 256
    for _ in range(8):
        power = power * power
    return 1 / (1 + power)
