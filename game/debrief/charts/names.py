"""Where the names in a chart stand: in a column at the lines' ends, or beside what they name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from game.debrief.charts.marks import Box
from game.debrief.charts.spec import Spot

Measure = Callable[[str, str], tuple[float, float]]
"""A text and its role to the width and height of its box in pixels."""
ELLIPSIS = "…"
_CELL = 6.0
_CROSSED, _AWAY = 1.0, 4.0
"""What it costs a name to lie on a cell with a stroke, and to be its own height away from what it names."""


def shortened(text: str, role: str, room: float, measure: Measure) -> str:
    """As much of the text as there is room for, with an ellipsis if that is not all; nothing if not even one
    letter fits."""
    if measure(text, role)[0] <= room:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, role)[0] <= room:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS if fits else ""


def spread(wanted: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """The middles of boxes of one height, in ascending order of what they want: as near to it as they can be
    between top and bottom without covering one another. There has to be room for all."""
    blocks: list[tuple[float, int]] = []  # (mean of what is wanted less what stands above, how many)
    for n, y in enumerate(wanted):
        mean, many = y - n * height, 1
        while blocks and blocks[-1][0] >= mean:
            before, more = blocks.pop()
            mean, many = (before * more + mean * many) / (more + many), more + many
        blocks.append((mean, many))
    least, most = top + height / 2, bottom - height / 2 - (len(wanted) - 1) * height
    starts = [min(max(mean, least), most) for mean, many in blocks for _ in range(many)]
    return [start + n * height for n, start in enumerate(starts)]


@dataclass(frozen=True, slots=True)
class Try:
    """A place for a name. `cost`: how little it is liked; `apart`: so far that a leader has to lead to it."""

    box: Box
    cost: float = 0.0
    apart: bool = False


class Room:
    """Where names may stand: inside a box, off whatever is taken, and rather where nothing is drawn."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self._taken: list[Box] = []
        self._drawn: Counter[tuple[int, int]] = Counter()

    def take(self, box: Box) -> None:
        self._taken.append(box)

    def draw(self, spots: Sequence[Spot]) -> None:
        """A stroke that names had better not lie on."""
        cells: set[tuple[int, int]] = set()
        for (x, y), (to_x, to_y) in zip(spots, spots[1:] or spots, strict=False):
            steps = int(hypot(to_x - x, to_y - y) / (_CELL / 2)) + 1
            cells.update(
                (int((x + (to_x - x) * n / steps) // _CELL), int((y + (to_y - y) * n / steps) // _CELL))
                for n in range(steps + 1)
            )
        self._drawn.update(cells)

    def best(self, tries: Iterable[Try]) -> Try | None:
        """The one that costs least of those that are free."""
        free = [place for place in tries if self._free(place.box)]
        return min(free, key=lambda place: place.cost + self._crossed(place.box), default=None)

    def _free(self, box: Box) -> bool:
        return self.box.holds(box) and not any(box.meets(other) for other in self._taken)

    def _crossed(self, box: Box) -> float:
        columns = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
        rows = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
        return _CROSSED * sum(self._drawn[x, y] for x in columns for y in rows if (x, y) in self._drawn)


def beside(spot: Spot, reach: float, width: float, height: float) -> Iterator[Try]:
    """Places around a spot whose mark reaches so far, from near to far."""
    x, y = spot
    for ring in range(6):
        gap = reach + ring * height * 0.9
        slant = gap * 0.75
        for n, (left, top) in enumerate(
            (
                (x + gap, y - height / 2),
                (x - gap - width, y - height / 2),
                (x - width / 2, y - gap - height),
                (x - width / 2, y + gap),
                (x + slant, y - slant - height),
                (x - slant - width, y - slant - height),
                (x + slant, y + slant),
                (x - slant - width, y + slant),
                (x - width * 0.2, y - gap - height),
                (x - width * 0.8, y - gap - height),
                (x - width * 0.2, y + gap),
                (x - width * 0.8, y + gap),
            )
        ):
            yield Try(Box(left, top, width, height), n * 0.1 + _AWAY * ring, ring > 0)


def anywhere(spot: Spot, box: Box, width: float, height: float) -> Iterator[Try]:
    """Places all over a box, the dearer the further from the spot."""
    across, down = max(1, int(box.width // 24)), max(1, int(box.height // (height / 2)))
    for n in range(across + 1):
        for m in range(down + 1):
            left = box.left + (box.width - width) * n / across
            top = box.top + (box.height - height) * m / down
            away = hypot(left + width / 2 - spot[0], top + height / 2 - spot[1])
            yield Try(Box(left, top, width, height), _AWAY * away / height, True)


def along(start: Spot, end: Spot, gap: float, width: float, height: float) -> Iterator[Try]:
    """Places along a straight line, on either side, from its start on."""
    (x, y), (to_x, to_y) = start, end
    upright = x == to_x
    length = abs(to_y - y) if upright else abs(to_x - x)
    own = height if upright else width
    steps = max(1, int((length - own) // height))
    for n in range(steps + 1):
        far = (length - own) * n / steps
        for side in (0, 1):
            if upright:
                left, top = x + gap if side == 0 else x - gap - width, y - far - height
            else:
                left, top = x - far - width, y - gap - height if side == 0 else y + gap
            yield Try(Box(left, top, width, height), side * 0.5 + n * 0.2)
