"""When a minister asks for adoption, and how it answers: a footnote only where that saves the text."""

from dataclasses import replace

import pytest
from hypothesis import given

from game.engine.actions import (
    Accept,
    Action,
    BreakSilence,
    CallAdoption,
    Join,
    JoinWithReservation,
    Propose,
)
from game.engine.scenario import IssueId, OptionId, Order, Seat
from game.engine.speech import Remark
from game.engine.state import Phase
from tests.ministers.bargain import ISSUES, bargain, decision, for_all, turn, whole
from tests.ministers.conduct import Recipe, played, recipes, text_for_all, whole_text
from tests.tables import Play

SEATS = ("north", "south", "east")
MIDDLE = whole("higher", a="lower", b="lower")
"""Worth 50 to everybody."""


def agreed_on(text: dict[IssueId, OptionId], **changes: object) -> Play:
    """All members have come to stand on this text; it is north's turn, in the next round."""
    game = Play(bargain(SEATS, **{"rounds": 8, "reservations": 0, **changes}))
    game.closed("north", Propose(for_all(game, text), public=True))
    assert len(game.view(None).agreed) == len(ISSUES)
    return game.until("north")


def called(game: Play, seat: Seat = "north") -> Play:
    return game.until(seat).do(seat, CallAdoption())


def test_adoption_is_called_once_everybody_has_had_a_turn_to_think_of_better() -> None:
    game = agreed_on(MIDDLE, walk_away=dict.fromkeys(SEATS, 48))
    began = game.state.round
    while not isinstance(decision(game, game.active[0]), CallAdoption):
        game.end()
    assert began < game.state.round <= began + 2


def test_that_everybody_has_had_a_turn_counts_only_where_they_stood_on_the_text() -> None:
    """All have spoken in the first round, and came to the text in the second."""
    game = Play(bargain(SEATS, order=Order.SIMULTANEOUS, walk_away=dict.fromkeys(SEATS, 48))).next_round()
    game.closed("north", Propose(for_all(game, MIDDLE), public=True))
    assert game.state.round == 2
    assert not any(isinstance(decision(game, seat), CallAdoption) for seat in SEATS)
    game.next_round()
    assert all(isinstance(decision(game, seat), CallAdoption) for seat in SEATS)


def test_it_does_not_call_what_it_would_not_sign() -> None:
    game = agreed_on(MIDDLE, walk_away=dict.fromkeys(SEATS, 60))
    while game.state.round < 6:
        assert CallAdoption() not in turn(game, game.active[0])


@pytest.mark.parametrize(("walk_away", "answer"), [(45, Join), (55, BreakSilence)])
def test_it_joins_what_is_better_than_walking_away(walk_away: int, answer: type[Action]) -> None:
    game = called(agreed_on(MIDDLE, walk_away={"south": walk_away}))
    assert isinstance(decision(game, "south"), answer)


def test_it_names_the_clause_that_costs_it_most() -> None:
    weights = {"south": {"a": 10, "b": 20, "c": 60, "d": 10}}
    game = called(agreed_on(whole("higher"), walk_away={"south": 80}, weights=weights))
    assert decision(game, "south") == BreakSilence("c", Remark("below", hard=("c",)))


def test_behind_a_red_line_it_says_that_it_cannot() -> None:
    game = agreed_on(MIDDLE)
    south = replace(game.state.interests["south"], red_lines=frozenset({("b", "lower")}))
    game.state = replace(game.state, interests={**game.state.interests, "south": south})
    said = decision(called(game), "south")
    assert said == BreakSilence("b", Remark("cannot", hard=("b",)))


def test_one_footnote_where_that_saves_the_text() -> None:
    """On the clause behind its red line; and none where the text is good enough as it is."""
    game = agreed_on(MIDDLE, reservations=1, walk_away={"south": 30})
    assert decision(called(game), "south") == Join()
    south = replace(game.state.interests["south"], red_lines=frozenset({("b", "lower")}))
    game.state = replace(game.state, interests={**game.state.interests, "south": south})
    assert decision(game, "south") == JoinWithReservation(("b",))


def test_what_a_colleagues_footnote_could_take_is_reckoned_with() -> None:
    """A tenth of the clause that is dearest: 50 is not enough above 49 then."""
    weights = {"south": {"a": 55, "b": 15, "c": 15, "d": 15}}
    text = whole("high", a="lower", d="low")
    for reservations, answer in ((0, Join), (1, BreakSilence)):
        game = agreed_on(text, walk_away={"south": 51}, weights=weights, reservations=reservations)
        assert isinstance(decision(called(game), "south"), answer)


@pytest.mark.parametrize(("rounds", "answer"), [(10, BreakSilence), (3, Join)])
def test_an_unfinished_text_is_joined_at_the_close_and_not_early_on(
    rounds: int, answer: type[Action]
) -> None:
    game = Play(bargain(SEATS, walk_away={"south": 30}, reservations=0, rounds=rounds))
    part = {"a": "low", "b": "low", "c": "higher"}
    game.closed("north", Propose(dict.fromkeys(SEATS, part), public=True))
    if rounds == 3:
        game.next_round(3)
    else:
        called(game)
    assert game.state.phase is Phase.SILENCE
    assert isinstance(decision(game, "south"), answer)


@given(recipes(reservations=0))
def test_who_agreed_to_a_text_and_has_no_new_instructions_joins_it(recipe: Recipe) -> None:
    given_by: dict[tuple[Seat, object], object] = {}
    for step in played(recipe).steps:
        view, text = step.view, None
        if isinstance(step.action, Accept):
            offer = next(p for p in view.proposals if p.id == step.action.proposal)
            text = text_for_all(view, offer)
        elif step.offered is not None:
            text = text_for_all(view, step.offered)
        if text is not None:
            given_by[step.seat, frozenset(text.items())] = view.interests
        if view.phase is Phase.SILENCE:
            before = given_by.get((step.seat, frozenset(whole_text(view).items())))
            if before == view.interests:
                assert isinstance(step.action, Join | JoinWithReservation)
