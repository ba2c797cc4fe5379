"""What a text is worth to a mandate, in hundredths of a point."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Annotated

from game.engine.draft import fallbacks, with_fallbacks
from game.engine.scenario import Agenda, IssueId, Link, OptionId, Seat
from game.engine.state import Interests, Outcome

Hundredths = Annotated[int, "hundredths of a point"]
"""As a field is declared that holds them, so that whoever prints it knows."""


def holds(when: Mapping[IssueId, tuple[OptionId, ...]], text: Mapping[IssueId, OptionId]) -> bool:
    """Whether every issue named has one of the options named."""
    return all(text.get(issue) in options for issue, options in when.items())


def link_points(links: tuple[Link, ...], text: Mapping[IssueId, OptionId]) -> int:
    return 100 * sum(link.points for link in links if holds(link.when, text))


def clause_value(interests: Interests, issue: IssueId, option: OptionId | None) -> int:
    """Hundredths of a point that this option of this issue brings; None (no clause) brings nothing."""
    if option is None or issue not in interests.weights:
        return 0
    return interests.weights[issue] * interests.values[issue][option]


def value(interests: Interests, text: Mapping[IssueId, OptionId]) -> int:
    """Sum of weight x value / 100 over the clauses, plus the points of every link satisfied.

    `text` holds fallbacks where issues are open; an issue left out is worth nothing.
    Returns hundredths of a point.
    """
    weights, values = interests.weights, interests.values
    total = sum(weights[issue] * values[issue][option] for issue, option in text.items() if issue in weights)
    return total + link_points(interests.links, text)


def value_with_reservations(
    interests: Interests,
    text: Mapping[IssueId, OptionId],
    fallbacks: Mapping[IssueId, OptionId | None],
    mine: Collection[IssueId],
    others: Collection[IssueId],
) -> int:
    """The worth of an adopted text with footnotes.

    A clause I reserved counts half way between its wording and its fallback; each reservation by
    another member takes a tenth off the clause, down to nothing. `others` names an issue once per
    reservation. Hundredths of a point, halves and tenths rounded down.
    """
    total = value(interests, text)
    times = Counter(others)
    for issue in {*mine, *others}:
        worth = worded = clause_value(interests, issue, text[issue])
        if issue in mine:
            worth = (worded + clause_value(interests, issue, fallbacks[issue])) // 2
        total += max(0, worth - times[issue] * -(-worded // 10)) - worded
    return total


def outcome_value(agenda: Agenda, interests: Interests, outcome: Outcome, seat: Seat) -> int:
    """What the end of the talks is worth to a seat: the text with its footnotes, or the walk-away value."""
    if outcome.text is None:
        return interests.walk_away or 0
    others = tuple(i for s, issues in outcome.reservations.items() if s != seat for i in issues)
    mine = outcome.reservations.get(seat, ())
    text = with_fallbacks(agenda, outcome.text)
    return value_with_reservations(interests, text, fallbacks(agenda), mine, others)
