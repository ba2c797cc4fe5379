"""Problems with an author's file, each with its place, printed as a good compiler prints them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SHOWN_WIDTH = 100


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Line and column count from 1; line 0: the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """`message`: what is wrong. `hint`: what would be right. `related`: another place, and why it matters."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Place, str] | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        return "\n".join(printed(self, {}))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, every problem once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place, p.severity, p.code, p.message)))


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(p.is_error for p in problems)


def printed(problem: Problem, lines: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines to print for one problem; `lines`: the text of each file, to show the line in question."""
    p = problem
    out = [f"{p.place}: {p.severity}[{p.code}]: {p.message}"]
    text = lines.get(p.place.file, ())
    if 0 < p.place.line <= len(text):
        out += _shown(text[p.place.line - 1], p.place.column - 1)
    if p.related:
        out.append(f"  see {p.related[0]}: {p.related[1]}")
    if p.hint:
        out.append(f"  hint: {p.hint}")
    return out


def _shown(line: str, column: int) -> list[str]:
    """The line and a caret under the column; a long line is cut to what is around the column."""
    line = "".join(c if c.isprintable() else " " for c in line)
    start = max(0, column - SHOWN_WIDTH * 3 // 4) if len(line) > SHOWN_WIDTH else 0
    cut = line[start : start + SHOWN_WIDTH].rstrip()
    if not cut:
        return []
    before = "".join("  " if unicodedata.east_asian_width(c) in "WF" else " " for c in cut[: column - start])
    return [f"  | {cut}", f"  | {before}^"]
