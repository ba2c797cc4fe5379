"""Scenarios of other formats."""

from pathlib import Path

import pytest

from game.authoring import shape
from game.authoring.upgrade import STEPS
from tests.authoring.lake import LAKE, checked, edited


def test_a_newer_format_is_one_clear_problem(tmp_path: Path) -> None:
    text = edited(LAKE, [("format: 1 ", "format: 2 "), ("minutes: 30", "hours: 1")])
    (problem,) = checked(tmp_path, scenario=text).problems
    assert problem.code == "newer-format"
    assert "format 2" in problem.message
    assert problem.place.column == 9


@pytest.mark.parametrize(
    ("written", "code"), [("0", "out-of-range"), ("-1", "out-of-range"), ("one", "wrong-type")]
)
def test_formats_that_never_were(written: str, code: str, tmp_path: Path) -> None:
    problems = checked(tmp_path, scenario=edited(LAKE, [("format: 1 ", f"format: {written} ")])).problems
    assert [p.code for p in problems] == [code]


def test_every_older_format_has_a_step() -> None:
    assert STEPS.keys() == set(range(1, shape.FORMAT))
