"""Variants: the same texts can be signed, authors' checks pass, and the answers are other ones."""

from contextlib import closing
from dataclasses import replace
from math import prod
from pathlib import Path

import pytest
from hypothesis import given

from game.authoring import checks, library, shape
from game.authoring.build import built
from game.authoring.search import joinable
from game.authoring.source import read
from game.authoring.upgrade import upgraded
from game.authoring.variants import vary, vary_loaded
from game.authoring.zone import Choice, Zone, easiest_interests, first_interests, slack, zone_of
from game.codec import decode
from game.engine.actions import EndTurn, Propose
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.rules import start
from game.engine.scenario import AddPoints, Decision, RedLine, Scenario, Seat, Text
from game.engine.scoring import value
from game.session.record import Header
from game.session.replay import new_game, replay
from tests.authoring.lake import written
from tests.authoring.originals import (
    FOLDER,
    ORIGINALS,
    SEEDS,
    SHIPPED,
    Recipe,
    changed,
    loaded,
    members,
    original_of,
    scenario_of,
)
from tests.session.games import Clock

# -- who can sign what --


@given(ORIGINALS, SEEDS)
def test_history_stays_acceptable_to_whom_it_was(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    variant = vary(original, seed)
    text = with_fallbacks(original.agenda, original.history)
    for interests in (first_interests, easiest_interests):
        before, after = interests(original), interests(variant)
        for seat in original.members:
            if value(before[seat], text) >= (before[seat].walk_away or 0):
                assert value(after[seat], text) >= (after[seat].walk_away or 0)


@given(ORIGINALS, SEEDS)
def test_there_is_still_a_text_for_all(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    without_history = replace(original, history={})
    assert isinstance(joinable(zone_of(original, easiest_interests(original)), len(original.members)), tuple)
    for scenario in (original, without_history):
        variant = vary(scenario, seed)
        found = joinable(zone_of(variant, easiest_interests(variant)), len(variant.members))
        assert isinstance(found, tuple)


def leaving_at(scenario: Scenario, text: Text) -> Scenario:
    """Every member would just leave the table rather than join this text."""
    worth = {seat: value(i, text) for seat, i in first_interests(scenario).items()}
    walk_aways = {seat: min(100, max(0, -(-points // 100))) for seat, points in worth.items()}
    return changed(scenario, **{s: replace(m, walk_away=walk_aways[s]) for s, m in members(scenario)})


@given(ORIGINALS, SEEDS)
def test_nobody_becomes_content_without_a_deal(source: str | Recipe, seed: int) -> None:
    agenda = original_of(source).agenda
    nothing = with_fallbacks(agenda, {})
    opening = with_fallbacks(agenda, agreed_clauses(agenda, start(original_of(source), 0).positions))
    for original in (original_of(source), *(leaving_at(original_of(source), t) for t in (nothing, opening))):
        before, after = first_interests(original), first_interests(vary(original, seed))
        for seat in original.members:
            for text in (nothing, opening):
                if value(before[seat], text) <= (before[seat].walk_away or 0):
                    assert value(after[seat], text) <= (after[seat].walk_away or 0)


def test_history_stays_acceptable_where_a_capital_had_to_give_way() -> None:
    original = scenario_of("hotline")
    arvenia = replace(original.mandates["arvenia"], walk_away=56)
    original = changed(original, arvenia=arvenia)
    for seed in range(20):
        eased = easiest_interests(vary(original, seed))["arvenia"]
        assert value(eased, original.history) >= (eased.walk_away or 0)


def test_history_stays_acceptable_to_some_where_others_never_signed() -> None:
    belmoras = {"line": "line", "officers": "posting", "notice": "none", "review": "deputies"}
    original = leaving_at(replace(scenario_of("hotline"), history=belmoras), belmoras)
    worth = value(first_interests(original)["belmora"], belmoras)
    original = changed(
        original,
        belmora=replace(original.mandates["belmora"], walk_away=worth // 100),
        cordania=replace(original.mandates["cordania"], walk_away=60),
    )
    for seed in range(20):
        after = first_interests(vary(original, seed))["belmora"]
        assert value(after, belmoras) >= (after.walk_away or 0)


def test_the_best_text_that_red_lines_leave_is_still_worth_signing() -> None:
    hotline = scenario_of("hotline")
    lines = (RedLine("review", ("chair_reports",), ""),)
    proud = replace(hotline.mandates["cordania"], walk_away=79, red_lines=lines)
    procedure = replace(hotline.agenda.procedure, decision=Decision.MAJORITY, share=(1, 2))
    without_it = replace(hotline, agenda=replace(hotline.agenda, procedure=procedure))
    best = {"line": "duty", "officers": "cell", "notice": "notice14", "review": "deputies"}
    for seed in range(20):
        after = first_interests(vary(changed(without_it, cordania=proud), seed))["cordania"]
        assert value(after, best) >= (after.walk_away or 0)


def test_a_member_to_whom_all_texts_are_one_has_a_variant_too() -> None:
    original = scenario_of("hotline")
    old = original.mandates["arvenia"]
    flat = {issue: dict.fromkeys(row, 50) for issue, row in old.values.items()}
    original = changed(original, arvenia=replace(old, values=flat, links=(), walk_away=50))
    arvenia = vary(original, 1).mandates["arvenia"]
    assert (arvenia.values, arvenia.walk_away) == (flat, 50)


# -- fit for an author, a player and a record --


def rewritten(s: shape.Scenario, variant: Scenario) -> shape.Scenario:
    """The file an author would have written for the variant."""

    def mandate(seat: Seat, m: shape.Mandate) -> shape.Mandate:
        new = variant.mandates[seat]
        return replace(
            m,
            worth={issue: (w, tuple(new.values[issue].values())) for issue, w in new.weights.items()},
            walk_away=m.walk_away and replace(m.walk_away, value=new.walk_away or 0),
            links=tuple(replace(a, points=b.points) for a, b in zip(m.links, new.links, strict=True)),
            capital=tuple(
                replace(a, points=b.points)
                for a, b in zip(m.capital, variant.capitals.get(seat, ()), strict=True)
            ),
        )

    def effects(name: str, e: shape.Event) -> tuple[shape.Effect, ...]:
        return tuple(
            replace(a, points=replace(a.points, add=b.add))
            if isinstance(a, shape.AddsPoints) and isinstance(b, AddPoints)
            else a
            for a, b in zip(e.effects, variant.happenings[name].effects, strict=True)
        )

    return replace(
        s,
        title=variant.agenda.title,
        debrief=replace(s.debrief, numbers=variant.debrief.numbers),
        delegations={k: replace(d, mandate=mandate(k, d.mandate)) for k, d in s.delegations.items()},
        events={name: replace(e, effects=effects(name, e)) for name, e in s.events.items()},
    )


@pytest.mark.parametrize("name", [*SHIPPED, "lake"])
def test_a_variant_passes_every_check(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path) if name == "lake" else FOLDER / name
    source = read(folder / library.SCENARIO)
    original: shape.Scenario = decode(upgraded(source), shape.Scenario)
    for seed in range(20):
        variant = vary(built(original), seed)
        again = rewritten(original, variant)
        assert built(again) == variant
        assert [*checks.of_structure(again, source)] == []
        assert [*checks.of_meaning(checks.Built(again, variant), source)] == []


def test_every_language_has_the_same_numbers() -> None:
    varied = vary_loaded(loaded("sofia-1997"), 7)
    first, chinese = varied.scenario, varied.translations["zh-CN"]
    assert first is not None
    assert first == vary(scenario_of("sofia-1997"), 7)
    assert chinese.agenda.language == "zh-CN"
    for seat, mandate in first.mandates.items():
        translated = chinese.mandates[seat]
        assert (translated.weights, translated.values, translated.walk_away) == (
            mandate.weights,
            mandate.values,
            mandate.walk_away,
        )
        assert [link.points for link in translated.links] == [link.points for link in mandate.links]
    original = loaded("sofia-1997").translations["zh-CN"]
    assert chinese.mandates["greece"].instructions == original.mandates["greece"].instructions


def test_a_scenario_that_cannot_be_played_has_no_variant() -> None:
    assert vary_loaded(library.load("no such scenario"), 1).scenario is None


def test_a_variant_says_that_it_is_one() -> None:
    original = scenario_of("london-2009")
    variant = vary(original, 12)
    assert variant.agenda.title == original.agenda.title + " #12"
    assert replace(variant.agenda, title=original.agenda.title) == original.agenda
    assert variant.debrief == replace(original.debrief, numbers="")


def test_a_seed_gives_one_variant_on_every_machine() -> None:
    arvenia = vary(scenario_of("hotline"), 7).mandates["arvenia"]
    assert (arvenia.walk_away, *arvenia.weights.values()) == (60, 25, 13, 39, 23)
    assert [*arvenia.values["notice"].values()] == [0, 50, 90, 100]
    assert [link.points for link in arvenia.links] == [6]
    assert vary(scenario_of("hotline"), 8).mandates["arvenia"] != arvenia


def test_a_record_holds_the_variant(tmp_path: Path) -> None:
    varied = vary_loaded(loaded("hotline"), 7)
    assert varied.scenario is not None
    scenario, path = varied.scenario, tmp_path / "variant.jsonl"
    holders = dict.fromkeys(scenario.members, "person")
    table, record = new_game(path, Header(scenario, varied.translations, 3, holders), Clock())
    with closing(record):
        moves = {seat: {"line": "line"} for seat in scenario.members}
        for action in (Propose(moves, public=True, note=""), EndTurn()):
            assert table.submit("arvenia", table.seq("arvenia"), action) is None
    again = replay(path, Clock())
    assert (again.fault, again.header.scenario) == (None, scenario)
    assert again.table.digest == table.digest
    assert again.table.view("arvenia", "zh-CN") == table.view("arvenia", "zh-CN")


# -- different enough --


def nash(zone: Zone, choice: Choice) -> float:
    """The geometric mean of what the text is worth to each above its walk-away value; 0 if not to all."""
    product = prod(max(0, slack(wants, choice)) for wants in zone.wants.values())
    return float(product ** (1 / len(zone.wants)))


def climbed(zone: Zone, choice: Choice) -> Choice:
    """The text improved one clause, or two, at a time while the geometric mean of surpluses rises."""
    rows = [range(len(options)) for options in zone.options]
    while True:
        ones = [(*choice[:i], o, *choice[i + 1 :]) for i, row in enumerate(rows) for o in row]
        best = max(ones, key=lambda c: nash(zone, c))
        if nash(zone, best) <= nash(zone, choice):
            twos = ((*c[:i], o, *c[i + 1 :]) for c in ones for i, row in enumerate(rows) for o in row)
            better = (c for c in twos if nash(zone, c) > nash(zone, choice))
            best = next(better, choice)
        if best == choice:
            return choice
        choice = best


def zone_at_start(scenario: Scenario) -> Zone:
    return zone_of(scenario, first_interests(scenario))


@pytest.mark.parametrize(("name", "most_kept"), [("sofia-1997", 0.97), ("london-2009", 0.9)])
def test_the_best_text_of_the_original_is_no_answer(name: str, most_kept: float) -> None:
    zone = zone_at_start(scenario_of(name))
    answer = climbed(zone, zone.starts[0])
    kept = []
    for seed in range(6):
        other = zone_at_start(vary(scenario_of(name), seed))
        kept.append(nash(other, answer) / nash(other, climbed(other, other.starts[0])))
    assert max(kept) < most_kept
    assert sum(kept) / len(kept) < most_kept - 0.08


@pytest.mark.parametrize("name", SHIPPED)
def test_values_and_walk_away_values_are_other_ones(name: str) -> None:
    original = scenario_of(name)
    for seed in range(5):
        variant = vary(original, seed)
        moved = [
            abs(variant.mandates[seat].values[issue][option] - worth)
            for seat, mandate in members(original)
            for issue, row in mandate.values.items()
            for option, worth in row.items()
            if 0 < worth < max(row.values())
        ]
        weights = [
            abs(variant.mandates[seat].weights[issue] - weight)
            for seat, mandate in members(original)
            for issue, weight in mandate.weights.items()
        ]
        assert sum(moved) / len(moved) > 9
        assert max(moved) <= 25
        assert sum(weights) / len(weights) > 0.4
        assert variant.mandates != vary(original, seed + 1).mandates
    assert len({tuple(m.walk_away for _, m in members(vary(original, seed))) for seed in range(5)}) > 1
