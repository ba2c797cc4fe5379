"""One person's turn: lines typed, things shown, actions submitted."""

from game.engine.actions import Action, Join
from game.engine.refusal import refusal
from game.engine.scenario import Role, Seat
from game.engine.state import Phase
from game.engine.view import View
from game.i18n import UnknownLanguage, Words, languages
from game.session.table import Table
from game.terminal import around
from game.terminal.draft import draft, full_draft, issue
from game.terminal.explain import explain, explain_unclear, explain_unread
from game.terminal.grammar import Unread, read_command
from game.terminal.guide import Guide
from game.terminal.help import help_text
from game.terminal.layout import wrap
from game.terminal.log import Log
from game.terminal.mandate import mandate, worth_now
from game.terminal.menu import menu, show
from game.terminal.names import Unclear, meant_issue, meant_seat, number
from game.terminal.offers import offers
from game.terminal.reader import Refused, is_action, read_action
from game.terminal.screen import Leave, Screen


class Turn:
    """A seat at the screen, until it is no longer waited for."""

    def __init__(self, table: Table, seat: Seat, screen: Screen, words: Words, log: Log) -> None:
        self._table = table
        self._seat = seat
        self._screen = screen
        self._log = log
        self.words = words

    @property
    def _view(self) -> View:
        return self._table.view(self._seat, self.words.language)

    @property
    def _guide(self) -> Guide:
        return Guide(self._view, self._screen, self.words)

    def play(self) -> None:
        """Until the game waits for somebody else. Raises Leave, EOFError, KeyboardInterrupt or OSError."""
        self._open()
        while self._seat in self._table.active:
            entries = menu(self._view)
            self._screen.show("")
            name = self._view.agenda.delegations[self._seat].name
            line = self._screen.ask(self.words("prompt", seat=name))
            if line:
                self._take(line, entries)
            else:
                self._screen.show(show(entries, self.words, self._screen.columns))

    def _open(self) -> None:
        view, words, columns = self._view, self.words, self._screen.columns
        told = self._log.told(view, words, columns, new=True)
        fresh = self._log.needs_briefing(self._seat)
        if fresh:
            self._screen.show("\n" + around.briefing(view, words, columns))
            headlines = around.headlines(view, words, columns)
            if headlines and view.round == 1:
                self._screen.show("\n" + wrap(words("news.title"), columns) + "\n" + headlines)
        self._screen.show("\n" + around.status(view, words, columns))
        if told:
            self._screen.show("\n" + wrap(words("since.first" if fresh else "since"), columns) + "\n" + told)
        if view.phase is Phase.TALKS and view.proposals:
            title = wrap(words("offers.title"), columns)
            self._screen.show(f"\n{title}\n{offers(view, words, columns)}")
        self._show_choices(view)

    def _show_choices(self, view: View) -> None:
        """The question before this seat, and what it can do."""
        if view.phase is Phase.OVER:
            self._screen.say("\n" + self.words("settle.asked"))
        elif view.silence is not None:
            self._screen.say("\n" + self.words("silence.open"))
            barred = refusal(view, Join())
            if barred is not None:
                self._screen.say(explain(barred, view.agenda, self.words))
        self._screen.show("\n" + show(menu(view), self.words, self._screen.columns))

    def _take(self, line: str, entries: tuple[str, ...]) -> None:
        """Does what a line says, or says why not."""
        try:
            place = number(line)
            if place is not None:
                if not 1 <= place <= len(entries):
                    raise Unread("unread.menu", line[:40], str(len(entries)))
                line = entries[place - 1]
            self._do(*read_command(line, self.words))
        except Unclear as unclear:
            self._screen.say(explain_unclear(unclear, self.words))
        except Unread as unread:
            self._screen.say(explain_unread(unread, self._view, self.words))
        except Refused as refused:
            self._screen.say(explain(refused.refusal, self._view.agenda, self.words))

    def _do(self, command: str, rest: str) -> None:
        if not is_action(command):
            self._look(command, rest)
            return
        action = read_action(command, self._view, rest, self._guide)
        if action is not None:
            self._submit(action)

    def _submit(self, action: Action) -> None:
        before = self._view
        refused = self._table.submit(self._seat, self._table.seq(self._seat), action)
        if refused is not None:
            self._screen.say(explain(refused, self._view.agenda, self.words))
            return
        if self._seat not in self._table.active:
            return  # what came of it is told when this seat is asked again, or at the end
        view = self._view
        told = self._log.told(view, self.words, self._screen.columns, new=True)
        if told:
            self._screen.show(told)
        if view.text != before.text and view.phase is Phase.TALKS and view.role is Role.MEMBER:
            self._screen.say(worth_now(view, self.words))
        if view.phase is not before.phase:
            self._show_choices(view)

    def _look(self, command: str, rest: str) -> None:
        view, words, columns = self._view, self.words, self._screen.columns
        match command:
            case "draft":
                whole = rest.casefold() in (*words.alternatives("draft.full"), "full")
                text = (full_draft if whole else draft)(view, words, columns)
            case "mandate":
                text = mandate(view, words, columns)
            case "offers":
                text = offers(view, words, columns)
            case "issue":
                chosen = (
                    meant_issue(view.agenda, rest)
                    if rest
                    else self._guide.issue("guide.issue", tuple(view.agenda.issues))
                )
                text = issue(view, chosen, words, columns) if chosen else ""
            case "table":
                text = around.table(view, words, columns)
            case "bio":
                seat = meant_seat(view.agenda, rest) if rest else self._guide.seat()
                text = around.biography(view, seat, words, columns) if seat else ""
            case "news":
                text = around.news(view, words, columns)
            case "log":
                text = self._log.told(view, words, columns, new=False) or wrap(words("log.empty"), columns)
            case "value":
                text = wrap(worth_now(view, words), columns)
            case "help":
                text = help_text(view, rest, words, columns)
            case "language":
                text = wrap(self._language(rest), columns)
            case "save":
                text = wrap(words("saved"), columns)
            case _:
                raise Leave
        if text:
            self._screen.show(text)

    def _language(self, rest: str) -> str:
        """Speaks another language from now on; says so, or which there are."""
        try:
            self.words = Words(rest or "?")
        except UnknownLanguage:
            return self.words("language.unknown", languages=", ".join(languages()))
        return self.words("language.now")
