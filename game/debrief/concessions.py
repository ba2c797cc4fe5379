"""Who moved where, what it cost and brought, and how the giving was spread over time and seats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from game.debrief.story import Step, Story, offered
from game.engine.actions import Moves
from game.engine.draft import with_fallbacks
from game.engine.events import Accepted, Moved, ProposalEnded, Proposed, TradeBroken
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import Hundredths, clause_value, value
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
    own: Hundredths
    others: Mapping[Seat, Hundredths]

    @property
    def step(self) -> str:
        return dans(self.own, sum(self.others.values()))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A trade that closed. `parties`: who agreed to it, in the order of the table; `pledged`: where each of
    them would stand. `cost`: what each gave up by its own moves, below 0 where it lost; `bought`: what the
    others' moves brought it; where several came to one clause, on average. `broken_by`: who walked out of it
    later, and in which round. `undone`: it fell with a settlement that failed, and positions went back.
    """

    proposal: int
    number: int
    round: int
    by: Seat
    parties: tuple[Seat, ...]
    pledged: Moves
    moves: tuple[Concession, ...]
    cost: Mapping[Seat, Hundredths]
    bought: Mapping[Seat, Hundredths]
    chair_text: bool
    broken_by: tuple[Seat, int] | None
    undone: bool

    @property
    def held(self) -> bool:
        return self.broken_by is None and not self.undone


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
    asked: Hundredths


@dataclass(frozen=True, slots=True)
class Pace:
    """How a delegation's giving was spread over the rounds. `stands`: what its own positions were worth to
    it at every close; `half`: the share of all it gave that it had given by half of the rounds.

    `tactic` after Faratin, Sierra and Jennings (1998): "boulware" (little before the end), "linear",
    "conceder" (much at once), or "firm" where it gave nothing.
    """

    stands: tuple[Hundredths, ...]
    given: Hundredths
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
    first: Mapping[Seat, Hundredths]
    first_offers: Mapping[Seat, FirstOffer]
    paces: Mapping[Seat, Pace]
    gave: Mapping[Seat, Hundredths]
    got: Mapping[Seat, Hundredths]
    between: Mapping[Seat, Mapping[Seat, Hundredths]]


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
    """Those that closed, in order, each with what became of it."""
    closed = [_closed(story, step) for step in story.steps]
    exchanges = [exchange for exchange in closed if exchange is not None]
    for n, exchange in enumerate(exchanges):
        broken = next((b for b in breaches if _breaks(b, exchange, exchanges[n + 1 :])), None)
        yield replace(
            exchange,
            broken_by=None if broken is None else (broken.by, broken.round),
            undone=broken is None and _went_back(story, exchange),
        )


def _closed(story: Story, step: Step) -> Exchange | None:
    """The trade that a step closed, as it was then."""
    ended = next((e for e in step.events if isinstance(e, ProposalEnded) and e.why == "closed"), None)
    offer = None if ended is None else story.offers.get(ended.proposal)
    if ended is None or offer is None:
        return None
    agreed = {ended.by, *_accepted(story, ended.proposal)}
    parties = tuple(seat for seat in story.members if seat in offer.moves and seat in agreed)
    moves = tuple(move for move in moved(story, step) if move.cause == "trade")
    return Exchange(
        proposal=ended.proposal,
        number=step.number,
        round=step.round,
        by=ended.by,
        parties=parties,
        pledged={seat: offer.moves[seat] for seat in parties},
        moves=moves,
        cost={seat: sum(move.own for move in moves if move.seat == seat) for seat in parties},
        bought={seat: _bought(moves, seat) for seat in parties},
        chair_text=offer.chair_text,
        broken_by=None,
        undone=False,
    )


def _accepted(story: Story, proposal: int) -> Iterator[Seat]:
    for step in story.steps:
        for event in step.events:
            if isinstance(event, Accepted) and event.proposal == proposal:
                yield event.seat


def _breaks(breach: Breach, exchange: Exchange, later: Sequence[Exchange]) -> bool:
    """Whether the promise was one of this trade's, and of no later one that took its place."""

    def promised(one: Exchange) -> bool:
        others = set(one.parties) - {breach.by}
        return breach.issue in one.pledged.get(breach.by, {}) and others <= set(breach.partners)

    renewed = any(
        one.number < breach.number and set(one.parties) == set(exchange.parties) and promised(one)
        for one in later
    )
    return exchange.number < breach.number and promised(exchange) and not renewed


def _went_back(story: Story, exchange: Exchange) -> bool:
    """Whether a failed settlement later put its moves back."""
    moves = {(move.seat, move.issue, move.option) for move in exchange.moves}
    return any(
        isinstance(event, Moved)
        and event.cause == "return"
        and (event.seat, event.issue, event.before) in moves
        for step in story.steps
        if step.number > exchange.number
        for event in step.events
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


def _first_offers(story: Story) -> dict[Seat, FirstOffer]:
    """Of every member that made one; the offers of a chair who tables a text are offers too."""
    found: dict[Seat, FirstOffer] = {}
    for step in story.steps:
        for event in step.events:
            if isinstance(event, Proposed) and event.by in story.members and event.by not in found:
                text = with_fallbacks(story.agenda, {**step.positions[event.by], **offered(event)})
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
