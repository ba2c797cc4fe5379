"""What a person, or a class, has guessed and unfolded on the pages of a debrief."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Seen:
    """`answers`: the place of the choice by the key of its question. `shown`: pages shown whole, charts shown
    as tables, long tables shown to their end."""

    answers: dict[str, int] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)

    def turn(self, what: str) -> None:
        self.shown ^= {what}
