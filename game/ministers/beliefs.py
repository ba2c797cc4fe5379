"""What a newcomer in the room can tell about every delegation from its public conduct alone.

The evidence is where a member stood at the end of each of its turns, and what it answered to the
texts before all. What a delegation gives up first is cheap to it; what it
holds on to is dear; how much it has given up in all follows from how far the talks are. Who gives up
nothing tells nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from game.engine.scenario import OptionId, Seat
from game.engine.speech import Remark
from game.engine.state import Reply, Turn
from game.engine.view import View
from game.ministers.estimate import Estimate
from game.ministers.grid import Choice, Grid, grid_of
from game.ministers.schedule import shown, signed

GUESSED_WALK_AWAY = 58.0
"""What a newcomer takes a walk-away value to be, of a hundred: somewhat more than half."""
LEVEL_NOISE = 3.0
WALK_AWAY_NOISE = 5.0
ORDER_NOISE = 1.0
SLACK = 2.0
"""Points left on the table because concessions come clause by clause."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """What the conduct so far says of every member. Equal only to itself: it stands for its history."""

    members: Mapping[Seat, Estimate]
    stands: Mapping[Seat, Choice]


@lru_cache(maxsize=64)
def _first(grid: Grid, seats: tuple[Seat, ...], stands: tuple[tuple[OptionId, ...], ...]) -> Reading:
    sizes = [len(row) for row in grid.options]
    places = {seat: grid.choice(stand) for seat, stand in zip(seats, stands, strict=True)}
    return Reading({seat: Estimate(stand, sizes) for seat, stand in places.items()}, places)


@lru_cache(maxsize=8192)
def _after(before: Reading, grid: Grid, turn: Turn, rounds: int, edited: bool) -> Reading:
    estimate = before.members[turn.seat].copy()
    stand = grid.choice(turn.stand)
    replies = [(grid.choice(reply.text), reply) for reply in turn.replies]
    towards = replies[-1][0] if replies else None
    if not edited and len(before.stands) == 2:
        towards = next(other for seat, other in before.stands.items() if seat != turn.seat)
    if any(reply.accepted and text == stand for text, reply in replies):
        towards = stand
    _learn_level(estimate, stand, towards, shown(turn.round, rounds))
    if towards is not None:
        _learn_order(estimate, stand, towards)
    agreed = all(other == stand for other in before.stands.values())
    for text, reply in replies:
        settled = agreed or (isinstance(reply.remark, Remark) and reply.remark.code == "stands")
        if settled and text != stand:
            _learn_preference(estimate, stand, text, likes=reply.accepted)
        if not settled or reply.accepted:
            _learn_reply(
                estimate, text, reply, signed(turn.round, rounds, edited), moves=stand != estimate.favourite
            )
        if isinstance(reply.remark, Remark):
            _learn_wishes(estimate, text, reply.remark, grid)
    return Reading({**before.members, turn.seat: estimate}, {**before.stands, turn.seat: stand})


def reading(view: View) -> Reading:
    """The reading of the talks so far; the same for everybody who sees them."""
    grid = grid_of(view.agenda)
    began = tuple(tuple(stand[issue] for issue in grid.issues) for stand in view.openings.values())
    result = _first(grid, view.members, began)
    for turn in view.turns:
        result = _after(result, grid, turn, view.rounds, view.agenda.procedure.chair is not None)
    return result


def _given(time: float) -> tuple[float, float]:
    """How much will have been given up by then, in points of a hundred, and how sure that is."""
    return time * (100 - GUESSED_WALK_AWAY), max(LEVEL_NOISE, WALK_AWAY_NOISE * time)


def _learn_level(estimate: Estimate, stand: Choice, towards: Choice | None, time: float) -> None:
    """What has been given up in all, by where the member stands."""
    given, noise = _given(time)
    moved = [(i, o, 1.0) for i, o in enumerate(stand) if o != estimate.favourite[i]]
    if moved and towards is not None and stand != towards:
        estimate.equals(moved, given - SLACK, noise)
    elif moved:
        estimate.at_least([(i, o, -1.0) for i, o, _ in moved], -given, noise)


def _learn_reply(estimate: Estimate, text: Choice, reply: Reply, time: float, *, moves: bool) -> None:
    """What the text costs the member: less than it was ready to give, or more. Who gives nothing may
    decline anything."""
    given, noise = _given(time)
    apart = [(i, o) for i, o in enumerate(text) if o != estimate.favourite[i]]
    if reply.accepted:
        estimate.at_least([(i, o, -1.0) for i, o in apart], -given, noise)
    elif moves:
        estimate.at_least([(i, o, 1.0) for i, o in apart], given, noise)


def _learn_preference(estimate: Estimate, agreed: Choice, text: Choice, *, likes: bool) -> None:
    """Against a text that all have agreed on, another is a gain to the member who wants it, a loss to the
    one who does not."""
    apart = [i for i, o in enumerate(text) if o != agreed[i]]
    sign = 1.0 if likes else -1.0
    terms = [(i, agreed[i], sign) for i in apart] + [(i, text[i], -sign) for i in apart]
    estimate.at_least(terms, 0.5, ORDER_NOISE)


def _learn_order(estimate: Estimate, stand: Choice, text: Choice) -> None:
    """What was given up on the way to the text costs less than what is held on to."""
    apart = [i for i, o in enumerate(text) if o != estimate.favourite[i]]
    given = [i for i in apart if stand[i] == text[i]]
    held = [i for i in apart if stand[i] == estimate.favourite[i]]
    for i in apart:
        if stand[i] not in (text[i], estimate.favourite[i]):
            estimate.at_least([(i, text[i], 1.0), (i, stand[i], -1.0)], 0.5, ORDER_NOISE)
    if not given or not held:
        return
    dearest = max(estimate.loss(i, text[i]) for i in given)
    cheapest = min(estimate.loss(i, text[i]) for i in held)
    price = (dearest + cheapest) / 2
    for i in given:
        estimate.at_least([(i, text[i], -1.0)], -price, ORDER_NOISE)
    for i in held:
        estimate.at_least([(i, text[i], 1.0)], price, ORDER_NOISE)


def _learn_wishes(estimate: Estimate, text: Choice, remark: Remark, grid: Grid) -> None:
    """What a member asks for first would bring it most; what it says it cannot sign, it cannot."""
    if remark.code == "cannot":
        estimate.barred.update((grid.place[i], text[grid.place[i]]) for i in remark.hard)
    asks = [(grid.place[issue], option) for issue, option in remark.asks]
    asked = [(i, grid.places[i][option]) for i, option in asks if text[i] != grid.places[i][option]]
    gains = [[(i, text[i], 1.0), (i, o, -1.0)] for i, o in asked]
    for gain in gains:
        estimate.at_least(gain, 0.5, ORDER_NOISE)
    for more, less in pairwise(gains):
        estimate.at_least([*more, *((i, o, -f) for i, o, f in less)], 0.0, ORDER_NOISE)
    if gains and remark.code != "cannot":
        i, o = asked[-1]
        price = max(0.5, estimate.mean[i][text[i]] - estimate.mean[i][o])
        named = {i for i, _ in asked}
        for j, option in enumerate(text):
            if j not in named and option != estimate.favourite[j]:
                estimate.at_least([(j, option, -1.0)], -price, ORDER_NOISE)


@lru_cache(maxsize=2048)
def believed(estimate: Estimate, benefit: float, widest: int) -> npt.NDArray[np.float64]:
    """What each wording brings a member, against its favourite: (issues, options), padded to the widest.

    `benefit`: how many standard deviations of doubt speak for a wording. Whole hundredths of a point:
    sums of them are exact, so that the same text is best on every machine. Not to be written to.
    """
    gains = np.zeros((len(estimate.mean), widest))
    for i, row in enumerate(estimate.mean):
        for o in range(len(row)):
            if o != estimate.favourite[i]:
                loss = estimate.loss(i, o) - (benefit * estimate.doubt(i, o) if benefit else 0.0)
                gains[i, o] = -round(100 * max(0.0, loss))
    return gains
