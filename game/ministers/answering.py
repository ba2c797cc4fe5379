"""How a minister answers what is offered to it, and what it says of it."""

from dataclasses import replace

from game.engine.actions import Accept, Action, Decline
from game.engine.pledges import own_part_blocked
from game.engine.speech import NAMED_AT_ONCE, Remark
from game.engine.state import Proposal
from game.ministers.grid import Choice
from game.ministers.mind import Mind


def answer(mind: Mind, proposal: Proposal) -> Action:
    """Accepts or declines; every refusal has its reason."""
    reason = objection(mind, proposal)
    if reason is None:
        return Accept(proposal.id)
    before = any(
        e.proposal.moves == proposal.moves and mind.view.seat in e.proposal.declined for e in mind.view.ended
    )
    return Decline(proposal.id, Remark("refused") if before else reason)


def objection(mind: Mind, proposal: Proposal) -> Remark | None:
    """What keeps me from accepting; None: nothing does."""
    if mind.is_for_all(proposal):
        return objection_to_text(mind, mind.whole(proposal))
    return _objection_to_trade(mind, proposal)


def objection_to_text(mind: Mind, text: Choice) -> Remark | None:
    stakes = mind.stakes
    assert stakes is not None
    barred = [i for i, o in enumerate(text) if (i, o) in stakes.barred]
    if barred:
        hard = tuple(mind.grid.issues[i] for i in barred[:NAMED_AT_ONCE])
        return replace(wishes(mind, text, 0), code="cannot", hard=hard)
    worth = stakes.value(text)
    if mind.agreed is not None:
        if worth >= max(stakes.value(mind.agreed), mind.floor):
            return None
        return replace(wishes(mind, text, 0), code="stands")
    if worth >= mind.target:
        return None
    return wishes(mind, text, mind.target - worth)


def wishes(mind: Mind, text: Choice, lacking: int) -> Remark:
    """The clauses that would bring me most, dearest first, and one on which I could give."""
    stakes = mind.stakes
    assert stakes is not None
    gains = []
    for i in range(len(text)):
        options = [o for o in range(len(stakes.worth[i])) if o != text[i] and (i, o) not in stakes.barred]
        if options:
            gain, best = max((stakes.gain(text, i, o), -o) for o in options)
            gains.append((gain, -i, -best))
    gains.sort(reverse=True)
    wanted = [(-n, option, gain) for gain, n, option in gains[: mind.wishes] if gain > 0]
    if not wanted:
        return Remark("below")
    asks = tuple((mind.grid.issues[i], mind.grid.options[i][option]) for i, option, _ in wanted)
    named = {i for i, _, _ in wanted}
    given = [i for i, o in enumerate(text) if stakes.ideal[i] != o and i not in named]
    given.sort(key=lambda i: stakes.worth[i][stakes.ideal[i]] - stakes.worth[i][text[i]])
    easy = tuple(mind.grid.issues[i] for i in given[:1])
    granted = list(text)
    for i, option, _ in wanted:
        granted[i] = option
    enough = stakes.value(granted) - stakes.value(text) >= lacking  # links may make it more or less
    return Remark("needs" if enough else "needs-more", asks=asks, easy=easy)


def _objection_to_trade(mind: Mind, proposal: Proposal) -> Remark | None:
    """A trade is worth what it changes in the text the talks are heading for.

    Where what I have promised others keeps me from it, I say no more than that it asks too much.
    """
    stakes, me = mind.stakes, mind.view.seat
    assert stakes is not None
    assert me is not None
    mine = {
        mind.grid.place[i]: mind.grid.places[mind.grid.place[i]][o] for i, o in proposal.moves[me].items()
    }
    barred = [i for i, o in mine.items() if (i, o) in stakes.barred]
    names = mind.grid.issues
    if barred:
        return Remark("cannot", hard=tuple(names[i] for i in barred[:3]))
    broken = [b for b in mind.view.breaches if b.by == proposal.by and me in b.partners]
    if broken:
        return Remark("grudge", hard=(broken[-1].issue,))
    stand = list(mind.stands[me])
    for i, o in mine.items():
        stand[i] = o
    gain = cost = 0
    for seat, wanted in proposal.moves.items():
        for issue, option in wanted.items():
            i = mind.grid.place[issue]
            change = stakes.worth[i][mind.grid.places[i][option]] - stakes.worth[i][mind.stands[seat][i]]
            gain, cost = (gain, cost - change) if seat == me else (gain + change, cost)
    dearest = max(mine, key=lambda i: stakes.worth[i][mind.stands[me][i]] - stakes.worth[i][mine[i]])
    worth = stakes.value(stand)
    if worth < stakes.value(mind.stands[me]) and worth < max(mind.floor, mind.target - max(0, gain)):
        return Remark("too-dear", hard=(names[dearest],))
    if gain > cost:
        return Remark("too-dear", hard=(names[dearest],)) if _promised(mind, proposal) else None
    if gain <= 0:
        return Remark("nothing")
    return Remark("mixed", hard=(names[dearest],))


def _promised(mind: Mind, proposal: Proposal) -> bool:
    """Whether a pledge to somebody who is no party to it keeps me where I stand."""
    view, me = mind.view, mind.view.seat
    assert view.interests is not None
    assert me is not None
    blocked = own_part_blocked(view.positions, view.interests, view.trades, me, proposal.moves)
    return blocked is not None
