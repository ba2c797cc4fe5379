"""A sentence to be said once the language is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.i18n import Words


@dataclass(frozen=True, slots=True)
class Notice:
    """The key of a sentence, and what fills it in."""

    key: str
    args: Mapping[str, str | int] = field(default_factory=dict)

    def told(self, words: Words) -> str:
        return words(self.key, **self.args)
