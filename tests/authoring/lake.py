"""A small sound scenario to break: the template, edited. « marks where a problem is expected."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from game.authoring.library import Loaded, load, with_cases
from game.authoring.play import Table as AnyTable
from game.engine.scenario import Scenario
from game.session.table import Table

ID = "my-scenario"
LAKE = (files("game.authoring") / "template" / "scenario.yaml").read_text(encoding="utf-8")
CASES = (files("game.authoring") / "template" / "play.yaml").read_text(encoding="utf-8")

Edit = tuple[str, str]


def open_table(scenario: Scenario, seed: int) -> AnyTable:
    return Table(scenario, seed, {}, clock=lambda: 0.0)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with each first part, which must stand in it once, replaced by the second."""
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
        text = text.replace(old, new)
    return text


def marked(text: str) -> tuple[str, tuple[int, int]]:
    """The text without its « and the line and column where that stood; (0, 0) if it did not."""
    if "«" not in text:
        return text, (0, 0)
    assert text.count("«") == 1
    before = text[: text.index("«")]
    return text.replace("«", ""), (before.count("\n") + 1, len(before) - before.rfind("\n"))


def written(folder: Path, **texts: str) -> Path:
    """A scenario's folder with these files: scenario, play, zh_CN."""
    made = folder / ID
    made.mkdir(parents=True, exist_ok=True)
    for name, text in {"scenario": LAKE, **texts}.items():
        (made / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return made


def checked(folder: Path, **texts: str) -> Loaded:
    return with_cases(load(written(folder, **texts)), open_table)
