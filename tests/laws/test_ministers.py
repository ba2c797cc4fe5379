"""Laws of ministers: they decide by what their seat knows, and always find something that is allowed."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.engine.refusal import refusal
from game.engine.rules import apply, start
from game.engine.scenario import Seat
from game.engine.state import State
from game.engine.view import active_seats, view_for
from game.ministers.styles import STYLES
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import LAW, Game, games
from tests.ministers.conduct import Recipe, over_games, played

STYLE = st.sampled_from([*STYLES])


def same_whatever_is_hidden(state: State, seat: Seat, style: str, rng: Random) -> None:
    """For one who comes from a table where all that is hidden is different, and for one who does not."""
    view, other = view_for(state, seat), view_for(with_secrets_changed(state, seat, rng), seat)
    fresh, moved = STYLES[style](), STYLES[style]()
    chosen = fresh.decide(view, Random(1))
    assert moved.decide(other, Random(1)) == chosen
    assert moved.decide(view, Random(1)) == chosen


@LAW
@given(games(30), STYLE)
def test_a_decision_does_not_depend_on_secrets(game: Game, style: str) -> None:
    rng = Random(game.seed)
    for state in game.states[::3]:
        for seat in active_seats(state):
            same_whatever_is_hidden(state, seat, style, rng)


@over_games
def test_nor_does_it_in_games_among_ministers(recipe: Recipe) -> None:
    game = played(recipe)
    state, rng = start(game.table.scenario, recipe.seed), Random(recipe.seed)
    for number, (seat, action) in enumerate(game.actions):
        if number % 4 == 0:
            same_whatever_is_hidden(state, seat, recipe.styles[0], rng)
        state, _ = apply(state, action, seat)


@LAW
@given(games(), STYLE)
def test_whatever_has_happened_they_find_something_that_is_allowed(game: Game, style: str) -> None:
    """Among people who do anything at all, with mandates that lack weights or leave nothing to sign."""
    for state in game.states[::2]:
        for seat in active_seats(state):
            view = view_for(state, seat)
            assert refusal(view, STYLES[style]().decide(view, Random(1))) is None
