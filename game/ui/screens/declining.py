"""Declining an offer: silently, in words of one's own, or by the wordings one would need to come along."""

from game.engine.actions import Decline as Declining
from game.engine.scenario import IssueId, OptionId
from game.engine.speech import NAMED_AT_ONCE, NOTE_LENGTH, Remark
from game.engine.speech import Words as Speech
from game.engine.state import Proposal
from game.engine.view import View
from game.sentences.names import seat_name
from game.sentences.remarks import said
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Gap, Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.trade.parts import page, send_button, title_block
from game.ui.screens.trade.text import OnText, text_list

WAYS = ("needs", "words", "set", "none")
SET = ("nothing", "mixed", "too-dear", "below", "refused")
"""Set remarks that say something without naming a clause."""


class Decline(Dialogue):
    """A decline and its reason. The reason is heard by all who can see the offer."""

    help_topic = "offers"

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk, self._number = desk, number
        self._way, self._words, self._set = "needs", "", SET[0]
        self._asks: dict[IssueId, OptionId] = {}
        self._line: IssueId | None = None

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        proposal = next((p for p in view.proposals if p.id == self._number), None)
        if proposal is None:
            title = title_block(app, words("ui.decline.caps"), words("ui.offer.gone"))
            return page(app, [title], [], None, [], [self.cancel(app, "ui.close")], width=820)
        chips = [
            Button(
                words(f"ui.decline.{way}"),
                lambda way=way: self._go(way),  # type: ignore[misc]
                f"way:{way}",
                kind="chip",
                chosen=way == self._way,
            )
            for way in WAYS
        ]
        body: list[Node] = [Flow(chips, gap=6), *self._content(app, view, proposal)]
        reason = self._reason()
        quoted = words("ui.quoted", text=said(view, reason, words)) if reason else words("ui.decline.silent")
        below = Column([Label(words("ui.decline.heard"), "caps"), Label(quoted, "body")], gap=3)
        why = self._desk.why_not(Declining(self._number, reason))
        if self._way == "needs" and not self._asks:
            why = why or words("ui.decline.choose")
        who = seat_name(view.agenda, proposal.by)
        title = title_block(app, words("ui.decline.caps"), words("ui.decline.title", who=who))
        send = send_button(app, words("ui.decline.send"), self._send, why, self._desk.refuse)
        return page(app, [title], body, below, [], [self.cancel(app), send], width=880, why=why)

    def _content(self, app: App, view: View, proposal: Proposal) -> list[Node]:
        words = app.words
        match self._way:
            case "needs":
                doing = OnText(self._ask, self._open, self._desk.refuse)
                return [
                    Label(words("ui.decline.needs.what", most=NAMED_AT_ONCE), "small-quiet"),
                    *text_list(
                        app, view, self._asks, self._line, doing, first=_named(proposal), out="ui.decline"
                    ),
                ]
            case "words":
                hint = words("ui.decline.hint")
                return [TextField("reason", self._words, self._typed, hint=hint, most=NOTE_LENGTH)]
            case "set":
                rows: list[Node] = [
                    Button(
                        said(view, Remark(code), words),
                        lambda code=code: self._say(code),  # type: ignore[misc]
                        f"set:{code}",
                        role="small",
                        wide=True,
                        icon="check" if code == self._set else "",
                        chosen=code == self._set,
                    )
                    for code in SET
                ]
                return rows
        return [Row([Gap(0), Grow(Label(words("ui.decline.none.what"), "small-quiet"))], gap=0)]

    def _reason(self) -> Speech:
        match self._way:
            case "needs":
                return Remark("needs", tuple(self._asks.items())) if self._asks else ""
            case "words":
                return self._words.strip()
            case "set":
                return Remark(self._set)
        return ""

    def _send(self) -> None:
        if self._desk.do(Declining(self._number, self._reason())):
            self._app.pop()

    def _go(self, way: str) -> None:
        self._way = way
        if way == "words":
            self._app.kit.memory.focus = "reason"

    def _ask(self, issue: IssueId, option: OptionId | None) -> None:
        if option is None:
            self._asks.pop(issue, None)
        elif issue in self._asks or len(self._asks) < NAMED_AT_ONCE:
            self._asks[issue] = option
        else:
            self._desk.refuse(self._app.words("refusal.too-much-named", most=NAMED_AT_ONCE))

    def _open(self, issue: IssueId) -> None:
        self._line = None if self._line == issue else issue

    def _say(self, code: str) -> None:
        self._set = code

    def _typed(self, text: str) -> None:
        self._words = text


def _named(proposal: Proposal) -> tuple[IssueId, ...]:
    """The clauses that the offer speaks of."""
    return tuple(dict.fromkeys(issue for text in proposal.moves.values() for issue in text))
