"""Plays the small table into a record, on and on, and says each action's number once it is acknowledged.

It is there to be killed: `python -m tests.session.player RECORD SEED [bytewise]`. Bytewise, the system takes
a single byte at a time, as it may, so that a kill leaves half a line.
"""

import os
import sys
from pathlib import Path
from random import Random
from time import monotonic

from game.engine.actions import HOST, HandOver
from game.session.replay import new_game, resume
from game.session.table import Table
from tests.session.games import header, play

write = os.write


def write_a_byte(descriptor: int, rest: memoryview) -> int:
    return write(descriptor, rest[:1])


def say(word: object) -> None:
    write(1, f"{word}\n".encode())


def one_more(table: Table, rng: Random) -> None:
    """An action; once the game is over, only its seats can still change hands."""
    if not play(table, rng, 1):
        assert (
            table.submit(HOST, table.seq(HOST), HandOver("corva", rng.choice(("person", "nobody")))) is None
        )


def main(path: Path, seed: str, how: str = "") -> None:
    if how == "bytewise":
        os.write = write_a_byte  # type: ignore[assignment]
    rng = Random(seed)
    if path.exists():
        replayed, _record = resume(path, monotonic)
        table, number = replayed.table, len(replayed.entries)
        say("ready")
    else:
        start = header(rounds=1000)
        say("ready")
        table, _record = new_game(path, start, monotonic)
        number = 0
    say(number)
    while True:
        one_more(table, rng)
        number += 1
        say(number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
