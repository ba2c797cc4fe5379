"""A real window on a real display, pressed by a real pointer: what is done in it is on disk."""

import ctypes
import fcntl
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game.engine.actions import EndTurn
from game.session.record import read
from tests.ui.pilot import Pilot

ROOT = Path(__file__).resolve().parents[2]
TOOLS = {"Xvfb": "xvfb", "xdotool": "xdotool", "xwininfo": "x11-utils"}
"""What is needed, and the Debian package that has it."""
MISSING = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
SIZE = (1280, 800)
PATIENCE = 60.0
ALIKE = 0.97
"""The share of the pixels that are the same when a window and its twin show the same screen."""

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs the Debian packages {', '.join(MISSING)}")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A display that ends takes the socket of its number with it: not while another one takes the number."""
    with (Path(tempfile.gettempdir()) / "communique-display.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Display:
    """An X server that nobody sees; its picture is in a file."""

    def __init__(self, folder: Path) -> None:
        ours, theirs = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        with one_at_a_time():
            self._server = subprocess.Popen(
                [
                    "Xvfb",
                    "-displayfd",
                    str(theirs),
                    "-screen",
                    "0",
                    screen,
                    "-fbdir",
                    str(folder),
                    "-noreset",
                    "-nolisten",
                    "tcp",
                ],
                pass_fds=[theirs],
                stderr=subprocess.DEVNULL,
            )
            os.close(theirs)
            with os.fdopen(ours) as told:
                self.name = f":{told.readline().strip()}"
        self._picture = folder / "Xvfb_screen0"

    def close(self) -> None:
        with one_at_a_time():
            self._server.terminate()
            self._server.wait(10)

    def picture(self) -> pygame.Surface:
        """What is on it now: an X window dump, 32 bits a pixel."""
        dump = self._picture.read_bytes()
        header = struct.unpack(">25I", dump[:100])
        start, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
        start += 12 * colours
        return pygame.image.frombuffer(dump[start : start + line * height], (width, height), "BGRA")

    def tool(self, *arguments: str) -> str:
        environment = {**os.environ, "DISPLAY": self.name}
        return subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True).stdout

    def ask_to_close(self, window: str) -> None:
        """What the cross of a window does; without a window manager there is none to press."""
        x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = ctypes.c_ulong
        shown = ctypes.c_void_p(x11.XOpenDisplay(self.name.encode()))
        protocols, delete = (
            x11.XInternAtom(shown, name, 0) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW")
        )
        message = (ctypes.c_long * 24)(33, 0, 1, 0, int(window, 16), protocols, 32, delete)
        x11.XSendEvent(shown, ctypes.c_ulong(int(window, 16)), 0, ctypes.c_long(0), ctypes.byref(message))
        x11.XCloseDisplay(shown)

    def click(self, place: tuple[int, int]) -> bool:
        """Whether anything came of it, it does not know."""
        self.tool("xdotool", "mousemove", str(place[0]), str(place[1]), "click", "1")
        return False


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    folder = tmp_path / "display"
    folder.mkdir()
    shown = Display(folder)
    yield shown
    shown.close()


class Window:
    """The program in a window, and its twin in this process that knows where everything is."""

    def __init__(self, display: Display, data: Path) -> None:
        self.display, self.data = display, data
        environment = {k: v for k, v in os.environ.items() if not k.startswith("SDL_")}
        environment |= {
            "DISPLAY": display.name,
            "COMMUNIQUE_DATA": str(data),
            "SDL_VIDEODRIVER": "x11",
            "SDL_AUDIODRIVER": "dummy",
        }
        self._said = data.with_suffix(".err")
        with self._said.open("wb") as said:
            command = [sys.executable, "-m", "game", "--language", "en"]
            self.program = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=said)
        try:
            until(self._there)
        except BaseException:
            self.close()
            raise

    def _there(self) -> bool:
        assert self.program.poll() is None, self._said.read_text(encoding="utf-8")
        return self.number() != ""

    def close(self) -> None:
        self.program.kill()
        self.program.wait(10)

    def number(self) -> str:
        """The window's id; without a window manager no tool finds it by its name."""
        tree = self.display.tool("xwininfo", "-root", "-tree").splitlines()
        mine = [
            line for line in tree if f" {SIZE[0]}x{SIZE[1]}+" in line and "0x" in line and "Root" not in line
        ]
        return mine[0].split()[0] if mine else ""

    def shows(self, twin: Pilot) -> bool:
        """Whether the window shows what its twin does."""
        twin.turn()
        return alike(self.display.picture(), twin.app.surface) >= ALIKE

    def press(self, twin: Pilot, key: str) -> None:
        """Clicks in the window and in its twin, once both show the same."""
        until(lambda: self.shows(twin))
        self.display.click(twin.reach(key))
        twin.click(key)

    def end_turn(self, twin: Pilot) -> None:
        """Clicks until it counts: what has only just come up takes no hasty click."""
        until(lambda: self.shows(twin))
        place = twin.reach("do:end")
        until(lambda: bool(self.acts()) or self.display.click(place))

    def acts(self) -> list[object]:
        """Those of the first game on disk that are a person's."""
        records = sorted((self.data / "saves").glob("*.jsonl"))
        entries = read(records[0]).entries if records else ()
        return [entry.action for entry in entries if entry.seat == "arvenia"]


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.05)


def alike(one: pygame.Surface, other: pygame.Surface) -> float:
    mask = pygame.mask.from_threshold(one.convert(24), (0, 0, 0), (24, 24, 24, 255), other.convert(24))
    return mask.count() / (SIZE[0] * SIZE[1])


@pytest.fixture
def window(display: Display, own_data: Path, tmp_path: Path) -> Iterator[Window]:
    data = tmp_path / "window"
    data.mkdir()
    (data / "settings.json").write_text('{"pace": "at-once", "window": [1280, 800]}', encoding="utf-8")
    opened = Window(display, data)
    yield opened
    opened.close()


def into_the_tutorial(window: Window, twin: Pilot) -> None:
    twin.until(lambda: twin.has("scenario:hotline"))
    for key in ("scenario:hotline", "open"):
        window.press(twin, key)
    twin.until(lambda: twin.on == "Instructions")
    window.press(twin, "begin")
    window.press(twin, "tour:skip")


def test_the_tutorial_by_pointer_then_the_window_is_closed(window: Window) -> None:
    with Pilot() as twin:
        into_the_tutorial(window, twin)
        window.end_turn(twin)
        window.display.ask_to_close(window.number())
        assert window.program.wait(20) == 0
    assert EndTurn() in window.acts()


def test_killed_in_the_middle_it_goes_on_where_it_was(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Pilot() as twin:
        into_the_tutorial(window, twin)
        window.end_turn(twin)
        window.program.send_signal(signal.SIGKILL)
        window.program.wait(10)
    assert window.acts() == [EndTurn()]
    shutil.copytree(window.data, tmp_path / "twin")
    monkeypatch.setenv("COMMUNIQUE_DATA", str(tmp_path / "twin"))
    again = Window(window.display, window.data)
    try:
        with Pilot() as twin:
            twin.until(lambda: twin.has("home:continue"))
            again.press(twin, "home:continue")
            twin.until(lambda: twin.app.desk is not None and twin.app.desk.acting is not None)
            again.press(twin, "do:move")  # it presses once the window shows what the twin shows
            assert again.program.poll() is None
    finally:
        again.close()
