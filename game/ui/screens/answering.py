"""Answers in the silence procedure that need a choice: what a footnote, or an objection, is about."""

from game.engine.actions import BreakSilence, JoinWithReservation
from game.engine.scenario import IssueId
from game.engine.speech import NOTE_LENGTH
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Fixed, Flow, Gap, Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.weighing import barred, crossed, with_footnotes


class Footnote(Dialogue):
    """To join with reservations: which clauses, what each brings me, and what the text is worth then."""

    help_topic = "silence"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chosen: list[IssueId] = list(crossed(desk.view))

    def build(self, app: App) -> Node:
        words, desk, view = app.words, self._desk, self._desk.view
        silence = view.silence
        clauses = silence.text if silence is not None else {}
        most = view.agenda.procedure.reservations
        content: list[Node] = [
            Label(words.count("ui.adoption.reserve.how", most), "quiet"),
            *barred(app, view),
        ]
        content += [self._clause(app, view, issue, option) for issue, option in clauses.items()]
        content += self._total(app, view)
        action = JoinWithReservation(tuple(issue for issue in clauses if issue in self._chosen))
        why = desk.why_not(action) if self._chosen else words("ui.adoption.reserve.none")
        confirm = Button(
            words.count("ui.adoption.reserve.do", max(1, len(self._chosen))),
            lambda: self._join(app, action),
            "silence:confirm",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
            enabled=not why,
            why=why,
            refuse=desk.refuse,
            deliberate=words("ui.too-soon"),
        )
        title = words("ui.adoption.reserve.title")
        buttons = [confirm, self.cancel(app, "ui.back")]
        return dialogue(app, title, content, buttons, width=740, tall=True, key="footnote")

    def _clause(self, app: App, view: View, issue: IssueId, option: str) -> Node:
        """A clause to reserve, with what the footnote would do for me."""
        words, chosen = app.words, issue in self._chosen
        title = words(
            "ui.adoption.clause",
            n=list(view.agenda.issues).index(issue) + 1,
            issue=issue_title(view.agenda, issue),
            option=option_label(view.agenda, issue, option),
        )
        button = Button(
            title,
            self._toggle(app, view, issue),
            f"reserve:{issue}",
            icon="check" if chosen else "plus",
            chosen=chosen,
            role="small-strong",
            wide=True,
        )
        alone, plain = with_footnotes(view, (issue,)), with_footnotes(view, ())
        if alone is None or plain is None:
            return button
        change = alone - plain
        colour = "gain" if change > 0 else "loss" if change < 0 else "quiet"
        sign: Node = Icon("triangle-alert", 14, "loss") if issue in crossed(view) else Gap(1, 14)
        figure = Fixed(Label(words.change(change), "small-strong", colour, "end"), width=52)
        return Row([sign, Grow(button), figure], gap=8)

    def _total(self, app: App, view: View) -> list[Node]:
        total, before = with_footnotes(view, self._chosen), with_footnotes(view, ())
        if total is None or before is None:
            return []
        value, change = app.words.points(total), app.words.change(total - before)
        return [Label(app.words("ui.adoption.reserve.total", value=value, change=change), "strong")]

    def _toggle(self, app: App, view: View, issue: IssueId) -> Act:
        """Chooses the clause or leaves it; of too many the first chosen gives way."""

        def toggle() -> None:
            if issue in self._chosen:
                self._chosen.remove(issue)
            else:
                self._chosen.append(issue)
                del self._chosen[: -view.agenda.procedure.reservations]
            app.stale()

        return toggle

    def _join(self, app: App, action: JoinWithReservation) -> None:
        if self._desk.do(action):
            app.pop()


class Objection(Dialogue):
    """To break silence: over which clause, and why."""

    help_topic = "silence"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._over: IssueId | None = next(iter(crossed(desk.view)), None)
        self._reason = ""

    def build(self, app: App) -> Node:
        words, desk, view = app.words, self._desk, self._desk.view
        chips: list[Node] = [
            Button(
                words("ui.adoption.numbered", n=n, issue=item.title),
                self._choose(app, issue),
                f"object:{issue}",
                kind="chip",
                chosen=issue == self._over,
            )
            for n, (issue, item) in enumerate(view.agenda.issues.items(), start=1)
        ]
        final = view.silence is not None and view.silence.final
        content: list[Node] = [
            Label(words("ui.adoption.break.last" if final else "ui.adoption.break.how"), "quiet"),
            Label(words("ui.adoption.break.clause"), "strong"),
            Flow(chips, gap=6),
            Label(words("ui.adoption.break.reason"), "strong"),
            TextField(
                "silence:reason",
                self._reason,
                self._write,
                hint=words("ui.adoption.break.hint"),
                most=NOTE_LENGTH,
            ),
        ]
        why = "" if self._over else words("ui.adoption.break.none")
        confirm = Button(
            words("ui.adoption.break.do"),
            lambda: self._break(app),
            "silence:confirm",
            kind="danger",
            shortcut="Enter",
            cap="⏎",
            enabled=not why,
            why=why,
            refuse=desk.refuse,
            deliberate=words("ui.too-soon"),
        )
        title = words("ui.adoption.break.title")
        return dialogue(
            app, title, content, [confirm, self.cancel(app, "ui.back")], width=680, key="objection"
        )

    def _write(self, text: str) -> None:
        self._reason = text

    def _choose(self, app: App, issue: IssueId) -> Act:
        def choose() -> None:
            self._over = issue
            app.stale()

        return choose

    def _break(self, app: App) -> None:
        over = self._over
        if over is not None and self._desk.do(BreakSilence(over, self._reason.strip())):
            app.pop()
