"""How one seat negotiated: six measures, each with the figures that it rests on. There is no single grade."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.debrief.concessions import Concessions
from game.debrief.missed import MissedTrades
from game.debrief.standing import Outcome, share
from game.debrief.story import Step, Story
from game.engine.actions import Accept, AskCapital, ChairText, Counter, Decline, Propose, Speak
from game.engine.events import Proposed
from game.engine.scenario import Seat
from game.engine.scoring import Hundredths
from game.session.table import PERSON

MEASURES = ("ambition", "information", "logrolling", "promises", "value", "time")

OFFERS = (Propose, Counter, ChairText)


@dataclass(frozen=True, slots=True)
class Measure:
    """`level`: 0 to 1, to compare games of one person; None: there was nothing to measure. What it rests on,
    by name: `figures` are counts, rounds and seconds, `points` are in hundredths."""

    level: float | None
    figures: Mapping[str, int] = field(default_factory=dict)
    points: Mapping[str, Hundredths] = field(default_factory=dict)


def skill(
    story: Story, seat: Seat, outcome: Outcome, conceded: Concessions, trades: MissedTrades
) -> Mapping[str, Measure]:
    """The measures of a member, in the order of MEASURES. Empty for a seat that is none."""
    if seat not in story.members:
        return {}
    own = [step for step in story.steps if step.seat == seat and step.by == PERSON]
    return {
        "ambition": _ambition(story, seat, own, outcome, conceded),
        "information": _information(story, seat, own),
        "logrolling": _logrolling(seat, conceded, trades),
        "promises": _promises(seat, conceded),
        "value": _value(story, seat, outcome),
        "time": _time(story, seat, own),
    }


def _ambition(story: Story, seat: Seat, own: list[Step], outcome: Outcome, conceded: Concessions) -> Measure:
    """How high it opened: the first offer, or where the seat stood, between going home and the most."""
    standing, mine = outcome.standings[seat], story.steps[0].interests[seat]
    opening = conceded.first[seat]
    offer = conceded.first_offers.get(seat)
    if offer is not None and not any(step.number == offer.number for step in own):
        offer = None  # a minister made it
    asked = opening if offer is None else offer.asked
    floor, goal = mine.walk_away or 0, standing.goal
    level = None if goal is None or goal <= floor else _between((asked - floor) / (goal - floor))
    return Measure(
        level,
        {"round": 0 if offer is None else offer.round},
        {"opening": opening, "asked": asked, "value": standing.value, "goal": goal or 0},
    )


def _information(story: Story, seat: Seat, own: list[Step]) -> Measure:
    """What it did to learn: whom it made offers to, what it asked, what reasons it gave."""
    events = [event for step in own for event in step.events]
    offers = [event for event in events if isinstance(event, Proposed) and event.by == seat]
    approached = {s for event in offers for s in event.moves} - {seat}
    others = len(story.members) - 1
    words = [step for step in own if isinstance(step.action, Speak)]
    declined = [step.action for step in own if isinstance(step.action, Decline)]
    return Measure(
        _between(len(approached) / max(1, others)),
        {
            "offers": len(offers),
            "approached": len(approached),
            "others": others,
            "capital": sum(isinstance(step.action, AskCapital) for step in own),
            "spoken": len(words),
            "reasons": sum(bool(decline.reason) for decline in declined),
            "declined": len(declined),
        },
    )


def _logrolling(seat: Seat, conceded: Concessions, trades: MissedTrades) -> Measure:
    """Whether what it gave was given for something, and where it cost little."""
    joined = [e for e in conceded.exchanges if seat in e.parties and not e.undone]
    paid = -sum(min(0, exchange.cost[seat]) for exchange in joined)
    bought = sum(exchange.bought[seat] for exchange in joined)
    alone = -sum(min(0, move.own) for move in conceded.moves if move.seat == seat and move.cause == "move")
    left = [trade for trade in trades.at_end if seat in trade.parties]
    total = paid + max(0, bought)
    return Measure(
        _between(bought / total) if total > 0 else None,
        {"trades": len(joined), "missed": len(left)},
        {
            "paid": paid,
            "bought": bought,
            "alone": alone,
            "lost": max((trade.gains[seat] for trade in left), default=0),
        },
    )


def _promises(seat: Seat, conceded: Concessions) -> Measure:
    given = [e for e in conceded.exchanges if e.pledged.get(seat) and not e.undone]
    broken = sum(breach.by == seat for breach in conceded.breaches)
    suffered = sum(seat in breach.partners for breach in conceded.breaches)
    level = _between(1 - broken / len(given)) if given else None
    return Measure(level, {"given": len(given), "broken": broken, "suffered": suffered})


def _value(story: Story, seat: Seat, outcome: Outcome) -> Measure:
    """Value created by all, and the part of it that this seat claimed."""
    standing = outcome.standings[seat]
    level = share(outcome.made, outcome.most)
    return Measure(
        None if level is None else _between(level),
        {"members": len(story.members)},
        {
            "created": outcome.made,
            "most": outcome.most or 0,
            "claimed": standing.value - (standing.walk_away or 0),
        },
    )


def _time(story: Story, seat: Seat, own: list[Step]) -> Measure:
    """How early it began to bargain, and how much it left to the end."""
    acts = [step for step in own if isinstance(step.action, (*OFFERS, Accept))]
    rounds = story.rounds
    first = min((step.round for step in acts), default=0)
    late = sum(step.round == rounds for step in acts)
    level = None if not acts or rounds < 2 else _between(1 - (first - 1) / (rounds - 1))
    return Measure(
        level,
        {
            "first": first,
            "rounds": rounds,
            "allowed": story.views[-1][None].rounds,
            "acts": len(acts),
            "late": late,
            "seconds": own[-1].seconds if own else 0,
        },
    )


def _between(share: float) -> float:
    return min(1.0, max(0.0, share))
