"""How the talks ended for everybody, beside what could have been: walk-away, goal, history, best texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.analysis.frontier import Point, frontier
from game.analysis.optimum import Unsettled, most_for, utilitarian
from game.analysis.report import SOLUTIONS
from game.analysis.space import Choice, Space, Wants
from game.debrief.story import Step, Story
from game.engine.draft import with_fallbacks
from game.engine.scenario import IssueId, Seat, Text
from game.engine.scoring import Hundredths, outcome_value, value


@dataclass(frozen=True, slots=True)
class Standing:
    """One delegation at the end; everything in hundredths of a point.

    `value`: of the statement with its footnotes; without one, of going home; of talks that were not
    finished, of the text as it stands. `walk_away`: None for advisers. `goal`: the most that a text all could
    join would have brought it; `history`: what the real text would; None where there is none.
    """

    seat: Seat
    value: Hundredths
    walk_away: Hundredths | None
    goal: Hundredths | None
    history: Hundredths | None
    joined: bool
    reserved: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the end is from the best text by one measure.

    `short`: what it lacks for every member (below 0: it has more); `issues`: where the two differ.
    """

    measure: str
    text: Text
    values: Mapping[Seat, Hundredths]
    short: Mapping[Seat, Hundredths]
    issues: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`text`: of the statement, else as the draft stood at the end; `choice`: the same, by places.

    `course`: what the text as it stood at each round's close was worth to every seat. `made` and `most`:
    what all members have together above going home, and the most that a text all can join would have
    brought; None where there is no such text, or `unsettled`: the time was not enough to tell. `frontier`:
    for two members, from the best for the first to the best for the second.
    """

    adopted: bool
    finished: bool
    text: Text
    choice: Choice
    standings: Mapping[Seat, Standing]
    distances: tuple[Distance, ...]
    made: Hundredths
    most: Hundredths | None
    unsettled: bool
    course: tuple[Mapping[Seat, Hundredths], ...]
    frontier: tuple[Point, ...] | None


def outcome(story: Story) -> Outcome:
    """By the interests with which the talks ended."""
    end = story.end
    space = story.space(end)
    text, values = text_at_end(story), values_at_end(story)
    choice = space.choice(text)
    history = with_fallbacks(story.agenda, story.scenario.history) if story.scenario.history else None
    standings = {seat: _standing(story, seat, values[seat], history) for seat in end.interests}
    best, unsettled = best_texts(space)
    return Outcome(
        adopted=story.adopted,
        finished=story.outcome is not None,
        text=text,
        choice=choice,
        standings=standings,
        distances=tuple(_distance(space, measure, one, choice, standings) for measure, one in best.items()),
        made=above(space, values),
        most=above(space, space.values(best["utilitarian"])) if "utilitarian" in best else None,
        unsettled=unsettled,
        course=tuple(values_at(step) for step in story.closes.values()),
        frontier=frontier(space) if len(story.members) == 2 else None,
    )


def text_at_end(story: Story) -> Text:
    """Of the statement, else as the draft stood; with fallbacks."""
    ending = story.outcome
    agreed = ending.text if ending is not None and ending.text is not None else story.end.agreed
    return with_fallbacks(story.agenda, agreed)


def values_at_end(story: Story) -> dict[Seat, int]:
    """What the end is worth to every seat: the statement with its footnotes, or going home; of talks that
    were not finished, the text as it stands."""
    ending = story.outcome
    if ending is None:
        return values_at(story.end)
    return {
        seat: outcome_value(story.agenda, mine, ending, seat) for seat, mine in story.end.interests.items()
    }


def above(space: Space, values: Mapping[Seat, int]) -> int:
    """What all members have together above going home."""
    return sum(values[seat] - wants.walk_away for seat, wants in space.wants.items())


def best_texts(space: Space) -> tuple[Mapping[str, Choice], bool]:
    """By each measure the best text for all members, where there is one; whether for any of them the time was
    not enough."""
    found: dict[str, Choice] = {}
    unsettled = False
    for measure, solution in SOLUTIONS.items():
        try:
            best = solution(space)
        except Unsettled:
            unsettled = True
            continue
        if best is not None:
            found[measure] = best.choice
    return found, unsettled


def most_above(space: Space) -> int | None:
    """The most that all members could have together above going home; None: there is no text for all, or it
    was not found in time."""
    try:
        best = utilitarian(space)
    except Unsettled:
        return None
    return None if best is None else above(space, best.values)


def share(made: int, most: int | None) -> float | None:
    """What was made of what there was, 0 to 1, or above it where footnotes brought more than any text; None
    where there was nothing."""
    return None if most is None or most <= 0 else max(0.0, made / most)


def values_at(step: Step) -> dict[Seat, int]:
    """What the text as it stood after a step was worth to every seat, by its interests then."""
    return {seat: value(mine, step.text) for seat, mine in step.interests.items()}


def against_all(space: Space, me: Seat) -> tuple[Point, ...]:
    """The exact frontier of my value against the sum of all the others': no text that keeps everybody's red
    lines is better for both."""
    others = [wants for seat, wants in space.wants.items() if seat != me]
    columns = zip(*(wants.worth for wants in others), strict=True)
    together = Wants(
        worth=tuple(tuple(map(sum, zip(*rows, strict=True))) for rows in columns),
        forbidden=frozenset().union(*(wants.forbidden for wants in others)),
        ties=tuple(tie for wants in others for tie in wants.ties),
        walk_away=sum(wants.walk_away for wants in others),
    )
    return frontier(_two(space, {me: space.wants[me], "": together}))


def between(space: Space, first: Seat, second: Seat) -> tuple[Point, ...]:
    """The exact frontier between two of the members, whatever it brings the others; everybody's red lines are
    kept."""
    barred = frozenset[tuple[int, int]]().union(*(wants.forbidden for wants in space.wants.values()))
    pair = {seat: replace(space.wants[seat], forbidden=barred) for seat in (first, second)}
    return frontier(_two(space, pair))


def _two(space: Space, wants: Mapping[Seat, Wants]) -> Space:
    return Space(space.issues, space.options, space.open, wants, quorum=2)


def _standing(story: Story, seat: Seat, worth: int, history: Text | None) -> Standing:
    mine, ending = story.end.interests[seat], story.outcome
    member = seat in story.members
    goal = _goal(story.space(story.end), seat) if member else None
    if goal is not None and ending is not None and ending.joined == story.members:
        goal = max(goal, worth)  # what all have joined, all could join
    return Standing(
        seat=seat,
        value=worth,
        walk_away=mine.walk_away if member else None,
        goal=goal,
        history=None if history is None else value(mine, history),
        joined=ending is not None and seat in ending.joined,
        reserved=() if ending is None else tuple(ending.reservations.get(seat, ())),
    )


def _goal(space: Space, seat: Seat) -> int | None:
    try:
        best = most_for(space, seat)
    except Unsettled:
        return None
    return None if best is None else best.values[seat]


def _distance(
    space: Space, measure: str, best: Choice, choice: Choice, standings: Mapping[Seat, Standing]
) -> Distance:
    values = space.values(best)
    return Distance(
        measure,
        space.text(best),
        values,
        {seat: values[seat] - standings[seat].value for seat in space.members},
        tuple(issue for n, issue in enumerate(space.issues) if best[n] != choice[n]),
    )
