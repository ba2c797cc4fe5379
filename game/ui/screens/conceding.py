"""Conceding: every clause on which others stand elsewhere, and what it costs to come to them."""

from collections.abc import Iterator

from game.engine.draft import supporters
from game.engine.scenario import IssueId, OptionId
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.sentences.worth import nearer
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Gap, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.price import closes, price, way_to
from game.ui.screens.trade.parts import page, send_button, title_block
from game.ui.screens.trade.wordings import (
    Wording,
    barred,
    colour_of,
    counts,
    figure,
    flags_of,
    position_note,
    who_is,
    wording_row,
)


class Move(Dialogue):
    """Every clause on which others stand elsewhere, and what it would cost me to come to them."""

    help_topic = "moving"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._issue: IssueId | None = None
        self._option: OptionId | None = None

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        body: list[Node] = [Label(words("ui.move.what"), "small-quiet")]
        issues = [i for i in view.agenda.issues if i not in view.agreed] or list(view.agenda.issues)
        for issue in sorted(issues, key=lambda i: not self._can_close(view, i)):
            body.append(self._clause(app, view, issue))
            if issue == self._issue:
                rows = Column(list(self._wordings(app, view, issue)), gap=5)
                body.append(Row([Gap(0, 22), Grow(rows)], gap=0))
        below: Node | None = None
        if self._issue is not None and self._option is not None:
            act = way_to(self._desk, view, self._issue, self._option)
            below = Label(price(self._desk, view, act, words), "small")
        title = title_block(app, words("ui.move.caps"), words("ui.move.title"))
        return page(app, [title], body, below, [], [self.cancel(app), self._go_button(app, view)], width=820)

    def _clause(self, app: App, view: View, issue: IssueId) -> Node:
        words, me = app.words, view.seat or ""
        mine = view.positions.get(me, {}).get(issue)
        stands = supporters(view.positions, issue)
        told = []
        if mine is not None:
            label = option_label(view.agenda, issue, mine)
            told.append(words("ui.move.mine", who=who_is(view, me, words), option=label))
        first = max(stands, key=lambda option: len(stands[option]))
        if first != mine:
            label = option_label(view.agenda, issue, first)
            told.append(words("ui.move.most", n=len(stands[first]), all=len(view.positions), option=label))
        marks: list[Node] = []
        if self._can_close(view, issue):
            marks = [Icon("check", 14, "gain"), Label(words("ui.move.can-close"), "tiny", "gain")]
        row = Row(
            [
                Icon("chevron-down" if issue == self._issue else "chevron-right", 14, "quiet"),
                Grow(
                    Column(
                        [
                            Label(issue_title(view.agenda, issue), "small-strong"),
                            Label(words.sentences(*told), "tiny"),
                        ],
                        gap=1,
                    )
                ),
                *marks,
            ],
            gap=8,
        )
        panel = Panel(row, fill="raised", pad=7, across=11, radius=8)
        return Press(panel, lambda: self._open(issue), f"move:{issue}", tip=view.agenda.issues[issue].axis)

    def _wordings(self, app: App, view: View, issue: IssueId) -> Iterator[Node]:
        words, me = app.words, view.seat or ""
        stands = supporters(view.positions, issue)
        for n, option in enumerate(view.agenda.issues[issue].options.values(), start=1):
            mine = view.positions.get(me, {}).get(issue) == option.id
            red = barred(view, me, issue, option.id)
            note = words("ui.wording.red") if red else position_note(view, me, words) if mine else ""
            if not note and closes(view, me, issue, option.id):
                note = words("ui.move.closes")
            change = 0
            if counts(view, issue) and view.interests is not None:
                change = nearer(view.interests, view.positions[me], issue, option.id)
            wording = Wording(
                option.label,
                note,
                figure(app, change) if counts(view, issue) else "",
                colour_of(change),
                flags_of(view, stands.get(option.id, ())),
                option.id == self._option,
                red,
                n,
            )
            yield wording_row(
                app,
                wording,
                lambda option=option.id: self._choose(option),  # type: ignore[misc]
                f"move:{issue}:{option.id}",
            )

    def _go_button(self, app: App, view: View) -> Node:
        why = app.words("ui.move.choose")
        if self._issue is not None and self._option is not None:
            why = self._desk.why_not(way_to(self._desk, view, self._issue, self._option))
        return send_button(app, app.words("ui.clause.move"), self._go, why, self._desk.refuse)

    def _go(self) -> None:
        if self._issue is None or self._option is None:
            return
        if self._desk.do(way_to(self._desk, self._desk.view, self._issue, self._option)):
            self._app.pop()

    def _open(self, issue: IssueId) -> None:
        self._issue = None if issue == self._issue else issue
        self._option = None

    def _choose(self, option: OptionId) -> None:
        self._option = option

    @staticmethod
    def _can_close(view: View, issue: IssueId) -> bool:
        me = view.seat or ""
        options = view.agenda.issues[issue].options
        return any(closes(view, me, issue, o) and not barred(view, me, issue, o) for o in options)
