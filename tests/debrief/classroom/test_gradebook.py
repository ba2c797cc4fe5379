"""The files for Moodle and Canvas, by what their importers read."""

import csv
import io
from pathlib import Path

import pytest

from game.debrief.classroom.comparison import Comparison, compare
from game.debrief.classroom.gradebook import CANVAS, MOODLE, canvas, moodle
from game.debrief.classroom.roster import Student, read_roster
from game.debrief.files.cells import BOM
from game.debrief.files.write import write_class
from game.i18n import Words
from tests.debrief.classroom.tables import GREEDY, WHOLE, adopted, agreed, failed, kept

EN = Words("en")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("class")
    (folder / "lost.jsonl").write_text("hello\n")
    talks = {"whole": adopted(WHOLE), "greedy": adopted(GREEDY), "home": failed(), "open": agreed(WHOLE)}
    files = [kept(one, folder / f"{name}.jsonl") for name, one in talks.items()]
    return compare([*files, folder / "lost.jsonl"], workers=1)


def roster(
    tables: Comparison, folder: Path, *lines: str, head: str = "name,id,table,seat"
) -> tuple[Student, ...]:
    (folder / "roster.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    return read_roster(folder / "roster.csv", tables)


@pytest.fixture
def students(tables: Comparison, tmp_path: Path) -> tuple[Student, ...]:
    return roster(
        tables,
        tmp_path,
        "Ada,ada@uni.example,whole,North",
        '"=Bo(1), ""B""",bo@uni.example,greedy,South',
        "Cy,cy@uni.example,home,North",
        "Di,di@uni.example,open,South",
        "Ed,ed@uni.example,lost,North",
    )


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_moodle_gets_every_measure_and_none_is_empty(
    tables: Comparison, students: tuple[Student, ...]
) -> None:
    text = moodle(students, tables, EN)
    assert text.startswith(BOM)  # for Excel; Moodle takes it off
    head, *lines = rows(text.removeprefix(BOM))
    assert head == [
        "Email address",
        "Name",
        "Table",
        "Delegation",
        "A small table: Share of what was possible",
        "A small table: Points above walking away",
        "A small table: Statement adopted",
        "Feedback",
    ]
    assert [[line[0], *line[4:7]] for line in lines] == [
        ["ada@uni.example", "100.0", "70.0", "1"],
        ["bo@uni.example", lines[1][4], "17.0", "1"],
        ["cy@uni.example", "0.0", "0.0", "0"],
        ["di@uni.example", "-", "-", "-"],
        ["ed@uni.example", "-", "-", "-"],
    ]
    assert 0 < float(lines[1][4]) < 100
    assert all(cell for line in lines for cell in line)
    assert lines[0][7] == "whole, North: statement adopted."
    assert lines[4][7] == "lost: the record could not be compared."


def test_moodle_is_told_of_numbers_where_they_are_no_addresses(tables: Comparison, tmp_path: Path) -> None:
    students = roster(tables, tmp_path, "Ada,0042,whole,North", "Bo,bo@uni.example,whole,South")
    head, first, _ = rows(moodle(students, tables, EN, "adopted").removeprefix(BOM))
    assert (head[0], first[0]) == ("ID number", "0042")
    assert head[4] == "A small table: Statement adopted"


@pytest.mark.parametrize(
    ("measure", "possible", "grades"),
    [("share", "100", ["100.0", "0.0"]), ("gain", "100", ["70.0", "0.0"]), ("adopted", "1", ["1", "0"])],
)
def test_canvas_gets_one_assignment_and_its_points(
    measure: str, possible: str, grades: list[str], tables: Comparison, students: tuple[Student, ...]
) -> None:
    text = canvas(students, tables, EN, measure)
    assert text.startswith("Student,ID,SIS User ID,SIS Login ID,Section,")  # no mark before it
    head, points, *lines = rows(text)
    assert len(head) == 6
    assert not head[5].endswith(")")  # Canvas would look for its own number there
    assert points == ["    Points Possible", "", "", "", "", possible]
    assert [lines[n][5] for n in (0, 2)] == grades
    assert [line[5] for line in lines[3:]] == ["", ""]
    assert lines[0][:5] == ["Ada", "", "ada@uni.example", "ada@uni.example", ""]


def test_canvas_finds_by_its_own_number_where_the_roster_has_it(tables: Comparison, tmp_path: Path) -> None:
    head = "Student,ID,SIS Login ID,Section,table,seat"
    students = roster(tables, tmp_path, "Ada,4711,alind,Group 2,whole,North", head=head)
    assert rows(canvas(students, tables, EN))[2][:5] == ["Ada", "4711", "alind", "alind", "Group 2"]


def test_no_spreadsheet_calculates_a_name(tables: Comparison, students: tuple[Student, ...]) -> None:
    assert rows(canvas(students, tables, EN))[3][0] == '\'=Bo(1), "B"'
    assert rows(moodle(students, tables, EN))[2][1] == '\'=Bo(1), "B"'


def test_a_seat_that_no_person_held_is_said(tmp_path: Path) -> None:
    talks = adopted(WHOLE, holders={"north": "minister:fair", "south": "person"})
    tables = compare([kept(talks, tmp_path / "whole.jsonl")], workers=1)
    line = rows(moodle(roster(tables, tmp_path, "Ada,1,whole,North"), tables, EN))[1]
    assert line[7] == "whole, North: statement adopted. No person held this seat."


def test_a_class_is_written_with_its_gradebooks_over_older_ones(
    tables: Comparison, students: tuple[Student, ...], tmp_path: Path
) -> None:
    for measure in ("share", "gain"):
        files = write_class(tables, Words("zh-CN"), tmp_path / "out", students, measure)
    assert [file.name for file in files] == ["class.html", "class.csv", MOODLE, CANVAS]
    assert files[2].read_bytes() == moodle(students, tables, Words("zh-CN"), "gain").encode()
    assert files[3].read_bytes() == canvas(students, tables, Words("zh-CN"), "gain").encode()
    assert b"\r\r" not in files[2].read_bytes()


@pytest.mark.parametrize(
    "export",
    [
        "Student,ID,SIS User ID,SIS Login ID,Section\nAda,1,S1,alind,A\n",
        "Student,ID,SIS User ID,SIS Login ID,Section,A small table: Statement adopted (77)\n",
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (76),Final Score\n    Points Possible,,,,,10,\n",
        'Student,ID,SIS User ID,SIS Login ID,Section,"Essay: Statement adopted (9)",Final Score\n',
        "",
    ],
)
def test_what_a_teacher_exported_from_canvas_is_not_replaced(
    export: str, tables: Comparison, students: tuple[Student, ...], tmp_path: Path
) -> None:
    mine = tmp_path / CANVAS
    mine.write_text(export, encoding="utf-8")
    with pytest.raises(FileExistsError) as raised:
        write_class(tables, EN, tmp_path, students)
    assert raised.value.filename == str(mine)
    assert {file.name for file in tmp_path.iterdir()} == {CANVAS, "roster.csv"}
    assert mine.read_text(encoding="utf-8") == export


def test_ours_is_replaced_in_another_language(
    tables: Comparison, students: tuple[Student, ...], tmp_path: Path
) -> None:
    for language, measure in (("zh-CN", "gain"), ("en", "adopted"), ("en", "share")):
        write_class(tables, Words(language), tmp_path / "out", students, measure)
    assert (tmp_path / "out" / CANVAS).read_text(encoding="utf-8").startswith("Student,ID,")


def test_a_class_without_a_roster_has_no_gradebook(tables: Comparison, tmp_path: Path) -> None:
    assert [f.name for f in write_class(tables, EN, tmp_path, hidden=True)] == ["class.html", "class.csv"]
    told = list(csv.reader((tmp_path / "class.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert told[0][:3] == ["table", "file", "outcome"]
    assert {row[0] for row in told[1:]} == {table.letter for table in tables.tables}
    assert {row[1] for row in told[1:]} == {""}
    assert len(told) - 1 == sum(len(table.played.values) for table in tables.tables)
