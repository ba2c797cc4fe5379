"""Missed trades: small changes of a text by which nobody would have lost and somebody would have gained."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product
from math import prod
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from game.analysis.space import Choice, Space, Wants
from game.engine.scenario import Seat

ISSUES = 3
"""The most issues that one trade changes."""
BEST = 3
"""So many trades are named of each kind: those that change as many issues, between as many parties."""
ROOM = 4
"""From so many parties on, a trade is one of the whole room."""
BATCH = 1 << 15

Item = TypeVar("Item")

Change = tuple[tuple[int, int], ...]
"""What is new in a text: (issue, option), in the order of the issues."""
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trade:
    """A change of a text; `gains` is what it brings every member, in hundredths of a point.

    `gives`: the issues on which a member would lose if that issue alone were changed; members without
    such an issue are left out.
    """

    change: Change
    gains: Mapping[Seat, int]
    gives: Mapping[Seat, tuple[int, ...]]

    @property
    def issues(self) -> tuple[int, ...]:
        return tuple(issue for issue, _ in self.change)

    @property
    def parties(self) -> tuple[Seat, ...]:
        """The members who give something for something; where fewer than two do, all whom it concerns."""
        if len(self.gives) > 1:
            return tuple(self.gives)
        return tuple(seat for seat, gain in self.gains.items() if gain or seat in self.gives)

    @property
    def kind(self) -> tuple[int, int]:
        """How many issues it changes, between how many parties: at least two, at most ROOM."""
        return len(self.change), min(max(2, len(self.parties)), ROOM)

    @property
    def rank(self) -> tuple[int, int]:
        """The product over the members of one point and their gain, so that a gain shared out counts for
        more than the same for one (as in Nash's solution, the old text in place of no text); then the sum.
        """
        return prod(100 + gain for gain in self.gains.values()), sum(self.gains.values())


def trade(space: Space, choice: Choice, other: Choice) -> Trade:
    """What it means to go from one text to another."""
    change = tuple((i, new) for i, (old, new) in enumerate(zip(choice, other, strict=True)) if old != new)
    return next(_trades(space, choice, [change]))


def missed_trades(space: Space, choice: Choice) -> tuple[Trade, ...]:
    """The best changes of one, two or three issues that cost no member anything and cross no red line anew.

    Smallest first: by issues, then parties, then rank; the BEST of each kind. Not among them: a trade that
    brings nobody more than another on some of its issues, one with a part that ranks as high, and one that
    is only two others side by side.
    """
    found = list(_trades(space, choice, _without_loss(space, choice)[0]))
    rank = {one.change: one.rank for one in found}
    on: dict[tuple[int, ...], list[Trade]] = defaultdict(list)
    for one in found:
        on[one.issues].append(one)

    def redundant(one: Trade) -> bool:
        for part in _parts(one.change):
            rest = tuple(step for step in one.change if step not in part)
            if part in rank and (rest in rank or rank[part] >= rank[one.change]):
                return True
        others = (other for issues in (*_parts(one.issues), one.issues) for other in on.get(issues, ()))
        return any(_brings_no_more(one, other) for other in others)

    kept: list[Trade] = []
    kinds: Counter[tuple[int, int]] = Counter()
    for one in sorted(found, key=lambda t: (t.kind, [-n for n in rank[t.change]], t.change)):
        if kinds[one.kind] < BEST and not redundant(one):
            kinds[one.kind] += 1
            kept.append(one)
    return tuple(kept)


def best_trade(space: Space, choice: Choice) -> Trade | None:
    """Of all such changes the one of the highest rank, whatever its kind; None: there is none."""
    changes, gains = _without_loss(space, choice)
    if not changes:
        return None
    logarithms = np.log(100.0 + gains).sum(axis=1)
    near = np.flatnonzero(logarithms >= logarithms.max() - 1e-6).tolist()  # settled in whole numbers
    found = _trades(space, choice, [changes[n] for n in near])
    return min(found, key=lambda one: ([-n for n in one.rank], one.kind, one.change))


def _parts(whole: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    return (part for size in range(1, len(whole)) for part in combinations(whole, size))


def _brings_no_more(one: Trade, other: Trade) -> bool:
    """Of two that bring the same, only the later one."""
    if one.gains == other.gains:
        return (len(one.change), one.change) > (len(other.change), other.change)
    return all(gain <= other.gains[seat] for seat, gain in one.gains.items())


def _without_loss(space: Space, choice: Choice) -> tuple[list[Change], Ints]:
    """Every change of few issues by which nobody loses and somebody gains; gains: [changes, members]."""
    barred = {line for wants in space.wants.values() for line in wants.forbidden}
    steps = [
        [(i, o) for o in range(len(row)) if o != choice[i] and (i, o) not in barred]
        for i, row in enumerate(space.options)
    ]
    sizes = range(1, ISSUES + 1)
    changes = (change for size in sizes for rows in combinations(steps, size) for change in product(*rows))
    good: list[Change] = []
    brought = [np.empty((0, len(space.members)), np.int64)]
    while batch := list(islice(changes, BATCH)):
        gains = _gains(space, choice, batch)
        better = (gains >= 0).all(axis=1) & (gains > 0).any(axis=1)
        good += [batch[n] for n in np.flatnonzero(better)]
        brought.append(gains[better])
    return good, np.concatenate(brought)


def _trades(space: Space, choice: Choice, changes: Sequence[Change]) -> Iterator[Trade]:
    steps = sorted({step for change in changes for step in change})
    alone = dict(zip(steps, _gains(space, choice, [(step,) for step in steps]).tolist(), strict=True))
    for change, gains in zip(changes, _gains(space, choice, changes).tolist(), strict=True):
        gives = {
            seat: tuple(step[0] for step in change if alone[step][m] < 0)
            for m, seat in enumerate(space.members)
        }
        gainful = dict(zip(space.members, gains, strict=True))
        yield Trade(change, gainful, {seat: issues for seat, issues in gives.items() if issues})


def _gains(space: Space, choice: Choice, changes: Sequence[Change]) -> Ints:
    """What each change brings each member, [changes, members], in hundredths of a point."""
    rows = np.tile(np.array(choice), (len(changes), 1))
    for n, change in enumerate(changes):
        for issue, option in change:
            rows[n, issue] = option
    return np.column_stack([_worth(wants, rows) - wants.value(choice) for wants in space.wants.values()])


def _worth(wants: Wants, rows: Ints) -> Ints:
    worth = sum(
        (np.array(row)[rows[:, i]] for i, row in enumerate(wants.worth)),
        start=np.zeros(len(rows), dtype=np.int64),
    )
    for tie in wants.ties:
        holds = np.ones(len(rows), dtype=np.bool_)
        for issue, options in tie.when:
            holds &= np.isin(rows[:, issue], list(options))
        worth += tie.points * holds
    return worth
