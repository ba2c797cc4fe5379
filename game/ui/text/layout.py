"""Filling lines: pieces cut where they may break, put into lines of a width, and placed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from math import ceil

import pygame

from game.ui.text.breaking import INLINE, SPACES, breaks, joined
from game.ui.text.faces import Faces, Ink, Word
from game.ui.text.paragraph import Align, Inline, Paragraph, Piece, Row, Span, Style

_LEADING = {"ui": 1.42, "doc": 1.5}
_MIDDLE = 0.37  # of the size: how far above the baseline the middle of capitals and of ideographs is
_X_MIDDLE = 0.27
_ELLIPSIS = "…"
_DROPPED = "".join(SPACES) + ",;:.，、；：。"  # not before an ellipsis
_HAIR = 0.01  # what is lost when widths with fractions are added


@dataclass(frozen=True, slots=True)
class Bit:
    """What is placed as one: characters of one font, or a picture."""

    width: float
    style: Style
    word: Word | None
    image: pygame.Surface | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch without a break in it, and the spaces after it, which may hang over the edge."""

    start: int
    end: int
    after: int
    bits: tuple[Bit, ...]
    gap: tuple[Bit, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Part of the text on a line of its own; the spaces that hang are not in it."""

    start: int
    end: int
    bits: tuple[Bit, ...]


Words = Callable[[str, Style, str | None], tuple[Bit, ...]]
"""Characters of a style, cut by font and measured; the same ones are asked for again and again."""


def words_of(faces: Faces, ink: Ink, scale: float) -> Words:
    """Each asked for is cut once, as long as there is room."""

    @lru_cache(maxsize=16384)
    def words(text: str, style: Style, link: str | None) -> tuple[Bit, ...]:
        size = max(1, round(style.size * scale))
        return tuple(
            Bit(
                ink.width(face, size, part) + style.spacing * scale,
                style,
                Word(face, size, part, style.colour),
                link=link,
            )
            for face, shown in faces.runs(text, style.family, style.weight)
            for part in (_letters(shown) if style.spacing else (shown,))
        )

    return words


class Copy:
    """Pieces as one text, measured; how it breaks does not depend on the width."""

    def __init__(self, pieces: Sequence[Piece], words: Words, ink: Ink, scale: float) -> None:
        self._pieces, self.words, self.ink, self.scale = pieces, words, ink, scale
        texts = [piece.text if isinstance(piece, Span) else INLINE for piece in pieces]
        self.text = "".join(texts)
        self._starts: list[int] = []
        self._styles: list[Style] = []
        at = 0
        style = next((piece.style for piece in pieces if isinstance(piece, Span)), Style())
        for piece, text in zip(pieces, texts, strict=True):
            style = piece.style if isinstance(piece, Span) else style
            self._starts.append(at)
            self._styles.append(style)
            at += len(text)

    @cached_property
    def stretches(self) -> tuple[tuple[int, int, tuple[Atom, ...]], ...]:
        """What stands between newlines: where it starts and ends, and its atoms."""
        stops = breaks(self.text)
        found = []
        start = 0
        while start <= len(self.text):
            end = self.text.find("\n", start)
            end = len(self.text) if end < 0 else end
            inside = stops[bisect_right(stops, start) : bisect_left(stops, end)]
            cuts = (start, *inside, end) if start < end else ()
            atoms = tuple(self._atom(a, b) for a, b in pairwise(cuts))
            found.append((start, end, atoms))
            start = end + 1
        return tuple(found)

    def style_at(self, at: int) -> Style:
        piece = bisect_right(self._starts, at) - 1
        return self._styles[piece] if self._styles else Style()

    def bits(self, start: int, end: int) -> tuple[Bit, ...]:
        return tuple(self._bits(start, end)) if start < end else ()

    def word_end(self, start: int, end: int) -> int:
        while end > start and self.text[end - 1] in SPACES:
            end -= 1
        return end

    def cut(self, start: int, end: int, width: float) -> int:
        """Where to break what has no break, so that it fits; one character at least goes before it."""
        text = self.text
        cuts = [at for at in range(start + 1, end) if not joined(text[at - 1], text[at])] + [end]
        fit = bisect_right(cuts, width + _HAIR, key=lambda at: advance(self.bits(start, at)))
        return cuts[max(0, fit - 1)]

    def _bits(self, start: int, end: int) -> Iterator[Bit]:
        at = bisect_right(self._starts, start) - 1
        while at < len(self._pieces) and self._starts[at] < end:
            piece, first = self._pieces[at], self._starts[at]
            if isinstance(piece, Inline):
                yield Bit(piece.image.get_width(), self._styles[at], None, piece.image, piece.link)
            else:
                yield from self.words(
                    piece.text[max(0, start - first) : end - first], piece.style, piece.link
                )
            at += 1

    def _atom(self, start: int, after: int) -> Atom:
        end = self.word_end(start, after)
        bits, gap = self.bits(start, end), self.bits(end, after)
        return Atom(start, end, after, bits, gap, advance(bits))


def advance(bits: Sequence[Bit]) -> float:
    return sum(bit.width for bit in bits)


def natural_width(copy: Copy) -> int:
    return max(
        ceil(sum(atom.width + advance(atom.gap) for atom in atoms) - _HAIR) for _, _, atoms in copy.stretches
    )


def fill(copy: Copy, width: float) -> list[Line]:
    """The text in lines as full as they get."""
    return [line for start, _, atoms in copy.stretches for line in _fill(copy, start, atoms, width + _HAIR)]


def _fill(copy: Copy, start: int, atoms: Sequence[Atom], width: float) -> Iterator[Line]:
    end, bits, gap, used = start, list[Bit](), tuple[Bit, ...](), 0.0
    for atom in atoms:
        first, word, taken = atom.start, atom.bits, atom.width
        if end > start and used + advance(gap) + taken > width:
            yield Line(start, end, tuple(bits))
            start, bits, gap, used = first, [], (), 0.0
        if end <= start:
            while taken > width and (cut := copy.cut(first, atom.end, width)) < atom.end:
                yield Line(first, cut, copy.bits(first, cut))
                first = start = cut
                word = copy.bits(first, atom.end)
                taken = advance(word)
        bits += [*gap, *word]
        used += advance(gap) + taken
        end, gap = atom.end, atom.gap
    yield Line(start, end, tuple(bits))


def shorten(copy: Copy, line: Line, width: float) -> Line:
    """The line with an ellipsis at its end, and as much of it as that leaves room for."""
    dots = tuple(copy.words(_ELLIPSIS, copy.style_at(max(line.start, line.end - 1)), None))
    room = width - advance(dots) + _HAIR
    end = line.end
    while True:
        while end > line.start and copy.text[end - 1] in _DROPPED:
            end -= 1
        bits = copy.bits(line.start, end)
        if end <= line.start or advance(bits) <= room:
            return Line(line.start, end, (*bits, *dots))
        end -= 1
        while end > line.start and joined(copy.text[end - 1], copy.text[end]):
            end -= 1


def line_height(style: Style, scale: float) -> int:
    return round(style.size * scale * _LEADING[style.family])


def compose(copy: Copy, width: int, align: Align, most_lines: int | None) -> Paragraph:
    """The paragraph: lines filled, cut to as many as are wanted, aligned and placed."""
    lines = fill(copy, width)
    truncated = most_lines is not None and len(lines) > max(1, most_lines)
    if truncated and most_lines is not None:
        lines = lines[: max(1, most_lines)]
        lines[-1] = shorten(copy, lines[-1], width)
    widths = [ceil(advance(line.bits) - _HAIR) for line in lines]
    rows: list[Row] = []
    links: list[tuple[str, pygame.Rect]] = []
    top = ascent = 0
    for line, taken in zip(lines, widths, strict=True):
        left = {"start": 0, "centre": (width - taken) // 2, "end": width - taken}[align]
        above, below = _extent(line.bits, copy.style_at(line.start), copy.scale)
        ascent = ascent if rows else above
        rows.append(_row(copy, line.bits, left, top, above, below))
        links += _links(line.bits, left, top, above + below)
        top += above + below
    texts = [copy.text[line.start : line.end] for line in lines]
    if truncated:
        texts[-1] += _ELLIPSIS
    return Paragraph(
        rows, texts, max(widths), ascent, truncated=truncated, links=links, picture=copy.ink.picture
    )


def _extent(bits: Sequence[Bit], bare: Style, scale: float) -> tuple[int, int]:
    """How far a line goes above and below its baseline."""
    above = below = 0
    for style in {bit.style for bit in bits} or {bare}:
        height = line_height(style, scale)
        up = round(height / 2 + style.size * scale * _MIDDLE)
        above, below = max(above, up), max(below, height - up)
    for bit in bits:
        if bit.image is not None:
            lift = _lift(bit, scale)
            above, below = max(above, lift), max(below, bit.image.get_height() - lift)
    return above, below


def _lift(bit: Bit, scale: float) -> int:
    """How far above the baseline the top of a picture is: its middle is that of small letters."""
    height = bit.image.get_height() if bit.image is not None else 0
    return round(height / 2 + bit.style.size * scale * _X_MIDDLE)


def _row(copy: Copy, bits: Sequence[Bit], left: int, top: int, above: int, below: int) -> Row:
    words: list[tuple[Word, int, int]] = []
    images: list[tuple[pygame.Surface, int, int]] = []
    rules: list[tuple[tuple[int, int, int], pygame.Rect]] = []
    base, x = top + above, float(left)
    for bit in _together(copy.ink, bits):
        at = round(x)
        if bit.image is not None:
            images.append((bit.image, at, base - _lift(bit, copy.scale)))
        elif bit.word is not None:
            if bit.word.text.strip():
                face, size, text, _ = bit.word
                lead = copy.ink.lead(face, size, text)
                words.append((bit.word, at - lead, base - copy.ink.ascent(face, size)))
            if bit.style.underline:
                size = bit.word.size
                rule = pygame.Rect(at, base + max(1, round(size * 0.11)), 0, max(1, round(size / 15)))
                rule.width = round(x + bit.width) - at
                rules.append((bit.style.colour, rule))
        x += bit.width
    return Row(top, top + above + below, tuple(words), tuple(images), tuple(rules))


def _together(ink: Ink, bits: Sequence[Bit]) -> Iterator[Bit]:
    """Neighbours as one where that changes no width: a line of ideographs is one picture, not forty."""
    for font, group in groupby(bits, key=_font):
        parts = tuple(group)
        if font is not None and len(parts) > 1:
            face, size, style, link = font
            text = "".join(bit.word.text for bit in parts if bit.word is not None)
            width = ink.width(face, size, text)
            if width == advance(parts):
                yield Bit(width, style, Word(face, size, text, style.colour), link=link)
                continue
        yield from parts


def _font(bit: Bit) -> tuple[str, int, Style, str | None] | None:
    if bit.word is None or bit.style.spacing or not bit.word.text.strip():
        return None
    return bit.word.face, bit.word.size, bit.style, bit.link


def _links(bits: Sequence[Bit], left: int, top: int, height: int) -> Iterator[tuple[str, pygame.Rect]]:
    x = float(left)
    for link, group in groupby(bits, key=lambda bit: bit.link):
        wide = advance(tuple(group))
        if link is not None:
            yield link, pygame.Rect(round(x), top, round(x + wide) - round(x), height)
        x += wide


def _letters(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if not joined(text[at - 1], text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]
