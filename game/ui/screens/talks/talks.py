"""The talks screen: its panels side by side where there is room, one behind the other where there is not."""

from collections.abc import Callable

from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.state import Phase, Proposal
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Gap, Grow, Layers, Panel, Row
from game.ui.kit.controls import Button, Hotkey
from game.ui.kit.focus import focusable
from game.ui.kit.node import Node, path_to
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.adoption import Silence
from game.ui.screens.asking import Ask
from game.ui.screens.briefing import Instructions
from game.ui.screens.calling import Calling
from game.ui.screens.capital import AskCapital
from game.ui.screens.clause import Clause
from game.ui.screens.coaching import Coach
from game.ui.screens.conceding import Move
from game.ui.screens.curtain import Curtain
from game.ui.screens.declining import Decline
from game.ui.screens.delegation import Seated
from game.ui.screens.log import FloorLog
from game.ui.screens.offer import Offer
from game.ui.screens.outcome import Outcome
from game.ui.screens.pause import Pause
from game.ui.screens.speaking import Speak
from game.ui.screens.talks.bar import bar
from game.ui.screens.talks.draft import draft
from game.ui.screens.talks.floor import floor
from game.ui.screens.talks.head import head
from game.ui.screens.talks.offers import Answers, offers_panel, waits
from game.ui.screens.talks.room import room
from game.ui.screens.talks.tour import Tour, told
from game.ui.screens.talks.worth import mandate_panel
from game.ui.screens.trade.trade import Trade
from game.ui.screens.unsaved import Unsaved

TABS = ("draft", "table", "mandate", "offers", "floor")
WIDE, MIDDLE = 1120, 780
"""From these widths on, in the design's units, there is room for three columns, or for two."""


class Talks(Screen):
    """What the reader may see of the talks, and every way to act on it."""

    help_topic = "talks"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._filter = "all"
        self._tab = ""  # chosen by the person, until the turn passes
        self._hurried = False
        self._turn = desk.turn  # at the last look
        self._tour = Tour(desk)
        self._touring = False

    def build(self, app: App) -> Node:
        desk, view = self._desk, self._desk.view
        step = self._tour.now() if desk.tutorial and not app.settings.tutorial_seen else None
        if self._touring and step is None:
            app.unsettle()  # the key that went on in the tour ends the turn now
        self._touring = step is not None
        page = Column(
            [
                head(app, desk, view, lambda: app.push(Pause(desk))),
                Grow(
                    Panel(
                        Layers([self._body(app, view), *self._keys(app)]),
                        fill=None,
                        line=None,
                        pad=8 if app.height >= 420 else 4,
                        across=12,
                    )
                ),
                bar(
                    app,
                    desk,
                    view,
                    lambda name: self._open(app, name),
                    self._hurry,
                    step is None,
                ),
            ],
            gap=0,
        )
        return page if step is None else told(app, page, self._tour, step)

    def tick(self, app: App, now: float) -> bool:
        desk, game = self._desk, self._desk.game
        pace = 0.0 if self._hurried else app.settings.seconds
        changed = game.tick(now, pace)
        app.sound.follow(game, desk.reader, mine=desk.acting is not None, on=app.settings.sound)
        if desk.turn != self._turn:
            self._passed(app)
        if game.stuck and not any(isinstance(screen, Unsaved) for screen in app.stack):
            app.push(Unsaved(desk))  # whatever is on the screen
            changed = True
        if app.screen is self:
            changed = self._turn_to(app) or changed
        return changed

    def back(self, app: App) -> None:
        app.push(Pause(self._desk))

    # what comes to the person by itself

    def _passed(self, app: App) -> None:
        """The turn has come to somebody else, or once more to the same seat, which is easily missed."""
        (before, _), self._turn = self._turn, self._desk.turn
        self._tab, self._hurried = "", False
        app.unsettle()
        seat, round = self._turn
        if seat is not None and seat == before and self._desk.view.phase is Phase.TALKS:
            name = self._desk.delegation(seat).name
            app.toast(app.words("ui.turn.again", round=round, name=name))

    def _turn_to(self, app: App) -> bool:
        """Opens what the game is waiting for now; whether it did."""
        desk = self._desk
        if desk.view.phase is Phase.OVER:
            app.push(Outcome(desk))
        elif (seat := desk.waits_for) is not None:
            app.push(Curtain(desk, seat))
        elif desk.silent:
            app.push(Silence(desk))
        elif desk.reader is not None and desk.game.needs_briefing(desk.reader):
            app.push(Instructions(desk))
        else:
            return False
        return True

    def _hurry(self) -> None:
        """Lets the ministers act at once until it is somebody's turn here."""
        self._hurried = True

    # the panels

    def _body(self, app: App, view: View) -> Node:
        height = app.height - 170
        if app.width >= WIDE and height >= 300:
            middle = Column(
                [
                    self._room(app, view, height * 0.6, app.width * 0.33),
                    Grow(self._panel(app, view, "floor")),
                ],
                gap=10,
            )
            right = Column(
                [Grow(self._panel(app, view, "mandate"), 0.9), Grow(self._panel(app, view, "offers"), 1.1)],
                gap=10,
            )
            columns = [(self._panel(app, view, "draft"), 0.39), (middle, 0.34), (right, 0.27)]
            row = Row([Grow(part, share) for part, share in columns], gap=10, align="stretch")
            keys = [
                Hotkey(f"F{n}", lambda name=name: self._go_to(app, name))  # type: ignore[misc]
                for n, name in enumerate(TABS, start=2)
            ]
            return Layers([row, *keys])
        if app.width >= MIDDLE and height >= 220:
            tab = self._tab_now(view, "mandate")
            side = Column([self._tabs(app, TABS[1:], tab), Grow(self._panel(app, view, tab))], gap=8)
            parts = [Grow(self._panel(app, view, "draft"), 0.56), Grow(side, 0.44)]
            return Row(parts, gap=10, align="stretch")
        tab = self._tab_now(view, "draft")
        return Column([self._tabs(app, TABS, tab), Grow(self._panel(app, view, tab))], gap=6)

    def _keys(self, app: App) -> list[Node]:
        """What panels open by a key of theirs, whichever of them are on the screen."""
        return [Hotkey("M", lambda: self._instructions(app)), Hotkey("L", lambda: self._log(app))]

    def _tab_now(self, view: View, usual: str) -> str:
        """The one that was chosen; else the floor while others act, the offers where one waits for me."""
        if self._tab and not (self._tab == "draft" and usual != "draft"):
            return self._tab
        if self._desk.acting is None:
            return "floor"
        return "offers" if any(waits(self._desk, p) for p in view.proposals) else usual

    def _go_to(self, app: App, name: str) -> None:
        """Puts the focus into a panel."""
        way = path_to(app.tree, f"panel:{name}")
        keys = [node.key for node in focusable(way[-1])] if way else []
        if keys:
            app.focus(keys[0])

    def _tabs(self, app: App, names: tuple[str, ...], chosen: str) -> Node:
        waiting = sum(waits(self._desk, p) for p in self._desk.view.proposals)
        return Flow(
            [
                Button(
                    app.words(f"ui.tab.{name}", n=waiting),
                    lambda name=name: self._choose_tab(app, name),  # type: ignore[misc]
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

    def _panel(self, app: App, view: View, name: str) -> Node:
        desk = self._desk
        match name:
            case "draft":
                return draft(app, desk, view, self._filter, self._choose_filter(app), self._clause(app))
            case "table":
                around = self._room(app, view, app.height - 230, app.width * 0.4)
                return Scroll("table", Column([around, Gap(4)]))
            case "mandate":
                return mandate_panel(app, view, lambda: self._instructions(app))
            case "offers":
                return offers_panel(app, desk, view, self._answers(app))
        return floor(app, desk, view, lambda: self._log(app))

    def _room(self, app: App, view: View, height: float, width: float) -> Node:
        return Panel(
            room(app, self._desk, view, lambda seat: self._seat(app, seat), height, width),
            pad=10,
            across=8,
            key="panel:table",
        )

    def _choose_filter(self, app: App) -> Callable[[str], None]:
        def choose(name: str) -> None:
            self._filter = name
            app.stale()

        return choose

    def _choose_tab(self, app: App, name: str) -> None:
        self._tab = name
        app.stale()

    # what buttons open

    def _instructions(self, app: App) -> None:
        app.push(Instructions(self._desk))

    def _log(self, app: App) -> None:
        app.push(FloorLog(self._desk))

    def _clause(self, app: App) -> Callable[[IssueId, OptionId | None], None]:
        return lambda issue, option: app.push(Clause(self._desk, issue, option))

    def _seat(self, app: App, seat: Seat) -> None:
        app.push(Seated(self._desk, seat))

    def _answers(self, app: App) -> Answers:
        desk = self._desk

        def counter(proposal: Proposal) -> None:
            app.push(Trade.counter(desk, proposal))

        return Answers(
            look=lambda proposal: app.push(Offer(desk, proposal.id)),
            counter=counter,
            decline=lambda proposal: app.push(Decline(desk, proposal.id)),
            ask=lambda proposal: app.push(Ask.about_offer(desk, proposal)),
        )

    def _open(self, app: App, name: str) -> None:
        desk = self._desk
        self._tour.opened(name)
        match name:
            case "trade":
                app.push(Trade(desk))
            case "text":
                app.push(Trade.chair_text(desk))
            case "move":
                app.push(Move(desk))
            case "speak":
                app.push(Speak(desk))
            case "capital":
                app.push(AskCapital(desk))
            case "ask":
                app.push(Ask(desk))
            case "coach":
                app.push(Coach(desk))
            case "adopt":
                app.push(Calling(desk))
