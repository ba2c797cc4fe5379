"""The single negotiating text: whoever edits it reads who is hurt where and drafts again (Fisher, Raiffa)."""

from collections.abc import Iterator
from random import Random

from game.engine.actions import Action, ChairText, Propose, Withdraw
from game.engine.speech import NAMED_AT_ONCE, Remark
from game.ministers.bidding import improvement, improving
from game.ministers.grid import Choice
from game.ministers.mind import Mind
from game.ministers.schedule import VARIETY
from game.ministers.search import best_text, nearly_best


def draft(mind: Mind, rng: Random) -> Choice | None:
    """The text for all that I would table now; not one that fell before. None: there is no other.

    In the first rounds chance chooses among texts that are almost as good.
    """
    parties = mind.parties(None if mind.stakes is None else mind.floor + mind.character.claim)
    text = best_text(parties, mind.starts(parties), mind.refused.__contains__)
    if mind.time < VARIETY:
        text = rng.choice(nearly_best(parties, text, mind.refused.__contains__))
    return None if text in mind.refused else text


def chair_text(mind: Mind, rng: Random) -> Iterator[Action]:
    """The chair's next text; once all is agreed, only one that nobody loses by."""
    standing = next((p for p in mind.view.proposals if p.chair_text), None)
    if standing is not None:
        if len(standing.declined) > len(mind.view.members) - mind.quorum:
            yield Withdraw(standing.id)
        return
    if len(mind.answering) < mind.quorum - 1:
        return
    if mind.agreed is not None:
        better = improvement(mind)
        if better is not None:
            changed = tuple(mind.grid.issues[i] for i in mind.grid.changes(mind.agreed, better))
            yield ChairText(mind.grid.text(better), Remark("improves", hard=changed[:NAMED_AT_ONCE]))
        return
    text, stakes = draft(mind, rng), mind.stakes
    if text is None or (stakes is not None and (not stakes.allows(text) or stakes.value(text) < mind.floor)):
        return  # it tables nothing that it would not sign
    yield ChairText(mind.grid.text(text), _note(mind, text))


def _note(mind: Mind, text: Choice) -> Remark:
    """Where the text moves between those who are furthest apart."""
    if not mind.refused:
        return Remark("tables")
    spread = {i: len({stand[i] for stand in mind.stands.values()}) for i in range(len(text))}
    widest = sorted(spread, key=lambda i: -spread[i])[:2]
    return Remark("bridges", hard=tuple(mind.grid.issues[i] for i in widest))


def advice(mind: Mind, rng: Random) -> Iterator[Action]:
    """What an adviser proposes: a text for all where nobody is in the chair, else what all would gain by."""
    view = mind.view
    if mind.tabled is not None or not mind.can_be_taken(view.members):
        return
    if mind.agreed is not None:
        better = improvement(mind)
        if better is not None:
            yield improving(mind, better)
        return
    text = draft(mind, rng) if view.agenda.procedure.chair is None else None
    if text is not None:
        moves = dict.fromkeys(view.members, mind.grid.text(text))
        yield Propose(moves, public=True, note=Remark("tables"))
