"""A class of invented tables: who wins what, who is compared with whom, what a bad file does to the rest."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief.classroom.comparison import (
    Comparison,
    Group,
    NothingToCompare,
    chosen,
    compare,
    ranges,
    winners,
)
from tests.debrief.classroom.tables import (
    APART,
    GREEDY,
    LEVEL,
    TEXTS,
    WHOLE,
    adopted,
    agreed,
    failed,
    kept,
    planted,
    scenario,
    with_history,
)
from tests.debrief.stories import Talks
from tests.tables import table as of_three


def names(tables: tuple[Group, ...]) -> list[str]:
    return [table.name for table in tables]


def outcome(comparison: Comparison) -> object:
    """All that there is to compare, to compare comparisons by."""
    return (
        [
            (t.name, t.letter, t.alike, t.played.gains, t.played.share, t.played.moves)
            for t in comparison.tables
        ],
        [(w.measure, w.points, names(w.tables), w.seats) for w in winners(comparison)],
        [(one.file, one.why) for one in comparison.aside],
    )


def test_four_tables_win_one_thing_each(tmp_path: Path) -> None:
    found = compare(planted(tmp_path), workers=1)
    assert [(w.measure, w.points, names(w.tables), w.seats) for w in winners(found)] == [
        ("seat", 8000, ["greedy"], ("north",)),
        ("sum", 13500, ["whole"], ()),
        ("close", 0, ["level"], ()),
        ("wide", 7000, ["apart"], ()),
    ]
    figures = {t.name: (t.played.gains, t.played.sum, t.played.least, t.played.spread) for t in found.tables}
    assert figures == {
        "greedy": ({"north": 8000, "south": 1700}, 9700, 1700, 6300),
        "whole": ({"north": 7000, "south": 6500}, 13500, 6500, 500),
        "level": ({"north": 6000, "south": 6000}, 12000, 6000, 0),
        "apart": ({"north": 0, "south": 7000}, 7000, 0, 7000),
    }
    shares = {t.name: t.played.share for t in found.tables}
    assert shares["whole"] == 1.0  # the most there is
    assert shares["apart"] == 7000 / 13500
    assert [t.letter for t in found.tables] == ["A", "B", "C", "D"]
    assert names(found.tables) == sorted(TEXTS)


def test_equals_are_all_named(tmp_path: Path) -> None:
    again = kept(adopted(GREEDY, with_history(LEVEL)), tmp_path / "again.jsonl")
    found = compare([*planted(tmp_path), again], workers=1)
    assert [(w.measure, names(w.tables)) for w in winners(found)][:2] == [
        ("seat", ["again", "greedy"]),
        ("sum", ["whole"]),
    ]
    assert winners(found)[0].seats == ("north", "north")


def test_each_seat_over_all_tables_that_ended(tmp_path: Path) -> None:
    open_end = kept(agreed(WHOLE), tmp_path / "open.jsonl")
    home = kept(failed(), tmp_path / "home.jsonl")
    north, south = ranges(compare([*planted(tmp_path), home, open_end], workers=1))
    assert (north.highest, names(north.best), north.median) == (8000, ["greedy"], 6000)
    assert (north.lowest, names(north.worst)) == (0, ["apart", "home"])
    assert (south.highest, names(south.best), south.lowest, names(south.worst)) == (
        7000,
        ["apart"],
        0,
        ["home"],
    )


def test_which_table_chose_what_beside_the_real_text(tmp_path: Path) -> None:
    played = with_history(LEVEL)
    files = [kept(adopted(text, played), tmp_path / f"{name}.jsonl") for name, text in TEXTS.items()]
    home = kept(failed(played), tmp_path / "home.jsonl")
    force, place, costs, review = chosen(compare([*files, home], workers=1))
    assert {option: names(tables) for option, tables in force.options.items()} == {
        "none": ["apart"],
        "large": ["greedy", "level", "whole"],
    }
    assert (force.known, force.real, force.differs) == (True, "large", True)
    assert {option: names(tables) for option, tables in place.options.items()}["harbour"] == ["greedy"]
    assert (costs.differs, list(costs.options)) == (False, ["own"])
    assert (review.real, names(review.options["never"])) == ("never", ["apart", "level"])


def test_tables_that_failed_or_are_not_finished_are_there_and_win_nothing(tmp_path: Path) -> None:
    files = [
        kept(adopted(GREEDY), tmp_path / "greedy.jsonl"),
        kept(agreed(WHOLE), tmp_path / "open.jsonl"),
        kept(failed(), tmp_path / "home.jsonl"),
    ]
    found = compare(files, workers=1)
    assert (names(found.adopted), names(found.failed), names(found.unfinished)) == (
        ["greedy"],
        ["home"],
        ["open"],
    )
    assert {name for w in winners(found) for name in names(w.tables)} == {"greedy"}
    shares = {t.name: t.played.share for t in found.tables}
    assert shares["home"] == 0.0
    assert shares["open"] is None
    assert {t.name: t.played.sum for t in found.tables}["open"] == 13500  # the text as it stands
    only_home = compare(files[2:], workers=1)
    assert winners(only_home) == ()
    assert chosen(only_home) == ()


def test_a_bad_record_keeps_no_other_from_being_compared(tmp_path: Path) -> None:
    torn = kept(adopted(WHOLE), tmp_path / "torn.jsonl")
    torn.write_bytes(torn.read_bytes()[:-20])
    edited = kept(adopted(LEVEL), tmp_path / "edited.jsonl")
    edited.write_bytes(edited.read_bytes().replace(b'"seed":1', b'"seed":2'))
    (tmp_path / "notes.jsonl").write_text("hello\n")
    (tmp_path / "empty.jsonl").touch()
    bad = [edited, tmp_path / "notes.jsonl", tmp_path / "empty.jsonl", tmp_path / "gone.jsonl"]
    found = compare([*bad, torn, kept(adopted(GREEDY), tmp_path / "greedy.jsonl")], workers=1)
    assert names(found.tables) == ["greedy", "torn"]
    damaged = found.tables[1].played
    assert damaged.fault is not None
    assert (damaged.fault.code, damaged.finished) == ("torn", False)
    assert {one.file.name: (one.why, one.fault and one.fault.code) for one in found.aside} == {
        "edited.jsonl": ("fault", "edited"),
        "empty.jsonl": ("fault", "empty"),
        "gone.jsonl": ("closed", None),
        "notes.jsonl": ("fault", "not-a-record"),
    }
    with pytest.raises(NothingToCompare) as nothing:
        compare(bad, workers=1)
    assert len(nothing.value.aside) == 4


def test_another_scenario_is_set_aside_and_so_are_other_clauses(tmp_path: Path) -> None:
    files = planted(tmp_path)
    more_seats = kept(Talks(of_three()), tmp_path / "three.jsonl")
    named = replace(scenario(), agenda=replace(scenario().agenda, id="other", title="Another one"))
    others = [
        kept(adopted(text, named), tmp_path / f"other-{n}.jsonl") for n, text in enumerate((WHOLE, LEVEL))
    ]
    found = compare([more_seats, *others, *files], workers=1)
    assert names(found.tables) == sorted(TEXTS)
    assert {one.file.name: (one.why, one.told) for one in found.aside} == {
        "other-0.jsonl": ("scenario", "Another one"),
        "other-1.jsonl": ("scenario", "Another one"),
        "three.jsonl": ("clauses", ""),
    }


def test_other_numbers_are_compared_in_all_but_points(tmp_path: Path) -> None:
    easier = kept(adopted(APART, scenario(walk_away=0)), tmp_path / "easier.jsonl")
    found = compare([easier, *planted(tmp_path)], workers=1)
    assert names(found.other_numbers) == ["easier"]
    assert names(next(w for w in winners(found) if w.measure == "wide").tables) == ["apart"]
    assert names(chosen(found)[0].options["none"]) == ["apart", "easier"]
    each = [kept(adopted(WHOLE, scenario(walk_away=n)), tmp_path / f"own-{n}.jsonl") for n in (1, 2, 3)]
    apart = compare(each, workers=1)
    assert len(apart.other_numbers) == 3
    assert (winners(apart), ranges(apart)) == ((), ())


def test_the_same_game_counts_once_and_names_are_told_apart(tmp_path: Path) -> None:
    file = kept(adopted(WHOLE), tmp_path / "a" / "table.jsonl")
    copy = tmp_path / "b" / "copy.jsonl"
    copy.parent.mkdir()
    copy.write_bytes(file.read_bytes())
    other = kept(adopted(LEVEL), tmp_path / "b" / "table.jsonl")
    found = compare([copy, other, file, file], workers=1)
    assert names(found.tables) == ["a/table", "b/table"]
    assert [(one.file.name, one.why, one.told) for one in found.aside] == [
        ("copy.jsonl", "same", "table.jsonl")
    ]


def test_order_and_number_of_processes_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("hello\n")
    files = [*planted(tmp_path), kept(failed(), tmp_path / "home.jsonl"), tmp_path / "bad.jsonl"]
    heard: list[float] = []
    alone = compare(files, workers=1)
    together = compare(files[::-1], progress=heard.append, workers=2)
    assert outcome(together) == outcome(alone)
    assert heard == [n / 6 for n in range(1, 7)]


def test_tables_are_in_the_order_a_person_counts(tmp_path: Path) -> None:
    texts = {"table-10": WHOLE, "table-9": LEVEL, "table-1": GREEDY}
    files = [kept(adopted(text), tmp_path / f"{name}.jsonl") for name, text in texts.items()]
    assert names(compare(files, workers=1).tables) == ["table-1", "table-9", "table-10"]
