"""Games shared out on a Dask cluster. Its package is needed only by who asks for one."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from game import __version__

T = TypeVar("T")

VERSION = "__import__('game').__version__"
"""Asks for the game's version in words that need no game to be understood."""
PATIENCE = 10
"""Seconds that a scheduler may take to answer."""


class NoCluster(Exception):
    """The games cannot be played there; `code` says why: missing, unread, silent, empty, unlike or lost."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def on_cluster(address: str, function: Callable[[int], T], count: int) -> Iterator[T]:
    """`function` of 0 to `count` - 1, in order, each computed on a worker of the scheduler at this address.

    Raises NoCluster, and what the function raises.
    """
    try:
        import distributed
    except ImportError:
        raise NoCluster("missing") from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what goes wrong is raised
    _reach(address)
    try:
        with distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
            yield from spread(client, function, count)
    except (CancelledError, OSError, distributed.KilledWorker) as lost:
        raise NoCluster("lost") from lost


def _reach(address: str) -> None:
    """Knocks first: a client that is refused would leave its traceback on the screen."""
    from distributed.comm import connect

    async def knock() -> None:
        connection = await asyncio.wait_for(connect(address, timeout=PATIENCE), PATIENCE)
        connection.abort()

    try:
        asyncio.run(knock())
    except ValueError:
        raise NoCluster("unread") from None
    except OSError:
        raise NoCluster("silent") from None


def spread(client: Any, function: Callable[[int], T], count: int) -> Iterator[T]:
    """The same on the workers of a client. The function goes to each worker once. Raises NoCluster."""
    try:
        versions = [client.run_on_scheduler(eval, VERSION), *client.run(eval, VERSION).values()]
    except ImportError:
        raise NoCluster("unlike") from None
    if len(versions) == 1:
        raise NoCluster("empty")
    if set(versions) != {__version__}:
        raise NoCluster("unlike")
    held = client.scatter(function, broadcast=True, hash=False)
    waiting = deque(client.map(called, range(count), function=held, pure=False))
    while waiting:
        yield waiting.popleft().result()  # nothing holds it any longer: its worker may forget it


def called(number: int, function: Callable[[int], T]) -> T:
    return function(number)
