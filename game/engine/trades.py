"""Proposals from opening to end: acceptance, closing into a trade, lapse, and broken trades."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from game.engine.actions import Moves
from game.engine.draft import agreed_clauses, needed
from game.engine.events import (
    Accepted,
    Audience,
    Declined,
    Event,
    Moved,
    ProposalEnded,
    Proposed,
    TradeBroken,
)
from game.engine.pledges import own_part_blocked, pairs, pledged_to, unsettles
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.speech import Words
from game.engine.state import Breach, Ended, Proposal, State, Trade

Step = tuple[State, tuple[Event, ...]]


def _number(state: State, by: Seat, moves: Moves, public: bool) -> int:
    """A twelve-digit number for a new proposal.

    It follows from what every reader of the proposal knows, and from nothing else: neither a count
    nor the seed may tell of corridor offers that the reader is no party to.
    """
    taken = {p.id for p in state.proposals} | {t.id for t in state.trades}
    known = json.dumps([state.round, by, public, moves], sort_keys=True)
    attempt = 0
    while True:
        drawn = blake2b(f"{known}/{attempt}".encode(), digest_size=8).digest()
        number = 10**11 + int.from_bytes(drawn) % (9 * 10**11)
        if number not in taken:
            return number
        attempt += 1


def _audience(proposal: Proposal) -> Audience:
    return None if proposal.public else frozenset((*proposal.parties, proposal.by))


def _within(readers: Audience, others: Audience) -> bool:
    return others is None or (readers is not None and readers <= others)


def audience_of_step(before: State, after: State) -> Audience:
    """Who saw what a step that may be taken back did: a move is public, an offer has its parties."""
    if before.positions != after.positions:
        return None
    changed = [p for p in before.proposals if p not in after.proposals]
    changed += [p for p in after.proposals if p not in before.proposals]
    if any(p.public for p in changed):
        return None
    return frozenset(seat for p in changed for seat in (*p.parties, p.by))


def _without(state: State, proposal: Proposal) -> tuple[Proposal, ...]:
    return tuple(p for p in state.proposals if p.id != proposal.id)


def _spend(state: State, seat: Seat) -> dict[Seat, int]:
    return {**state.initiatives, seat: state.initiatives[seat] - 1}


def propose(
    state: State,
    by: Seat,
    moves: Moves,
    *,
    public: bool,
    note: Words,
    chair_text: bool = False,
    counter_to: Proposal | None = None,
) -> Step:
    """Puts a proposal on the table at the price of one initiative.

    It says what it counters only where all its readers know of that offer.
    """
    moves = {seat: dict(moves[seat]) for seat in state.positions if seat in moves}
    proposal = Proposal(
        id=_number(state, by, moves, public),
        by=by,
        moves=moves,
        parties=tuple(seat for seat in state.positions if seat in moves),
        public=public,
        chair_text=chair_text,
        note=note,
        counter_to=None,
        until=state.round + 1,
        accepted=frozenset(),
        declined=frozenset(),
        reasons={},
    )
    if counter_to is not None and _within(_audience(proposal), _audience(counter_to)):
        proposal = replace(proposal, counter_to=counter_to.id)
    opened = replace(
        state,
        proposals=(*state.proposals, proposal),
        initiatives=_spend(state, by),
    )
    event = Proposed(
        proposal.id, by, proposal.moves, chair_text, public, note, proposal.counter_to, _audience(proposal)
    )
    return opened, (event,)


def _end(state: State, proposal: Proposal, why: str) -> Step:
    event = ProposalEnded(proposal.id, proposal.by, why, _audience(proposal))
    ended = (*state.ended, Ended(proposal, state.round, why))
    return replace(state, proposals=_without(state, proposal), ended=ended), (event,)


def for_all(proposal: Proposal, positions: Moves, agreed: Collection[IssueId]) -> bool:
    """Whether it is a text before everybody: public, the same for every member, and for all that is open."""
    if not proposal.public or len(proposal.parties) < len(positions):
        return False
    part = proposal.moves[proposal.parties[0]]
    same = all(wanted == part for wanted in proposal.moves.values())
    return same and all(issue in part or issue in agreed for issue in positions[proposal.parties[0]])


def text_for_all(
    proposals: Iterable[Proposal], positions: Moves, agreed: Collection[IssueId]
) -> Proposal | None:
    """The text before everybody: the chair's, else the last public package for all."""
    tabled = [p for p in proposals if for_all(p, positions, agreed)]
    return next((p for p in tabled if p.chair_text), tabled[-1] if tabled else None)


def find(state: State, number: int) -> Proposal:
    return next(p for p in state.proposals if p.id == number)


def withdraw(state: State, number: int) -> Step:
    return _end(state, find(state, number), "withdrawn")


def accept(state: State, seat: Seat, number: int) -> tuple[State, tuple[Event, ...], Trade | None]:
    """Records consent; with the last one the proposal closes and its trade is returned, or it lapses."""
    proposal = find(state, number)
    proposal = replace(proposal, accepted=proposal.accepted | {seat})
    event = Accepted(number, seat, _audience(proposal))
    state = replace(state, proposals=tuple(proposal if p.id == number else p for p in state.proposals))
    if all(party in proposal.accepted or party == proposal.by for party in proposal.parties):
        if _somebody_is_bound(state, proposal):
            state, events = _end(state, proposal, "lapsed")
            return state, (event, *events), None
        closed, events, trade = _close(state, proposal)
        return closed, (event, *events), trade
    state, events = _settle(state, proposal)
    return state, (event, *events), None


def decline(state: State, seat: Seat, number: int, reason: Words) -> Step:
    proposal = find(state, number)
    proposal = replace(
        proposal,
        accepted=proposal.accepted - {seat},
        declined=proposal.declined | {seat},
        reasons={**proposal.reasons, seat: reason} if reason else proposal.reasons,
    )
    event = Declined(number, seat, reason, _audience(proposal))
    state = replace(state, proposals=tuple(proposal if p.id == number else p for p in state.proposals))
    state, events = _settle(state, proposal)
    return state, (event, *events)


def _settle(state: State, proposal: Proposal) -> Step:
    """A declined offer is off; a chair's text stays until every member has answered it, and holds for
    those who took it where they are enough to agree a clause."""
    answered = proposal.accepted | proposal.declined | {proposal.by}
    if not proposal.declined or (proposal.chair_text and not answered >= set(proposal.parties)):
        return state, ()
    if proposal.chair_text and state.settlement is None:
        takers = tuple(s for s in proposal.parties if s not in proposal.declined)
        taken = replace(proposal, parties=takers, moves={s: proposal.moves[s] for s in takers})
        enough = needed(state.scenario.agenda.procedure, len(state.positions))
        if len(takers) >= enough and not _somebody_is_bound(state, taken):
            state, events, _ = _close(state, taken)
            return state, events
    return _end(state, proposal, "declined")


def _close(state: State, proposal: Proposal) -> tuple[State, tuple[Event, ...], Trade]:
    before = {s: {i: state.positions[s][i] for i in wanted} for s, wanted in proposal.moves.items()}
    trade = Trade(proposal.id, proposal.parties, proposal.moves, before)
    state, ended = _end(state, find(state, proposal.id), "closed")
    state, moved = move_all(state, proposal.moves, "trade")
    trades = tuple(t for t in (_release(t, trade) for t in state.trades) if t.pledges)
    return replace(state, trades=(*trades, trade)), (*ended, *moved), trade


def _release(old: Trade, new: Trade) -> Trade:
    """A new trade among all partners of an old one releases the pledges it puts anew."""
    if not set(old.partners) <= set(new.partners):
        return old
    pledges = {
        seat: kept
        for seat, wanted in old.pledges.items()
        if (kept := {i: o for i, o in wanted.items() if i not in new.pledges.get(seat, {})})
    }
    return replace(old, pledges=pledges)


def move_all(state: State, moves: Moves, cause: str) -> Step:
    events: list[Event] = []
    positions: dict[Seat, Mapping[IssueId, OptionId]] = dict(state.positions)
    for seat, issue, option in pairs(moves):
        before = positions[seat][issue]
        if before != option:
            positions[seat] = {**positions[seat], issue: option}
            events.append(Moved(seat, issue, before, option, cause))
    return replace(state, positions=positions), tuple(events)


def undo(state: State, trade: Trade) -> Step:
    """Takes a trade back whole, as if it had not been made."""
    state, events = move_all(state, trade.before, "return")
    return replace(state, trades=tuple(t for t in state.trades if t.id != trade.id)), events


def reopen(state: State, seat: Seat, issue: IssueId, option: OptionId) -> Step:
    """Moves away from an agreed or pledged position; every trade that pledged it is off."""
    state = replace(state, initiatives=_spend(state, seat))
    broken = [t for t in state.trades if issue in t.pledges.get(seat, {})]
    state, events = move_all(state, {seat: {issue: option}}, "reopening")
    ids = {t.id for t in broken}
    state = replace(state, trades=tuple(t for t in state.trades if t.id not in ids))
    for trade in broken:
        partners = tuple(p for p in trade.partners if p != seat)
        breach = Breach(state.round, seat, issue, partners)
        state, returned = move_all(state, _returns(state, trade, seat), "return")
        state = replace(state, breaches=(*state.breaches, breach))
        events = (*events, TradeBroken(seat, issue, partners), *returned)
    return state, events


def _returns(state: State, trade: Trade, breaker: Seat) -> dict[Seat, dict[IssueId, OptionId]]:
    """The partners' moves of a broken trade that still stand and are not pledged anew since."""
    returns: dict[Seat, dict[IssueId, OptionId]] = {}
    for seat, issue, option in pairs(trade.pledges):
        if (
            seat != breaker
            and state.positions[seat][issue] == option
            and not pledged_to(state.trades, seat, issue)
        ):
            returns.setdefault(seat, {})[issue] = trade.before[seat][issue]
    return returns


def expire(state: State, last: bool) -> Step:
    """Ends the proposals whose time is over; all of them when the talks end."""
    events: tuple[Event, ...] = ()
    for proposal in state.proposals:
        if last or proposal.until <= state.round:
            state, ended = _end(state, proposal, "expired")
            events = (*events, *ended)
    return state, events


def sweep(state: State) -> Step:
    """Lapses every proposal that can no longer be carried out, where nobody is told a secret by it.

    A clause that has been agreed lapses any; what binds one who stands by it, a pledge or a red line,
    lapses a corridor offer, whose readers are its parties. A public one stays, and lapses when the
    last party accepts it.
    """
    events: tuple[Event, ...] = ()
    if not state.proposals:
        return state, events
    agreed = agreed_clauses(state.scenario.agenda, state.positions)
    for proposal in state.proposals:
        if unsettles(state.positions, agreed, proposal.moves) or (
            not proposal.public and _somebody_is_bound(state, proposal)
        ):
            state, ended = _end(state, proposal, "lapsed")
            events = (*events, *ended)
    return state, events


def _somebody_is_bound(state: State, proposal: Proposal) -> bool:
    """Whether one who stands by the proposal cannot make its own part of it any more."""
    return any(
        own_part_blocked(state.positions, state.interests[seat], state.trades, seat, proposal.moves)
        for seat in proposal.parties
        if seat in proposal.accepted or seat == proposal.by
    )
