"""What ministers said when they refused, beside what was at stake for them in truth."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.debrief.story import Step, Story, offered
from game.engine.draft import with_fallbacks
from game.engine.events import AdoptionCalled, Declined, SilenceBroken
from game.engine.scenario import IssueId, Seat, Text
from game.engine.scoring import Hundredths, value
from game.engine.speech import Words
from game.session.table import PERSON

MOST = 12


@dataclass(frozen=True, slots=True)
class Refused:
    """A minister's refusal, with its words. `by`: whose offer it declined; None: it broke the silence, over
    `issue`. `crossed`: clauses whose wording was behind its red line.

    `stake`: what the offer would have changed for it, by the text as it stood; of a `whole` text, what that
    was worth to it above going home. In hundredths of a point."""

    number: int
    round: int
    seat: Seat
    by: Seat | None
    issue: IssueId | None
    said: Words
    crossed: tuple[IssueId, ...]
    stake: Hundredths
    whole: bool


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
                offer = story.offers.get(event.proposal)
                if offer is not None and event.reason:
                    wanted, whole = offered(offer), offer.chair_text
                    yield _refused(story, step, event.seat, event.reason, wanted, by=offer.by, whole=whole)
            elif isinstance(event, SilenceBroken) and put is not None and _minister(story, event.seat, step):
                yield _refused(story, step, event.seat, event.reason, put.text, issue=event.issue)


def _minister(story: Story, seat: Seat, step: Step) -> bool:
    """Whether no person held the seat then, and it has interests."""
    held = [span for span in story.tenures[seat] if span.first <= step.number]
    return seat in step.interests and bool(held) and held[-1].holder != PERSON


def _refused(
    story: Story,
    step: Step,
    seat: Seat,
    said: Words,
    wanted: Text,
    by: Seat | None = None,
    issue: IssueId | None = None,
    whole: bool = True,
) -> Refused:
    """`wanted`: the wordings it refused."""
    mine = step.interests[seat]
    text = value(mine, with_fallbacks(story.agenda, wanted if by is None else {**step.agreed, **wanted}))
    before = (mine.walk_away or 0) if whole else value(mine, step.text)
    crossed = tuple(issue for issue, option in wanted.items() if (issue, option) in mine.red_lines)
    return Refused(step.number, step.round, seat, by, issue, said, crossed, text - before, whole)
