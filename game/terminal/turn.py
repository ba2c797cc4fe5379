"""One person's turn: lines typed, things shown, actions submitted."""

from game.engine.actions import Action, Join
from game.engine.refusal import Refusal, refusal
from game.engine.scenario import Role, Seat
from game.engine.state import Phase
from game.engine.view import View
from game.i18n import UnknownLanguage, Words, languages
from game.sentences.heard import Heard
from game.sentences.silence import barred_told, crossed_told, only_break
from game.session.table import Table
from game.terminal import around, log
from game.terminal.asking import Asked, Asking
from game.terminal.coaching import coaching
from game.terminal.draft import draft, full_draft, issue
from game.terminal.examples import examples
from game.terminal.explain import explain_unclear, explain_unread
from game.terminal.grammar import Unread, read_command
from game.terminal.guide import Guide
from game.terminal.help import help_text
from game.terminal.layout import wrap
from game.terminal.mandate import mandate, worth_now
from game.terminal.meant import Unclear, meant_issue, meant_seat, number
from game.terminal.menu import menu, show
from game.terminal.offers import offers
from game.terminal.reader import Refused, alone, is_action, read_action
from game.terminal.screen import Leave, Screen

Listed = tuple[str, int | None]
"""A line of the menu, and the offer it is about."""


def _names_an_offer(command: str, rest: str) -> bool:
    """Whether what follows the command says the number of an open offer."""
    if command in ("why", "need"):
        return any(number(part) is not None for part in rest.rstrip("?？").split())
    return bool(rest) and command in ("accept", "decline", "counter", "withdraw")


def _ids(view: View) -> tuple[int, ...]:
    return tuple(proposal.id for proposal in view.proposals)


def _renumbered(shown: tuple[int, ...], view: View) -> bool:
    """Whether a number that was shown is now another offer's or none's; new offers come last."""
    return _ids(view)[: len(shown)] != shown


def _listed(view: View) -> tuple[Listed, ...]:
    ids = _ids(view)
    places = ((entry, number(entry.partition(" ")[2])) for entry in menu(view))
    return tuple((entry, None if place is None else ids[place - 1]) for entry, place in places)


class Turn:
    """A seat at the screen, until it is no longer waited for."""

    def __init__(
        self, table: Table, seat: Seat, screen: Screen, words: Words, heard: Heard, asked: Asked
    ) -> None:
        self._table = table
        self._seat = seat
        self._screen = screen
        self._heard = heard
        self._asked = asked
        self._listed: tuple[Listed, ...] = ()  # the menu as it was last shown
        self._numbered: tuple[int, ...] = ()  # the offers as they were last shown
        self.words = words

    @property
    def _view(self) -> View:
        return self._table.view(self._seat, self.words.language)

    @property
    def _guide(self) -> Guide:
        return Guide(self._view, self._screen, self.words)

    @property
    def _asking(self) -> Asking:
        heard = self._heard.events(self._seat)
        return Asking(self._view, self._seat, self.words, self._guide, heard, self._asked)

    def play(self) -> None:
        """Until the game waits for somebody else. Raises Leave, EOFError, KeyboardInterrupt or OSError."""
        self._open()
        while self._seat in self._table.active:
            self._screen.show("")
            name = self._view.agenda.delegations[self._seat].name
            line = self._screen.ask(self.words("prompt", seat=name))
            if line:
                self._take(line)
            else:
                self._show_menu(self._view)

    def _open(self) -> None:
        view, words, columns = self._view, self.words, self._screen.columns
        told = log.told(self._heard, view, words, columns, new=True)
        fresh = self._heard.needs_briefing(self._seat)
        if fresh:
            self._screen.show("\n" + around.briefing(view, words, columns))
            headlines = around.headlines(view, words, columns)
            if headlines and view.round == 1:
                self._screen.show("\n" + wrap(words("news.title"), columns) + "\n" + headlines)
        self._screen.show("\n" + around.status(view, words, columns))
        if told:
            self._screen.show("\n" + wrap(words("since.first" if fresh else "since"), columns) + "\n" + told)
        if view.phase is Phase.TALKS and view.proposals:
            self._show_offers(view)
        self._show_choices(view)

    def _show_offers(self, view: View) -> None:
        self._numbered = _ids(view)
        title = wrap(self.words("offers.title"), self._screen.columns)
        self._screen.show(f"\n{title}\n{offers(view, self.words, self._screen.columns)}")

    def _show_menu(self, view: View) -> None:
        self._listed = _listed(view)
        left = only_break(view)
        if left:
            self._screen.say(self.words(left))
        self._screen.show(show(menu(view), self.words, self._screen.columns))

    def _show_changed(self, view: View) -> None:
        """Offers and choices, where their numbers no longer mean what they meant."""
        if _renumbered(self._numbered, view):
            if view.proposals:
                self._show_offers(view)
            self._numbered = _ids(view)
        if _listed(view) != self._listed:
            self._screen.show("")
            self._show_menu(view)

    def _show_choices(self, view: View) -> None:
        """The question before this seat, and what it can do."""
        if view.phase is Phase.OVER:
            self._screen.say("\n" + self.words("settle.asked"))
        elif view.silence is not None:
            self._screen.say("\n" + self.words("silence.open.break" if only_break(view) else "silence.open"))
            barred = refusal(view, Join())
            if barred is not None:
                self._screen.say(crossed_told(barred, only_break(view), view.agenda, self.words))
        elif view.settlement is not None:
            self._screen.say("\n" + self.words("settle.how", **examples(view)))
        self._screen.show("")
        self._show_menu(view)

    def _take(self, line: str) -> None:
        """Does what a line says, or says why not."""
        try:
            self._do(*self._read(line))
        except Unclear as unclear:
            self._screen.say(explain_unclear(unclear, self.words))
        except Unread as unread:
            self._screen.say(explain_unread(unread, self._view, self.words))
        except Refused as refused:
            self._refuse(refused.refusal)

    def _read(self, line: str) -> tuple[str, str]:
        """The command meant: a number means what was last shown beside it, or nothing. Raises Unread."""
        view = self._view
        place = number(line)
        if place is None:
            command, rest = read_command(line, self.words)
            gone = _names_an_offer(command, rest) and _renumbered(self._numbered, view)
        else:
            if not 1 <= place <= len(self._listed):
                raise Unread("unread.menu", line[:40], str(len(self._listed)))
            entry = self._listed[place - 1]
            command, _, rest = entry[0].partition(" ")
            gone = entry not in _listed(view)
        if gone:
            self._show_changed(view)
            raise Unread("unread.changed")
        return command, rest

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
            self._refuse(refused)
            return
        if self._seat not in self._table.active:
            return  # what came of it is told when this seat is asked again, or at the end
        view = self._view
        told = log.told(self._heard, view, self.words, self._screen.columns, new=True)
        if told:
            self._screen.show(told)
        if view.text != before.text and view.phase is Phase.TALKS and view.role is Role.MEMBER:
            self._screen.say(worth_now(view, self.words))
        if view.phase is not before.phase:
            if view.phase is Phase.TALKS and view.proposals:
                self._show_offers(view)
            self._show_choices(view)
        elif view.phase is Phase.TALKS:
            self._show_changed(view)

    def _refuse(self, refused: Refusal) -> None:
        view = self._view
        self._screen.say(barred_told(refused, only_break(view), view.agenda, self.words))

    def _look(self, command: str, rest: str) -> None:
        view, words, columns = self._view, self.words, self._screen.columns
        match command:
            case "draft":
                whole = rest.casefold() in (*words.alternatives("draft.full"), "full")
                text = (full_draft if whole else draft)(view, words, columns)
            case "mandate":
                text = mandate(view, words, columns)
            case "offers":
                self._numbered = _ids(view)
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
                told = log.told(self._heard, view, words, columns, new=False)
                text = told or wrap(words("log.empty"), columns)
            case "value":
                text = wrap(worth_now(view, words), columns)
            case "why":
                text = wrap(self._asking.why(rest), columns)
            case "need":
                text = wrap(self._asking.need(rest), columns)
            case "coach":
                alone(command, rest, self._guide)
                text = coaching(view, words, columns)
            case "help":
                text = help_text(view, rest, words, columns)
            case "language":
                text = wrap(self._language(rest), columns)
            case "save":
                text = wrap(words("saved"), columns)
            case _:
                alone(command, rest, self._guide)
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
