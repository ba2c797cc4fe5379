"""Questions with numbered answers, for whoever would rather choose than type."""

from collections.abc import Sequence

from game.engine.actions import (
    Action,
    AskCapital,
    ChairText,
    Counter,
    JoinWithReservation,
    Move,
    Moves,
    Propose,
    Reopen,
)
from game.engine.draft import supporters
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import clause_value, value
from game.engine.state import Proposal
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named, option_label, seat_name
from game.terminal.examples import examples
from game.terminal.explain import explain_unclear, explain_unread
from game.terminal.grammar import Unread, command_names, read_text
from game.terminal.meant import Unclear, number
from game.terminal.offers import bundle_shown
from game.terminal.screen import Leave, Screen


class Guide:
    """Asks one person, at one screen. An empty answer leads back; `quit` leaves the game."""

    def __init__(self, view: View, screen: Screen, words: Words) -> None:
        self._view = view
        self._screen = screen
        self._words = words

    def called(self, command: str) -> str:
        """What a command is called in the person's language."""
        return self._words.alternatives(f"command.{command}")[0]

    def ask(self, key: str, **args: object) -> str:
        """The line typed. Raises Leave."""
        while True:
            said = self._screen.ask(self._words(key, **args))
            if said.casefold() in command_names("quit", self._words):
                raise Leave
            if said.casefold() not in command_names("help", self._words):
                return said
            self._screen.say(self._words("guide.help"))

    def choose(self, question: str, answers: Sequence[str]) -> int | None:
        """The place of the answer chosen; None for an empty line."""
        self._screen.say(question)
        for place, answer in enumerate(answers, start=1):
            self._screen.say(answer, f"{place:3}. ")
        while True:
            said = self.ask("guide.prompt")
            if not said:
                return None
            chosen = number(said)
            if chosen is not None and 1 <= chosen <= len(answers):
                return chosen - 1
            self._screen.say(self._words("guide.again", most=len(answers)))

    def yes(self, key: str, **args: object) -> bool:
        return self.ask(key, **args).casefold() in self._words.alternatives("guide.yes")

    def issue(self, key: str, issues: Sequence[IssueId]) -> IssueId | None:
        if not issues:
            self._screen.say(self._words("guide.no-issue"))
            return None
        chosen = self.choose(self._words(key), [issue_title(self._view.agenda, i) for i in issues])
        return None if chosen is None else issues[chosen]

    def seat(self) -> Seat | None:
        seats = tuple(self._view.agenda.delegations)
        chosen = self.choose(self._words("guide.seat"), [seat_name(self._view.agenda, s) for s in seats])
        return None if chosen is None else seats[chosen]

    def offer_number(self, places: Sequence[int]) -> int | None:
        """One of the open offers, by its number."""
        proposals = [self._view.proposals[place - 1] for place in places]
        answers = [
            self._words("guide.offer-number", n=n, who=named(self._view, [p.by], self._words), until=p.until)
            for n, p in zip(places, proposals, strict=True)
        ]
        chosen = self.choose(self._words("guide.which-offer"), answers)
        return None if chosen is None else places[chosen]

    def option(self, key: str, issue: IssueId, options: Sequence[OptionId]) -> OptionId | None:
        """One option; each with who stands there and what it is worth to me."""
        view, words = self._view, self._words
        stands = supporters(view.positions, issue)
        answers = []
        for option in options:
            parts = []
            if view.interests is not None and issue in view.interests.weights:
                points = words.points(clause_value(view.interests, issue, option))
                parts.append(words("issue.worth", points=points))
            if option in stands:
                parts.append(words("issue.supporters", names=named(view, stands[option], words)))
            label = option_label(view.agenda, issue, option)
            answers.append(words("titled", title=label, text=words.sentences(*parts)) if parts else label)
        chosen = self.choose(words(key), answers)
        return None if chosen is None else options[chosen]

    def move(self) -> Action | None:
        """A move of my own, or where it is bound, its reopening."""
        view = self._view
        free = {
            issue: [o for o in item.options if self._possible(issue, o) is not None]
            for issue, item in view.agenda.issues.items()
        }
        issue = self.issue("guide.move.issue", [i for i, options in free.items() if options])
        if issue is None:
            return None
        option = self.option("guide.move.option", issue, free[issue])
        if option is None:
            return None
        action = self._possible(issue, option)
        if isinstance(action, Reopen) and not self.yes("guide.reopen"):
            return None
        return action

    def reopen(self) -> Action | None:
        """A move of my own where I am bound."""
        view = self._view
        bound = {
            issue: [o for o in item.options if refusal(view, Reopen(issue, o)) is None]
            for issue, item in view.agenda.issues.items()
        }
        issue = self.issue("guide.reopen.issue", [i for i, options in bound.items() if options])
        if issue is None:
            return None
        option = self.option("guide.move.option", issue, bound[issue])
        if option is None or not self.yes("guide.reopen"):
            return None
        return Reopen(issue, option)

    def _possible(self, issue: IssueId, option: OptionId) -> Action | None:
        for action in (Move(issue, option), Reopen(issue, option)):
            if refusal(self._view, action) is None:
                return action
        return None

    def reserve(self, crossed: Sequence[IssueId]) -> Action | None:
        """A reservation on one clause, or on all those behind my red lines."""
        assert self._view.silence is not None
        if len(crossed) > 1:
            titles = self._words.listed([issue_title(self._view.agenda, i) for i in crossed])
            sure = self.yes("guide.reserve.all", issues=titles)
            return JoinWithReservation(tuple(crossed)) if sure else None
        issue = self.issue("guide.reserve", tuple(crossed or self._view.silence.text))
        return None if issue is None else JoinWithReservation((issue,))

    def ask_capital(self) -> Action | None:
        issues = [i for i in self._view.agenda.issues if refusal(self._view, AskCapital(i)) is None]
        issue = self.issue("guide.ask", issues)
        return None if issue is None else AskCapital(issue)

    def offer(self) -> Action | None:
        """Whom I ask, for what, and what I give: shown with its worth before it goes out."""
        view, words = self._view, self._words
        if view.settlement is not None:
            return self._offer_together()
        others = [m for m in view.members if m != view.seat]
        names = [seat_name(view.agenda, m) for m in others]
        everybody = [words("guide.offer.all")] if len(others) > 1 else []
        chosen = self.choose(words("guide.offer.who"), [*names, *everybody])
        if chosen is None:
            return None
        moves = self._moves(others if chosen == len(others) else [others[chosen]])
        while moves and view.seat not in view.positions and len(moves) < 2:  # an adviser moves two others
            others = [m for m in others if m not in moves]
            chosen = self.choose(words("guide.offer.with"), [seat_name(view.agenda, m) for m in others])
            if chosen is None:
                return None
            moves = {**moves, **self._moves([others[chosen]])}
        if not moves:
            return None
        self._show(moves)
        public = self.choose(
            words("guide.offer.audience"), [words("guide.offer.corridor"), words("guide.offer.public")]
        )
        if public is None:
            return None
        note = self.ask("guide.offer.note")
        return Propose(moves, bool(public), note) if self.yes("guide.offer.sure") else None

    def _offer_together(self) -> Action | None:
        """After adoption: the wordings to which all would move at once."""
        moves = self._moves_together()
        if not moves:
            return None
        self._show(moves)
        note = self.ask("guide.offer.note")
        return Propose(moves, note=note) if self.yes("guide.offer.sure") else None

    def counter(self, proposal: Proposal, partner: Seat) -> Action | None:
        """Another offer to the one who made this."""
        moves = self._moves([partner]) if self._view.settlement is None else self._moves_together()
        if not moves:
            return None
        self._show(moves)
        note = self.ask("guide.offer.note")
        return Counter(proposal.id, moves, proposal.public, note) if self.yes("guide.offer.sure") else None

    def _show(self, moves: Moves) -> None:
        self._screen.show("\n".join(bundle_shown(self._view, moves, self._words, self._screen.columns)))

    def _moves(self, partners: Sequence[Seat]) -> dict[Seat, dict[IssueId, OptionId]]:
        """What these should do, and what I do: staying where I am, if nothing else. Empty: never mind."""
        view, words = self._view, self._words
        who = words.listed([seat_name(view.agenda, partner) for partner in partners])
        key = "guide.offer.ask" if len(partners) == 1 else "guide.offer.ask.all"
        asked = self._bundle(words(key, who=who), partners[0])
        if not asked:
            return {}
        moves = {partner: dict(asked) for partner in partners}
        if view.seat in view.positions and view.seat is not None:
            stays = {i: view.positions[view.seat][i] for i in asked}
            moves[view.seat] = self._bundle(words("guide.offer.give"), view.seat) or stays
        return moves

    def _moves_together(self) -> dict[Seat, dict[IssueId, OptionId]]:
        """The same for every member. Empty: never mind."""
        wanted = self._bundle(self._words("guide.offer.together"), self._view.seat)
        return {member: dict(wanted) for member in self._view.members} if wanted else {}

    def _bundle(self, question: str, seat: Seat | None) -> dict[IssueId, OptionId]:
        view, words = self._view, self._words
        wanted: dict[IssueId, OptionId] = {}
        while True:
            issues = [i for i in view.agenda.issues if i not in wanted]
            answers = [issue_title(view.agenda, i) for i in issues]
            chosen = self.choose(question if not wanted else words("guide.offer.more"), answers)
            if chosen is None:
                return wanted
            issue = issues[chosen]
            barred = view.interests.red_lines if seat == view.seat and view.interests else frozenset()
            options = [o for o in view.agenda.issues[issue].options if (issue, o) not in barred]
            option = self.option("guide.offer.option", issue, options)
            if option is not None:
                wanted[issue] = option

    def needs(self) -> dict[IssueId, OptionId]:
        """The wordings with which I could come along. Empty: never mind."""
        return self._bundle(self._words("guide.needs"), self._view.seat)

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
        shown = tuple(text)
        self._screen.say(words("guide.text.title"))
        while True:
            for place, (issue, option) in enumerate(text.items(), start=1):
                if issue in shown:
                    self._screen.say(self._clause(issue, option), f"{place:3}. ")
            worth = words.points(value(view.interests, text))
            walk_away = words.points(view.interests.walk_away or 0)
            self._screen.say(words("guide.text.worth", value=worth, walk_away=walk_away))
            said = self.ask("guide.text.prompt", **examples(view))
            if not said:
                return ChairText(text) if self.yes("guide.text.sure") else None
            if number(said) == 0:
                return None
            shown = ()
            try:
                changed = read_text(view, said)
                text |= changed
                shown = tuple(changed)
            except Unclear as unclear:
                self._screen.say(explain_unclear(unclear, words))
            except Unread as unread:
                self._screen.say(explain_unread(unread, view, words))

    def _clause(self, issue: IssueId, option: OptionId) -> str:
        view, words = self._view, self._words
        assert view.interests is not None
        clause = words(
            "offers.clause",
            issue=issue_title(view.agenda, issue),
            option=option_label(view.agenda, issue, option),
        )
        stand = len(supporters(view.positions, issue).get(option, ()))
        worth = words.points(clause_value(view.interests, issue, option))
        return words("aside", text=clause, aside=words("guide.text.clause", n=stand, points=worth))
