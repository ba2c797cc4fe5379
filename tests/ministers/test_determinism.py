"""The same game from the same seed: on any machine, in any process, and from wherever it is gone on with."""

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.engine.scenario import Order
from game.session.table import Table
from tests.ministers.conduct import (
    BASE,
    Recipe,
    deciding,
    go_on,
    ministers_of,
    play,
    played,
    recipes,
)

ROOT = Path(__file__).resolve().parents[2]


def forget() -> None:
    """As in a new process: nothing that a module of the ministers keeps is left."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("game.ministers"):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()


@given(recipes(), st.floats(0, 1))
def test_a_game_gone_on_with_is_the_game_it_would_have_been(recipe: Recipe, part: float) -> None:
    """From the middle of a turn too, by ministers who have not been there before."""
    whole = played(recipe)
    table = Table(whole.table.scenario, recipe.seed, {}, clock=lambda: 0.0)
    upto = int(part * len(whole.steps))
    for seat, action in whole.actions[:upto]:
        assert table.submit(seat, table.seq(seat), action) is None
    forget()
    ministers = ministers_of(table.scenario, recipe.styles)
    rest = [(s.seat, s.action) for s in go_on(table, deciding(ministers), recipe.seed)]
    assert rest == whole.actions[upto:]


@given(recipes())
def test_what_a_minister_remembers_changes_nothing(recipe: Recipe) -> None:
    """One made anew for every decision plays the same game."""
    scenario = recipe.world()
    anew = play(
        scenario,
        lambda seat, view, rng: ministers_of(scenario, recipe.styles)[seat].decide(view, rng),
        recipe.seed,
    )
    assert anew.actions == played(recipe).actions


TABLES = (
    replace(BASE, styles=("fair", "seasoned-firm", "gentle"), members=4, conflict=80, slack=60),
    replace(BASE, styles=("seasoned",), chair=False, adviser=True, rule=2, conflict=80, links=3),
    replace(BASE, styles=("fair-mediator", "fair-careful"), chair=False, members=2, issues=6),
    replace(BASE, styles=("gentle-eager",), order=Order.SIMULTANEOUS, members=5, reservations=1),
)


def account() -> str:
    """All that is done in some games, as one number."""
    told = repr([played(replace(table, seed=seed)).actions for table in TABLES for seed in range(3)])
    return blake2b(told.encode(), digest_size=16).hexdigest()


def test_another_process_plays_the_same_games() -> None:
    """Sets and dictionaries are in another order there."""
    asked = "from tests.ministers.test_determinism import account; print(account())"
    told = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "20"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == account()
