"""How much a minister asks for at each point of the talks."""

from game.engine.scenario import OptionId
from game.engine.state import Interests
from game.engine.view import View

MARGIN = 100
"""A text must beat the walk-away value by a point before a minister aims at it."""


def best_value(interests: Interests) -> int:
    """The most that a text could be worth without crossing a red line; links left out. Hundredths."""
    total = 0
    for issue, weight in interests.weights.items():
        allowed = [v for o, v in interests.values[issue].items() if (issue, o) not in interests.red_lines]
        total += weight * max(allowed, default=0)
    return total


def elapsed(view: View) -> tuple[int, int]:
    """How far the talks are, as a fraction (n, d): 0 in the first round, 1 in the last but one, since
    what is offered later may find nobody with a turn left to answer."""
    last = max(1, view.rounds - 2)
    return min(view.round - 1, last), last


def target(view: View) -> int:
    """Time-dependent concession (Faratin, Sierra, Jennings 1998) with e = 1: from the best text to
    just above the walk-away value, in a straight line. Hundredths of a point."""
    interests = view.interests
    assert interests is not None
    floor = (interests.walk_away or 0) + MARGIN
    best = max(floor, best_value(interests))
    n, d = elapsed(view)
    return best - (best - floor) * n // d


def allowed(interests: Interests, issue: str, option: OptionId) -> bool:
    return (issue, option) not in interests.red_lines
