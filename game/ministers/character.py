"""What kind of negotiator a minister is: a difficulty and a temperament."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.engine.scenario import Temperament


@dataclass(frozen=True, slots=True)
class Character:
    """`e`: how it concedes (see schedule.signed). `wishes`: how many clauses it names when it declines.

    `curiosity`: how far doubt speaks for a wording when it drafts. `trades`: whether it offers exchanges.
    `questions`: how often it asks its capital, in a round. `margin`: hundredths of a point that a text
    must bring above walking away. `claim`: hundredths that it wants more of the joint gain than an even
    share when it drafts; less than nothing: that it leaves to the others.
    """

    e: float = 1.0
    wishes: int = 5
    curiosity: float = 0.6
    trades: bool = True
    questions: int = 1
    margin: int = 50
    claim: int = 0


DIFFICULTIES: Mapping[str, Character] = {
    "gentle": Character(e=1.2, claim=-1000),
    "fair": Character(),
    "seasoned": Character(e=0.85, claim=200),
}
TEMPERAMENTS: Mapping[Temperament, Mapping[str, Any]] = {
    Temperament.FIRM: {"e": 0.7, "wishes": 2},
    Temperament.EAGER: {"e": 1.4},
    Temperament.CAREFUL: {"questions": 2, "margin": 200},
    Temperament.MEDIATOR: {"claim": -500, "wishes": 6},
}


def character(difficulty: str, temperament: Temperament | None = None) -> Character:
    """The character of that name: the difficulty, with what the temperament makes of it."""
    base = DIFFICULTIES[difficulty]
    if temperament is None:
        return base
    changes = dict(TEMPERAMENTS[temperament])
    changes["e"] = base.e * changes.get("e", 1.0)
    changes["claim"] = base.claim + changes.get("claim", 0)
    return replace(base, **changes)
