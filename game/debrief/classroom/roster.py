"""The teacher's roster: who sat at which table in which seat, from a CSV file as a spreadsheet saves it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from game.debrief.classroom.comparison import Comparison, Group
from game.debrief.files.cells import BOM, safe
from game.engine.scenario import Seat
from game.i18n import Words
from game.session.lines import printable

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "student", "student name", "full name", "姓名", "学生", "学生姓名"),
    "id": (
        *("sis login id", "sis user id", "email address", "email", "e mail", "id number", "username"),
        *("student id", "id", "学号", "邮箱", "电子邮箱", "电子邮件", "用户名"),
    ),
    "table": ("table", "record", "file", "group", "桌", "桌次", "桌号", "小组", "记录", "文件"),
    "seat": ("seat", "delegation", "country", "席位", "代表团", "国家"),
    "section": ("section", "班级"),
}
"""How each column may be called, what says most first: a file that Canvas has exported needs only `table` and
`seat` beside what it has."""
NEEDED = ("name", "id", "table", "seat")
NOBODY = ("student, test", "test student", "测试学生")
"""Whom Canvas exports besides, for the teacher to see what students see."""


@dataclass(frozen=True, slots=True)
class Student:
    """`table`: None where its record is among those that are not compared. `number`: what Canvas calls ID,
    where the roster was exported from there."""

    name: str
    id: str
    table: Group | None
    told: str
    seat: Seat
    section: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a roster, and where: the line, and the cell of the line, both from 1."""

    line: int
    column: int
    code: str
    args: Mapping[str, object] = field(default_factory=dict)


class Unusable(Exception):
    """A roster with mistakes is not used at all; `problems` are all that were found, in their order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{p.line}:{p.column} {p.code}" for p in problems))
        self.problems = tuple(problems)


def told(problem: Problem, file: Path, words: Words) -> str:
    """The problem in a sentence, after file:line:column."""
    args = dict(problem.args)
    for key in ("field", "missing"):
        if key in args:
            fields = str(args[key]).split()
            args[key] = words.listed([words(f"debrief.class.roster.column.{name}") for name in fields])
    sentence = words(f"debrief.class.roster.{problem.code}", **args)
    place = {"file": file.name, "line": problem.line, "column": problem.column}
    return words("debrief.class.roster.place", told=sentence, **place)


def read_roster(file: Path, comparison: Comparison) -> tuple[Student, ...]:
    """The students of a roster, in its order. Commas, semicolons or tabs, with or without a byte order mark,
    columns in any order, called in English or Chinese, further ones left alone. Raises Unusable or OSError.
    """
    rows = _rows(file.read_bytes())
    if not rows:
        raise Unusable([Problem(1, 1, "empty")])
    line, head = rows[0]
    places = _places(head)
    missing = [name for name in NEEDED if name not in places]
    if missing:
        found = printable(", ".join(cell.strip() for cell in head))
        raise Unusable([Problem(line, 1, "head", {"missing": " ".join(missing), "found": found})])
    reader = _Reader(comparison, places)
    students = [reader.student(line, row) for line, row in rows[1:] if reader.names_somebody(row)]
    if not students:
        reader.problems.append(Problem(line, 1, "empty"))
    if reader.problems:
        raise Unusable(reader.problems)
    return tuple(student for student in students if student is not None)


def _rows(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows in which anything stands, each with the number of the line where it begins."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unusable([Problem(line, 1, "encoding")]) from None
    text = text.removeprefix(BOM)
    first = text.lstrip().partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    rows: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begun, row))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Unusable([Problem(begun, 1, "csv", {"why": str(error)})]) from None
    return rows


def _places(head: Sequence[str]) -> dict[str, int]:
    """Where each column stands; `number` where an ID is there beside what Canvas calls SIS."""
    names = [_plain(cell) for cell in head]
    places = {
        column: next(names.index(name) for name in known if name in names)
        for column, known in COLUMNS.items()
        if not set(known).isdisjoint(names)
    }
    if "id" in names and any(name.startswith("sis ") for name in names):
        places["number"] = names.index("id")
    return places


def _plain(text: str) -> str:
    """As names are compared: no matter how they are written."""
    return " ".join(text.replace("-", " ").replace("_", " ").casefold().split())


class _Reader:
    """Reads row after row, and keeps what is wrong."""

    def __init__(self, comparison: Comparison, places: Mapping[str, int]) -> None:
        self.problems: list[Problem] = []
        self._places = places
        self._lines: dict[str, int] = {}
        self._tables = list(_tables(comparison))
        self._aside = {_plain(one.file.name) for one in comparison.aside}
        self._aside |= {_plain(one.file.stem) for one in comparison.aside}
        self._seats = {
            _plain(name): seat
            for table in comparison.tables
            for seat, names in table.played.names.items()
            for name in names
        }
        self._names = [d.name for d in comparison.agenda.delegations.values()]

    def names_somebody(self, row: Sequence[str]) -> bool:
        """Not so an empty row, nor the points possible that Canvas has at the top, nor its test student who
        sits at no table."""
        said = {name: row[self._places[name]].strip() for name in NEEDED if self._places[name] < len(row)}
        tested = _plain(said.get("name", "")) in NOBODY and not said.get("table")
        return any(said.values()) and "Points Possible" not in said.values() and not tested

    def student(self, line: int, row: Sequence[str]) -> Student | None:
        """None where something is wrong with it."""
        before = len(self.problems)
        cells = {
            column: printable(" ".join(row[n].split())) if n < len(row) else ""
            for column, n in self._places.items()
        }
        for column in NEEDED:
            if not cells[column]:
                who = {"who": cells["name"]} if cells["name"] else {}
                self._wrong(line, column, "blank" if who else "blank.nameless", field=column, **who)
        self._identity(line, cells["id"])
        table = self._table(line, cells["table"])
        seat = self._seat(line, cells["seat"])
        if len(self.problems) > before or seat is None:
            return None
        return Student(
            cells["name"],
            cells["id"],
            table,
            cells["table"],
            seat,
            cells.get("section", ""),
            cells.get("number", ""),
        )

    def _wrong(self, line: int, column: str, code: str, **args: object) -> None:
        self.problems.append(Problem(line, self._places[column] + 1, code, args))

    def _identity(self, line: int, said: str) -> None:
        if not said:
            return
        if safe(said) != said:
            self._wrong(line, "id", "formula", said=said)
        first = self._lines.setdefault(said.casefold(), line)
        if first != line:
            self._wrong(line, "id", "twice", said=said, first=first)

    def _table(self, line: int, said: str) -> Group | None:
        wanted = _plain(said)
        found = list(dict.fromkeys(table for name, table in self._tables if name == wanted))
        found = [table for table in found if table.name == said] or found
        if len(found) > 1:
            meant = ", ".join(table.name for table in found)
            self._wrong(line, "table", "table.several", said=said, meant=meant)
        elif not found and wanted and wanted not in self._aside:
            names = dict.fromkeys(table.name for _, table in self._tables)
            self._wrong(line, "table", "table", said=said, meant=_nearest(said, names))
        return found[0] if len(found) == 1 else None

    def _seat(self, line: int, said: str) -> Seat | None:
        seat = self._seats.get(_plain(said))
        if seat is None and said:
            self._wrong(line, "seat", "seat", said=said, meant=_nearest(said, self._names))
        return seat


def _tables(comparison: Comparison) -> Iterator[tuple[str, Group]]:
    """Every way to call a table."""
    for table in comparison.tables:
        file = table.played.file
        yield from ((_plain(name), table) for name in (table.name, file.name, file.stem))


def _nearest(said: str, known: Iterable[str]) -> str:
    """The one that is meant; all where none is near, up to a dozen."""
    names: dict[str, str] = {}
    for name in known:
        names.setdefault(_plain(name), name)
    close = get_close_matches(_plain(said), names, n=1)
    return ", ".join(names[name] for name in close or [*names][:12])
