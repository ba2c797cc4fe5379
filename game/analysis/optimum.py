"""The texts that are best for the whole table, by each of the classical measures, with proof.

A solution is over every member, whatever the rule of decision: no red line of anybody's is crossed and
everybody reaches its walk-away value. Two members: read off the exact frontier. More: a mixed-integer
program, solved to optimality.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, log, prod
from time import perf_counter

from game.analysis.frontier import (
    Point,
    egalitarian_point,
    frontier,
    kalai_smorodinsky_point,
    nash_point,
    utilitarian_point,
)
from game.analysis.program import Found, Program
from game.analysis.space import Choice, Space
from game.engine.scenario import Seat

LIMIT = 30.0
"""Seconds that one question may take."""

UNIT = 10_000.0
"""Logarithms in the program are in ten-thousandths: its tolerances are then far below what matters."""
TANGENTS = tuple(round(100 * 1.4**n) for n in range(14))
"""Surpluses at which the logarithm is bounded from the start: 1 point to 79."""


class Unsettled(Exception):
    """The time was not enough to find a text, or to prove that there is none."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A text, what it is worth to each member (hundredths), whether it is proved best, seconds taken."""

    choice: Choice
    values: Mapping[Seat, int]
    proved: bool
    seconds: float


def utilitarian(space: Space, limit: float = LIMIT) -> Solution | None:
    """The largest sum of values. None: no text is acceptable to all. Raises Unsettled."""
    return _best(space, utilitarian_point, lambda: largest_sum(space, _walk_aways(space), limit))


def egalitarian(space: Space, limit: float = LIMIT) -> Solution | None:
    """The largest smallest surplus; among those, the largest sum. None and Unsettled as above."""
    return _best(space, egalitarian_point, lambda: largest_least(space, _walk_aways(space), limit))


def nash(space: Space, limit: float = LIMIT) -> Solution | None:
    """The largest product of surpluses (Nash 1950). None: no text leaves everybody more than nothing.

    With more than two members, products within one part in ten million are not told apart.
    Raises Unsettled.
    """
    return _best(space, nash_point, lambda: _largest_product(space, limit))


def kalai_smorodinsky(space: Space) -> Solution | None:
    """The largest equal share of what each could have at most. For two members; ValueError for others."""
    return _on_frontier(space, kalai_smorodinsky_point)


def most_for(space: Space, seat: Seat, limit: float = LIMIT) -> Solution | None:
    """The text worth most to one member that all can join. None and Unsettled as above."""
    start = perf_counter()
    program = Program(space, limit)
    for member, floor in _walk_aways(space).items():
        program.row(program.worth(member), lowest=floor)
    return _solution(space, program.best(program.worth(seat)), start)


def feasible(space: Space, limit: float = LIMIT) -> Solution | None:
    """A text that the quorum could join: its red lines kept, its walk-away values reached.

    None: it is proved that there is no such text. Raises Unsettled.
    """
    start = perf_counter()
    program = Program(space, limit, red_lines=False)
    everybody = space.quorum == len(space.members)
    joins = {seat: program.column(int(everybody), 1, whole=True) for seat in space.members}
    program.row(dict.fromkeys(joins.values(), 1), lowest=space.quorum)
    for seat, wants in space.wants.items():
        least = sum(map(min, wants.worth)) + sum(min(0, tie.points) for tie in wants.ties)
        program.row({**program.worth(seat), joins[seat]: least - wants.walk_away}, lowest=least)
        for line in wants.forbidden:
            program.row({program.pick(*line): 1, joins[seat]: 1}, highest=1)
    return _solution(space, program.best({}), start)


def largest_sum(space: Space, floors: Mapping[Seat, int], limit: float) -> Found:
    """The text with the largest sum of values that keeps all red lines and gives each member its floor."""
    program = Program(space, limit)
    for seat, floor in floors.items():
        program.row(program.worth(seat), lowest=floor)
    return program.best(_sum_of_values(program, space))


def largest_least(space: Space, floors: Mapping[Seat, int], limit: float) -> Found:
    """The same with the largest smallest gain over the floors; among those, the largest sum."""
    program = Program(space, limit)
    least = program.column(0, inf)
    for seat, floor in floors.items():
        program.row({**program.worth(seat), least: -1}, lowest=floor)
    first = program.best({least: 1})
    if first.choice is None:
        return first
    values = space.values(first.choice)
    program.raise_to(least, min(values[seat] - floor for seat, floor in floors.items()))
    second = program.best(_sum_of_values(program, space))
    return Found(second.choice or first.choice, first.proved and second.proved, second.bound)


def _largest_product(space: Space, limit: float) -> Found:
    """The logarithm is bounded by tangents; each text found that is not yet the proved best adds its own."""
    program = Program(space, limit)
    surplus = {seat: program.column(1, inf) for seat in space.members}
    logs = {seat: program.column(-inf, inf) for seat in space.members}

    def bound_by_tangent(seat: Seat, at: int) -> None:
        program.row({logs[seat]: 1, surplus[seat]: -UNIT / at}, highest=UNIT * (log(at) - 1))

    for seat, wants in space.wants.items():
        program.row({**program.worth(seat), surplus[seat]: -1}, lowest=wants.walk_away)
        for at in TANGENTS:
            bound_by_tangent(seat, at)
    best: Choice | None = None
    seen: set[Choice] = set()
    while True:
        found = program.best(dict.fromkeys(logs.values(), 1), within=1e-4)
        if found.choice is None or found.choice in seen:
            return Found(best, found.proved, found.bound)
        seen.add(found.choice)
        best = max(best or found.choice, found.choice, key=lambda choice: _product(space, choice))
        if not found.proved or found.bound <= UNIT * log(_product(space, best)) + 1e-3:
            return Found(best, found.proved, found.bound)
        for seat, at in space.surplus(found.choice).items():
            bound_by_tangent(seat, at)


def _product(space: Space, choice: Choice) -> int:
    return prod(space.surplus(choice).values())


def _sum_of_values(program: Program, space: Space) -> dict[int, float]:
    total: dict[int, float] = {}
    for seat in space.members:
        for column, factor in program.worth(seat).items():
            total[column] = total.get(column, 0) + factor
    return total


def _walk_aways(space: Space) -> dict[Seat, int]:
    return {seat: wants.walk_away for seat, wants in space.wants.items()}


def _best(
    space: Space, on_frontier: Callable[[Sequence[Point]], Point | None], by_program: Callable[[], Found]
) -> Solution | None:
    """Two members: the point on their frontier. Otherwise what the program finds."""
    if len(space.members) == 2:
        return _on_frontier(space, on_frontier)
    start = perf_counter()
    return _solution(space, by_program(), start)


def _on_frontier(space: Space, named: Callable[[Sequence[Point]], Point | None]) -> Solution | None:
    start = perf_counter()
    point = named(frontier(space))
    return None if point is None else _solution(space, Found(point.choice, True, inf), start)


def _solution(space: Space, found: Found, start: float) -> Solution | None:
    seconds = perf_counter() - start
    if found.choice is not None:
        return Solution(found.choice, space.values(found.choice), found.proved, seconds)
    if not found.proved:
        raise Unsettled("the time was not enough to say whether there is such a text; give it more seconds")
    return None
