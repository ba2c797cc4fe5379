"""A game killed in the middle of play: every acknowledged action is in its record, and it goes on from there.

COMMUNIQUE_KILLS=200 kills as often as that.
"""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from game.session.record import Unreadable, read
from game.session.replay import replay, resume
from tests.session.player import one_more

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("COMMUNIQUE_KILLS", "12"))
KILLS_PER_GAME = 4


def killed(path: Path, rng: Random) -> int:
    """Lets a game be played and kills it; the last action it acknowledged, -1: not even the start."""
    words = rng.choice((1, 2, rng.randrange(3, 150), rng.randrange(3, 150)))
    how = rng.choice(([], ["bytewise"]))
    command = [sys.executable, "-m", "tests.session.player", str(path), str(rng.random()), *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout
        said = [child.stdout.readline() for _ in range(words)]
        for _ in range(rng.randrange(60_000)):  # up to a few writes long: the kill falls anywhere in one
            pass
        child.kill()
        said += child.stdout.readlines()
    numbers = [int(word) for word in said if word.strip().isdigit()]
    assert said[:1] in ([], [b"ready\n"])
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    return numbers[-1] if numbers else -1


def goes_on(path: Path, acknowledged: int, rng: Random) -> str:
    """Checks the record of a killed game, and plays on a little; in a word, what state the file was in."""
    if not path.exists():
        assert acknowledged < 0
        return "no file"
    try:
        reading = read(path)
    except Unreadable as unreadable:
        return not_begun(path, acknowledged, unreadable.fault.code)
    assert len(reading.entries) >= acknowledged
    assert reading.fault is None or reading.fault.code == "torn"
    replayed, record = resume(path, monotonic)
    with closing(record):
        assert replayed.entries == reading.entries
        for _ in range(3):
            one_more(replayed.table, rng)
    after = replay(path, monotonic)
    assert after.fault is None
    assert after.entries[: len(reading.entries)] == reading.entries
    assert (len(after.entries), after.table.digest) == (len(reading.entries) + 3, replayed.table.digest)
    return "torn" if reading.fault else "one more" if len(reading.entries) > max(acknowledged, 0) else "even"


def not_begun(path: Path, acknowledged: int, code: str) -> str:
    assert code in ("empty", "header-torn")
    assert acknowledged < 0
    path.unlink()
    return code


@pytest.mark.parametrize("game", range(-(-KILLS // KILLS_PER_GAME)))
def test_no_acknowledged_action_is_lost(game: int, tmp_path: Path) -> None:
    path, rng = tmp_path / "game.jsonl", Random(game)
    known = 0
    for _ in range(KILLS_PER_GAME):
        acknowledged = killed(path, rng)
        goes_on(path, max(acknowledged, known) if known else acknowledged, rng)
        known = len(read(path).entries) if path.exists() else 0
