"""The typesetter: paragraphs of a language at a person's text size, each set once."""

from collections.abc import Sequence
from functools import lru_cache

from game.ui.text.faces import Faces, Ink
from game.ui.text.layout import Copy, compose, line_height, natural_width, words_of
from game.ui.text.paragraph import Align, Paragraph, Piece, Style


class Typesetter:
    """Sets text. Another language or another size is another typesetter: what is kept belongs to one."""

    def __init__(self, language: str, scale: float = 1.0) -> None:
        self.language, self.scale = language, scale
        self._faces = Faces(language)
        self._ink = Ink(self._faces)
        self._words = words_of(self._faces, self._ink, scale)
        self._copy = lru_cache(maxsize=2048)(self._read)
        self._set = lru_cache(maxsize=4096)(self._compose)

    def paragraph(
        self, pieces: Sequence[Piece], width: int, *, align: Align = "start", most_lines: int | None = None
    ) -> Paragraph:
        """The pieces in lines of at most `width` pixels; with `most_lines` the last one ends in an ellipsis
        if there were more."""
        return self._set(tuple(pieces), max(1, int(width)), align, most_lines)

    def natural_width(self, pieces: Sequence[Piece]) -> int:
        """How wide the pieces are on one line, with the spaces at its end."""
        return natural_width(self._copy(tuple(pieces)))

    def line_height(self, style: Style) -> int:
        return line_height(style, self.scale)

    def lacks(self, char: str) -> bool:
        """Whether a box would stand for this character."""
        return self._faces.lacks(char)

    def _read(self, pieces: tuple[Piece, ...]) -> Copy:
        return Copy(pieces, self._words, self._ink, self.scale)

    def _compose(
        self, pieces: tuple[Piece, ...], width: int, align: Align, most_lines: int | None
    ) -> Paragraph:
        return compose(self._copy(pieces), width, align, most_lines)
