"""What a minister shows and offers: where it stands, packages for all, exchanges of two and of three."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

import numpy as np

from game.engine.actions import Action, Propose
from game.engine.speech import NAMED_AT_ONCE, Remark
from game.ministers.grid import Choice, Stakes
from game.ministers.mind import Mind
from game.ministers.schedule import VARIETY
from game.ministers.search import best_text, gain_for_all, nearly_best


def stand_for(mind: Mind) -> Choice:
    """Where I stand now: my ideal, come closer to the others' text as far as my target allows."""
    assert mind.stakes is not None
    return _come_closer(mind.stakes, _towards(mind), mind.shown_target)


@lru_cache(maxsize=256)
def _come_closer(stakes: Stakes, towards: Choice, goal: int) -> Choice:
    """What costs least is given first, so that brackets show what matters; what cannot be given whole is
    given half."""
    stand = list(stakes.ideal)
    worth = stakes.value(stand)
    apart = [i for i, o in enumerate(towards) if o != stand[i] and (i, o) not in stakes.barred]
    left = set(apart)
    while left:
        gain, i = max((stakes.gain(stand, i, towards[i]), -i) for i in left)
        if worth + gain < goal:
            break
        worth, stand[-i] = worth + gain, towards[-i]
        left.remove(-i)
    for i in sorted(left):
        for option in _between(stakes, i, stand[i], towards[i]):
            gain = stakes.gain(stand, i, option)
            if worth + gain >= goal:
                worth, stand[i] = worth + gain, option
                break
    return tuple(stand)


def _towards(mind: Mind) -> Choice:
    """What my concessions approach: the text before all; between two, where the other stands."""
    if mind.view.agenda.procedure.chair is None and len(mind.view.members) == 2:
        return next(stand for seat, stand in mind.stands.items() if seat != mind.view.seat)
    return mind.outlook


def _between(stakes: Stakes, issue: int, mine: int, theirs: int) -> Iterator[int]:
    """The options strictly between, the one nearest to theirs first."""
    step = 1 if mine > theirs else -1
    for option in range(theirs + step, mine, step):
        if (issue, option) not in stakes.barred:
            yield option


def package(mind: Mind, rng: Random) -> Action | None:
    """The text for all that leaves each of us furthest above walking away, as I see it: mine exactly."""
    stakes = mind.stakes
    assert stakes is not None
    parties = mind.parties(mind.floor + mind.character.claim)
    starts = [*mind.starts(parties), mind.stands[mind.view.seat or ""]]
    text = best_text(parties, starts, mind.refused.__contains__)
    if mind.time < VARIETY:
        text = rng.choice(nearly_best(parties, text, mind.refused.__contains__))
    if text in mind.refused or stakes.value(text) < mind.floor or not stakes.allows(text):
        return None
    moves = {seat: mind.grid.text(text) for seat in mind.view.members}
    return Propose(moves, public=True, note=Remark("package"))


def improvement(mind: Mind) -> Choice | None:
    """A better text than the one all have agreed on, by my interests and what I believe of the others."""
    assert mind.agreed is not None
    parties = mind.parties(None if mind.stakes is None else mind.floor)
    doubt = np.stack([mind.doubt_of_change(seat, mind.agreed) for seat in mind.view.members])
    tried = [mind.whole(p) for p in mind.view.proposals if mind.is_for_all(p)]
    open_now = {i for text in tried for i in mind.grid.changes(mind.agreed, text)}
    for text in gain_for_all(parties, mind.agreed, doubt, mind.refused.__contains__):
        if open_now.isdisjoint(mind.grid.changes(mind.agreed, text)):
            return text
    return None


def improving(mind: Mind, text: Choice) -> Action:
    """The offer that all come from the agreed text to this one.

    It names every clause: should two such offers be accepted one after the other, the last one stands as
    it was meant, and they do not add up to a text that nobody wanted.
    """
    assert mind.agreed is not None
    changed = tuple(mind.grid.issues[i] for i in mind.grid.changes(mind.agreed, text))
    moves = {seat: mind.grid.text(text) for seat in mind.view.members}
    return Propose(moves, public=True, note=Remark("improves", hard=changed[:NAMED_AT_ONCE]))
