"""Fonts: which of ours has a character, how wide words are, and their pictures within a bound of memory."""

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

import pygame

from game import paths
from game.ui.text.breaking import joined, wide

_BOX = "\u25a1"  # for a character that no font of ours has
_HAN_FIRST = frozenset("“”‘’—…·")
_ORDERS = {
    ("ui", "regular"): ("ui-latin-regular", "ui-han-regular"),
    ("ui", "bold"): ("ui-latin-semibold", "ui-han-semibold", "ui-han-regular"),
    ("ui", "italic"): ("ui-latin-regular", "ui-han-regular"),
    ("doc", "regular"): ("doc-latin-regular", "ui-latin-regular", "doc-han-regular", "ui-han-regular"),
    ("doc", "bold"): ("doc-latin-bold", "ui-latin-semibold", "doc-han-bold", "ui-han-regular"),
    ("doc", "italic"): ("doc-latin-italic", "ui-latin-regular", "doc-han-regular", "ui-han-regular"),
}


class Word(NamedTuple):
    """Characters of one font at one size in one colour: what is drawn, and kept, as one picture."""

    face: str
    size: int
    text: str
    colour: tuple[int, int, int]


class Coverage:
    """The characters that one font has."""

    def __init__(self, ranges: str) -> None:
        pairs = [part.partition("-") for part in ranges.split()]
        self._starts = [int(first, 16) for first, _, _ in pairs]
        self._ends = [int(last or first, 16) for first, _, last in pairs]

    def __contains__(self, char: str) -> bool:
        at = bisect_right(self._starts, ord(char)) - 1
        return at >= 0 and ord(char) <= self._ends[at]


@cache
def _fonts(folder: Path) -> tuple[Mapping[str, Path], Mapping[str, Coverage]]:
    """The file of every face, and the characters it has."""
    ranges: dict[str, str] = json.loads((folder / "coverage.json").read_text(encoding="utf-8"))
    faces = {name: name.partition(".")[0] for name in ranges}
    files = {face: folder / name for name, face in faces.items()}
    return files, {faces[name]: Coverage(spans) for name, spans in ranges.items()}


class Faces:
    """Our fonts as a text in this language uses them."""

    def __init__(self, language: str) -> None:
        self._files, self._coverage = _fonts(paths.assets() / "fonts")
        self._chinese = language.startswith("zh")
        self._of = lru_cache(maxsize=16384)(self._choose)
        self._split = lru_cache(maxsize=16384)(self._runs)

    def lacks(self, char: str) -> bool:
        """Whether no font of ours has it."""
        return not any(char in coverage for coverage in self._coverage.values())

    def runs(self, text: str, family: str, weight: str) -> Sequence[tuple[str, str]]:
        """The text cut by font: (face, what to draw) in order. What leaves no mark is left out."""
        return self._split(text, family, weight)

    def font(self, face: str, size: int) -> pygame.font.Font:
        if not pygame.font.get_init():
            pygame.font.init()
        return pygame.font.Font(self._files[face], size)

    def _runs(self, text: str, family: str, weight: str) -> tuple[tuple[str, str], ...]:
        if text.isascii() and text.isprintable():
            return ((_ORDERS[family, weight][0], text),) if text else ()
        chosen: list[tuple[str, str]] = []
        for at, char in enumerate(text):
            if chosen and at and joined(text[at - 1], char) and char in self._coverage[chosen[-1][0]]:
                chosen.append((chosen[-1][0], char))
                continue
            latin = char in "’·" and at and not wide(text[at - 1]) and not wide(text[at + 1 : at + 2] or "一")
            run = self._of(char, family, weight, not latin)
            if run[1]:
                chosen.append(run)
        return tuple(
            (face, "".join(shown for _, shown in group))
            for face, group in groupby(chosen, key=lambda run: run[0])
        )

    def _choose(self, char: str, family: str, weight: str, han_first: bool) -> tuple[str, str]:
        faces = _ORDERS[family, weight]
        if self._chinese and han_first and (char in _HAN_FIRST or wide(char)):
            faces = tuple(sorted(faces, key=lambda face: "-han-" not in face))
        shown = " " if char == "\t" or (category(char) == "Zs" and self.lacks(char)) else char
        if category(shown) in ("Cc", "Cf", "Zl", "Zp") or "\ufe00" <= shown <= "\ufe0f":
            return faces[0], ""
        for wanted in (shown, _BOX):
            for face in faces:
                if wanted in self._coverage[face]:
                    return face, wanted
        return faces[0], "?"


class Ink:
    """Words measured and drawn, each once, for as long as there is room."""

    def __init__(self, faces: Faces, most_bytes: int = 24 * 2**20) -> None:
        self._most_bytes = most_bytes
        self.bytes = 0
        self._pictures: OrderedDict[Word, pygame.Surface] = OrderedDict()
        self._font = lru_cache(maxsize=128)(faces.font)
        self._space = lru_cache(maxsize=128)(lambda face, size: self._font(face, size).size(" ")[0])
        self._ascent = lru_cache(maxsize=128)(lambda face, size: self._font(face, size).get_ascent())
        self._measured = lru_cache(maxsize=32768)(self._measure)

    def width(self, face: str, size: int, text: str) -> int:
        """The advance: where the next word begins, wherever the ink is."""
        return self._measured(face, size, text)[0]

    def lead(self, face: str, size: int, text: str) -> int:
        """How far the ink begins before the word does: the hook of an italic f."""
        return self._measured(face, size, text)[1]

    def ascent(self, face: str, size: int) -> int:
        return self._ascent(face, size)

    def picture(self, word: Word) -> pygame.Surface:
        """The word on nothing, its baseline `ascent` below the top."""
        picture = self._pictures.get(word)
        if picture is not None:
            self._pictures.move_to_end(word)
            return picture
        picture = self._font(word.face, word.size).render(word.text, True, word.colour)
        self._pictures[word] = picture
        self.bytes += _weight(picture)
        while self.bytes > self._most_bytes and len(self._pictures) > 1:
            self.bytes -= _weight(self._pictures.popitem(last=False)[1])
        return picture

    def _measure(self, face: str, size: int, text: str) -> tuple[int, int]:
        width = self._font(face, size).size
        if "-han-" in face:
            return width(text)[0], 0
        # pygame's width takes in ink that leans over an end; between spaces there is none to take in.
        space = self._space(face, size)
        advance = width(f" {text} ")[0] - 2 * space
        return advance, max(0, width(f"{text} ")[0] - space - advance)


def _weight(picture: pygame.Surface) -> int:
    return picture.get_pitch() * picture.get_height()
