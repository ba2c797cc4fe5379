"""The texts of a space as a mixed-integer program, for any number of members.

A binary column per option, one chosen per issue; a column per tie, held to what the options allow in the
one direction in which that matters: every question asked here wants values to be large.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from time import perf_counter

from highspy import Highs, HighsModelStatus, HighsVarType, ObjSense, kSolutionStatusFeasible

from game.analysis.space import Choice, Space, Tie
from game.engine.scenario import Seat

Terms = Mapping[int, float]
"""A sum over columns: column -> factor."""

NONE_THERE = (HighsModelStatus.kInfeasible, HighsModelStatus.kUnboundedOrInfeasible)


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the program. `choice`: the best text found, None: none found.

    `proved`: there is no better one (or none at all); `bound`: no text can reach more.
    """

    choice: Choice | None
    proved: bool
    bound: float


class Program:
    """The program of a space, to which a question adds columns and rows of its own.

    `red_lines`: no text crosses anybody's red line. All solving together takes at most `seconds`.
    """

    def __init__(self, space: Space, seconds: float, *, red_lines: bool = True) -> None:
        self._space = space
        self._until = perf_counter() + seconds
        self._highs = Highs()  # type: ignore[no-untyped-call]
        self._columns = 0
        # One thread and no luck: the same answer every time. Texts are compared exactly by whoever asks.
        options = {
            "output_flag": False,
            "threads": 1,
            "mip_rel_gap": 0.0,
            "mip_allow_restart": False,
            "mip_feasibility_tolerance": 1e-9,
        }
        for name, value in options.items():
            self._highs.setOptionValue(name, value)
        self._highs.changeObjectiveSense(ObjSense.kMaximize)
        barred = {line for w in space.wants.values() for line in w.forbidden} if red_lines else set()
        self._picks = [
            {o: self.column(0, 1, whole=True) for o in range(len(row)) if (issue, o) not in barred}
            for issue, row in enumerate(space.options)
        ]
        for picks in self._picks:
            self.row(dict.fromkeys(picks.values(), 1), 1, 1)
        self._worth = {seat: self._worth_to(seat) for seat in space.members}

    def column(self, lowest: float, highest: float, *, whole: bool = False) -> int:
        self._highs.addCol(0, lowest, highest, 0, [], [])
        if whole:
            self._highs.changeColIntegrality(self._columns, HighsVarType.kInteger)
        self._columns += 1
        return self._columns - 1

    def row(self, terms: Terms, lowest: float = -inf, highest: float = inf) -> None:
        self._highs.addRow(lowest, highest, len(terms), list(terms), [float(t) for t in terms.values()])

    def raise_to(self, column: int, lowest: float) -> None:
        self._highs.changeColBounds(column, lowest, inf)

    def pick(self, issue: int, option: int) -> int:
        """The column of an option; KeyError where a red line keeps it out."""
        return self._picks[issue][option]

    def worth(self, seat: Seat) -> dict[int, float]:
        """What the text is worth to a member, in hundredths; a tie may count for less than it brings."""
        return dict(self._worth[seat])

    def best(self, aim: Terms, *, within: float = 0.5) -> Found:
        """The text with the largest aim, proved to `within`: half a step of an aim in whole numbers."""
        if not all(self._picks):
            return Found(None, True, -inf)
        highs = self._highs
        costs = [float(aim.get(column, 0)) for column in range(self._columns)]
        highs.changeColsCost(self._columns, list(range(self._columns)), costs)
        highs.setOptionValue("mip_abs_gap", within)
        highs.setOptionValue("time_limit", max(0.0, self._until - perf_counter()))
        highs.run()
        status, info = highs.getModelStatus(), highs.getInfo()
        if status in NONE_THERE:
            return Found(None, True, -inf)
        proved = status == HighsModelStatus.kOptimal
        if info.primal_solution_status != kSolutionStatusFeasible:
            return Found(None, False, inf)
        chosen = highs.getSolution().col_value
        choice = tuple(max(picks, key=lambda o: chosen[picks[o]]) for picks in self._picks)
        return Found(choice, proved, info.objective_function_value if proved else info.mip_dual_bound)

    def _worth_to(self, seat: Seat) -> dict[int, float]:
        wants = self._space.wants[seat]
        terms: dict[int, float] = {
            column: wants.worth[issue][option]
            for issue, picks in enumerate(self._picks)
            for option, column in picks.items()
        }
        return terms | {self._tied(tie): tie.points for tie in wants.ties}

    def _tied(self, tie: Tie) -> int:
        """A column: at most 1 if the tie holds and else 0, or, where it costs points, at least that."""
        holds = self.column(0, 1)
        named = [
            {self._picks[issue][o]: -1.0 for o in options if o in self._picks[issue]}
            for issue, options in tie.when
        ]
        if tie.points > 0:
            for picks in named:
                self.row({holds: 1, **picks}, highest=0)
        else:
            together = {column: factor for picks in named for column, factor in picks.items()}
            self.row({holds: 1, **together}, lowest=1 - len(named))
        return holds
