"""A minister at work in a thread of its own, so that no frame waits for it."""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from game.engine.actions import Action
from game.engine.events import Event
from game.engine.scenario import IssueId, Seat
from game.engine.speech import Remark
from game.engine.view import View

TURN = 0.0002
"""Seconds after which the minister's thread lets the window's have the interpreter. A frame needs it back
some forty times; with Python's own 0.005 it waited a fifth of a second in all."""


class Minds(Protocol):
    """The ministers at a table."""

    def deciding(self, seat: Seat, view: View) -> Callable[[], Action]:
        """What to call, in any thread, for the next act of a seat's minister."""
        ...

    def seat(self, seat: Seat, style: str) -> None:
        """From now on a minister of this style has the seat. Raises KeyError: there is no such style."""
        ...

    def why(self, asker: Seat, seat: Seat, act: Event) -> Remark | None: ...

    def why_stand(self, asker: Seat, seat: Seat, issue: IssueId) -> Remark | None: ...

    def why_answer(self, asker: Seat, seat: Seat, number: int) -> Remark | None: ...

    def would_need(self, asker: Seat, seat: Seat, number: int) -> Remark | None: ...


@dataclass(frozen=True, slots=True)
class Due:
    """A decision that the talks wait for, and all it rests on: the view, and how much the seat has seen."""

    seat: Seat
    seq: int
    view: View


@dataclass(frozen=True, slots=True)
class Thought:
    """A decision under way."""

    due: Due
    action: Future[Action]


class Thinking:
    """One thread, in which one minister at a time decides."""

    def __init__(self) -> None:
        sys.setswitchinterval(TURN)
        self._thread = ThreadPoolExecutor(1, "minister")

    def begin(self, due: Due, decide: Callable[[], Action]) -> Thought:
        return Thought(due, self._thread.submit(decide))

    def close(self) -> None:
        """Waits for nobody; what is being thought now is thought to its end and forgotten."""
        self._thread.shutdown(wait=False, cancel_futures=True)
