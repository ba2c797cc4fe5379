"""A check: one function that looks for one kind of fault. Its docstring is its entry in the docs."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from game.authoring.problems import Problem, Severity
from game.authoring.source import Source
from game.codec import Path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault and its path in the scenario. `at_key`: the key itself is at fault, not its value."""

    path: Path
    message: str
    hint: str = ""
    related: tuple[Path, str] | None = None
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Check(Generic[T]):
    code: str
    severity: Severity
    about: str
    find: Callable[[T], Iterator[Found]]


def error(find: Callable[[T], Iterator[Found]]) -> Check[T]:
    return _check(find, Severity.ERROR)


def warning(find: Callable[[T], Iterator[Found]]) -> Check[T]:
    return _check(find, Severity.WARNING)


def _check(find: Callable[[T], Iterator[Found]], severity: Severity) -> Check[T]:
    return Check(find.__name__.replace("_", "-"), severity, inspect.getdoc(find) or "", find)


def run(checks: Iterable[Check[T]], subject: T, source: Source) -> Iterator[Problem]:
    """Every problem that these checks find, with its place in the file."""
    for check in checks:
        for found in check.find(subject):
            place = source.key_place(found.path) if found.at_key else source.place(found.path)
            related = found.related and (source.place(found.related[0]), found.related[1])
            yield Problem(check.code, found.message, place, found.hint, check.severity, related)
