"""Offers in the corridor: one clause for another, between two or around a ring of three (logrolling)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from random import Random

from game.engine.actions import Action, Propose
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.ministers.mind import Mind

OFFERED = 5
REACH = 400
"""How far below its target, in hundredths, a delegation goes on one clause for another in return."""


@dataclass(frozen=True, slots=True)
class Gift:
    """One seat comes to where another stands on a clause. Cost and gain in hundredths, as I see them."""

    giver: Seat
    taker: Seat
    issue: int
    option: int
    cost: int
    gain: int


BestGift = Callable[[Seat, Seat], Gift | None]


def exchanges(mind: Mind, rng: Random) -> Iterator[Action]:
    """Offers by which each party gains more than it gives: the most even ones, in any order.

    Where a text is edited for all they close brackets the way the text goes: a bargain beside the text
    would only pull it apart again.
    """
    me = mind.view.seat
    assert me is not None
    others = [seat for seat in mind.view.members if seat in mind.answering]
    best = cache(lambda giver, taker: _best_gift(mind, giver, taker))
    offers = [found for other in others if (found := _ring(best, (me, other))) is not None]
    if not offers:
        rings = (_ring(best, (me, one, two)) for one, two in permutations(others, 2))
        offers = [found for found in rings if found is not None]
    offers.sort(key=lambda offer: -_least_net(offer))
    declined = [ended.proposal.moves for ended in mind.view.ended if ended.proposal.declined]
    shortlist = offers[:OFFERED]
    rng.shuffle(shortlist)
    for gifts in shortlist:
        offer = _proposal(mind, gifts)
        if offer.moves not in declined:
            yield offer


def _proposal(mind: Mind, gifts: tuple[Gift, ...]) -> Propose:
    issues, options = mind.grid.issues, mind.grid.options
    moves = {g.giver: {issues[g.issue]: options[g.issue][g.option]} for g in gifts}
    if len(gifts) > 2:
        return Propose(moves, note=Remark("ring"))
    mine, theirs = gifts
    asks = ((issues[theirs.issue], options[theirs.issue][theirs.option]),)
    return Propose(moves, note=Remark("exchange", asks=asks, easy=(issues[mine.issue],)))


def _least_net(gifts: tuple[Gift, ...]) -> int:
    """What the one who gains least by it gains."""
    return min(before.gain - gift.cost for before, gift in zip((gifts[-1], *gifts[:-1]), gifts, strict=True))


def _ring(best: BestGift, seats: tuple[Seat, ...]) -> tuple[Gift, ...] | None:
    """Each gives to the next, the last to the first: the best gift of each, if all of them gain."""
    gifts = []
    for giver, taker in zip(seats, (*seats[1:], seats[0]), strict=True):
        gift = best(giver, taker)
        if gift is None:
            return None
        gifts.append(gift)
    if len({gift.issue for gift in gifts}) < len(gifts) or _least_net(tuple(gifts)) <= 0:
        return None
    return tuple(gifts)


def _best_gift(mind: Mind, giver: Seat, taker: Seat) -> Gift | None:
    return max(_gifts(mind, giver, taker), key=lambda g: g.gain - g.cost, default=None)


def _gifts(mind: Mind, giver: Seat, taker: Seat) -> Iterator[Gift]:
    before, after = mind.stands[giver], mind.stands[taker]
    for i in mind.grid.changes(before, after):
        if mind.grid.issues[i] in mind.view.agreed or (mind.edited and mind.outlook[i] != after[i]):
            continue
        if _can_give(mind, giver, i, after[i]):
            cost = max(0, _gain(mind, giver, i, after[i], before[i]))
            gain = _gain(mind, taker, i, before[i], after[i])
            if gain > 0:
                yield Gift(giver, taker, i, after[i], cost, gain)


def _can_give(mind: Mind, giver: Seat, issue: int, option: int) -> bool:
    if giver != mind.view.seat:
        return (issue, option) not in mind.reading.members[giver].barred
    stakes, stand = mind.stakes, mind.stands[giver]
    assert stakes is not None
    worth = stakes.value(stand) + stakes.gain(stand, issue, option)
    return (issue, option) not in stakes.barred and worth >= max(mind.floor, mind.target - REACH)


def _gain(mind: Mind, seat: Seat, issue: int, before: int, after: int) -> int:
    """What a clause going from one wording to the other brings a member: exactly for me, else believed."""
    if seat == mind.view.seat:
        assert mind.stakes is not None
        return mind.stakes.worth[issue][after] - mind.stakes.worth[issue][before]
    estimate = mind.reading.members[seat]
    return round(100 * (estimate.loss(issue, before) - estimate.loss(issue, after)))
