"""How far a long piece of work has come, where somebody is watching."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

BAR = 30


def with_progress(results: Iterable[T], count: int) -> Iterator[T]:
    """The same results, and a bar on the error stream if that is a terminal."""
    watched = sys.stderr.isatty()
    try:
        for done, result in enumerate(results, start=1):
            if watched:
                full = BAR * done // count
                sys.stderr.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {done}/{count}")
                sys.stderr.flush()
            yield result
    finally:
        if watched:
            sys.stderr.write("\r" + " " * (BAR + 20) + "\r")
