"""Cells of a CSV file that no spreadsheet takes for a formula, and the file as text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for an older encoding. Moodle drops it; Canvas is better off without."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Excel takes the wide signs of Chinese and Japanese keyboards for the narrow ones."""
_PLAIN = re.compile(r"-|[+-]?\d+(\.\d+)?%?")
"""Numbers, and the dash that stands for none."""


def safe(text: str) -> str:
    """The same with an apostrophe before it where a spreadsheet would calculate it; plain numbers stay."""
    return f"'{text}" if text.startswith(_STARTS) and not _PLAIN.fullmatch(text) else text


def csv_text(rows: Iterable[Sequence[str]], bom: bool = True) -> str:
    """Rows of safe cells with commas between them and lines that end as RFC 4180 has it."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return (BOM if bom else "") + out.getvalue()
