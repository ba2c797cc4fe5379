"""What has been said and done on the floor; what is new since my last turn stands out."""

from collections.abc import Iterator, Sequence

from game.engine.events import Event
from game.engine.view import View
from game.sentences.account import account
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Flag, Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll

SHOWN = 60
"""The floor shows so many of the last events; the log has all."""


def floor(app: App, desk: Desk, view: View, open_log: Act) -> Node:
    words = app.words
    heard = desk.game.heard(view.seat)
    fresh = desk.game.fresh(view.seat)
    old = heard[: len(heard) - len(fresh)][-SHOWN:]
    lines = [*told(app, desk, view, old, "quiet"), *told(app, desk, view, fresh, "text")]
    if not lines:
        lines = [Label(words("ui.floor.nothing"), "quiet")]
    heading = Row([Grow(Label(words("ui.floor.title"), "caps")), log_button(app, open_log)])
    return Panel(
        Column([heading, Grow(Scroll("floor", Column(lines, gap=7), ends=True))], gap=8),
        pad=12,
        key="panel:floor",
    )


def log_button(app: App, open_log: Act) -> Node:
    return Button(app.words("ui.floor.log"), open_log, "log", shortcut="L", kind="chip")


def told(app: App, desk: Desk, view: View, events: Sequence[Event], colour: str) -> Iterator[Node]:
    """The events as sentences, each behind the flag of whom it begins with."""
    names = sorted(view.agenda.delegations.items(), key=lambda entry: -len(entry[1].name))
    offers = desk.game.offers(view.seat)
    for sentence in account(events, desk.telling, app.words, offers, brief=colour == "text"):
        code, name = next(((d.flag, d.name) for _, d in names if sentence.startswith(d.name)), ("", ""))
        mark: Node = Flag(code, 13, name) if code else Icon("chevron-right", 12, "quiet")
        yield Row(
            [Fixed(mark, width=20), Grow(Label(sentence, "small", colour))],
            gap=6,
            align="start",
        )
