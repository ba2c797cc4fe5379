"""What an action brought about: the closed union of events, each with who may see it. Never stored."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.actions import Moves
from game.engine.scenario import EventId, IssueId, OptionId, Seat
from game.engine.speech import Words

Audience = frozenset[Seat] | None
"""The seats that may see an event; None: everybody."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`cause`: "move", "trade", "reopening", "return" (a broken trade, or a settlement that failed)."""

    seat: Seat
    issue: IssueId
    before: OptionId
    option: OptionId
    cause: str
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class ClauseAgreed:
    issue: IssueId
    option: OptionId
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class ClauseReopened:
    issue: IssueId
    option: OptionId
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class AllAgreed:
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class Proposed:
    proposal: int
    by: Seat
    moves: Moves
    chair_text: bool
    public: bool
    note: Words
    counter_to: int | None
    audience: Audience


@dataclass(frozen=True, slots=True)
class Accepted:
    proposal: int
    seat: Seat
    audience: Audience


@dataclass(frozen=True, slots=True)
class Declined:
    proposal: int
    seat: Seat
    reason: Words
    audience: Audience


@dataclass(frozen=True, slots=True)
class ProposalEnded:
    """`why`: "closed", "declined", "withdrawn", "expired", "lapsed" (it can no longer happen)."""

    proposal: int
    by: Seat
    why: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class TradeBroken:
    by: Seat
    issue: IssueId
    partners: tuple[Seat, ...]
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class CapitalAnswered:
    """`answer`: "yes", "not-yet" or "no"; `entry` numbers the scenario's entry that was granted.

    `asked`: false where the capital spoke up unasked.
    """

    seat: Seat
    issue: IssueId
    answer: str
    entry: int | None
    asked: bool
    audience: Audience


@dataclass(frozen=True, slots=True)
class MandateChanged:
    """An event changed this delegation's own instructions."""

    seat: Seat
    event: EventId
    audience: Audience


@dataclass(frozen=True, slots=True)
class Spoke:
    seat: Seat
    text: str
    audience: Audience


@dataclass(frozen=True, slots=True)
class AdoptionCalled:
    """`by` None: the last round has closed."""

    by: Seat | None
    text: Mapping[IssueId, OptionId]
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class Answered:
    """This member has answered the silence procedure; how, is not said before all have."""

    seat: Seat
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class SilenceBroken:
    seat: Seat
    issue: IssueId
    reason: Words
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class Adopted:
    text: Mapping[IssueId, OptionId]
    reservations: Mapping[Seat, tuple[IssueId, ...]]
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class NotAdopted:
    """`final`: there will be no statement (or, after adoption, no better one)."""

    final: bool
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class TookBack:
    """The seat's last step is undone, as if it had not been taken; who saw the step sees that."""

    seat: Seat
    audience: Audience


@dataclass(frozen=True, slots=True)
class TurnEnded:
    seat: Seat
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class RoundOpened:
    round: int
    rounds: int
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class News:
    """The world acted; the words are in the view's `news`. The host reads all of it."""

    event: EventId
    audience: Audience


@dataclass(frozen=True, slots=True)
class RoundsChanged:
    rounds: int
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class SettlementRequested:
    seat: Seat
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class SettlementOpened:
    rounds: int
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class SettlementClosed:
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class Paused:
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class Resumed:
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    seat: Seat
    to: str
    audience: Audience = None


Event = (
    Moved
    | ClauseAgreed
    | ClauseReopened
    | AllAgreed
    | Proposed
    | Accepted
    | Declined
    | ProposalEnded
    | TradeBroken
    | CapitalAnswered
    | MandateChanged
    | Spoke
    | AdoptionCalled
    | Answered
    | SilenceBroken
    | Adopted
    | NotAdopted
    | TookBack
    | TurnEnded
    | RoundOpened
    | News
    | RoundsChanged
    | SettlementRequested
    | SettlementOpened
    | SettlementClosed
    | Paused
    | Resumed
    | HandedOver
)


def seen_by(event: Event, seat: Seat | None) -> bool:
    """Whether this seat (None: somebody with no seat) may see the event."""
    return event.audience is None or seat in event.audience
