"""The scenarios that come with the game are sound, translated whole, and their cases come out."""

from pathlib import Path

import pytest

from game import codec
from game.authoring.command import check_paths
from game.authoring.library import load
from game.engine.scenario import Scenario
from game.paths import scenarios
from tests.authoring.lake import open_table

SHIPPED = sorted(file.parent for file in scenarios().glob("*/scenario.yaml"))
each = pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)


@each
def test_nothing_is_wrong_with_it(folder: Path) -> None:
    lines, code = check_paths([str(folder)], strict=True, open_table=open_table)
    assert (lines, code) == ([], 0)


@each
def test_it_is_translated_and_has_cases(folder: Path) -> None:
    assert "zh-CN" in load(folder).translations
    assert (folder / "play.yaml").is_file()


@each
def test_a_record_can_hold_it(folder: Path) -> None:
    loaded = load(folder)
    assert loaded.scenario is not None
    tree = codec.encode(loaded.scenario)
    back: Scenario = codec.decode(tree, Scenario)
    assert back == loaded.scenario
    for translation in loaded.translations.values():
        texts = codec.difference(tree, codec.encode(translation))
        assert codec.decode(codec.patched(tree, texts), Scenario) == translation
