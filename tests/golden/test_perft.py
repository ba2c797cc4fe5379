"""The counts in perft.txt are those of the rules."""

from tests.golden.perft_counts import HERE, lines


def test_perft() -> None:
    assert HERE.read_text(encoding="utf-8").splitlines() == lines()
