"""The passing of time: turns, the close of a round, events of the world, the post-settlement rounds."""

from dataclasses import replace
from hashlib import blake2b

from game.engine.actions import HOST
from game.engine.adoption import call, no_statement
from game.engine.draft import agreed_clauses
from game.engine.events import (
    Event,
    MandateChanged,
    News,
    RoundOpened,
    RoundsChanged,
    SettlementClosed,
    SettlementOpened,
    TurnEnded,
)
from game.engine.instructions import capitals_own_changes, condition_holds, with_effect
from game.engine.scenario import AddRounds, EventId, Role, Scenario, Seat
from game.engine.state import Phase, Reply, State, Turn
from game.engine.trades import Step, expire, for_all

SETTLEMENT_ROUNDS = 2


def chance(seed: int, label: str) -> int:
    """A number that depends on the seed and the label alone; all chance in a game comes from here."""
    return int.from_bytes(blake2b(f"{seed}/{label}".encode(), digest_size=8).digest())


def drawn_schedule(scenario: Scenario, seed: int) -> dict[EventId, int]:
    """Which dated happenings this game has, and the round each one opens with (or may, from then on)."""
    dated = [h for h in scenario.happenings.values() if h.rounds is not None]
    if scenario.draw is not None:
        chosen = sorted(dated, key=lambda h: chance(seed, f"draw/{h.id}"))[: scenario.draw]
        dated = [h for h in dated if h in chosen]
    schedule = {}
    for happening in dated:
        assert happening.rounds is not None
        first, last = happening.rounds
        schedule[happening.id] = first + chance(seed, f"round/{happening.id}") % (last - first + 1)
    return schedule


def seats_in_order(scenario: Scenario, round_number: int) -> tuple[Seat, ...]:
    """Members and advisers in the order of the list, starting one further each round."""
    seats = [s for s, d in scenario.agenda.delegations.items() if d.role is not Role.OBSERVER]
    first = (round_number - 1) % len(seats)
    return (*seats[first:], *seats[:first])


def end_turn(state: State, seat: Seat) -> Step:
    waiting = tuple(s for s in state.waiting if s != seat)
    turns = (*state.turns, _turn(state, seat)) if seat in state.positions else state.turns
    state = replace(state, waiting=waiting, turns=turns)
    event = TurnEnded(seat)
    if state.waiting:
        return state, (event,)
    state, events = _close_round(state)
    return state, (event, *events)


def _turn(state: State, seat: Seat) -> Turn:
    issues = state.scenario.agenda.issues
    stand = tuple(state.positions[seat][issue] for issue in issues)
    agreed = agreed_clauses(state.scenario.agenda, state.positions)
    ended = [e.proposal for e in state.ended if e.round == state.round]
    replies = []
    for proposal in (*ended, *state.proposals):
        answered = seat == proposal.by or seat in proposal.accepted or seat in proposal.declined
        if answered and for_all(proposal, state.positions, agreed):
            worded = {**agreed, **proposal.moves[seat]}
            text = tuple(worded[issue] for issue in issues)
            accepted = seat not in proposal.declined
            replies.append(Reply(text, accepted, proposal.reasons.get(seat, "")))
    return Turn(state.round, seat, stand, tuple(replies))


def _close_round(state: State) -> Step:
    last = state.round >= state.rounds
    state, expired = expire(state, last=last)
    if not last:
        state, opened = open_round(state, state.round + 1)
        return state, (*expired, *opened)
    if state.settlement is not None:
        return replace(state, phase=Phase.OVER, settlement=0), (*expired, SettlementClosed())
    if agreed_clauses(state.scenario.agenda, state.positions):
        state, called = call(state, None, final=True)
        return state, (*expired, *called)
    state, ended = no_statement(state)
    return state, (*expired, *ended)


def open_round(state: State, number: int) -> Step:
    """Events, then the capitals' own changes, then initiatives dealt anew and the order one further."""
    state = replace(state, round=number)
    events: tuple[Event, ...] = ()
    if state.settlement is None:
        state, events = _world(state)
        state, given = capitals_own_changes(state)
        events = (*events, *given)
    waiting = seats_in_order(state.scenario, number)
    dealt = state.scenario.agenda.procedure.initiatives
    state = replace(
        state,
        waiting=waiting,
        initiatives={seat: max(0, dealt + state.bonus.get(seat, 0)) for seat in waiting},
        bonus={},
        acts={},
        called=frozenset(),
        settlement=None if state.settlement is None else SETTLEMENT_ROUNDS - (state.rounds - number),
    )
    return state, (*events, RoundOpened(number, state.rounds))


def _world(state: State) -> Step:
    events: tuple[Event, ...] = ()
    for event in state.scenario.happenings:
        if event not in state.happened and _due(state, event):
            state, news = happen(state, event)
            events = (*events, *news)
    return state, events


def _due(state: State, event: EventId) -> bool:
    happening = state.scenario.happenings[event]
    if happening.rounds is None:
        return happening.condition is not None and condition_holds(state, happening.condition)
    drawn = state.schedule.get(event)
    if drawn is None:
        return False
    if happening.condition is None:
        return state.round == drawn
    return drawn <= state.round <= happening.rounds[1] and condition_holds(state, happening.condition)


def happen(state: State, event: EventId) -> Step:
    """Something the world does: its news, and its effects."""
    happening = state.scenario.happenings[event]
    audience = None if happening.to is None else frozenset((*happening.to, HOST))
    events: list[Event] = [News(event, audience)]
    state = replace(state, happened=(*state.happened, event))
    for effect in happening.effects:
        before, state = state.rounds, with_effect(state, effect)
        if isinstance(effect, AddRounds):
            if state.rounds != before:
                events.append(RoundsChanged(state.rounds))
        else:
            told = MandateChanged(effect.seat, event, frozenset({effect.seat}))
            if told not in events:
                events.append(told)
    return state, tuple(events)


def release(state: State, event: EventId) -> Step:
    """An event the host lets happen now; a capital that was waiting for it speaks up at once."""
    state, events = happen(state, event)
    if state.phase is Phase.OVER or state.settlement is not None:
        return state, events
    state, given = capitals_own_changes(state)
    return state, (*events, *given)


def open_settlement(state: State) -> Step:
    """Two more rounds after adoption, with the adopted text as the floor."""
    state = replace(
        state,
        phase=Phase.TALKS,
        settlement=1,
        requests=frozenset(),
        rounds=state.round + SETTLEMENT_ROUNDS,
    )
    state, opened = open_round(state, state.round + 1)
    return state, (SettlementOpened(SETTLEMENT_ROUNDS), *opened)
