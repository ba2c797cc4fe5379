"""A whole game in a terminal: people take turns at the screen, ministers play the other seats."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from game.engine.actions import HOST, Action, EndTurn, RequestSettlement, Resume
from game.engine.refusal import refusal
from game.engine.scenario import Role, Seat
from game.engine.scoring import outcome_value
from game.engine.state import Outcome
from game.engine.statement import assemble
from game.engine.view import View
from game.i18n import Words
from game.sentences.document import render_statement
from game.sentences.heard import Heard
from game.sentences.names import issue_title
from game.session.table import Table
from game.terminal import log
from game.terminal.asking import Asked
from game.terminal.console import Console
from game.terminal.grammar import command_names
from game.terminal.guide import Guide
from game.terminal.layout import wrap
from game.terminal.screen import Leave, Screen
from game.terminal.turn import Turn

Decide = Callable[[Seat, View], Action]


class Ending(StrEnum):
    FINISHED = "finished"
    LEFT = "left"


class Sitting:
    """The people at one screen. `opened`: everybody's instructions have been, so nobody acts any more."""

    def __init__(
        self,
        table: Table,
        people: Sequence[Seat],
        decide: Decide,
        asked: Asked,
        console: Console,
        *,
        opened: bool = False,
    ) -> None:
        self._table = table
        self._people = tuple(people)
        self._decide = decide
        self._asked = asked
        self._opened = opened
        self._screen = Screen(console)
        self._at_screen: Seat | None = self._people[0] if len(self._people) == 1 else None
        self._shown: Outcome | None = None
        self._words = dict.fromkeys(self._people, Words())

    @property
    def words(self) -> Words:
        """Of whoever is at the screen; before all, those of the first."""
        reader = self._at_screen or next(iter(self._people), None)
        return Words() if reader is None else self._words[reader]

    def play(self, words: Words, heard: Heard) -> Ending:
        """Until the game is over or somebody leaves. Raises OSError when an action cannot be saved."""
        self._words = dict.fromkeys(self._people, words)
        self._go_on()
        try:
            while True:
                while self._table.active:
                    self._next(heard)
                self._end(heard)
                if self._opened or not self._settle():
                    return Ending.FINISHED
        except (Leave, EOFError, KeyboardInterrupt):
            if len(self._people) > 1:  # what is private to one who leaves is not for the others
                self._screen.clear()
            self._screen.show("\n" + wrap(self.words("left"), self._screen.columns))
            return Ending.LEFT

    def _go_on(self) -> None:
        """Whoever sits down to a game that was paused resumes it."""
        if self._table.view(HOST).paused:
            self._table.submit(HOST, self._table.seq(HOST), Resume())

    def _next(self, heard: Heard) -> None:
        """One step of a minister, or one turn of a person."""
        active = self._table.active
        seat = next((s for s in active if s in self._people), active[0])
        if seat not in self._people:
            chosen = self._decide(seat, self._table.view(seat))
            refused = self._table.submit(seat, self._table.seq(seat), chosen)
            if refused is not None:
                raise RuntimeError(f"the minister of {seat} chose what the rules refuse: {refused.code}")
            return
        self._hand_over(seat)
        turn = Turn(self._table, seat, self._screen, self._words[seat], heard, self._asked)
        try:
            turn.play()
        finally:
            self._words[seat] = turn.words

    def _hand_over(self, seat: Seat) -> None:
        """Nothing private stays on the screen, and nothing appears before the next person says so."""
        if seat == self._at_screen:
            return
        self._screen.clear()
        self._at_screen = seat
        name = self._table.view(None, self.words.language).agenda.delegations[seat].name
        self._ask("hand-over", name=name)

    def _ask(self, key: str, **args: object) -> str:
        return Guide(self._table.view(None), self._screen, self.words).ask(key, **args)

    def _end(self, heard: Heard) -> None:
        """How it ended: for all, then for each person alone, for what a text is worth is nobody else's."""
        columns = self._screen.columns
        alone = len(self._people) == 1
        if not alone:
            self._at_screen = None
        words = self.words
        view = self._table.view(self._people[0] if alone else None, words.language)
        outcome = view.outcome
        assert outcome is not None
        if not alone:
            self._screen.clear()
        if outcome == self._shown:  # nothing came of looking for something better
            self._screen.show("\n" + log.told(heard, view, words, columns, new=True))
            return
        self._shown = outcome
        self._screen.show("\n" + log.ending(heard, view, words, columns))
        if outcome.text is None:
            self._screen.say("\n" + view.agenda.no_agreement)
        else:
            statement = assemble(view.agenda, outcome.text, None, outcome.reservations)
            self._screen.show("\n" + render_statement(view.agenda, statement, words, columns))
        results = {}
        for seat in self._people:
            theirs = self._words[seat]
            own = self._table.view(seat, theirs.language)
            results[seat] = "\n".join(filter(None, (_result(own, theirs), _advice(own, heard, theirs))))
        for seat, result in results.items():
            if not alone and result:
                self._ask("pause")  # before the screen is cleared
                self._at_screen = None
                self._hand_over(seat)
            if result:
                self._screen.say("\n" + result)

    def _settle(self) -> bool:
        """After adoption, whether anybody here wants to look for something better for everybody."""
        members = [s for s in self._people if refusal(self._table.view(s), RequestSettlement()) is None]
        members.sort(key=lambda member: member != self._at_screen)
        unwilling: list[Seat] = []
        for member in members:
            self._hand_over(member)
            self._screen.show("")
            if self._table.view(member).requests:
                self._screen.say(self.words("settle.asked"))
            said = self._ask("settle.ask")
            if said.casefold() in command_names("settle", self.words):
                self._submit(member, RequestSettlement())
            else:
                unwilling.append(member)
        if len(unwilling) == len(members):
            return False
        for member in unwilling[:1]:  # one is enough
            self._submit(member, EndTurn())
        return True

    def _submit(self, seat: Seat, action: Action) -> None:
        refused = self._table.submit(seat, self._table.seq(seat), action)
        if refused is not None:
            raise RuntimeError(f"{seat} may not do what was asked for: {refused.code}")


def _advice(view: View, heard: Heard, words: Words) -> str:
    """What an adviser has brought about: which of its proposals' wordings stand in the text."""
    if view.role is not Role.ADVISER or view.seat is None or view.outcome is None or not view.outcome.text:
        return ""
    name = view.agenda.delegations[view.seat].name
    text = view.outcome.text
    stands = [issue for issue, option in heard.proposed_by(view.seat) if text.get(issue) == option]
    if not stands:
        return words("result.no-advice", name=name)
    titles = [issue_title(view.agenda, issue) for issue in dict.fromkeys(stands)]
    return words("result.advice", name=name, clauses=words.listed(titles))


def _result(view: View, words: Words) -> str:
    """What the end is worth to one seat; empty for one that counts nothing."""
    interests = view.interests
    if interests is None or view.outcome is None or view.seat is None or not interests.weights:
        return ""
    name = view.agenda.delegations[view.seat].name
    worth = outcome_value(view.agenda, interests, view.outcome, view.seat)
    if interests.walk_away is None:
        return words("result.goals", name=name, value=words.points(worth)) if view.outcome.text else ""
    key = "result.none" if view.outcome.text is None else "result"
    return words(
        key,
        name=name,
        value=words.points(worth),
        walk_away=words.points(interests.walk_away),
        surplus=words.change(worth - interests.walk_away),
    )
