"""A debrief as one page for any browser that needs nothing else: no network, no script."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from game import paths
from game.debrief.charts.spec import Chart
from game.debrief.charts.svg import svg
from game.debrief.page import Block, Pages
from game.engine.scenario import Agenda, Delegation, Seat
from game.i18n import Words, right_to_left

SIZES = {"roomy": (720, 400), "narrow": (340, 360)}
"""Of a chart, in pixels at a text of normal size: the page shows the one for which there is room."""
LONG = 24
"""A table that may be shut is, with more rows than these, until somebody opens it; on paper too."""
_CODE = re.compile(r"[a-z-]+")


def html(made: Pages, agenda: Agenda, words: Words, reader: Seat | None = None) -> str:
    """The whole page. `reader`: the delegation it speaks to, if any."""
    language = words.language
    return _template().render(
        made=made,
        seats=agenda.delegations,
        reader=agenda.delegations.get(reader or ""),
        note=agenda.note.strip(),
        words=words,
        language=language,
        long=LONG,
        direction="rtl" if right_to_left(language) else "ltr",
        style=Markup(_style() + _flags(agenda.delegations)),
        charts=lambda chart: [(name, _chart(chart, size, language)) for name, size in SIZES.items()],
    )


def _chart(chart: Chart, size: tuple[int, int], language: str) -> Markup:
    return Markup(svg(chart, *size, language))


def _kind(block: Block) -> str:
    return type(block).__name__


def _letter(place: int) -> str:
    return chr(ord("A") + place)


def _percent(share: float) -> str:
    return f"{100 * min(1.0, max(0.0, share)):.4g}%"


@cache
def _template() -> Template:
    folder = paths.assets() / "debrief"
    page = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page.filters |= {"kind": _kind, "letter": _letter, "percent": _percent}
    return page.get_template("page.html")


@cache
def _style() -> str:
    return (paths.assets() / "debrief" / "page.css").read_text(encoding="utf-8")


def _flags(seats: Mapping[Seat, Delegation]) -> str:
    """A rule for every flag, so that each picture is in the page once, however often it is shown."""
    flags = sorted({seat.flag for seat in seats.values() if _CODE.fullmatch(seat.flag)})
    pictures = {flag: paths.assets() / "flags" / f"{flag}.png" for flag in flags}
    return "".join(
        f".flag-{flag}{{background-image:url(data:image/png;base64,{b64encode(file.read_bytes()).decode()})}}\n"
        for flag, file in pictures.items()
        if file.is_file()
    )
