"""Mandates drawn anew: every order is kept and every distance moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from game.engine.rounds import chance
from game.engine.scenario import (
    AddPoints,
    Effect,
    Flexibility,
    IssueId,
    Link,
    Mandate,
    OptionId,
    Scenario,
    Seat,
)

VALUES = 400
"""By how many per cent the step from one option of a row to the next may grow, or have been larger."""
WEIGHTS = 40
"""The same of a weight. So what weighed twice as much as something else weighs no less than it."""
POINTS = 50
"""The same of the points of a link, a capital or an event."""
REACH = 25
"""No value moves by more than this: what is pleasant does not become what is needed."""
FIRST = 3
"""How many of the heaviest issues, and those as heavy, keep their order and much of their distance."""


@dataclass(frozen=True, slots=True)
class Draw:
    """Where one delegation's numbers come from. `strength`: per cent of how much may change; 0: nothing."""

    seed: int
    seat: Seat
    strength: int

    def stretched(self, name: str, size: int, most: int, lean: int = 0) -> int:
        """Thousandths of what a size becomes; `lean` above 0: no less than it was, below 0: no more."""
        number, choices = chance(self.seed, f"vary/{self.seat}/{name}"), most * self.strength // 100 + 1
        more = 0 if lean < 0 else number % choices
        less = 0 if lean > 0 else (number >> 32) % choices
        return 1000 * size * (100 + more) // (100 + less)

    def points(self, name: str, points: int) -> int:
        """Points with their sign."""
        size = (self.stretched(name, abs(points), POINTS) + 500) // 1000
        return size if points > 0 else -size


def redrawn(scenario: Scenario, seed: int, strength: Mapping[Seat, int]) -> Scenario:
    """Other weights, values and points of links, capitals and events; walk-away values as they were.

    On every issue one option is in favour: whoever likes it cares more, whoever does not cares less, and
    beside the others it gains with all. Without that, changes by chance would cancel out around a large
    table, and its best texts would stay the best.
    """
    draws = {seat: Draw(seed, seat, strength[seat]) for seat in scenario.mandates}
    favoured = {issue: _favoured(scenario, issue, seed) for issue in scenario.agenda.issues}
    mandates = {seat: _mandate(m, draws[seat], favoured) for seat, m in scenario.mandates.items()}

    def added(seat: Seat, issue: IssueId, option: OptionId, name: str, add: int) -> int:
        """What a capital or an event adds now; where nothing was cut off at 0 or 100, nothing is now."""
        row = scenario.mandates[seat].values.get(issue)
        moved = draws[seat].points(name, add)
        if row is None or not 0 <= row[option] + add <= 100:
            return moved
        now = mandates[seat].values[issue][option]
        return min(max(moved, -now), 100 - now)

    def entry(seat: Seat, n: int, e: Flexibility) -> Flexibility:
        points = {o: added(seat, e.issue, o, f"capital/{n}/{o}", add) for o, add in e.points.items()}
        return replace(e, points=points)

    def effect(name: str, e: Effect) -> Effect:
        return (
            replace(e, add=added(e.seat, e.issue, e.option, name, e.add)) if isinstance(e, AddPoints) else e
        )

    return replace(
        scenario,
        mandates=mandates,
        capitals={
            seat: tuple(entry(seat, n, e) for n, e in enumerate(entries))
            for seat, entries in scenario.capitals.items()
        },
        happenings={
            event: replace(h, effects=tuple(effect(f"event/{event}/{n}", e) for n, e in enumerate(h.effects)))
            for event, h in scenario.happenings.items()
        },
    )


def _favoured(scenario: Scenario, issue: IssueId, seed: int) -> OptionId:
    """An option of the issue before which nobody has a red line, if there is one."""
    mandates = scenario.mandates.values()
    lines = {(line.issue, option) for m in mandates for line in m.red_lines for option in line.options}
    options = tuple(scenario.agenda.issues[issue].options)
    left = tuple(option for option in options if (issue, option) not in lines) or options
    return left[chance(seed, f"vary/{issue}") % len(left)]


def _mandate(mandate: Mandate, draw: Draw, favoured: Mapping[IssueId, OptionId]) -> Mandate:
    liking = {issue: row[favoured[issue]] for issue, row in mandate.values.items()}
    leans = {
        issue: 1 if 2 * liking[issue] >= max(row.values()) else -1 for issue, row in mandate.values.items()
    }
    return replace(
        mandate,
        weights=_weights(mandate.weights, leans, draw),
        values={issue: _row(issue, row, liking[issue], draw) for issue, row in mandate.values.items()},
        links=tuple(_link(n, link, draw) for n, link in enumerate(mandate.links)),
    )


def _link(n: int, link: Link, draw: Draw) -> Link:
    return replace(link, points=draw.points(f"link/{n}", link.points))


def _weights(old: Mapping[IssueId, int], leans: Mapping[IssueId, int], draw: Draw) -> dict[IssueId, int]:
    """Weights with the same sum. The first ones keep their order and half their distance to the next.

    That half is taken before the sum is put right, which can take it down to a third, and before rounding.
    """
    weighed = [issue for issue, weight in old.items() if weight]
    ranked = sorted(weighed, key=lambda issue: (-old[issue], draw.stretched(f"tie/{issue}", 1, WEIGHTS)))
    raw = [draw.stretched(f"weight/{issue}", old[issue], WEIGHTS, leans[issue]) for issue in ranked]
    first = sum(old[issue] >= old[ranked[min(FIRST, len(ranked)) - 1]] for issue in ranked)
    for n in reversed(range(min(first, len(raw) - 1))):
        raw[n] = max(raw[n], max(raw[n + 1 :]) + 500 * (old[ranked[n]] - old[ranked[n + 1]]))
    above_one = [max(0, weight - 1000) for weight in raw]
    shares = apportioned(above_one, sum(old.values()) - len(raw))
    new = {issue: 1 + share for issue, share in zip(ranked, shares, strict=True)}
    return {issue: new.get(issue, 0) for issue in old}


def _row(issue: IssueId, old: Mapping[OptionId, int], liked: int, draw: Draw) -> dict[OptionId, int]:
    """Values in the same order, with the same best one, zeros still zero, and other steps between them."""
    levels = sorted({0, *old.values()})
    steps = [
        draw.stretched(f"value/{issue}/{n}", high - low - 1, VALUES, (high == liked) - (low == liked))
        for n, (low, high) in enumerate(pairwise(levels))
    ]
    shares = apportioned(steps, levels[-1] - len(steps))
    new = dict(zip(levels, accumulate((1 + share for share in shares), initial=0), strict=True))
    return {option: min(max(new[value], value - REACH), value + REACH) for option, value in old.items()}


def apportioned(sizes: Sequence[int], total: int) -> list[int]:
    """Whole numbers in proportion to these sizes that add up to the total (largest remainders).

    A larger size never gets less; of equal sizes the first may get one more. Sizes that are all 0 count
    as equal.
    """
    sizes = sizes if any(sizes) else [1] * len(sizes)
    whole = sum(sizes)
    shares = [size * total // whole for size in sizes]
    by_remainder = sorted(range(len(sizes)), key=lambda n: -(sizes[n] * total % whole))
    for n in by_remainder[: total - sum(shares)]:
        shares[n] += 1
    return shares
