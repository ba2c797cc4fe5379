"""One text held against all others, against trying every text."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.analysis.dominance import appraise
from game.analysis.optimum import nash
from game.analysis.space import Choice, Space
from tests.analysis.spaces import SMALL, lawful_texts, shipped, spaces


@st.composite
def spaces_and_texts(draw: Any) -> tuple[Space, Choice]:
    space = draw(spaces())
    return space, tuple(draw(st.integers(0, len(options) - 1)) for options in space.options)


def gains(space: Space, choice: Choice, other: Choice) -> list[int]:
    now, then = space.values(choice), space.values(other)
    return [then[seat] - now[seat] for seat in space.members]


@SMALL
@given(spaces_and_texts())
def test_a_text_against_every_other(space_and_text: tuple[Space, Choice]) -> None:
    space, choice = space_and_text
    found = appraise(space, choice)
    assert found.values == space.values(choice)
    assert found.acceptable == space.acceptable(choice)
    assert found.red_lines_kept == space.keeps_red_lines(choice)
    assert found.proved
    lawful = lawful_texts(space)
    for_nobodys_loss = [g for other in lawful if min(g := gains(space, choice, other)) >= 0 and any(g)]
    assert found.dominated == bool(for_nobodys_loss)
    if found.by is not None:
        assert found.by in lawful
        assert gains(space, choice, found.by) in for_nobodys_loss
        assert sum(gains(space, choice, found.by)) == max(map(sum, for_nobodys_loss))
    assert found.gain_for_all == max([0, *map(min, for_nobodys_loss)])
    assert (found.for_all is None) == (found.gain_for_all == 0)
    if found.for_all is not None:
        assert found.for_all in lawful
        assert min(gains(space, choice, found.for_all)) == found.gain_for_all


def test_history_in_sofia_left_something_for_everybody() -> None:
    space, history = shipped("sofia-1997")
    found = appraise(space, history)
    assert found.acceptable
    assert found.red_lines_kept
    assert found.dominated
    assert found.by is not None
    assert sum(gains(space, history, found.by)) > 9 * found.gain_for_all > 0


def test_the_nash_solution_is_not_dominated() -> None:
    space, _ = shipped("sofia-1997")
    fair = nash(space)
    assert fair
    assert not appraise(space, fair.choice).dominated


def test_without_time_nothing_is_proved() -> None:
    space, history = shipped("sofia-1997")
    found = appraise(space, history, 0.0)
    assert not found.proved
    assert not found.dominated
