"""Who moved where, what it cost and brought, and how the giving was spread over time and seats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from game.debrief.story import Step, Story
from game.engine.draft import with_fallbacks
from game.engine.events import Moved, ProposalEnded, Proposed, TradeBroken
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import clause_value, value
from game.engine.state import Interests


@dataclass(frozen=True, slots=True)
class Concession:
    """One change of a position. `own`: what the mover's clause is worth to it now less before; `others`: the
    same for every other member. By that clause alone, in hundredths of a point.

    `step`: its kind by what it does for oneself and for the others, after Hindriks, Jonker and Tykhonov
    ("Let's DANS!", 2007): "concession", "selfish", "fortunate", "unfortunate", "nice" or "silent".
    """

    number: int
    round: int
    seat: Seat
    issue: IssueId
    before: OptionId
    option: OptionId
    cause: str
    own: int
    others: Mapping[Seat, int]

    @property
    def step(self) -> str:
        return dans(self.own, sum(self.others.values()))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A trade that closed. `cost`: what each gave up by its own moves, below 0 where it lost; `bought`: what
    the others' moves brought it; where several came to one clause, on average. `broken_by`: who walked out
    of it later, and in which round; None: it held.
    """

    proposal: int
    number: int
    round: int
    by: Seat
    moves: tuple[Concession, ...]
    cost: Mapping[Seat, int]
    bought: Mapping[Seat, int]
    chair_text: bool
    broken_by: tuple[Seat, int] | None

    @property
    def parties(self) -> tuple[Seat, ...]:
        return tuple(seat for seat, cost in self.cost.items() if cost or self.bought[seat])


@dataclass(frozen=True, slots=True)
class Breach:
    """A promise that was not kept."""

    number: int
    round: int
    by: Seat
    issue: IssueId
    partners: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class FirstOffer:
    """`asked`: what a text of all it offered, and of the maker's own stand on every other clause, would have
    been worth to the maker; in hundredths of a point."""

    number: int
    round: int
    asked: int


@dataclass(frozen=True, slots=True)
class Pace:
    """How a delegation's giving was spread over the rounds. `stands`: what its own positions were worth to
    it at every close; `half`: the share of all it gave that it had given by half of the rounds.

    `tactic` after Faratin, Sierra and Jennings (1998): "boulware" (little before the end), "linear",
    "conceder" (much at once), or "firm" where it gave nothing.
    """

    stands: tuple[int, ...]
    given: int
    half: float
    tactic: str


@dataclass(frozen=True, slots=True)
class Concessions:
    """`gave`: what every member gave up by its own moves; `got`: what the others' moves brought it, on
    average. `between[a][b]`: what a's moves brought b. `first`: everybody's opening stand, in its own points.
    """

    moves: tuple[Concession, ...]
    exchanges: tuple[Exchange, ...]
    breaches: tuple[Breach, ...]
    first: Mapping[Seat, int]
    first_offers: Mapping[Seat, FirstOffer]
    paces: Mapping[Seat, Pace]
    gave: Mapping[Seat, int]
    got: Mapping[Seat, int]
    between: Mapping[Seat, Mapping[Seat, int]]


BOULWARE, CONCEDER = 0.35, 0.65
"""By half of the rounds: less than this share given is a Boulware tactic, more than that a conceder's."""


def concessions(story: Story) -> Concessions:
    moves = tuple(move for step in story.steps for move in moved(story, step))
    breaches = tuple(_breaches(story))
    between = {
        a: {b: sum(m.others[b] for m in moves if m.seat == a) for b in story.members if b != a}
        for a in story.members
    }
    paces = {seat: _pace(story, seat) for seat in story.members}
    return Concessions(
        moves=moves,
        exchanges=tuple(_exchanges(story, breaches)),
        breaches=breaches,
        first={seat: pace.stands[0] for seat, pace in paces.items()},
        first_offers=_first_offers(story),
        paces=paces,
        gave={seat: -sum(m.own for m in moves if m.seat == seat) for seat in story.members},
        got={b: _mean(between[a][b] for a in story.members if a != b) for b in story.members},
        between=between,
    )


def dans(own: int, others: int) -> str:
    """The kind of a step by its two utilities."""
    if own > 0:
        return "fortunate" if others > 0 else "selfish"
    if own < 0:
        return "concession" if others >= 0 else "unfortunate"
    return "nice" if others > 0 else "silent" if others == 0 else "unfortunate"


def moved(story: Story, step: Step) -> Iterator[Concession]:
    """The changes of positions that a step brought."""
    for event in step.events:
        if isinstance(event, Moved):
            changes = {seat: _change(mine, event) for seat, mine in step.interests.items()}
            yield Concession(
                step.number,
                step.round,
                event.seat,
                event.issue,
                event.before,
                event.option,
                event.cause,
                changes.get(event.seat, 0),
                {seat: changes[seat] for seat in story.members if seat != event.seat},
            )


def _change(mine: Interests, event: Moved) -> int:
    now, then = (clause_value(mine, event.issue, option) for option in (event.option, event.before))
    return now - then


def _exchanges(story: Story, breaches: tuple[Breach, ...]) -> Iterator[Exchange]:
    for step in story.steps:
        closed = [e for e in step.events if isinstance(e, ProposalEnded) and e.why == "closed"]
        moves = tuple(m for m in moved(story, step) if m.cause == "trade")
        if not closed or not moves:
            continue
        number = closed[0].proposal
        offer = story.offers.get(number)
        partners = {move.seat for move in moves}
        yield Exchange(
            number,
            step.number,
            step.round,
            closed[0].by,
            moves,
            {seat: sum(move.own for move in moves if move.seat == seat) for seat in story.members},
            {seat: _bought(moves, seat) for seat in story.members},
            offer is not None and offer.chair_text,
            _broken(step, partners, moves, breaches),
        )


def _bought(moves: tuple[Concession, ...], seat: Seat) -> int:
    """Clause by clause the mean over those who moved: several who come to one wording make one clause."""
    gains: dict[IssueId, list[int]] = defaultdict(list)
    for move in moves:
        if move.seat != seat:
            gains[move.issue].append(move.others[seat])
    return sum(map(_mean, gains.values()))


def _mean(numbers: Iterable[int]) -> int:
    return round(fmean([*numbers] or [0]))


def _broken(
    step: Step, partners: set[Seat], moves: tuple[Concession, ...], breaches: tuple[Breach, ...]
) -> tuple[Seat, int] | None:
    pledged = {(move.seat, move.issue) for move in moves}
    for breach in breaches:
        if breach.number > step.number and (breach.by, breach.issue) in pledged and breach.by in partners:
            return breach.by, breach.round
    return None


def _first_offers(story: Story) -> dict[Seat, FirstOffer]:
    """Of every member that made one; the offers of a chair who tables a text are offers too."""
    found: dict[Seat, FirstOffer] = {}
    for step in story.steps:
        for event in step.events:
            if isinstance(event, Proposed) and event.by in story.members and event.by not in found:
                offered = {i: o for moves in event.moves.values() for i, o in moves.items()}
                text = with_fallbacks(story.agenda, {**step.positions[event.by], **offered})
                asked = value(step.interests[event.by], text)
                found[event.by] = FirstOffer(step.number, step.round, asked)
    return found


def _breaches(story: Story) -> Iterator[Breach]:
    for step in story.steps:
        for event in step.events:
            if isinstance(event, TradeBroken):
                yield Breach(step.number, step.round, event.by, event.issue, event.partners)


def _pace(story: Story, seat: Seat) -> Pace:
    """Measured by the interests at the start, so that only the delegation's own moves change the curve."""
    mine = story.steps[0].interests[seat]
    closes = story.closes.values()
    stands = tuple(value(mine, with_fallbacks(story.agenda, step.positions[seat])) for step in closes)
    given = stands[0] - min(stands)
    if given <= 0:
        return Pace(stands, 0, 0.0, "firm")
    middle = stands[(len(stands) - 1) // 2 : len(stands) // 2 + 1]
    half = min(1.0, max(0.0, (stands[0] - fmean(middle)) / given))
    tactic = "boulware" if half < BOULWARE else "conceder" if half > CONCEDER else "linear"
    return Pace(stands, given, half, tactic)
