"""Whoever asks why an offer was withdrawn: from what became of it, and from nothing hidden."""

from itertools import product
from random import Random

import pytest
from hypothesis import given

from game.engine.actions import ChairText, Decline, Move, Propose, Withdraw
from game.engine.events import ProposalEnded, seen_by
from game.engine.scenario import Order, Role, Seat
from game.engine.speech import Remark
from game.engine.speech import Words as Speech
from game.sentences.acts import acts_of
from game.simulation import Seated, players
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import Game, games
from tests.simulation.test_asked import seated
from tests.tables import ROLES, Play, moves, simultaneous, two_members

TEXT = {"force": "large", "place": "harbour", "costs": "shared"}


@given(games())
def test_why_it_withdrew_follows_from_what_the_asker_knows(game: Game) -> None:
    """It hears the same when all that is hidden from it changes, the mandate of the one it asks included."""
    state, seats = game.states[-1], players(game.scenario)
    events = [event for step in game.steps for event in step.events]
    for asker, seat in product(seats, seats):
        heard = [event for event in events if seen_by(event, asker)]
        other = with_secrets_changed(state, asker, Random(0))
        for act in acts_of(seat, heard):
            if isinstance(act, ProposalEnded) and seat != asker:
                assert seated(other).why(asker, seat, act) == seated(state).why(asker, seat, act)


def withdrawn(play: Play, seat: Seat) -> tuple[Seated, ProposalEnded]:
    """The ministers, once this seat has taken back its only open offer, and the event it brought."""
    play.do(seat, Withdraw(play.state.proposals[-1].id))
    (act,) = play.events
    assert isinstance(act, ProposalEnded)
    return seated(play.state), act


def test_a_text_is_withdrawn_over_the_clauses_that_others_named() -> None:
    play = Play(simultaneous())
    number = play.propose("north", ChairText(TEXT))
    reason = Remark("cannot", (("costs", "open"),), hard=("place", "costs"), easy=("force",))
    play.do("south", Decline(number, reason))
    ministers, act = withdrawn(play, "north")
    told = Remark("redrafts", hard=("place", "costs"))  # in the order of the agenda
    assert [ministers.why(asker, "north", act) for asker in ("south", "east", "office")] == [told] * 3


@pytest.mark.parametrize("reason", ["", "Never.", Remark("below")])
def test_a_text_is_withdrawn_over_no_clause_where_none_was_named(reason: Speech) -> None:
    play = Play(simultaneous())
    play.do("south", Decline(play.propose("north", ChairText(TEXT)), reason))
    ministers, act = withdrawn(play, "north")
    assert ministers.why("east", "north", act) == Remark("redrafts")


def test_a_text_that_fell_was_not_withdrawn() -> None:
    play = Play(simultaneous())
    number = play.propose("north", ChairText(TEXT))
    play.do("south", Decline(number, "")).do("east", Decline(number, ""))
    fell = play.events[-1]
    assert isinstance(fell, ProposalEnded)
    assert seated(play.state).why("east", "north", fell) is None


def test_what_most_of_them_named_comes_first() -> None:
    play = Play(simultaneous(roles={**ROLES, "west": Role.MEMBER}))
    number = play.propose("north", ChairText(TEXT))
    play.do("south", Decline(number, Remark("needs", (("force", "none"), ("costs", "open")))))
    play.do("east", Decline(number, Remark("needs", (("place", "hill"), ("costs", "open")))))
    ministers, act = withdrawn(play, "north")
    assert ministers.why("east", "north", act) == Remark("redrafts", hard=("costs", "force"))


def test_an_offer_is_withdrawn_where_what_it_gave_is_given() -> None:
    play = Play(simultaneous())
    play.propose("north", Propose(moves(north="costs=open force=small", south="place=harbour")))
    play.do("north", Move("costs", "open"))
    ministers, act = withdrawn(play, "north")
    assert ministers.why("south", "north", act) == Remark("overtaken", easy=("costs",))
    assert ministers.why("east", "north", act) is None  # it was a corridor offer
    play.do("north", Move("costs", "own"))
    assert seated(play.state).why("south", "north", act) == Remark("overtaken")


def test_a_package_for_all_is_overtaken_as_a_whole() -> None:
    play = Play(two_members(order=Order.SIMULTANEOUS))
    play.propose("north", Propose(dict.fromkeys(("north", "south"), TEXT), public=True))
    ministers, act = withdrawn(play, "north")
    assert ministers.why("south", "north", act) == Remark("overtaken")


def test_an_offer_that_was_made_again_is_not_the_one_withdrawn() -> None:
    play = Play(simultaneous())
    trade = moves(north="costs=open", south="place=harbour")
    play.propose("north", Propose(trade))
    _, act = withdrawn(play, "north")
    assert play.propose("north", Propose(trade)) == act.proposal  # the same number
    play.do("south", Decline(act.proposal, Remark("nothing")))
    assert seated(play.state).why("south", "north", act) == Remark("overtaken")
    assert seated(play.state).why_answer("north", "south", act.proposal) == Remark("nothing")
