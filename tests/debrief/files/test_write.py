"""The files of a debrief: all or none, and nobody else's."""

import os
from pathlib import Path

import pytest

from game.debrief.files import write as module
from game.debrief.files.write import write
from game.i18n import Words
from tests.debrief.stories import broken_promise, missed_trade

NAMES = ["debrief.html", "values.csv", "acts.csv", "statement.html", "statement.txt"]
EN = Words("en")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_all_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    assert write(missed_trade(), EN, folder, "north") == [folder / name for name in NAMES]
    assert sorted(contents(folder)) == sorted(NAMES)


def test_those_of_an_earlier_debrief_are_replaced(tmp_path: Path) -> None:
    write(broken_promise(), Words("zh-CN"), tmp_path)
    before = contents(tmp_path)
    write(missed_trade(), EN, tmp_path)
    after = contents(tmp_path)
    assert before.keys() == after.keys()
    assert all(before[name] != after[name] for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_else_wrote_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("My own notes on the talks.\n", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(FileExistsError) as raised:
        write(missed_trade(), EN, tmp_path)
    assert raised.value.filename == str(tmp_path / name)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("earlier", [False, True])
def test_none_is_there_when_one_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: bool
) -> None:
    if earlier:
        write(broken_promise(), EN, tmp_path)
    before = contents(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(module.os, "replace", held(os.replace, "statement.html"))
        with pytest.raises(PermissionError):
            write(missed_trade(), EN, tmp_path)
    assert contents(tmp_path) == before


def test_files_and_links_that_look_like_its_own_are_left_alone(tmp_path: Path) -> None:
    folder, precious = tmp_path / "report", tmp_path / "precious.txt"
    folder.mkdir()
    precious.write_text("mine", encoding="utf-8")
    (folder / "values.csv.part").symlink_to(precious)
    (folder / "debrief.html.part").write_text("mine too", encoding="utf-8")
    write(missed_trade(), EN, folder)
    assert precious.read_text(encoding="utf-8") == "mine"
    assert (folder / "debrief.html.part").read_text(encoding="utf-8") == "mine too"
    assert sorted(contents(folder)) == sorted([*NAMES, "debrief.html.part", "values.csv.part"])


def held(replace, name):  # type: ignore[no-untyped-def]
    """As on a system where a file that is open in another program cannot be replaced."""

    def refuse(part: Path, file: Path) -> None:
        if Path(file).name == name:
            raise PermissionError(13, "Permission denied", str(file))
        replace(part, file)

    return refuse
