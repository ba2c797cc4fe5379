"""What a minister shows and tables: cheap clauses first, and only texts that it could sign itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.engine.actions import Accept, ChairText, Move, Propose
from game.engine.draft import needed
from game.engine.scenario import IssueId, OptionId, Role, Seat
from game.engine.scoring import outcome_value, value
from game.engine.speech import Remark
from game.ministers.negotiator import Negotiator
from tests.ministers.bargain import bargain, decision
from tests.ministers.conduct import (
    Game,
    Recipe,
    Step,
    by_ministers,
    ministers_of,
    over_games,
    played,
    text_for_all,
)
from tests.tables import Play, two_members

DIFFERENT = {
    "north": {"a": 5, "b": 40, "c": 35, "d": 20},
    "south": {"a": 40, "b": 5, "c": 20, "d": 35},
}


def gifts(game: Game, seat: Seat) -> list[IssueId]:
    """The clauses on which the seat came all the way to where the other opened, in order."""
    other = "low" if seat == "north" else "high"
    moves = [s.action for s in game.of(Move) if s.seat == seat and isinstance(s.action, Move)]
    return [move.issue for move in moves if move.option == other]


def value_at_the_end(game: Game, seat: Seat) -> int:
    view = game.table.view(seat)
    assert view.interests is not None
    assert view.outcome is not None
    return outcome_value(view.agenda, view.interests, view.outcome, seat)


@pytest.mark.parametrize("chair", ["north", "south", None])
def test_what_is_cheap_is_given_first_and_what_is_dear_last_or_never(chair: Seat | None) -> None:
    game = by_ministers(bargain(weights=DIFFERENT, chair=chair, rounds=8))
    for seat, cheap, dear in (("south", "b", "a"), ("north", "a", "b")):
        given = gifts(game, seat)
        assert given[0] == cheap
        assert dear not in given


@pytest.mark.parametrize("style", ["gentle", "fair", "seasoned"])
def test_two_who_weigh_clauses_differently_do_better_than_by_halving_each(style: str) -> None:
    """Half of every clause is worth 50 to each of them; all clauses to whom they are dearest 75."""
    for seed in range(4):
        game = by_ministers(bargain(weights=DIFFERENT, rounds=8), style, seed=seed)
        worth = [value_at_the_end(game, seat) for seat in ("north", "south")]
        assert min(worth) > 5000
        assert sum(worth) > 12500


@over_games
def test_nobody_tables_a_text_that_it_could_not_sign_itself(recipe: Recipe) -> None:
    """Also where all is agreed by others against its will."""
    game = played(recipe)
    ministers = ministers_of(game.table.scenario, recipe.styles)
    for step in game.steps:
        text = None if step.offered is None else text_for_all(step.view, step.offered)
        if text is not None and step.view.role is Role.MEMBER:
            interests, minister = step.view.interests, ministers[step.seat]
            assert interests is not None
            assert isinstance(minister, Negotiator)
            assert value(interests, text) >= minister.mind(step.view).floor
            assert not interests.red_lines & text.items()


@over_games
def test_where_there_is_a_chair_the_members_leave_the_text_to_it(recipe: Recipe) -> None:
    for step in played(recipe).of(Propose):
        open_clauses = len(step.view.agreed) < recipe.issues
        if recipe.chair and open_clauses and step.view.role is Role.MEMBER:
            assert step.offered is not None
            assert text_for_all(step.view, step.offered) is None


def improving(game: Game) -> Iterator[tuple[Step, dict[IssueId, OptionId]]]:
    """The texts that members table, or accept, where enough of them stand on the whole of another."""
    for step in game.of(Propose, ChairText, Accept):
        behind = sum(stand == step.view.agreed for stand in step.view.positions.values())
        enough = behind >= needed(step.view.agenda.procedure, len(step.view.members))
        if step.view.role is Role.MEMBER and enough:
            offers = {p.id: p.moves for p in step.view.proposals}
            moves = offers[step.action.proposal] if isinstance(step.action, Accept) else step.offered
            text = None if moves is None else text_for_all(step.view, moves)
            if text is not None:
                yield step, text


@over_games
def test_once_all_is_agreed_nobody_offers_or_takes_what_serves_it_worse(recipe: Recipe) -> None:
    for step, text in improving(played(recipe)):
        assert step.view.interests is not None
        gain = value(step.view.interests, text) - value(step.view.interests, step.view.agreed)
        assert gain >= (0 if isinstance(step.action, Accept) else 1)


def all_but_one_clause_well(chair: Seat | None) -> Play:
    """Two have agreed on a text worth 53 to each; with a review it would be worth 63. It is north's turn."""
    game = Play(two_members(chair=chair))
    agreed = {"force": "small", "place": "hill", "costs": "shared", "review": "never"}
    number = game.propose("north", Propose(dict.fromkeys(("north", "south"), agreed), public=True))
    game.until("south").do("south", Accept(number)).until("north")
    assert game.view(None).agreed == agreed
    return game


@pytest.mark.parametrize("chair", ["north", "south", None])
@pytest.mark.parametrize(("walk_away", "offered"), [(62, True), (63, False)])
def test_what_is_better_than_the_agreed_text_and_still_too_little_is_not_offered(
    chair: Seat | None, walk_away: int, offered: bool
) -> None:
    """North has come to need more than it did as it agreed; a review is all that it could still gain."""
    game = all_but_one_clause_well(chair)
    line = frozenset({("force", "large")})
    north = replace(game.state.interests["north"], walk_away=100 * walk_away, red_lines=line)
    game.state = replace(game.state, interests={**game.state.interests, "north": north})
    assert isinstance(decision(game, "north"), Propose | ChairText) == offered


@pytest.mark.parametrize("chair", ["north", "south", None])
def test_once_all_is_agreed_what_all_have_stood_for_from_the_start_is_offered(chair: Seat | None) -> None:
    game = all_but_one_clause_well(chair)
    offer = decision(game, "north")
    assert isinstance(offer, Propose | ChairText)
    assert isinstance(offer.note, Remark)
    assert offer.note.code == "improves"
    moves = offer.text if isinstance(offer, ChairText) else offer.moves["south"]
    assert moves["review"] == "yearly"
    assert decision(game.do("north", offer).until("south"), "south") == Accept(game.state.proposals[-1].id)
