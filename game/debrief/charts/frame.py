"""The frame of a chart: where its plot is, where a spot falls in it, its axes and their titles."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.debrief.charts.marks import Box, Stroke, Text
from game.debrief.charts.names import Measure, shortened
from game.debrief.charts.spec import Axis, Chart, Spot

_EDGE = 9.0
"""Room at an edge for half of the largest mark."""
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Frame:
    """`plot`: the box between the axes; `x`, `y`: from where to where they run; `limit`: how far right texts
    below and above the plot may go."""

    plot: Box
    x: tuple[float, float]
    y: tuple[float, float]
    limit: float

    def at(self, spot: Spot) -> Spot:
        """In pixels."""
        return self.across(spot[0]), self.up(spot[1])

    def across(self, x: float) -> float:
        return self.plot.left + self.plot.width * _share(x, self.x)

    def up(self, y: float) -> float:
        return self.plot.bottom - self.plot.height * _share(y, self.y)


def _share(value: float, run: tuple[float, float]) -> float:
    return (value - run[0]) / (run[1] - run[0])


def left_of(chart: Chart, scale: float, measure: Measure) -> float:
    """How much stands to the left of the plot."""
    grown = 0.6 + 0.4 * scale
    widest = max((measure(text, "tick")[0] for _, text in chart.y.ticks), default=0.0)
    return max(_EDGE * grown, widest + 2 * _GAP * grown)


def framed(chart: Chart, width: float, height: float, scale: float, column: float, measure: Measure) -> Frame:
    """The frame within a box that leaves so much for a column at the right edge."""
    grown = 0.6 + 0.4 * scale
    edge, gap, line = _EDGE * grown, _GAP * grown, measure("0", "tick")[1]
    left = left_of(chart, scale, measure)
    half = line / 2 if chart.y.ticks else 0.0
    top = max(edge, half + (line if chart.y.title else 0.0))
    bottom = max(edge, half + gap + line * (bool(chart.x.ticks) + bool(chart.x.title)))
    right = width - max(edge, column)
    plot = Box(left, top, max(1.0, right - left), max(1.0, height - top - bottom))
    limit = right + (edge if column else width - right)
    xs = [x for line in chart.lines for x, _ in line.spots] + [dot.spot[0] for dot in chart.dots]
    ys = [y for line in chart.lines for _, y in line.spots] + [dot.spot[1] for dot in chart.dots]
    xs += [limit.at for limit in chart.limits if not limit.across]
    ys += [limit.at for limit in chart.limits if limit.across]
    return Frame(plot, _run(chart.x, xs), _run(chart.y, ys), limit)


def _run(axis: Axis, shown: Sequence[float]) -> tuple[float, float]:
    """From where to where an axis has to run to show all that."""
    values = [axis.lowest, axis.highest, *(place for place, _ in axis.ticks), *shown]
    lowest, highest = min(values), max(values)
    return (lowest, highest) if highest > lowest else (lowest - 1, highest + 1)


def scaffold(chart: Chart, frame: Frame, grown: float, measure: Measure) -> tuple[list[Stroke], list[Text]]:
    """Axes, lines at the ticks of the upright one, what is written there, and the titles."""
    plot, gap, line = frame.plot, _GAP * grown, measure("0", "tick")[1]
    strokes: list[Stroke] = []
    texts: list[Text] = []
    for place, text in _kept(chart.y.ticks, [(frame.up(v), line) for v, _ in chart.y.ticks]):
        y, wide = frame.up(place), measure(text, "tick")[0]
        strokes.append(Stroke(((plot.left, y), (plot.right, y)), "grid", 1))
        box = Box(plot.left - gap - wide, y - line / 2, wide, line)
        texts.append(Text(text, box, "end", "tick", "quiet", text))
    below = plot.bottom + (line / 2 if chart.y.ticks else gap)
    spans = [_span(frame, v, measure(text, "tick")[0]) for v, text in chart.x.ticks]
    for place, text in _kept(chart.x.ticks, [(m, wide + 2 * gap) for m, wide in spans]):
        middle, wide = _span(frame, place, measure(text, "tick")[0])
        x = frame.across(place)
        strokes.append(Stroke(((x, plot.bottom), (x, plot.bottom + gap)), "axis", 1))
        box = Box(middle - wide / 2, below, wide, line)
        texts.append(Text(text, box, "middle", "tick", "quiet", text))
    corner = ((plot.left, plot.top), (plot.left, plot.bottom), (plot.right, plot.bottom))
    strokes.append(Stroke(corner, "axis", 1))
    texts += _titles(chart, frame, below + (line if chart.x.ticks else 0.0), measure)
    return strokes, texts


def _titles(chart: Chart, frame: Frame, below: float, measure: Measure) -> list[Text]:
    """Of the upright axis above it, of the other one below its middle."""
    texts = []
    if chart.y.title and (title := shortened(chart.y.title, "tick", frame.limit, measure)):
        texts.append(Text(title, Box(0, 0, *measure(title, "tick")), "start", "tick", "quiet", chart.y.title))
    if chart.x.title and (title := shortened(chart.x.title, "tick", frame.limit, measure)):
        wide, line = measure(title, "tick")
        left = max(0.0, min(frame.plot.left + (frame.plot.width - wide) / 2, frame.limit - wide))
        texts.append(Text(title, Box(left, below, wide, line), "middle", "tick", "quiet", chart.x.title))
    return texts


def _span(frame: Frame, place: float, wide: float) -> tuple[float, float]:
    """The middle of a text below a place, moved so that it stays inside; and how wide it is."""
    return max(wide / 2, min(frame.across(place), frame.limit - wide / 2)), wide


def _kept(
    ticks: Sequence[tuple[float, str]], spans: Sequence[tuple[float, float]]
) -> list[tuple[float, str]]:
    """Every tick, or every second, third…, so that none covers another; the last one whenever it can be.

    `spans`: where the middle of each is in pixels, and how long it is.
    """

    def apart(one: int, other: int) -> bool:
        (a, long), (b, wide) = spans[one], spans[other]
        return abs(a - b) >= (long + wide) / 2

    last = len(ticks) - 1
    for every in range(1, last + 1):
        kept = list(range(0, last + 1, every))
        if kept[-1] != last:
            kept = [*(n for n in kept if apart(n, last)), last]
        if all(apart(a, b) for a, b in pairwise(kept)):
            return [ticks[n] for n in kept]
    return list(ticks[:1])
