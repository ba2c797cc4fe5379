"""docs/record-format.md says what the program writes, and every fault it finds."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from game import codec
from game.codec.strict import snake
from game.engine.actions import Action
from tests.session import golden
from tests.session.games import sample, trees

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "record-format.md").read_text(encoding="utf-8")


def fault_codes() -> Iterator[str]:
    for path in (ROOT / "game" / "session").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(ast.Name("Fault" | "_fault"), [ast.Constant(str(code)), *_]):
                    yield code


def test_every_fault_is_on_the_page() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \| .* \| .* \|$", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(set(fault_codes()))


def test_every_key_is_on_the_page() -> None:
    header, entry = trees(sample(1))
    columns = re.findall(r"## (?:The header|An action)\n\n\| key .*\n\|.*\n((?:\|.*\n)+)", PAGE)
    assert [re.findall(r"^\| `(\w+)`", column, re.MULTILINE) for column in columns] == [
        [*header, "check"],
        [*entry, "check"],
    ]


def test_every_action_is_on_the_page() -> None:
    table = PAGE.split("| `do` | its keys |", 1)[1].split("\n\n", 1)[0]
    kinds: dict[str, set[str]] = {}
    for row in table.splitlines()[2:]:
        names, keys = row.split("|")[1:3]
        for kind in re.findall(r"`(\w+)`", names):
            kinds[kind] = set(re.findall(r"`(\w+)`", keys))
    assert kinds == {snake(one): {f.name for f in fields(one)} for one in get_args(Action)}


@pytest.mark.skipif(not (shutil.which("sh") and shutil.which("b2sum")), reason="needs a shell and b2sum")
def test_the_digests_can_be_verified_by_hand(tmp_path: Path) -> None:
    script = PAGE.split("```sh\n", 1)[1].split("```", 1)[0]
    record = (golden.FOLDER / golden.NAME).read_bytes()
    for content, verdict in (
        (record, b""),
        (record.replace(b"Not free", b"Now free"), b'wrong: {"number":18,'),
    ):
        (tmp_path / "game.jsonl").write_bytes(content)
        said = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, check=True)
        assert said.stderr == b""
        assert said.stdout[:20] == verdict


def test_the_name_of_a_scenario() -> None:
    header = trees(sample(0))[0]
    assert header["scenario_digest"] == codec.fingerprint(header["scenario"])
