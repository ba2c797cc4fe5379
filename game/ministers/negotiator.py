"""The minister: in which order it does what at its turn."""

from collections.abc import Iterator
from random import Random

from game.engine.actions import (
    Action,
    AskCapital,
    CallAdoption,
    EndTurn,
    Move,
    Reopen,
    RequestSettlement,
    Withdraw,
)
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, Role
from game.engine.speech import Remark
from game.engine.state import Interests, Phase, Proposal
from game.engine.view import View
from game.ministers import bidding, mediator, reasons
from game.ministers.answering import answer
from game.ministers.character import Character
from game.ministers.closing import answer_silence, time_to_adopt
from game.ministers.exchanges import exchanges
from game.ministers.grid import Stakes, grid_of, stakes_of
from game.ministers.mind import Mind

OFFERS_A_TURN = 2


class Negotiator:
    """A minister of some character. What it remembers between two decisions only saves computing."""

    def __init__(self, character: Character) -> None:
        self._character = character
        self._known: tuple[Interests | None, Stakes | None] = (None, None)

    def decide(self, view: View, rng: Random) -> Action:
        if view.phase is Phase.OVER:
            return RequestSettlement()
        mind = self.mind(view)
        if view.phase is Phase.SILENCE:
            return answer_silence(mind)
        for action in in_order(mind, rng):
            if refusal(view, action) is None:
                return action
        return EndTurn()

    def why_stand(self, view: View, issue: IssueId) -> Remark:
        return reasons.why_stand(self.mind(view), issue)

    def why_answer(self, view: View, proposal: Proposal) -> Remark:
        return reasons.why_answer(self.mind(view), proposal)

    def would_need(self, view: View, proposal: Proposal) -> Remark:
        return reasons.would_need(self.mind(view), proposal)

    def mind(self, view: View) -> Mind:
        """How it sees its situation."""
        interests, stakes = self._known
        if view.interests is not interests:
            known = view.seat in view.positions
            stakes = stakes_of(grid_of(view.agenda), view.interests) if known and view.interests else None
            self._known = view.interests, stakes  # both at once: one may decide while another asks
        return Mind(view, self._character, stakes)


def in_order(mind: Mind, rng: Random) -> Iterator[Action]:
    """What it would do at its turn, what comes first first; the rules may refuse some of it."""
    view = mind.view
    if view.role is not Role.MEMBER:
        if _offers_made(view) < OFFERS_A_TURN:
            yield from mediator.advice(mind, rng)
        return
    for proposal in _to_answer(mind):
        yield answer(mind, proposal)
    if view.settlement is not None:
        if mind.agreed is not None and _offers_made(view) < OFFERS_A_TURN:
            yield from _improvements(mind)
        return
    yield from _withdrawals(mind)
    yield from _reopenings(mind)
    if mind.agreed is None:
        yield from _moves(mind)
    elif time_to_adopt(mind):
        yield CallAdoption()
    if _offers_made(view) < OFFERS_A_TURN:
        yield from _offers(mind, rng)
    if mind.agreed is None:
        yield from _questions(mind)


def _to_answer(mind: Mind) -> list[Proposal]:
    """What waits for my answer: of several texts before all, the one that brings me most comes first."""
    view, stakes = mind.view, mind.stakes
    assert stakes is not None
    waiting = [p for p in view.proposals if view.seat in p.parties and view.seat not in (p.by, *p.accepted)]
    texts = {p.id: stakes.value(mind.whole(p)) for p in waiting if mind.is_for_all(p)}
    return sorted(waiting, key=lambda p: (p.id in texts, -texts.get(p.id, 0)))


def _withdrawals(mind: Mind) -> Iterator[Action]:
    """My offers that have had their time: what I gave is given, or the text is no longer good enough."""
    stakes = mind.stakes
    assert stakes is not None
    for offer in mind.view.proposals:
        if offer.by != mind.view.seat or offer.chair_text:
            continue
        if mind.is_for_all(offer):
            least = mind.floor if mind.agreed is None else max(mind.floor, stakes.value(mind.agreed))
            stale = stakes.value(mind.whole(offer)) < least
        else:
            here, mine = mind.view.positions[offer.by], offer.moves.get(offer.by, {})
            stale = bool(mine) and all(here[issue] == option for issue, option in mine.items())
        if stale:
            yield Withdraw(offer.id)


def _reopenings(mind: Mind) -> Iterator[Action]:
    """What I stand by and can no longer sign, since my instructions have changed."""
    stakes = mind.stakes
    assert stakes is not None
    for i, option in enumerate(mind.stands[mind.view.seat or ""]):
        if (i, option) in stakes.barred:
            wanted = mind.grid.options[i][stakes.ideal[i]]
            yield Move(mind.grid.issues[i], wanted)
            yield Reopen(mind.grid.issues[i], wanted)


def _moves(mind: Mind) -> Iterator[Action]:
    """What brings me to where I stand now; not the last move that closes a text I would not sign yet."""
    stand = bidding.stand_for(mind)
    here = mind.stands[mind.view.seat or ""]
    for i in mind.grid.changes(here, stand):
        if not _closes_too_early(mind, i, stand[i]):
            yield Move(mind.grid.issues[i], mind.grid.options[i][stand[i]])


def _closes_too_early(mind: Mind, issue: int, option: int) -> bool:
    assert mind.stakes is not None
    mine = mind.stands[mind.view.seat or ""]
    if len(mind.view.agreed) < len(mind.grid.issues) - 1 or mind.grid.issues[issue] in mind.view.agreed:
        return False
    if any(stand[issue] != option for seat, stand in mind.stands.items() if seat != mind.view.seat):
        return False
    return mind.stakes.value((*mine[:issue], option, *mine[issue + 1 :])) < mind.target


def _offers_made(view: View) -> int:
    """How many proposals I have made this round."""
    made = [*view.proposals, *(e.proposal for e in view.ended)]
    return sum(p.by == view.seat and p.until == view.round + 1 for p in made)


def _open_offers(view: View) -> int:
    return sum(p.by == view.seat for p in view.proposals)


def _improvements(mind: Mind) -> Iterator[Action]:
    """A better text than the agreed one, where nobody else has one on the table."""
    theirs = mind.tabled is not None and mind.tabled.by != mind.view.seat
    everybody = mind.can_be_taken(mind.view.members)
    if everybody and not theirs and _open_offers(mind.view) < OFFERS_A_TURN:
        better = bidding.improvement(mind)
        if better is not None:
            yield bidding.improving(mind, better)


def _offers(mind: Mind, rng: Random) -> Iterator[Action]:
    view = mind.view
    if view.is_chair:
        yield from mediator.chair_text(mind, rng)
    if mind.agreed is not None:
        if not view.is_chair:
            yield from _improvements(mind)
        return
    theirs = mind.tabled is not None and mind.tabled.by != view.seat
    everybody = view.agenda.procedure.chair is None and mind.can_be_taken(view.members)
    if everybody and not theirs and _open_offers(view) < OFFERS_A_TURN:
        tabled = bidding.package(mind, rng)
        if tabled is not None:
            yield tabled
    if mind.character.trades and mind.time < 1 and not any(p.by == view.seat for p in view.proposals):
        yield from exchanges(mind, rng)


def _questions(mind: Mind) -> Iterator[Action]:
    """What the capital says of the clauses that cost me most in the text before all."""
    view, stakes = mind.view, mind.stakes
    assert stakes is not None
    asked = [w.given for w in view.capital if w.given.asked]
    if sum(given.round == view.round for given in asked) >= mind.character.questions:
        return
    answered = {given.issue for given in asked if given.answer != "not-yet"}
    heading = mind.outlook
    losses = {
        issue: stakes.worth[i][stakes.ideal[i]] - stakes.worth[i][heading[i]]
        for i, issue in enumerate(mind.grid.issues)
        if issue not in answered and issue not in view.agreed
    }
    for issue in sorted(losses, key=lambda issue: -losses[issue]):
        if losses[issue] > 0:
            yield AskCapital(issue)
