"""The house behind the screens: scenarios, saved games and games, by the parts that no screen may reach."""

import errno
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import RLock, Thread
from typing import TYPE_CHECKING

from game import paths
from game.engine.scenario import Role, Seat
from game.engine.view import View
from game.ui.game import Game
from game.ui.house import TUTORIAL, Listed, Mistake, Saved, Source, Unplayable
from game.ui.notice import Notice
from game.ui.settings import Settings, SettingsFile

# Most of the program is imported where it is first needed: the window must not wait for it.
if TYPE_CHECKING:
    from game.authoring.library import Loaded
    from game.authoring.problems import Problem
    from game.commands.games import Begun
    from game.commands.opening import Opened
    from game.commands.saves import Shelf
    from game.debrief.findings import Findings
    from game.debrief.pages.skill import Earlier

Stamp = tuple[tuple[str, int, int], ...]
"""Of each file in a folder its name, its size and when it was last written."""
UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)


class Desktop:
    """What there is on this computer. Give it what is to be said at the start."""

    def __init__(self, settings: SettingsFile, notices: Sequence[Notice] = ()) -> None:
        self._settings = settings
        self._notices = tuple(notices)
        self._busy = RLock()
        self._reader: Thread | None = None
        self._folders: Mapping[str, Path] | None = None
        self._loaded: dict[str, tuple[Stamp, Loaded]] = {}
        self._listed: tuple[Listed, ...] | None = None
        self._kept: Shelf | None = None

    def notices(self) -> Sequence[Notice]:
        notices, self._notices = self._notices, ()
        return notices

    def ready(self) -> bool:
        if self._reader is None:
            self._reader = Thread(target=self._look_round, name="library", daemon=True)
            self._reader.start()
        return not self._reader.is_alive()

    def scenarios(self) -> Sequence[Listed]:
        with self._busy:
            if self._listed is None:
                from game.authoring.library import hidden

                listed = [self._described(name) for name in self._names()]
                listed += [Listed(f.name, f, {}, (), (), True, False, taken=True) for f in hidden()]
                listed.sort(key=lambda s: (not s.tutorial, not s.agendas, _minutes(s), s.id))
                self._listed = tuple(listed)
            return self._listed

    def look_again(self) -> None:
        with self._busy:
            self._reader = self._folders = self._listed = None

    def saves(self) -> Sequence[Saved]:
        with self._busy:
            try:
                return self._shelf.saves()
            except OSError:  # no folder, no games
                return ()

    def preview(self, scenario: str, seat: Seat | None, language: str, vary: int | None = None) -> View:
        from game.session.table import Table

        opened = self._opened(scenario, vary)
        table = Table(opened.scenario, 0, {}, clock=lambda: 0.0, translations=opened.translations)
        return table.view(seat, language)

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
        return self.begin(self._opened(scenario, vary), people, styles, seed, clerk=clerk)

    def begin(
        self,
        opened: "Opened",
        people: Sequence[Seat],
        styles: Mapping[Seat, str] | None = None,
        seed: int | None = None,
        file: Path | None = None,
        *,
        clerk: bool = False,
    ) -> Game:
        """A new game of a scenario that is open already. With a `file`, it is kept there or not played."""
        from game.commands import games
        from game.simulation import players

        seats = players(opened.scenario) if clerk else people
        header = games.header_of(
            opened, seats, styles, secrets.randbelow(games.LARGEST_SEED) if seed is None else seed
        )
        try:
            ending = games.CLERK if clerk else ".jsonl"
            begun = games.begin(header, file or games.free_name(opened.scenario.agenda.id, ending))
        except OSError as error:
            if file is not None or error.errno not in UNWRITABLE:
                raise _unkept(error) from error
            return self._game(games.begin_unkept(header), clerk, error.strerror or str(error))
        return self._game(begun, clerk)

    def go_on(self, file: Path) -> Game:
        from game.commands import games
        from game.commands.saves import notice_of
        from game.session.record import Unreadable

        try:
            begun = games.go_on(file)
        except Unreadable as unreadable:
            raise Unplayable(notice_of(unreadable.fault)) from unreadable
        except BlockingIOError as error:
            raise Unplayable(Notice("ui.unplayable.elsewhere")) from error
        except OSError as error:
            raise Unplayable(Notice("ui.saves.unread", {"why": _why(error)})) from error
        game = self._game(begun, file.name.endswith(games.CLERK))
        if game.paused:
            game.resume()  # whoever sits down to it goes on with it
        return game

    def discard(self, file: Path) -> Path:
        with self._busy:
            try:
                return self._shelf.discard(file)
            except BlockingIOError as error:
                raise Unplayable(Notice("ui.unplayable.elsewhere")) from error
            except OSError as error:
                raise Unplayable(Notice("ui.saves.stuck", {"why": _why(error)})) from error

    def restore(self, discarded: Path) -> Path:
        with self._busy:
            try:
                return self._shelf.restore(discarded)
            except OSError as error:
                raise Unplayable(Notice("ui.saves.stuck", {"why": _why(error)})) from error

    def debrief(self, source: Source, language: str, progress: Callable[[float], None]) -> "Findings":
        from game.commands.debriefs import found_in

        return found_in(source, language, progress)

    def earlier(
        self, found: "Findings", source: Source, language: str, progress: Callable[[float], None]
    ) -> "Sequence[Earlier]":
        from game.commands.debriefs import earlier_of

        return earlier_of(found, source, self.saves(), language, progress)

    def report(
        self,
        found: "Findings",
        language: str,
        reader: Seat | None,
        earlier: "Sequence[Earlier] | None" = None,
    ) -> Path:
        from game.commands.debriefs import report

        return report(found, language, reader, earlier)

    def keep(self, settings: Settings) -> str:
        notice = self._settings.write(settings)
        return "" if notice is None else notice.key

    @property
    def _shelf(self) -> "Shelf":
        from game.commands.saves import Shelf

        if self._kept is None:
            self._kept = Shelf(paths.saves)
            with suppress(OSError):
                self._kept.purge(time.time())
        return self._kept

    def _look_round(self) -> None:
        with suppress(Exception):  # whoever asks again hears of it
            self.scenarios()
            self.saves()

    def _names(self) -> Mapping[str, Path]:
        from game.authoring.library import available

        if self._folders is None:
            self._folders = available()
        return self._folders

    def _load(self, name: str) -> "Loaded":
        """A scenario by its id, its folder or its path; read once, and again when its files have changed."""
        from game.authoring.library import load

        with self._busy:
            folder = self._names().get(name, Path(name))
            stamp = _stamp(folder)
            if name not in self._loaded or self._loaded[name][0] != stamp:
                self._loaded[name] = stamp, load(folder)
            return self._loaded[name][1]

    def _opened(self, name: str, vary: int | None) -> "Opened":
        from game.authoring.variants import vary_loaded
        from game.commands.opening import Opened

        loaded = self._load(name)
        if loaded.scenario is not None and vary is not None:
            loaded = vary_loaded(loaded, vary)
        if loaded.scenario is None:
            raise Unplayable(Notice("ui.unplayable.scenario", {"name": name}))
        return Opened(loaded.scenario, loaded.translations)

    def _described(self, name: str) -> Listed:
        loaded, folder = self._load(name), self._names()[name]
        mistakes = tuple(_mistake(p, folder, loaded.lines) for p in loaded.problems if p.is_error)
        own, tutorial = folder.parent != paths.scenarios(), name == TUTORIAL
        if loaded.scenario is None:
            return Listed(name, folder, {}, (), mistakes, own, tutorial)
        agenda = loaded.scenario.agenda
        agendas = {agenda.language: agenda, **{code: s.agenda for code, s in loaded.translations.items()}}
        players = tuple(s for s, d in agenda.delegations.items() if d.role is not Role.OBSERVER)
        return Listed(name, folder, agendas, players, mistakes, own, tutorial)

    def _game(self, begun: "Begun", clerk: bool, unkept: str = "") -> Game:
        from game.commands import games
        from game.commands.opening import Opened
        from game.session.opened import all_open

        opened = Opened(begun.header.scenario, begun.header.translations)
        return Game(
            begun.table,
            begun.heard,
            games.seated(begun),
            seed=begun.header.seed,
            file=begun.file,
            clerk=clerk,
            unkept=unkept,
            closed=partial(self._closed, begun),
            source=lambda: begun.source,
            again=partial(self.begin, opened, clerk=clerk),
            revealed=begun.file is not None and all_open(begun.file),
            reveals=partial(_reveal, begun.file),
        )

    def _closed(self, begun: "Begun") -> None:
        from game.commands.saves import what_of

        if begun.record is None or begun.file is None:
            return
        begun.record.close()
        with self._busy, suppress(OSError):  # it is repeated, then, when the list is next shown
            self._shelf.note(begun.file, what_of(begun.header, begun.table, None))


def _reveal(record: Path | None) -> None:
    """Keeps that everybody's instructions are open; what is kept nowhere ends with the program anyway."""
    from game.session.opened import open_all

    if record is None:
        return
    try:
        open_all(record)
    except OSError as error:
        raise Unplayable(Notice("ui.reveal.unkept", {"why": _why(error)})) from error


def _stamp(folder: Path) -> Stamp:
    """Empty for what is no folder that can be read: that is read once."""
    try:
        files = [(file.name, file.stat()) for file in sorted(folder.iterdir())]
    except OSError:
        return ()
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in files)


def _mistake(problem: "Problem", folder: Path, lines: Mapping[str, Sequence[str]]) -> Mistake:
    place, texts = problem.place, lines.get(problem.place.file, ())
    text = texts[place.line - 1].strip() if 0 < place.line <= len(texts) else ""
    shown = "".join(char if char.isprintable() else " " for char in text)
    also = (f"{problem.related[0]}: {problem.related[1]}",) if problem.related else ()
    hints = (*also, *((problem.hint,) if problem.hint else ()))
    inside = f"{folder}{os.sep}"
    named = tuple(hint.replace(inside, "") for hint in hints)
    return Mistake(place.file.removeprefix(inside), place.line, shown, problem.message, named)


def _minutes(listed: Listed) -> int:
    return next((agenda.minutes for agenda in listed.agendas.values()), 0)


def _unkept(error: OSError) -> Unplayable:
    if isinstance(error, FileExistsError):
        return Unplayable(Notice("ui.unplayable.taken", {"file": str(error.filename)}))
    return Unplayable(Notice("ui.unplayable.unkept", {"why": _why(error)}))


def _why(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
