"""Plain text as a terminal may show it: nothing it would obey, in columns, wrapped."""

import unicodedata

from game.sentences.wrapping import width, wrap

__all__ = ["padded", "printable", "width", "wrap"]


def printable(text: str) -> str:
    """The text without anything that a terminal would obey and not show; half characters become `�`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else _shown(c) for c in text)


def _shown(c: str) -> str:
    if c.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cs" else ""


def padded(text: str, columns: int) -> str:
    return text + " " * max(0, columns - width(text))
