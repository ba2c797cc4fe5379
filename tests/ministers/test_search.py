"""The local search against all texts there are, on small spaces, links included."""

from dataclasses import dataclass, replace
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ministers.grid import Choice, Tie
from game.ministers.search import LEAST, Parties, best_text, gain_for_all


@dataclass(frozen=True, eq=False)
class Space:
    """Some parties, one of whom knows its own links, and where a search may start."""

    parties: Parties
    sizes: tuple[int, ...]
    starts: tuple[Choice, ...]

    @property
    def texts(self) -> list[Choice]:
        """All that are allowed."""
        rows = ([o for o in range(n) if self.parties.allowed[i, o]] for i, n in enumerate(self.sizes))
        return [*product(*rows)]

    def score(self, text: Choice) -> float:
        return self.parties.score(text)

    def near(self, text: Choice) -> set[Choice]:
        """The allowed texts one clause or two away."""
        return {t for t in self.texts if 0 < sum(a != b for a, b in zip(t, text, strict=True)) <= 2}


def space(seed: int) -> Space:
    rng = Random(seed)
    sizes = tuple(rng.randint(2, 4) for _ in range(rng.randint(2, 4)))
    members, widest = rng.randint(2, 4), max(sizes)
    worth, allowed = np.zeros((members, len(sizes), widest)), np.zeros((len(sizes), widest), dtype=bool)
    for i, size in enumerate(sizes):
        allowed[i, :size] = [rng.random() < 0.85 for _ in range(size)]
        allowed[i, rng.randrange(size)] = True
        for member in range(members):
            weight, peak = rng.randint(500, 5000), rng.randrange(size)
            worth[member, i, :size] = [-weight * abs(o - peak) // size for o in range(size)]
    mine = rng.choice((None, rng.randrange(members)))
    floor = np.array([float(rng.randint(-6000, -2000)) for _ in range(members)])
    texts = [tuple(rng.randrange(size) for size in sizes) for _ in range(3)]
    ties = tuple(_tie(rng, sizes) for _ in range(rng.randint(0, 3))) if mine is not None else ()
    parties = Parties(
        worth, floor, allowed, mine, ties, quorum=members if rng.random() < 0.7 else rng.randint(1, members)
    )
    return Space(parties, sizes, tuple(texts))


def _tie(rng: Random, sizes: tuple[int, ...]) -> Tie:
    named = rng.sample(range(len(sizes)), rng.randint(1, 2))
    when = tuple((i, frozenset(o for o in range(sizes[i]) if rng.random() < 0.6)) for i in named)
    return Tie(when, rng.choice((-2000, 1500, 3000)))


SPACES = st.integers(0, 2**32).map(space)


def test_it_mostly_finds_the_best_text_there_is() -> None:
    spaces = [space(seed) for seed in range(150)]
    hits = sum(s.score(best_text(s.parties, s.starts)) == max(map(s.score, s.texts)) for s in spaces)
    assert hits >= 135


@given(SPACES)
def test_what_it_finds_is_allowed_and_no_step_of_one_clause_or_two_is_better(found: Space) -> None:
    text = best_text(found.parties, found.starts)
    assert text in found.texts
    assert found.score(text) >= max(map(found.score, found.near(text)), default=-np.inf)


@given(SPACES)
def test_it_is_never_worse_than_where_it_starts(found: Space) -> None:
    for pairs in (True, False):
        text = best_text(found.parties, found.starts, pairs=pairs)
        assert text in found.texts
        for start in found.starts:
            if start in found.texts:
                assert found.score(text) >= found.score(start)


@given(SPACES)
def test_what_was_refused_gives_way_to_the_best_text_near_it(found: Space) -> None:
    first = best_text(found.parties, found.starts)
    rest = [text for text in found.near(first) if text != first]
    second = best_text(found.parties, found.starts, {first}.__contains__)
    if rest:
        assert second in rest
        singles = [t for t in rest if sum(a != b for a, b in zip(t, first, strict=True)) == 1]
        assert found.score(second) == max(map(found.score, singles or rest))


@given(SPACES)
def test_links_count(found: Space) -> None:
    """A link that is worth more than all the rest decides, where it can be had."""
    mine = found.parties.mine
    if mine is None:
        return
    wanted = found.texts[-1]
    tie = Tie(tuple((i, frozenset({o})) for i, o in enumerate(wanted[:2])), 10**6)
    worth, floor = found.parties.worth[[mine]], found.parties.floor[[mine]]
    alone = replace(found.parties, worth=worth, floor=floor, mine=0, ties=(tie,), quorum=1)
    assert best_text(alone, found.starts)[:2] == wanted[:2]


@given(SPACES, st.floats(0, 800))
def test_a_gain_for_all_brings_me_more_and_nobody_less_as_far_as_one_can_tell(
    found: Space, unsure: float
) -> None:
    parties, mine = found.parties, found.parties.mine
    now = found.texts[0]
    doubt = np.full(parties.worth.shape, unsure)
    doubt[:, np.arange(len(now)), list(now)] = 0.0
    if mine is not None:
        doubt[mine] = 0.0
    before = parties.surplus(now)
    offers = [*gain_for_all(parties, now, doubt, lambda text: False)]
    for text in offers:
        assert text in found.near(now)
        gains = parties.surplus(text) - before
        changes = sum(a != b for a, b in zip(now, text, strict=True))
        # a chance of a tenth that nobody loses lets nobody lose more than four thirds of the doubt
        assert gains.min() >= -4 / 3 * unsure * changes**0.5 - 1e-6
        if mine is not None:
            assert gains[mine] > 0
            assert parties.surplus(text)[mine] >= 0
            assert (gains + unsure * changes**0.5 > 0).sum() > 1
    for text in offers[:1]:
        assert text not in [*gain_for_all(parties, now, doubt, {text}.__contains__)]


@given(SPACES)
def test_where_everybody_gains_for_sure_it_is_found(found: Space) -> None:
    parties, mine, now = found.parties, found.parties.mine, found.texts[0]
    before = parties.surplus(now)
    offers = [*gain_for_all(parties, now, np.zeros(parties.worth.shape), lambda text: False)]
    enough = [text for text in found.near(now) if mine is None or parties.surplus(text)[mine] >= 0]
    if any((parties.surplus(text) > before).all() for text in enough):
        assert offers


@pytest.mark.parametrize(("theirs", "unsure", "offered"), [(0, 0, False), (0, 100, True), (100, 0, True)])
def test_what_serves_me_alone_is_not_offered_and_what_may_serve_somebody_else_is(
    theirs: int, unsure: int, offered: bool
) -> None:
    worth = np.array([[[0.0, 500.0]], [[0.0, theirs]]])
    parties = Parties(worth, np.zeros(2), np.ones((1, 2), dtype=bool), 0, (), quorum=2)
    doubt = np.array([[[0.0, 0.0]], [[0.0, unsure]]])
    assert [*gain_for_all(parties, (0,), doubt, lambda text: False)] == ([(1,)] if offered else [])


@given(SPACES)
def test_what_leaves_me_short_of_my_floor_is_no_gain(found: Space) -> None:
    parties, mine, now = found.parties, found.parties.mine, found.texts[0]
    if mine is None:
        return
    needed = replace(parties, floor=parties.floor + parties.surplus(now)[mine] + 500)
    for text in gain_for_all(needed, now, np.zeros(parties.worth.shape), lambda text: False):
        assert parties.surplus(text)[mine] >= parties.surplus(now)[mine] + 500


@given(SPACES, st.lists(st.integers(-3000, 3000), min_size=4, max_size=4))
def test_nobody_is_short_for_nothing(found: Space, points: list[int]) -> None:
    """Who is short beyond those that are not needed lowers the measure; I am always needed."""
    parties = found.parties
    surplus = np.array(points[: len(parties.worth)], dtype=float)
    lacking = np.minimum(surplus - LEAST, 0)
    needed = sorted(lacking, reverse=True)[: parties.quorum]
    if parties.mine is not None:
        others = np.delete(lacking, parties.mine)
        needed = [lacking[parties.mine], *sorted(others, reverse=True)[: parties.quorum - 1]]
    score = float(parties.measure(surplus[:, None])[0])
    if min(needed) < 0:
        assert score == sum(needed)
    else:
        assert score == np.prod(np.maximum(surplus, LEAST))
