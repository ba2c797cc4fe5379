"""The zone of agreement: how many of all texts could be adopted, and whose consent makes it small.

Counted exactly wherever that takes no more than a moment; else estimated from heads of texts drawn where
the zone is likely to be, each with all its tails, with an interval that says how sure that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, fsum, sqrt
from statistics import mean, stdev

import numpy as np

from game.analysis.counting import Heads, counted, grown, heads_of, looks, no_heads
from game.analysis.drawing import drawn, looks_each, outlook_of
from game.analysis.halves import Halves, halves_of
from game.analysis.space import Space
from game.engine.scenario import Seat

EFFORT = 100_000_000
"""So many looks an exact count may take, about a second, before there is an estimate."""
BLOCK = 1 << 14
DRAWN = 120_000_000
"""As many looks all the drawings of an estimate may take together."""
DRAWINGS = 12
NARROWEST, WIDEST = 64, 4096
"""A drawing has so many heads, as looks allow."""
EVENLY = 1 << 15
"""So many heads are drawn evenly where no drawing has found anything."""
SURE = 2.2
"""Standard errors of so many drawings, on either side of their mean, that make 95 % (Student 1908)."""
UNSEEN = 3.0
"""What was in none of n even draws has, with 95 % confidence, a share below 3 / n."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The share of all whole texts that enough members can join, in an interval of 95 % confidence.

    Exact where `low == high`. `without`: the share if this member signed anything (an estimate where the
    texts are too many to count).
    """

    share: float
    low: float
    high: float
    without: Mapping[Seat, float]

    @property
    def pivotal(self) -> Seat | None:
        """Whose consent takes most texts away, the first at the table among equals; None: nobody's does."""
        seat = max(self.without, key=lambda s: self.without[s])
        return seat if self.without[seat] > self.share else None


def zone_of(space: Space, effort: int = EFFORT) -> Zone:
    """The zone of agreement of a space; the same on every machine."""
    halves = halves_of(space)
    counts = _counted(halves, effort)
    if counts is None:
        return _estimated(space, halves)
    joinable, *but_for = counts
    without = ((joinable + more) / space.size for more in but_for)
    share = joinable / space.size
    return Zone(share, share, share, dict(zip(space.members, without, strict=True)))


def _counted(halves: Halves, effort: int) -> list[int] | None:
    """How many texts can be joined, and how many more but for each member; None: too many to count."""
    totals = np.zeros(1 + len(halves.tails), dtype=object)
    stack = [no_heads(halves)]
    while stack:
        heads = stack.pop()
        n = heads.rows.shape[1]
        whole = n == len(halves.head)
        effort -= looks(halves, n) * len(heads.rows) * (1 if whole else len(halves.worth[n]))
        if effort < 0:
            return None
        if whole:
            totals += counted(halves, heads).sum(axis=0)
        else:
            more, _ = grown(halves, heads)
            for start in range(0, len(more.rows), BLOCK):
                part = slice(start, start + BLOCK)
                stack.append(Heads(more.rows[part], more.got[part]))
    return [int(total) for total in totals]


def _estimated(space: Space, halves: Halves) -> Zone:
    """The mean of drawings: first for texts that can be joined, then for those that lack one member more."""
    outlook = outlook_of(space, halves)
    width = DRAWN // (2 * DRAWINGS * looks_each(halves, outlook))
    width = max(NARROWEST, min(WIDEST, width))

    def shares(seed: int, spare: int) -> list[float]:
        """What one drawing makes of the counts: joinable, and but for each member."""
        rng = np.random.Generator(np.random.PCG64(seed))
        heads, stands_for = drawn(halves, outlook, width, spare, rng)
        counts = counted(halves, heads) * (stands_for / space.size)[:, None]
        return [fsum(column) for column in counts.T]

    drawings = [shares(seed, halves.spare)[0] for seed in range(DRAWINGS)]
    share = mean(drawings)
    but_for = zip(*(shares(seed, halves.spare + 1)[1:] for seed in range(DRAWINGS)), strict=True)
    without = {s: min(1.0, share + mean(more)) for s, more in zip(space.members, but_for, strict=True)}
    if share == 0:
        return Zone(0.0, 0.0, _at_most(space, halves), without)
    factor = exp(SURE * stdev(drawings) / sqrt(DRAWINGS) / share)
    return Zone(share, share / factor, min(1.0, share * factor), without)


def _at_most(space: Space, halves: Halves) -> float:
    """The largest share that is likely where all that was drawn is nothing; heads are drawn evenly for it."""
    rng = np.random.Generator(np.random.PCG64(DRAWINGS))
    wordings = np.array([space.wordings[i] for i in halves.head], dtype=np.int64)
    rows = rng.integers(0, wordings, (EVENLY, len(wordings)))
    return 1.0 if counted(halves, heads_of(halves, rows))[:, 0].any() else UNSEEN / EVENLY
