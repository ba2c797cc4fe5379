"""The pictures of a class: a dot a table, by fairness and sum, and by delegation."""

from collections.abc import Sequence

from game.debrief.charts.spec import Axis, Chart, Dot, Limit, points_axis
from game.debrief.classroom.comparison import Comparison, Range, winners
from game.debrief.classroom.measure import history_gains
from game.debrief.classroom.naming import FEW, Naming

SHARED = 3
"""Of more tables than this that are equal the picture names none."""


def spread_and_sum(comparison: Comparison, voice: Naming) -> Chart:
    """How far apart the members of each table ended, across; what they have together, up. Of many tables only
    those that won something are named, where they do not share it with many."""
    tables = [t for t in comparison.tables if t.alike]
    won = {t.name for w in winners(comparison) if w.measure != "seat" for t in w.tables}
    named = {t.name for w in winners(comparison) if len(w.tables) <= SHARED for t in w.tables} & won
    few = len(tables) <= FEW
    dots = [
        Dot(
            voice.table(t) if few or t.name in named else "",
            (t.played.spread / 100, t.played.sum / 100),
            "best" if t.name in won else "other",
        )
        for t in tables
    ]
    real = history_gains(tables[0].played)
    if real is not None:
        far = (max(real.values()) - min(real.values())) / 100
        dots.append(Dot(voice("chart.real"), (far, sum(real.values()) / 100), "history"))
    spread, total = voice("class.column.spread"), voice("class.column.sum")
    rows = [(voice.table(t), t.played.spread, t.played.sum) for t in tables]
    return Chart(
        voice("class.chart.fair"),
        voice("class.chart.fair.alt"),
        points_axis(spread, [0.0, *(dot.spot[0] for dot in dots)]),
        points_axis(total, [0.0, *(dot.spot[1] for dot in dots)]),
        dots=tuple(dots),
        table=(
            (voice("class.column.table"), spread, total),
            *((name, voice.points(far), voice.points(most)) for name, far, most in rows),
        ),
    )


def each_seat(comparison: Comparison, found: Sequence[Range], voice: Naming) -> Chart:
    """A row of dots a delegation, one a table that ended, and the middle one marked."""
    tables = [t for t in comparison.tables if t.alike and t.played.finished]
    rows = dict(zip(found, reversed(range(len(found))), strict=True))
    dots = [
        Dot("", (t.played.gains[one.seat] / 100, float(row))) for one, row in rows.items() for t in tables
    ]
    for one, row in rows.items():
        name = voice("class.column.median") if row == len(found) - 1 else ""
        dots.append(Dot(name, (one.median / 100, float(row)), "now"))
    head = tuple(voice(f"class.column.{name}") for name in ("delegation", "highest", "median", "lowest"))
    return Chart(
        voice("class.chart.seats"),
        voice.count("class.chart.seats.alt", len(tables)),
        points_axis(voice("class.chart.above"), [0.0, *(dot.spot[0] for dot in dots)]),
        Axis(
            "",
            -0.5,
            len(found) - 0.5,
            tuple((float(row), voice.title(one.seat)) for one, row in rows.items()),
        ),
        dots=tuple(dots),
        limits=(Limit(voice("column.walk-away"), 0.0, False),),
        table=(
            head,
            *(
                (voice.title(one.seat), *(voice.change(p) for p in (one.highest, one.median, one.lowest)))
                for one in found
            ),
        ),
    )
