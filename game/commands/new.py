"""`new`: a scenario of one's own, from a commented template."""

import argparse
import sys
from pathlib import Path

from game.authoring.library import available, load
from game.authoring.template import NotMade, new


def run(arguments: argparse.Namespace) -> int:
    try:
        made = new(arguments.id, Path(arguments.folder), available())
    except NotMade as problem:
        print(f"communique new: {problem}", file=sys.stderr)
        return 1
    print(f"{made} is yours to change. Next:")
    print(f"  check {made}")
    seats = load(made).scenario
    assert seats is not None
    print(f"  play {made} --as {seats.members[0]} --text")
    return 0
