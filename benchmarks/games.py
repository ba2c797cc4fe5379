"""Games for the benchmarks: any deciders at any seats, and many games on several processes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TypeVar

from benchmarks.worlds import catalogue
from game.authoring import library
from game.authoring.variants import vary
from game.engine.actions import Action
from game.engine.scenario import Scenario, Seat
from game.engine.scoring import outcome_value
from game.engine.view import View
from game.ministers.minister import Minister
from game.session.table import Table

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("hotline", "london-2009", "sofia-1997")

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
Decide = Callable[[Seat, View, Random], Action]


@lru_cache(maxsize=64)
def scenario_named(name: str) -> Scenario:
    """A shipped scenario ("sofia-1997"), a variant of one ("sofia-1997#7"), or a world of the catalogue."""
    if name in _worlds():
        return _worlds()[name]
    shipped, _, seed = name.partition("#")
    if seed:
        return vary(scenario_named(shipped), int(seed))
    scenario = library.load(str(ROOT / "scenarios" / shipped)).scenario
    assert scenario is not None
    return scenario


@lru_cache(maxsize=1)
def _worlds() -> Mapping[str, Scenario]:
    return dict(catalogue())


def world_names() -> list[str]:
    return [*_worlds()]


def play(scenario: Scenario, seed: int, decide: Decide) -> Table:
    """One game from the opening to its end; each decision has a chance of its own. Returns the table."""
    table = Table(scenario, seed, {}, clock=lambda: 0.0)
    while table.active:
        seat = table.active[0]
        seen = table.seq(seat)
        action = decide(seat, table.view(seat), Random(f"{seed}/{seat}/{seen}"))
        refused = table.submit(seat, seen, action)
        if refused is not None:
            raise RuntimeError(f"{seat} chose what the rules refuse: {refused.code}")
    return table


def surplus_of(table: Table) -> dict[Seat, int]:
    """What a finished game brought each member above its walk-away value, in hundredths."""
    gained = {}
    for seat in table.scenario.members:
        view = table.view(seat)
        assert view.outcome is not None
        assert view.interests is not None
        reached = outcome_value(view.agenda, view.interests, view.outcome, seat)
        gained[seat] = reached - (view.interests.walk_away or 0)
    return gained


def deciding(ministers: Mapping[Seat, Minister]) -> Decide:
    """Each seat as this decides for it."""
    return lambda seat, view, rng: ministers[seat].decide(view, rng)


def spread(work: Callable[[Task], Outcome], tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """The outcomes of all tasks in their order, the same for any number of jobs."""
    if jobs == 1:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, tasks, chunksize=max(1, len(tasks) // (16 * jobs)))
