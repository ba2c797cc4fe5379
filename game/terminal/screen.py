"""A console with manners: clean lines in, wrapped and clean text out."""

from game.terminal.console import Console
from game.terminal.layout import printable, wrap


class Leave(Exception):
    """The person wants to stop here."""


class Screen:
    """What people read and type through. Its `ask` raises EOFError or KeyboardInterrupt as a console does."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def columns(self) -> int:
        return self._console.columns

    def ask(self, prompt: str) -> str:
        """The line typed, without anything that could not be shown to others, or blanks around it."""
        *before, last = wrap(printable(prompt), self.columns).split("\n")
        if before:
            self._console.write("\n".join(before))
        return printable(self._console.read(f"{last} ").replace("\n", " ")).strip()

    def show(self, text: str) -> None:
        """Text that is laid out already."""
        self._console.write(printable(text))

    def say(self, text: str, first: str = "") -> None:
        """A paragraph, wrapped."""
        self.show(wrap(text, self.columns, first))

    def clear(self) -> None:
        self._console.clear()
