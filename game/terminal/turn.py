"""One person's turn: lines typed, things shown, actions submitted."""

from collections.abc import Callable, Mapping

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    Reopen,
    RequestSettlement,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.refusal import refusal
from game.engine.scenario import Seat
from game.engine.view import View
from game.i18n import UnknownLanguage, Words, languages
from game.session.table import Table
from game.terminal import screens
from game.terminal.console import Console
from game.terminal.explain import explain, explain_unclear
from game.terminal.grammar import (
    COMMANDS,
    Unread,
    bundle,
    command_names,
    read_choice,
    read_command,
    read_number,
    read_offer,
    read_text,
)
from game.terminal.guide import Guide
from game.terminal.layout import wrap
from game.terminal.log import Log
from game.terminal.menu import menu, show
from game.terminal.names import Unclear, meant_issue, meant_seat
from game.terminal.offers import numbered, offers

Read = Callable[[str], Action | None]


class Leave(Exception):
    """The person wants to stop here."""


class Turn:
    """A seat at the screen, until it is no longer waited for."""

    def __init__(self, table: Table, seat: Seat, console: Console, words: Words, log: Log) -> None:
        self._table = table
        self._seat = seat
        self._console = console
        self._log = log
        self.words = words
        self._readers: Mapping[str, Read] = {
            "move": self._move,
            "offer": self._offer,
            "accept": lambda rest: Accept(self._proposal(rest)),
            "decline": lambda rest: Decline(self._proposal(rest), rest.partition(" ")[2].strip()),
            "counter": self._counter,
            "withdraw": lambda rest: Withdraw(self._proposal(rest)),
            "text": self._text,
            "reopen": lambda rest: Reopen(*read_choice(self._view, rest)),
            "ask": self._ask,
            "say": self._say,
            "adopt": lambda rest: CallAdoption(),
            "undo": lambda rest: TakeBack(),
            "end": lambda rest: EndTurn(),
            "join": lambda rest: Join(),
            "reserve": self._reserve,
            "break": self._break,
            "settle": lambda rest: RequestSettlement(),
        }

    @property
    def _view(self) -> View:
        return self._table.view(self._seat, self.words.language)

    def _write(self, text: str, first: str = "") -> None:
        self._console.write(wrap(text, self._console.columns, first))

    def play(self) -> None:
        """Until the game waits for somebody else. Raises Leave, EOFError, KeyboardInterrupt or OSError."""
        self._open()
        while self._seat in self._table.active:
            entries = menu(self._view)
            line = self._console.read(
                f"\n{self.words('prompt', seat=self._view.agenda.delegations[self._seat].name)} "
            )
            if line.strip().isdecimal() and 1 <= int(line.strip()[:9]) <= len(entries):
                line = entries[int(line.strip()[:9]) - 1]
            if line.strip():
                self._do(line)
            else:
                self._console.write(show(entries, self.words, self._console.columns))

    def _open(self) -> None:
        view, columns = self._view, self._console.columns
        self._console.write(screens.status(view, self.words, columns))
        told = self._log.told(view, self.words, columns, new=True)
        if told:
            self._console.write(f"\n{self.words('since')}\n{told}")
        if view.silence is not None:
            self._write("\n" + self.words("silence.open"))
        elif view.proposals:
            self._console.write(f"\n{self.words('offers.title')}\n{offers(view, self.words, columns)}")
        self._console.write("\n" + show(menu(view), self.words, columns))

    def _do(self, line: str) -> None:
        try:
            command, rest = read_command(line, self.words)
            if command in self._readers:
                action = self._readers[command](rest)
                if action is not None:
                    self._submit(action)
            else:
                self._look(command, rest)
        except Unclear as unclear:
            self._write(explain_unclear(unclear, self.words))
        except Unread as unread:
            self._write(self.words(unread.key, said=unread.said, near=unread.near))

    def _submit(self, action: Action) -> None:
        refused = self._table.submit(self._seat, self._table.seq(self._seat), action)
        if refused is not None:
            self._write(explain(refused, self._view.agenda, self.words))
            return
        told = self._log.told(self._view, self.words, self._console.columns, new=True)
        if told:
            self._console.write(told)
        if (
            self._seat in self._table.active
            and self._view.interests is not None
            and self._view.silence is None
        ):
            self._write(screens.worth_now(self._view, self.words))

    def _look(self, command: str, rest: str) -> None:
        view, words, columns = self._view, self.words, self._console.columns
        match command:
            case "draft":
                full = rest in ("full", "全文")
                text = (
                    screens.full_draft(view, words, columns) if full else screens.draft(view, words, columns)
                )
            case "mandate":
                text = screens.mandate(view, words, columns)
            case "offers":
                text = offers(view, words, columns)
            case "issue":
                text = screens.issue(view, meant_issue(view.agenda, rest), words, columns)
            case "table":
                text = screens.table(view, words, columns)
            case "bio":
                text = screens.biography(view, meant_seat(view.agenda, rest), words, columns)
            case "news":
                text = screens.news(view, words, columns)
            case "log":
                text = self._log.told(view, words, columns, new=False)
            case "value":
                text = screens.worth_now(view, words) if view.interests else words("value.none")
            case "help":
                text = self._help(rest)
            case "language":
                text = self._language(rest)
            case "save":
                text = words("saved")
            case _:
                raise Leave
        self._console.write(text)

    def _help(self, rest: str) -> str:
        words, columns = self.words, self._console.columns
        if rest:
            command, _ = read_command(rest, words)
            return wrap(f"{' / '.join(command_names(command, words))}: {words(f'help.{command}')}", columns)
        lines = [wrap(words("help.intro"), columns), ""]
        for command in COMMANDS:
            names = " / ".join(command_names(command, words))
            lines.append(wrap(f"{names}: {words(f'help.{command}')}", columns, "  ", "      "))
        return "\n".join(lines)

    def _language(self, rest: str) -> str:
        try:
            self.words = Words(rest or "?")
        except UnknownLanguage:
            return self.words("language.unknown", languages=", ".join(languages()))
        return self.words("language.now")

    @property
    def _guide(self) -> Guide:
        return Guide(self._view, self._console, self.words)

    def _proposal(self, rest: str) -> int:
        view = self._view
        return numbered(view)[read_number(rest, len(view.proposals)) - 1].id

    def _move(self, rest: str) -> Action | None:
        if not rest:
            return self._guide.move()
        return Move(*read_choice(self._view, rest))

    def _offer(self, rest: str) -> Action | None:
        if not rest:
            return self._guide.offer()
        moves, public = read_offer(self._view, rest)
        return Propose(moves, public)

    def _counter(self, rest: str) -> Action:
        view = self._view
        proposal = numbered(view)[read_number(rest, len(view.proposals)) - 1]
        words = rest.partition(" ")[2].lstrip(":： ")
        if not words:
            raise Unread("unread.counter")
        partner = proposal.by if proposal.by in view.positions else proposal.parties[0]
        return Counter(proposal.id, bundle(view, [partner], words), proposal.public)

    def _text(self, rest: str) -> Action | None:
        if not rest:
            allowed = refusal(self._view, ChairText({}))
            if allowed is not None and allowed.code != "empty-moves":
                self._write(explain(allowed, self._view.agenda, self.words))
                return None
            return self._guide.chair_text()
        return ChairText(read_text(self._view, rest))

    def _ask(self, rest: str) -> Action | None:
        return AskCapital(meant_issue(self._view.agenda, rest)) if rest else self._guide.ask_capital()

    def _say(self, rest: str) -> Action:
        agenda = self._view.agenda
        for lead in ("to ", "对"):
            if rest.startswith(lead) and (":" in rest or "：" in rest):
                names, text = rest[len(lead) :].replace("：", ":").split(":", 1)
                to = tuple(meant_seat(agenda, n.strip()) for n in names.replace("、", ",").split(","))
                return Speak(text.strip(), to)
        if not rest:
            rest = self._console.read(self.words("guide.say") + " ").strip()
        return Speak(rest)

    def _reserve(self, rest: str) -> Action | None:
        view = self._view
        if view.silence is None:
            return JoinWithReservation(())
        if not rest:
            issue = self._guide.issue(self.words("guide.reserve"), tuple(view.silence.text))
            return None if issue is None else JoinWithReservation((issue,))
        return JoinWithReservation(tuple(meant_issue(view.agenda, part.strip()) for part in rest.split(",")))

    def _break(self, rest: str) -> Action | None:
        view = self._view
        if not rest:
            issue = self._guide.issue(self.words("guide.break"), tuple(view.agenda.issues))
            if issue is None:
                return None
            return BreakSilence(issue, self._console.read(self.words("guide.reason") + " ").strip())
        name, _, reason = rest.partition(" ")
        return BreakSilence(meant_issue(view.agenda, name), reason.strip())
