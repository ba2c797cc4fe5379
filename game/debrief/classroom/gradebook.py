"""Files that Moodle and Canvas take into their gradebooks, a line a student.

Moodle (grade/import/csv) lets the teacher say which column finds the student and what becomes of every other;
one student whom it does not know stops it, and an empty cell of a new item as well, so "-" stands for none;
no grade may be above 100. Canvas (lib/gradebook_importer.rb) makes an assignment of every column after
Section, so there is one, and below the head the points that are possible.
"""

import csv
import io
from collections.abc import Sequence

from game.debrief.classroom.comparison import Comparison
from game.debrief.classroom.roster import Student
from game.debrief.files.cells import csv_text
from game.i18n import Words, languages
from game.sentences.names import seat_name

MEASURES = ("share", "gain", "adopted")
"""What the assignment may be: the share of what was possible that the table created, 0 to 100; the points
above walking away of one delegation; whether a statement was adopted, 1 or 0."""
POSSIBLE = {"share": 100, "gain": 100, "adopted": 1}
MOODLE, CANVAS = "gradebook-moodle.csv", "gradebook-canvas.csv"
NO_GRADE = "-"
FOUND_BY = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
"""How Canvas tells students apart."""


def moodle(
    students: Sequence[Student], comparison: Comparison, words: Words, measure: str = MEASURES[0]
) -> str:
    """Every measure in a column, the chosen one first, and what they rest on as feedback."""
    first = sorted(MEASURES, key=lambda one: one != measure)
    head = [
        "Email address" if all("@" in student.id for student in students) else "ID number",
        words("debrief.class.grade.name"),
        words("debrief.class.column.table"),
        words("debrief.class.column.delegation"),
        *(title(one, comparison, words) for one in first),
        words("debrief.class.grade.feedback"),
    ]
    rows = [
        [
            student.id,
            student.name,
            student.told if student.table is None else student.table.name,
            seat_name(comparison.agenda, student.seat),
            *(_grade(student, one) or NO_GRADE for one in first),
            _feedback(student, comparison, words),
        ]
        for student in students
    ]
    return csv_text([head, *rows])


def canvas(
    students: Sequence[Student], comparison: Comparison, words: Words, measure: str = MEASURES[0]
) -> str:
    """One assignment. Students are found by their ID where the roster came from Canvas, else by what they log
    in with or what their school calls them."""
    head = [*FOUND_BY, title(measure, comparison, words)]
    possible = ["    Points Possible", "", "", "", "", str(POSSIBLE[measure])]
    rows = [
        [
            student.name,
            student.number,
            student.id,
            student.id,
            student.section,
            _grade(student, measure),
        ]
        for student in students
    ]
    return csv_text([head, possible, *rows], bom=False)


def title(measure: str, comparison: Comparison, words: Words) -> str:
    """What the assignment is called. It does not end in a number in brackets: Canvas would take that for one
    of its own."""
    return _title(measure, comparison.agenda.title, words)


def canvas_of_ours(text: str) -> bool:
    """Whether a file for Canvas begins as those that are written here, in any language: with one assignment,
    which is one of the measures. What Canvas exports has more columns, and its own number in every title."""
    head = next(csv.reader(io.StringIO(text, newline="")), [])
    endings = tuple(_title(measure, "", Words(code)) for code in languages() for measure in MEASURES)
    return tuple(head[:-1]) == FOUND_BY and head[-1].endswith(endings)


def _title(measure: str, of: str, words: Words) -> str:
    return words("debrief.class.grade.title", title=of, measure=words(f"debrief.class.grade.{measure}"))


def _grade(student: Student, measure: str) -> str:
    """Empty where there is none: the table has not ended, or its record is no good."""
    if student.table is None or not student.table.played.finished:
        return ""
    played = student.table.played
    if measure == "adopted":
        return str(int(played.adopted))
    if measure == "gain":
        return f"{played.gains[student.seat] / 100:.1f}" if student.seat in played.gains else ""
    return "" if played.share is None else f"{min(100.0, 100 * played.share):.1f}"


def _feedback(student: Student, comparison: Comparison, words: Words) -> str:
    if student.table is None:
        return words("debrief.class.grade.lost", table=student.told)
    table, played = student.table, student.table.played
    outcome = words(f"debrief.class.is.{played.outcome}")
    who = seat_name(comparison.agenda, student.seat)
    told = words("debrief.class.grade.told", table=table.name, who=who, outcome=outcome)
    held = "" if student.seat in played.people else words("debrief.class.grade.minister")
    return words.sentences(told, held)
