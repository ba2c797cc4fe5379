"""The coach: up to three sound next steps, why, what they would be worth, and the button that does each."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.engine.actions import Action, ChairText, Propose
from game.engine.scenario import IssueId, OptionId, Role
from game.engine.view import View
from game.i18n import Words
from game.sentences.coaching import step_told, step_worth, unsigned_told
from game.sentences.names import issue_title, option_label
from game.sentences.tell import moves_told
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue

if TYPE_CHECKING:
    from game.ministers.coach import Advice


class Coach(Dialogue):
    """Advice from the seat's own view alone; it costs nothing to ask."""

    help_topic = "coach"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps: tuple[Advice, ...] | None = None
        self._seen = False

    def build(self, app: App) -> Node:
        words, view = app.words, self._desk.view
        steps = self._steps
        if steps is None:
            content: list[Node] = [Label(words("ui.coach.thinks"), "quiet")]
        elif not steps:
            key = "ui.coach.none" if view.role is Role.MEMBER else "ui.coach.adviser"
            content = [Label(words(key), "body")]
        else:
            key = "coach.title" if len(steps) > 1 else "coach.title.one"
            unsigned = unsigned_told(view, words)
            content = [
                *([Label(unsigned, "body", "loss")] if unsigned else []),
                Label(words(key), "quiet"),
                *(self._step(app, n, step) for n, step in enumerate(steps, 1)),
            ]
        self._seen = True
        return dialogue(
            app, words("ui.coach.title"), content, [self.cancel(app, "ui.close")], width=680, key="coach"
        )

    def tick(self, app: App, now: float) -> bool:
        """Thinks after the first frame, so that the press is answered at once."""
        if self._steps is not None or not self._seen:
            return False
        seat, view = self._desk.acting, self._desk.view
        member = view.role is Role.MEMBER
        self._steps = self._desk.game.coach(seat) if seat is not None and member else ()
        return True

    def _step(self, app: App, n: int, step: "Advice") -> Node:
        words, view, desk = app.words, self._desk.view, self._desk
        why = desk.why_not(step.action)
        button = Button(
            words("ui.coach.do"),
            lambda: self._do(app, step),
            f"coach:{n}",
            shortcut=str(n),
            kind="primary" if n == 1 else "plain",
            enabled=not why,
            why=why,
            refuse=desk.refuse,
            deliberate=words("ui.too-soon"),
        )
        told: list[Node] = [Label(step_told(view, step, words), "body")]
        told += [Label(line, "small") for line in _offered(view, step.action, words)]
        told += [Label(worth, "small-quiet") for worth in step_worth(view, step, words)]
        number = Fixed(Label(str(n), "figure", "accent"), width=24)
        return Panel(
            Row([number, Grow(Column(told, gap=4)), button], gap=10, align="start"), fill="raised", pad=12
        )

    def _do(self, app: App, step: "Advice") -> None:
        app.pop()
        self._desk.do(step.action)


def _offered(view: View, action: Action, words: Words) -> list[str]:
    """What an offer says: a whole text clause by clause, else who would stand where."""
    match action:
        case ChairText(text):
            return _clauses(view, text, words)
        case Propose(moves):
            text = next(iter(moves.values()))
            same = len(moves) == len(view.members) and all(each == text for each in moves.values())
            return _clauses(view, text, words) if same else [moves_told(view, moves, words)]
    return []


def _clauses(view: View, text: Mapping[IssueId, OptionId], words: Words) -> list[str]:
    return [
        words(
            "ui.adoption.clause",
            n=n,
            issue=issue_title(view.agenda, issue),
            option=option_label(view.agenda, issue, text[issue]),
        )
        for n, issue in enumerate(view.agenda.issues, 1)
        if issue in text
    ]
