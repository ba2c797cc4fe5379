"""Laws of secrecy: what a seat sees, may do and is told does not depend on what it may not know."""

from dataclasses import replace
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import HOST, Speak, TakeBack
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
    TurnEnded,
    seen_by,
)
from game.engine.legal import legal_actions
from game.engine.refusal import refusal
from game.engine.rules import apply, start
from game.engine.scenario import Seat
from game.engine.state import Reply, Turn
from game.engine.view import View, view_for
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
def test_an_offer_that_ended_is_kept_by_those_who_heard_of_its_end(game: Game) -> None:
    """As it stood before the step, but for the answer that ended it; a corridor offer by nobody else."""
    for step in game.steps:
        if isinstance(step.action, TakeBack):
            continue
        ends = [e for e in step.events if isinstance(e, ProposalEnded)]
        for seat in readers(game):
            before, after = view_for(step.before, seat), view_for(step.after, seat)
            kept = after.ended[: len(before.ended)]
            fresh = after.ended[len(before.ended) :]
            assert kept == before.ended
            heard = [(e.proposal, e.why) for e in ends if seen_by(e, seat)]
            assert [(e.proposal.id, e.why) for e in fresh] == heard
            open_before = {p.id for p in before.proposals}
            assert all(number in open_before for number, _ in heard)
            for ended in fresh:
                offer = ended.proposal
                assert ended.round == before.round
                assert offer.public or seat in (*offer.parties, offer.by)


@LAW
@given(games())
def test_a_turn_is_what_everybody_saw(game: Game) -> None:
    """Whoever has no seat could write the record of turns: it tells nothing of what it may not know."""
    for step in game.steps:
        before, after = view_for(step.before, None), view_for(step.after, None)
        ends = [e.seat for e in step.events if isinstance(e, TurnEnded) and e.seat in before.positions]
        assert after.openings == view_for(game.states[0], None).positions
        if not isinstance(step.action, TakeBack):
            assert after.turns == (*before.turns, *(turn_of(seat, before) for seat in ends))
        for seat in readers(game):
            view = view_for(step.after, seat)
            assert (view.openings, view.turns) == (after.openings, after.turns)


def turn_of(seat: Seat, view: View) -> Turn:
    """By what everybody may see as the turn ends."""
    stand = view.positions[seat]
    replies = []
    for offer in (*(e.proposal for e in view.ended if e.round == view.round), *view.proposals):
        whole = all(
            {**view.agreed, **offer.moves.get(member, {})}.keys() == view.agenda.issues.keys()
            and offer.moves.get(member) == offer.moves.get(seat)
            for member in view.members
        )
        if offer.public and whole and seat in {offer.by, *offer.accepted, *offer.declined}:
            text = tuple({**view.agreed, **offer.moves[seat]}[issue] for issue in view.agenda.issues)
            replies.append(Reply(text, seat not in offer.declined, offer.reasons.get(seat, "")))
    return Turn(view.round, seat, tuple(stand[issue] for issue in view.agenda.issues), tuple(replies))


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
