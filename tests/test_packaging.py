"""The wheel: what is in it, that it works once installed, and that the pinned lists fit what it asks for."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

import game

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def call(*command: str | Path, cwd: Path) -> str:
    """Run in a folder, with no path but the command's own; returns what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    process = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    call(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment that holds our wheel and borrows the packages of this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, symlinks=os.name != "nt")
    place = {"base": str(folder), "platbase": str(folder)}
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check"]
    call(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=folder)
    borrowed = Path(sysconfig.get_path("purelib", "venv", place), "borrowed.pth")
    borrowed.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python.parent


def test_wheel_has_the_game_with_its_scenarios_and_assets(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("scenarios", "assets"):
        files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"game/{path.as_posix()}" for path in files if not path.name.startswith(".")} <= inside
    assert {name.split("/")[0] for name in inside} == {"game", f"communique-{game.__version__}.dist-info"}
    assert not [name for name in inside if "__pycache__" in name]


def test_installed_game_finds_its_files(installed: Path, tmp_path: Path) -> None:
    program = "from game import paths; print(paths.scenarios()); print(paths.assets())"
    found = call(installed / "python", "-c", program, cwd=tmp_path).splitlines()
    assert all(Path(line).is_dir() for line in found)
    assert all(Path(line).is_relative_to(installed.parent.resolve()) for line in found)


def test_installed_command_runs(installed: Path, tmp_path: Path) -> None:
    assert "communique" in call(installed / "communique", "--help", cwd=tmp_path)


def pins(name: str) -> dict[str, str]:
    """Package -> version, of a list in which everything is pinned and has hashes."""
    entries = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    entries = [entry for entry in entries if not entry.lstrip().startswith("#")]
    assert all("--hash=sha256:" in entry for entry in entries)
    return dict(entry.split()[0].split("==") for entry in entries)


def named(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~;\[ ]", requirement)[0].lower() for requirement in requirements}


def test_what_the_game_needs_is_pinned() -> None:
    assert named(PROJECT["project"]["dependencies"]) <= pins("requirements.txt").keys()


def test_what_the_tests_need_is_pinned_and_contains_what_the_game_needs() -> None:
    tests = pins("requirements-dev.txt")
    assert named(PROJECT["dependency-groups"]["test"]) <= tests.keys()
    assert pins("requirements.txt").items() <= tests.items()
