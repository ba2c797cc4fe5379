"""A question to one's capital, and what it has answered."""

from game.engine.actions import AskCapital as Asking
from game.engine.scenario import IssueId
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.trade.parts import page, send_button, title_block


class AskCapital(Dialogue):
    """A question to the capital for room on one clause, and what it has answered before."""

    help_topic = "capital"

    def __init__(self, desk: Desk, issue: IssueId | None = None) -> None:
        self._desk, self._issue = desk, issue
        self._asked: IssueId | None = None
        self.first = None if issue is None else f"ask:{issue}"

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        content: list[Node] = [Label(words("ui.capital.what"), "small-quiet")]
        content += [self._clause(app, view, n, issue) for n, issue in enumerate(view.agenda.issues, start=1)]
        why = words("ui.capital.choose") if self._issue is None else self._desk.why_not(Asking(self._issue))
        send = send_button(app, words("ui.capital.send"), self._ask, why, self._desk.refuse)
        label = "ui.cancel" if self._asked is None else "ui.close"
        title = title_block(app, words("ui.capital.caps"), words("ui.capital.title"))
        below = Label(words("ui.capital.price", n=view.initiatives), "small-quiet")
        return page(app, [title], content, below, [], [self.cancel(app, label), send], width=760, why=why)

    def _clause(self, app: App, view: View, number: int, issue: IssueId) -> Node:
        words, chosen = app.words, issue == self._issue
        lines: list[Node] = [Label(issue_title(view.agenda, issue), "small-strong")]
        mine = view.positions.get(view.seat or "", {}).get(issue)
        if mine is not None:
            key = "ui.capital.agreed" if issue in view.agreed else "ui.capital.mine"
            stands = option_label(view.agenda, issue, mine)
            lines.append(Label(words(key, option=stands), "tiny"))
        answers = capital_told(view, words, issue)
        lines += [Label(told, "small" if issue == self._asked else "small-quiet") for told in answers]
        parts: list[Node] = [Fixed(Label(str(number), "tiny"), width=18), Grow(Column(lines, gap=2))]
        if chosen:
            parts.append(Icon("check", 15, "accent"))
        elif answers:
            parts.append(Icon("mail", 15, "quiet"))
        panel = Panel(
            Row(parts, gap=8),
            fill="chosen" if chosen else "raised",
            line="accent" if chosen else "line",
            pad=7,
            across=11,
            radius=8,
        )
        return Press(panel, lambda: self._choose(issue), f"ask:{issue}", tip=view.agenda.issues[issue].axis)

    def _choose(self, issue: IssueId) -> None:
        self._issue = issue

    def _ask(self) -> None:
        """The answer is shown beside the clause."""
        if self._issue is not None and self._desk.do(Asking(self._issue)):
            self._asked = self._issue


def capital_told(view: View, words: Words, issue: IssueId) -> list[str]:
    """Everything the capital has answered on this clause, in the order it did."""
    told = []
    for word in view.capital:
        if word.given.issue != issue:
            continue
        kind = word.given.answer if word.given.asked else "unasked"
        parts = [words(f"capital.{kind}", round=word.given.round, issue=issue_title(view.agenda, issue))]
        for option, points in word.points.items():
            label = option_label(view.agenda, issue, option)
            parts.append(words("capital.points", option=label, change=f"{points:+d}"))
        parts += [
            words("capital.allow", option=option_label(view.agenda, issue, option)) for option in word.allow
        ]
        if word.walk_away:
            parts.append(words("capital.walk-away", change=f"{word.walk_away:+d}"))
        told.append(words.sentences(*parts, word.why))
    return told
