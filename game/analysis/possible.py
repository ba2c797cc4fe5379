"""What a finished game could have come to, by the interests with which it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from game.analysis.optimum import Unsettled, feasible, nash
from game.analysis.space import Choice, Space, Wants
from game.engine.scenario import IssueId, OptionId, Seat

REMEMBERED = 256
"""Many games end with the same interests; what was possible then is computed once for so many of them."""


@dataclass(frozen=True, slots=True)
class Possible:
    """`nash`: the surplus of each member (hundredths) in the text with the largest product of them, over
    all members whatever the rule of decision; None: no text leaves everybody more than nothing.

    `exists`: whether there is a text that enough members can join without footnotes. What is not settled in
    the time that a proof may take is no optimum, and a text that is not proved not to exist exists.
    """

    nash: Mapping[Seat, int] | None
    exists: bool


def possible(space: Space) -> Possible:
    """The best that these interests allowed."""
    wants = tuple(space.wants.items())
    return _possible(space.issues, space.options, space.open, wants, space.quorum)


@lru_cache(REMEMBERED)
def _possible(
    issues: tuple[IssueId, ...],
    options: tuple[tuple[OptionId | None, ...], ...],
    open_text: Choice,
    wants: tuple[tuple[Seat, Wants], ...],
    quorum: int,
) -> Possible:
    space = Space(issues, options, open_text, dict(wants), quorum)
    try:
        best = nash(space)
    except Unsettled:
        best = None
    if best is not None:
        return Possible(space.surplus(best.choice) if best.proved else None, exists=True)
    try:
        return Possible(None, exists=feasible(space) is not None)
    except Unsettled:
        return Possible(None, exists=True)


def nash_share(surplus: Mapping[Seat, int], nash: Mapping[Seat, int]) -> float:
    """The geometric mean over members of what they got, by that of what the Nash text would bring.

    To six places. 0 where somebody got nothing. Above 1 where reservations brought more than any text.
    """
    if min(surplus.values()) <= 0:
        return 0.0
    got, best = (prod(of[seat] for seat in nash) for of in (surplus, nash))
    mean: float = (got / best) ** (1 / len(nash))
    return round(mean, 6)
