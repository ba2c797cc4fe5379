"""The codec: every engine value survives the way out and back, and nothing else gets in."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import codec
from game.codec import Flaw, StrayPointer, Undecodable
from game.engine import events
from game.engine.actions import (
    Accept,
    Action,
    BreakSilence,
    ChairText,
    Decline,
    JoinWithReservation,
    Move,
    Pause,
    Propose,
    Release,
    Speak,
)
from game.engine.events import Event
from game.engine.scenario import (
    AddPoints,
    Condition,
    Delegation,
    Effect,
    Paragraph,
    Part,
    Passage,
    Role,
    Scenario,
    Temperament,
)
from game.engine.speech import Remark
from game.engine.state import Interests
from tests.authoring.lake import written

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)


st.register_type_strategy(str, TEXTS)
ACTIONS = st.one_of([st.from_type(cls) for cls in get_args(Action)])
EVENTS = st.one_of([st.from_type(cls) for cls in get_args(Event)])
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


def through_json(tree: codec.JsonTree) -> codec.JsonTree:
    return json.loads(codec.canonical(tree))


@given(ACTIONS)
def test_actions_come_back(action: Action) -> None:
    back: Action = codec.decode(through_json(codec.encode(action)), Action)
    assert back == action
    assert type(back) is type(action)


@given(EVENTS)
def test_events_come_back(event: Event) -> None:
    assert codec.decode(through_json(codec.encode(event)), Event) == event


@given(st.from_type(Interests))
def test_sets_of_pairs_come_back(interests: Interests) -> None:
    assert codec.decode(through_json(codec.encode(interests)), Interests) == interests


def test_a_scenario_comes_back(tmp_path: Any) -> None:
    from game.authoring.library import load

    scenario = load(written(tmp_path)).scenario
    tree = through_json(codec.encode(scenario))
    back: Scenario = codec.decode(tree, Scenario)
    assert back == scenario
    assert type(back.agenda.delegations["isle"].role) is Role
    assert codec.fingerprint(codec.encode(back)) == codec.fingerprint(tree)


def test_a_temperament_is_written_where_there_is_one() -> None:
    plain = Delegation("isle", "The Isle", "", "none", Role.MEMBER, "", {})
    firm = replace(plain, temperament=Temperament.FIRM)
    assert codec.encode(firm) == {**codec.encode(plain), "temperament": "firm"}
    for delegation in (plain, firm):
        back: Delegation = codec.decode(through_json(codec.encode(delegation)), Delegation)
        assert back == delegation
        assert type(back.temperament) is type(delegation.temperament)


def test_actions_are_tagged_by_what_they_do() -> None:
    assert codec.encode(Move("a", "b")) == {"do": "move", "issue": "a", "option": "b"}
    assert codec.encode(ChairText({"a": "b"}))["do"] == "chair_text"
    assert codec.encode(JoinWithReservation(("a",)))["do"] == "join_with_reservation"
    assert codec.encode(Pause()) == {"do": "pause"}


def test_words_of_an_act_are_a_text_or_a_mapping() -> None:
    assert codec.encode(Decline(3, "No."))["reason"] == "No."
    asked = Decline(3, Remark("needs", (("a", "b"), ("c", "d")), easy=("e",)))
    written = {"code": "needs", "asks": [["a", "b"], ["c", "d"]], "hard": [], "easy": ["e"]}
    tree = through_json(codec.encode(asked))
    assert tree["reason"] == written
    assert codec.decode(tree, Action) == asked
    short = {"do": "break_silence", "issue": "a", "reason": {"code": "holds", "hard": ["a"]}}
    assert codec.decode(short, Action) == BreakSilence("a", Remark("holds", hard=("a",)))


def test_events_keep_their_own_field_named_event() -> None:
    tree = codec.encode(events.News("storm", frozenset({"b", "a"})))
    assert tree == {"kind": "news", "event": "storm", "audience": ["a", "b"]}


def test_passages_and_effects_are_told_apart() -> None:
    passage = Paragraph("words", "¶1", Part.OPENING)
    back: Passage = codec.decode(codec.encode(passage), Passage)
    assert back == passage
    assert type(codec.encode(passage)["part"]) is str
    effect = AddPoints("a", "b", "c", 1)
    assert codec.decode(codec.encode(effect), Effect) == effect


def test_defaults_may_be_left_out() -> None:
    assert codec.decode({"do": "speak", "text": "hello"}, Action) == Speak("hello")
    assert codec.decode({"do": "propose", "moves": {}}, Action) == Propose({})


def test_a_class_may_be_asked_for_with_or_without_its_tag() -> None:
    assert codec.decode({"do": "accept", "proposal": 3}, Accept) == Accept(3)
    assert codec.decode({"proposal": 3}, Accept) == Accept(3)
    with pytest.raises(Undecodable):
        codec.decode({"do": "decline", "proposal": 3}, Accept)


def test_conditions_nest() -> None:
    condition = Condition(any_of=(Condition(round=3), Condition(most={"a": ("b",)})))
    assert codec.decode(codec.encode(condition), Condition) == condition


@pytest.mark.parametrize(
    ("tree", "as_type", "path", "words"),
    [
        ({"do": "accept", "proposal": True}, Action, ("proposal",), "a whole number, not true"),
        ({"do": "accept", "proposal": 1.0}, Action, ("proposal",), "a whole number, not the number 1.0"),
        ({"do": "accept", "proposal": "1"}, Action, ("proposal",), "a whole number, not the text '1'"),
        ({"do": "speak", "text": 12}, Action, ("text",), "should be text, not the number 12"),
        ({"do": "speak", "text": None}, Action, ("text",), "should be text, not nothing"),
        ({"do": "speak", "text": "\ud800"}, Action, ("text",), "half a character"),
        ({"do": "speak", "text": {"code": "holds"}}, Action, ("text",), "should be text, not a mapping"),
        ({"do": "decline", "proposal": 1, "reason": 3}, Action, ("reason",), "should be text or a mapping"),
        ({"do": "decline", "proposal": 1, "reason": {}}, Action, ("reason",), "needs the key 'code'"),
        (
            {"do": "decline", "proposal": 1, "reason": {"code": "needs", "asks": [["a"]]}},
            Action,
            ("reason", "asks", 0),
            "a list of 2, not of 1",
        ),
        (
            {"do": "decline", "proposal": 1, "reason": {"code": "needs", "ask": []}},
            Action,
            ("reason", "ask"),
            "did you mean 'asks'?",
        ),
        ({"do": "speak", "text": "a", "to": "bob"}, Action, ("to",), "should be a list"),
        ({"do": "propose", "moves": [1]}, Action, ("moves",), "should be a mapping, not a list"),
        ({"do": "propose", "moves": {"a": {"b": 1}}}, Action, ("moves", "a", "b"), "should be text"),
        ({"do": "propose", "moves": {}, "public": 1}, Action, ("public",), "true or false"),
        ({"do": "move", "issue": "a"}, Action, (), "needs the key 'option'"),
        ({"do": "move", "issue": "a", "option": "b", "x": 1}, Action, ("x",), "not a key known here"),
        ({"do": "mve"}, Action, ("do",), "did you mean 'move'?"),
        ({"do": 3}, Action, ("do",), "not the number 3"),
        ({"do": ["move"]}, Action, ("do",), "not a list"),
        ({}, Action, (), "needs the key 'do'"),
        (None, Action, (), "should be a mapping, not nothing"),
        ([], Move, (), "should be a mapping, not a list"),
        ("adviserr", Role, (), "one of member, adviser, observer"),
        (["a"], tuple[int, int], (), "a list of 2, not of 1"),
        ([1, "x"], tuple[int, int], (1,), "a whole number"),
        ("text", Release | None, (), "should be a mapping"),
    ],
)
def test_says_what_is_wrong_and_where(tree: Any, as_type: Any, path: codec.Path, words: str) -> None:
    with pytest.raises(Undecodable) as caught:
        codec.decode(tree, as_type)
    assert [where for where, _ in caught.value.problems] == [path]
    assert words in caught.value.problems[0][1]


def test_all_flaws_at_once() -> None:
    with pytest.raises(Undecodable) as caught:
        codec.decode({"do": "propose", "moves": {"a": {"b": 1, "c": 2}}, "public": "x", "nte": ""}, Action)
    assert [f.path for f in caught.value.flaws] == [
        ("moves", "a", "b"),
        ("moves", "a", "c"),
        ("public",),
        ("nte",),
    ]
    assert caught.value.flaws[-1] == Flaw(
        ("nte",), "is not a key known here", "unknown-key", "did you mean 'note'?"
    )
    assert "/moves/a/b should be text" in str(caught.value)


@given(TREES)
def test_any_tree_is_a_value_or_undecodable(tree: codec.JsonTree) -> None:
    for as_type in (Action, Event, Scenario, Condition, Interests):
        with suppress(Undecodable):
            codec.decode(tree, as_type)


@given(ACTIONS, TREES, st.data())
def test_a_damaged_action_is_a_value_or_undecodable(action: Action, tree: codec.JsonTree, data: Any) -> None:
    damaged = codec.encode(action)
    damaged[data.draw(st.sampled_from(sorted(damaged)))] = tree
    with suppress(Undecodable):
        codec.decode(damaged, Action)


@pytest.mark.parametrize("depth", [20, 200, 3000])
def test_deep_trees_end(depth: int) -> None:
    tree: Any = {"round": "x"}
    for _ in range(depth):
        tree = {"any_of": [tree]}
    with pytest.raises(Undecodable):
        codec.decode(tree, Condition)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Shape:
    if_: int
    either: int | tuple[int, int] | None = None
    colours: Mapping[str, Colour] | None = None


@dataclass(frozen=True, slots=True)
class First:
    one: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Second:
    two: int


def test_shapes_of_ones_own() -> None:
    assert codec.decode({"if": 1, "either": [2, 3]}, Shape) == Shape(1, (2, 3))
    assert codec.decode({"if": 1, "either": 2, "colours": {"a": "red"}}, Shape).colours == {"a": Colour.RED}
    assert codec.encode(Shape(1)) == {"if": 1, "either": None, "colours": None}
    with pytest.raises(Undecodable, match="/if should be a whole number"):
        codec.decode({"if": "x"}, Shape)
    with pytest.raises(Undecodable, match="/either should be a whole number or a list"):
        codec.decode({"if": 1, "either": "x"}, Shape)


def test_records_told_apart_by_their_first_key() -> None:
    assert codec.decode({"two": 2}, First | Second) == Second(2)
    assert codec.decode({"more": 1, "one": 2}, First | Second) == First(2, 1)
    with pytest.raises(Undecodable, match="needs one of the keys one, two"):
        codec.decode({"more": 2}, First | Second)


@given(TREES)
def test_the_canonical_form_is_one(tree: codec.JsonTree) -> None:
    assert codec.canonical(through_json(tree)) == codec.canonical(tree)
    assert len(codec.fingerprint(tree)) == 32


def test_the_canonical_form_is_compact_and_keeps_the_order() -> None:
    assert codec.canonical({"b": 1, "a": ["é"]}) == '{"b":1,"a":["é"]}'.encode()


@given(TREES, st.data())
def test_differences_put_in_give_the_other_tree(tree: codec.JsonTree, data: Any) -> None:
    def changed(part: codec.JsonTree) -> codec.JsonTree:
        match part:
            case dict():
                return {key: changed(value) for key, value in part.items()}
            case list():
                return [changed(value) for value in part]
            case str():
                return data.draw(TEXTS)
        return part

    other = changed(tree)
    assert codec.patched(tree, codec.difference(tree, other)) == other


def test_differences_are_named_by_pointers() -> None:
    assert codec.difference({"a/b": ["x", {"c~": "y"}]}, {"a/b": ["x", {"c~": "z"}]}) == {"/a~1b/1/c~0": "z"}


@pytest.mark.parametrize(
    ("a", "b"),
    [({"a": "x"}, {"b": "x"}), (["x"], ["x", "y"]), ({"a": 1}, {"a": 2}), ({"a": "x"}, {"a": None})],
)
def test_other_shapes_have_no_difference(a: codec.JsonTree, b: codec.JsonTree) -> None:
    with pytest.raises(ValueError, match="more than their texts"):
        codec.difference(a, b)


def test_a_stray_pointer_is_named() -> None:
    with pytest.raises(StrayPointer, match="/b"):
        codec.patched({"a": "x"}, {"/b": "y"})
