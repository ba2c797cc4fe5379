"""The pages of a class, as blocks: what they say, and what they hide."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from game.debrief.charts.svg import svg
from game.debrief.classroom.comparison import Comparison, NothingToCompare, compare
from game.debrief.classroom.pages import class_pages, told_aside
from game.debrief.classroom.tables import class_figures
from game.debrief.page import Card, Figure, Pages, Table
from game.i18n import Words
from tests.debrief.classroom.tables import LEVEL, TEXTS, adopted, agreed, failed, kept, scenario, with_history


def texts(value: object) -> Iterator[str]:
    """Every text in it, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def blocks(pages: Pages, kind: type) -> list:
    return [b for page in pages.pages for s in page.sections for b in s.blocks if isinstance(b, kind)]


@pytest.fixture
def whole(tmp_path: Path) -> Comparison:
    """Four statements with a real text beside them, one failure, one open end, one variant, one bad file."""
    played = with_history(LEVEL)
    files = [kept(adopted(text, played), tmp_path / f"t-{name}.jsonl") for name, text in TEXTS.items()]
    (tmp_path / "t-bad.jsonl").write_text("hello\n")
    return compare(
        [
            *files,
            kept(failed(played), tmp_path / "t-home.jsonl"),
            kept(agreed(LEVEL, played), tmp_path / "t-open.jsonl"),
            kept(adopted(LEVEL, scenario(walk_away=5)), tmp_path / "t-variant.jsonl"),
            tmp_path / "t-bad.jsonl",
        ],
        workers=1,
    )


def test_winners_tables_seats_and_clauses_are_told(whole: Comparison) -> None:
    pages = class_pages(whole, Words("en"))
    assert pages.title == "A small table"
    assert pages.heading == "7 tables: 5 with a statement, 1 without, 1 not finished"
    assert pages.notices == (
        "t-bad.jsonl is not compared: This is not the record of a game.",
        "Played with other numbers: t-variant. Outcomes and clauses are compared, points are not.",
        "Not finished: t-open. Points there are those of the text as it stands, and count for no winner.",
    )
    assert [page.key for page in pages.pages] == ["class", "class-seats", "class-clauses", "class-talk"]
    cards = blocks(pages, Card)
    assert [(card.told, card.lines[0]) for card in cards[:4]] == [
        ("80.0 points", "North (t-greedy)."),
        ("135.0 points", "t-whole."),
        ("0.0 points", "t-level."),
        ("70.0 points", "t-apart."),
    ]
    assert cards[4].lines == (
        "None of force: t-apart",
        "Large of force: t-greedy, t-level, t-variant and t-whole",
        "Real text: large of force",
    )
    ended, points, seats, clauses = blocks(pages, Table)
    assert [(row[0].text, row[1].text) for row in ended.rows] == [
        ("t-apart", "Statement adopted"),
        ("t-greedy", "Statement adopted"),
        ("t-home", "No statement"),
        ("t-level", "Statement adopted"),
        ("t-open", "Not finished"),
        ("t-variant", "Statement adopted"),
        ("t-whole", "Statement adopted"),
    ]
    assert [cell.text for cell in points.rows[1]] == [
        "t-greedy",
        "+80.0",
        "+17.0",
        "+97.0",
        "+17.0",
        "63.0",
        "72 %",
    ]
    assert [cell.text for cell in seats.rows[0]][:3] == ["North", "+80.0", "t-greedy"]
    assert [cell.text for cell in clauses.rows[3]] == [
        "4. Review",
        "Never of review (3) · Yearly of review (2)",
        "never of review",
        "3",
    ]


def test_numbers_come_after_what_happened_and_history_last(whole: Comparison) -> None:
    """Before the gate of numbers opens there is no point and no winner."""
    pages = class_pages(whole, Words("en"))
    gates = {s.title: s.gate for page in pages.pages for s in page.sections}
    assert [title for title, gate in gates.items() if gate == 1] == ["How each table ended"]
    real = [s for page in pages.pages for s in page.sections if "Real text: large of force" in set(texts(s))]
    assert {section.gate for section in real} == {3}


def test_many_equals_are_counted(tmp_path: Path) -> None:
    (one,) = compare([kept(adopted(LEVEL), tmp_path / "one.jsonl")], workers=1).tables
    many = Comparison(tuple(replace(one, name=f"t-{n}", letter=str(n)) for n in range(30)), ())
    pages = class_pages(many, Words("en"))
    assert [card.lines[0] for card in blocks(pages, Card)[:4]] == [
        "North (all 30 tables) and South (all 30 tables).",
        *["all 30 tables."] * 3,
    ]
    assert not any(dot.name.startswith("t-") for dot in blocks(pages, Figure)[0].chart.dots)


def test_one_table_is_told_as_one(tmp_path: Path) -> None:
    files = [kept(adopted(LEVEL), tmp_path / "one.jsonl")]
    assert class_pages(compare(files, workers=1), Words("en")).heading.startswith("One table: 1 with")


def test_letters_hide_every_file_from_programs_too(whole: Comparison) -> None:
    told = json.dumps(class_figures(whole, hidden=True))
    assert "jsonl" not in told
    assert not [table.name for table in whole.tables if table.name in told]
    assert all(table.name in json.dumps(class_figures(whole)) for table in whole.tables)


def test_letters_hide_every_file(whole: Comparison) -> None:
    names = {table.name for table in whole.tables} | {"t-bad.jsonl"}
    said = set(texts(class_pages(whole, Words("en"), hidden=True)))
    assert not [text for text in said for name in names if name in text]
    assert "Table A" in said
    assert any("t-greedy" in text for text in texts(class_pages(whole, Words("en"))))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_pictures_can_be_drawn_and_have_their_table(whole: Comparison, language: str) -> None:
    figures = blocks(class_pages(whole, Words(language)), Figure)
    assert len(figures) == 2
    for figure in figures:
        assert svg(figure.chart, 480, 300, language).startswith("<svg")
        assert len({len(row) for row in figure.chart.table}) == 1
        assert len(figure.chart.dots) >= len(figure.chart.table) - 1


def test_where_nothing_can_be_compared_it_is_said(tmp_path: Path) -> None:
    files = [kept(failed(scenario(walk_away=n)), tmp_path / f"{n}.jsonl") for n in (1, 2)]
    pages = class_pages(compare(files, workers=1), Words("en"))
    said = set(texts(pages))
    assert "No table whose points can be compared has a statement." in said
    assert "There are no points to compare." in said
    assert any(text.startswith("Every table played with other numbers") for text in pages.notices)
    assert not blocks(pages, Figure)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_why_a_file_is_set_aside_names_it(tmp_path: Path, language: str) -> None:
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(NothingToCompare) as nothing:
        compare([tmp_path / "empty.jsonl", tmp_path / "gone.jsonl"], language, workers=1)
    told = [told_aside(one, Words(language)) for one in nothing.value.aside]
    assert [sentence.split()[0] for sentence in told] == ["empty.jsonl", "gone.jsonl"]
