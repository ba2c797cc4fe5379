"""The pages in docs/ say what the program does, and nothing else."""

import ast
import re
from pathlib import Path

from game.engine.speech import REMARKS

ROOT = Path(__file__).resolve().parents[1]
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
REFUSAL, SPEECH = (
    (ROOT / "game" / "engine" / f"{n}.py").read_text(encoding="utf-8") for n in ("refusal", "speech")
)


def paragraphs() -> list[str]:
    return re.findall(r"^(\d+\.\d+) ", RULES, re.MULTILINE)


def names_of_tests() -> list[str]:
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "tests" / "engine").rglob("test_*.py")]
    found = [n.name for tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return [name for name in found if name.startswith("test_r") and name[6:7].isdigit()]


def paragraph_of(name: str) -> str:
    numbered = re.match(r"test_r(\d+)_(\d+)_", name)
    assert numbered, f"{name} names no paragraph"
    return ".".join(numbered.groups())


def refusal_codes() -> set[str]:
    """Those that `refusal` names, and the flaws of words that it hands on."""
    calls = (n for n in ast.walk(ast.parse(REFUSAL)) if isinstance(n, ast.Call))
    named = (c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "_no")
    return {ast.literal_eval(c.args[0]) for c in named} | flaws_of_words()


def flaws_of_words() -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(SPEECH)):
        match node:
            case ast.Tuple([ast.Constant(str(code)), ast.Dict()]):
                found.add(code)
    return found


def told_in(section: str) -> list[str]:
    """The codes in the first column of the table of a section."""
    text = RULES.split(f"\n## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)


def test_rules_are_numbered_in_order() -> None:
    chapters = [int(n) for n in re.findall(r"^## (\d+)\. ", RULES, re.MULTILINE)]
    assert chapters == list(range(1, len(chapters) + 1))
    expected: list[str] = []
    for chapter in chapters:
        own = [p for p in paragraphs() if p.startswith(f"{chapter}.")]
        expected += [f"{chapter}.{n}" for n in range(1, len(own) + 1)]
    assert paragraphs() == expected


def test_every_rule_has_a_test() -> None:
    tested = {paragraph_of(name) for name in names_of_tests()}
    assert [p for p in paragraphs() if p not in tested] == []


def test_no_test_names_a_rule_that_does_not_exist() -> None:
    known = set(paragraphs())
    assert [name for name in names_of_tests() if paragraph_of(name) not in known] == []


def test_every_refusal_is_in_the_rules() -> None:
    assert sorted(told_in("Refusals")) == sorted(refusal_codes())


def test_every_set_remark_is_in_the_rules() -> None:
    assert told_in("Set remarks") == sorted(REMARKS)
