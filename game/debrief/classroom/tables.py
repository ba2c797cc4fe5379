"""A class as figures: one row a table and seat for a spreadsheet, and the same for a program to read."""

from game.debrief.classroom.comparison import Comparison, Group, chosen, winners
from game.debrief.files.cells import csv_text
from game.engine.scenario import Seat

HEAD = (
    "table",
    "file",
    "outcome",
    "rounds",
    "agreed",
    "share",
    "seat",
    "name",
    "person",
    "value",
    "walk_away",
)


def rows(comparison: Comparison, hidden: bool = False) -> str:
    """A CSV file. `hidden`: tables are called by letters, and no file is named."""
    told = (_row(comparison, t, s, hidden) for t in comparison.tables for s in t.played.values)
    return csv_text([HEAD, *told])


def _row(comparison: Comparison, table: Group, seat: Seat, hidden: bool) -> tuple[str, ...]:
    played = table.played
    walk_away = played.walk_aways.get(seat)
    return (
        _name(table, hidden),
        "" if hidden else played.file.name,
        played.outcome,
        str(played.rounds),
        str(played.agreed),
        "" if played.share is None else f"{played.share:.4f}",
        seat,
        comparison.agenda.delegations[seat].name,
        str(int(seat in played.people)),
        f"{played.values[seat] / 100:.2f}",
        "" if walk_away is None else f"{walk_away / 100:.2f}",
    )


def class_figures(comparison: Comparison, hidden: bool = False) -> dict[str, object]:
    """What `debrief --json` prints of a class: values in points, shares from 0 to 1. `hidden`: tables are
    called by letters, and no file is named."""
    return {
        "scenario": comparison.agenda.id,
        "tables": [_figures(table, hidden) for table in comparison.tables],
        "winners": [
            {
                "measure": one.measure,
                "points": one.points / 100,
                "tables": [_name(table, hidden) for table in one.tables],
            }
            for one in winners(comparison)
        ],
        "clauses": {
            one.issue: {
                "differ": one.differs,
                "options": {
                    str(option): [_name(table, hidden) for table in tables]
                    for option, tables in one.options.items()
                },
            }
            for one in chosen(comparison)
        },
        "aside": [{"file": "" if hidden else str(one.file), "why": one.why} for one in comparison.aside],
    }


def _name(table: Group, hidden: bool) -> str:
    return table.letter if hidden else table.name


def _figures(table: Group, hidden: bool) -> dict[str, object]:
    played = table.played
    return {
        "name": _name(table, hidden),
        "file": "" if hidden else str(played.file),
        "outcome": played.outcome,
        "comparable": table.alike,
        "rounds": played.rounds,
        "acts": played.acts,
        "agreed": played.agreed,
        "share": played.share,
        "values": {seat: value / 100 for seat, value in played.values.items()},
        "walk_aways": {seat: value / 100 for seat, value in played.walk_aways.items()},
        "text": dict(played.text),
        "people": list(played.people),
        "fault": None if played.fault is None else {"code": played.fault.code, "line": played.fault.line},
    }
