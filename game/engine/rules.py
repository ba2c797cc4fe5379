"""start and apply: the rules of the game as a fold over actions."""

from collections.abc import Mapping
from dataclasses import replace

from game.engine import adoption, instructions, rounds, trades
from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    HandOver,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.draft import agreed_clauses
from game.engine.events import (
    AllAgreed,
    ClauseAgreed,
    ClauseReopened,
    Event,
    HandedOver,
    Paused,
    Resumed,
    RoundOpened,
    RoundsChanged,
    SettlementClosed,
    SettlementRequested,
    Spoke,
    TookBack,
)
from game.engine.refusal import Refusal, refusal
from game.engine.scenario import IssueId, Mandate, OptionId, Order, Scenario, Seat
from game.engine.state import Answer, Phase, State, Verdict
from game.engine.trades import Step
from game.engine.view import view_for

RULES_VERSION = 2

RETRACTABLE = (Move, Propose, ChairText, Counter, Decline, Withdraw)
"""Steps that may be taken back: they teach nothing, close nothing and break nothing."""


class Illegal(Exception):
    """An action the rules refuse; `refusal` says why."""

    def __init__(self, refused: Refusal) -> None:
        super().__init__(refused.code)
        self.refusal = refused


def start(scenario: Scenario, seed: int, holders: Mapping[Seat, str] | None = None) -> State:
    """The state in which the first round has just opened. `holders`: who holds each seat."""
    return opening(scenario, seed, holders)[0]


def opening(scenario: Scenario, seed: int, holders: Mapping[Seat, str] | None = None) -> Step:
    """The same, with what the world and the capitals did as the round opened."""
    members = scenario.members
    mandates = scenario.mandates
    openings = {seat: _opening(scenario, mandates[seat]) for seat in members}
    state = State(
        scenario=scenario,
        seed=seed,
        schedule=rounds.drawn_schedule(scenario, seed),
        holders=dict(holders or {}),
        paused=False,
        phase=Phase.TALKS,
        round=1,
        rounds=scenario.agenda.procedure.rounds,
        waiting=(),
        openings=openings,
        positions=openings,
        interests={seat: instructions.interests_at_start(mandate) for seat, mandate in mandates.items()},
        initiatives={},
        bonus={},
        acts={},
        called=frozenset(),
        proposals=(),
        trades=(),
        answers={},
        happened=(),
        objections=(),
        breaches=(),
        ended=(),
        turns=(),
        silence=None,
        outcome=None,
        requests=frozenset(),
        settlement=None,
    )
    opened, events = rounds.open_round(state, 1)
    return opened, tuple(event for event in events if not isinstance(event, RoundOpened))


def _opening(scenario: Scenario, mandate: Mandate) -> dict[IssueId, OptionId]:
    """The option its scenario names, else the best one its mandate allows (the earlier of equals)."""
    behind = {(line.issue, option) for line in mandate.red_lines for option in line.options}
    opening = {}
    for issue, point in scenario.agenda.issues.items():
        values = mandate.values.get(issue, {})
        allowed = [o for o in point.options if (issue, o) not in behind] or point.options
        opening[issue] = mandate.opening.get(issue) or max(allowed, key=lambda o: values.get(o, 0))
    return opening


def apply(state: State, action: Action, seat: Seat) -> tuple[State, tuple[Event, ...]]:
    """The state after the action, and what it brought about. Raises Illegal(refusal)."""
    refused = refusal(view_for(state, seat), action)
    if refused is not None:
        raise Illegal(refused)
    after, events = _step(state, action, seat)
    if not isinstance(action, TakeBack):
        if after.phase is Phase.TALKS:
            after, lapsed = trades.sweep(after)
            events = (*events, *lapsed)
        after = replace(after, before=_retractable(state, action, seat))
    return after, (*events, *_clauses(state, after))


def _retractable(state: State, action: Action, seat: Seat) -> State | None:
    """The state that can be gone back to once this is done."""
    if isinstance(action, RETRACTABLE) and _sequential(state):
        return state
    aside = isinstance(action, Speak) and seat not in state.waiting[:1]
    return state.before if aside else None  # else its end would tell of a whisper


def _sequential(state: State) -> bool:
    return state.scenario.agenda.procedure.order is Order.SEQUENTIAL


def _clauses(before: State, after: State) -> tuple[Event, ...]:
    """Which clauses were agreed or reopened between two states."""
    if before.positions is after.positions:
        return ()
    agenda = after.scenario.agenda
    old = agreed_clauses(agenda, before.positions)
    new = agreed_clauses(agenda, after.positions)
    events: list[Event] = [ClauseReopened(i, o) for i, o in old.items() if new.get(i) != o]
    events += [ClauseAgreed(i, o) for i, o in new.items() if old.get(i) != o]
    if len(new) == len(agenda.issues) and len(old) < len(new):
        events.append(AllAgreed())
    return tuple(events)


def _step(state: State, action: Action, seat: Seat) -> Step:
    match action:
        case Move(issue, option):
            return trades.move_all(_counted(state, seat), {seat: {issue: option}}, "move")
        case Propose(moves, public, note):
            return trades.propose(state, seat, moves, public=public, note=note)
        case ChairText(text, note):
            moves = dict.fromkeys(state.positions, text)
            return trades.propose(state, seat, moves, public=True, note=note, chair_text=True)
        case Accept(number):
            return _accept(state, seat, number)
        case Decline(number, reason):
            return trades.decline(state, seat, number, reason)
        case Counter(number, moves, public, note):
            offer = trades.find(state, number)
            state, declined = trades.decline(state, seat, number, "")
            state, proposed = trades.propose(state, seat, moves, public=public, note=note, counter_to=offer)
            return state, (*declined, *proposed)
        case Withdraw(number):
            return trades.withdraw(state, number)
        case Reopen(issue, option):
            return trades.reopen(state, seat, issue, option)
        case AskCapital(issue):
            return instructions.ask_capital(state, seat, issue)
        case Speak(text, to):
            return _counted(state, seat), (Spoke(seat, text, frozenset({seat, *to}) if to else None),)
        case CallAdoption():
            return adoption.call(state, seat, final=False)
        case Join():
            return adoption.answer(state, seat, Answer(Verdict.JOIN, (), ""))
        case JoinWithReservation(issues):
            return adoption.answer(state, seat, Answer(Verdict.RESERVE, issues, ""))
        case BreakSilence(issue, reason):
            return adoption.answer(state, seat, Answer(Verdict.BREAK, (issue,), reason))
        case EndTurn() | Lapse():
            return _pass(state, seat)
        case TakeBack():
            assert state.before is not None
            # Taking the floor counts even so: nobody can go back and forth for ever.
            restored = replace(state.before, acts=_counted(state, seat).acts)
            return restored, (TookBack(seat, trades.audience_of_step(state.before, state)),)
        case RequestSettlement():
            return _request(state, seat)
        case Pause():
            return replace(state, paused=True), (Paused(),)
        case Resume():
            return replace(state, paused=False), (Resumed(),)
        case Extend(added):
            state = replace(state, rounds=state.rounds + added)
            return state, (RoundsChanged(state.rounds),)
        case Release(event):
            return rounds.release(state, event)
        case HandOver(held, to):
            return replace(state, holders={**state.holders, held: to}), (HandedOver(held, to),)


def _counted(state: State, seat: Seat) -> State:
    return replace(state, acts={**state.acts, seat: state.acts.get(seat, 0) + 1})


def _accept(state: State, seat: Seat, number: int) -> Step:
    proposer = trades.find(state, number).by
    state, events, trade = trades.accept(state, seat, number)
    if trade is not None and state.settlement is not None:
        state, called = adoption.call(state, proposer, final=False)
        return state, (*events, *called)
    return state, events


def _pass(state: State, seat: Seat) -> Step:
    match state.phase:
        case Phase.TALKS:
            return rounds.end_turn(state, seat)
        case Phase.SILENCE:
            return adoption.answer(state, seat, adoption.lapsed_answer(state, seat))
        case Phase.OVER:
            return replace(state, requests=frozenset(), settlement=0), (SettlementClosed(),)


def _request(state: State, seat: Seat) -> Step:
    state = replace(state, requests=state.requests | {seat})
    events: tuple[Event, ...] = (SettlementRequested(seat),)
    if len(state.requests) == len(state.positions):
        state, opened = rounds.open_settlement(state)
        events = (*events, *opened)
    return state, events
