"""A scenario that comes with a record is refused with a place, or the rules can play it."""

import json
from random import Random
from typing import Any

import pytest

from game import codec
from game.codec import Undecodable
from game.engine.scenario import Condition, Scenario
from game.engine.scoring import value
from game.engine.statement import assemble
from game.session.sound import flaw_of
from game.session.table import Table
from tests.session.games import HOLDERS, Clock, in_chinese, play, small
from tests.session.test_fuzz import places

BENT: tuple[Any, ...] = (None, 0, -1, 2000, "", "x", "arden", "press", "talk", "trade", {}, [], {"x": ["x"]})


def tree_of_small() -> Any:
    return json.loads(codec.canonical(codec.encode(small())))


def test_the_table_of_these_tests_is_sound() -> None:
    assert flaw_of(small()) is None
    assert flaw_of(in_chinese(small())) is None


@pytest.mark.parametrize("value", BENT, ids=repr)
def test_one_value_bent_anywhere(value: object) -> None:
    tree = tree_of_small()
    refused = played = 0
    for container, key in list(places(tree)):
        before, container[key] = container[key], value
        try:
            scenario: Scenario = codec.decode(tree, Scenario)
        except Undecodable:
            continue
        finally:
            container[key] = before
        if flaw := flaw_of(scenario):
            assert flaw[1]
            refused += 1
        else:
            can_be_played(scenario, 4)
            played += 1
    assert refused + played


def can_be_played(scenario: Scenario, actions: int) -> None:
    """Nothing in the rules fails on it, whatever is done and whoever looks."""
    table = Table(scenario, 7, HOLDERS, clock=Clock())
    play(table, Random(1), actions)
    for seat in (None, *scenario.agenda.delegations):
        view = table.view(seat)
        assemble(view.agenda, view.agreed)
        assemble(view.agenda, view.agreed, view.positions)
        if view.interests is not None:
            value(view.interests, view.text)


def test_conditions_are_looked_at_all_the_way_down() -> None:
    condition = Condition(event="nothing")
    for _ in range(50):
        condition = Condition(any_of=(Condition(round=1), condition))
    tree = tree_of_small()
    tree["capitals"]["belmar"][0]["condition"] = codec.encode(condition)
    flaw = flaw_of(codec.decode(tree, Scenario))
    assert flaw is not None
    assert flaw[0][:4] == ("capitals", "belmar", 0, "condition")
    assert flaw[0][-1] == "event"
