"""`new`: a scenario to start from, sound as it is."""

from pathlib import Path

import pytest

from game.authoring.library import load, with_cases
from game.authoring.template import NotMade, new
from tests.authoring.lake import open_table


def test_what_it_makes_is_sound(tmp_path: Path) -> None:
    made = new("lake-treaty", tmp_path)
    loaded = with_cases(load(made), open_table)
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert loaded.scenario.agenda.id == "lake-treaty"
    assert len(loaded.scenario.members) == 3


def test_it_makes_the_folder_it_is_to_stand_in(tmp_path: Path) -> None:
    assert new("lake", tmp_path / "a" / "b").is_dir()


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    with pytest.raises(NotMade, match="is there already"):
        new("lake", tmp_path)
    assert list((tmp_path / "lake").iterdir()) == []


def test_it_takes_no_id_that_is_taken(tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="there is a scenario 'hotline' already"):
        new("hotline", tmp_path, {"hotline"})


@pytest.mark.parametrize(
    "name", ["", "Lake Treaty", "9lives", "../lake", "a/b", "湖", "-x", "x" * 61, "a\n", "."]
)
def test_bad_ids_get_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="is not an id"):
        new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_bad_id_is_mended(tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="for example lake-treaty"):
        new("Lake Treaty!", tmp_path)
