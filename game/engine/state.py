"""The state of a negotiation: one frozen value, integers and ids only, with a digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum

from game.engine.actions import Moves
from game.engine.scenario import EventId, IssueId, Link, OptionId, Scenario, Seat
from game.engine.speech import Words


class Phase(StrEnum):
    TALKS = "talks"
    SILENCE = "silence"
    OVER = "over"


class Verdict(StrEnum):
    JOIN = "join"
    RESERVE = "reserve"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Interests:
    """A mandate as it stands now, after what the capital and the world have changed.

    `values` are 0 to 100 per option; `walk_away` is in hundredths of a point, None for advisers.
    """

    weights: Mapping[IssueId, int]
    values: Mapping[IssueId, Mapping[OptionId, int]]
    links: tuple[Link, ...]
    red_lines: frozenset[tuple[IssueId, OptionId]]
    walk_away: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`parties`: the members it moves. It stands until the end of round `until`.

    `reasons`: what those who declined said of it, where they said anything.
    """

    id: int
    by: Seat
    moves: Moves
    parties: tuple[Seat, ...]
    public: bool
    chair_text: bool
    note: Words
    counter_to: int | None
    until: int
    accepted: frozenset[Seat]
    declined: frozenset[Seat]
    reasons: Mapping[Seat, Words]


@dataclass(frozen=True, slots=True)
class Trade:
    """A closed proposal that still binds. `pledges` shrink as partners release them."""

    id: int
    partners: tuple[Seat, ...]
    pledges: Moves
    before: Moves


@dataclass(frozen=True, slots=True)
class CapitalAnswer:
    """`answer`: "yes", "not-yet" or "no"; `entry`: which flexibility of the scenario was granted.

    `asked`: false where the capital spoke up unasked.
    """

    issue: IssueId
    round: int
    answer: str
    entry: int | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A member's word in the silence procedure; `issues`: reserved clauses, or the one objected to."""

    verdict: Verdict
    issues: tuple[IssueId, ...]
    reason: Words


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence procedure under way. `final`: called by the close of the last round."""

    by: Seat | None
    text: Mapping[IssueId, OptionId]
    answers: Mapping[Seat, Answer]
    final: bool


@dataclass(frozen=True, slots=True)
class Objection:
    round: int
    seat: Seat
    issue: IssueId
    reason: Words


@dataclass(frozen=True, slots=True)
class Breach:
    """A trade somebody walked out of, for the record."""

    round: int
    by: Seat
    issue: IssueId
    partners: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """A proposal that is off the table, as it was then; `why` as in the event, `round` when."""

    proposal: Proposal
    round: int
    why: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A member's answer to a text for all, one option an issue in the order of the agenda.

    Who tables a text has accepted it.
    """

    text: tuple[OptionId, ...]
    accepted: bool
    remark: Words


@dataclass(frozen=True, slots=True)
class Turn:
    """What everybody has seen of a member as its turn ends: where it stands, and this round's replies."""

    round: int
    seat: Seat
    stand: tuple[OptionId, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the talks ended. No statement: `text` is None."""

    text: Mapping[IssueId, OptionId] | None
    reservations: Mapping[Seat, tuple[IssueId, ...]]
    joined: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class State:
    """`waiting`: who still has a turn this round, in order; sequential: the first one acts.

    `settlement`: None before, else the post-settlement round under way (1, 2) or 0 once it is over.
    `openings`: where everybody began; `ended` and `turns`: the talks so far. `schedule` and `seed` are
    nobody's to see. `before`: the state a step may be taken back to.
    """

    scenario: Scenario
    seed: int
    schedule: Mapping[EventId, int]
    holders: Mapping[Seat, str]
    paused: bool
    phase: Phase
    round: int
    rounds: int
    waiting: tuple[Seat, ...]
    openings: Moves
    positions: Moves
    interests: Mapping[Seat, Interests]
    initiatives: Mapping[Seat, int]
    bonus: Mapping[Seat, int]
    acts: Mapping[Seat, int]
    called: frozenset[Seat]
    proposals: tuple[Proposal, ...]
    trades: tuple[Trade, ...]
    answers: Mapping[Seat, tuple[CapitalAnswer, ...]]
    happened: tuple[EventId, ...]
    objections: tuple[Objection, ...]
    breaches: tuple[Breach, ...]
    ended: tuple[Ended, ...]
    turns: tuple[Turn, ...]
    silence: Silence | None
    outcome: Outcome | None
    requests: frozenset[Seat]
    settlement: int | None
    before: "State | None" = field(default=None, compare=False, repr=False)


_SKIPPED = frozenset({"scenario", "interests", "before", "openings", "ended", "turns"})


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if is_dataclass(value):
        return [getattr(value, f.name) for f in fields(value)]
    raise TypeError(f"a state holds no {type(value).__name__}")


def _changed(
    now: Mapping[IssueId, Mapping[OptionId, int]], brought: Mapping[IssueId, Mapping[OptionId, int]]
) -> dict[IssueId, Mapping[OptionId, int]]:
    """The values that are no longer those of the mandate; naming only these keeps a digest quick."""
    return {i: values for i, values in now.items() if values is not brought[i] and values != brought[i]}


def digest(state: State) -> str:
    """32 hexadecimal digits that name this state, the same on every machine.

    The scenario is left out: it never changes in a game, and a record carries its own digest of it.
    So is what is past: it was part of the digests before this one.
    """
    parts: dict[str, object] = {
        f.name: getattr(state, f.name) for f in fields(state) if f.name not in _SKIPPED
    }
    parts["interests"] = {
        seat: [_changed(i.values, state.scenario.mandates[seat].values), i.red_lines, i.walk_away]
        for seat, i in state.interests.items()
    }
    encoded = json.dumps(parts, separators=(",", ":"), sort_keys=True, default=_plain)
    return hashlib.blake2b(encoded.encode(), digest_size=16).hexdigest()
