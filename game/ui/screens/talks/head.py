"""The head of the talks: which game, which round, whose turn, and the way to the menu."""

from game.engine.state import Phase
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Fixed, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Label, emblem
from game.ui.kit.node import Act, Node


def head(app: App, desk: Desk, view: View, open_menu: Act) -> Node:
    words, wide = app.words, app.width >= 1000
    title = [Label(words("ui.brand"), "brand", most_lines=1)] if wide else []
    rounds: list[Node] = []
    if wide and view.rounds <= 16:
        rounds = [Fixed(Bar(1.0, _colour(view, n), height=6), width=22) for n in range(1, view.rounds + 1)]
    phase = "settlement" if view.settlement else view.phase.value
    middle = [
        *([Label(words("ui.head.round"), "caps", most_lines=1)] if wide else []),
        Row(rounds, gap=4),
        Label(words("ui.head.of", round=view.round, rounds=view.rounds), "strong", most_lines=1),
        *([Label(words(f"ui.phase.{phase}"), "quiet", most_lines=1)] if app.width >= 820 else []),
    ]
    return Panel(
        Row(
            [
                *title,
                Grow(Label(view.agenda.title, "quiet", most_lines=1), 0.8),
                *middle,
                Grow(Row(_turn(app, desk, view), gap=8), 1.0),
                Button(words("ui.head.menu"), open_menu, "menu", shortcut="Esc"),
            ],
            gap=10,
        ),
        fill="head",
        line=None,
        pad=7 if app.height >= 420 else 3,
        across=18,
        radius=0,
    )


def _colour(view: View, n: int) -> str:
    if n < view.round:
        return "accent"
    return "text" if n == view.round else "line"


def _turn(app: App, desk: Desk, view: View) -> list[Node]:
    """Whose turn it is, in words and with a flag."""
    words = app.words
    if view.phase is Phase.OVER:
        return [Label(words("ui.turn.over"), "strong", most_lines=1)]
    seat = desk.acting or desk.game.thinking or next(iter(view.active), None)
    if seat is None:
        return [Label(words("ui.turn.nobody"), "strong", most_lines=1)]
    name = view.agenda.delegations[seat].name
    if seat == desk.acting and not desk.game.clerk:
        text = words("ui.turn.mine", name=name)
    else:
        text = words("ui.turn.of", name=name)
    return [
        emblem(view.agenda.delegations[seat], 15),
        Grow(Label(text, "strong", most_lines=1)),
    ]
