"""What a delegation or the host may do: the closed union of actions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.scenario import EventId, IssueId, OptionId, Seat
from game.engine.speech import Words

Moves = Mapping[Seat, Mapping[IssueId, OptionId]]
"""Who would move where."""

HOST: Seat = "host"
"""The seat name under which the host of a game acts; never a delegation."""


@dataclass(frozen=True, slots=True)
class Move:
    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True)
class Propose:
    """`public`: everybody sees it; otherwise a corridor offer that only its parties see."""

    moves: Moves
    public: bool = False
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Accept:
    proposal: int


@dataclass(frozen=True, slots=True)
class Decline:
    proposal: int
    reason: Words = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Declines `proposal` and proposes `moves` in one step."""

    proposal: int
    moves: Moves
    public: bool = False
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Withdraw:
    proposal: int


@dataclass(frozen=True, slots=True)
class ChairText:
    """The chair's proposal that every member stand on these options."""

    text: Mapping[IssueId, OptionId]
    note: Words = ""


@dataclass(frozen=True, slots=True)
class Reopen:
    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True)
class AskCapital:
    issue: IssueId


@dataclass(frozen=True, slots=True)
class Speak:
    """`to` empty: to all."""

    text: str
    to: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class CallAdoption:
    pass


@dataclass(frozen=True, slots=True)
class Join:
    pass


@dataclass(frozen=True, slots=True)
class JoinWithReservation:
    issues: tuple[IssueId, ...]


@dataclass(frozen=True, slots=True)
class BreakSilence:
    issue: IssueId
    reason: Words = ""


@dataclass(frozen=True, slots=True)
class EndTurn:
    pass


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undoes this seat's last step of a turn that has not ended, where nobody has acted on it."""


@dataclass(frozen=True, slots=True)
class RequestSettlement:
    """After adoption: asks for a post-settlement round; it opens when every member has asked."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """The seat's time has run out: it ends its turn, or stays silent."""


@dataclass(frozen=True, slots=True)
class Pause:
    pass


@dataclass(frozen=True, slots=True)
class Resume:
    pass


@dataclass(frozen=True, slots=True)
class Extend:
    rounds: int


@dataclass(frozen=True, slots=True)
class Release:
    event: EventId


@dataclass(frozen=True, slots=True)
class HandOver:
    """`seat` is held from now on by `to`: "person" or "minister:<style>"."""

    seat: Seat
    to: str


def may_hold(holder: str) -> bool:
    """Whether this names who may hold a seat: a person, a minister of some style, or nobody."""
    return re.fullmatch(r"person|nobody|minister:[a-z-]{1,40}", holder) is not None


SeatAction = (
    Move
    | Propose
    | Accept
    | Decline
    | Counter
    | Withdraw
    | ChairText
    | Reopen
    | AskCapital
    | Speak
    | CallAdoption
    | Join
    | JoinWithReservation
    | BreakSilence
    | EndTurn
    | TakeBack
    | RequestSettlement
    | Lapse
)
HostAction = Pause | Resume | Extend | Release | HandOver
Action = SeatAction | HostAction
