"""`check`: silence or problems, and an exit code."""

from pathlib import Path

import pytest

from game.authoring.command import check_paths
from tests.authoring.lake import CASES, LAKE, edited, open_table, written


def run(*names: object, strict: bool = False) -> tuple[list[str], int]:
    return check_paths(map(str, names), strict=strict, open_table=open_table)


def test_silent_where_all_is_well(tmp_path: Path) -> None:
    assert run(written(tmp_path, play=CASES)) == ([], 0)


def test_an_error(tmp_path: Path) -> None:
    made = written(tmp_path, scenario=edited(LAKE, [("chair: isle", "chair: isla")]))
    lines, code = run(made)
    assert code == 1
    assert lines[0].startswith(
        f"{made / 'scenario.yaml'}:29:10: error[unknown-name]: there is no delegation 'isla'"
    )
    assert lines[1:] == [
        "  |   chair: isla                      # may put a text to all; leave the line out for no chair",
        "  |          ^",
        "  hint: did you mean 'isle'?",
        "1 error",
    ]


def test_a_warning_fails_only_when_strict(tmp_path: Path) -> None:
    made = written(tmp_path, zh_CN="title: 湖\n")
    assert run(made)[1] == 0
    assert run(made, strict=True)[1] == 1
    assert run(made)[0][-1] == "1 warning"


def test_cases_that_do_not_come_out_are_errors(tmp_path: Path) -> None:
    lines, code = run(written(tmp_path, play=edited(CASES, [("highland: 67.5", "highland: 60")])))
    assert code == 1
    assert "text-not-worth-this" in lines[0]


def test_several_at_once_and_each_once(tmp_path: Path) -> None:
    bad = written(tmp_path / "a", scenario="format: [\n")
    good = written(tmp_path / "b")
    lines, code = run(good, bad, bad / "scenario.yaml", tmp_path / "nowhere")
    assert code == 1
    assert lines[-1] == "2 errors"


@pytest.mark.parametrize("what", ["nowhere", "empty", "binary", "folder"])
def test_one_clear_error_each(what: str, tmp_path: Path) -> None:
    path = tmp_path / what
    if what in ("empty", "folder"):
        path.mkdir()
    if what == "folder":
        (path / "notes.txt").write_text("x", encoding="utf-8")
    if what == "binary":
        path.write_bytes(bytes(range(256)) * 4)
    lines, code = run(path)
    assert code == 1
    assert lines[-1] == "1 error"
    assert lines[0].startswith(str(path))


def test_nothing_to_check_is_nothing_wrong() -> None:
    assert run() == ([], 0)
