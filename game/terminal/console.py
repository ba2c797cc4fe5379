"""The edge: a terminal, or anything that is read and written like one."""

import shutil
import sys
from typing import Protocol

from game.terminal.layout import printable

NARROWEST, WIDEST = 40, 100


class Console(Protocol):
    @property
    def columns(self) -> int: ...

    def read(self, prompt: str) -> str:
        """One line that was typed. Raises EOFError or KeyboardInterrupt when there will be no more."""
        ...

    def write(self, text: str) -> None: ...

    def clear(self) -> None:
        """Takes what was shown out of sight."""
        ...


class StandardConsole:
    """The terminal this program was started in, or the pipe it reads from."""

    @property
    def columns(self) -> int:
        return min(WIDEST, max(NARROWEST, shutil.get_terminal_size().columns))

    def read(self, prompt: str) -> str:
        sys.stdout.flush()
        try:
            line = input(prompt)
        except UnicodeDecodeError:  # bytes that the terminal's encoding does not know
            return "\N{REPLACEMENT CHARACTER}"
        if not sys.stdin.isatty():
            print(printable(line))  # so that a transcript shows what was typed
        return line

    def write(self, text: str) -> None:
        print(text, flush=True)

    def clear(self) -> None:
        if sys.stdout.isatty():
            print("\033[2J\033[3J\033[H", end="", flush=True)
        else:
            print("\n" * 40)
