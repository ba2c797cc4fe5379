"""run.py for real: cold, warm, interrupted, twice at once, and each way it can fail."""

import ast
import importlib.util
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.project import (
    BARE_PYTHON,
    HERE,
    Project,
    closed_port,
    make_project,
    silent_index,
    told,
)

posix = pytest.mark.skipif(os.name == "nt", reason="signals and permissions of POSIX")


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[str], dict[str, object]]:
    """A project after its first start: the project, what was said on the way, what the game then said."""
    folder = tmp_path_factory.mktemp("first")
    project = make_project(folder / "project", folder / "wheels")
    process = project.start("play", "--quick")
    return project, process.stderr.splitlines(), told(process)


@pytest.fixture
def project(first: tuple[Project, list[str], dict[str, object]], tmp_path: Path) -> Project:
    """A project that is set up; being a copy, it has also been moved."""
    return first[0].copy(tmp_path / "project")


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """A project as it comes from its repository."""
    return make_project(tmp_path / "project", tmp_path / "wheels")


def test_first_start_sets_up_visibly_and_goes_on(
    first: tuple[Project, list[str], dict[str, object]],
) -> None:
    project, said, game = first
    assert said == [
        "Setting up Communiqué in .venv; this happens once.",
        "  making .venv",
        "  [1/1] tinygame 1.0",
        "  installing",
        "Ready.",
    ]
    venv = os.path.realpath(project.root / ".venv")
    assert game == {"arguments": ["play", "--quick"], "prefix": venv, "tinygame": "1.0"}


def test_warm_start_says_nothing_and_needs_no_pip(project: Project) -> None:
    (pip,) = project.root.glob(".venv/**/site-packages/pip/__init__.py")
    pip.write_text("raise SystemExit('pip was asked')\n")
    process = project.start("play")
    assert told(process)["arguments"] == ["play"]
    assert process.stderr == ""


@posix
def test_warm_start_imports_nothing_of_a_set_up(project: Project) -> None:
    _, *rest = project.command()
    before_the_game = project.run([BARE_PYTHON, "-S", "-X", "importtime", *rest]).stderr
    imported = {line.rpartition("|")[2].strip() for line in before_the_game.splitlines()}
    assert "os" in imported
    assert not imported & {"ensurepip", "hashlib", "importlib.util", "subprocess", "venv"}


def test_start_from_another_folder_runs_our_game(project: Project, tmp_path: Path) -> None:
    decoy = tmp_path / "game"
    decoy.mkdir()
    (decoy / "__main__.py").write_text("print('decoy')\n")
    assert told(project.start(cwd=tmp_path))["arguments"] == []


def test_exit_status_is_the_game_s(project: Project) -> None:
    assert project.start("exit", "7").returncode == 7


def test_test_adds_what_tests_need_and_runs_the_suite(project: Project, tmp_path: Path) -> None:
    process = project.start("test", "-k", "law", cwd=tmp_path)
    root = os.path.realpath(project.root)
    assert told(process) == {"arguments": ["-k", "law"], "folder": root, "tinytest": "1.0"}
    assert process.stderr.splitlines()[1:] == ["  [2/2] tinytest 1.0", "  installing", "Ready."]
    assert project.start("test").stderr == project.start().stderr == ""


def test_half_made_venv_is_made_anew(project: Project) -> None:
    (stamp,) = project.root.glob(".venv/*.done")
    stamp.write_text(stamp.read_text()[:9])
    (module,) = project.root.glob(".venv/**/tinygame.py")
    module.unlink()  # pip alone would find the package's papers in order and leave it so
    assert told(project.start())["tinygame"] == "1.0"


def test_changed_requirements_are_installed_anew(project: Project) -> None:
    requirements = project.root / "requirements.txt"
    requirements.write_text("# now without\n")
    assert "No module named 'tinygame'" in project.start().stderr


@posix
def test_second_start_waits_and_takes_over_from_a_killed_one(project: Project) -> None:
    with silent_index() as index:
        project.use_index(index.getsockname()[1])
        killed = project.begin("test")
        connection, _ = index.accept()
        project.use_wheels()
        second = project.begin("test")
        assert second.stderr is not None
        assert second.stderr.readline() == "Another start is setting up Communiqué; waiting for it.\n"
        killed.kill()
        killed.communicate()
        connection.close()  # its pip now ends too, and with it the lock
    out, err = second.communicate()
    assert "tinytest" in out
    assert err.endswith("Ready.\n")


@posix
def test_control_c_in_set_up_is_one_sentence(project: Project) -> None:
    with silent_index() as index:
        project.use_index(index.getsockname()[1])
        start = project.begin("test")
        connection, _ = index.accept()
        os.killpg(start.pid, signal.SIGINT)
        _, err = start.communicate()
        connection.close()
    assert start.returncode == 130
    assert err.splitlines()[-1] == "Set-up stopped. The next start finishes it."
    assert "Traceback" not in err
    project.use_wheels()
    assert told(project.start("test"))["tinytest"] == "1.0"


@posix
def test_control_c_in_the_game_leaves_no_traceback(project: Project) -> None:
    game = project.begin("wait")
    assert game.stdout is not None
    assert game.stdout.readline() == "waiting\n"
    os.killpg(game.pid, signal.SIGINT)
    _, err = game.communicate()
    assert (game.returncode, err) == (130, "")


@posix
def test_closed_pipe_leaves_no_traceback(project: Project) -> None:
    game = project.begin("pour")
    assert game.stdout is not None
    assert game.stdout.readline() == "more\n"
    game.stdout.close()
    assert game.stderr is not None
    assert game.stderr.read() == ""
    game.stderr.close()
    assert game.wait() == 141


def refusal(project: Project, preparation: str) -> str:
    """The one line that is said when run.py starts in a Python prepared so."""
    program = f"import runpy, sys; {preparation}; runpy.run_path(sys.argv[1], None, '__main__')"
    return the_line(project, [BARE_PYTHON, "-c", program, str(project.root / "run.py")])


def the_line(project: Project, command: list[str]) -> str:
    process = project.run(command)
    assert process.returncode == 1
    assert process.stdout == ""
    (line,) = [line for line in process.stderr.splitlines() if not line.startswith(("  ", "Setting up"))]
    return line


def test_old_python_is_told_what_is_needed(bare: Project) -> None:
    line = refusal(bare, "sys.version_info = (3, 10, 13, 'final', 0)")
    assert line == "Communiqué needs Python 3.11 or newer, and this is Python 3.10."


def test_old_python_can_read_run_py() -> None:
    tree = ast.parse((HERE / "run.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Nonlocal)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not any(argument.annotation for argument in node.args.args)
            assert not node.args.kwonlyargs
        if isinstance(node, ast.Raise):
            assert node.cause is None


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_missing_venv_module_is_named(bare: Project, missing: str) -> None:
    line = refusal(bare, f"sys.modules[{missing!r}] = None")
    assert line.startswith("Communiqué cannot be set up: this Python has no venv module.")
    assert not (bare.root / ".venv").exists()


def test_no_network_is_named(project: Project) -> None:
    project.use_index(closed_port())
    line = the_line(project, project.command("test"))
    assert "no network: the package index does not answer." in line
    log = project.root / ".venv.log"
    assert line.endswith(f"Full log: {os.path.realpath(log)}")
    assert "connection" in log.read_text(encoding="utf-8")


def test_missing_package_is_named_in_pip_s_words(project: Project) -> None:
    project.settings["PIP_FIND_LINKS"] = str(project.root)
    line = the_line(project, project.command("test"))
    assert "cannot be set up: No matching distribution found for tinytest==1.0" in line


@pytest.fixture
def read_only(bare: Project) -> Iterator[Project]:
    bare.root.chmod(0o555)
    yield bare
    bare.root.chmod(0o755)


@posix
def test_no_permission_to_write_is_named(read_only: Project) -> None:
    # Root may write anywhere, unless it first gives up that right (CAP_DAC_OVERRIDE, which is 1) for good.
    program = "import ctypes, os, sys; PR_CAPBSET_DROP = 24;"
    if os.geteuid() == 0:
        program += "ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, 1, 0, 0, 0) == 0 or sys.exit('cannot drop');"
    program += "os.execv(sys.argv[1], sys.argv[1:])"
    line = the_line(read_only, [BARE_PYTHON, "-c", program, *read_only.command()])
    assert f"cannot be set up: no permission to write in {os.path.realpath(read_only.root)}." in line


def test_file_in_place_of_venv_is_named(bare: Project) -> None:
    (bare.root / ".venv").write_text("not a folder")
    line = the_line(bare, bare.command())
    assert os.path.realpath(bare.root / ".venv") in line.partition("Full log")[0]


@pytest.fixture(scope="module")
def run_py() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_py", HERE / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "the disk is full",
        ),
        ("Error: [Errno 122] Disk quota exceeded: '/home/a/.venv'", "the disk is full"),
        ("Error: [WinError 5] Access is denied: 'C:\\\\game\\\\.venv'", "no permission to write"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 30] Read-only file system",
            "no permission",
        ),
        (
            "WARNING: Retrying after connection broken by 'SSLError(SSLCertVerificationError(1))'",
            "certificate",
        ),
        ("urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(): Read timed out.", "no network"),
        ("ERROR: something new", "something new"),
        ("", "no word about why"),
    ],
)
def test_cause_is_found_in_what_was_said(run_py: ModuleType, said: str, sentence: str) -> None:
    assert sentence in run_py.cause([said + "\n"])
