"""The agenda and my own interests as numbers: issues and options by their places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from game.engine.scenario import Agenda, IssueId, OptionId, Seat
from game.engine.state import Interests

Choice = tuple[int, ...]
"""A text: for every issue the place of its option."""


@dataclass(frozen=True)
class Grid:
    """What is on the table. `options`: of every issue, in the order of its axis."""

    issues: tuple[IssueId, ...]
    options: tuple[tuple[OptionId, ...], ...]
    fallback: tuple[int | None, ...]

    @cached_property
    def place(self) -> Mapping[IssueId, int]:
        return {issue: n for n, issue in enumerate(self.issues)}

    @cached_property
    def places(self) -> tuple[Mapping[OptionId, int], ...]:
        return tuple({option: n for n, option in enumerate(row)} for row in self.options)

    @cached_property
    def widest(self) -> int:
        return max(map(len, self.options))

    def choice(self, options: Iterable[OptionId]) -> Choice:
        """A whole text from its options in the order of the agenda."""
        return tuple(self.places[i][option] for i, option in enumerate(options))

    def stand(self, text: Mapping[IssueId, OptionId]) -> Choice:
        return tuple(self.places[i][text[issue]] for i, issue in enumerate(self.issues))

    def text(self, choice: Sequence[int]) -> dict[IssueId, OptionId]:
        return {issue: self.options[i][choice[i]] for i, issue in enumerate(self.issues)}

    def changes(self, before: Sequence[int], after: Sequence[int]) -> tuple[int, ...]:
        """The issues on which two texts differ."""
        return tuple(i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b)


@lru_cache(maxsize=256)
def _grid(rows: tuple[tuple[IssueId, tuple[OptionId, ...], OptionId | None], ...]) -> Grid:
    fallback = tuple(None if stays is None else options.index(stays) for _, options, stays in rows)
    return Grid(tuple(row[0] for row in rows), tuple(row[1] for row in rows), fallback)


def grid_of(agenda: Agenda) -> Grid:
    return _grid(tuple((name, tuple(issue.options), issue.fallback) for name, issue in agenda.issues.items()))


@dataclass(frozen=True, slots=True)
class Tie:
    """Points, in hundredths, when every issue named has one of the options named."""

    when: tuple[tuple[int, frozenset[int]], ...]
    points: int

    def holds(self, choice: Sequence[int]) -> bool:
        return all(choice[i] in options for i, options in self.when)


@dataclass(frozen=True, eq=False)
class Stakes:
    """What I can win and lose. `worth[issue][option]` in hundredths; `barred` is behind a red line.

    Equal only to itself, so that what is worked out from it can be kept by it.
    """

    worth: tuple[tuple[int, ...], ...]
    barred: frozenset[tuple[int, int]]
    ties: tuple[Tie, ...]
    walk_away: int

    @cached_property
    def ideal(self) -> Choice:
        """The best allowed option of every issue; links left out."""
        return tuple(
            max((o for o in range(len(row)) if (i, o) not in self.barred), key=lambda o: row[o], default=0)
            for i, row in enumerate(self.worth)
        )

    @cached_property
    def best(self) -> int:
        return max(self.value(self.ideal), self.walk_away + 1)

    def value(self, choice: Sequence[int]) -> int:
        """Hundredths of a point, links included."""
        worth = sum([row[o] for row, o in zip(self.worth, choice, strict=True)])
        return worth + sum([tie.points for tie in self.ties if tie.holds(choice)])

    @cached_property
    def _ties_on(self) -> tuple[tuple[Tie, ...], ...]:
        return tuple(
            tuple(tie for tie in self.ties if any(i == issue for issue, _ in tie.when))
            for i in range(len(self.worth))
        )

    def gain(self, choice: Sequence[int], issue: int, option: int) -> int:
        """What changing one clause brings."""
        gain = self.worth[issue][option] - self.worth[issue][choice[issue]]
        for tie in self._ties_on[issue]:
            if all(choice[i] in options for i, options in tie.when if i != issue):
                named = next(options for i, options in tie.when if i == issue)
                gain += tie.points * ((option in named) - (choice[issue] in named))
        return gain

    def allows(self, choice: Sequence[int]) -> bool:
        return not self.barred or not any(pair in self.barred for pair in enumerate(choice))


def stakes_of(grid: Grid, interests: Interests) -> Stakes:
    worth = tuple(
        tuple(
            interests.weights[issue] * interests.values[issue][option] if issue in interests.weights else 0
            for option in grid.options[i]
        )
        for i, issue in enumerate(grid.issues)
    )
    barred = frozenset((grid.place[i], grid.places[grid.place[i]][o]) for i, o in interests.red_lines)
    ties = tuple(
        Tie(
            tuple(
                (grid.place[i], frozenset(grid.places[grid.place[i]][o] for o in options))
                for i, options in link.when.items()
            ),
            100 * link.points,
        )
        for link in interests.links
    )
    return Stakes(worth, barred, ties, interests.walk_away or 0)


def stands(grid: Grid, positions: Mapping[Seat, Mapping[IssueId, OptionId]]) -> dict[Seat, Choice]:
    """Where everybody stands."""
    return {seat: grid.stand(text) for seat, text in positions.items()}
