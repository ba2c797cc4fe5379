"""Where files are found and where they go."""

from pathlib import Path

import pytest

from game import paths


def test_shipped_folders_are_those_of_the_checkout() -> None:
    root = Path(__file__).resolve().parents[1]
    assert (paths.scenarios(), paths.assets()) == (root / "scenarios", root / "assets")


def test_data_goes_where_the_environment_says(own_data: Path) -> None:
    assert not own_data.exists()
    assert paths.saves() == own_data / "saves"
    assert paths.saves().is_dir()


def test_data_goes_to_the_system_s_place_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_DATA")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / name)
    assert paths.data() == tmp_path / "communique"
    assert paths.data().is_dir()
