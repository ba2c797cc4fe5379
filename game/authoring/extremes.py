"""The most and the least that a text can be worth to one delegation."""

from collections.abc import Sequence

from game.authoring.zone import Tie, Wants, at_most

NODES = 5_000


class _Spent(Exception):
    """The search has used up its nodes."""


def most(wants: Wants) -> int:
    """The most any text without a red line can be worth; a little too much if the effort runs out."""
    tied = sorted({issue for tie in wants.ties for issue, _ in tie.when})
    rows = [{o: value for o, value in enumerate(row) if value is not None} for row in wants.worth]
    if not all(rows):
        return -100_000
    free = sum(max(row.values()) for i, row in enumerate(rows) if i not in tied)
    search = _Best(wants.ties, [(i, rows[i]) for i in tied])
    return free + search.best()


def least(wants: Wants) -> int:
    """The least any whole text without a red line can be worth; a little too little likewise."""
    worth = tuple(tuple(None if v is None else -v for v in row) for row in wants.worth)
    ties = tuple(Tie(tie.when, -tie.points) for tie in wants.ties)
    return -most(Wants(worth, ties, 0))


class _Best:
    """The most that tied issues can be worth together."""

    def __init__(self, ties: Sequence[Tie], rows: list[tuple[int, dict[int, int]]]) -> None:
        self.ties, self.rows = ties, rows
        self.left = [0]
        for _, row in reversed(rows):
            self.left.append(self.left[-1] + max(row.values()))
        self.left.reverse()
        self.chosen: dict[int, int] = {}
        self.nodes = 0
        self.top = -(10**9)

    def best(self) -> int:
        try:
            self._go(0, 0)
        except _Spent:
            return self.left[0] + sum(max(0, tie.points) for tie in self.ties)
        return self.top

    def _go(self, now: int, depth: int) -> None:
        self.nodes += 1
        if self.nodes > NODES:
            raise _Spent
        bound = now + self.left[depth] + sum(at_most(tie, self.chosen) for tie in self.ties)
        if bound <= self.top:
            return
        if depth == len(self.rows):
            self.top = bound
            return
        i, row = self.rows[depth]
        for o in sorted(row, key=lambda o: -row[o]):
            self.chosen[i] = o
            self._go(now + row[o], depth + 1)
        del self.chosen[i]
