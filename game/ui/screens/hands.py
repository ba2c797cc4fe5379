"""Who plays which seat: a minister takes one over from a person, or a person from a minister."""

from functools import partial

from game.engine.refusal import Refusal
from game.engine.scenario import Role, Seat
from game.sentences.explain import explain
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node, path_to
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.seats_plan import DIFFICULTY_NAMES


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
                words("ui.hands.person"), partial(self._take, app, seat), f"hand:{seat}", icon="user"
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
                partial(self._hand, app, seat, style),
            )
            for style in DIFFICULTY_NAMES
        ]
        way = path_to(app.tree, f"hand:{seat}")
        app.open_menu(entries, way[-1].rect.bottomleft if way else (0, 0))

    def _hand(self, app: App, seat: Seat, style: str) -> None:
        desk = self._desk
        temperament = desk.delegation(seat).temperament
        refused = desk.game.hand_over(seat, f"{style}-{temperament}" if temperament else style)
        if refused is None and desk.reader == seat and not desk.game.unsaved:
            desk.reader = None  # what this seat sees is nobody's here any more
        self._said(app, refused)

    def _take(self, app: App, seat: Seat) -> None:
        desk = self._desk
        alone = not desk.game.people
        refused = desk.game.take_over(seat)
        if refused is None and alone and not desk.game.unsaved:
            desk.reader = seat
        self._said(app, refused)

    def _said(self, app: App, refused: Refusal | None) -> None:
        if refused is not None:
            app.toast(explain(refused, self._desk.agenda, app.words))
        app.stale()
