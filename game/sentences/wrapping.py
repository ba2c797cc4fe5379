"""Plain text in columns: how wide it is, and where its lines may break in any script."""

import unicodedata
from collections.abc import Iterable

_NO_START = frozenset("，。、；：！？）》］】」』”’…%,.;:!?)]")
_NO_END = frozenset("（《［【「『“‘([")
NARROWEST = 20


def width(text: str) -> int:
    """How many columns the text takes; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text
    )


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> str:
    """Paragraphs wrapped to a width. `first` starts the first line, `rest` the others (else blanks).

    No line is wider than asked unless a single word is.
    """
    if rest is None:
        rest = " " * width(first)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines(paragraph, max(NARROWEST, columns - max(width(first), width(rest)))) or [""]
    return "\n".join(((rest if n else first) + line).rstrip() for n, line in enumerate(lines)).rstrip()


def _lines(paragraph: str, columns: int) -> list[str]:
    lines, line = [], ""
    for piece in _units(paragraph):
        if line.strip() and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _units(paragraph: str) -> Iterable[str]:
    """The pieces that no line may end within: punctuation stays with what it belongs to."""
    unit = ""
    for piece in _pieces(paragraph):
        if unit and not unit.endswith(" ") and (unit[-1] in _NO_END or piece[0] in _NO_START):
            unit += piece
        else:
            if unit:
                yield unit
            unit = piece
    if unit:
        yield unit


def _pieces(paragraph: str) -> Iterable[str]:
    """Words with the blanks after them; a wide character is a word of its own."""
    word = ""
    for c in paragraph:
        if c == " ":
            yield word + c
            word = ""
        elif c.isascii() or width(c) != 2:
            word += c
        else:
            if word:
                yield word
            word = ""
            yield c
    if word:
        yield word
