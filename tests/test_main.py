"""The program as the system starts it: streams that are closed, pipes that nobody reads."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLAY = f"{sys.executable} -m game play hotline --as arvenia --text --language en"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", ["<&-", "</dev/null >&-", "</dev/null 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_mistake(closed: str) -> None:
    done = subprocess.run(["sh", "-c", f"{PLAY} {closed}"], cwd=ROOT, capture_output=True, text=True)
    assert "Traceback" not in done.stderr + done.stdout
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX makes the pipe")
def test_nobody_reads_on() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m game schema | head -n 1"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == "{\n"
    assert not done.stderr
