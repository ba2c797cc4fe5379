"""A space in two halves, to count its texts: heads, and tails few enough that each has a bit of its own.

What a head leaves a member to want finds, in a table, the tails that bring it. Exact, links included.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from game.analysis.space import Space, Tie, Wants

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]

TAILS = 1024
"""So many tails at most."""
TABLE = 1 << 23
"""So many words of tables at most: where many links lie across the halves, tails are fewer."""
BEYOND = 10**8
"""Hundredths more than any text is worth: what a crossed red line takes away."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a link lies in a head or tail: whose it is, which options it takes by column, its points."""

    member: int
    columns: tuple[tuple[int, Flags], ...]
    points: int

    def holds(self, rows: Ints) -> Flags:
        held = np.ones(len(rows), dtype=np.bool_)
        for n, takes in self.columns:
            held &= takes[rows[:, n]]
        return held


@dataclass(frozen=True, slots=True)
class Tails:
    """Which tails bring one member what a head leaves it to want.

    `masks[n]` has a bit for every tail; `keys[n]` says what that row is for: which of the links `across`
    the head has made ready, times `span`, plus the hundredths wanted above `low`.
    """

    across: tuple[Part, ...]
    low: int
    span: int
    keys: Ints
    masks: Words

    def places(self, rows: Ints, wanted: Ints) -> Ints:
        """The row of `masks` for each head, and what it leaves this member to want."""
        key = np.clip(wanted - self.low, 0, self.span - 1)
        for n, part in enumerate(self.across):
            key += part.holds(rows) * (self.span << n)
        return self.keys.searchsorted(key)


@dataclass(frozen=True, slots=True)
class Halves:
    """A space in two halves.

    `worth[n]` [options, members] is what the n-th issue of the head brings, BEYOND less behind a red line;
    `ties[n]` are the links it completes; `hope[n]` [members] is the most that can come after n issues.
    `spare`: how many members need not join. `everything` has the bit of every tail, `size` of them.
    """

    head: tuple[int, ...]
    tail: tuple[int, ...]
    walk_away: Ints
    worth: tuple[Ints, ...]
    ties: tuple[tuple[Part, ...], ...]
    hope: Ints
    tails: tuple[Tails, ...]
    spare: int
    everything: Words
    size: int


def halves_of(space: Space) -> Halves:
    """The space in halves: the issues over which most can be lost first, the others as tails."""
    order = _order(space)
    cut = len(order)
    while cut and _fits(space, order[cut - 1 :]):
        cut -= 1
    head, tail = order[:cut], order[cut:]
    wants = tuple(space.wants.values())
    size = prod(space.wordings[i] for i in tail)
    rows = np.array(list(product(*(range(space.wordings[i]) for i in tail))), dtype=np.int64)
    return Halves(
        head,
        tail,
        walk_away=np.array([w.walk_away for w in wants], dtype=np.int64),
        worth=tuple(np.column_stack([_brings(space, w, i) for w in wants]) for i in head),
        ties=_completed(space, head),
        hope=np.array([[_most_after(space, w, order, n) for w in wants] for n in range(cut + 1)]),
        tails=tuple(_tails(space, m, head, tail, rows.reshape(size, len(tail))) for m in range(len(wants))),
        spare=len(wants) - space.quorum,
        everything=packed(np.ones((1, size), dtype=np.bool_)),
        size=size,
    )


def _order(space: Space) -> tuple[int, ...]:
    """The issues, first those over which most can be lost: red lines, then points."""

    def stake(issue: int) -> tuple[int, int]:
        rows = [w.worth[issue][: space.wordings[issue]] for w in space.wants.values()]
        lines = sum(i == issue for w in space.wants.values() for i, _ in w.forbidden)
        return lines, sum(max(row) - min(row) for row in rows)

    return tuple(sorted(range(len(space.issues)), key=stake, reverse=True))


def _fits(space: Space, tail: Sequence[int]) -> bool:
    size = prod(space.wordings[i] for i in tail)
    tables = sum(1 << len(_across(w, tail)) for w in space.wants.values())
    return size <= TAILS and tables * size * (size // 64 + 1) <= TABLE


def _across(wants: Wants, tail: Sequence[int]) -> list[Tie]:
    """The links that lie partly in this tail."""
    inside = ((tie, sum(issue in tail for issue, _ in tie.when)) for tie in wants.ties)
    return [tie for tie, n in inside if 0 < n < len(tie.when)]


def _brings(space: Space, wants: Wants, issue: int) -> Ints:
    lost = (BEYOND * ((issue, o) in wants.forbidden) for o in range(space.wordings[issue]))
    return np.array([worth - loss for worth, loss in zip(wants.worth[issue], lost, strict=False)])


def part_of(space: Space, member: int, tie: Tie, issues: Sequence[int]) -> Part:
    """What of a link lies in these issues, which are the columns."""
    columns = (
        (issues.index(i), np.isin(np.arange(space.wordings[i]), list(options)))
        for i, options in tie.when
        if i in issues
    )
    return Part(member, tuple(columns), tie.points)


def _completed(space: Space, head: Sequence[int]) -> tuple[tuple[Part, ...], ...]:
    """For every issue of the head, the links that it is the last of."""
    completed: list[list[Part]] = [[] for _ in head]
    for m, wants in enumerate(space.wants.values()):
        for tie in wants.ties:
            if tie.when and all(i in head for i, _ in tie.when):
                completed[max(head.index(i) for i, _ in tie.when)].append(part_of(space, m, tie, head))
    return tuple(map(tuple, completed))


def _most_after(space: Space, wants: Wants, order: Sequence[int], n: int) -> int:
    open_ties = (tie for tie in wants.ties if not tie.when or any(i in order[n:] for i, _ in tie.when))
    clauses = sum(int(_brings(space, wants, i).max()) for i in order[n:])
    return clauses + sum(max(0, tie.points) for tie in open_ties)


def _tails(space: Space, member: int, head: Sequence[int], tail: Sequence[int], rows: Ints) -> Tails:
    wants = tuple(space.wants.values())[member]
    brought = np.zeros(len(rows), dtype=np.int64)
    for n, issue in enumerate(tail):
        brought += _brings(space, wants, issue)[rows[:, n]]
    for tie in wants.ties:
        if all(i in tail for i, _ in tie.when):
            brought += tie.points * part_of(space, member, tie, tail).holds(rows)
    sums = [brought]
    across = _across(wants, tail)
    for tie in across:
        added = tie.points * part_of(space, member, tie, tail).holds(rows)
        sums += [without + added for without in sums]
    levels = [np.unique(s[s > -BEYOND // 2]) for s in sums]
    low = min((int(level[0]) for level in levels if len(level)), default=0)
    high = max((int(level[-1]) for level in levels if len(level)), default=0)
    span = high - low + 2
    wanted = [np.append(level, high + 1) for level in levels]
    return Tails(
        tuple(part_of(space, member, tie, head) for tie in across),
        low,
        span,
        np.concatenate([ready * span + w - low for ready, w in enumerate(wanted)]),
        np.concatenate([packed(s >= w[:, None]) for s, w in zip(sums, wanted, strict=True)]),
    )


def packed(flags: Flags) -> Words:
    """[rows, tails] of truth as [rows, words] of 64 bits."""
    return np.packbits(np.pad(flags, ((0, 0), (0, -flags.shape[1] % 64))), axis=1).view(np.uint64)
