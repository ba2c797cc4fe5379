"""Questions with numbered answers, for whoever would rather choose than type."""

from collections.abc import Sequence

from game.engine.actions import Action, AskCapital, ChairText, Move, Propose, Reopen
from game.engine.draft import supporters
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import clause_value, value
from game.engine.view import View
from game.i18n import Words
from game.terminal.console import Console
from game.terminal.explain import explain_unclear
from game.terminal.grammar import Unread, read_text
from game.terminal.layout import wrap
from game.terminal.names import Unclear, issue_title, option_label, seat_name
from game.terminal.offers import worth_of
from game.terminal.tell import moves_told


class Guide:
    """Asks one person, at one console. An empty answer always leads back."""

    def __init__(self, view: View, console: Console, words: Words) -> None:
        self._view = view
        self._console = console
        self._words = words

    def _say(self, text: str, first: str = "") -> None:
        self._console.write(wrap(text, self._console.columns, first))

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """The place of the answer chosen; None for an empty line."""
        self._say(question)
        for number, answer in enumerate(answers, start=1):
            self._say(answer, f"{number:3}. ")
        while True:
            said = self._console.read(self._words("guide.prompt")).strip()
            if not said:
                return None
            if said.isdecimal() and said.isascii() and 1 <= int(said) <= len(answers):
                return int(said) - 1
            self._say(self._words("guide.again", most=len(answers)))

    def yes(self, question: str) -> bool:
        said = self._console.read(f"{question} {self._words('guide.yes-no')} ").strip().casefold()
        return said in self._words("guide.yes").split("|")

    def issue(self, question: str, issues: Sequence[IssueId]) -> IssueId | None:
        chosen = self.choose(question, [issue_title(self._view.agenda, i) for i in issues])
        return None if chosen is None else issues[chosen]

    def option(self, question: str, issue: IssueId, options: Sequence[OptionId]) -> OptionId | None:
        """One option; each with who stands there and what it is worth to me."""
        view, words = self._view, self._words
        stands = supporters(view.positions, issue)
        answers = []
        for option in options:
            parts = [option_label(view.agenda, issue, option)]
            if view.interests is not None and issue in view.interests.weights:
                parts.append(
                    words("issue.worth", points=words.points(clause_value(view.interests, issue, option)))
                )
            names = [
                words("you") if s == view.seat else seat_name(view.agenda, s) for s in stands.get(option, ())
            ]
            parts += [words("issue.supporters", names=words.listed(names))] if names else []
            answers.append(" - ".join(parts))
        chosen = self.choose(question, answers)
        return None if chosen is None else options[chosen]

    def move(self) -> Action | None:
        """A move of my own, or where it is bound, its reopening."""
        view = self._view
        free = {
            issue: [o for o in item.options if self._possible(issue, o) is not None]
            for issue, item in view.agenda.issues.items()
        }
        issue = self.issue(self._words("guide.move.issue"), [i for i, options in free.items() if options])
        if issue is None:
            return None
        option = self.option(self._words("guide.move.option"), issue, free[issue])
        if option is None:
            return None
        action = self._possible(issue, option)
        if isinstance(action, Reopen) and not self.yes(self._words("guide.reopen")):
            return None
        return action

    def _possible(self, issue: IssueId, option: OptionId) -> Action | None:
        for action in (Move(issue, option), Reopen(issue, option)):
            if refusal(self._view, action) is None:
                return action
        return None

    def ask_capital(self) -> Action | None:
        issues = [i for i in self._view.agenda.issues if refusal(self._view, AskCapital(i)) is None]
        issue = self.issue(self._words("guide.ask"), issues)
        return None if issue is None else AskCapital(issue)

    def offer(self) -> Action | None:
        """Whom I ask, for what, and what I give: shown with its worth before it goes out."""
        view, words = self._view, self._words
        others = [m for m in view.members if m != view.seat]
        chosen = self.choose(words("guide.offer.who"), [seat_name(view.agenda, m) for m in others])
        if chosen is None:
            return None
        partner = others[chosen]
        asked = self._bundle(words("guide.offer.ask", who=seat_name(view.agenda, partner)), partner)
        if not asked:
            return None
        moves: dict[Seat, dict[IssueId, OptionId]] = {partner: asked}
        if view.seat in view.positions and view.seat is not None:
            given = self._bundle(words("guide.offer.give"), view.seat)
            moves[view.seat] = given or {i: view.positions[view.seat][i] for i in asked}
        self._say(moves_told(view.agenda, moves, words), "  ")
        for line in worth_of(view, moves, words):
            self._say(line, "  ")
        public = self.choose(
            words("guide.offer.audience"), [words("guide.offer.corridor"), words("guide.offer.public")]
        )
        if public is None:
            return None
        note = self._console.read(words("guide.offer.note") + " ").strip()
        return Propose(moves, bool(public), note) if self.yes(words("guide.offer.sure")) else None

    def _bundle(self, question: str, seat: Seat) -> dict[IssueId, OptionId]:
        view, words = self._view, self._words
        wanted: dict[IssueId, OptionId] = {}
        while True:
            issues = [i for i in view.agenda.issues if i not in wanted]
            issue = self.issue(question if not wanted else words("guide.offer.more"), issues)
            if issue is None:
                return wanted
            own = seat == view.seat and view.interests is not None
            options = [
                o
                for o in view.agenda.issues[issue].options
                if not (own and view.interests is not None and (issue, o) in view.interests.red_lines)
            ]
            option = self.option(words("guide.offer.option"), issue, options)
            if option is not None:
                wanted[issue] = option

    def chair_text(self) -> Action | None:
        """The most supported wording of every issue, to be changed line by line and then tabled."""
        view, words = self._view, self._words
        assert view.interests is not None
        text: dict[IssueId, OptionId] = {}
        for issue in view.agenda.issues:
            stands = supporters(view.positions, issue)
            open_to_me = [o for o in stands if (issue, o) not in view.interests.red_lines] or [
                view.positions[view.seat or ""][issue]
            ]
            text[issue] = max(open_to_me, key=lambda o: len(stands.get(o, ())))
        while True:
            self._say(words("guide.text.title"))
            for number, (issue, option) in enumerate(text.items(), start=1):
                label = option_label(view.agenda, issue, option)
                self._say(f"{issue_title(view.agenda, issue)}: {label}", f"{number:3}. ")
            self._say(words("guide.text.worth", value=words.points(value(view.interests, text))))
            said = self._console.read(words("guide.text.prompt")).strip()
            if not said:
                return ChairText(text) if self.yes(words("guide.text.sure")) else None
            if said == "0":
                return None
            try:
                text |= read_text(view, said)
            except Unclear as unclear:
                self._say(explain_unclear(unclear, words))
            except Unread as unread:
                self._say(words(unread.key, said=unread.said, near=unread.near))
