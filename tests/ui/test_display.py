"""Where there is no display, there is a sentence, and no program that nobody sees."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays have names on Linux")
def test_a_display_that_is_not_there() -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SDL_")} | {"DISPLAY": ":7777"}
    environment.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "game", "--language", "en"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode != 0
    assert "display" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
