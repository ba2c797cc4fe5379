"""What ministers said when they refused, beside what was at stake for them in truth."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.story import PERSON, Step, Story
from game.engine.draft import with_fallbacks
from game.engine.events import AdoptionCalled, Declined, SilenceBroken
from game.engine.scenario import IssueId, Seat
from game.engine.scoring import value
from game.engine.speech import Words

MOST = 12


@dataclass(frozen=True, slots=True)
class Refused:
    """A minister's refusal, with its words. `by`: whose offer it declined; None: it broke the silence, over
    `issue`. `stake`: what the offer would have changed for it, by the text as it stood; of a silence that it
    broke, what the text was worth to it above going home. In hundredths of a point."""

    number: int
    round: int
    seat: Seat
    by: Seat | None
    issue: IssueId | None
    said: Words
    stake: int


def refusals(story: Story) -> tuple[Refused, ...]:
    """In order, at most MOST: broken silences, then refusals of people's offers, those with most at stake."""
    found = list(_all(story))
    people = set(story.people) or set(story.members)
    found.sort(key=lambda one: (one.by is not None, one.by not in people, -abs(one.stake), one.number))
    return tuple(sorted(found[:MOST], key=lambda one: one.number))


def _all(story: Story) -> Iterator[Refused]:
    put: AdoptionCalled | None = None
    for step in story.steps:
        for event in step.events:
            if isinstance(event, AdoptionCalled):
                put = event
            elif isinstance(event, Declined) and _minister(story, event.seat, step):
                yield from _declined(story, step, event)
            elif isinstance(event, SilenceBroken) and put is not None and _minister(story, event.seat, step):
                mine = step.interests[event.seat]
                above = value(mine, with_fallbacks(story.agenda, put.text)) - (mine.walk_away or 0)
                yield Refused(step.number, step.round, event.seat, None, event.issue, event.reason, above)


def _minister(story: Story, seat: Seat, step: Step) -> bool:
    """Whether no person held the seat then, and it has interests."""
    held = [span for span in story.tenures[seat] if span.first <= step.number]
    return seat in step.interests and bool(held) and held[-1].holder != PERSON


def _declined(story: Story, step: Step, event: Declined) -> Iterator[Refused]:
    offer = story.offers.get(event.proposal)
    if offer is not None and event.reason:
        mine = step.interests[event.seat]
        offered = {issue: option for moves in offer.moves.values() for issue, option in moves.items()}
        change = value(mine, {**step.text, **offered}) - value(mine, step.text)
        yield Refused(step.number, step.round, event.seat, offer.by, None, event.reason, change)
