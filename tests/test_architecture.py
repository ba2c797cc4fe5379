"""Who may import whom, as a table; and what every module has in common."""

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Part of game/ -> the other parts it may import; a part without a row may not exist.
MAY_IMPORT = {
    "__init__": set[str](),
    "__main__": {"cli"},
    "engine": set[str](),
    "codec": {"engine"},
    "paths": set[str](),
    "i18n": {"paths"},
    "authoring": {"engine", "codec", "paths"},
    "ministers": {"engine"},
    "session": {"engine", "codec"},
    "analysis": {"engine"},
    "debrief": {"engine", "codec", "analysis", "session", "ministers", "sentences", "i18n", "paths"},
    "sentences": {"engine", "session", "ministers", "i18n"},
    "terminal": {"engine", "session", "ministers", "debrief", "i18n", "paths", "sentences"},
    "ui": {"engine", "session", "ministers", "debrief", "i18n", "paths", "sentences"},
}
BELOW = set(MAY_IMPORT) - {"__main__", "terminal", "ui"}
ABOVE = {"simulation", "net", "terminal", "ui"}
MAY_IMPORT |= {"simulation": BELOW, "net": BELOW, "commands": BELOW | ABOVE, "cli": {"commands", "i18n"}}

# Package -> the only parts that may use it.
USERS = {
    "yaml": {"authoring"},
    "platformdirs": {"paths"},
    "numpy": {"analysis", "ministers"},
    "highspy": {"analysis"},
    "distributed": {"simulation"},
    "pygame": {"ui"},
    "jinja2": {"debrief"},
    "random": {"ministers", "session", "simulation", "commands"},
}

ENGINE_NEVER = {"random", "time", "datetime", "os", "pathlib", "socket", "threading", "secrets", "io", "sys"}
ENGINE_NEVER_CALLS = {"float", "open", "input", "print"}

# Only the table applies an action; parts that see views do not reach behind them.
TABLE = "game.session.table"
VIEWERS = {"ministers", "sentences", "terminal", "ui"}
BEHIND_THE_VIEW = {"game.engine.rules", "game.engine.state.State"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in sorted((ROOT / "game").rglob("*.py"))}
TESTS = {name_of(path): path for path in sorted((ROOT / "tests").rglob("*.py"))}


def part_of(module: str) -> str:
    """`game.engine.view` -> `engine`"""
    return f"{module}.__init__".split(".")[1]


def tree_of(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


@cache
def imports_of(module: str) -> tuple[str, ...]:
    """Everything a module imports, anywhere in it, with its full name: modules and names in them alike."""
    return tuple(_imported(module))


def _imported(module: str) -> Iterator[str]:
    here = module.split(".") if MODULES[module].name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = here[: len(here) - node.level + 1] if node.level else []
            source = ".".join([*start, *([node.module] if node.module else [])])
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def by_part(modules: Iterable[str]) -> dict[str, list[str]]:
    """A test a module would cost more than what it looks at: one a part names the modules that fail."""
    return {part: [*those] for part, those in groupby(sorted(modules, key=part_of), key=part_of)}


PARTS = by_part(MODULES)
each_part = pytest.mark.parametrize("part", PARTS)


@each_part
def test_imports_only_its_neighbours(part: str) -> None:
    strangers = MAY_IMPORT.keys() - MAY_IMPORT[part] - {part, "__init__"}
    used = {m: {part_of(name) for name in imports_of(m) if name.startswith("game.")} for m in PARTS[part]}
    assert {m: used[m] & strangers for m in used if used[m] & strangers} == {}


@each_part
def test_packages_stay_with_their_users(part: str) -> None:
    others = {package for package, users in USERS.items() if part not in users}
    used = {m: {name.split(".")[0] for name in imports_of(m)} for m in PARTS[part]}
    assert {m: used[m] & others for m in used if used[m] & others} == {}


@pytest.mark.parametrize("part", [part for part in PARTS if part != "engine"])
def test_only_the_table_applies(part: str) -> None:
    for module in PARTS[part]:
        if module != TABLE:
            applied = [
                n for n in ast.walk(tree_of(module)) if isinstance(n, ast.Attribute) and n.attr == "apply"
            ]
            assert not [node for node in applied if ast.unparse(node).endswith("rules.apply")], module
            own = [name for name in imports_of(module) if name.startswith("game.")]
            assert not [name for name in own if name.endswith(".apply")], module


@pytest.mark.parametrize("part", sorted(VIEWERS & PARTS.keys()))
def test_who_sees_a_view_never_sees_the_state(part: str) -> None:
    assert [module for module in PARTS[part] if BEHIND_THE_VIEW & set(imports_of(module))] == []


@pytest.mark.parametrize("module", PARTS["engine"])
def test_engine_has_no_world_and_no_fractions(module: str) -> None:
    used = {name.split(".")[0] for name in imports_of(module)} - {"game"}
    assert used <= sys.stdlib_module_names - ENGINE_NEVER
    for node in ast.walk(tree_of(module)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ENGINE_NEVER_CALLS


@pytest.mark.parametrize("modules", [MODULES, TESTS], ids=["game", "tests"])
def test_modules_are_small_and_say_what_they_are(modules: dict[str, Path]) -> None:
    texts = {module: path.read_text(encoding="utf-8") for module, path in modules.items()}
    assert {module for module, text in texts.items() if text.count("\n") > 400} == set()
    assert {module for module, text in texts.items() if not ast.get_docstring(ast.parse(text))} == set()
