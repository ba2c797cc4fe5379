"""Opening a scenario by id or path for a command, and saying what is wrong where it cannot be."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.scenario import Scenario
from game.session.table import Table


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario fit to play, and its translations by language."""

    scenario: Scenario
    translations: Mapping[str, Scenario]


def open_scenario(name: str, variant: int | None = None) -> Opened | None:
    """The scenario of this id or path, or a variant of it; None once its errors have been printed."""
    from game.authoring import library  # here: not everybody who stops with a sentence has a scenario to open
    from game.authoring.problems import printed
    from game.authoring.variants import vary_loaded

    loaded = library.load(name)
    if variant is not None:
        loaded = vary_loaded(loaded, variant)
    if loaded.scenario is not None:
        return Opened(loaded.scenario, loaded.translations)
    for problem in loaded.problems:
        if problem.is_error:
            print("\n".join(printed(problem, loaded.lines)), file=sys.stderr)
    return None


def bare_table(scenario: Scenario, seed: int) -> Table:
    """A table for a game that nobody keeps."""
    return Table(scenario, seed, {}, clock=lambda: 0.0)


def stopped(why: str, code: int = 1) -> int:
    """Says why a command does not go on. Returns the exit code: 2 for a call that was not understood."""
    print(f"communique: {why}", file=sys.stderr)
    return code
