"""A whole game in a terminal: people take turns at the screen, ministers play the other seats."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from game.engine.actions import Action, RequestSettlement
from game.engine.refusal import refusal
from game.engine.scenario import Seat
from game.engine.scoring import outcome_value
from game.engine.statement import assemble
from game.engine.view import View
from game.i18n import Words
from game.session.table import Table
from game.terminal.console import Console
from game.terminal.document import render_statement
from game.terminal.layout import wrap
from game.terminal.log import Log
from game.terminal.turn import Leave, Turn

Decide = Callable[[Seat, View], Action]


class Ending(StrEnum):
    FINISHED = "finished"
    LEFT = "left"


class Sitting:
    """The people at one screen."""

    def __init__(self, table: Table, people: Sequence[Seat], decide: Decide, console: Console) -> None:
        self._table = table
        self._people = tuple(people)
        self._decide = decide
        self._console = console
        self._at_screen: Seat | None = self._people[0] if len(self._people) == 1 else None

    def play(self, words: Words, log: Log) -> Ending:
        """Until the game is over or somebody leaves. Raises OSError when an action cannot be saved."""
        try:
            while True:
                while self._table.active:
                    words = self._next(words, log)
                self._end(words, log)
                if not self._settle(words):
                    return Ending.FINISHED
        except (Leave, EOFError, KeyboardInterrupt):
            self._console.write("\n" + words("left"))
            return Ending.LEFT

    def _next(self, words: Words, log: Log) -> Words:
        active = self._table.active
        seat = next((s for s in active if s in self._people), active[0])
        if seat not in self._people:
            refused = self._table.submit(
                seat, self._table.seq(seat), self._decide(seat, self._table.view(seat))
            )
            if refused is not None:
                raise RuntimeError(f"the minister of {seat} chose what the rules refuse: {refused.code}")
            return words
        self._hand_over(seat, words)
        turn = Turn(self._table, seat, self._console, words, log)
        try:
            turn.play()
        finally:
            words = turn.words
        return words

    def _hand_over(self, seat: Seat, words: Words) -> None:
        """Nothing private stays on the screen, and nothing appears before the next person says so."""
        if seat == self._at_screen:
            return
        self._console.clear()
        name = self._table.view(None, words.language).agenda.delegations[seat].name
        self._console.read(words("hand-over", name=name) + " ")
        self._at_screen = seat

    def _end(self, words: Words, log: Log) -> None:
        """How it ended: for all, then for each person."""
        columns = self._console.columns
        view = self._table.view(None, words.language)
        outcome = view.outcome
        assert outcome is not None
        told = log.told(view, words, columns, new=True)
        self._console.write("\n" + "=" * columns)
        self._console.write(told)
        if outcome.text is None:
            self._console.write(wrap(view.agenda.no_agreement, columns))
        else:
            statement = assemble(view.agenda, outcome.text, None, outcome.reservations)
            self._console.write("\n" + render_statement(view.agenda, statement, words, columns))
        for seat in self._people:
            self._result(self._table.view(seat, words.language), words)

    def _result(self, view: View, words: Words) -> None:
        if view.interests is None or view.outcome is None or view.interests.walk_away is None:
            return
        assert view.seat is not None
        worth = outcome_value(view.agenda, view.interests, view.outcome, view.seat)
        key = "result.none" if view.outcome.text is None else "result"
        text = words(
            key,
            name=view.agenda.delegations[view.seat].name,
            value=words.points(worth),
            walk_away=words.points(view.interests.walk_away),
            surplus=words.change(worth - view.interests.walk_away),
        )
        self._console.write("\n" + wrap(text, self._console.columns))

    def _settle(self, words: Words) -> bool:
        """After adoption, whether somebody here wants to look for something better for everybody."""
        member = next((s for s in self._people if s in self._table.view(None).positions), None)
        if member is None or refusal(self._table.view(member), RequestSettlement()) is not None:
            return False
        said = self._console.read("\n" + wrap(words("settle.ask"), self._console.columns) + " ")
        if said.strip().casefold() not in words("command.settle").split("|"):
            return False
        return self._table.submit(member, self._table.seq(member), RequestSettlement()) is None
