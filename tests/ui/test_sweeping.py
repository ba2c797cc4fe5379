"""Memory is swept in a rest, once, and not while somebody plays."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from game.ui.sweeping import RESTED, Sweeper


class Rubbish:
    """Holds on to itself: only a sweep finds it."""

    def __init__(self) -> None:
        self.itself = self


def left_lying() -> "ref[Rubbish]":
    return ref(Rubbish())


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    """Python sweeps by itself no more, so that what goes has been swept here."""
    usual = gc.get_threshold()
    gc.disable()
    sweeper = Sweeper()
    sweeper.begin()
    yield sweeper
    gc.unfreeze()
    gc.set_threshold(*usual)
    gc.enable()


def test_a_long_sweep_never_comes_by_itself(sweeper: Sweeper) -> None:
    assert gc.get_threshold()[2] > 1000 * gc.get_threshold()[1]


def test_it_sweeps_once_in_every_rest(sweeper: Sweeper) -> None:
    rubbish = left_lying()
    sweeper.rest(100.0 + RESTED / 2, 100.0)
    assert rubbish() is not None, "somebody has just done something"
    sweeper.rest(100.0 + RESTED, 100.0)
    assert rubbish() is None
    later = left_lying()
    sweeper.rest(200.0, 100.0)
    assert later() is not None, "it rests on, and has been swept"
    sweeper.rest(200.0 + RESTED, 200.0)
    assert later() is None


def test_what_has_stayed_is_not_looked_at_again_before_the_next_rest(sweeper: Sweeper) -> None:
    stays = Rubbish()
    sweeper.rest(RESTED, 0.0)
    assert gc.get_freeze_count() > 0
    gone = ref(stays)
    del stays
    gc.collect()
    assert gone() is not None
    sweeper.rest(10.0 + RESTED, 10.0)
    assert gone() is None
