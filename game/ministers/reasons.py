"""What a minister says when it is asked: why it did something, and what it would need.

It speaks of itself alone: from its own instructions and from what everybody has seen, in set words that
hold no number. What it heard in a corridor plays no part.
"""

from collections import Counter
from dataclasses import replace

from game.engine.scenario import IssueId, OptionId
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.ministers.answering import objection, wishes
from game.ministers.mind import Mind

SAID_AT_ONCE = 2
OUT_OF_THE_QUESTION = ("cannot", "grudge")
"""Objections that nothing else in a trade makes up for."""
TURNED_DOWN = ("too-dear", "refused")
"""What it says of a trade that a promise to others keeps it from, among others."""


def why_stand(mind: Mind, issue: IssueId) -> Remark:
    """Why it stands where it stands on a clause."""
    stakes, seat, i = mind.stakes, mind.view.seat or "", mind.grid.place[issue]
    if stakes is None:
        return Remark("feeler")
    if mind.stands[seat][i] != stakes.ideal[i]:
        moved = mind.view.openings[seat][issue] != mind.view.positions[seat][issue]
        return Remark("closer", easy=(issue,)) if moved else Remark("feeler")
    spread = [max(row) - min(row) for row in stakes.worth]
    dear = sorted(range(len(spread)), key=lambda n: -spread[n])[: max(1, len(spread) // 3)]
    return Remark("holds", hard=(issue,)) if i in dear else Remark("feeler")


def why_answer(mind: Mind, proposal: Proposal) -> Remark:
    """Why it accepted or declined; before it has answered, what it thinks of it now."""
    seat = mind.view.seat or ""
    if seat == proposal.by:
        return why_offer(proposal)
    said = proposal.reasons.get(seat)
    if isinstance(said, Remark):
        return said
    against = None if seat in proposal.accepted else objection(mind, proposal)
    if against is not None:
        return against
    return _accepts(mind, proposal)


def why_offer(proposal: Proposal) -> Remark:
    """Why it made an offer: the note it went out with."""
    return proposal.note if isinstance(proposal.note, Remark) else Remark("package")


def why_withdrew(view: View, proposal: Proposal) -> Remark:
    """Why it took an offer back: who declined it wanted other wordings, or things have moved on.

    From what every reader of the offer knows, and nothing else.
    """
    if proposal.declined:
        said = [reason for reason in proposal.reasons.values() if isinstance(reason, Remark)]
        named = Counter(issue for r in said for issue in {*r.hard, *(issue for issue, _ in r.asks)})
        wanted = sorted(view.agenda.issues, key=lambda issue: -named[issue])
        return Remark("redrafts", hard=tuple(issue for issue in wanted if named[issue])[:SAID_AT_ONCE])
    if proposal.public:
        return Remark("overtaken")
    stand = view.positions.get(proposal.by, {})
    given = [i for i, option in proposal.moves.get(proposal.by, {}).items() if stand.get(i) == option]
    return Remark("overtaken", easy=tuple(given[:SAID_AT_ONCE]))


def would_need(mind: Mind, proposal: Proposal) -> Remark:
    """What would make it accept: the clauses that would bring it most, and one on which it could give."""
    against = objection(mind, proposal)
    if against is None and mind.is_for_all(proposal):
        return Remark("enough")
    if against is None:
        return _turned_down(mind, proposal) or _accepts(mind, proposal)
    if against.code in OUT_OF_THE_QUESTION:
        return against
    if not mind.is_for_all(proposal):
        return _in_return(mind, proposal) or against
    if against.code != "stands" or mind.stakes is None or mind.agreed is None:
        return against
    text = mind.whole(proposal)
    return wishes(mind, text, max(mind.stakes.value(mind.agreed), mind.floor) - mind.stakes.value(text))


def _turned_down(mind: Mind, proposal: Proposal) -> Remark | None:
    """What it said against a trade for good: what kept it from accepting may be nothing it can speak of."""
    said = proposal.reasons.get(mind.view.seat or "")
    return said if isinstance(said, Remark) and said.code in TURNED_DOWN else None


def _in_return(mind: Mind, proposal: Proposal) -> Remark | None:
    """For a trade: what else its partners could come to it on, dearest first, and whether that would do."""
    stakes, me = mind.stakes, mind.view.seat or ""
    assert stakes is not None
    mine, touched = mind.stands[me], _touched(mind, proposal)
    found = []
    for seat in proposal.parties:
        for i in mind.grid.changes(mind.stands[seat], mine):
            gain = stakes.worth[i][mine[i]] - stakes.worth[i][mind.stands[seat][i]]
            if i not in touched and mind.grid.issues[i] not in mind.view.agreed and gain > 0:
                found.append((-gain, i, seat))
    moves = {seat: dict(wanted) for seat, wanted in proposal.moves.items()}
    asks: dict[IssueId, OptionId] = {}
    for _, i, seat in sorted(found)[:SAID_AT_ONCE]:
        issue, option = mind.grid.issues[i], mind.grid.options[i][mine[i]]
        moves[seat][issue] = asks[issue] = option
        if objection(mind, replace(proposal, moves=moves)) is None:
            return Remark("little", asks=tuple(asks.items()))
    return Remark("needs-more", asks=tuple(asks.items())) if asks else None


def _touched(mind: Mind, proposal: Proposal) -> list[int]:
    return sorted({mind.grid.place[issue] for wanted in proposal.moves.values() for issue in wanted})


def _accepts(mind: Mind, proposal: Proposal) -> Remark:
    """Where it meets me, and what I give: by what I want, so that it is the same once all have moved."""
    stakes, me = mind.stakes, mind.view.seat or ""
    assert stakes is not None
    then: dict[int, int] = {}
    for seat in sorted(proposal.moves, key=lambda seat: seat == me):
        for issue, option in proposal.moves[seat].items():
            i = mind.grid.place[issue]
            then[i] = mind.grid.places[i][option]
    lost = {i: stakes.worth[i][stakes.ideal[i]] - stakes.worth[i][option] for i, option in then.items()}
    won = {i: stakes.worth[i][option] - min(stakes.worth[i]) for i, option in then.items()}
    mine = {mind.grid.place[issue] for issue in proposal.moves.get(me, {})}
    gives = sorted((i for i in mine if lost[i] > 0), key=lambda i: (-lost[i], i))
    gains = sorted((i for i in won.keys() - gives if won[i] > 0), key=lambda i: (-won[i], i))
    return Remark("accepts", hard=_names(mind, gains), easy=_names(mind, gives))


def _names(mind: Mind, issues: list[int]) -> tuple[IssueId, ...]:
    """The first of these clauses."""
    return tuple(mind.grid.issues[i] for i in issues[:SAID_AT_ONCE])
