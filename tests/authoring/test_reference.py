"""The page for instructors is up to date, and its examples are true."""

import re
from pathlib import Path

import pytest

from game.authoring import checks, overlay, play, shape, source, upgrade
from game.authoring.reference import main, renewed
from game.authoring.source import parsed
from game.codec import decode

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scenario-format.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)
KEYS = {f.name for f in shape.Scenario.__dataclass_fields__.values()}


def test_the_page_is_up_to_date() -> None:
    """If not: python -m game.authoring.reference docs/scenario-format.md"""
    assert renewed(TEXT) == TEXT


def test_writing_it_anew_changes_only_what_is_made(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        re.sub(r"(made by [^\n]*\n).*?(<!-- end)", r"\1old\n\2", TEXT, flags=re.S), encoding="utf-8"
    )
    assert page.read_text(encoding="utf-8") != TEXT
    main(page)
    assert page.read_text(encoding="utf-8") == TEXT


def test_every_problem_has_an_entry() -> None:
    codes = {check.code for group in (checks.STRUCTURE, checks.WORDS, checks.BARGAINING) for check in group}
    codes |= {check.code for check in overlay.CHECKS} | {check.code for check in play.CHECKS}
    codes |= source.CODES.keys() | upgrade.CODES.keys()
    assert [code for code in codes if f"**{code}**" not in TEXT] == []


@pytest.mark.parametrize(
    "block", [block for block in BLOCKS if "\nif:" not in block], ids=lambda block: block[:20]
)
def test_the_examples_are_what_they_say(block: str) -> None:
    tree = parsed(block.encode(), "page").tree
    assert isinstance(tree, dict)
    hints = {key: shape.Scenario.__annotations__[key] for key in tree if key in KEYS}
    for key, hint in hints.items():
        decode(tree[key], hint)
    if not hints and tree.keys() & {"texts", "games"}:
        cases: play.Cases = decode(tree, play.Cases)
        assert cases.texts


def test_conditions_are_what_they_say() -> None:
    (block,) = [block for block in BLOCKS if block.startswith("if:")]
    for line in block.splitlines():
        assert decode(parsed(line.encode(), "page").tree["if"], shape.Condition) != shape.Condition()
