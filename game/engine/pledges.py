"""What binds a position: pledges of closed trades, agreed clauses, red lines."""

from collections.abc import Iterable, Iterator, Mapping

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.state import Interests, Trade


def pairs(moves: Moves) -> Iterator[tuple[Seat, IssueId, OptionId]]:
    for mover, wanted in moves.items():
        for issue, option in wanted.items():
            yield mover, issue, option


def pledged_to(trades: Iterable[Trade], seat: Seat, issue: IssueId) -> tuple[Seat, ...]:
    """The partners to whom the seat's position on the issue is pledged."""
    partners: dict[Seat, None] = {}
    for trade in trades:
        if issue in trade.pledges.get(seat, {}):
            partners.update(dict.fromkeys(p for p in trade.partners if p != seat))
    return tuple(partners)


def leaves_agreed(
    positions: Moves, agreed: Mapping[IssueId, OptionId], seat: Seat, issue: IssueId, option: OptionId
) -> bool:
    """Whether this move would leave an agreed option behind."""
    stand = positions[seat][issue]
    return stand != option and agreed.get(issue) == stand


def unsettles(positions: Moves, agreed: Mapping[IssueId, OptionId], moves: Moves) -> IssueId | None:
    """An agreed clause the bundle would move without every member being a party, if there is one."""
    if len(moves) < len(positions):
        for mover, issue, option in pairs(moves):
            if leaves_agreed(positions, agreed, mover, issue, option):
                return issue
    return None


def own_part_blocked(
    positions: Moves, interests: Interests, trades: Iterable[Trade], seat: Seat, moves: Moves
) -> tuple[IssueId, tuple[Seat, ...]] | None:
    """Why the seat cannot make its own part of a bundle: the issue, and the partners outside the
    bundle to whom its position is pledged; no partners: the option is behind its red line."""
    for issue, option in moves.get(seat, {}).items():
        if (issue, option) in interests.red_lines:
            return issue, ()
        if positions[seat][issue] != option:
            outside = tuple(p for p in pledged_to(trades, seat, issue) if p not in moves)
            if outside:
                return issue, outside
    return None
