"""The styles a minister can be asked for by name."""

from collections.abc import Callable, Mapping

from game.ministers.minister import Minister
from game.ministers.plain import PlainMinister

STYLES: Mapping[str, Callable[[], Minister]] = {"plain": PlainMinister}
DEFAULT = "plain"
