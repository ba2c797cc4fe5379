"""How a mandate changes during the talks: the capital's flexibility and the effects of events."""

from collections.abc import Mapping
from dataclasses import replace

from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.events import CapitalAnswered, Event
from game.engine.scenario import (
    AddInitiatives,
    AddPoints,
    AddRounds,
    AddWalkAway,
    Condition,
    Effect,
    Flexibility,
    IssueId,
    LiftRedLine,
    Mandate,
    OptionId,
    Seat,
    SetRedLine,
)
from game.engine.scoring import holds
from game.engine.state import CapitalAnswer, Interests, State
from game.engine.trades import Step


def interests_at_start(mandate: Mandate) -> Interests:
    return Interests(
        weights=mandate.weights,
        values=mandate.values,
        links=mandate.links,
        red_lines=frozenset((line.issue, option) for line in mandate.red_lines for option in line.options),
        walk_away=None if mandate.walk_away is None else 100 * mandate.walk_away,
    )


def condition_holds(state: State, condition: Condition) -> bool:
    """Whether every part of the condition that is set holds in this state."""
    if condition.round is not None and state.round < condition.round:
        return False
    if condition.event is not None and condition.event not in state.happened:
        return False
    agenda = state.scenario.agenda
    if condition.agreed is not None:
        text = with_fallbacks(agenda, agreed_clauses(agenda, state.positions))
        if not holds(condition.agreed, text):
            return False
    if condition.most is not None and not all(
        2 * sum(stand[issue] in options for stand in state.positions.values()) > len(state.positions)
        for issue, options in condition.most.items()
    ):
        return False
    return condition.any_of is None or any(condition_holds(state, c) for c in condition.any_of)


def _points_added(interests: Interests, issue: IssueId, points: Mapping[OptionId, int]) -> Interests:
    if issue not in interests.values:
        return interests
    old = interests.values[issue]
    new = {o: min(100, max(0, v + points.get(o, 0))) for o, v in old.items()}
    return replace(interests, values={**interests.values, issue: new})


def _walk_away_moved(interests: Interests, points: int) -> Interests:
    if interests.walk_away is None:
        return interests
    return replace(interests, walk_away=max(0, interests.walk_away + 100 * points))


def _granted(interests: Interests, entry: Flexibility) -> Interests:
    lifted = interests.red_lines - {(entry.issue, option) for option in entry.allow}
    interests = _points_added(replace(interests, red_lines=lifted), entry.issue, entry.points)
    return _walk_away_moved(interests, entry.walk_away)


def _grant(state: State, seat: Seat, number: int, *, asked: bool) -> Step:
    entry = state.scenario.capitals[seat][number]
    interests = {**state.interests, seat: _granted(state.interests[seat], entry)}
    answer = CapitalAnswer(entry.issue, state.round, "yes", number, asked)
    return _answered(replace(state, interests=interests), seat, answer)


def _answered(state: State, seat: Seat, answer: CapitalAnswer) -> Step:
    given = (*state.answers.get(seat, ()), answer)
    event = CapitalAnswered(seat, answer.issue, answer.answer, answer.entry, answer.asked, frozenset({seat}))
    return replace(state, answers={**state.answers, seat: given}), (event,)


def _open_entries(state: State, seat: Seat, *, unasked: bool) -> list[tuple[int, Flexibility]]:
    given = {a.entry for a in state.answers.get(seat, ())}
    entries = enumerate(state.scenario.capitals.get(seat, ()))
    return [(n, e) for n, e in entries if e.unasked is unasked and n not in given]


def _may_grant(state: State, entry: Flexibility) -> bool:
    return state.round >= entry.from_round and condition_holds(state, entry.condition)


def ask_capital(state: State, seat: Seat, issue: IssueId) -> Step:
    """The capital's answer: yes where an entry's condition holds, not yet where one is left, else no."""
    state = replace(state, initiatives={**state.initiatives, seat: state.initiatives[seat] - 1})
    entries = [(n, e) for n, e in _open_entries(state, seat, unasked=False) if e.issue == issue]
    for number, entry in entries:
        if _may_grant(state, entry):
            return _grant(state, seat, number, asked=True)
    answer = "not-yet" if entries else "no"
    return _answered(state, seat, CapitalAnswer(issue, state.round, answer, None, asked=True))


def capitals_own_changes(state: State) -> Step:
    """Every change a capital makes unasked, as soon as its condition holds."""
    events: tuple[Event, ...] = ()
    for seat in state.positions:
        for number, entry in _open_entries(state, seat, unasked=True):
            if _may_grant(state, entry):
                state, given = _grant(state, seat, number, asked=False)
                events = (*events, *given)
    return state, events


def rounds_fixed(state: State) -> bool:
    """Whether it is too late for more or fewer rounds: the last one has closed."""
    return state.settlement is not None or (state.silence is not None and state.silence.final)


def with_effect(state: State, effect: Effect) -> State:
    """One effect of an event, from the closed list."""
    match effect:
        case AddRounds() if rounds_fixed(state):
            return state
        case AddRounds(add):
            return replace(state, rounds=max(state.round, state.rounds + add))
        case AddInitiatives(seat, add):
            return replace(state, bonus={**state.bonus, seat: state.bonus.get(seat, 0) + add})
    interests = state.interests[effect.seat]
    match effect:
        case AddPoints(_, issue, option, add):
            interests = _points_added(interests, issue, {option: add})
        case AddWalkAway(_, add):
            interests = _walk_away_moved(interests, add)
        case SetRedLine(_, issue, option):
            interests = replace(interests, red_lines=interests.red_lines | {(issue, option)})
        case LiftRedLine(_, issue, option):
            interests = replace(interests, red_lines=interests.red_lines - {(issue, option)})
    return replace(state, interests={**state.interests, effect.seat: interests})
