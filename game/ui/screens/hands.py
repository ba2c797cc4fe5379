"""Who plays which seat: a minister takes one over from a person, or a person from a minister."""

from functools import partial

from game.engine.events import HandedOver
from game.engine.refusal import Refusal
from game.engine.scenario import Role, Seat
from game.sentences.explain import explain
from game.session.table import PERSON
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node, path_to
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.seats_plan import DIFFICULTY_NAMES
from game.ui.screens.sure import Sure


class Hands(Dialogue):
    help_topic = "seats"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words = app.words
        agenda = self._desk.agenda
        rows = [self._row(app, s) for s, d in agenda.delegations.items() if d.role is not Role.OBSERVER]
        return dialogue(
            app,
            words("ui.hands.title"),
            [Label(words("ui.hands.about"), "quiet"), *rows],
            [Label("", "small"), self.cancel(app, "ui.close")],
            width=700,
            key="hands",
        )

    def _row(self, app: App, seat: Seat) -> Node:
        words, desk = app.words, self._desk
        delegation = desk.delegation(seat)
        held = seat in desk.game.people
        now = words("ui.hands.is-person" if held else "ui.hands.is-minister")
        who = Column([Label(delegation.name, "strong"), Label(now, "small-quiet")], gap=1)
        if held:
            act = Button(
                words("ui.hands.to-minister"), partial(self._choose, app, seat), f"hand:{seat}", icon="bot"
            )
        else:
            act = Button(
                words("ui.hands.person"), partial(take, app, desk, seat), f"hand:{seat}", icon="user"
            )
        parts: list[Node] = [emblem(delegation, 24), Grow(who)]
        if app.width < 640:
            return Panel(Column([Row(parts, gap=12), Flow([act])], gap=8), fill="head", pad=9)
        return Panel(Row([*parts, act], gap=12), fill="head", pad=9)

    def _choose(self, app: App, seat: Seat) -> None:
        """How hard the minister is to bargain."""
        entries = [
            (
                app.words("ui.hands.minister", style=app.words(f"ui.difficulty.{style}")),
                partial(self._ask_first, app, seat, style),
            )
            for style in DIFFICULTY_NAMES
        ]
        way = path_to(app.tree, f"hand:{seat}")
        app.open_menu(entries, way[-1].rect.bottomleft if way else (0, 0))

    def _ask_first(self, app: App, seat: Seat, style: str) -> None:
        """A seat that is not the reader's is given away by whoever plays it."""
        hand = partial(give, app, self._desk, seat, style)
        if self._desk.game.clerk or seat == self._desk.reader:
            hand()
        else:
            app.push(Sure("give", hand, self._desk.delegation(seat).name, self.help_topic))


def give(app: App, desk: Desk, seat: Seat, style: str) -> None:
    """To a minister of this style, with the manner that the scenario has for the seat."""
    temperament = desk.delegation(seat).temperament
    manner = f"{style}-{temperament}" if temperament else style
    _said(app, desk, desk.game.hand_over(seat, manner))


def take(app: App, desk: Desk, seat: Seat) -> None:
    """Asked first: whoever takes over a minister's seat reads what was not meant for people."""
    if desk.game.clerk or _held_first(desk.game).get(seat) == PERSON:
        _taken(app, desk, seat)
    else:
        taken = partial(_taken, app, desk, seat)
        app.push(Sure("take", taken, desk.delegation(seat).name, Hands.help_topic))


def _taken(app: App, desk: Desk, seat: Seat) -> None:
    alone = not desk.game.people
    refused = desk.game.take_over(seat)
    if refused is None and alone and not desk.game.unsaved:
        desk.reader = seat
    _said(app, desk, refused)


def _said(app: App, desk: Desk, refused: Refusal | None) -> None:
    if refused is not None:
        app.toast(explain(refused, desk.agenda, app.words))
    app.stale()


def taken_over(game: Game) -> list[Seat]:
    """The ministers' seats that people took over on the way."""
    taken = [e.seat for e in game.heard(None) if isinstance(e, HandedOver) and e.to == PERSON]
    return [seat for seat in dict.fromkeys(taken) if _held_first(game).get(seat) != PERSON]


def _held_first(game: Game) -> dict[Seat, str]:
    """Of the seats that have changed hands, who played them at first: a person gives to a minister."""
    first: dict[Seat, str] = {}
    for event in game.heard(None):
        if isinstance(event, HandedOver):
            first.setdefault(event.seat, "minister" if event.to == PERSON else PERSON)
    return first
