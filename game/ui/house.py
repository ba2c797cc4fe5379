"""What the screens need from outside: scenarios, saved games, and games to play."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from game.engine.scenario import Agenda, Seat
from game.engine.view import View
from game.i18n import Words
from game.ui.game import Game
from game.ui.notice import Notice
from game.ui.settings import Settings

if TYPE_CHECKING:  # the first frame need not wait for numpy
    from game.debrief.findings import Findings
    from game.debrief.pages.skill import Earlier
    from game.session.record import Reading

Source: TypeAlias = "Path | Reading"
"""What a game is debriefed from: its record, on disk or in memory."""
TUTORIAL = "hotline"
"""The scenario to begin with."""


class Unplayable(Exception):
    """What was asked for cannot be had; `notice` says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.key)
        self.notice = notice

    def told(self, words: Words) -> str:
        return self.notice.told(words)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What `check` finds wrong with a scenario. `file`: in its folder. `line`: from 1 on, 0: all of it.

    `text`: how that line reads. `hints`: what would be right.
    """

    file: str
    line: int
    text: str
    what: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario there is. `agendas`: by language; empty where an error keeps it from being played.

    `mistakes`: what is wrong with it then. `own`: it is in the person's own folder. `tutorial`: the one to
    begin with. `players`: the seats that take turns, in their order. `taken`: a scenario of the game has its
    name, so it cannot be played.
    """

    id: str
    folder: Path
    agendas: Mapping[str, Agenda]
    players: tuple[Seat, ...]
    mistakes: tuple[Mistake, ...]
    own: bool
    tutorial: bool
    taken: bool = False

    def agenda(self, language: str) -> Agenda | None:
        """In this language, else in the one it was written in; None: it cannot be played."""
        return self.agendas.get(language) or next(iter(self.agendas.values()), None)


@dataclass(frozen=True, slots=True)
class Saved:
    """A game that was saved, as far as its record is good.

    `when`: the last act, in seconds since 1970. `titles`: of its scenario, by language; empty where not even
    that can be read. `people`: the seats that people hold; `names`: what these are called, by language;
    `flags`: theirs. `opened`: everybody's instructions have been, so nobody acts any more. `fault`: what is
    wrong with the record; one that was only cut off in its last line is `playable`.
    """

    file: Path
    when: float
    scenario: str
    titles: Mapping[str, str]
    people: tuple[Seat, ...]
    names: Mapping[str, Mapping[Seat, str]]
    flags: Mapping[Seat, str]
    clerk: bool
    round: int
    rounds: int
    finished: bool
    opened: bool
    fault: Notice | None

    @property
    def playable(self) -> bool:
        return self.fault is None or self.fault.key == "fault.torn"

    def title(self, language: str) -> str:
        """The scenario's title in this language, else in its own; the file's name where there is none."""
        return self.titles.get(language) or next(iter(self.titles.values()), self.file.stem)

    def played(self, language: str) -> tuple[str, ...]:
        """The names of the delegations that people play."""
        names = self.names.get(language) or next(iter(self.names.values()), {})
        return tuple(names[seat] for seat in self.people if seat in names)

    def trouble(self, words: Words) -> str:
        """What is wrong with the record, in a sentence; empty: nothing."""
        return "" if self.fault is None else self.fault.told(words)


class House(Protocol):
    """What is behind the screens. Everything that cannot be had is an Unplayable with its sentence."""

    def notices(self) -> Sequence[Notice]:
        """What has to be said at the start; each is handed out once."""
        ...

    def ready(self) -> bool:
        """Whether `scenarios` and `saves` answer at once. The first call sets a thread to reading them."""
        ...

    def scenarios(self) -> Sequence[Listed]:
        """Every scenario, also those that cannot be played: the tutorial first, then the shortest."""
        ...

    def look_again(self) -> None:
        """The next answer tells what has been written or mended since the scenarios were read."""
        ...

    def saves(self) -> Sequence[Saved]:
        """Every saved game, also the damaged ones: the latest first."""
        ...

    def preview(self, scenario: str, seat: Seat | None, language: str, vary: int | None = None) -> View:
        """What a seat would see before anybody has acted."""
        ...

    def start(
        self,
        scenario: str,
        people: Sequence[Seat],
        styles: Mapping[Seat, str] | None = None,
        *,
        seed: int | None = None,
        vary: int | None = None,
        clerk: bool = False,
    ) -> Game:
        """A new game. `styles`: of ministers that are not the usual ones. A clerk enters everybody's acts."""
        ...

    def go_on(self, file: Path) -> Game:
        """A saved game, from where it was left."""
        ...

    def discard(self, file: Path) -> Path:
        """Takes a saved game off the list; where it is now, for `restore`. It is kept for a month."""
        ...

    def restore(self, discarded: Path) -> Path:
        """Puts it back; where it is now."""
        ...

    def debrief(self, source: Source, language: str, progress: Callable[[float], None]) -> "Findings":
        """All there is to find in a game, as far as its record is sound. It takes a while, in any thread;
        `progress` hears how far it is, and ends it by raising."""
        ...

    def earlier(
        self, found: "Findings", source: Source, language: str, progress: Callable[[float], None]
    ) -> "Sequence[Earlier]":
        """The games that the same person finished before, the latest last; none where several people sat at
        the table. It takes a while as well."""
        ...

    def report(
        self,
        found: "Findings",
        language: str,
        reader: Seat | None,
        earlier: "Sequence[Earlier] | None" = None,
    ) -> Path:
        """Writes a debrief as files; the folder. `reader`: who is spoken to; `earlier`: this person's games
        before."""
        ...

    def keep(self, settings: Settings) -> str:
        """Remembers settings. The key of a sentence to be said; empty: there is nothing to say."""
        ...


def dated(words: Words, when: float) -> str:
    """A time in seconds since 1970, as a day and an hour."""
    then = datetime.fromtimestamp(when)
    return words(
        "ui.date", year=then.year, month=f"{then.month:02}", day=f"{then.day:02}", time=f"{then:%H:%M}"
    )
