"""What a delegation has done, as somebody who asks about it names it."""

from collections.abc import Iterable
from dataclasses import replace

from game.engine.events import (
    Accepted,
    Adopted,
    AdoptionCalled,
    Declined,
    Event,
    Moved,
    ProposalEnded,
    Proposed,
    SettlementRequested,
    SilenceBroken,
)
from game.engine.scenario import Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.tell import tell


def acts_of(seat: Seat, heard: Iterable[Event]) -> tuple[Event, ...]:
    """What a delegation did of its own accord, among what somebody has heard; the latest first."""
    return tuple(event for event in reversed(tuple(heard)) if _is_act(event, seat))


def _is_act(event: Event, seat: Seat) -> bool:
    match event:
        case Moved(seat=who, cause="move" | "reopening") | ProposalEnded(by=who, why="withdrawn"):
            return who == seat
        case Proposed(by=who) | AdoptionCalled(by=who):
            return who == seat
        case (
            Accepted(seat=who) | Declined(seat=who) | SilenceBroken(seat=who) | SettlementRequested(seat=who)
        ):
            return who == seat
        case Adopted(reservations=reservations):
            return seat in reservations
    return False


def act_told(act: Event, heard: Iterable[Event], view: View, words: Words) -> str:
    """The act in a sentence, without what was said with it."""
    offers = {event.proposal: event for event in heard if isinstance(event, Proposed)}
    match act:
        case Proposed():
            act = replace(act, note="")
        case Declined() | SilenceBroken():
            act = replace(act, reason="")
    return tell(act, view, words, offers) or ""
