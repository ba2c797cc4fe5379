"""The smallest package: the fewest issues to change so that nobody loses and somebody gains."""

from collections import defaultdict

from game.analysis.optimum import LIMIT
from game.analysis.program import Program
from game.analysis.space import Choice, Space


def smallest_package(space: Space, choice: Choice, limit: float = LIMIT) -> Choice | None:
    """The text after it: with the fewest changes, and of those the largest sum, that keeps all red lines.

    None: no text was found that is worth no less to anybody and more to somebody. `limit`: seconds.
    """
    program = Program(space, limit)
    values = space.values(choice)
    total: dict[int, float] = defaultdict(float)
    for seat, value in values.items():
        worth = program.worth(seat)
        program.row(worth, lowest=value)
        for column, factor in worth.items():
            total[column] += factor
    program.row(total, lowest=sum(values.values()) + 1)
    barred = {line for wants in space.wants.values() for line in wants.forbidden}
    kept = [old for old in enumerate(choice) if old not in barred]
    aim = {program.pick(*old): 1 for old in kept}
    first = program.best(aim).choice
    if first is None:
        return None
    program.row(aim, lowest=len(set(kept) & set(enumerate(first))))
    return program.best(total).choice or first
