"""Mandates drawn anew: what their instructions say in words stays true."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.authoring.redrawn import apportioned, redrawn
from game.authoring.variants import vary
from game.engine.rules import start
from game.engine.scenario import AddPoints
from tests.authoring.originals import ORIGINALS, SEEDS, Recipe, changed, members, original_of, scenario_of


@given(ORIGINALS, SEEDS)
def test_every_row_keeps_its_order(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    variant = vary(original, seed)
    for seat, mandate in original.mandates.items():
        for issue, row in mandate.values.items():
            new = variant.mandates[seat].values[issue]
            assert list(new) == list(row)
            assert (max(new.values()), min(new.values()) == 0) == (max(row.values()), min(row.values()) == 0)
            assert all((row[a] > row[b]) == (new[a] > new[b]) for a in row for b in row)


@given(ORIGINALS, SEEDS)
def test_weights_keep_their_sum_and_the_first_three_their_order(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    variant = vary(original, seed)
    for seat, mandate in members(original):
        old, new = mandate.weights, variant.mandates[seat].weights
        assert sum(new.values()) == 100
        assert min(new.values()) >= 1
        third = sorted(old.values(), reverse=True)[2]
        for a in old:
            for b in old:
                if old[a] > old[b] and old[a] >= third:
                    assert new[a] >= new[b]
                    to_the_next = old[a] - max(weight for weight in old.values() if weight < old[a])
                    assert 3 * (new[a] - new[b] + 1) >= to_the_next
                if old[a] >= 2 * old[b]:
                    assert new[a] >= new[b]


def test_what_weighed_nothing_weighs_nothing() -> None:
    original = scenario_of("hotline")
    mandate = original.mandates["arvenia"]
    idle = replace(mandate, weights={**mandate.weights, "line": 0, "notice": 65})
    variant = vary(changed(original, arvenia=idle), 1)
    assert [i for i, weight in variant.mandates["arvenia"].weights.items() if not weight] == ["line"]


@given(ORIGINALS, SEEDS)
def test_red_lines_links_and_openings_stay(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    variant = vary(original, seed)
    for seat, mandate in original.mandates.items():
        new = variant.mandates[seat]
        assert (new.red_lines, new.opening, new.instructions) == (
            mandate.red_lines,
            mandate.opening,
            mandate.instructions,
        )
        for old_link, link in zip(mandate.links, new.links, strict=True):
            assert replace(link, points=old_link.points) == old_link
            assert link.points * old_link.points > 0
    assert start(variant, 0).positions == start(original, 0).positions


@given(ORIGINALS, SEEDS)
def test_what_capitals_and_events_add_still_counts(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    variant = vary(original, seed)
    changes = [
        (seat, old.issue, option, add, new.points[option])
        for seat, entries in original.capitals.items()
        for old, new in zip(entries, variant.capitals[seat], strict=True)
        for option, add in old.points.items()
    ]
    for name, happening in original.happenings.items():
        for old, new in zip(happening.effects, variant.happenings[name].effects, strict=True):
            if isinstance(old, AddPoints) and isinstance(new, AddPoints):
                assert replace(new, add=old.add) == old
                changes.append((old.seat, old.issue, old.option, old.add, new.add))
            else:
                assert old == new
    for seat, issue, option, add, added in changes:
        assert add * added > 0
        before, after = (s.mandates[seat].values[issue][option] for s in (original, variant))
        assert 0 <= after + added <= 100 or not 0 <= before + add <= 100
        assert (min(100, max(0, after + added)) == after) == (min(100, max(0, before + add)) == before)


@given(ORIGINALS, SEEDS)
def test_with_no_strength_nothing_is_redrawn(source: str | Recipe, seed: int) -> None:
    original = original_of(source)
    assert redrawn(original, seed, dict.fromkeys(original.mandates, 0)) == original


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20), st.integers(0, 200))
def test_shares_add_up_and_keep_the_order(sizes: list[int], total: int) -> None:
    shares = apportioned(sizes, total)
    assert sum(shares) == total
    whole = sum(sizes) or 1
    assert all(
        abs(share * whole - size * total) < whole for share, size in zip(shares, sizes, strict=True)
    ) or not any(sizes)
    ranked = sorted(zip(sizes, shares, strict=True), key=lambda pair: (pair[0], pair[1]))
    assert [share for _, share in ranked] == sorted(shares)
