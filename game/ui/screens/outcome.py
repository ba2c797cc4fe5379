"""The end of the talks: adopted or not, what it is worth, clause by clause, and what one can do now."""

from collections.abc import Callable, Mapping, Sequence

from game.engine.actions import EndTurn, RequestSettlement
from game.engine.refusal import refusal
from game.engine.scenario import IssueId, OptionId, Role, Seat
from game.engine.state import Phase
from game.engine.view import View
from game.sentences.account import account
from game.sentences.names import seat_name
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.house import Unplayable
from game.ui.kit.boxes import Column, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.briefing import Instructions
from game.ui.screens.curtain import Curtain
from game.ui.screens.ending.clauses import clauses
from game.ui.screens.ending.debrief import talk
from game.ui.screens.ending.opening import OpenDebrief, begin
from game.ui.screens.ending.worths import all_worths, own_worth
from game.ui.screens.hands import taken_over
from game.ui.screens.leaving import leave
from game.ui.screens.log import FloorLog
from game.ui.screens.pause import Pause
from game.ui.screens.statement import Statement, adopted_in

WIDE = 900


class HandedOver(Curtain):
    """The curtain when nobody is waited for: it stays until the person it names says so."""

    def tick(self, app: App, now: float) -> bool:
        return False

    def back(self, app: App) -> None:
        app.pop()


class Outcome(Screen):
    """Stays while nobody negotiates: also while the members are asked for a post-settlement round."""

    help_topic = "outcome"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._opened = False

    def build(self, app: App) -> Node:
        desk, view = self._desk, self._desk.view
        left: list[Node] = [self._told(app, view), own_worth(app, desk, view)]
        if desk.game.revealed:
            left.append(all_worths(app, desk, view) if self._opened else self._closed_worths(app))
        history: Mapping[IssueId, OptionId] = {}
        left.insert(len(left) if desk.game.over else 0, self._settlement(app, view))
        if desk.game.over:
            afterwards = desk.game.afterwards(app.words.language)
            history = afterwards.history
            left += talk(app, afterwards.debrief)
        left.append(self._record(app, view))
        if app.width >= WIDE:
            body: Node = Row(
                [
                    Grow(Scroll("outcome", Column(left, gap=12)), 1),
                    Grow(Scroll("outcome-text", clauses(app, view, history)), 1),
                ],
                gap=14,
                align="stretch",
            )
        else:
            body = Scroll("outcome", Column([*left, clauses(app, view, history)], gap=12))
        return Panel(
            Column([self._head(app, view), Grow(body)], gap=14), fill=None, line=None, pad=16, across=24
        )

    def tick(self, app: App, now: float) -> bool:
        desk = self._desk
        if app.screen is not self:
            return False
        if desk.view.phase is not Phase.OVER:
            app.pop()
            return True
        if (seat := desk.waits_for) is not None and not desk.game.over:
            app.push(Curtain(desk, seat))
            return True
        return False

    def back(self, app: App) -> None:
        app.push(Pause(self._desk))

    # its parts

    def _head(self, app: App, view: View) -> Node:
        words = app.words
        outcome = view.outcome
        adopted = outcome is not None and outcome.text is not None
        key = f"ui.outcome.adopted.{view.agenda.procedure.decision.value}" if adopted else "ui.outcome.failed"
        delegation = view.agenda.delegations.get(view.seat or "")
        caps: list[Node] = [Label(words("ui.outcome.caps", title=view.agenda.title).upper(), "caps")]
        if delegation is not None and not self._desk.game.clerk:
            caps += [emblem(delegation, 13), Label(delegation.name.upper(), "caps")]
        heading = Column(
            [Flow(caps, gap=8), Label(words(key, round=adopted_in(self._desk.game) or view.round), "title")],
            gap=2,
        )
        buttons = Flow(self._buttons(app, adopted), gap=8)
        if app.width >= 1600:
            return Row([Grow(heading), buttons], gap=16)
        return Column([heading, buttons], gap=10)

    def _buttons(self, app: App, adopted: bool) -> list[Node]:
        words, desk = app.words, self._desk
        text = "ui.outcome.statement" if adopted else "ui.outcome.draft"

        def button(name: str, key: str, act: Act, icon: str, kind: str = "plain", label: str = "") -> Node:
            return Button(
                words(label or f"ui.outcome.{name}"),
                act,
                f"outcome:{name}",
                shortcut=key,
                icon=icon,
                kind=kind,
            )

        buttons = [
            button("statement", "S", lambda: app.push(Statement(desk)), "file-text", label=text),
            button("log", "L", lambda: app.push(FloorLog(desk)), "scroll-text"),
        ]
        if desk.view.mandate is not None:
            buttons.append(button("mandate", "M", lambda: app.push(Instructions(desk)), "mail"))
        if desk.game.over:
            buttons.append(button("debrief", "D", lambda: self.debrief(app), "graduation-cap"))
        if (again := desk.game.again) is not None:
            buttons.append(button("again", "P", lambda: self._again(app, again), "refresh-cw"))
        return [*buttons, button("home", "H", lambda: leave(app), "home", "primary")]

    def _closed_worths(self, app: App) -> Node:
        """What it is worth to all is shown when that is asked for: a class comes to it by its own steps."""

        def show() -> None:
            self._opened = True
            app.stale()

        return Flow([Button(app.words("ui.outcome.all"), show, "worths", icon="eye")])

    def _told(self, app: App, view: View) -> Node:
        """What the last act of the talks was; without a statement, what comes of that."""
        words, game = app.words, self._desk.game
        offers = game.offers(view.seat)
        lines: list[Node] = [
            Label(text, "body") for text in account(game.ending(view.seat), self._desk.telling, words, offers)
        ]
        if view.outcome is not None and view.outcome.text is None:
            lines.append(Label(view.agenda.no_agreement.strip(), "body"))
        taken = taken_over(game)
        if taken:
            names = words.listed([seat_name(view.agenda, seat) for seat in taken])
            lines.append(Label(words("ui.outcome.taken", names=names), "small-quiet"))
        others = [seat for seat in game.people if seat != view.seat]
        if others and not game.revealed and not game.clerk:
            lines.append(Label(words("ui.outcome.others"), "small-quiet"))
            lines.append(Flow([self._pass(app, view, seat) for seat in others], gap=6))
        return Panel(Column(lines, gap=8))

    def _pass(self, app: App, view: View, seat: Seat) -> Node:
        """To what is private of another person at this screen: behind the curtain."""
        desk = self._desk
        return Button(
            seat_name(view.agenda, seat),
            lambda: app.push(HandedOver(desk, seat)),
            f"pass:{seat}",
            kind="chip",
            icon="user",
        )

    # a post-settlement round

    def _settlement(self, app: App, view: View) -> Node:
        """The request for two more rounds, where the rules allow it; or the question to a member."""
        words, game = app.words, self._desk.game
        if view.outcome is None or view.outcome.text is None or game.revealed:
            return Gap(0)
        asked = bool(view.requests) and not game.over
        seats = self._who_may(view)
        if view.settlement is not None:
            return Panel(Label(words("ui.settle.closed"), "quiet"))
        if not seats:
            waits = asked and any(seat not in view.requests for seat in view.positions)
            if waits:
                return Panel(Label(words("ui.settle.waits"), "quiet"))
            return self._could_ask(app, view) if self._desk.reader is None else Gap(0)
        lines: list[Node] = [
            Label(words("ui.settle.title"), "caps"),
            Label(words("settle.asked" if asked else "ui.settle.what"), "body"),
        ]
        for seat in seats:
            lines.append(self._asks(app, view, seat, asked))
        return Panel(Column(lines, gap=8))

    def _who_may(self, view: View) -> list[Seat]:
        """The members that may ask from this screen now: the reader; for the clerk of a table, all."""
        desk, game = self._desk, self._desk.game
        seats = game.people if game.clerk else tuple(s for s in (desk.reader,) if s is not None)
        return [s for s in seats if self._may(view, s)]

    def _may(self, view: View, seat: Seat) -> bool:
        member = view.agenda.delegations[seat].role is Role.MEMBER
        return member and refusal(self._desk.game.view(seat), RequestSettlement()) is None

    def _could_ask(self, app: App, view: View) -> Node:
        """Before anybody has taken the screen: that a member among them could ask."""
        if not any(self._may(view, seat) for seat in self._desk.game.people):
            return Gap(0)
        words = app.words
        lines = [Label(words("ui.settle.title"), "caps"), Label(words("ui.settle.shared"), "body")]
        return Panel(Column(lines, gap=8))

    def _asks(self, app: App, view: View, seat: Seat, asked: bool) -> Node:
        words, clerk = app.words, self._desk.game.clerk
        name = seat_name(view.agenda, seat)
        yes = words("ui.settle.yes.seat", name=name) if clerk else words("ui.settle.yes")
        buttons: list[Node] = [
            Button(
                yes,
                lambda: self._desk.do(RequestSettlement(), seat),
                f"settle:{seat}",
                shortcut="" if clerk else "Y",
                icon="handshake",
                deliberate=words("ui.too-soon"),
            )
        ]
        if asked:
            no = words("ui.settle.no.seat", name=name) if clerk else words("ui.settle.no")
            buttons.append(
                Button(
                    no,
                    lambda: self._desk.do(EndTurn(), seat),
                    f"settle:no:{seat}",
                    shortcut="" if clerk else "N",
                    kind="quiet",
                    deliberate=words("ui.too-soon"),
                )
            )
        return Flow(buttons, gap=8)

    # the record, and on from here

    def _record(self, app: App, view: View) -> Node:
        words, game = app.words, self._desk.game
        lines: list[Node] = []
        if game.seed is not None:
            lines.append(Label(words("ui.outcome.seed", seed=game.seed), "tiny"))
        if game.file is not None:
            lines.append(Label(words("ui.outcome.file", file=str(game.file)), "tiny"))
        if view.agenda.note.strip():
            lines.append(Label(view.agenda.note.strip(), "tiny"))
        return Column(lines, gap=4)

    def debrief(self, app: App) -> None:
        """Asked first, as it opens all instructions; who could still ask for a better text is told so."""
        desk = self._desk
        if desk.game.revealed:
            begin(app, desk)
            return
        seats = self._who_may(desk.view)
        instead = (lambda: app.focus(f"settle:{seats[0]}")) if seats else None
        app.push(OpenDebrief(desk, instead))

    def _again(self, app: App, begin: Callable[[Sequence[Seat], Mapping[Seat, str]], Game]) -> None:
        """The same seats, ministers and figures, another draw of the world."""
        from game.ui.screens.play import enter

        desk = self._desk
        styles = {
            seat: holder.partition(":")[2]
            for seat, holder in desk.view.holders.items()
            if holder.startswith("minister:")
        }
        try:
            game = begin(desk.game.people, styles)
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
        else:
            enter(app, game)
