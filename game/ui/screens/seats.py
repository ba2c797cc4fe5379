"""Set-up: who plays which delegation, what one's own capital wants, and how hard the others bargain."""

from game.engine.scenario import Agenda
from game.engine.view import View
from game.ui.app import App
from game.ui.house import Listed, Unplayable
from game.ui.kit.boxes import Centred, Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.seats_list import delegations
from game.ui.screens.seats_paper import Wordings, apology, described, instructions
from game.ui.screens.seats_plan import Plan
from game.ui.screens.seats_side import more, opponents, worth

MODES = ("solo", "shared", "clerk")
WIDE, MIDDLE, WIDEST = 1060, 720, 1700
"""From these widths on, in units of the text, there is room for three columns, or for two; no wider."""
TABS = ("seats", "paper", "worth", "others")


class Seats(Screen):
    """Set-up of one scenario. With several people at the screen nobody's instructions are shown here."""

    help_topic = "seats"

    def __init__(self, listed: Listed, mode: str = "solo") -> None:
        self._plan = Plan(listed, mode)
        self._more = False
        self._tab = "seats"
        self._seen: tuple[object, View | None, str] = (None, None, "")

    def build(self, app: App) -> Node:
        plan = self._plan
        agenda = plan.listed.agenda(app.words.language)
        assert agenda is not None
        body: Node = Panel(self._body(app, agenda), fill=None, line=None, pad=12, across=16, radius=0)
        if app.width > WIDEST:
            body = Centred(body, width=WIDEST, fill=True)
        return Column([self._head(app, agenda), Grow(body)], gap=0)

    # the head

    def _head(self, app: App, agenda: Agenda) -> Node:
        words = app.words
        back = Button(words("ui.back"), app.pop, "back", shortcut="Esc", icon="arrow-left", kind="quiet")
        modes: list[Node] = [
            Button(
                words(f"ui.home.{mode}"),
                lambda mode=mode: self._turn_to(app, mode),  # type: ignore[misc]
                f"mode:{mode}",
                kind="chip",
                chosen=mode == self._plan.mode,
            )
            for mode in MODES
        ]
        name: list[Node] = [Label(agenda.title, "strong", most_lines=1)] if app.width >= MIDDLE else []
        line = Row([back, *name, Grow(Flow(modes, gap=6, align="end"))], gap=14)
        return Panel(line, fill="head", line=None, pad=8, across=16, radius=0)

    def _turn_to(self, app: App, mode: str) -> None:
        self._plan.turn_to(mode)
        app.stale()

    # the panels

    def _body(self, app: App, agenda: Agenda) -> Node:
        view, trouble = self._view(app)
        if app.width >= WIDE and app.height >= 480:
            seats, paper = delegations(app, self._plan, agenda), self._paper(app, agenda, view, trouble)
            side = Column([*self._side(app, view), self._open(app, agenda, trouble)], gap=12)
            return Row([Grow(seats, 0.28), Grow(paper, 0.45), Grow(side, 0.27)], gap=12, align="stretch")
        names = [name for name in TABS if name != "worth" or view is not None]
        if app.width >= MIDDLE and app.height >= 360:
            names = [name for name in names if name != "paper"]
            tab = self._tab if self._tab in names else "seats"
            left = Column(
                [self._tabs(app, names, tab), Grow(self._panel(app, agenda, view, trouble, tab))], gap=8
            )
            paper = self._paper(app, agenda, view, trouble)
            both = Row([Grow(left, 0.46), Grow(paper, 0.54)], gap=10, align="stretch")
            return Column([Grow(both), self._open(app, agenda, trouble)], gap=10)
        tab = self._tab if self._tab in names else "seats"
        foot = Row([Grow(self._tabs(app, names, tab)), self._open(app, agenda, trouble)], gap=10)
        return Column([Grow(self._panel(app, agenda, view, trouble, tab)), foot], gap=8)

    def _tabs(self, app: App, names: list[str], chosen: str) -> Node:
        def choose(name: str) -> None:
            self._tab = name
            app.stale()

        return Flow(
            [
                Button(
                    app.words(f"ui.seats.tab.{name}"),
                    lambda name=name: choose(name),  # type: ignore[misc]
                    f"tab:{name}",
                    shortcut=f"F{n}",
                    kind="chip",
                    chosen=name == chosen,
                )
                for n, name in enumerate(TABS, start=2)
                if name in names
            ],
            gap=6,
        )

    def _panel(self, app: App, agenda: Agenda, view: View | None, trouble: str, name: str) -> Node:
        match name:
            case "seats":
                return delegations(app, self._plan, agenda)
            case "paper":
                return self._paper(app, agenda, view, trouble)
            case "worth" if view is not None:
                return worth(app, view, lambda: app.push(Wordings(view)))
        return Scroll("others", Column(self._others(app), gap=10))

    def _side(self, app: App, view: View | None) -> list[Node]:
        """What each clause is worth as long as there is room for it, and the others below it."""
        if self._more or view is None:
            return [Grow(Scroll("others", Column(self._others(app), gap=12)))]
        return [Grow(worth(app, view, lambda: app.push(Wordings(view)))), *self._others(app)]

    def _others(self, app: App) -> list[Node]:
        plan = self._plan
        about = (
            [Panel(Label(app.words("ui.seats.clerk.about"), "small"), pad=14)] if plan.mode == "clerk" else []
        )
        ministers = [] if len(plan.seats) == len(plan.listed.players) else [opponents(app, plan)]
        return [*about, *ministers, more(app, plan, self._more, lambda: self._toggle(app))]

    def _toggle(self, app: App) -> None:
        self._more = not self._more
        app.stale()

    def _paper(self, app: App, agenda: Agenda, view: View | None, trouble: str) -> Node:
        if trouble:
            return apology(app, trouble)
        if view is None or view.mandate is None:
            return described(app, agenda, self._plan.reading, self._plan.mode)
        return instructions(app, view)

    def _view(self, app: App) -> tuple[View | None, str]:
        """The opening as the one person's seat sees it, and why there is none."""
        plan = self._plan
        if not plan.private:
            return None, ""
        asked = (plan.reading, app.words.language, plan.variant_number)
        if self._seen[0] != asked:
            try:
                view = app.house.preview(
                    plan.listed.id, plan.reading, app.words.language, plan.variant_number
                )
                self._seen = (asked, view, "")
            except Unplayable as unplayable:
                self._seen = (asked, None, unplayable.told(app.words))
        return self._seen[1], self._seen[2]

    # the game

    def _open(self, app: App, agenda: Agenda, trouble: str) -> Node:
        why = self._plan.missing(app.words) or trouble
        return Button(
            app.words("ui.seats.open"),
            lambda: self._begin(app, agenda),
            "open",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
            enabled=not why,
            why=why,
            refuse=app.toast,
        )

    def _begin(self, app: App, agenda: Agenda) -> None:
        from game.ui.screens.play import enter  # it leads back to the home screen, and so here

        plan = self._plan
        try:
            game = app.house.start(
                plan.listed.id,
                plan.seats,
                plan.styles(agenda),
                seed=plan.seed_number,
                vary=plan.variant_number,
                clerk=plan.mode == "clerk",
            )
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
            return
        enter(app, game)
