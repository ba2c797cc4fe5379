"""Laws of states and values: what a digest names, what a text is worth."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.engine.draft import fallbacks, with_fallbacks
from game.engine.rules import apply, start
from game.engine.scenario import Scenario
from game.engine.scoring import clause_value, link_points, value, value_with_reservations
from game.engine.state import State, digest
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import LAW, Game, games, shapes
from tests.laws.worlds import Shape, scenario_of


def reordered(value: Any, rng: Random) -> Any:
    """The same value, with the keys of every mapping put in at another time."""
    if isinstance(value, Mapping):
        items = list(value.items())
        rng.shuffle(items)
        return {k: reordered(v, rng) for k, v in items}
    if isinstance(value, tuple):
        return tuple(reordered(v, rng) for v in value)
    if is_dataclass(value) and not isinstance(value, type | Enum | Scenario):
        changes = {f.name: reordered(getattr(value, f.name), rng) for f in fields(value)}
        return replace(value, **(changes | ({"before": None} if isinstance(value, State) else {})))
    return value


@LAW
@given(games())
def test_a_digest_names_a_state(game: Game) -> None:
    """Equal digests, equal states; and the other way round."""
    named: dict[str, State] = {}
    for state in game.states:
        assert named.setdefault(digest(state), state) == state
    for one, other in zip(game.states, game.states[1:], strict=False):
        assert (digest(one) == digest(other)) == (one == other)


@LAW
@given(games())
def test_a_digest_sees_every_change(game: Game) -> None:
    rng = Random(game.seed)
    for state in game.states:
        changed = with_secrets_changed(state, None, rng)
        wants = {s: replace(i, red_lines=changed.interests[s].red_lines) for s, i in state.interests.items()}
        others = [replace(state, interests=wants)]
        left_out = ("scenario", "interests", "before", "openings", "ended", "turns")
        names = [f.name for f in fields(state) if f.name not in left_out]
        others += [replace(state, **{n: getattr(changed, n)}) for n in rng.sample(names, 4)]
        for other in others:
            assert (digest(state) == digest(other)) == (state == other)


@LAW
@given(games(20))
def test_a_digest_does_not_depend_on_the_order_of_keys(game: Game) -> None:
    rng = Random(game.seed)
    for state in game.states:
        same = reordered(state, rng)
        assert same == state
        assert digest(same) == digest(state)


@LAW
@given(games(25))
def test_an_action_means_the_same_in_any_order_of_keys(game: Game) -> None:
    rng = Random(game.seed)
    for step in game.steps:
        after, events = apply(step.before, reordered(step.action, rng), step.seat)
        assert digest(after) == digest(step.after)
        assert len(events) == len(step.events)


def texts(scenario: Scenario, rng: Random) -> dict[str, str]:
    """A random text: some issues agreed, the others fallen back."""
    issues = scenario.agenda.issues
    agreed = {i: rng.choice(tuple(issue.options)) for i, issue in issues.items() if rng.random() < 0.7}
    return with_fallbacks(scenario.agenda, agreed)


@LAW
@given(games(15), st.integers(0, 2**16))
def test_a_value_does_not_depend_on_the_order_of_issues(game: Game, seed: int) -> None:
    rng = Random(seed)
    for state in game.states:
        text = texts(game.scenario, rng)
        for interests in state.interests.values():
            shuffled = dict(rng.sample(list(text.items()), len(text)))
            assert value(reordered(interests, rng), shuffled) == value(interests, text)


@LAW
@given(games(15), st.integers(0, 2**16))
def test_a_value_is_bounded(game: Game, seed: int) -> None:
    """Between nothing and every weight in full, and the links beside."""
    rng = Random(seed)
    for state in game.states:
        text = texts(game.scenario, rng)
        for interests in state.interests.values():
            full = 100 * sum(interests.weights.values())
            assert 0 <= value(interests, text) - link_points(interests.links, text) <= full
            assert interests.walk_away is None or interests.walk_away >= 0
            for values in interests.values.values():
                assert all(0 <= v <= 100 for v in values.values())


@LAW
@given(shapes(), st.integers(0, 2**16))
def test_a_reservation_moves_one_clause_half_way_or_by_tenths(shape: Shape, seed: int) -> None:
    rng = Random(seed)
    scenario = scenario_of(shape)
    text = texts(scenario, rng)
    back = fallbacks(scenario.agenda)
    for interests in start(scenario, 0).interests.values():
        worth = value(interests, text)
        mine = tuple(i for i in text if rng.random() < 0.4)
        others = tuple(i for i in text for _ in range(rng.randint(0, 12)))
        assert value_with_reservations(interests, text, back, (), ()) == worth
        worded = {i: clause_value(interests, i, text[i]) for i in text}
        half = sum((worded[i] + clause_value(interests, i, back[i])) // 2 for i in mine)
        rest = sum(worth for i, worth in worded.items() if i not in mine)
        links = link_points(interests.links, text)
        assert value_with_reservations(interests, text, back, mine, ()) == half + rest + links
        cut = value_with_reservations(interests, text, back, mine, others)
        assert links <= cut <= half + rest + links
        shuffled = tuple(rng.sample(others, len(others)))
        assert value_with_reservations(interests, text, back, mine[::-1], shuffled) == cut
        if others:
            assert cut <= value_with_reservations(interests, text, back, mine, others[1:])
