"""Cells that a spreadsheet must not calculate, and the file that holds them."""

import csv
import io

import pytest

from game.debrief.files.cells import BOM, csv_text, safe


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd", "-cmd", "@sum", "\tx", "\rx", "-1+cmd|' /C calc'!A0", "+", "＝1+1", "＋1", "－1", "＠x"],
)
def test_what_a_spreadsheet_would_calculate_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "-", "12", "-12.5", "+3.0", "50%", "Ada", "a=b", "0–1", "–", "保加利亚"]
)
def test_all_else_stays(text: str) -> None:
    assert safe(text) == text


def test_a_file_reads_back() -> None:
    rows = [["name", "say"], ['O"Neill, Ada', "one\nline more"], ["王", "-1.5"]]
    text = csv_text(rows)
    assert text.startswith(BOM)
    assert csv_text(rows, bom=False) == text.removeprefix(BOM)
    assert list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))) == rows
    assert text.count("\r\n") == 3
