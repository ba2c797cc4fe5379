"""How far a long piece of work has come, where somebody is watching."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

BAR = 30


def with_progress(results: Iterable[T], count: int) -> Iterator[T]:
    """The same results, and a bar on the error stream if that is a terminal."""
    with with_bar() as progress:
        for done, result in enumerate(results, start=1):
            progress(done / count, f"{done}/{count}")
            yield result


@contextmanager
def with_bar() -> Iterator[Callable[..., None]]:
    """A bar on the error stream if that is a terminal: call it with the share that is done, 0 to 1, and what
    to write beside it."""
    watched = sys.stderr.isatty()

    def progress(share: float, told: str = "") -> None:
        if watched:
            full = int(BAR * share)
            sys.stderr.write(f"\r[{'#' * full}{'.' * (BAR - full)}] {told or f'{share:.0%}'}")
            sys.stderr.flush()

    try:
        yield progress
    finally:
        if watched:
            sys.stderr.write("\r" + " " * (BAR + 20) + "\r")
