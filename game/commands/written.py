"""Saying which files a command has written."""

import sys
from collections.abc import Sequence
from pathlib import Path

from game.i18n import Words


def say_written(files: Sequence[Path], words: Words) -> None:
    """On the error stream, so that figures on the other one stay figures."""
    for file in files:
        print(words("debrief.command.written", file=file), file=sys.stderr)
