"""What conduct alone said of priorities, round by round, against the truth: when could it be known?"""

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.story import Story
from game.engine.scenario import IssueId, Seat
from game.engine.state import Interests
from game.ministers.beliefs import Reading, reading

TOP = 3
"""So many issues are a delegation's priorities, where there are more."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What could be thought of one delegation at the close of a round: its issues, the dearest first, and how
    many of its true priorities are among as many dearest."""

    round: int
    order: tuple[IssueId, ...]
    hits: int

    @property
    def first(self) -> IssueId:
        return self.order[0]


@dataclass(frozen=True, slots=True)
class Read:
    """One delegation: what it wanted most in truth, and how it looked from outside at every close.

    `known_from`: the round from which the guess of its first priority was right and stayed so; None: never.
    `clue`: what it did on that issue until then: rounds in which it did not move on it.
    """

    seat: Seat
    truth: tuple[IssueId, ...]
    weights: Mapping[IssueId, int]
    guesses: tuple[Guess, ...]
    known_from: int | None
    held: int

    @property
    def top(self) -> int:
        """How many priorities it has."""
        return min(TOP, len(self.truth))


def readings(story: Story) -> Mapping[Seat, Read]:
    """Of every member. The reading is what its public conduct tells anybody; it knows no secret."""
    rounds = [number for number in story.closes if number > 0]
    closes = {n: reading(views[None]) for n, views in zip(rounds, story.views, strict=False)}
    return {seat: _read(story, seat, closes) for seat in story.members}


def _read(story: Story, seat: Seat, closes: Mapping[int, Reading]) -> Read:
    issues = tuple(story.agenda.issues)
    interests = story.steps[0].interests[seat]
    truth = tuple(sorted(issues, key=lambda issue: -spread_of(interests, issue)))
    guesses, top = [], min(TOP, len(truth))
    for number, read in closes.items():
        mean = read.members[seat].mean
        spreads = {issue: max(mean[n]) - min(mean[n]) for n, issue in enumerate(issues)}
        order = tuple(sorted(issues, key=lambda issue: -spreads[issue]))
        guesses.append(Guess(number, order, len(set(order[:top]) & set(truth[:top]))))
    best = spread_of(interests, truth[0])
    known = None
    for guess in guesses:
        right = spread_of(interests, guess.first) == best
        known = (guess.round if known is None else known) if right else None
    stands = [step.positions[seat][truth[0]] for step in story.closes.values()]
    held = next((n for n, option in enumerate(stands) if option != stands[0]), len(stands)) - 1
    return Read(seat, truth, dict(interests.weights), tuple(guesses), known, held)


def spread_of(interests: Interests, issue: IssueId) -> int:
    """How much there is in an issue for a delegation: its best wording less its worst, in hundredths."""
    if issue not in interests.weights:
        return 0
    values = interests.values[issue].values()
    return interests.weights[issue] * (max(values) - min(values))
