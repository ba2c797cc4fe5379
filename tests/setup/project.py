"""A tiny project around the real run.py: one wheel to play, one more to test, both made here, no network."""

import base64
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
BARE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable  # the one outside every .venv

CLI = """
import json, signal, sys, tinygame
def main(arguments):
    match arguments:
        case ["exit", status]:
            return int(status)
        case ["wait"]:
            print("waiting", flush=True)
            signal.pause()
        case ["pour"]:
            while True:
                print("more")
    print(json.dumps({"arguments": arguments, "prefix": sys.prefix, "tinygame": tinygame.VERSION}))
    return 0
"""

SUITE = """
import json, os, sys, tinygame, tinytest
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "tinytest": tinytest.VERSION}))
"""


@dataclass
class Project:
    """A folder with run.py in it, and the settings pip finds when it is started."""

    root: Path
    wheels: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """The machine's own, without its settings for pip and Python; wheels come from our folder only."""
        ours = {k: v for k, v in os.environ.items() if not k.upper().startswith(("PIP_", "PYTHON", "COV_"))}
        offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        return ours | offline | {"PIP_NO_CACHE_DIR": "1", "NO_PROXY": "*"} | self.settings

    def command(self, *arguments: str) -> list[str]:
        return [BARE_PYTHON, str(self.root / "run.py"), *arguments]

    def start(self, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.run(self.command(*arguments), cwd)

    def run(self, command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env=self.environment, cwd=cwd, capture_output=True, text=True, encoding="utf-8"
        )

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start and do not wait; in a group of its own, as a terminal would have it."""
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )

    def copy(self, root: Path, *, with_venv: bool = True) -> "Project":
        leave = None if with_venv else shutil.ignore_patterns(".venv*")
        shutil.copytree(self.root, root, symlinks=True, ignore=leave)
        return Project(root, self.wheels)

    def use_index(self, port: int) -> None:
        """Let pip look for packages at a port of this machine, and nowhere else."""
        self.settings |= {"PIP_INDEX_URL": f"http://127.0.0.1:{port}/simple", "PIP_RETRIES": "1"}
        self.settings |= {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": ""}

    def use_wheels(self) -> None:
        self.settings.clear()


def make_project(root: Path, wheels: Path) -> Project:
    root.mkdir()
    wheels.mkdir()
    play = f"tinygame==1.0 --hash=sha256:{make_wheel(wheels, 'tinygame')}\n"
    test = f"tinytest==1.0 --hash=sha256:{make_wheel(wheels, 'tinytest')}\n"
    elsewhere = f'tinyother==1.0 ; sys_platform == "nowhere" --hash=sha256:{"0" * 64}\n'
    files = {
        "requirements.txt": play,
        "requirements-dev.txt": play + test + elsewhere,
        "game/__init__.py": "",
        "game/cli.py": CLI,
        "tests/suite.py": SUITE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for name in ("run.py", "game/__main__.py"):
        shutil.copy(HERE / name, root / name)
    return Project(root, wheels)


def make_wheel(folder: Path, name: str) -> str:
    """A wheel with one module of one line; returns its SHA-256."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": 'VERSION = "1.0"\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={_digest(text)},{len(text)}\n" for path, text in files.items())
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(path, text)
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def told(process: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the tiny game or suite printed, once it was reached."""
    assert process.returncode == 0, process.stderr
    found: dict[str, object] = json.loads(process.stdout)
    return found


def silent_index() -> socket.socket:
    """A server that takes a connection and never answers: whoever asks it is in the middle of an install."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(60)
    return server


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
