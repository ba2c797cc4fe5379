"""Formats: a scenario written for an older one is brought up to date step by step."""

from collections.abc import Callable, Mapping

from game.authoring.problems import Problem
from game.authoring.shape import FORMAT
from game.authoring.source import Source
from game.codec import JsonTree

STEPS: Mapping[int, Callable[[JsonTree], JsonTree]] = {}
"""From each older format to the next. There is none yet."""

CODES: Mapping[str, str] = {
    "newer-format": "The scenario is written for a later version of the program. Nothing else is checked.",
}


def upgraded(source: Source) -> JsonTree | Problem:
    """The file's tree in the format of today."""
    tree = source.tree
    written = tree.get("format") if isinstance(tree, dict) else None
    if type(written) is not int or written < 1:
        return tree  # for others to say
    if written > FORMAT:
        message = f"this scenario is written in format {written}; this program reads formats up to {FORMAT}"
        return Problem("newer-format", message, source.place(("format",)), "update the program")
    for step in range(written, FORMAT):
        tree = STEPS[step](tree)
    return tree
