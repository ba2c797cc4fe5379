"""Every flag that a scenario names is there as a picture, and every picture has the one size."""

import struct
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
SCENARIOS = sorted((ROOT / "scenarios").glob("*/scenario.yaml"))
FLAGS = {path.stem: path for path in (ASSETS / "flags").glob("*.png")}
ICONS = {path.stem: path for path in (ASSETS / "icons").glob("*.png")}
RGB, RGBA = 2, 6  # kinds of PNG


def header(path: Path) -> tuple[int, int, int, int]:
    """Width, height, bits and kind of a PNG."""
    start = path.read_bytes()[:26]
    assert start[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">IIBB", start[16:])


def flags_of(scenario: Path) -> set[str]:
    tree: Any = yaml.load(scenario.read_text(encoding="utf-8"), yaml.BaseLoader)  # "no" stays Norway
    return {delegation.get("flag", "none") for delegation in tree["delegations"].values()}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.parent.name)
def test_every_flag_of_a_scenario_has_a_picture(scenario: Path) -> None:
    assert flags_of(scenario)
    assert flags_of(scenario) - set(FLAGS) == set()


def test_flags_are_those_a_scenario_may_name() -> None:
    assert {"nato", "osce", "weu", "none"} == {name for name in FLAGS if len(name) != 2}
    assert {"eu", "un", "cn", "gb", "no", "us"} <= set(FLAGS)
    assert len(FLAGS) > 250


def test_flags_have_one_size_and_no_palette() -> None:
    assert {header(path) for path in FLAGS.values()} == {(192, 144, 8, RGB)}


def test_icons_have_one_size_and_opacity() -> None:
    assert ICONS
    assert {header(path) for path in ICONS.values()} == {(96, 96, 8, RGBA)}


@pytest.mark.parametrize("folder", ["flags", "icons"])
def test_licences_lie_beside_them(folder: str) -> None:
    assert "Copyright (c)" in (ASSETS / folder / "LICENSE").read_text(encoding="utf-8")
