"""The state: its digest is the same on every machine, and it holds no chance of its own."""

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from game.engine.actions import HOST, AskCapital, CallAdoption, ChairText, Decline, Join, Move, Release
from game.engine.rules import apply
from game.engine.scenario import SetRedLine
from game.engine.speech import Remark
from game.engine.state import State, digest
from game.engine.trades import propose
from tests.tables import MEMBERS, Play, flexibility, happening, moves, offer, simultaneous, table

ROOT = Path(__file__).resolve().parents[2]
COLLIDING = 121_808  # with this seed the first and the second number drawn are equal


def busy() -> State:
    """A state with something in most of its fields."""
    lines = [SetRedLine(seat, i, o) for seat in MEMBERS for i, o in (("force", "large"), ("costs", "own"))]
    scenario = simultaneous(
        happenings=[happening("line", *lines), happening("storm", rounds=(1, 3))],
        capitals={"north": (flexibility("force", walk_away=-2, points={"small": 5}),)},
    )
    play = Play(scenario).do(
        "north", AskCapital("force"), offer(True, north="force=small", south="force=large")
    )
    play.do("south", Move("place", "harbour")).do(HOST, Release("line"))
    play.closed("east", offer(east="force=small", north="costs=open"))
    return play.do("east", CallAdoption()).do("south", Join()).state


def test_a_state_cannot_be_changed() -> None:
    state = Play().state
    with pytest.raises(FrozenInstanceError):
        state.round = 2  # type: ignore[misc]


def test_a_digest_is_32_hexadecimal_digits() -> None:
    name = digest(busy())
    assert len(name) == 32
    assert set(name) <= set("0123456789abcdef")


def test_a_digest_leaves_the_scenario_out_and_sees_the_mandates() -> None:
    state = busy()
    assert digest(replace(state, scenario=table())) == digest(state)
    wants = state.interests["north"]
    for other in (
        replace(wants, walk_away=1),
        replace(wants, red_lines=frozenset()),
        replace(wants, values={**wants.values, "force": {"none": 1, "small": 1, "large": 1}}),
    ):
        assert digest(replace(state, interests={**state.interests, "north": other})) != digest(state)


def test_a_digest_leaves_out_what_is_past_and_sees_what_was_said_of_an_open_offer() -> None:
    past = busy()
    assert past.ended
    assert digest(replace(past, openings={}, ended=(), turns=())) == digest(past)
    play = Play(simultaneous())
    number = play.propose("north", ChairText({"force": "small"}))
    said = (
        Decline(number, words) for words in ("", "No.", Remark("holds"), Remark("holds", hard=("force",)))
    )
    assert len({digest(apply(play.state, decline, "south")[0]) for decline in said}) == 4


def test_a_digest_is_the_same_in_every_process() -> None:
    """The order in which Python happens to keep a set differs from process to process."""
    code = "from tests.engine.test_state import *; print(digest(busy()))"
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True)
        assert done.stdout.decode().strip() == digest(busy())


def test_two_proposals_never_have_one_number() -> None:
    """A number that is taken is drawn again."""
    play = Play(seed=COLLIDING)
    wanted = moves(north="force=small", south="costs=own")
    first, _ = propose(play.state, "north", wanted, public=False, note="")
    second, _ = propose(replace(first, proposals=()), "north", wanted, public=False, note="")
    assert first.proposals[0].id == second.proposals[0].id
    second, _ = propose(first, "north", wanted, public=False, note="")
    assert len({p.id for p in second.proposals}) == 2
