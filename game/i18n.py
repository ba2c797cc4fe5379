"""The program's words in the person's language, from assets/i18n/<language>.json."""

import json
import locale
from collections.abc import Mapping, Sequence
from functools import cache

from game import paths

ENGLISH = "en"
RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


class UnknownLanguage(Exception):
    """There are no words in this language; the message names those there are."""


@cache
def languages() -> tuple[str, ...]:
    """The languages the program speaks, by code."""
    return tuple(sorted(file.stem for file in (paths.assets() / "i18n").glob("*.json")))


@cache
def _texts(language: str) -> Mapping[str, str]:
    file = paths.assets() / "i18n" / f"{language}.json"
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


def language_of(wanted: str | None) -> str:
    """The code of the language asked for, in any usual spelling; None: the system's, else English.

    Raises UnknownLanguage for one that was asked for and is not there.
    """
    asked = wanted or locale.getlocale()[0] or ENGLISH
    code = asked.split(".")[0].replace("_", "-").lower().strip()
    for language in languages():
        name = _texts(language).get("language.name", language)
        if code in (language.lower(), name.lower()) or code.split("-")[0] == language.lower().split("-")[0]:
            return language
    if wanted:
        raise UnknownLanguage(f"no words in {wanted!r}; there are: {', '.join(languages())}")
    return ENGLISH


def right_to_left(language: str) -> bool:
    """Whether a language of this code is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


class Words:
    """Sentences by key. A key that a language lacks is said in English.

    `manners`: where there is a key that begins with one of them, that sentence is said instead, by the first
    manner that has it: a window has buttons where a terminal has commands. `known`: what each may name.
    """

    def __init__(self, language: str | None = ENGLISH, *manners: str, **known: object) -> None:
        self.language = language_of(language)
        self._texts = _texts(self.language)
        self._manners, self._known = manners, known

    def __call__(self, key: str, /, **args: object) -> str:
        key = next((m + key for m in self._manners if m + key in self._texts), key)
        text = self._texts[key] if key in self._texts else _texts(ENGLISH)[key]
        named = {**self._known, **args}
        return text.format(**named) if named else text

    def has(self, key: str) -> bool:
        return key in self._texts or key in _texts(ENGLISH)

    def count(self, key: str, number: int, /, **args: object) -> str:
        """The sentence for this many: `key.one` or `key.other`."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number, **args)

    def alternatives(self, key: str) -> tuple[str, ...]:
        """The words that mean the same, first the one to show."""
        return tuple(self(key).split("|"))

    def listed(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self("list.last", first=self("list.between").join(items[:-1]), last=items[-1])

    def sentences(self, *parts: str) -> str:
        """One after the other; empty ones left out."""
        return self("sentence.between").join(part for part in parts if part)

    def points(self, hundredths: int) -> str:
        """A value in points, to one place: 6785 is 67.9."""
        tenths = (abs(hundredths) + 5) // 10
        sign = "-" if hundredths < 0 and tenths else ""
        return f"{sign}{tenths // 10}.{tenths % 10}"

    def change(self, hundredths: int) -> str:
        """A gain or a loss, always with its sign."""
        return self.points(hundredths) if hundredths < 0 else f"+{self.points(hundredths)}"
