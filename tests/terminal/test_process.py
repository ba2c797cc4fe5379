"""The real program with lines piped in, and at a terminal of its own."""

import os
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = ["play", "hotline", "--as", "arvenia", "--text", "--seed", "3", "--save"]
THREE = ["play", "hotline", "--as", "arvenia", "--as", "belmora", "--as", "cordania", "--text", "--save"]
FIRST_ROUND = ["", "end", "", "end", "", "say to belmora: Between us.", "text 1=2, 2=2, 3=3, 4=3", "end"]
TO_ADOPTION = ["", "accept 1", "end", "", "end", "", "accept 1", "adopt", "join", "", "join", "", "join"]
RESULTS = [""] * 11


def run(
    arguments: list[str], typed: str | bytes = "", limit: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """The program's end; `limit`: how long, in bytes, a file may get."""
    command = [sys.executable, "-m", "game", *arguments]
    if limit is not None:
        ulimit = f"import resource as r, os, sys; r.setrlimit(r.RLIMIT_FSIZE, ({limit}, {limit}))"
        command = [sys.executable, "-c", f"{ulimit}; os.execv(sys.argv[1], sys.argv[1:])", *command]
    done = subprocess.run(
        command,
        cwd=ROOT,
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "", "LC_ALL": "C.UTF-8", **environment},
        timeout=60,
    )
    assert b"Traceback" not in done.stdout + done.stderr
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
    )


def lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A game played to its end: its record, and what was shown."""
    file = tmp_path_factory.mktemp("adopted") / "game.jsonl"
    return file, run([*THREE, str(file)], lines(*FIRST_ROUND, *TO_ADOPTION, *RESULTS))


def test_to_an_adopted_statement_that_replays(
    adopted: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    file, played = adopted
    assert played.returncode == 0
    assert "The joint statement is ADOPTED." in played.stdout
    assert played.stdout.count("the statement is worth") == 3
    assert "To go on" not in played.stdout
    replayed = run(["replay", str(file)])
    assert replayed.returncode == 0
    assert "every digest verified" in replayed.stdout
    assert 'Cordania, to Belmora alone: "Between us."' in replayed.stdout
    assert 'The telephone line: "Direct line between chiefs of defence"' in replayed.stdout
    seen = run(["replay", str(file), "--as", "arvenia", "--language", "zh"])
    assert "校验全部通过" in seen.stdout
    assert "Between us" not in seen.stdout


def test_saved_left_and_gone_on_with(tmp_path: Path) -> None:
    file = tmp_path / "game.jsonl"
    left = run([*THREE, str(file)], lines(*FIRST_ROUND, "", "save", "quit"))
    assert "Every step is saved" in left.stdout
    assert f"play --go-on {file}" in left.stdout
    again = run(["play", "--text", "--go-on", str(file)], lines("", "log", *TO_ADOPTION[1:], *RESULTS))
    opening = again.stdout.split("Belmora> log")[0]
    assert "Since your last turn" in opening
    assert "Between us." in opening
    assert "Your instructions" not in opening
    assert "ADOPTED" in again.stdout
    assert "every digest verified" in run(["replay", str(file)]).stdout


def test_what_one_was_told_before_leaving_is_no_news(tmp_path: Path) -> None:
    file = tmp_path / "game.jsonl"
    run([*START, str(file)], lines("move line line", "quit"))
    again = run(["play", "--text", "--go-on", str(file)], lines("log", "quit"))
    opening, log = again.stdout.split("Arvenia> log")
    assert "You moved on" not in opening
    assert "You moved on The telephone line" in log


def test_a_finished_game_shows_its_end(
    adopted: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    file = shutil.copy(adopted[0], tmp_path)
    again = run(["play", "--text", "--go-on", str(file)], lines(*RESULTS))
    assert "The joint statement is ADOPTED." in again.stdout
    assert again.returncode == 0


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    file = tmp_path / "game.jsonl"
    run([*START, str(file)], lines("quit"))
    full = run(
        ["play", "--text", "--go-on", str(file)],
        lines("move line line", "end"),
        limit=file.stat().st_size + 5,
    )
    assert full.returncode == 1
    assert re.search(r"last step could not be saved .*\. The game is safe up to there\.", full.stderr)
    assert "0 actions, every digest verified." in run(["replay", str(file)]).stdout


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "latin-1"}, {}],
    ids=["C", "latin-1", "utf-8"],
)
def test_any_encoding_will_do(tmp_path: Path, environment: dict[str, str]) -> None:
    file = tmp_path / "game.jsonl"
    typed = "say caf\u00e9".encode("latin-1") + b"\nsay \xff\xfe\x00\x1b[1m.\nlanguage zh\nvalue\nquit\n"
    played = run([*START, str(file)], typed, **environment)
    assert played.returncode == 0
    record = file.read_bytes().split(b"\n", 1)[1]
    assert b"caf" in record
    assert b"\x1b" not in record
    assert b"u001b" not in record
    record.decode("utf-8")
    assert run(["replay", str(file)], **environment).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_leaving_by_key(tmp_path: Path, key: bytes) -> None:
    file = tmp_path / "game.jsonl"
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "game", *START, str(file)]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    terminal = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    with subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL, *command],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
        **terminal,
    ) as program:
        os.close(theirs)
        try:
            shown = read_until(ours, b"Arvenia> ")
            os.write(ours, b"move line line\n")
            shown += read_until(ours, b"Arvenia> ")
            until_it_waits(program.pid)
            shown += pressed(ours, key)
            assert program.wait(timeout=30) == 0
        finally:
            program.kill()
    os.close(ours)
    assert b"The game is saved." in shown
    assert b"Traceback" not in shown
    assert "1 actions, every digest verified." in run(["replay", str(file)]).stdout


OWN_TERMINAL = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
signal.signal(signal.SIGINT, signal.SIG_DFL)  # ignored in what runs in the background
os.execv(sys.argv[1], sys.argv[1:])
"""


def until_it_waits(program: int) -> None:
    """A Ctrl-C that falls just before the program waits for a line is lost: where we can, we see it wait."""
    state = Path(f"/proc/{program}/stat")
    while state.exists() and state.read_text().rpartition(")")[2].split()[0] == "R":
        pass


def pressed(terminal: int, key: bytes) -> bytes:
    """What is shown from pressing this key to the end of the program; if it was lost, it is pressed again."""
    shown = b""
    for _ in range(6):
        os.write(terminal, key)
        while select.select([terminal], [], [], 5)[0]:
            try:
                got = os.read(terminal, 65536)
            except OSError:  # how a terminal whose program has ended is read on Linux
                return shown
            if not got:
                return shown
            shown += got
    raise AssertionError(shown[-500:])


def read_until(terminal: int, end: bytes) -> bytes:
    """What is shown up to this."""
    shown = b""
    while end not in shown[-40:]:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, shown[-500:]
        shown += os.read(terminal, 65536)
    return shown
