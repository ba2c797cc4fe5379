"""The texts there are and what each member needs of them, as tables of numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.engine.instructions import interests_at_start
from game.engine.scenario import IssueId, LiftRedLine, OptionId, Scenario, Seat, Text
from game.engine.state import Interests

Choice = tuple[int, ...]
"""One text: for every issue the place of its option in the table."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Points (in hundredths) that hold when every issue named has one of the options named."""

    when: tuple[tuple[int, frozenset[int]], ...]
    points: int


@dataclass(frozen=True, slots=True)
class Wants:
    """What one delegation needs: `worth[issue][option]` in hundredths, None behind a red line."""

    worth: tuple[tuple[int | None, ...], ...]
    ties: tuple[Tie, ...]
    need: int


@dataclass(frozen=True, slots=True)
class Zone:
    """The texts there are, and what members want of them. An option None leaves the clause out."""

    issues: tuple[IssueId, ...]
    options: tuple[tuple[OptionId | None, ...], ...]
    wants: Mapping[Seat, Wants]
    starts: tuple[Choice, ...] = ()

    def text(self, choice: Choice) -> Text:
        named = ((issue, self.options[i][choice[i]]) for i, issue in enumerate(self.issues))
        return {issue: option for issue, option in named if option is not None}


def zone_of(scenario: Scenario, interests: Mapping[Seat, Interests]) -> Zone:
    """The zone of a scenario's members, each with these interests."""
    issues = tuple(scenario.agenda.issues)
    options = tuple(
        (*issue.options, *(() if issue.fallback else (None,))) for issue in scenario.agenda.issues.values()
    )
    wants = {seat: _wants(interests[seat], issues, options) for seat in scenario.members}
    zone = Zone(issues, options, wants)
    fallbacks = {name: issue.fallback for name, issue in scenario.agenda.issues.items()}
    history = tuple(
        options[i].index(scenario.history.get(name, fallbacks[name])) for i, name in enumerate(issues)
    )
    return replace(zone, starts=(history,))


def _wants(
    interests: Interests, issues: tuple[IssueId, ...], options: tuple[tuple[OptionId | None, ...], ...]
) -> Wants:
    worth = tuple(
        tuple(_worth(interests, issue, option) for option in options[i]) for i, issue in enumerate(issues)
    )
    ties = tuple(
        Tie(
            tuple(
                (i, frozenset(n for n, option in enumerate(options[i]) if option in link.when[issue]))
                for i, issue in enumerate(issues)
                if issue in link.when
            ),
            100 * link.points,
        )
        for link in interests.links
    )
    return Wants(worth, ties, interests.walk_away or 0)


def _worth(interests: Interests, issue: IssueId, option: OptionId | None) -> int | None:
    if option is None:
        return 0
    if (issue, option) in interests.red_lines:
        return None
    return interests.weights[issue] * interests.values[issue][option]


def slack(wants: Wants, choice: Choice) -> int:
    """How far the text is above what is needed; far below zero where it crosses a red line."""
    total = -wants.need
    for row, option in zip(wants.worth, choice, strict=True):
        value = row[option]
        total += -100_000 if value is None else value
    for tie in wants.ties:
        if all(choice[issue] in options for issue, options in tie.when):
            total += tie.points
    return total


def at_most(tie: Tie, chosen: Mapping[int, int]) -> int:
    """The most this tie can still be worth."""
    for issue, options in tie.when:
        if issue not in chosen:
            return max(0, tie.points)
        if chosen[issue] not in options:
            return 0
    return tie.points


def first_interests(scenario: Scenario) -> dict[Seat, Interests]:
    """Every member's interests before anything has changed them."""
    return {seat: interests_at_start(scenario.mandates[seat]) for seat in scenario.members}


def easiest_interests(scenario: Scenario) -> dict[Seat, Interests]:
    """Every member's interests after all that its capital, and the lifting of red lines, could do for it."""
    return {seat: _eased(scenario, seat, given) for seat, given in first_interests(scenario).items()}


def _eased(scenario: Scenario, seat: Seat, given: Interests) -> Interests:
    lines, walk_away = set(given.red_lines), given.walk_away or 0
    values = {issue: dict(row) for issue, row in given.values.items()}
    for entry in scenario.capitals.get(seat, ()):
        lines -= {(entry.issue, option) for option in entry.allow}
        walk_away += 100 * min(0, entry.walk_away)
        for option, points in entry.points.items():
            row = values[entry.issue]
            row[option] = min(100, row[option] + max(0, points))
    for happening in scenario.happenings.values():
        for effect in happening.effects:
            if isinstance(effect, LiftRedLine) and effect.seat == seat:
                lines.discard((effect.issue, effect.option))
    return replace(given, values=values, red_lines=frozenset(lines), walk_away=max(0, walk_away))
