"""Records cut, bent and made up at random: always a fault with a place, never anything else."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.session.record import Fault, Unreadable
from game.session.replay import replay
from tests.session.games import Clock, sample, sealed, trees

SAMPLE = sample(30)
LINES = SAMPLE.splitlines(keepends=True)
ENDS = [sum(map(len, LINES[:n])) for n in range(1, len(LINES) + 1)]
CODES = {
    "empty", "not-a-record", "header-torn", "newer", "other-rules", "converted", "edited", "bad-line",
    "torn", "refused", "other-holder", "differs",
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz") / "one.jsonl"


def fault_of(path: Path, record: bytes) -> tuple[Fault | None, int]:
    """The fault that a replay finds, and how many actions stand before it."""
    path.write_bytes(record)
    try:
        replayed = replay(path, Clock())
    except Unreadable as unreadable:
        return unreadable.fault, -1
    return replayed.fault, len(replayed.entries)


@given(st.integers(0, len(SAMPLE)))
@example(0)
@example(ENDS[0] - 1)
@example(ENDS[0])
@example(ENDS[3] - 1)
@example(ENDS[3])
@example(ENDS[3] + 1)
def test_cut_at_any_byte(path: Path, length: int) -> None:
    fault, actions = fault_of(path, SAMPLE[:length])
    whole = sum(end <= length for end in ENDS)
    assert actions == whole - 1
    if length in ENDS:
        assert fault is None
    elif length == 0:
        assert fault == Fault("empty", 1, {})
    else:
        code = "torn" if whole else "header-torn"
        assert fault == Fault(code, whole + 1, {"bytes": length - (ENDS[whole - 1] if whole else 0)})


@given(st.integers(0, len(SAMPLE) - 1), st.integers(1, 255))
def test_any_byte_changed(path: Path, place: int, change: int) -> None:
    record = bytearray(SAMPLE)
    record[place] ^= change
    fault, actions = fault_of(path, bytes(record))
    line = 1 + sum(end <= place for end in ENDS)
    assert fault is not None
    assert fault.code in CODES
    assert fault.line <= line
    assert actions == (fault.line - 2 if fault.line > 1 else -1)
    assert fault.line == line


@given(st.binary(max_size=300), st.sampled_from([0, 14, 15, ENDS[0], ENDS[4]]))
def test_random_bytes(path: Path, noise: bytes, kept: int) -> None:
    fault, actions = fault_of(path, SAMPLE[:kept] + noise)
    assert fault is not None or not noise
    assert fault is None or (fault.code in CODES and fault.line == max(actions, -1) + 2)
    assert actions == sum(end <= kept for end in ENDS) - 1


VALUES: list[Any] = [
    None, True, 0, -1, 1, 10**17, "HUGE", 0.5, float("nan"), "", "x", "arden", "host", "border", "talk",
    "person", "\ud800", "/", [], {}, [[]], {"": ""}, ["arden"], {"do": "end_turn"}, {"do": "pause"}, "x" * 70,
]  # fmt: skip


def places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Everything inside a tree, as a container and a key."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield tree, key
        yield from places(value)


def bent(lines: list[dict[str, Any]], rng: Random) -> None:
    """One change of the kind a forger or a careless tool makes."""
    line = rng.choice([0, 0, *range(len(lines))])
    container, key = rng.choice(list(places(lines[line])))
    match rng.randrange(4):
        case 0:
            del container[key]
        case 1 if isinstance(container, dict):
            container[rng.choice(["x", "if", "do", "border", "arden", *container])] = container.pop(key)
        case 2:
            _, other = rng.choice(list(places(lines[line])))
            container[key] = other
        case _:
            container[key] = rng.choice(VALUES)


@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_lines_bent_and_sealed_again(path: Path, rng: Random, changes: int) -> None:
    """With every check right: a placed fault still, or a game that can be played."""
    lines = trees(SAMPLE)
    for _ in range(changes):
        bent(lines, rng)
    texts = (json.dumps(line, separators=(",", ":")) for line in lines)
    bodies = [text.replace('"HUGE"', "9" * 6000).encode() for text in texts]  # json itself would not write it
    fault, actions = fault_of(path, sealed(bodies))
    assert fault is None or (fault.code in CODES and fault.line == actions + 2)
    if fault is not None and fault.code == "bad-line":
        assert all(str(text).isprintable() for text in fault.args.values())
