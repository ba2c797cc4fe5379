"""Checks that need a whole scenario of their own, or a search that is cut short."""

from pathlib import Path

import pytest

from game.authoring import search
from game.authoring.library import Loaded, load
from tests.authoring.lake import LAKE, checked, edited, written

HEAD = """\
format: 1
id: my-scenario
language: en
title: Two
summary: Two delegations.
minutes: 5
no_agreement: Nothing.
procedure: {rounds: 2}
"""
TWO = """\
issues:
  one: {title: One, options: {a: {label: A, strength: 5, clause: A.}, b: {label: B, strength: 6, clause: B.}}}
  two: {title: Two, options: {a: {label: A, strength: 5, clause: A.}, b: {label: B, strength: 6, clause: B.}}}
delegations:
  left:
    name: Left
    mandate:
      instructions: You are the left one, and you want the first of everything.
      walk_away: {value: 60, text: Leave.}
      worth: {one: [50, LEFT], two: [50, [100, 0]]}
  right:
    name: Right
    mandate:
      instructions: You are the right one, and you may want the second of it.
      walk_away: {value: 60, text: Leave.}
      worth: {one: [50, RIGHT], two: [50, [100, 0]]}
statement: [{clause: one}, {clause: two}]
"""


def two(folder: Path, left: str, right: str) -> Loaded:
    return load(written(folder, scenario=HEAD + TWO.replace("LEFT", left).replace("RIGHT", right)))


def codes(loaded: Loaded) -> list[str]:
    return [p.code for p in loaded.problems]


def test_one_text_best_for_all_is_nothing_to_negotiate(tmp_path: Path) -> None:
    found = two(tmp_path, "[100, 50]", "[100, 50]")
    assert "nothing-to-negotiate" in codes(found)
    assert found.scenario is None


def test_wishes_that_differ_on_one_issue_are_enough(tmp_path: Path) -> None:
    assert codes(two(tmp_path, "[100, 50]", "[50, 100]")) == ["agreed-from-the-start"]


def test_a_link_can_make_the_difference(tmp_path: Path) -> None:
    made = written(tmp_path, scenario=HEAD + TWO.replace("LEFT", "[100, 50]").replace("RIGHT", "[100, 50]"))
    text = (made / "scenario.yaml").read_text(encoding="utf-8")
    link = "      links: [{when: {one: [b], two: [b]}, points: 90, why: Both.}]\n  right:"
    (made / "scenario.yaml").write_text(text.replace("  right:", link), encoding="utf-8")
    assert "nothing-to-negotiate" not in codes(load(made))


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (HEAD + "issues: {}\ndelegations: {}\nstatement: []\n", ["0 members", "no issue"]),
        (HEAD + TWO.replace(", b: {label: B, strength: 6, clause: B.}", "", 1), ["'one' has 1 options"]),
    ],
)
def test_too_few(scenario: str, words: list[str], tmp_path: Path) -> None:
    scenario = scenario.replace("LEFT", "[100, 50]").replace("RIGHT", "[50, 100]")
    found = [p.message for p in load(written(tmp_path, scenario=scenario)).problems if p.code == "too-few"]
    assert [any(word in message for message in found) for word in words] == [True] * len(words)


ONE = (
    "{title: One, options: {a: {label: A, strength: 5, clause: A.}, b: {label: B, strength: 6, clause: B.}}}"
)


def test_too_many(tmp_path: Path) -> None:
    issues = "".join(f"  i{n}: {ONE}\n" for n in range(39))
    options = "".join(f", o{n}: {{label: O, strength: 5, clause: O.}}" for n in range(9))
    scenario = HEAD + TWO.replace("LEFT", "[100, 50]").replace("RIGHT", "[50, 100]")
    scenario = scenario.replace("issues:\n", f"issues:\n{issues}").replace(
        "clause: B.}}", f"clause: B.}}{options}}}", 1
    )
    found = [p for p in load(written(tmp_path, scenario=scenario)).problems if p.code == "too-many"]
    assert [p.message for p in found] == ["41 issues are too many", "11 options are too many"]


DEAR = [
    ('walk_away: {value: 50, text: "Run', 'walk_away: {value: 61, text: "Run'),
    ("walk_away: {value: 50, text: Go", "walk_away: {value: 67, text: Go"),
    ('walk_away: {value: 50, text: "Pray', 'walk_away: {value: 82, text: "Pray'),
]


def test_what_cannot_be_found_nor_excluded_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "EFFORT", 0)
    monkeypatch.setattr(search, "ROUNDS", 0)
    assert codes(checked(tmp_path)) == ["agreement-not-found"]


def test_the_members_in_each_others_way_are_named(tmp_path: Path) -> None:
    problems = checked(tmp_path, scenario=edited(LAKE, DEAR)).problems
    (found,) = [p for p in problems if p.code == "no-text-for-all"]
    assert "'highland', 'lowport' and 'isle' together" in found.message


@pytest.mark.parametrize(
    ("procedure", "enough"),
    [
        ("decision: consensus  ", False),
        ("decision: consensus_minus_one", True),
        ('decision: majority\n  share: "2/3"', True),
    ],
)
def test_the_decision_rule_says_how_many_must_join(procedure: str, enough: bool, tmp_path: Path) -> None:
    text = edited(LAKE, [*DEAR, ("decision: consensus  ", procedure)])
    assert ("no-text-for-all" not in codes(checked(tmp_path, scenario=text))) is enough
