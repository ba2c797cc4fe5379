"""Every joint text of a scenario as numbers: what each is worth to each member."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from game.engine.draft import needed
from game.engine.scenario import Agenda, IssueId, Link, OptionId, Role, Seat, Text
from game.engine.scoring import clause_value
from game.engine.state import Interests

Choice = tuple[int, ...]
"""One text: for every issue the place of its option in `Space.options`."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link: points (in hundredths) that hold when every issue named has one of the options named."""

    when: tuple[tuple[int, frozenset[int]], ...]
    points: int

    def holds(self, choice: Choice) -> bool:
        return all(choice[issue] in options for issue, options in self.when)


@dataclass(frozen=True, slots=True)
class Wants:
    """What one member wants: `worth[issue][option]` in hundredths, also behind its red lines.

    `forbidden` holds the (issue, option) behind a red line; `walk_away` is in hundredths.
    """

    worth: tuple[tuple[int, ...], ...]
    forbidden: frozenset[tuple[int, int]]
    ties: tuple[Tie, ...]
    walk_away: int

    def value(self, choice: Choice) -> int:
        """What a text is worth, in hundredths, its red lines left aside."""
        clauses = sum(row[option] for row, option in zip(self.worth, choice, strict=True))
        return clauses + sum(tie.points for tie in self.ties if tie.holds(choice))

    def keeps_red_lines(self, choice: Choice) -> bool:
        return self.forbidden.isdisjoint(enumerate(choice))

    def can_join(self, choice: Choice) -> bool:
        return self.keeps_red_lines(choice) and self.value(choice) >= self.walk_away


@dataclass(frozen=True, slots=True)
class Space:
    """The texts there are, and what the members want of them.

    `options[issue]` are those of the scenario in its order, then None (no clause) where an issue has
    no fallback; `open` is the text in which nothing is agreed; `wants` is in the order of the table;
    `quorum` is how many members must join for a text to be adopted.
    """

    issues: tuple[IssueId, ...]
    options: tuple[tuple[OptionId | None, ...], ...]
    open: Choice
    wants: Mapping[Seat, Wants]
    quorum: int

    @property
    def members(self) -> tuple[Seat, ...]:
        return tuple(self.wants)

    @property
    def wordings(self) -> tuple[int, ...]:
        """How many options each issue has, leaving its clause out not counted; they come first in its row."""
        return tuple(sum(option is not None for option in row) for row in self.options)

    @property
    def size(self) -> int:
        """How many whole texts there are, with a wording for every issue."""
        return prod(self.wordings)

    def text(self, choice: Choice) -> dict[IssueId, OptionId]:
        """The text by names; an issue without a clause is left out."""
        named = zip(self.issues, self.options, choice, strict=True)
        return {issue: option for issue, options, place in named if (option := options[place]) is not None}

    def choice(self, text: Text) -> Choice:
        """The text by places; an issue left out falls back. ValueError for an option not on offer."""
        named = zip(self.issues, self.options, self.open, strict=True)
        return tuple(
            options.index(text[issue]) if issue in text else fallback for issue, options, fallback in named
        )

    def values(self, choice: Choice) -> dict[Seat, int]:
        """What the text is worth to each member, in hundredths."""
        return {seat: wants.value(choice) for seat, wants in self.wants.items()}

    def surplus(self, choice: Choice) -> dict[Seat, int]:
        """How far the text is above each member's walk-away value, in hundredths."""
        return {seat: wants.value(choice) - wants.walk_away for seat, wants in self.wants.items()}

    def keeps_red_lines(self, choice: Choice) -> bool:
        """Whether no member's red line is crossed."""
        return all(wants.keeps_red_lines(choice) for wants in self.wants.values())

    def acceptable(self, choice: Choice) -> bool:
        """Whether enough members keep their red lines and reach their walk-away value."""
        return sum(wants.can_join(choice) for wants in self.wants.values()) >= self.quorum


def space_of(agenda: Agenda, interests: Mapping[Seat, Interests]) -> Space:
    """The space of an agenda whose members have these interests; other seats' interests are left aside."""
    issues = tuple(agenda.issues)
    options: tuple[tuple[OptionId | None, ...], ...] = tuple(
        (*issue.options, *(() if issue.fallback else (None,))) for issue in agenda.issues.values()
    )
    fallbacks = (issue.fallback for issue in agenda.issues.values())
    members = tuple(seat for seat, who in agenda.delegations.items() if who.role is Role.MEMBER)
    return Space(
        issues,
        options,
        open=tuple(row.index(fallback) for row, fallback in zip(options, fallbacks, strict=True)),
        wants={seat: _wants(interests[seat], issues, options) for seat in members},
        quorum=needed(agenda.procedure, len(members)),
    )


def _wants(
    interests: Interests, issues: tuple[IssueId, ...], options: tuple[tuple[OptionId | None, ...], ...]
) -> Wants:
    rows = tuple(zip(issues, options, strict=True))
    return Wants(
        worth=tuple(tuple(clause_value(interests, issue, o) for o in row) for issue, row in rows),
        forbidden=frozenset(
            (i, place)
            for i, (issue, row) in enumerate(rows)
            for place, option in enumerate(row)
            if (issue, option) in interests.red_lines
        ),
        ties=tuple(_tie(link, issues, options) for link in interests.links),
        walk_away=interests.walk_away or 0,
    )


def _tie(link: Link, issues: tuple[IssueId, ...], options: tuple[tuple[OptionId | None, ...], ...]) -> Tie:
    when = (
        (i, frozenset(place for place, option in enumerate(options[i]) if option in link.when[issue]))
        for i, issue in enumerate(issues)
        if issue in link.when
    )
    return Tie(tuple(when), 100 * link.points)
