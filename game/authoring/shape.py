"""What an author writes, as dataclasses: the keys of scenario.yaml, each with what it is for.

The JSON Schema, the docs, the limits of length and the list of what is translated all come from here.
"""

# ruff: noqa: RUF009  (key and prose make dataclass fields)

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from game.authoring.fields import key, prose
from game.engine.scenario import Decision, Order, Part, Role, Temperament

FORMAT = 1
ID = r"[a-z][a-z0-9_-]*"
Choices = Mapping[str, tuple[str, ...]]
"""Issues, each with some of its options."""


class Basis(StrEnum):
    """history: it happened about then. history-moved: on another day. design: invented."""

    HISTORY = "history"
    HISTORY_MOVED = "history-moved"
    DESIGN = "design"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The real document behind the scenario."""

    title: str = prose("its title", 200, "")
    date: str = key('its date, quoted: "1997-10-03"', "")
    place: str = prose("where it was agreed", 100, "")
    paragraphs: int = key("how many paragraphs it has", 0, low=0)
    measures: int = key("how many measures its annex has", 0, low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """How the table works."""

    rounds: int = key("how many rounds there are", low=1, high=50)
    initiatives: int = key("how many initiatives each delegation has in a round", 3, low=1, high=20)
    decision: Decision = key("who must agree", Decision.CONSENSUS)
    share: str | None = key('the share of a majority, "2/3" or "1/2"', None)
    chair: str | None = key("the member in the chair, if there is one", None)
    reservations: int = key("how many reservations each member may make", 1, low=0, high=20)
    order: Order = key("one after the other, or all at once", Order.SEQUENTIAL)
    events: int | None = key("how many dated events the seed draws for one game; left out: all", None, low=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One wording of a clause."""

    label: str = prose("a few words that name it", 120)
    strength: int = key(
        "its step on the ladder: 0 silence, 1 note, 2 recognise, 3 discuss, 4 welcome, 5 affirm, 6 intend, "
        "7 agree to do, 8 decide",
        low=0,
        high=8,
    )
    clause: str = prose('the words of the statement; "" only with strength 0', 1200, filled=True)
    adds_to: str | None = key("an earlier option whose clause comes before this one's", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One point of the agenda; it becomes one clause of the statement."""

    title: str = prose("its name on the agenda", 80)
    axis: str = prose("what the options run from and to", 120, "")
    source: tuple[str, ...] = key("the paragraphs of the real document, by numbers, without words", ())
    fallback: str | None = key("the option that stands if nothing is agreed", None)
    history: str | None = key("the option the real document has", None)
    options: Mapping[str, Option] = key("its wordings, in order along the axis")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkAway:
    """What going home without a statement is worth."""

    value: int = key("in points, 0 to 100", low=0, high=100)
    text: str = prose("what the delegation would do instead", 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """Options this delegation may never take."""

    issue: str = key("the issue")
    options: tuple[str, ...] = key("the options behind the line")
    why: str = prose("the reason, in one sentence", 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Points for a combination of options."""

    when: Choices = key("the issues, each with the options that count; all must hold")
    points: int = key("points gained, or lost if negative", low=-100, high=100)
    why: str = prose("the reason, in one sentence", 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must be so. All keys of one condition must hold."""

    round: int | None = key("from this round on", None, low=1)
    agreed: Choices | None = key("the text as it stands has one of these options", None)
    most: Choices | None = key("more than half of the members stand on one of these options", None)
    event: str | None = key("this event has happened", None)
    any: "tuple[Condition, ...] | None" = key("one of these conditions holds", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capital:
    """One answer the capital can give when it is asked for flexibility."""

    issue: str = key("the issue it is about")
    allow: tuple[str, ...] = key("options whose red line it lifts", ())
    points: Mapping[str, int] = key("what it adds to the value of options; values stay within 0 and 100", {})
    walk_away: int = key("what it adds to the walk-away value", 0, low=-100, high=100)
    from_round: int = key("the first round in which the answer can be yes", 1, low=1)
    if_: Condition | None = key("what must be so for a yes", None)
    unasked: bool = key("the capital says it by itself, as soon as it can", False)
    why: str = prose("the reason, in one sentence", 240)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A delegation's private instructions. Observers have `instructions` only."""

    instructions: str = prose("what the capital wants, in plain words without numbers", 2000)
    walk_away: WalkAway | None = key("what no statement is worth; every member has one", None)
    worth: Mapping[str, tuple[int, tuple[int, ...]]] = key(
        "for every issue its weight, then the value of each option from 0 to 100: [18, [0, 45, 100, 15]]", {}
    )
    red_lines: tuple[RedLine, ...] = key("what it may never accept", ())
    links: tuple[Link, ...] = key("what is worth more, or less, together", ())
    capital: tuple[Capital, ...] = key("when the capital gives way", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One more person on a seat: sees what the seat sees, and has instructions of their own."""

    name: str = prose("the name", 80)
    bio: str = prose("who this is, for everybody", 600, "")
    instructions: str = prose("what only this person is told", 2000, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minister:
    """Who plays a seat that no person takes. How hard to deal with, is for the players to choose."""

    style: Temperament = key("the temperament: firm, eager, careful or mediator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A seat at the table."""

    name: str = prose("its name", 80)
    head: str = prose("who leads it", 120, "")
    flag: str = key("an ISO 3166 country code, nato, osce, weu or none", "none")
    role: Role = key("member (decides), adviser (drafts and mediates) or observer (watches)", Role.MEMBER)
    bio: str = prose("who this is, for everybody", 600, "")
    opening: Mapping[str, str] = key("where it stands at first; left out: its best option", {})
    mandate: Mandate = key("what only this delegation is told")
    team: Mapping[str, Person] = key("more people on this seat", {})
    minister: Minister | None = key("what its minister is like, where no person plays it", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Fixed text of the statement."""

    text: str = prose("the words", 1200, filled=True)
    source: str = key("its paragraph in the real document", "")
    part: Part = key("the part of the statement it belongs to", Part.BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseHere:
    """Where an issue's clause goes."""

    clause: str = key("the issue")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexHere:
    """Where the annex goes; at most once."""

    annex: str = prose("its heading", 400, filled=True)


Passage = Paragraph | ClauseHere | AnnexHere


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A line of the annex."""

    source: str = key("its number in the real document", "")
    basket: str = key("the basket it is printed under", "")
    when: Choices = key("printed when every issue here is agreed on one of its options; {}: always", {})
    text: str = prose("the words", 600, filled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsChange:
    """An option's value to a delegation."""

    seat: str = key("the delegation")
    issue: str = key("the issue")
    option: str = key("the option")
    add: int = key("what is added; values stay within 0 and 100", low=-100, high=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkAwayChange:
    """A delegation's walk-away value."""

    seat: str = key("the delegation")
    add: int = key("what is added", low=-100, high=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLineChange:
    """An option that a delegation may no longer take, or may again."""

    seat: str = key("the delegation")
    issue: str = key("the issue")
    option: str = key("the option")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsChange:
    """How many rounds there are."""

    add: int = key("what is added", low=-10, high=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativesChange:
    """A delegation's initiatives in the round."""

    seat: str = key("the delegation")
    add: int = key("what is added", low=-10, high=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddsPoints:
    """Changes what an option is worth."""

    points: PointsChange = key("whose, of what, how much")


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesWalkAway:
    """Changes what no statement is worth."""

    walk_away: WalkAwayChange = key("whose, how much")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsRedLine:
    """Draws a red line."""

    set_red_line: RedLineChange = key("whose, before what")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftsRedLine:
    """Lifts a red line."""

    lift_red_line: RedLineChange = key("whose, before what")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddsRounds:
    """Makes the talks longer or shorter."""

    rounds: RoundsChange = key("how many")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddsInitiatives:
    """Gives or takes initiatives."""

    initiatives: InitiativesChange = key("whose, how many")


Effect = AddsPoints | MovesWalkAway | SetsRedLine | LiftsRedLine | AddsRounds | AddsInitiatives


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something the world does. With no round and no condition, only the teacher releases it."""

    title: str = prose("its headline", 80)
    round: int | tuple[int, int] | None = key(
        "the round it opens, or the first and last it may: [2, 4]", None
    )
    if_: Condition | None = key("what must be so", None)
    to: tuple[str, ...] | None = key("who reads the news; left out: everybody", None)
    news: str = prose("the news", 600)
    basis: Basis = key("where it comes from", Basis.DESIGN)
    teaching: str = prose("what it is for, said in the debrief", 400, "")
    effects: tuple[Effect, ...] = key("what it changes", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What there is to say afterwards."""

    aftermath: tuple[str, ...] = prose("what happened in the world", 1600, ())
    objectives: tuple[str, ...] = prose("what the game teaches", 300, ())
    questions: tuple[str, ...] = prose("what to ask the group", 300, ())
    numbers: str = prose("how the real text compares, in the game's numbers", 1600, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario for Communiqué."""

    format: int = key("the version of this format: 1", low=1)
    id: str = key("its id, the name of its folder")
    language: str = key("the language it is written in, as en or zh-CN")
    title: str = prose("its title", 80)
    summary: str = prose("one paragraph for its card", 800)
    note: str = prose("what is real and what is designed", 1200, "")
    source: Source = key("the real document behind it", Source())
    teaches: tuple[str, ...] = prose("what it teaches, a few words each", 100, ())
    minutes: int = key("how long a game takes", low=1, high=1000)
    no_agreement: str = prose("what happens if there is no statement", 400)
    procedure: Procedure = key("how the table works")
    placeholders: Mapping[str, str] = prose("words that {braces} in the statement stand for", 300, {})
    issues: Mapping[str, Issue] = key("the agenda, in order")
    delegations: Mapping[str, Delegation] = key("the seats, in the order of the table and of turns")
    statement: tuple[Passage, ...] = key("the statement, in order")
    baskets: Mapping[str, str] = prose("the headings of the annex", 120, {})
    annex: Mapping[str, Measure] = key("the lines of the annex, in order", {})
    events: Mapping[str, Event] = key("what the world may do, in order", {})
    debrief: Debrief = key("what there is to say afterwards", Debrief())
