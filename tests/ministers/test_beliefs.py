"""What can be told of a delegation from its public conduct: cheap is what it gives, dear what it holds."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import Accept, ChairText, Decline, Move, Propose
from game.engine.rules import apply, start
from game.engine.scenario import IssueId, Seat
from game.engine.speech import Remark
from game.engine.view import View, view_for
from game.ministers.beliefs import believed, reading
from game.ministers.estimate import Estimate
from game.ministers.grid import grid_of
from tests.laws.strategies import Game, games
from tests.laws.worlds import with_other_wishes
from tests.ministers.bargain import ISSUES, OPTIONS, bargain, for_all, whole
from tests.ministers.conduct import Recipe, over_games, played
from tests.tables import Play


def of(game: Play, seat: Seat = "south") -> Estimate:
    return reading(game.view(None)).members[seat]


def losses(game: Play, option: str = "high", seat: Seat = "south") -> dict[IssueId, float]:
    """What this wording of each issue is thought to cost the seat."""
    estimate = of(game, seat)
    return {issue: estimate.loss(i, OPTIONS.index(option)) for i, issue in enumerate(ISSUES)}


def numbers(view: View) -> dict[Seat, tuple[object, ...]]:
    return {
        seat: (e.favourite, sorted(e.barred), e.mean, e.spread) for seat, e in reading(view).members.items()
    }


def doubts(view: View) -> dict[Seat, list[float]]:
    sizes = [len(row) for row in grid_of(view.agenda).options]
    return {
        seat: [estimate.doubt(i, o) for i, size in enumerate(sizes) for o in range(size)]
        for seat, estimate in reading(view).members.items()
    }


def test_a_newcomer_takes_the_opening_for_the_favourite_and_all_issues_for_alike() -> None:
    game = Play(bargain())
    assert of(game).favourite == (0, 0, 0, 0)
    assert of(game, "north").favourite == (3, 3, 3, 3)
    for option in OPTIONS:
        assert len({*losses(game, option).values()}) == 1
    steps = [losses(game, option)["a"] for option in OPTIONS]
    assert steps[0] == 0 < steps[1] < steps[2] < steps[3]
    assert steps == [losses(game, option, "north")["a"] for option in reversed(OPTIONS)]


def test_what_is_given_first_is_cheap_and_what_is_held_dear() -> None:
    game = Play(bargain())
    before = losses(game)
    game.end().do("south", Move("a", "high")).end()
    after = losses(game)
    assert after["a"] < before["a"]
    assert after["b"] == pytest.approx(after["c"])
    assert after["b"] > before["b"]
    game.until("south").do("south", Move("b", "high")).end()
    then = losses(game)
    assert then["a"] < then["c"]
    assert then["b"] < then["c"]


def test_what_is_given_late_is_dearer_than_what_is_given_early() -> None:
    """By then more has been given up in all; how far the talks are, tells how much."""
    cost = []
    for round_ in (1, 4):
        game = Play(bargain(rounds=6)).next_round(round_ - 1).until("south")
        cost.append(losses(game.do("south", Move("a", "high")).end())["a"])
    assert cost[0] < cost[1] - 5


def test_the_same_where_a_text_is_edited_for_all() -> None:
    game = Play(bargain(chair="north"))
    number = game.propose("north", ChairText(whole("high")))
    game.end().do("south", Decline(number), Move("b", "high")).end()
    after = losses(game)
    assert after["b"] < min(after["a"], after["c"], after["d"])


@pytest.mark.parametrize("chair", ["north", None])
def test_who_never_moves_teaches_nothing(chair: Seat | None) -> None:
    game = Play(bargain(chair=chair))
    before = numbers(game.view(None))["south"]
    for n in range(1, 4):
        text = whole("high", a=OPTIONS[n])
        game.until("north")
        offer = ChairText(text) if chair else Propose(for_all(game, text), public=True)
        number = game.propose("north", offer)
        game.until("south").do("south", Decline(number)).end()
    assert numbers(game.view(None))["south"] == before


def test_what_a_member_says_it_cannot_sign_is_not_expected_of_it() -> None:
    game = Play(bargain(chair="north"))
    number = game.propose("north", ChairText(whole("high")))
    game.end().do("south", Decline(number, Remark("cannot", hard=("c",)))).end()
    assert of(game).barred == {(2, 3)}
    assert not of(game, "north").barred


def test_what_it_asks_for_first_would_bring_it_most() -> None:
    game = Play(bargain(chair="north"))
    number = game.propose("north", ChairText(whole("high")))
    asks = Remark("needs", asks=(("c", "low"), ("b", "low")))
    game.end().do("south", Decline(number, asks)).end()
    after = losses(game)
    assert after["c"] > after["b"] > max(after["a"], after["d"])


def test_words_of_ones_own_teach_what_the_step_itself_does() -> None:
    silent, wordy = (Play(bargain(chair="north")) for _ in range(2))
    for game, words in ((silent, ""), (wordy, "We cannot sign c, we ask for low.")):
        number = game.propose("north", ChairText(whole("high")))
        game.end().do("south", Move("a", "lower"), Decline(number, words)).end()
    assert numbers(silent.view(None)) == numbers(wordy.view(None))


def test_a_text_that_is_accepted_costs_less_than_one_that_is_declined() -> None:
    totals = []
    for answer in (Accept, Decline):
        game = Play(bargain(("north", "south", "east"), chair="north"))
        number = game.propose("north", ChairText(whole("high")))
        game.end().do("south", Move("a", "lower"), answer(number)).end()
        totals.append(sum(losses(game).values()))
    assert totals[0] < totals[1] - 5


def test_what_nobody_but_two_have_seen_teaches_nothing() -> None:
    game = Play(bargain(("north", "south", "east")))
    before = numbers(game.view("south"))
    offer = Propose({"north": {"a": "low"}, "south": {"b": "high"}}, note=Remark("exchange"))
    number = game.propose("north", offer)
    game.end().do("south", Decline(number, Remark("cannot", hard=("b",)))).end()
    assert numbers(game.view("south")) == before


@given(games(30))
def test_everybody_reads_the_same(game: Game) -> None:
    for state in game.states[::3]:
        public = numbers(view_for(state, None))
        for seat in game.seats:
            assert numbers(view_for(state, seat)) == public


@given(games(), st.integers(0, 99))
def test_beliefs_do_not_depend_on_what_anybody_wishes(game: Game, pick: int) -> None:
    """The same conduct at a table where everybody else values everything differently."""
    other = start(with_other_wishes(game.scenario, None, Random(pick)), game.seed)
    for step in game.steps:
        other, _ = apply(other, step.action, step.seat)
    assert numbers(view_for(other, None)) == numbers(view_for(game.states[-1], None))


@over_games
def test_doubts_only_shrink_and_do(recipe: Recipe) -> None:
    views = [step.view for step in played(recipe).steps if step.view.rounds == played(recipe).final.rounds]
    for before, after in zip(views[::7], views[7::7], strict=False):
        now = doubts(after)
        for seat, old in doubts(before).items():
            assert all(b <= a + 1e-6 for a, b in zip(old, now[seat], strict=True))


def test_a_turn_of_giving_takes_doubt_away() -> None:
    game = Play(bargain())
    before = sum(doubts(game.view(None))["south"])
    game.end().do("south", Move("a", "high"), Move("b", "lower")).end()
    assert sum(doubts(game.view(None))["south"]) < before - 1


def test_numbers_for_the_search_are_whole_and_doubt_speaks_for_a_wording_as_far_as_it_may() -> None:
    game = Play(bargain()).end().do("south", Move("a", "high")).end()
    estimate = of(game)
    plain, curious = (believed(estimate, benefit, 6) for benefit in (0.0, 0.5))
    assert plain.shape == (4, 6)
    assert np.array_equal(plain, np.round(plain))
    assert not plain[:, 4:].any()
    assert not plain[:, 0].any()
    for i in range(4):
        for o in range(1, 4):
            assert plain[i, o] == round(-100 * estimate.loss(i, o))
    assert (curious >= plain).all()
    assert (curious > plain).any()
