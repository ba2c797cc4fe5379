"""What is given up by when: evenly in what is shown, later in what is signed, all of it in time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ministers.schedule import shown, signed

ROUNDS = st.integers(1, 20)
PATIENCE = st.floats(0.2, 4)


@given(ROUNDS, st.booleans(), PATIENCE)
def test_it_only_ever_grows_and_never_beyond_the_whole(rounds: int, edited: bool, e: float) -> None:
    given_up = [signed(n, rounds, edited, e) for n in range(rounds + 2)]
    stands = [shown(n, rounds) for n in range(rounds + 2)]
    for shares in (given_up, stands):
        assert shares == sorted(shares)
        assert shares[0] == 0.0
        assert shares[-1] == 1.0


@given(st.integers(6, 20), st.booleans(), PATIENCE)
def test_all_is_given_while_there_is_a_round_left_to_answer(rounds: int, edited: bool, e: float) -> None:
    assert signed(rounds - 2, rounds, edited=False, e=e) < signed(rounds - 1, rounds, edited, e) == 1.0


@given(st.integers(4, 20), st.booleans(), PATIENCE, PATIENCE)
def test_who_is_more_patient_gives_later(rounds: int, edited: bool, one: float, two: float) -> None:
    patient, eager = sorted((one, two))
    for n in range(rounds + 1):
        assert signed(n, rounds, edited, patient) <= signed(n, rounds, edited, eager)


@pytest.mark.parametrize("rounds", [6, 8, 12])
def test_where_packages_are_exchanged_holding_out_pays(rounds: int) -> None:
    """What is signed falls behind what is shown; an editor needs answers that keep step with it."""
    for n in range(1, rounds // 2):
        assert signed(n, rounds, edited=False) < signed(n, rounds, edited=True)
        assert signed(n, rounds, edited=True) == pytest.approx(shown(n, rounds))
