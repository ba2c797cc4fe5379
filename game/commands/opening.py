"""Opening a scenario by id or path for a command, and saying what is wrong where it cannot be."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Opened:
    """A scenario fit to play, and its translations by language."""

    scenario: Scenario
    translations: Mapping[str, Scenario]


def open_scenario(name: str) -> Opened | None:
    """The scenario of this id or path; None once its errors have been printed."""
    from game.authoring import library  # heavy, and not needed by every command

    loaded = library.load(name)
    for problem in loaded.problems:
        if problem.is_error:
            print(problem, file=sys.stderr)
    if loaded.scenario is None:
        return None
    return Opened(loaded.scenario, loaded.translations)
