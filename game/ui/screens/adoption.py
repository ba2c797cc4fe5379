"""The silence procedure: is there any objection? To join, to join with a footnote, or to break silence."""

from game.engine.actions import Join
from game.engine.refusal import refusal
from game.engine.scenario import Seat
from game.engine.state import Phase, Verdict
from game.engine.view import View
from game.sentences.names import seat_name
from game.sentences.silence import barred_told, only_break
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Centred, Column, Fixed, Flow, Grow, Panel, Row, Spacer
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.answering import Footnote, Objection
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.pause import Pause
from game.ui.screens.statement import Statement
from game.ui.screens.weighing import barred, worth_lines

WIDTH, CARD = 820, 142
LOW = 440
"""In a window lower than this the title scrolls with the rest, and what the text is worth comes first."""
SMALL = 680
"""In a window lower than this what the text is worth comes before how far the others are."""


class Silence(Dialogue):
    """Stays until every member has answered; how anybody answered is shown only then, by the talks.

    A clerk enters the answers of one member after the other; each is called to the screen alone.
    """

    help_topic = "silence"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._called: Seat | None = None

    def build(self, app: App) -> Node:
        words, view = app.words, self._desk.view
        if view.silence is None:  # all have answered; the next tick closes this
            return Centred(Label(words("ui.adoption.title"), "title"))
        low = app.height < LOW
        head: list[Node] = [
            Label(words("ui.adoption.caps", round=view.round), "caps", align="centre"),
            Label(words("ui.adoption.title"), "heading" if low else "title", align="centre"),
        ]
        below = self._answers(app, view) if self._desk.silent else self._waiting(app, view)
        if low:
            body = Scroll("silence", Column([*head, *self._body(app, view)], gap=8))
            page = Column([Grow(body), below], gap=10)
        else:
            body = Scroll("silence", Column(self._body(app, view), gap=12))
            page = Column([Column(head, gap=6), Grow(body), below], gap=14)
        return Centred(Panel(page, pad=20, across=24), width=WIDTH)

    def tick(self, app: App, now: float) -> bool:
        """Closes when there is nothing more to wait for here."""
        desk = self._desk
        if app.screen is not self:
            return False
        view = desk.view
        if desk.silent or (view.phase is Phase.SILENCE and desk.waits_for is None):
            return False
        app.pop()
        if view.phase is Phase.TALKS:
            names = [seat_name(view.agenda, o.seat) for o in view.objections if o.round == view.round]
            app.toast(app.words("ui.adoption.fell", who=app.words.listed(list(dict.fromkeys(names)))))
        return True

    def back(self, app: App) -> None:
        if self._desk.silent:
            app.push(Pause(self._desk))
        else:
            app.pop()

    # what is asked

    def _body(self, app: App, view: View) -> list[Node]:
        words, silence = app.words, view.silence
        assert silence is not None
        key = (
            "ui.adoption.last" if silence.final else "ui.adoption.called" if silence.by else "ui.adoption.put"
        )
        name = seat_name(view.agenda, silence.by) if silence.by else ""
        told = [words(key, who=name, n=len(silence.text), issues=len(view.agenda.issues))]
        fallen = [item.title for issue, item in view.agenda.issues.items() if issue not in silence.text]
        if fallen:
            told.append(words("ui.adoption.fallen", n=len(fallen), issues=words("between").join(fallen)))
        said = [Label(text, "quiet", align="centre") for text in told]
        weighed, cards = [*worth_lines(app, view), *barred(app, view)], self._cards(app, view)
        if app.height < LOW:
            return [*weighed, *said, cards]
        return [*said, *weighed, cards] if app.height < SMALL else [*said, cards, *weighed]

    def _cards(self, app: App, view: View) -> Node:
        """As many side by side as there is room for, all of one size."""
        cards = [self._card(app, view, seat) for seat in view.positions]
        columns = max(2, int(min(app.width - 100, WIDTH - 60) / CARD))
        if len(cards) <= columns:
            return Flow([Fixed(card, width=CARD) for card in cards], gap=10, align="centre")
        rows: list[Node] = []
        for start in range(0, len(cards), columns):
            row: list[Node] = [Grow(card) for card in cards[start : start + columns]]
            row += [Spacer() for _ in range(columns - len(row))]
            rows.append(Row(row, gap=10, align="stretch"))
        return Column(rows, gap=10)

    def _card(self, app: App, view: View, seat: Seat) -> Node:
        """A member: whether it has answered, never how; my own answer is mine to see."""
        words, silence = app.words, view.silence
        assert silence is not None
        delegation = view.agenda.delegations[seat]
        me = seat == view.seat
        name = (
            words("ui.room.me", name=delegation.name) if me and not self._desk.game.clerk else delegation.name
        )
        line, colour, thick = "line", "quiet", 1
        if me and silence.mine is not None:
            key, line, colour = f"ui.adoption.mine.{silence.mine.verdict.value}", "me", "me"
            if silence.mine.verdict is Verdict.JOIN:
                line = colour = "gain"
        elif seat in silence.answered:
            key, line, colour = "ui.adoption.answered", "bar", "text"
        elif me:
            clerk = self._desk.game.clerk
            key = "ui.adoption.its-answer" if clerk else "ui.adoption.your-answer"
            line, colour, thick = "me", "me", 2
        else:
            thinks = seat == self._desk.game.thinking
            key = "ui.adoption.thinking" if thinks else "ui.adoption.not-yet"
        content = Column(
            [
                emblem(delegation, 28),
                Label(name, "small-strong", align="centre", most_lines=2),
                Label(words(key), "small", colour, "centre"),
            ],
            gap=6,
            align="centre",
        )
        return Panel(content, fill="sunken", line=line, pad=11, across=6, thick=thick)

    def _waiting(self, app: App, view: View) -> Node:
        close = Button(app.words("ui.adoption.to-talks"), app.pop, "cancel", shortcut="Esc")
        said = app.words("ui.adoption.waiting")
        return Row([Grow(Label(said, "quiet")), self._read(app), close], gap=10)

    def _read(self, app: App) -> Node:
        return Button(
            app.words("ui.adoption.read"),
            lambda: app.push(Statement(self._desk)),
            "silence:read",
            shortcut="D",
            icon="file-text",
        )

    def _answers(self, app: App, view: View) -> Node:
        words, desk = app.words, self._desk
        seat = desk.acting
        if desk.game.clerk and seat is not None and self._called != seat:
            name = seat_name(view.agenda, seat)
            call = Button(
                words("ui.adoption.call", name=name),
                lambda: self._call(app, seat),
                "silence:call",
                shortcut="Enter",
                cap="⏎",
                kind="primary",
                deliberate=words("ui.too-soon"),
            )
            return Row(
                [Grow(Label(words("ui.adoption.look-away", name=name), "quiet")), self._read(app), call],
                gap=10,
            )
        why_join, why_reserve = self._no_joining(app, view), self._no_footnote(app, view)
        buttons: list[Node] = [
            Button(
                words("ui.adoption.join"),
                lambda: desk.do(Join()),
                "silence:join",
                shortcut="Y",
                kind="good",
                enabled=not why_join,
                why=why_join,
                refuse=desk.refuse,
                tip=words("ui.adoption.join.tip"),
                deliberate=words("ui.too-soon"),
            ),
            Button(
                words("ui.adoption.reserve"),
                lambda: app.push(Footnote(desk)),
                "silence:reserve",
                shortcut="R",
                enabled=not why_reserve,
                why=why_reserve,
                refuse=desk.refuse,
                tip=words("ui.adoption.reserve.tip"),
            ),
            Button(
                words("ui.adoption.break"),
                lambda: app.push(Objection(desk)),
                "silence:break",
                shortcut="N",
                kind="danger",
                tip=words("ui.adoption.break.tip"),
            ),
            self._read(app),
        ]
        return Flow(buttons, gap=10, align="centre")

    def _no_joining(self, app: App, view: View) -> str:
        """Why I may not join as it is, and what I may do; empty: I may."""
        refused = refusal(view, Join())
        return "" if refused is None else barred_told(refused, only_break(view), view.agenda, app.words)

    def _no_footnote(self, app: App, view: View) -> str:
        """Why there is no footnote that would let me join; empty: there is one."""
        if left := only_break(view):
            return app.words(left)
        if view.agenda.procedure.reservations < 1:
            return app.words("ui.adoption.no-reservations")
        assert view.silence is not None
        return "" if view.silence.text else app.words("ui.adoption.no-clause")

    # what buttons do

    def _call(self, app: App, seat: Seat) -> None:
        self._called = seat
        app.unsettle()
        app.stale()
