"""What a colleague seems to want, counted by eye from what everybody has seen it do."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.case import Case
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.engine.state import Turn
from game.ministers.grid import Choice

UNKNOWN = 6
"""What every issue counts at first."""
LEFT_EARLY, LEFT_LATE, HELD, ASKED, EASY = -4, -2, 1, 4, -2
"""What is left is cheap; what is held against the text before all, or asked for, is dear."""
NEVER = 100


@dataclass(frozen=True, slots=True)
class Opinion:
    """`losses[issue][option]`: what a colleague would lose by a wording, in points of a hundred.

    `refusals`: how many texts before all it has declined in a row.
    """

    losses: tuple[tuple[int, ...], ...]
    refusals: int

    def of(self, text: Sequence[int]) -> int:
        return sum([row[o] for row, o in zip(self.losses, text, strict=True)])


class _Count:
    """Strokes on a sheet of paper: how dear each issue is to one colleague, and what it wants there."""

    def __init__(self, case: Case, opening: Choice) -> None:
        self.grid, self.rounds = case.grid, case.view.rounds
        self.opening = opening
        self.wish = list(opening)
        self.dear = [UNKNOWN] * len(opening)
        self.left: set[int] = set()
        self.never: set[tuple[int, int]] = set()
        self.refusals = 0

    def see(self, turn: Turn) -> None:
        for i, option in enumerate(self.grid.choice(turn.stand)):
            if option != self.opening[i] and i not in self.left:
                self.left.add(i)
                self.dear[i] += LEFT_EARLY if 2 * turn.round <= self.rounds else LEFT_LATE
        for reply in turn.replies:
            text = self.grid.choice(reply.text)
            for i, option in enumerate(text):
                self.dear[i] += HELD * (i not in self.left and option != self.opening[i])
            self.refusals = 0 if reply.accepted else self.refusals + 1
            if isinstance(reply.remark, Remark):
                self._hear(text, reply.remark)

    def _hear(self, text: Choice, remark: Remark) -> None:
        for place, (issue, option) in enumerate(remark.asks):
            i = self.grid.place[issue]
            self.wish[i] = self.grid.places[i][option]
            self.dear[i] += max(1, ASKED - place)
        for issue in remark.easy:
            self.dear[self.grid.place[issue]] += EASY
        if remark.code == "cannot":
            self.never |= {(i, text[i]) for i in map(self.grid.place.__getitem__, remark.hard)}

    def opinion(self) -> Opinion:
        """The strokes as points of a hundred; an issue is lost step by step along its axis."""
        strokes = [max(1, n) for n in self.dear]
        rows = []
        for i, options in enumerate(self.grid.options):
            steps = [abs(o - self.wish[i]) for o in range(len(options))]
            share = 100 * strokes[i] // sum(strokes)
            rows.append(
                tuple(
                    NEVER if (i, o) in self.never else share * n // max(1, *steps)
                    for o, n in enumerate(steps)
                )
            )
        return Opinion(tuple(rows), self.refusals)


def opinion(case: Case, seat: Seat) -> Opinion:
    count = _Count(case, case.grid.stand(case.view.openings[seat]))
    for turn in case.view.turns:
        if turn.seat == seat:
            count.see(turn)
    return count.opinion()
