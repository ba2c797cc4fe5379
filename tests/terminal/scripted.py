"""A console that types lines of a list, and games played at it."""

from collections.abc import Sequence

from game.engine.scenario import Seat
from game.i18n import Words
from game.ministers.styles import DEFAULT
from game.sentences.heard import Heard
from game.session.table import Table
from game.simulation import Seated, players
from game.terminal.play import Ending, Sitting
from tests.sentences.views import loaded
from tests.terminal.tablemates import obliging

CLEARED = "<the screen is cleared>"


class Scripted:
    """A console at which lines of a list are typed; at their end it closes like a terminal."""

    def __init__(self, lines: Sequence[str], columns: int = 80) -> None:
        self.columns = columns
        self.shown: list[str] = []
        self.prompts: list[str] = []
        self._parts: list[str] = []
        self._lines = list(lines)

    @property
    def transcript(self) -> str:
        return "\n".join(self._parts) + "\n"

    @property
    def unread(self) -> list[str]:
        return self._lines

    def read(self, prompt: str) -> str:
        self.prompts.append(prompt)
        if not self._lines:
            self._parts.append(prompt.rstrip())
            raise EOFError
        line = self._lines.pop(0)
        self._parts.append(f"{prompt}{line}".rstrip())
        return line

    def write(self, text: str) -> None:
        self.shown.append(text)
        self._parts.append(text)

    def clear(self) -> None:
        self._parts.append(CLEARED)


class Game:
    """A game of some people, up to where the lines end; the others oblige, or are `ministers`."""

    def __init__(
        self,
        seats: Sequence[Seat],
        lines: Sequence[str],
        *,
        seed: int = 3,
        language: str = "en",
        columns: int = 80,
        name: str = "hotline",
        ministers: bool = False,
    ) -> None:
        opened = loaded(name)
        assert opened.scenario is not None
        holders = {
            seat: "person" if seat in seats else f"minister:{DEFAULT}" for seat in players(opened.scenario)
        }
        self.table = Table(
            opened.scenario, seed, holders, clock=lambda: 0.0, translations=opened.translations
        )
        self.heard = Heard((None, *opened.scenario.agenda.delegations))
        self.heard.listen(self.table)
        others = {seat: DEFAULT for seat in holders if seat not in seats}
        seated = Seated(self.table, others, seed)
        decide = seated.decide if ministers else obliging
        self.console = Scripted(lines, columns)
        sitting = Sitting(self.table, seats, decide, seated, self.console)
        self.ending: Ending = sitting.play(Words(language), self.heard)

    @property
    def transcript(self) -> str:
        return self.console.transcript
