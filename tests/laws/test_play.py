"""Laws of play: who may do what, how positions change, that a game ends and can be repeated."""

from dataclasses import replace
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.codec import canonical, encode
from game.engine.actions import (
    HOST,
    Action,
    BreakSilence,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Move,
    Propose,
    Reopen,
    RequestSettlement,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.draft import agreed_clauses
from game.engine.events import Moved, ProposalEnded, TradeBroken
from game.engine.legal import legal_actions
from game.engine.pledges import own_part_blocked, pairs, unsettles
from game.engine.refusal import ACTS_PER_ROUND, Refusal, refusal
from game.engine.rules import Illegal, apply, start
from game.engine.scenario import Order, Role, Scenario
from game.engine.state import Phase, State, digest
from game.engine.view import active_seats, view_for
from tests.laws.strategies import LAW, Game, Step, games, listed, nonsense, random_action, random_seat, shapes
from tests.laws.worlds import Shape, scenario_of

RETRACTABLE = (Move, Propose, ChairText, Counter, Decline, Withdraw)


def refused_by_apply(state: State, action: Action, seat: str) -> Refusal | None:
    try:
        apply(state, action, seat)
    except Illegal as illegal:
        return illegal.refusal
    return None


@LAW
@given(games())
def test_apply_refuses_what_refusal_names_and_nothing_else(game: Game) -> None:
    rng = Random(game.seed)
    for state in game.states:
        before = digest(state)
        for make in (nonsense, nonsense, random_action):
            seat = rng.choice((*game.seats, HOST, "nowhere", random_seat(rng, state)))
            view = view_for(state, seat)
            action = make(rng, view)
            assert refused_by_apply(state, action, seat) == refusal(view, action)
            assert digest(state) == before


@LAW
@given(games(25))
def test_listed_actions_are_legal_distinct_and_always_in_the_same_order(game: Game) -> None:
    for state in game.states:
        for seat in (*active_seats(state)[:2], HOST):
            view = view_for(state, seat)
            actions = list(islice(legal_actions(view), 150))
            assert actions == list(islice(legal_actions(view), 150))
            assert all(refusal(view, action) is None for action in actions)
            written = [canonical(encode(action, Action)) for action in actions]
            assert len(set(written)) == len(written)


@LAW
@given(games())
def test_whoever_the_game_waits_for_can_do_something(game: Game) -> None:
    for state in game.states:
        active = active_seats(state)
        assert bool(active) or state.paused or state.phase is Phase.OVER
        for seat in active:
            assert next(legal_actions(view_for(state, seat)), None) is not None
    for step in game.steps:
        if step.before.paused:
            assert step.seat == HOST


@LAW
@given(games())
def test_a_replay_is_the_game(game: Game) -> None:
    state = start(game.scenario, game.seed)
    for step in game.steps:
        state, events = apply(state, step.action, step.seat)
        assert digest(state) == digest(step.after)
        assert state == step.after
        assert events == step.events


def untiring(rng: Random, state: State) -> tuple[str, Action]:
    """A legal action of somebody who would rather do anything than let the game go on."""
    seat = random_seat(rng, state, host=False)
    for _ in range(25):
        action = random_action(rng, view_for(state, seat))
        if not isinstance(action, EndTurn) and refusal(view_for(state, seat), action) is None:
            return seat, action
    seat = rng.choice(active_seats(state))
    if state.phase is Phase.SILENCE:
        return seat, BreakSilence(next(iter(state.scenario.agenda.issues)))
    return seat, (listed(rng, view_for(state, seat)) if rng.random() < 0.5 else None) or EndTurn()


def most_steps(scenario: Scenario) -> int:
    """No game has more steps than this, without a host to add rounds."""
    roles = [d.role for d in scenario.agenda.delegations.values()]
    members, speakers = roles.count(Role.MEMBER), len(roles)
    added = [e.add for h in scenario.happenings.values() for e in h.effects if hasattr(e, "add")]
    rounds = scenario.agenda.procedure.rounds + 2 + sum(max(0, n) for n in added)
    paid = rounds * speakers * scenario.agenda.procedure.initiatives + sum(max(0, n) for n in added)
    silences = members * rounds + paid + 1
    a_round = 2 * speakers * (ACTS_PER_ROUND + 1)  # for each step taken back there is one that was taken
    return rounds * a_round + paid * (2 + members) + silences * (1 + members) + members


@LAW
@given(shapes(), st.integers(0, 2**16))
def test_a_game_always_ends(shape: Shape, seed: int) -> None:
    rng, scenario = Random(seed), scenario_of(shape)
    state, steps = start(scenario, seed), 0
    while active_seats(state):
        seat, action = untiring(rng, state)
        state, _ = apply(state, action, seat)
        steps += 1
        assert steps <= most_steps(scenario)
    assert state.phase is Phase.OVER
    assert state.outcome is not None


@LAW
@given(games())
def test_a_step_taken_back_was_never_taken(game: Game) -> None:
    for step in game.steps:
        sequential = game.scenario.agenda.procedure.order is Order.SEQUENTIAL
        if isinstance(step.action, RETRACTABLE) and sequential:
            refused = refusal(view_for(step.after, step.seat), TakeBack())
            if refused is not None:
                assert refused.code == "floor-used-up"
                continue
            restored, _ = apply(step.after, TakeBack(), step.seat)
            assert restored.acts[step.seat] == step.after.acts.get(step.seat, 0) + 1
            assert replace(restored, acts=step.before.acts) == step.before
        elif not isinstance(step.action, TakeBack | Speak):
            for seat in game.seats:
                assert not view_for(step.after, seat).can_take_back


@LAW
@given(games())
def test_positions_change_only_as_the_rules_say(game: Game) -> None:
    for step in game.steps:
        before, after = step.before, step.after
        moved = [e for e in step.events if isinstance(e, Moved)]
        if not isinstance(step.action, TakeBack):
            expected = {seat: dict(stand) for seat, stand in before.positions.items()}
            for event in moved:
                assert expected[event.seat][event.issue] == event.before
                expected[event.seat][event.issue] = event.option
            assert expected == after.positions
        for event in moved:
            if event.cause in ("move", "reopening"):
                assert isinstance(step.action, Move | Reopen)
                assert event.seat == step.seat
            if event.cause != "return" or before.settlement is None:
                assert (event.issue, event.option) not in before.interests[event.seat].red_lines
        closed_at_once_or_not_at_all(step)
        partners_moves_return(step)


def closed_at_once_or_not_at_all(step: Step) -> None:
    closed = {e.proposal for e in step.events if isinstance(e, ProposalEnded) and e.why == "closed"}
    traded = {(e.seat, e.issue) for e in step.events if isinstance(e, Moved) and e.cause == "trade"}
    wanted = {(s, i): o for p in step.before.proposals if p.id in closed for s, i, o in pairs(p.moves)}
    assert traded <= wanted.keys()
    for (seat, issue), option in wanted.items():
        assert step.after.positions[seat][issue] == option


def partners_moves_return(step: Step) -> None:
    broken = [e for e in step.events if isinstance(e, TradeBroken)]
    kept = {t.id for t in step.after.trades}
    gone = [t for t in step.before.trades if t.id not in kept] if broken else []
    assert len(gone) == len(broken)
    for trade in gone[:1]:
        for seat, issue, _ in pairs(trade.pledges):
            now, earlier = step.after.positions[seat][issue], trade.before[seat][issue]
            elsewhere = any(issue in t.pledges.get(seat, {}) for t in (*step.after.trades, *gone[1:]))
            assert now == earlier or seat == step.seat or elsewhere


@LAW
@given(games())
def test_what_holds_in_every_state(game: Game) -> None:
    for state in game.states:
        assert all(left >= 0 for left in state.initiatives.values())
        assert (state.silence is not None) == (state.phase is Phase.SILENCE)
        assert state.round <= state.rounds
        agreed = agreed_clauses(game.scenario.agenda, state.positions)
        for trade in state.trades:
            for seat, issue, option in pairs(trade.pledges):
                assert state.positions[seat][issue] == option
        if state.phase is Phase.TALKS:
            for proposal in state.proposals:
                assert not unsettles(state.positions, agreed, proposal.moves)
                for seat in proposal.parties:
                    if not proposal.public and (seat == proposal.by or seat in proposal.accepted):
                        mine = state.interests[seat]
                        blocked = own_part_blocked(state.positions, mine, state.trades, seat, proposal.moves)
                        assert blocked is None
        if state.phase is Phase.OVER:
            assert state.outcome is not None
            assert (state.proposals, state.trades, state.waiting) == ((), (), ())
            assert state.outcome.text in (None, agreed)


@LAW
@given(games(60))
def test_after_adoption_the_floor_holds(game: Game) -> None:
    """Once adopted, only a text that all have joined takes the place of the adopted one."""
    for step in game.steps:
        if step.before.outcome is not None and step.before.outcome != step.after.outcome:
            assert step.after.outcome is not None
            assert step.after.outcome.joined == tuple(step.after.positions)
        if isinstance(step.action, RequestSettlement):
            assert step.before.outcome is not None
            assert step.before.outcome.text is not None
