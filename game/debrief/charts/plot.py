"""Lays a chart out in a box of pixels: strokes, marks and texts that any renderer can draw."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from game.debrief.charts import palette
from game.debrief.charts.frame import Frame, framed, left_of, scaffold
from game.debrief.charts.marks import REACH, Box, Drawing, Mark, Stroke, Text, around
from game.debrief.charts.names import Measure, Room, Try, along, anywhere, beside, shortened, spread
from game.debrief.charts.spec import Chart, Dot, Limit, Line, Spot

_RADII = {"me": 6.0, "now": 5.5, "history": 5.5, "best": 6.0, "other": 3.5}
_BEFORE = ("other", "best", "me")
"""Lines are drawn in this order, the later over the earlier."""
_LEAD, _KEY = 14.0, 17.0
"""How wide the leaders to the column of names are, and the marks before the names."""
_SHORTER = (1.0, 0.6, 0.35)
"""How much of its width a name keeps, tried in turn, where there is no place for all of it."""


@dataclass(slots=True)
class _Sheet:
    """What has been drawn so far. `grown`: how much larger distances are than at a text of normal size."""

    measure: Measure
    scale: float
    strokes: list[Stroke] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    @property
    def grown(self) -> float:
        return 0.6 + 0.4 * self.scale


def plot(chart: Chart, width: float, height: float, scale: float, measure: Measure) -> Drawing:
    """The chart in a box of so many pixels at a person's text size (1 is normal).

    Names of lines that reach the right edge stand in a column there, all others beside what they name. A name
    for which there is no place at all is left out; `least_height` says how high the box has to be so that
    none of the column is.
    """
    sheet = _Sheet(measure, scale)
    column = _column(chart, width, height, sheet)
    frame = framed(chart, width, height, scale, column.width, measure)
    strokes, texts = scaffold(chart, frame, sheet.grown, measure)
    sheet.strokes += strokes
    sheet.texts += texts
    _limits(chart, frame, sheet)
    _lines(chart, frame, sheet)
    _dots(chart, frame, sheet)
    _name_column(column, frame, height, sheet)
    _name_others(chart, column, frame, sheet)
    return Drawing(width, height, tuple(sheet.strokes), tuple(sheet.marks), tuple(sheet.texts))


def least_height(chart: Chart, scale: float, measure: Measure) -> float:
    """How high a box is that has all names of the column, and in its plot a row for every other name."""
    column, name = len(_at_the_edge(chart)), measure("X", "name")[1]
    parts: list[Line | Dot | Limit] = [*chart.lines, *chart.dots, *chart.limits]
    others = sum(bool(part.name) for part in parts) - column
    return max(column * name, max(4, others) * name + 4 * measure("0", "tick")[1] + 8 * scale)


@dataclass(frozen=True, slots=True)
class _Column:
    """Names at the right edge. `key`: how wide the mark before each is; `room`: how wide a name may be."""

    lines: tuple[Line, ...]
    role: str
    key: float
    room: float
    width: float


def _at_the_edge(chart: Chart) -> list[Line]:
    """The lines that are named and come to the right edge, what matters most first; none if it is only one,
    which is as well named beside it."""
    right = max((x for line in chart.lines for x, _ in line.spots), default=0.0)
    left = min((x for line in chart.lines for x, _ in line.spots), default=0.0)
    named = [line for line in chart.lines if line.name and line.spots]
    there = [line for line in named if line.spots[-1][0] >= right - 0.03 * (right - left)]
    return sorted(there, key=lambda line: -_rank(line.tone)) if len(there) > 1 else []


def _rank(tone: str) -> int:
    return _BEFORE.index(tone) if tone in _BEFORE else 0


def _column(chart: Chart, width: float, height: float, sheet: _Sheet) -> _Column:
    """In letters as large as there is room for, and never more than half as wide as what there is."""
    lines, grown = _at_the_edge(chart), sheet.grown
    key, gap = _KEY * grown, _LEAD * grown
    room = max(0.0, (width - left_of(chart, sheet.scale, sheet.measure)) * 0.55 - key - gap)
    role = next((role for role in ("name", "tick") if _fits(lines, role, room, height, sheet)), "tick")
    lines = lines[: int(height / sheet.measure("X", role)[1])]
    widest = max((sheet.measure(line.name, role)[0] for line in lines), default=0.0)
    return _Column(tuple(lines), role, key, room, key + gap + min(widest, room) if lines else 0.0)


def _fits(lines: Sequence[Line], role: str, room: float, height: float, sheet: _Sheet) -> bool:
    sizes = [sheet.measure(line.name, role) for line in lines]
    return all(wide <= room for wide, _ in sizes) and sum(high for _, high in sizes) <= height


def _limits(chart: Chart, frame: Frame, sheet: _Sheet) -> None:
    dash = tuple(part * sheet.grown for part in palette.LIMIT_DASH)
    for limit in chart.limits:
        ends = _ends(limit, frame)
        sheet.strokes.append(Stroke(ends, palette.colour(limit.tone), 1.5 * sheet.grown, dash))


def _ends(limit: Limit, frame: Frame) -> tuple[Spot, Spot]:
    plot = frame.plot
    if limit.across:
        return (plot.right, frame.up(limit.at)), (plot.left, frame.up(limit.at))
    return (frame.across(limit.at), plot.bottom), (frame.across(limit.at), plot.top)


def _lines(chart: Chart, frame: Frame, sheet: _Sheet) -> None:
    for line in sorted(chart.lines, key=lambda line: _rank(line.tone)):
        look = palette.look(line.tone, line.number)
        dash = tuple(part * sheet.grown for part in look.dash)
        sheet.strokes.append(Stroke(_course(line, frame), look.colour, look.width * sheet.grown, dash))
        if line.marks:
            radius = _radius(line, sheet)
            spots = map(frame.at, line.spots)
            sheet.marks += [Mark(look.mark, spot, radius, look.colour) for spot in spots]


def _radius(line: Line, sheet: _Sheet) -> float:
    return (4.0 if line.tone == "me" else 3.2) * sheet.grown


def _course(line: Line, frame: Frame) -> tuple[Spot, ...]:
    """Where the line goes; in steps it goes across first."""
    spots = [frame.at(spot) for spot in line.spots]
    if not line.steps:
        return tuple(spots)
    corners = [(x, y) for (_, y), (x, _) in pairwise(spots)]
    return tuple(spots[:1] + [spot for pair in zip(corners, spots[1:], strict=True) for spot in pair])


def _dots(chart: Chart, frame: Frame, sheet: _Sheet) -> None:
    """What has no name lies below what has one."""
    for dot in sorted(chart.dots, key=lambda dot: (bool(dot.name), dot.tone != "other")):
        sheet.marks.append(_mark(dot, frame, sheet))


def _mark(dot: Dot, frame: Frame, sheet: _Sheet) -> Mark:
    tone = dot.tone if dot.tone in _RADII else "other"
    speck = tone == "other" and not dot.name
    colour = "speck" if speck else "axis" if tone == "other" else tone
    radius = 2.0 if speck else _RADII[tone]
    return Mark(palette.DOTS[tone], frame.at(dot.spot), radius * sheet.grown, colour)


def _name_column(column: _Column, frame: Frame, height: float, sheet: _Sheet) -> None:
    """Names one below the other, each as near to its line's end as can be."""
    if not column.lines:
        return
    tall = sheet.measure("X", column.role)[1]
    lines = sorted(column.lines, key=lambda line: frame.up(line.spots[-1][1]))
    middles = spread([frame.up(line.spots[-1][1]) for line in lines], tall, 0, height)
    left = frame.plot.right + _LEAD * sheet.grown
    for line, middle in zip(lines, middles, strict=True):
        look = palette.look(line.tone, line.number)
        name = shortened(line.name, column.role, column.room, sheet.measure)
        end = frame.at(line.spots[-1])
        if abs(end[1] - middle) > 2:
            reach = end[0] + _radius(line, sheet) * REACH
            sheet.strokes.append(Stroke(((reach, end[1]), (left - 1, middle)), look.colour, 1))
        _key(line, (left, middle), column.key, sheet)
        if name:
            box = Box(left + column.key, middle - tall / 2, sheet.measure(name, column.role)[0], tall)
            colour = line.tone if line.tone in ("me", "best") else "text"
            sheet.texts.append(Text(name, box, "start", column.role, colour, line.name))


def _key(line: Line, at: Spot, width: float, sheet: _Sheet) -> None:
    """A line's mark before its name, or a piece of the line where it has none."""
    look, (x, y) = palette.look(line.tone, line.number), at
    if line.marks:
        radius = _radius(line, sheet)
        sheet.marks.append(Mark(look.mark, (x + width / 2 - sheet.grown, y), radius, look.colour))
    else:
        dash = tuple(part * sheet.grown for part in look.dash)
        ends = ((x, y), (x + width - 3 * sheet.grown, y))
        sheet.strokes.append(Stroke(ends, look.colour, look.width * sheet.grown, dash))


@dataclass(frozen=True, slots=True)
class _Wish:
    """A name that wants a place, and where it would like to stand for a size; `spot`: where a leader goes."""

    name: str
    colour: str
    spot: Spot
    reach: float
    places: Callable[[float, float], Iterator[Try]]


def _name_others(chart: Chart, column: _Column, frame: Frame, sheet: _Sheet) -> None:
    room = Room(frame.plot)
    for stroke in sheet.strokes:
        if stroke.colour not in ("grid", "axis"):
            room.draw(stroke.spots)
    dots = [(dot, _mark(dot, frame, sheet)) for dot in chart.dots]
    for dot, mark in dots:
        if dot.name:
            room.take(around(mark.spot, mark.radius * REACH))
        else:
            room.draw((mark.spot,))
    for line in chart.lines:
        if line.spots:
            room.take(around(frame.at(line.spots[-1]), _radius(line, sheet)))
    wishes = [_beside(dot.name, _text_colour(dot.tone), mark.spot, mark.radius, sheet) for dot, mark in dots]
    wishes += [_along(limit, frame, sheet) for limit in chart.limits]
    wishes += [
        _by_the_line(line, frame, sheet) for line in chart.lines if line.spots and line not in column.lines
    ]
    for wish in wishes:
        if wish.name:
            _grant(wish, room, sheet)


def _text_colour(tone: str) -> str:
    return tone if tone in ("me", "best") else "text"


def _beside(name: str, colour: str, spot: Spot, radius: float, sheet: _Sheet) -> _Wish:
    reach = radius * REACH + 2 * sheet.grown
    return _Wish(name, colour, spot, reach, lambda wide, tall: beside(spot, reach, wide, tall))


def _by_the_line(line: Line, frame: Frame, sheet: _Sheet) -> _Wish:
    """Beside its end or, nearly as well, beside another of its spots."""
    spots = [frame.at(spot) for spot in reversed(line.spots[:: len(line.spots) // 12 + 1])]
    end = _beside(line.name, _text_colour(line.tone), frame.at(line.spots[-1]), _radius(line, sheet), sheet)

    def places(wide: float, tall: float) -> Iterator[Try]:
        yield from end.places(wide, tall)
        for spot in spots:
            near = (place for place in beside(spot, end.reach, wide, tall) if not place.apart)
            yield from (replace(place, cost=place.cost + 1) for place in near)

    return replace(end, places=places)


def _along(limit: Limit, frame: Frame, sheet: _Sheet) -> _Wish:
    start, end = _ends(limit, frame)
    gap = 4 * sheet.grown
    colour = palette.colour(limit.tone)
    return _Wish(limit.name, colour, start, gap, lambda wide, tall: along(start, end, gap, wide, tall))


def _grant(wish: _Wish, room: Room, sheet: _Sheet) -> None:
    """The best place for the whole name, near before far, large before small; else for part of it."""
    for share, near, role in product(_SHORTER, (True, False), ("name", "tick")):
        most = room.box.width if share == 1 else sheet.measure(wish.name, role)[0] * share
        text = shortened(wish.name, role, min(most, room.box.width), sheet.measure)
        if not text:
            continue
        size = sheet.measure(text, role)
        found = room.best(wish.places(*size) if near else anywhere(wish.spot, room.box, *size))
        if found is not None:
            room.take(found.box)
            sheet.texts.append(Text(text, found.box, "start", role, wish.colour, wish.name, over=True))
            if found.apart:
                _lead(wish, found.box, sheet)
            return


def _lead(wish: _Wish, box: Box, sheet: _Sheet) -> None:
    """A thin stroke from what is named to the nearest edge of its name."""
    x, y = wish.spot
    to = (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
    long = ((to[0] - x) ** 2 + (to[1] - y) ** 2) ** 0.5
    if long > wish.reach:
        start = (x + (to[0] - x) * wish.reach / long, y + (to[1] - y) * wish.reach / long)
        sheet.strokes.append(Stroke((start, to), "quiet", 1))
