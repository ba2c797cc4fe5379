"""A chart as an SVG picture that needs nothing else: for pages that are exported, light, dark and printed."""

from collections.abc import Iterable
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from game.debrief.charts.marks import ROUND, SIZES, VEIL, Box, Drawing, Mark, Stroke, Text, corners
from game.debrief.charts.names import Measure
from game.debrief.charts.palette import COLOURS
from game.debrief.charts.plot import plot
from game.debrief.charts.spec import Chart, Spot

_NARROW, _WIDE = "ijlI.,:;'|!·", "mwMWGOQ@%—…"
_LINE = 1.3
_BASELINE = 0.35
"""How far below the middle of its box a text stands, in its size."""
_RULES = (
    ".chart .s{fill:none;stroke:currentColor;stroke-linejoin:round;stroke-linecap:butt}"
    ".chart .f,.chart text{fill:currentColor;stroke:none}"
    ".chart .h{fill:var(--ground);stroke:currentColor}"
    ".chart .g{fill:var(--ground)}"
    ".chart text{font-family:sans-serif}"
)


def svg(
    chart: Chart,
    width: float,
    height: float,
    language: str,
    scale: float = 1.0,
    measure: Measure | None = None,
) -> str:
    """The chart as one <svg> element. `language`: of its words, as a tag (en, zh-CN).

    Without a `measure` of texts one that knows no font is used. A page that has another ground sets
    --ground for its `.chart`.
    """
    drawing = plot(chart, width, height, scale, measure or widths(scale))
    size = f'width="{_n(width)}" height="{_n(height)}" viewBox="0 0 {_n(width)} {_n(height)}"'
    inside = [
        f"<title>{escape(chart.title)}</title>",
        f"<desc>{escape(chart.alt)}</desc>",
        f"<style>{_style(drawing)}</style>",
        '<rect class="g" width="100%" height="100%"/>',
        *map(_stroke, drawing.strokes),
        *map(_mark, drawing.marks),
        *(_veil(text.box) for text in drawing.texts if text.over),
        *(_text(text, scale) for text in drawing.texts),
    ]
    start = f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" {size}'
    names = f"aria-label={quoteattr(f'{chart.title}. {chart.alt}')} lang={quoteattr(language)}"
    return f"{start} {names}>{''.join(inside)}</svg>"


def widths(scale: float = 1.0) -> Measure:
    """Measures texts by kinds of characters; rather too wide than too narrow."""

    def measure(text: str, role: str) -> tuple[float, float]:
        size = SIZES[role] * scale
        return sum(map(_em, text)) * size, size * _LINE

    return measure


def _em(char: str) -> float:
    if east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.34
    return 0.98 if char in _WIDE else 0.72 if char.isupper() else 0.62


def _style(drawing: Drawing) -> str:
    """The colours that are used: light, and dark on a screen that is dark; paper is light."""
    parts: list[Stroke | Mark | Text] = [*drawing.strokes, *drawing.marks, *drawing.texts]
    used = {part.colour for part in parts}
    light, dark = (_properties({"ground", *used}, mode) for mode in ("light", "dark"))
    classes = "".join(f".chart .{name}{{color:var(--{name})}}" for name in sorted(used))
    return (
        f".chart{{{light}}}@media screen and (prefers-color-scheme:dark){{.chart{{{dark}}}}}{_RULES}{classes}"
    )


def _properties(names: Iterable[str], mode: str) -> str:
    return "".join("--{}:#{:02x}{:02x}{:02x};".format(name, *COLOURS[mode][name]) for name in sorted(names))


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
    spots = _spots(stroke.spots)
    return f'<polyline class="s {stroke.colour}" points="{spots}" stroke-width="{_n(stroke.width)}"{dash}/>'


def _mark(mark: Mark) -> str:
    kind = f"h {mark.colour}" if mark.hollow else f"f {mark.colour}"
    thick = f' stroke-width="{_n(mark.thick)}"' if mark.hollow else ""
    if mark.kind in ROUND:
        x, y = map(_n, mark.spot)
        return f'<circle class="{kind}" cx="{x}" cy="{y}" r="{_n(mark.radius)}"{thick}/>'
    return f'<polygon class="{kind}" points="{_spots(corners(mark))}"{thick}/>'


def _veil(box: Box) -> str:
    place = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect class="g" opacity="{VEIL}" {place}/>'


def _text(text: Text, scale: float) -> str:
    size, box = SIZES[text.role] * scale, text.box
    x = {"start": box.left, "middle": box.left + box.width / 2, "end": box.right}[text.anchor]
    y = box.top + box.height / 2 + _BASELINE * size
    whole = f"<title>{escape(text.whole)}</title>" if text.whole != text.text else ""
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" text-anchor="{text.anchor}"'
    return f'<text class="{text.colour}" {place}>{escape(text.text)}{whole}</text>'


def _spots(spots: Iterable[Spot]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in spots)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
