"""Rosters as teachers save them: what is understood, and how mistakes are told."""

from pathlib import Path

import pytest

from game.debrief.classroom.comparison import Comparison, compare
from game.debrief.classroom.roster import Student, Unusable, read_roster, told
from game.i18n import Words
from tests.debrief.classroom.tables import LEVEL, WHOLE, adopted, kept

GOOD = (
    "name,id,table,seat\nAda Lind,ada@uni.example,table-1,North\nBo Ek,bo@uni.example,table-2.jsonl,south\n"
)


@pytest.fixture(scope="module")
def two_tables(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("class")
    (folder / "lost.jsonl").write_text("hello\n")
    files = [
        kept(adopted(text), folder / f"table-{n}.jsonl") for n, text in enumerate((WHOLE, LEVEL), start=1)
    ]
    return compare([*files, folder / "lost.jsonl"], workers=1)


def read(content: str | bytes, comparison: Comparison, folder: Path) -> tuple[Student, ...]:
    file = folder / "roster.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_roster(file, comparison)


def problems(content: str | bytes, comparison: Comparison, folder: Path, language: str = "en") -> list[str]:
    with pytest.raises(Unusable) as unusable:
        read(content, comparison, folder)
    return [told(one, folder / "roster.csv", Words(language)) for one in unusable.value.problems]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace(",", "\t").encode("utf-16"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("name,id,table,seat", "Student, E-Mail ,GROUP,Delegation"),
        GOOD.replace("name,id,table,seat", "姓名,学号,桌次,席位"),
        GOOD.replace("\n", "\n\n,,,\n"),
        GOOD.replace("table-1", "TABLE_1").replace("North", " NORTH "),
    ],
)
def test_however_it_is_saved_it_says_the_same(
    content: str | bytes, two_tables: Comparison, tmp_path: Path
) -> None:
    students = read(content, two_tables, tmp_path)
    assert [(s.name, s.id, s.table and s.table.name, s.seat) for s in students] == [
        ("Ada Lind", "ada@uni.example", "table-1", "north"),
        ("Bo Ek", "bo@uni.example", "table-2", "south"),
    ]


def test_columns_in_any_order_and_others_beside_them(two_tables: Comparison, tmp_path: Path) -> None:
    content = 'seat,note,id,name,table\nSouth,"late, ill",7,"Lind, Ada",table-1\n'
    (student,) = read(content, two_tables, tmp_path)
    assert (student.seat, student.id, student.name) == ("south", "7", "Lind, Ada")


def test_what_canvas_exports_is_a_roster_once_tables_and_seats_are_in_it(
    two_tables: Comparison, tmp_path: Path
) -> None:
    content = (
        "Student,ID,SIS User ID,SIS Login ID,Section,table,seat\n"
        "    Points Possible,,,,,,\n"
        '"Lind, Ada",4711,S1,alind,Group 2,table-1,North\n'
        '"Student, Test",4999,,9f3c,Group 2,,\n'
        "测试学生,5000,,9f3d,Group 2,,\n"
    )
    (student,) = read(content, two_tables, tmp_path)
    assert (student.number, student.id, student.section) == ("4711", "alind", "Group 2")


def test_a_table_whose_record_is_no_good_is_known(two_tables: Comparison, tmp_path: Path) -> None:
    (student,) = read("name,id,table,seat\nAda,1,lost,North\n", two_tables, tmp_path)
    assert (student.table, student.told) == (None, "lost")


def test_every_mistake_is_told_with_its_place_and_nothing_is_used(
    two_tables: Comparison, tmp_path: Path
) -> None:
    content = (
        "name,id,table,seat\n"
        "Ada,1,table-1,North\n"
        "Bo,,table-1,South\n"
        "Cy,3,tabel-2,Sotuh\n"
        '"Di\nDu",1,table-2,north\n'
        ",5,table-2\n"
        "Ed,=2+3,table-2,south\n"
    )
    assert problems(content, two_tables, tmp_path) == [
        "roster.csv:3:2: Bo has no id. Every student needs a name, an id, a table and a seat.",
        "roster.csv:4:3: No record is called “tabel-2”. Nearest: table-2.",
        "roster.csv:4:4: No delegation is called “Sotuh”. Nearest: South.",
        "roster.csv:5:2: The id “1” stands in line 2 already. Every student stands in the roster once.",
        "roster.csv:7:1: This student has no name. Every student needs a name, an id, a table and a seat.",
        "roster.csv:7:4: This student has no seat. Every student needs a name, an id, a table and a seat.",
        "roster.csv:8:2: “=2+3” is no id: a spreadsheet would calculate it. An id is a number, a user name "
        "or an e-mail address.",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "roster.csv:1:1: There are no students in the file."),
        ("name,id,table,seat\n", "roster.csv:1:1: There are no students in the file."),
        (
            "Ada,1,table-1,North\n",
            "roster.csv:1:1: The first line should name the columns name, id, table and seat. "
            "Missing: name, id, table and seat; found: Ada, 1, table-1, North.",
        ),
        (
            "name;number\nAda;1\n",
            "roster.csv:1:1: The first line should name the columns name, id, table and seat. "
            "Missing: id, table and seat; found: name, number.",
        ),
        (
            "name,id\nJosé,1\n".encode("latin-1"),
            "roster.csv:2:1: The file is not UTF-8. Save it as “CSV UTF-8”.",
        ),
        ('name,id,table,seat\n"Ada,1\n', "roster.csv:2:1: This line is no CSV (unexpected end of data)."),
    ],
)
def test_a_file_that_is_no_roster(
    content: str | bytes, sentence: str, two_tables: Comparison, tmp_path: Path
) -> None:
    assert problems(content, two_tables, tmp_path) == [sentence]


def test_mistakes_in_chinese(two_tables: Comparison, tmp_path: Path) -> None:
    content = "姓名,学号,桌,席位\n王,1,table-1,Nort\n李,,table-1,South\n"
    assert problems(content, two_tables, tmp_path, "zh-CN") == [
        "roster.csv:2:4：没有名为“Nort”的代表团。最接近：North。",
        "roster.csv:3:2：李缺“学号”。每名学生须有姓名、学号、桌和席位。",
    ]


def test_two_records_of_one_name_have_to_be_told_apart(tmp_path: Path) -> None:
    files = [
        kept(adopted(text), tmp_path / group / "table.jsonl") for group, text in (("a", WHOLE), ("b", LEVEL))
    ]
    comparison = compare(files, workers=1)
    head = "name,id,table,seat\n"
    (student,) = read(head + "Ada,1,b/table,North\n", comparison, tmp_path)
    assert student.table is comparison.tables[1]
    assert problems(head + "Ada,1,table,North\n", comparison, tmp_path) == [
        "roster.csv:2:3: Several records are called “table”: a/table, b/table."
    ]
