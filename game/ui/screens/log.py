"""The floor log: everything heard, round by round, with filters; a minister's act can be asked about."""

from collections.abc import Callable, Iterator, Mapping

from game.engine.events import (
    Accepted,
    Declined,
    Event,
    ProposalEnded,
    Proposed,
    RoundOpened,
    Spoke,
    TradeBroken,
)
from game.engine.pledges import pairs
from game.engine.scenario import IssueId, Seat
from game.engine.view import View
from game.sentences.acts import acts_of
from game.sentences.tell import tell
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Centred, Column, Fixed, Flow, Gap, Grow, Layers, Panel, Row
from game.ui.kit.controls import Button, Hotkey, Press
from game.ui.kit.leaves import Icon, Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.asking import Ask
from game.ui.screens.dialogue import Dialogue

KINDS = ("all", "offers", "speeches", "delegation", "clause")
LOW = 560
"""In a window lower than this, in the design's units, the filters are in menus: the list needs the room."""
PAGE = 80
"""So many of the last events are shown at first, and as many more at each press."""

_OFFERS = Proposed | Accepted | Declined | ProposalEnded | TradeBroken


class FloorLog(Dialogue):
    """Newest at the end, as minutes are."""

    help_topic = "log"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kind = "all"
        self._seat: Seat | None = None
        self._issue: IssueId | None = None
        self._shown = PAGE

    def build(self, app: App) -> Node:
        words, view = app.words, self._desk.view
        found = self._found(view)
        lines: list[Node] = []
        if len(found) > self._shown:
            lines.append(Button(words("ui.log.earlier"), lambda: self._more(app), "log:earlier", kind="chip"))
        lines += self._lines(app, view, found[-self._shown :])
        if not found:
            lines.append(Label(words("ui.log.none"), "quiet"))
        head = Row(
            [
                Grow(Label(words("ui.log.title"), "heading")),
                Button(words("ui.close"), app.pop, "cancel", shortcut="Esc"),
            ],
            gap=12,
        )
        page = Column(
            [head, *self._filters(app, view), Grow(Scroll("log", Column(lines, gap=6), ends=True))], gap=12
        )
        return Centred(Panel(page, pad=18, across=22), width=860, fill=True)

    # what is shown

    def _found(self, view: View) -> list[tuple[int, Event]]:
        """The events that pass the filter, each with the round it fell in; the openings of rounds stay."""
        found: list[tuple[int, Event]] = []
        heard, round = self._desk.game.heard(view.seat), 1
        offers = self._desk.game.offers(view.seat)
        for event in heard:
            if isinstance(event, RoundOpened):
                round = event.round
            elif self._passes(event, offers.get(getattr(event, "proposal", -1))):
                found.append((round, event))
        return found

    def _passes(self, event: Event, offer: Proposed | None) -> bool:
        match self._kind:
            case "offers":
                return isinstance(event, _OFFERS)
            case "speeches":
                return isinstance(event, Spoke)
            case "delegation":
                return self._seat is None or self._seat in (
                    getattr(event, "seat", None),
                    getattr(event, "by", None),
                    *(offer.moves if offer is not None else ()),
                )
            case "clause":
                named = {getattr(event, "issue", None)}
                if offer is not None:
                    named |= {issue for _, issue, _ in pairs(offer.moves)}
                return self._issue is None or self._issue in named
        return True

    def _lines(self, app: App, view: View, found: list[tuple[int, Event]]) -> Iterator[Node]:
        words, game = app.words, self._desk.game
        heard, fresh = game.heard(view.seat), game.fresh(view.seat)
        new = {id(event) for event in fresh}
        offers = game.offers(view.seat)
        acts = {id(act): seat for seat in self._ministers(view) for act in acts_of(seat, heard)}
        round = 0
        for n, (when, event) in enumerate(found):
            told = tell(event, self._desk.telling, words, offers)
            if not told:
                continue
            if when != round:
                round = when
                yield Gap(4)
                yield Row([Label(words("ui.log.round", round=round), "caps"), Grow(Rule())], gap=10)
            yield self._line(app, view, n, event, told, acts.get(id(event)), id(event) in new)

    def _line(
        self, app: App, view: View, n: int, event: Event, told: str, minister: Seat | None, new: bool
    ) -> Node:
        seat = str(getattr(event, "seat", None) or getattr(event, "by", None))
        by = view.agenda.delegations.get(seat)
        mark: Node = emblem(by, 14) if by is not None else Icon("chevron-right", 12, "quiet")
        cells: list[Node] = [
            Fixed(mark, width=22),
            Grow(Label(told, "small", "text" if new else "quiet")),
        ]
        if minister is None:
            return Panel(Row(cells, gap=8, align="start"), fill=None, line=None, pad=2, across=6)
        cells.append(Icon("circle-question-mark", 14, "quiet"))
        desk = self._desk
        return Press(
            Panel(Row(cells, gap=8, align="start"), fill=None, line=None, pad=2, across=6),
            lambda: app.push(Ask.about_act(desk, minister, event)),
            f"event:{n}",
            tip=app.words("ui.seat.ask-tip"),
            hover="hover",
        )

    def _ministers(self, view: View) -> list[Seat]:
        """Those that can be asked."""
        if view.seat is None or self._desk.game.clerk:
            return []
        return [seat for seat, holder in view.holders.items() if holder.startswith("minister")]

    # the filters

    def _filters(self, app: App, view: View) -> list[Node]:
        words = app.words
        kinds = [
            Button(
                words(f"ui.log.{kind}"),
                self._choose(app, kind),
                f"log:{kind}",
                kind="chip",
                shortcut=str(n),
                chosen=kind == self._kind,
            )
            for n, kind in enumerate(KINDS, start=1)
        ]
        rows = {"kinds": kinds}
        if self._kind == "delegation":
            seats = {seat: delegation.name for seat, delegation in view.agenda.delegations.items()}
            rows["seats"] = _chips(seats, "seat", self._seat, lambda seat: self._pick_seat(app, seat))
        if self._kind == "clause":
            issues = {issue: item.title for issue, item in view.agenda.issues.items()}
            rows["issues"] = _chips(issues, "issue", self._issue, lambda issue: self._pick_issue(app, issue))
        if app.height < LOW:
            return [Flow([_folded(app, row, f"log:{name}") for name, row in rows.items()], gap=6)]
        return [Flow(row, gap=6) for row in rows.values()]

    def _choose(self, app: App, kind: str) -> Callable[[], None]:
        def choose() -> None:
            self._kind, self._shown = kind, PAGE
            self._to_end(app)

        return choose

    def _pick_seat(self, app: App, seat: Seat) -> Callable[[], None]:
        def pick() -> None:
            self._seat = None if seat == self._seat else seat
            self._to_end(app)

        return pick

    def _pick_issue(self, app: App, issue: IssueId) -> Callable[[], None]:
        def pick() -> None:
            self._issue = None if issue == self._issue else issue
            self._to_end(app)

        return pick

    def _to_end(self, app: App) -> None:
        app.kit.memory.scroll.pop("log", None)
        app.stale()

    def _more(self, app: App) -> None:
        self._shown += PAGE
        app.stale()


def _chips(
    names: Mapping[str, str], kind: str, chosen: str | None, pick: Callable[[str], Callable[[], None]]
) -> list[Button]:
    """One to pick each of these by its name."""
    return [
        Button(name, pick(one), f"log:{kind}:{one}", kind="chip", chosen=one == chosen)
        for one, name in names.items()
    ]


def _folded(app: App, chips: list[Button], key: str) -> Node:
    """One button with the chips in a menu; their keys do what they did."""
    chosen = next((chip.label for chip in chips if chip.chosen), app.words("ui.log.choose"))

    def opened() -> None:
        app.open_menu(chips, button.rect.bottomleft)

    button = Button(chosen, opened, key, kind="chip", icon="menu")
    return Layers([*(Hotkey(chip.shortcut, chip.press) for chip in chips if chip.shortcut), button])
