"""The turning points: the few acts after which the text was worth clearly more, or clearly less, to all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.debrief.standing import values_at
from game.debrief.story import Step, Story
from game.engine.events import (
    Adopted,
    ClauseAgreed,
    ClauseReopened,
    ProposalEnded,
    SilenceBroken,
    TradeBroken,
)
from game.engine.scenario import IssueId, Seat
from game.engine.scoring import Hundredths

MOST = 4
LEAST = 0.1
"""Of the distance between the opening and the best the members could have in all: less turns nothing."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """`kind`: "breach", "objection", "chair-text", "trade", "reopening", "agreement" or "adoption". `change`:
    what the step did to the sum of all members' values, in hundredths; `agreed` and `reopened`: clauses.
    """

    kind: str
    number: int
    round: int
    seat: Seat
    change: Hundredths
    agreed: tuple[IssueId, ...]
    reopened: tuple[IssueId, ...]


def turning_points(story: Story, best: int | None) -> tuple[TurningPoint, ...]:
    """In order. A broken promise and a broken silence always are; of the others the largest.

    `best`: the largest sum there could have been; None: not known, and this game's largest stands for it.
    """
    sums = [_sum(story, step) for step in story.steps]
    points = list(_all(story, sums))
    scale = max((best if best is not None else max(sums)) - sums[0], 1)
    loud = [p for p in points if p.kind in ("breach", "objection")]
    rest = [p for p in points if p not in loud and abs(p.change) >= LEAST * scale]
    rest.sort(key=lambda p: (-abs(p.change), p.number))
    return tuple(sorted([*loud, *rest[: max(0, MOST - len(loud))]], key=lambda p: p.number))


def _all(story: Story, sums: Sequence[int]) -> Iterator[TurningPoint]:
    for (before, now), step in zip(pairwise(sums), story.steps[1:], strict=True):
        change = now - before
        agreed = tuple(e.issue for e in step.events if isinstance(e, ClauseAgreed))
        reopened = tuple(e.issue for e in step.events if isinstance(e, ClauseReopened))
        for kind, seat in _kinds(story, step):
            yield TurningPoint(kind, step.number, step.round, seat, change, agreed, reopened)


def _kinds(story: Story, step: Step) -> Iterator[tuple[str, Seat]]:
    """What a step was: everybody who broke something, and else the one thing that says most."""
    broken = [e for e in step.events if isinstance(e, TradeBroken | SilenceBroken)]
    for one in broken:
        yield ("breach", one.by) if isinstance(one, TradeBroken) else ("objection", one.seat)
    if any(isinstance(event, Adopted) for event in step.events):
        yield "adoption", step.seat
    elif not broken:
        yield from _quiet(story, step)


def _quiet(story: Story, step: Step) -> Iterator[tuple[str, Seat]]:
    closed = next((e for e in step.events if isinstance(e, ProposalEnded) and e.why == "closed"), None)
    if closed is not None:
        offer = story.offers.get(closed.proposal)
        chair = offer is not None and offer.chair_text
        yield ("chair-text" if chair else "trade"), closed.by
    elif any(isinstance(event, ClauseReopened) for event in step.events):
        yield "reopening", step.seat
    elif any(isinstance(event, ClauseAgreed) for event in step.events):
        yield "agreement", step.seat


def _sum(story: Story, step: Step) -> int:
    values = values_at(step)
    return sum(values[seat] for seat in story.members)
