"""Plays the small table into a record, on and on, and says each action's number once it is acknowledged.

It is there to be killed: `python -m tests.session.player RECORD SEED`.
"""

import os
import sys
from pathlib import Path
from random import Random
from time import monotonic

from game.engine.actions import HOST, HandOver
from game.session.replay import new_game, resume
from tests.session.games import header, play


def say(word: object) -> None:
    os.write(1, f"{word}\n".encode())


def main(path: Path, seed: str) -> None:
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
        if not play(table, rng, 1):  # the game is over; only its seats can still change hands
            refused = table.submit(HOST, table.seq(HOST), HandOver("corva", rng.choice(("person", "x"))))
            assert refused is None
        number += 1
        say(number)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
