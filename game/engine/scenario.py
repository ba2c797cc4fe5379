"""A scenario as the engine knows it: what is on the table, and what each delegation privately wants."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Seat = str
IssueId = str
OptionId = str
EventId = str
Text = Mapping[IssueId, OptionId]
"""A joint text: the agreed option of each issue; an issue left out is open."""


class Role(StrEnum):
    MEMBER = "member"
    ADVISER = "adviser"
    OBSERVER = "observer"


class Temperament(StrEnum):
    FIRM = "firm"
    EAGER = "eager"
    CAREFUL = "careful"
    MEDIATOR = "mediator"


class Order(StrEnum):
    SEQUENTIAL = "sequential"
    SIMULTANEOUS = "simultaneous"


class Decision(StrEnum):
    CONSENSUS = "consensus"
    CONSENSUS_MINUS_ONE = "consensus_minus_one"
    MAJORITY = "majority"


class Part(StrEnum):
    OPENING = "opening"
    PREAMBLE = "preamble"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Option:
    """One wording of a clause. `strength` is its step on the ladder of commitment, 0 to 8."""

    id: OptionId
    label: str
    strength: int
    clause: str
    adds_to: OptionId | None


@dataclass(frozen=True, slots=True)
class Issue:
    """One point of the agenda. `fallback` stands if nothing is agreed; None: no clause at all."""

    id: IssueId
    title: str
    axis: str
    source: tuple[str, ...]
    fallback: OptionId | None
    options: Mapping[OptionId, Option]


@dataclass(frozen=True, slots=True)
class Person:
    """One more person on a seat's team, as everybody knows them."""

    id: str
    name: str
    bio: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """A seat, as everybody knows it. `temperament`: of the minister who plays it; None: not set."""

    id: Seat
    name: str
    head: str
    flag: str
    role: Role
    bio: str
    team: Mapping[str, Person]
    temperament: Temperament | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """`share` is (numerator, denominator) of a majority; `reservations`: how many each member may make."""

    rounds: int
    initiatives: int
    decision: Decision
    share: tuple[int, int]
    chair: Seat | None
    reservations: int
    order: Order


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A fixed paragraph of the statement."""

    text: str
    source: str
    part: Part


@dataclass(frozen=True, slots=True)
class ClausePlace:
    issue: IssueId


@dataclass(frozen=True, slots=True)
class AnnexPlace:
    heading: str


Passage = Paragraph | ClausePlace | AnnexPlace


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the annex; it appears when every issue named in `when` is agreed on one of its options."""

    id: str
    source: str
    basket: str
    when: Mapping[IssueId, tuple[OptionId, ...]]
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """The real document a scenario comes from."""

    title: str
    date: str
    place: str
    paragraphs: int
    measures: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything about a scenario that every delegation may know."""

    id: str
    language: str
    title: str
    summary: str
    note: str
    source: Source
    teaches: tuple[str, ...]
    minutes: int
    no_agreement: str
    procedure: Procedure
    placeholders: Mapping[str, str]
    issues: Mapping[IssueId, Issue]
    delegations: Mapping[Seat, Delegation]
    statement: tuple[Passage, ...]
    baskets: Mapping[str, str]
    annex: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Link:
    """Points a delegation gains (or loses) when every issue in `when` is agreed on one of its options."""

    when: Mapping[IssueId, tuple[OptionId, ...]]
    points: int
    why: str


@dataclass(frozen=True, slots=True)
class RedLine:
    issue: IssueId
    options: tuple[OptionId, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Mandate:
    """A delegation's private instructions, as it brought them to the table. Points are whole.

    `weights` add up to 100; `values` are 0 to 100 per option. Advisers may have goals (weights and
    values) but no walk-away value; observers have instructions only.
    """

    instructions: str
    walk_away: int | None
    walk_away_text: str
    weights: Mapping[IssueId, int]
    values: Mapping[IssueId, Mapping[OptionId, int]]
    red_lines: tuple[RedLine, ...]
    links: tuple[Link, ...]
    opening: Mapping[IssueId, OptionId]


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every part that is set holds. `any_of`: at least one of them."""

    round: int | None = None
    agreed: Mapping[IssueId, tuple[OptionId, ...]] | None = None
    most: Mapping[IssueId, tuple[OptionId, ...]] | None = None
    event: EventId | None = None
    any_of: "tuple[Condition, ...] | None" = None


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Flexibility:
    """One answer a capital can give: what it allows, and when. Nobody sees it before it is given."""

    issue: IssueId
    allow: tuple[OptionId, ...]
    points: Mapping[OptionId, int]
    walk_away: int
    from_round: int
    condition: Condition
    unasked: bool
    why: str


@dataclass(frozen=True, slots=True)
class AddPoints:
    seat: Seat
    issue: IssueId
    option: OptionId
    add: int


@dataclass(frozen=True, slots=True)
class AddWalkAway:
    seat: Seat
    add: int


@dataclass(frozen=True, slots=True)
class SetRedLine:
    seat: Seat
    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True)
class LiftRedLine:
    seat: Seat
    issue: IssueId
    option: OptionId


@dataclass(frozen=True, slots=True)
class AddRounds:
    add: int


@dataclass(frozen=True, slots=True)
class AddInitiatives:
    seat: Seat
    add: int


Effect = AddPoints | AddWalkAway | SetRedLine | LiftRedLine | AddRounds | AddInitiatives


@dataclass(frozen=True, slots=True)
class Happening:
    """Something the world does during the talks.

    `rounds` is the first and last round it may open with (drawn by the seed); None with no condition:
    only the host releases it. `to`: who reads the news; None: everybody.
    """

    id: EventId
    title: str
    news: str
    rounds: tuple[int, int] | None
    condition: Condition | None
    to: tuple[Seat, ...] | None
    effects: tuple[Effect, ...]
    basis: str
    teaching: str


@dataclass(frozen=True, slots=True)
class Debrief:
    aftermath: tuple[str, ...]
    objectives: tuple[str, ...]
    questions: tuple[str, ...]
    numbers: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario whole. Only the engine and the author's tools hold one; a seat holds a View.

    `draw`: how many of the dated happenings one game has, drawn by the seed; None: all.
    """

    agenda: Agenda
    mandates: Mapping[Seat, Mandate]
    team_instructions: Mapping[Seat, Mapping[str, str]]
    capitals: Mapping[Seat, tuple[Flexibility, ...]]
    happenings: Mapping[EventId, Happening]
    draw: int | None
    history: Text
    debrief: Debrief

    @property
    def members(self) -> tuple[Seat, ...]:
        return tuple(s for s, d in self.agenda.delegations.items() if d.role is Role.MEMBER)
