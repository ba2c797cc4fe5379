"""Figures in columns, and the bar that shows how far the work has come."""

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.commands.columns import labelled, table
from game.commands.progress import with_progress
from game.terminal.layout import width

NAMES = st.text("abc 代表团 ", min_size=1, max_size=50).map(str.strip).filter(bool)
FIGURES = st.lists(st.integers(-99, 999).map(str), min_size=2, max_size=2)


@given(st.lists(st.tuples(NAMES, FIGURES), min_size=1, max_size=5), st.integers(40, 100))
def test_figures_stand_in_columns_however_long_and_wide_the_names_are(
    rows: list[tuple[str, list[str]]], columns: int
) -> None:
    lines = [line for line in table(rows, columns) if line[-1:].isdigit()]
    assert [line.split()[-2:] for line in lines] == [figures for _, figures in rows]
    assert len({width(line) for line in lines}) == 1
    assert all(width(line) <= columns for line in table(rows, columns) if " " in line.strip())


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5))
def test_what_is_said_begins_under_what_was_said_above(rows: list[tuple[str, str]]) -> None:
    lines = list(labelled(rows, 200))
    begins = {width(line) - width(said) for line, (_, said) in zip(lines, rows, strict=True)}
    assert begins == {2 + max(width(label) for label, _ in rows)}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_for_whoever_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert list(with_progress(iter("abcd"), 4)) == list("abcd")
    shown = terminal.getvalue().split("\r")
    assert shown[1:5] == [
        f"[{'#' * n}{'.' * (30 - n)}] {done}/4" for done, n in enumerate((7, 15, 22, 30), 1)
    ]
    assert shown[5:] == [" " * 50, ""]


def test_the_bar_is_gone_before_an_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("no room")

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with pytest.raises(OSError, match="no room"):
        list(with_progress(broken(), 2))
    assert terminal.getvalue().endswith("\r" + " " * 50 + "\r")


def test_nobody_watches_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(with_progress(range(3), 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""
