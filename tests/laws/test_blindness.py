"""Laws of secrecy: what a seat sees, may do and is told does not depend on what it may not know."""

from dataclasses import replace
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import HOST, Speak
from game.engine.events import (
    Accepted,
    CapitalAnswered,
    Declined,
    MandateChanged,
    News,
    ProposalEnded,
    Proposed,
    Spoke,
    TookBack,
    seen_by,
)
from game.engine.legal import legal_actions
from game.engine.refusal import refusal
from game.engine.rules import apply, start
from game.engine.scenario import Seat
from game.engine.view import view_for
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import LAW, Game, games, nonsense, random_action
from tests.laws.worlds import with_other_wishes


def readers(game: Game) -> tuple[Seat | None, ...]:
    return (*game.seats, HOST, None)


@LAW
@given(games())
def test_a_view_does_not_depend_on_secrets(game: Game) -> None:
    rng = Random(game.seed)
    for state in game.states:
        for seat in readers(game):
            assert view_for(with_secrets_changed(state, seat, rng), seat) == view_for(state, seat)


@LAW
@given(games(25))
def test_what_one_may_do_does_not_depend_on_secrets(game: Game) -> None:
    rng = Random(game.seed)
    for state in game.states:
        seat = rng.choice(game.seats)
        view, other = view_for(state, seat), view_for(with_secrets_changed(state, seat, rng), seat)
        assert list(islice(legal_actions(view), 60)) == list(islice(legal_actions(other), 60))
        for make in (nonsense, random_action, random_action):
            action = make(rng, view)
            assert refusal(view, action) == refusal(other, action)


@LAW
@given(games(), st.integers(0, 99))
def test_a_whole_game_looks_the_same_whatever_the_others_wish(game: Game, pick: int) -> None:
    """The same actions at a table where the others value everything differently: I notice nothing."""
    seat = readers(game)[pick % len(readers(game))]
    other = start(with_other_wishes(game.scenario, seat, Random(pick)), game.seed)
    assert view_for(other, seat) == view_for(game.states[0], seat)
    for step in game.steps:
        other, events = apply(other, step.action, step.seat)
        assert view_for(other, seat) == view_for(step.after, seat)
        assert [e for e in events if seen_by(e, seat)] == [e for e in step.events if seen_by(e, seat)]


@LAW
@given(games())
def test_no_event_tells_anothers_secret(game: Game) -> None:
    for place, step in enumerate(game.steps):
        offers = {p.id: p for p in (*step.after.proposals, *step.before.proposals)}
        for event in step.events:
            heard_by = {s for s in readers(game) if seen_by(event, s)}
            match event:
                case CapitalAnswered(seat) | MandateChanged(seat):
                    assert heard_by == {seat}
                case News(happening):
                    to = game.scenario.happenings[happening].to
                    assert heard_by == (set(readers(game)) if to is None else {*to, HOST})
                case Proposed(number) | Accepted(number) | Declined(number) | ProposalEnded(number):
                    offer = offers[number]
                    if not offer.public:
                        assert heard_by == {*offer.parties, offer.by}
                case Spoke(seat):
                    to = step.action.to if isinstance(step.action, Speak) else ()
                    assert heard_by == ({seat, *to} if to else set(readers(game)))
                case TookBack():
                    back = replace(step.after, acts={})
                    undone = [s for s in game.steps[:place] if replace(s.before, acts={}) == back][-1]
                    assert heard_by == {s for s in readers(game) if any(seen_by(e, s) for e in undone.events)}


@LAW
@given(games())
def test_who_hears_nothing_of_a_step_sees_no_change(game: Game) -> None:
    """The view of one who did not act changes only with an event it is told of; but nothing can be
    taken back once the host has done something."""
    for step in game.steps:
        for seat in readers(game):
            if not any(seen_by(e, seat) for e in step.events):
                assert seat != step.seat
                before, after = view_for(step.before, seat), view_for(step.after, seat)
                kept = after.can_take_back if step.seat == HOST else before.can_take_back
                assert after == replace(before, can_take_back=kept)


@LAW
@given(games())
def test_counters_name_only_offers_their_readers_knew(game: Game) -> None:
    for step in game.steps:
        for event in step.events:
            if isinstance(event, Proposed) and event.counter_to is not None:
                for seat in readers(game):
                    if seen_by(event, seat):
                        assert any(p.id == event.counter_to for p in view_for(step.before, seat).proposals)
