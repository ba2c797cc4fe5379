"""What ministers do and never do, over whole games in worlds of all kinds."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import assume, given

from game.engine.actions import (
    Accept,
    BreakSilence,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    Reopen,
)
from game.engine.draft import fallbacks
from game.engine.refusal import refusal
from game.engine.scenario import Order
from game.engine.scoring import outcome_value, value, value_with_reservations
from game.engine.speech import Remark
from game.engine.state import Phase
from tests.ministers.conduct import BASE, Game, Recipe, over_games, played, recipes, text_for_all, whole_text


@over_games
def test_all_they_do_is_allowed_and_every_game_ends(recipe: Recipe) -> None:
    game = played(recipe)
    assert all(refusal(step.view, step.action) is None for step in game.steps)
    assert game.final.phase is Phase.OVER
    assert game.final.outcome is not None


@over_games
def test_they_do_not_flood_the_table(recipe: Recipe) -> None:
    offers = Counter((s.seat, s.view.round) for s in played(recipe).steps if s.offered is not None)
    assert max(offers.values(), default=0) <= 2


@over_games
def test_they_do_not_stall(recipe: Recipe) -> None:
    """A turn is a few steps for every clause and for every offer to be answered, and ends by itself."""
    game = played(recipe)
    taken = Counter((s.seat, s.view.round) for s in game.steps if s.view.phase is Phase.TALKS)
    answers = Counter((s.seat, s.view.round) for s in game.of(Accept, Decline))
    for turn, count in taken.items():
        assert count - answers[turn] <= 3 * recipe.issues + 8
    moves = Counter((s.seat, s.view.round, s.action) for s in game.of(Move))
    assert max(moves.values(), default=0) <= 3
    assert {(s.seat, s.view.round) for s in game.of(EndTurn)} >= {
        (seat, round_) for seat, round_ in taken if round_ < game.final.round
    }


def repeats_nothing(game: Game) -> None:
    for step in game.steps:
        if step.offered is not None:
            mine = [e.proposal for e in step.view.ended if e.proposal.by == step.seat]
            assert not [p for p in mine if p.declined and p.moves == step.offered]


@over_games
def test_an_offer_that_was_declined_is_not_made_again(recipe: Recipe) -> None:
    repeats_nothing(played(recipe))


@pytest.mark.parametrize("seed", range(4))
def test_nor_where_there_is_hardly_anything_else_to_offer(seed: int) -> None:
    """Few texts, much time, and nothing between them that all could sign easily."""
    torn = replace(BASE, seed=seed, members=4, conflict=90, slack=20, rounds=8)
    for recipe in (torn, replace(torn, issues=3, chair=False)):
        repeats_nothing(played(recipe))


@over_games
def test_what_is_agreed_or_pledged_is_left_only_where_the_instructions_forbid_it_now(recipe: Recipe) -> None:
    game = played(recipe)
    left = set()
    for step in game.of(Reopen):
        assert isinstance(step.action, Reopen)
        issue = step.action.issue
        assert step.view.interests is not None
        assert (issue, step.view.positions[step.seat][issue]) in step.view.interests.red_lines
        left.add((step.view.round, step.seat, issue))
    assert {(b.round, b.by, b.issue) for b in game.final.breaches} <= left


@over_games
def test_every_refusal_and_every_offer_says_why(recipe: Recipe) -> None:
    for step in played(recipe).steps:
        match step.action:
            case Decline(reason=words) | BreakSilence(reason=words):
                assert isinstance(words, Remark)
            case Propose(note=words) | ChairText(note=words):
                assert isinstance(words, Remark)


@over_games
def test_they_agree_to_no_text_below_walking_away_or_behind_a_red_line(recipe: Recipe) -> None:
    for step in played(recipe).of(Accept):
        assert isinstance(step.action, Accept)
        offer = next(p for p in step.view.proposals if p.id == step.action.proposal)
        text = text_for_all(step.view, offer)
        if text is not None and step.view.interests is not None:
            assert value(step.view.interests, text) > (step.view.interests.walk_away or 0)
            assert not step.view.interests.red_lines & text.items()


@over_games
def test_they_join_no_text_below_walking_away(recipe: Recipe) -> None:
    """With their own footnotes, and with one of a colleague's on the clause that is dearest to them."""
    for step in played(recipe).of(Join, JoinWithReservation):
        interests = step.view.interests
        assert interests is not None
        text, mine = whole_text(step.view), getattr(step.action, "issues", ())
        others = [()] if recipe.reservations == 0 else [(issue,) for issue in step.view.silence.text]
        for reserved in others:
            worth = value_with_reservations(interests, text, fallbacks(step.view.agenda), mine, reserved)
            assert worth > (interests.walk_away or 0)


@given(recipes(reservations=0))
def test_nobody_who_joins_goes_home_with_less_than_by_walking_away(recipe: Recipe) -> None:
    game = played(recipe)
    outcome = game.final.outcome
    assert outcome is not None
    for seat in outcome.joined:
        view = game.table.view(seat)
        assert view.interests is not None
        least = view.interests.walk_away or 0
        assert outcome_value(view.agenda, view.interests, outcome, seat) > least


@given(recipes())
def test_where_no_text_exists_there_is_no_statement(recipe: Recipe) -> None:
    torn = replace(recipe, zone=False, conflict=max(85, recipe.conflict), members=min(4, recipe.members))
    try:
        game = played(torn)
    except ValueError:
        assume(False)
    assert game.final.outcome is not None
    assert game.final.outcome.text is None


TABLES = {
    "consensus": BASE,
    "minus one": replace(BASE, rule=1, members=4),
    "one half": replace(BASE, rule=2),
    "two thirds": replace(BASE, rule=3, members=5),
    "two": replace(BASE, members=2),
    "six": replace(BASE, members=6),
    "no chair": replace(BASE, chair=False),
    "two, no chair": replace(BASE, chair=False, members=2),
    "adviser": replace(BASE, chair=False, adviser=True, members=4),
    "classroom": replace(BASE, order=Order.SIMULTANEOUS),
    "classroom, no chair": replace(BASE, order=Order.SIMULTANEOUS, chair=False, members=2),
}


@pytest.mark.parametrize("name", TABLES)
def test_where_there_is_room_they_come_to_a_text_at_tables_of_every_kind(name: str) -> None:
    outcomes = [played(replace(TABLES[name], seed=seed)).final.outcome for seed in range(10)]
    assert sum(outcome is not None and outcome.text is not None for outcome in outcomes) >= 7
