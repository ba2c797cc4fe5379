"""One text held against all others: does everybody take it, and could somebody have more at nobody's cost?"""

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter

from game.analysis.optimum import LIMIT, largest_least, largest_sum
from game.analysis.space import Choice, Space
from game.engine.scenario import Seat


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What there is to say about a text; values and gains in hundredths of a point.

    `acceptable`: by the rule of decision; `red_lines_kept`: everybody's. `by`: a text that keeps all red
    lines, is worth no less to anybody and more in all, by the most there is; None: it is not dominated.
    `gain_for_all`: the most that every member could gain at once, with `for_all`, the text that does it.
    `proved`: no other text does better than `by` and `for_all`; `seconds` taken.
    """

    values: Mapping[Seat, int]
    acceptable: bool
    red_lines_kept: bool
    by: Choice | None
    gain_for_all: int
    for_all: Choice | None
    proved: bool
    seconds: float

    @property
    def dominated(self) -> bool:
        return self.by is not None


def appraise(space: Space, choice: Choice, limit: float = LIMIT) -> Appraisal:
    """The text against every other one. `limit`: seconds for each of the two searches."""
    start = perf_counter()
    values = space.values(choice)
    better, together = largest_sum(space, values, limit), largest_least(space, values, limit)

    def gains(other: Choice | None) -> list[int]:
        return [value - values[seat] for seat, value in space.values(other or choice).items()]

    gain_for_all = min(gains(together.choice))
    return Appraisal(
        values,
        space.acceptable(choice),
        space.keeps_red_lines(choice),
        by=better.choice if any(gains(better.choice)) else None,
        gain_for_all=gain_for_all,
        for_all=together.choice if gain_for_all else None,
        proved=better.proved and together.proved,
        seconds=perf_counter() - start,
    )
