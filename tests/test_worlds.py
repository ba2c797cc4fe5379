"""General scenarios for the benchmarks: of any size, with a text to be found or certainly none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.walk_aways import best_case, worst_case
from benchmarks.worlds import Shape, catalogue, world
from game.authoring.search import joinable
from game.authoring.zone import zone_of
from game.engine.draft import fallbacks, needed, with_fallbacks
from game.engine.instructions import with_effect
from game.engine.rules import start
from game.engine.scenario import (
    AddPoints,
    AddWalkAway,
    Decision,
    IssueId,
    OptionId,
    Scenario,
    Seat,
    SetRedLine,
)
from game.engine.scoring import value, value_with_reservations
from game.engine.state import Interests
from game.simulation import play_alone

CATALOGUE = dict(catalogue())
NO_ZONE = [name for name in CATALOGUE if "no zone" in name]
SEEDS = st.integers(0, 2**32)
RULES = (
    (Decision.CONSENSUS, (1, 1)),
    (Decision.CONSENSUS_MINUS_ONE, (1, 1)),
    (Decision.MAJORITY, (1, 2)),
    (Decision.MAJORITY, (2, 3)),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """A world, as few numbers. `rule`: a row of RULES."""

    seed: int
    members: int
    issues: int
    rule: int
    conflict: int
    links: int
    red_lines: int
    slack: int
    reservations: int

    def world(self, *, zone: bool) -> Scenario:
        decision, share = RULES[self.rule]
        shape = Shape(
            conflict=self.conflict,
            links=self.links,
            red_lines=self.red_lines,
            slack=self.slack,
            events=6,
            capitals=2,
        )
        return world(
            self.seed,
            self.members,
            self.issues,
            shape,
            decision=decision,
            share=share,
            reservations=self.reservations,
            zone=zone,
        )


def recipes(members: int, issues: int, conflict: int) -> st.SearchStrategy[Recipe]:
    return st.builds(
        Recipe,
        seed=SEEDS,
        members=st.integers(2, members),
        issues=st.integers(3, issues),
        rule=st.integers(0, len(RULES) - 1),
        conflict=st.integers(conflict, 100),
        links=st.integers(0, 2),
        red_lines=st.integers(0, 100),
        slack=st.integers(0, 60),
        reservations=st.integers(0, 2),
    )


def quorum_of(scenario: Scenario) -> int:
    return needed(scenario.agenda.procedure, len(scenario.members))


@given(recipes(8, 12, 0))
def test_mandates_are_such_as_an_author_writes(recipe: Recipe) -> None:
    scenario = recipe.world(zone=True)
    for seat in scenario.members:
        mandate = scenario.mandates[seat]
        assert sum(mandate.weights.values()) == 100
        assert 0 <= (mandate.walk_away or 0) <= 100
        for issue, row in mandate.values.items():
            assert list(row) == list(scenario.agenda.issues[issue].options)
            assert 2 <= len(row) <= 6
            assert (min(row.values()), max(row.values())) == (0, 100)


def content(interests: Interests, text: Mapping[IssueId, OptionId]) -> bool:
    crossed = any(line in text.items() for line in interests.red_lines)
    return not crossed and value(interests, text) >= (interests.walk_away or 0)


@given(recipes(8, 12, 0))
def test_a_quorum_can_join_history_whatever_happens(recipe: Recipe) -> None:
    scenario = recipe.world(zone=True)
    text = with_fallbacks(scenario.agenda, scenario.history)
    assert sum(content(i, text) for i in worst_case(scenario).values()) >= quorum_of(scenario)


def after_events(scenario: Scenario, *, good: bool) -> Mapping[Seat, Interests]:
    """Everybody's interests after all the events that are good for somebody, or all that are bad."""
    state = start(replace(scenario, happenings={}), 1)
    for happening in scenario.happenings.values():
        for effect in happening.effects:
            match effect:
                case AddPoints(add=add):
                    wanted = (add > 0) is good
                case AddWalkAway(add=add):
                    wanted = (add < 0) is good
                case SetRedLine():
                    wanted = not good
                case _:
                    wanted = good
            state = with_effect(state, effect) if wanted else state
    return state.interests


def test_walk_away_values_leave_room_for_events() -> None:
    shape = Shape(conflict=100, red_lines=0, links=0, capitals=0, events=15, slack=0)
    for seed in range(40):
        zone, none = (world(seed, 2, 3, shape, reservations=0, zone=found) for found in (True, False))
        history = with_fallbacks(zone.agenda, zone.history)
        assert all(content(i, history) for i in after_events(zone, good=False).values())
        eased = after_events(none, good=True).values()
        assert not any(all(content(i, text) for i in eased) for text in texts(none))


def joined_at_best(scenario: Scenario, interests: Interests, text: Mapping[IssueId, OptionId]) -> bool:
    """Whether a member with these interests could join the text, with any reservations it may make."""
    back = fallbacks(scenario.agenda)
    most = scenario.agenda.procedure.reservations
    crossed = {issue for issue, option in interests.red_lines if text.get(issue) == option}
    return any(
        crossed <= {*mine}
        and value_with_reservations(interests, text, back, mine, ()) >= (interests.walk_away or 0)
        for count in range(most + 1)
        for mine in combinations(text, count)
    )


def texts(scenario: Scenario) -> Iterator[dict[IssueId, OptionId]]:
    agenda = scenario.agenda
    rows = [(*point.options, *(() if point.fallback else (None,))) for point in agenda.issues.values()]
    for choice in product(*rows):
        yield {i: o for i, o in zip(agenda.issues, choice, strict=True) if o is not None}


@given(recipes(3, 4, 85))
def test_where_there_is_no_zone_no_quorum_can_ever_join(recipe: Recipe) -> None:
    try:
        scenario = recipe.world(zone=False)
    except ValueError:
        return  # these members want too much the same, and world says so
    interests = best_case(scenario).values()
    for text in texts(scenario):
        assert sum(joined_at_best(scenario, i, text) for i in interests) < quorum_of(scenario)


def test_members_who_agree_cannot_be_kept_apart() -> None:
    with pytest.raises(ValueError, match="more conflict"):
        world(1, 2, 3, Shape(conflict=0, irregular=0), zone=False)
    with pytest.raises(ValueError, match="fewer members"):
        world(1, 15, 3, decision=Decision.MAJORITY, share=(1, 2), zone=False)


@pytest.mark.parametrize("issues", [0, 1, 2])
def test_a_world_has_at_least_three_issues(issues: int) -> None:
    with pytest.raises(ValueError, match=f"3 issues or more, not {issues}"):
        world(1, 2, issues)


def test_a_seed_gives_one_world_on_every_machine() -> None:
    mandate = world(1, 2, 3).mandates["m1"]
    assert (mandate.walk_away, mandate.weights) == (36, {"i1": 33, "i2": 26, "i3": 41})
    assert [*mandate.values["i2"].values()] == [100, 2, 0, 13, 47]
    assert world(1, 4, 5) == world(1, 4, 5)
    assert world(1, 4, 5) != world(2, 4, 5)


def test_rows_have_one_peak_unless_asked_otherwise() -> None:
    regular = world(5, 6, 10, Shape(irregular=0))
    for mandate in regular.mandates.values():
        for row in mandate.values.values():
            worth = [*row.values()]
            top = worth.index(100)
            assert worth[: top + 1] == sorted(worth[: top + 1])
            assert worth[top:] == sorted(worth[top:], reverse=True)


def correlation(scenario: Scenario) -> float:
    """How alike the first two members weigh the issues."""
    one, two = (list(scenario.mandates[seat].weights.values()) for seat in scenario.members[:2])
    mean = 100 / len(one)
    cross = sum((a - mean) * (b - mean) for a, b in zip(one, two, strict=True))
    spread = [sum((a - mean) ** 2 for a in row) for row in (one, two)]
    return float(cross / (spread[0] * spread[1]) ** 0.5)


def test_logrolling_needs_different_weights() -> None:
    alike, different = (
        [correlation(world(seed, 2, 12, Shape(logroll=logroll))) for seed in range(20)]
        for logroll in (0, 100)
    )
    assert min(alike) > 0.99
    assert sum(different) / 20 < 0.3


def test_the_catalogue_is_varied() -> None:
    worlds = CATALOGUE.values()
    procedures = [w.agenda.procedure for w in worlds]
    sizes = {(len(w.members), len(w.agenda.issues)) for w in worlds}
    links = [max(len(m.links) for m in w.mandates.values()) for w in worlds]
    assert len(CATALOGUE) == len(catalogue()) >= 24
    assert len(NO_ZONE) >= 4
    assert sum(p.chair is None for p in procedures) >= 3
    assert sum(p.decision is Decision.MAJORITY for p in procedures) >= 3
    assert sum(count >= 3 for count in links) >= 3
    assert {(2, 3), (15, 20)} <= sizes
    assert {members for members, _ in sizes} >= {2, 3, 4, 5, 6, 7, 8, 9}


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_catalogue_says_where_there_is_a_zone(name: str) -> None:
    scenario = CATALOGUE[name]
    interests = best_case(scenario) if name in NO_ZONE else worst_case(scenario)
    found = joinable(zone_of(scenario, interests), quorum_of(scenario))
    assert (found is None) if name in NO_ZONE else isinstance(found, tuple)


@pytest.mark.parametrize("name", [n for n, w in CATALOGUE.items() if len(w.members) <= 4])
def test_ministers_play_it_to_an_end(name: str) -> None:
    scenario = CATALOGUE[name]
    table = play_alone(scenario, 1)
    view = table.view(None)
    assert view.outcome is not None
    assert not (name in NO_ZONE and view.outcome.text)
