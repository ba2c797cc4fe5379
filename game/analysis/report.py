"""All that the analysis has to say of a space: once as values, once as figures for a program to read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from game.analysis.conflict import Conflict, conflict_of
from game.analysis.dominance import Appraisal, appraise
from game.analysis.frontier import Point, frontier
from game.analysis.optimum import (
    LIMIT,
    Solution,
    Unsettled,
    egalitarian,
    feasible,
    kalai_smorodinsky,
    nash,
    utilitarian,
)
from game.analysis.package import smallest_package
from game.analysis.space import Choice, Space
from game.analysis.trades import ISSUES, Trade, missed_trades, trade
from game.analysis.zone import Zone, zone_of
from game.engine.scenario import Seat

Figures = dict[str, object]

SOLUTIONS: dict[str, Callable[[Space], Solution | None]] = {
    "nash": nash,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A text, and how it stands against all others."""

    choice: Choice
    found: Appraisal


@dataclass(frozen=True, slots=True)
class Report:
    """`history` and `text`: None where the scenario has no real text, or none was asked about.

    `best`: by each measure the best text for all members; None: there is none. `unsettled`: the measures
    by which there was not time enough to find one. `frontier`: for two members. `trades`: missed by the
    text asked about, else by that of history.
    """

    space: Space
    history: Judged | None
    text: Judged | None
    best: Mapping[str, Solution | None]
    unsettled: frozenset[str]
    frontier: tuple[Point, ...] | None
    zone: Zone
    conflict: Conflict
    trades: tuple[Trade, ...] | None

    @property
    def judged(self) -> Judged | None:
        """The text whose missed trades these are."""
        return self.text or self.history


def report(space: Space, history: Choice | None = None, text: Choice | None = None) -> Report:
    """Everything there is to say; `history`: the real text, `text`: another one that somebody asks about."""
    two = len(space.members) == 2
    best: dict[str, Solution | None] = {}
    unsettled = set()
    for name, solution in (SOLUTIONS | ({"kalai_smorodinsky": kalai_smorodinsky} if two else {})).items():
        try:
            best[name] = solution(space)
        except Unsettled:
            best[name] = None
            unsettled.add(name)
    real, asked = _judged(space, history), _judged(space, text)
    return Report(
        space,
        real,
        asked,
        best,
        frozenset(unsettled),
        frontier(space) if two else None,
        _zone(space),
        conflict_of(space),
        None if (judged := asked or real) is None else trades_from(space, judged.choice, judged.found),
    )


def _judged(space: Space, choice: Choice | None) -> Judged | None:
    return None if choice is None else Judged(choice, appraise(space, choice))


def _zone(space: Space) -> Zone:
    """Where no text was found and an interval is left, there may be a proof that there is none."""
    zone = zone_of(space)
    try:
        if zone.share == 0 < zone.high and feasible(space) is None:
            return replace(zone, high=0.0)
    except Unsettled:
        pass
    return zone


def trades_from(space: Space, choice: Choice, found: Appraisal) -> tuple[Trade, ...]:
    """The small trades, or the smallest there is; then the packages of the whole room, if they are larger.

    `found`: how the text stands against all others.
    """
    small = missed_trades(space, choice)
    smallest = None if small or not found.dominated else smallest_package(space, choice)
    packages = dict.fromkeys((smallest, found.by, found.for_all))
    large = (trade(space, choice, text) for text in packages if text is not None)
    return *small, *(one for one in large if len(one.change) > ISSUES)


def figures(report: Report) -> Figures:
    """The report as `analyse --json` prints it: values and gains in points, shares from 0 to 1."""
    space = report.space
    zone = report.zone
    return {
        "texts": space.size,
        "history": _judged_figures(space, report.history),
        **({"text": _judged_figures(space, report.text)} if report.text else {}),
        **{name: _solution_figures(report, name) for name in report.best},
        "frontier": None if report.frontier is None else [_point_figures(space, p) for p in report.frontier],
        "zone": {"share": zone.share, "low": zone.low, "high": zone.high},
        "pivotal": {"seat": zone.pivotal, "without": dict(zone.without)},
        "missed_trades": None if report.trades is None else [_trade_figures(space, t) for t in report.trades],
    }


def _judged_figures(space: Space, judged: Judged | None) -> Figures | None:
    if judged is None:
        return None
    found = judged.found
    return {
        "values": _points(found.values),
        "acceptable": found.acceptable,
        "red_lines_kept": found.red_lines_kept,
        "dominated": found.dominated if found.dominated or found.proved else None,
        "by": None if found.by is None else space.text(found.by),
        "gain_for_all": found.gain_for_all / 100,
    }


def _solution_figures(report: Report, name: str) -> Figures | None:
    solution = report.best[name]
    if solution is not None:
        return {
            "text": report.space.text(solution.choice),
            "values": _points(solution.values),
            "proved": solution.proved,
            "seconds": round(solution.seconds, 3),
        }
    if name in report.unsettled:
        return {"text": None, "values": None, "proved": False, "seconds": LIMIT}
    return None


def _point_figures(space: Space, point: Point) -> Figures:
    values = dict(zip(space.members, point.values, strict=True))
    return {"text": space.text(point.choice), "values": _points(values)}


def _trade_figures(space: Space, missed: Trade) -> Figures:
    return {
        "changes": {space.issues[i]: space.options[i][o] for i, o in missed.change},
        "parties": list(missed.parties),
        "gives": {seat: [space.issues[i] for i in issues] for seat, issues in missed.gives.items()},
        "gains": _points(missed.gains),
    }


def _points(hundredths: Mapping[Seat, int]) -> dict[Seat, float]:
    return {seat: value / 100 for seat, value in hundredths.items()}
