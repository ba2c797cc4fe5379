"""Scenarios to make variants of: the shipped ones, and general ones."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from benchmarks.worlds import Shape, world
from game.authoring import library
from game.engine.scenario import Mandate, Scenario, Seat

FOLDER = Path(__file__).parents[2] / "scenarios"
SHIPPED = ("hotline", "london-2009", "sofia-1997")
SEEDS = st.integers(0, 2**32)


@cache
def loaded(name: str) -> library.Loaded:
    return library.load(FOLDER / name)


def scenario_of(name: str) -> Scenario:
    scenario = loaded(name).scenario
    assert scenario is not None
    return scenario


@dataclass(frozen=True, slots=True)
class Recipe:
    """A general scenario, as few numbers."""

    seed: int
    members: int
    issues: int
    capitals: int
    events: int
    slack: int
    adviser: bool


RECIPES = st.builds(
    Recipe,
    seed=SEEDS,
    members=st.integers(2, 5),
    issues=st.integers(3, 8),
    capitals=st.integers(0, 3),
    events=st.integers(0, 3),
    slack=st.integers(0, 150),
    adviser=st.booleans(),
)
ORIGINALS = st.one_of(st.sampled_from(SHIPPED), RECIPES)


def original_of(source: str | Recipe) -> Scenario:
    if isinstance(source, str):
        return scenario_of(source)
    kind = Shape(capitals=source.capitals, events=source.events, slack=source.slack)
    return world(source.seed, source.members, source.issues, kind, adviser=source.adviser)


def members(scenario: Scenario) -> list[tuple[Seat, Mandate]]:
    return [(seat, scenario.mandates[seat]) for seat in scenario.members]


def changed(scenario: Scenario, **mandates: Mandate) -> Scenario:
    return replace(scenario, mandates={**scenario.mandates, **mandates})
