"""Chromium without a window, asked over a pipe what a page does; one for all tests of a module."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium")
"""In Debian's package of that name."""
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
"""No name is ever looked up."""


class Tab:
    """A tab, by the DevTools protocol. `asked`: every address it has asked for since it was last sent one."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back, self._number, self._rest = to, back, 0, b""
        self._session: str | None = None
        self.asked: list[str] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self(f"{domain}.enable")

    def __call__(self, method: str, /, **parameters: object) -> dict[str, Any]:
        self._number += 1
        call = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            call["sessionId"] = self._session
        rest = memoryview(json.dumps(call).encode() + b"\0")
        while rest:
            rest = rest[os.write(self._to, rest) :]
        while True:
            message = self._heard()
            if message.get("id") == self._number:
                assert "error" not in message, f"{method}: {message['error']}"
                result: dict[str, Any] = message["result"]
                return result

    def open(self, file: Path, width: int = 1280, dark: bool = False) -> None:
        """Returns when the page has loaded."""
        self("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self._shown("screen", dark)
        self.asked.clear()
        self("Page.navigate", url=file.as_uri())
        while self._heard().get("method") != "Page.loadEventFired":
            pass

    def run(self, script: str) -> Any:
        """What a script in the page comes to, once it is there."""
        told = self("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def paper(self, dark: bool) -> None:
        """Shows the page as it would be printed by somebody with such a screen."""
        self._shown("print", dark)

    def _shown(self, medium: str, dark: bool) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self("Emulation.setEmulatedMedia", media=medium, features=[scheme])

    def printed(self, width: float, height: float) -> bytes:
        """As PDF on paper of that size in inches."""
        self._shown("", False)
        told = self("Page.printToPDF", paperWidth=width, paperHeight=height, printBackground=False)
        return base64.b64decode(told["data"])

    def _heard(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._back, 1 << 20)
            assert more, "Chromium has ended"
            self._rest += more
        line, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        if message.get("method") == "Network.requestWillBeSent":
            self.asked.append(message["params"]["request"]["url"])
        return message


@contextmanager
def chromium(folder: Path) -> Iterator[Tab]:
    """`folder`: empty, for what it keeps while it runs."""
    assert CHROMIUM is not None
    (ours_back, theirs_to), (theirs_back, ours_to) = os.pipe(), os.pipe()
    # It reads from 3 and writes to 4; numbers out of the way of these are tied to them by the shell.
    reads, writes = (fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (theirs_back, theirs_to))
    command = [CHROMIUM, *QUIET, "--remote-debugging-pipe", f"--user-data-dir={folder}"]
    process = subprocess.Popen(
        ["bash", "-c", f'exec "$@" 3<&{reads} 4>&{writes}', "bash", *command],
        pass_fds=(reads, writes),
        stderr=subprocess.DEVNULL,
    )
    for end in (theirs_to, theirs_back, reads, writes):
        os.close(end)
    try:
        yield Tab(ours_to, ours_back)
    finally:
        os.close(ours_to)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        os.close(ours_back)
