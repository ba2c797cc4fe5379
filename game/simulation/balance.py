"""Whether a scenario is in balance: who fares far worse or better than others, what nobody fights over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from game.analysis.conflict import conflict_of
from game.analysis.space import Space
from game.engine.scenario import IssueId, Seat
from game.simulation.result import Result

FACTOR = 2
"""A seat is weak or strong if its share of the surplus is so many times under or over the others' median,"""
MARGIN = 500
"""and if that makes so many hundredths of a point a game."""
NEARLY_ALL = (9, 10)
"""What comes about in so many games of so many comes about in nearly all."""
CHEAP = 100
"""An issue is cheap to settle if members give up no more than this (hundredths) for it on average."""


class Standing(StrEnum):
    WEAK = "weak"
    LEVEL = "level"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class SeatBalance:
    """One member, over the adopted games. `surplus`, `walk_away`: means; `usual`: the medians of the others'
    means; all in hundredths. `share`: of the surplus of all members, from 0 to 1; None where there is none.

    `by_walk_away`: with the others' median walk-away value in place of its own it would be level.
    """

    surplus: int
    walk_away: int
    usual_surplus: int
    usual_walk_away: int
    share: float | None
    standing: Standing
    by_walk_away: bool


@dataclass(frozen=True, slots=True)
class IssueBalance:
    """One issue. `settled`: in how many games its wording stood once everybody's first turn had ended;
    `at_once`: that is nearly all of them.

    `quiet`: nobody fights over it: some wording costs no member more than half a point, or it is settled
    at once and costs members a point at most, on average.
    """

    settled: int
    at_once: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Balance:
    """`levels`: games and how many of them ended in a statement, by what ministers played them."""

    levels: Mapping[str, tuple[int, int]]
    no_text_exists: int
    seats: Mapping[Seat, SeatBalance]
    issues: Mapping[IssueId, IssueBalance]

    @property
    def games(self) -> int:
        return sum(games for games, _ in self.levels.values())


def balance_of(levels: Mapping[str, Sequence[Result]], space: Space) -> Balance:
    """The balance that some games show, by level. `space`: the interests before the talks."""
    results = [result for level in levels.values() for result in level]
    return Balance(
        levels={level: (len(played), sum(r.adopted for r in played)) for level, played in levels.items()},
        no_text_exists=sum(not r.text_exists for r in results),
        seats=_seats([r for r in results if r.adopted]),
        issues=_issues(results, space),
    )


def _seats(adopted: Sequence[Result]) -> dict[Seat, SeatBalance]:
    """Decided in whole numbers: sums over the games stand for the means."""
    if not adopted:
        return {}
    games = len(adopted)
    surplus = {seat: sum(r.surplus[seat] for r in adopted) for seat in adopted[0].surplus}
    walk_away = {seat: sum(r.values[seat] - r.surplus[seat] for r in adopted) for seat in surplus}
    everything = sum(surplus.values())
    seats = {}
    for seat, own in surplus.items():
        usual = median(of for other, of in surplus.items() if other != seat)
        usual_walk_away = median(of for other, of in walk_away.items() if other != seat)
        standing = _standing(own, usual, games)
        moved = own + walk_away[seat] - usual_walk_away
        seats[seat] = SeatBalance(
            surplus=round(own / games),
            walk_away=round(walk_away[seat] / games),
            usual_surplus=round(usual / games),
            usual_walk_away=round(usual_walk_away / games),
            share=own / everything if everything > 0 else None,
            standing=standing,
            by_walk_away=standing is not Standing.LEVEL and _standing(moved, usual, games) is Standing.LEVEL,
        )
    return seats


def _standing(own: float, usual: float, games: int) -> Standing:
    if FACTOR * own < usual and usual - own >= MARGIN * games:
        return Standing.WEAK
    if own > FACTOR * usual and own - usual >= MARGIN * games:
        return Standing.STRONG
    return Standing.LEVEL


def _issues(results: Sequence[Result], space: Space) -> dict[IssueId, IssueBalance]:
    part, whole = NEARLY_ALL
    issues = {}
    for issue, contest in conflict_of(space).issues.items():
        settled = sum(issue in r.settled_early for r in results)
        cheap = contest.price is not None and contest.price <= CHEAP * len(space.members)
        at_once = whole * settled >= part * len(results)
        issues[issue] = IssueBalance(settled, at_once, contest.quiet or (at_once and cheap))
    return issues
