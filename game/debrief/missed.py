"""Trades that nobody made: the best at the end, since when each was possible, and why it was hard to see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.analysis.dominance import appraise
from game.analysis.report import trades_from
from game.analysis.space import Space
from game.analysis.trades import Trade, best_trade
from game.debrief.standing import Outcome
from game.debrief.story import Step, Story
from game.engine.events import CapitalAnswered
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import Hundredths, clause_value


@dataclass(frozen=True, slots=True)
class Defended:
    """The wording on which `seat` stood at the end, and had stood at the close of `rounds` rounds: to give it
    up for the change costs it `own`, and the change is worth `points` to `other`. In hundredths."""

    seat: Seat
    issue: IssueId
    rounds: int
    own: Hundredths
    other: Seat
    points: Hundredths


@dataclass(frozen=True, slots=True)
class Missed:
    """A change by which nobody would have lost; gains in hundredths.

    `rounds`: those at whose close it was possible already. `defended`: what stood in its way, the cheapest
    first. `never_joined`: no offer ever named all its issues. `settled`: issues that were agreed since
    that round, so that it meant to reopen them. `freed`: the capital that had to allow it first, and when.
    """

    change: Mapping[IssueId, OptionId | None]
    parties: tuple[Seat, ...]
    gives: Mapping[Seat, tuple[IssueId, ...]]
    gains: Mapping[Seat, Hundredths]
    rounds: tuple[int, ...]
    defended: tuple[Defended, ...]
    never_joined: bool
    settled: Mapping[IssueId, int]
    freed: tuple[Seat, int] | None

    @property
    def total(self) -> int:
        return sum(self.gains.values())


@dataclass(frozen=True, slots=True)
class Passed:
    """The best trade that was there at the close of a round. `made`: the talks got there in the end."""

    round: int
    change: Mapping[IssueId, OptionId | None]
    parties: tuple[Seat, ...]
    gains: Mapping[Seat, Hundredths]
    made: bool


@dataclass(frozen=True, slots=True)
class MissedTrades:
    """`at_end`: smallest first, as `analyse` lists them, by which nobody would have been worse off than in
    the end; none where the talks failed. `passed`: the best of every round that was left lying, but for the
    last. `left`: what the best would have brought all together, at the close of every round.
    """

    at_end: tuple[Missed, ...]
    passed: tuple[Passed, ...]
    left: Mapping[int, Hundredths]


def missed(story: Story, outcome: Outcome) -> MissedTrades:
    best = dict(_best_by_round(story))
    return MissedTrades(
        tuple(_at_end(story, outcome)),
        tuple(_passed(story, outcome, best)),
        {number: 0 if one is None else sum(one.gains.values()) for number, one in best.items()},
    )


def _at_end(story: Story, outcome: Outcome) -> Iterator[Missed]:
    """Where the talks failed there is no text to better; with footnotes the end is not quite its text."""
    if outcome.finished and not outcome.adopted:
        return
    space = story.space(story.end)
    values = space.values(outcome.choice)
    extra = {seat: values[seat] - outcome.standings[seat].value for seat in story.members}
    for one in trades_from(space, outcome.choice, appraise(space, outcome.choice)):
        gains = {seat: gain + extra[seat] for seat, gain in one.gains.items()}
        if min(gains.values()) >= 0 and any(gains.values()):
            yield _missed(story, space, replace(one, gains=gains))


def _missed(story: Story, space: Space, trade: Trade) -> Missed:
    change = _named(space, trade)
    return Missed(
        change=change,
        parties=trade.parties,
        gives={seat: tuple(space.issues[i] for i in issues) for seat, issues in trade.gives.items()},
        gains=dict(trade.gains),
        rounds=tuple(n for n, close in story.closes.items() if _possible(story, close, change)),
        defended=tuple(_defended(story, change)),
        never_joined=len(change) > 1 and not _offered_together(story, change),
        settled=_settled(story, change),
        freed=_freed(story, change),
    )


def _named(space: Space, trade: Trade) -> dict[IssueId, OptionId | None]:
    return {space.issues[issue]: space.options[issue][option] for issue, option in trade.change}


def _possible(story: Story, close: Step, change: Mapping[IssueId, OptionId | None]) -> bool:
    """Whether by then nobody would have lost by it and somebody gained, behind nobody's red line."""
    space = story.space(close)
    before = space.choice(close.text)
    kept = {issue: option for issue, option in close.text.items() if issue not in change}
    named = {issue: option for issue, option in change.items() if option is not None}
    after = space.choice(kept | named)
    crossed = {line for line in enumerate(after) if line not in set(enumerate(before))}
    if any(crossed & wants.forbidden for wants in space.wants.values()):
        return False
    gains = [wants.value(after) - wants.value(before) for wants in space.wants.values()]
    return min(gains) >= 0 and max(gains) > 0


def _defended(story: Story, change: Mapping[IssueId, OptionId | None]) -> Iterator[Defended]:
    """Who stood elsewhere to the end, and for how many rounds, though it mattered more to somebody else."""
    end, closes = story.end, [step for n, step in story.closes.items() if n > 0]
    found = []
    for issue, option in change.items():
        worth = {
            seat: clause_value(mine, issue, option) - clause_value(mine, issue, end.text.get(issue))
            for seat, mine in end.interests.items()
            if seat in story.members
        }
        other = max(worth, key=lambda seat: worth[seat])
        for seat in worth:
            stand = end.positions[seat][issue]
            own = clause_value(end.interests[seat], issue, stand)
            own -= clause_value(end.interests[seat], issue, option)
            rounds = sum(step.positions[seat][issue] == stand for step in closes)
            if seat != other and stand != option and 0 < own < worth[other] and rounds:
                found.append(Defended(seat, issue, rounds, own, other, worth[other]))
    yield from sorted(found, key=lambda d: (d.own - d.points, -d.rounds))


def _offered_together(story: Story, change: Mapping[IssueId, OptionId | None]) -> bool:
    return any(
        all(any(issue in moves for moves in offer.moves.values()) for issue in change)
        for offer in story.offers.values()
    )


def _settled(story: Story, change: Mapping[IssueId, OptionId | None]) -> dict[IssueId, int]:
    """Of its issues those that were agreed to the end, and since the close of which round."""
    settled = {}
    for issue in change:
        since = None
        for number, close in story.closes.items():
            if close.agreed.get(issue) is not None and close.agreed[issue] == story.end.agreed.get(issue):
                since = number if since is None else since
            else:
                since = None
        if since is not None:
            settled[issue] = since
    return settled


def _freed(story: Story, change: Mapping[IssueId, OptionId | None]) -> tuple[Seat, int] | None:
    """The last capital that had to say yes before a wording of the trade was behind nobody's red line."""
    opening = story.steps[0].interests
    for step in reversed(story.steps):
        for event in step.events:
            if not isinstance(event, CapitalAnswered) or event.answer != "yes" or event.issue not in change:
                continue
            line = (event.issue, change[event.issue])
            if line in opening[event.seat].red_lines and line not in step.interests[event.seat].red_lines:
                return event.seat, step.round
    return None


def _best_by_round(story: Story) -> Iterator[tuple[int, Trade | None]]:
    for number, close in story.closes.items():
        space = story.space(close)
        yield number, best_trade(space, space.choice(close.text))


def _passed(story: Story, outcome: Outcome, best: Mapping[int, Trade | None]) -> Iterator[Passed]:
    for number, one in best.items():
        if one is not None and number < story.rounds:
            change = _named(story.space(story.closes[number]), one)
            agreed = all(outcome.text.get(issue) == option for issue, option in change.items())
            made = outcome.adopted and agreed
            yield Passed(number, change, one.parties, dict(one.gains), made)
