"""Who may import whom, as a table; and what every module has in common."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
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
each_module = pytest.mark.parametrize("module", MODULES)


def part_of(module: str) -> str:
    """`game.engine.view` -> `engine`"""
    return f"{module}.__init__".split(".")[1]


def tree_of(module: str) -> ast.Module:
    return ast.parse((MODULES | TESTS)[module].read_text(encoding="utf-8"))


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


@each_module
def test_imports_only_its_neighbours(module: str) -> None:
    part = part_of(module)
    used = {part_of(name) for name in imports_of(module) if name.startswith("game.")}
    assert used & MAY_IMPORT.keys() <= MAY_IMPORT[part] | {part, "__init__"}


@each_module
def test_packages_stay_with_their_users(module: str) -> None:
    used = {name.split(".")[0] for name in imports_of(module)}
    assert not {package for package in used & USERS.keys() if part_of(module) not in USERS[package]}


@each_module
def test_only_the_table_applies(module: str) -> None:
    if part_of(module) == "engine" or module == TABLE:
        return
    assert not [name for name in imports_of(module) if name.startswith("game.") and name.endswith(".apply")]
    applied = [n for n in ast.walk(tree_of(module)) if isinstance(n, ast.Attribute) and n.attr == "apply"]
    assert not [node for node in applied if ast.unparse(node).endswith("rules.apply")]


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) in VIEWERS])
def test_who_sees_a_view_never_sees_the_state(module: str) -> None:
    assert not BEHIND_THE_VIEW & set(imports_of(module))


@pytest.mark.parametrize("module", [name for name in MODULES if part_of(name) == "engine"])
def test_engine_has_no_world_and_no_fractions(module: str) -> None:
    used = {name.split(".")[0] for name in imports_of(module)} - {"game"}
    assert used <= sys.stdlib_module_names - ENGINE_NEVER
    for node in ast.walk(tree_of(module)):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ENGINE_NEVER_CALLS


@pytest.mark.parametrize("module", MODULES | TESTS)
def test_modules_are_small_and_say_what_they_are(module: str) -> None:
    path = (MODULES | TESTS)[module]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert ast.get_docstring(tree_of(module)), f"{path} opens without a docstring"
