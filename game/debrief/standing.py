"""How the talks ended for everybody, beside what could have been: walk-away, goal, history, best texts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.analysis.frontier import Point, frontier
from game.analysis.optimum import Unsettled, most_for
from game.analysis.possible import nash_share
from game.analysis.report import SOLUTIONS
from game.analysis.space import Choice, Space, Wants
from game.debrief.story import Step, Story
from game.engine.draft import with_fallbacks
from game.engine.scenario import IssueId, Seat, Text
from game.engine.scoring import outcome_value, value


@dataclass(frozen=True, slots=True)
class Standing:
    """One delegation at the end; everything in hundredths of a point.

    `value`: of the statement with its footnotes; without one, of going home; of talks that were not
    finished, of the text as it stands. `walk_away`: None for advisers. `goal`: the most that a text all could
    join would have brought it; `history`: what the real text would; None where there is none.
    """

    seat: Seat
    value: int
    walk_away: int | None
    goal: int | None
    history: int | None
    joined: bool
    reserved: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the end is from the best text by one measure.

    `short`: what it lacks for every member (below 0: it has more); `issues`: where the two differ.
    """

    measure: str
    text: Text
    values: Mapping[Seat, int]
    short: Mapping[Seat, int]
    issues: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`text`: of the statement, else as the draft stood at the end; `choice`: the same, by places.

    `course`: what the text as it stood at each round's close was worth to every seat; the last one is where
    the talks ended. `nash_share`: what was got of the Nash text's surplus; None where there is none.
    `frontier`: for two members, from the best for the first to the best for the second.
    """

    adopted: bool
    finished: bool
    text: Text
    choice: Choice
    standings: Mapping[Seat, Standing]
    distances: tuple[Distance, ...]
    nash_share: float | None
    course: tuple[Mapping[Seat, int], ...]
    frontier: tuple[Point, ...] | None


def outcome(story: Story) -> Outcome:
    """By the interests with which the talks ended."""
    end, ending = story.end, story.outcome
    space = story.space(end)
    agreed = ending.text if ending is not None and ending.text is not None else end.agreed
    text = with_fallbacks(story.agenda, agreed)
    choice = space.choice(text)
    history = with_fallbacks(story.agenda, story.scenario.history) if story.scenario.history else None
    standings = {seat: _standing(story, seat, text, history) for seat in end.interests}
    distances = tuple(
        _distance(space, measure, best, choice, standings) for measure, best in best_texts(space).items()
    )
    nash = next((d for d in distances if d.measure == "nash"), None)
    share = None
    if nash is not None and story.adopted:
        got = {seat: standings[seat].value - (standings[seat].walk_away or 0) for seat in story.members}
        best = {s: nash.values[s] - space.wants[s].walk_away for s in story.members}
        share = nash_share(got, best)
    return Outcome(
        adopted=story.adopted,
        finished=ending is not None,
        text=text,
        choice=choice,
        standings=standings,
        distances=distances,
        nash_share=share,
        course=tuple(values_at(step) for step in story.closes.values()),
        frontier=frontier(space) if len(story.members) == 2 else None,
    )


def best_texts(space: Space) -> Mapping[str, Choice]:
    """By each measure the best text for all members; one that is not there, or not found in time, is left
    out."""
    found: dict[str, Choice] = {}
    for measure, solution in SOLUTIONS.items():
        try:
            best = solution(space)
        except Unsettled:
            continue
        if best is not None:
            found[measure] = best.choice
    return found


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


def _standing(story: Story, seat: Seat, text: Text, history: Text | None) -> Standing:
    mine, ending = story.end.interests[seat], story.outcome
    member = seat in story.members
    return Standing(
        seat=seat,
        value=value(mine, text) if ending is None else outcome_value(story.agenda, mine, ending, seat),
        walk_away=mine.walk_away if member else None,
        goal=_goal(story.space(story.end), seat) if member else None,
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
