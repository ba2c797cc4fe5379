"""Plain text in columns: widths as a terminal shows them, and wrapping in any script."""

import textwrap
import unicodedata
from collections.abc import Iterable

INDENT = "  "
_NO_START = frozenset("，。、；：！？）》”’…%,.;:!?)")


def width(text: str) -> int:
    """How many columns the text takes; a Chinese character takes two."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text
    )


def padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> str:
    """Paragraphs wrapped to a width. `first` starts the first line, `rest` the others (else blanks)."""
    if rest is None:
        rest = " " * width(first)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines(paragraph, max(20, columns - width(rest))) or [""]
    return "\n".join((rest if n else first) + line for n, line in enumerate(lines)).rstrip()


def _lines(paragraph: str, columns: int) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(paragraph):
        if line and width(line + piece.rstrip()) > columns and piece.strip() not in _NO_START:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(paragraph: str) -> Iterable[str]:
    """Words with the blanks after them; a wide character is a word of its own."""
    word = ""
    for c in paragraph:
        if width(c) == 2:
            if word:
                yield word
            word = ""
            yield c
        elif c == " ":
            yield word + c
            word = ""
        else:
            word += c
    if word:
        yield word


def section(title: str, body: Iterable[str]) -> str:
    """A heading with what stands under it."""
    return "\n".join([title, *(textwrap.indent(line, INDENT) for line in body)])
