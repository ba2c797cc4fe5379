"""What is wrong with a scenario that can be read: checks of structure first, then of meaning."""

from collections.abc import Iterator

from game.authoring import shape
from game.authoring.checks import bargaining, mandates, names, options, structure, texts
from game.authoring.checks.built import Built
from game.authoring.checks.check import Check, run
from game.authoring.problems import Problem
from game.authoring.source import Source

__all__ = ["BARGAINING", "STRUCTURE", "WORDS", "Built", "of_meaning", "of_structure", "run"]

STRUCTURE: tuple[Check[shape.Scenario], ...] = (
    *names.CHECKS,
    *structure.CHECKS,
    *mandates.STRUCTURE,
    *texts.STRUCTURE,
)
WORDS: tuple[Check[shape.Scenario], ...] = (*mandates.MEANING, *texts.MEANING)
BARGAINING: tuple[Check[Built], ...] = (*options.CHECKS, *bargaining.CHECKS)


def of_structure(s: shape.Scenario, source: Source) -> Iterator[Problem]:
    """What keeps a scenario from being built."""
    return run(STRUCTURE, s, source)


def of_meaning(built: Built, source: Source) -> Iterator[Problem]:
    """What is wrong with a scenario that could be played."""
    yield from run(WORDS, built.shape, source)
    yield from run(BARGAINING, built, source)
