"""Every check finds its fault, at its place, and nothing else is found beside it."""

from pathlib import Path
from typing import Any

import pytest

from game.authoring import checks
from game.authoring.checks.check import Check
from tests.authoring.examples import EXAMPLES, Example
from tests.authoring.lake import LAKE, checked, edited, marked

BESIDE = {
    "never-content": {"no-text-for-all"},
    "issue-never-agreed": {"annex-line-never-printed", "no-text-for-all", "always-content"},
    "content-before-the-talks": {"always-content"},
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e[0]}-{EXAMPLES.index(e)}")
def test_finds(example: Example, tmp_path: Path) -> None:
    code, *edits = example
    text, place = marked(edited(LAKE, edits))
    problems = checked(tmp_path, scenario=text).problems
    found = [p for p in problems if p.code == code]
    assert [(p.place.line, p.place.column) for p in found] == [place], "\n".join(map(str, problems))
    assert {p.code for p in problems} <= {code, *BESIDE.get(code, ())}, "\n".join(map(str, problems))
    assert found[0].message


ALL: tuple[Check[Any], ...] = (*checks.STRUCTURE, *checks.WORDS, *checks.BARGAINING)
ELSEWHERE = {"too-few", "too-many", "nothing-to-negotiate", "agreement-not-found"}  # see test_bargaining


def test_every_check_has_an_example() -> None:
    assert {check.code for check in ALL} == {example[0] for example in EXAMPLES} | ELSEWHERE


def test_every_check_says_what_it_is() -> None:
    for check in ALL:
        assert check.about.endswith("."), check.code


def test_the_template_is_sound(tmp_path: Path) -> None:
    loaded = checked(tmp_path)
    assert loaded.scenario is not None
    assert not loaded.problems
