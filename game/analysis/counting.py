"""Counting the texts that enough members can join: their heads one by one, the tails of each all at once.

One operation on 64 bits tells of 64 texts, for one member.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.halves import Flags, Halves, Ints, Words

BLOCK = 2048
"""So many heads are counted together: their masks stay close to the processor."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads, as far as they go: `rows` [heads, issues] of options, and what they have brought the members,
    `got` [heads, members], in hundredths; less BEYOND for each red line crossed.
    """

    rows: Ints
    got: Ints


def looks(halves: Halves, n: int) -> int:
    """About how long it takes (in units of ten nanoseconds) to add the n-th issue to a head; or, after the
    last one, to count the head's tails.
    """
    members = len(halves.tails)
    if n < len(halves.head):
        return n + members + len(halves.ties[n])
    return members * (halves.everything.size + 8) + sum(len(tails.across) for tails in halves.tails)


def no_heads(halves: Halves) -> Heads:
    """The one head that has no issue yet."""
    return Heads(np.zeros((1, 0), dtype=np.int64), np.zeros((1, len(halves.tails)), dtype=np.int64))


def grown(halves: Halves, heads: Heads) -> tuple[Heads, Ints]:
    """Every head with every option of its next issue, but those that too few members could ever join; and
    for each of them, which head it continues.
    """
    options = len(halves.worth[heads.rows.shape[1]])
    rows = np.repeat(heads.rows, options, axis=0)
    rows = np.column_stack([rows, np.tile(np.arange(options), len(heads.rows))])
    got = _with_last(halves, rows, np.repeat(heads.got, options, axis=0))
    hopeful = _hopeful(halves, rows, got)
    return Heads(rows[hopeful], got[hopeful]), np.flatnonzero(hopeful) // options


def heads_of(halves: Halves, rows: Ints) -> Heads:
    """These whole heads, [heads, issues], with what they bring."""
    got = np.zeros((len(rows), len(halves.tails)), dtype=np.int64)
    for n in range(1, 1 + len(halves.head)):
        got = _with_last(halves, rows[:, :n], got)
    return Heads(rows, got)


def _with_last(halves: Halves, rows: Ints, got: Ints) -> Ints:
    """What the last issue of the rows adds to what the others have brought."""
    n = rows.shape[1] - 1
    got = got + halves.worth[n][rows[:, n]]
    for part in halves.ties[n]:
        got[:, part.member] += part.points * part.holds(rows)
    return got


def _hopeful(halves: Halves, rows: Ints, got: Ints) -> Flags:
    lost = got + halves.hope[rows.shape[1]] < halves.walk_away
    hopeful: Flags = lost.sum(axis=1) <= halves.spare + 1
    return hopeful


def counted(halves: Halves, heads: Heads) -> Ints:
    """For each of these whole heads, [heads, 1 + members]: how many of its tails make a text that enough
    members can join; and for every member, how many more would, if that member signed anything.
    """
    counts = np.zeros((len(heads.rows), 1 + len(halves.tails)), dtype=np.int64)
    hopeful = np.flatnonzero(_hopeful(halves, heads.rows, heads.got))
    for start in range(0, len(hopeful), BLOCK):
        block = hopeful[start : start + BLOCK]
        rows, wanted = heads.rows[block], halves.walk_away - heads.got[block]
        joined = [t.masks[t.places(rows, wanted[:, m])] for m, t in enumerate(halves.tails)]
        enough, nearly = _joined_by(joined, halves)
        nearly &= ~enough
        counts[block, 0] = _bits(enough)
        for m, mask in enumerate(joined, start=1):
            counts[block, m] = _bits(nearly & ~mask)
    return counts


def _joined_by(joined: Sequence[Words], halves: Halves) -> tuple[Words, Words]:
    """The tails that enough members join, and those that enough or one fewer do."""
    missing = [np.broadcast_to(halves.everything, joined[0].shape).copy() for _ in range(halves.spare + 2)]
    for mask in joined:  # missing[n]: the tails that at most n of the members so far do not join
        for n in range(halves.spare + 1, 0, -1):
            missing[n] &= mask
            missing[n] |= missing[n - 1]
        missing[0] &= mask
    return missing[-2], missing[-1]


def _bits(words: Words) -> Ints:
    bits: Ints = np.bitwise_count(words).sum(axis=1, dtype=np.int64)
    return bits
