"""Is there a text that these delegations could all join? A search over the zone.

Exact where it can be within a fixed effort, honest where it cannot: UNKNOWN is an answer.
"""

from collections.abc import Sequence
from itertools import combinations, islice
from math import comb

from game.authoring.zone import Choice, Wants, Zone, at_most, slack
from game.engine.scenario import Seat

EFFORT = 1_500_000
"""How often one question may look at what one delegation wants, before the answer is UNKNOWN."""
ROUNDS = 60
CLIMBS = 8
STEPS = 40
GROUPS = 150


class Unknown:
    """The effort was not enough to say."""


UNKNOWN = Unknown()


class _Spent(Exception):
    """The effort is used up."""


class Effort:
    """What may still be spent on a question."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, looks: int) -> None:
        self.left -= looks
        if self.left < 0:
            raise _Spent


def solve(zone: Zone, seats: Sequence[Seat], effort: int | None = None) -> Choice | Unknown | None:
    """A text worth its need to each of these seats; None: there is none, for certain."""
    wants = [zone.wants[seat] for seat in seats]
    allowed = [
        [o for o in range(len(options)) if all(w.worth[i][o] is not None for w in wants)]
        for i, options in enumerate(zone.options)
    ]
    if not all(allowed):
        return None
    for start in zone.starts:
        if all(slack(w, start) >= 0 for w in wants):
            return start
    try:
        return _solved(wants, allowed, Effort(EFFORT if effort is None else effort))
    except _Spent:
        return UNKNOWN


def _solved(wants: Sequence[Wants], allowed: Sequence[Sequence[int]], effort: Effort) -> Choice | None:
    """Each delegation's points get a price. At any prices, the best sum over the clauses bounds what is
    possible; raising the price of whoever lacks points finds a text, or a bound below zero.
    """
    looks = len(wants) * sum(map(len, allowed))
    prices = [1.0] * len(wants)
    best_bound, best_prices = float("inf"), prices
    for n in range(ROUNDS):
        effort.spend(looks)
        combined = _combined(wants, prices, allowed)
        choice = tuple(max(row, key=lambda o: row[o]) for row in combined)
        bound = sum(row[o] for row, o in zip(combined, choice, strict=True)) + _spare(wants, prices)
        if bound < -1:
            return None
        if bound < best_bound:
            best_bound, best_prices = bound, prices
        if n < CLIMBS:
            choice = _climbed(wants, choice, allowed, effort)
        slacks = [slack(w, choice) for w in wants]
        if min(slacks) >= 0:
            return choice
        prices = [p * 1.5 ** max(-4.0, min(4.0, -s / 500)) for p, s in zip(prices, slacks, strict=True)]
        prices = [p * len(prices) / sum(prices) for p in prices]
    return _Search(wants, allowed, best_prices, effort).found()


def _combined(
    wants: Sequence[Wants], prices: Sequence[float], allowed: Sequence[Sequence[int]]
) -> list[dict[int, float]]:
    """Every issue's options at these prices of the delegations' points."""
    return [
        {o: sum(p * (w.worth[i][o] or 0) for p, w in zip(prices, wants, strict=True)) for o in options}
        for i, options in enumerate(allowed)
    ]


def _spare(wants: Sequence[Wants], prices: Sequence[float]) -> float:
    """All that ties could add, less all that is needed."""
    return sum(
        p * (sum(max(0, tie.points) for tie in w.ties) - w.need) for p, w in zip(prices, wants, strict=True)
    )


def _climbed(
    wants: Sequence[Wants], choice: Choice, allowed: Sequence[Sequence[int]], effort: Effort
) -> Choice:
    """The choice improved one clause at a time, while what is lacking shrinks."""
    now = list(choice)
    for _ in range(STEPS):
        effort.spend(2 * len(wants) * sum(map(len, allowed)))
        slacks = [slack(w, tuple(now)) for w in wants]
        lacking = sum(min(0, s) for s in slacks)
        best, step = lacking, None
        for i, row in enumerate(allowed):
            for o in row:
                changed = (s + _change(w, now, i, o) for s, w in zip(slacks, wants, strict=True))
                left = sum(min(0, s) for s in changed)
                if left > best:
                    best, step = left, (i, o)
        if step is None:
            break
        now[step[0]] = step[1]
    return tuple(now)


def _change(w: Wants, choice: list[int], issue: int, option: int) -> int:
    """What it changes for one delegation to take another option of one issue."""
    before = choice[issue]
    change = (w.worth[issue][option] or 0) - (w.worth[issue][before] or 0)
    for tie in w.ties:
        for i, options in tie.when:
            if i == issue and (before in options) != (option in options):
                rest = all(choice[other] in named for other, named in tie.when if other != issue)
                change += (tie.points if option in options else -tie.points) * rest
    return change


class _Search:
    """Branch and bound over the clauses, dearest first."""

    def __init__(
        self,
        wants: Sequence[Wants],
        allowed: Sequence[Sequence[int]],
        prices: Sequence[float],
        effort: Effort,
    ) -> None:
        combined = _combined(wants, prices, allowed)
        spread = [max(row.values()) - min(row.values()) for row in combined]
        self.order = sorted(range(len(allowed)), key=lambda i: -spread[i])
        self.options = [sorted(row, key=lambda o: -row[o]) for row in combined]
        self.wants, self.effort = wants, effort
        self.looks = sum(4 + len(w.ties) for w in wants)
        self.rest = [self._most_left(w, allowed) for w in wants]
        self.chosen: dict[int, int] = {}

    def _most_left(self, w: Wants, allowed: Sequence[Sequence[int]]) -> list[int]:
        left = [0]
        for i in reversed(self.order):
            left.append(left[-1] + max(w.worth[i][o] or 0 for o in allowed[i]))
        return left[::-1]

    def found(self) -> Choice | None:
        if self._go([-w.need for w in self.wants], 0):
            return tuple(self.chosen[i] for i in range(len(self.order)))
        return None

    def _go(self, now: list[int], depth: int) -> bool:
        self.effort.spend(self.looks)
        for total, w, rest in zip(now, self.wants, self.rest, strict=True):
            if total + rest[depth] + sum(at_most(tie, self.chosen) for tie in w.ties) < 0:
                return False
        if depth == len(self.order):
            return True
        i = self.order[depth]
        for o in self.options[i]:
            self.chosen[i] = o
            if self._go([t + (w.worth[i][o] or 0) for t, w in zip(now, self.wants, strict=True)], depth + 1):
                return True
        del self.chosen[i]
        return False


def joinable(zone: Zone, quorum: int) -> Choice | Unknown | None:
    """A text that at least `quorum` of the members could join."""
    seats = tuple(zone.wants)
    if quorum >= len(seats):
        return solve(zone, seats)
    unsure = False
    groups = comb(len(seats), quorum)
    for group in islice(combinations(seats, quorum), GROUPS):
        answer = solve(zone, group, EFFORT // min(groups, GROUPS))
        if isinstance(answer, tuple):
            return answer
        unsure = unsure or answer is UNKNOWN
    return UNKNOWN if unsure or groups > GROUPS else None


def culprits(zone: Zone) -> tuple[Seat, ...]:
    """A small set of members who have no text in common: without any one of them there may be one."""
    seats = list(zone.wants)
    for seat in tuple(seats):
        without = [s for s in seats if s != seat]
        if without and solve(zone, without, EFFORT // len(zone.wants)) is None:
            seats = without
    return tuple(seats)
