"""Whose gains are drawn against whose: two of the members, or one against all the others."""

from collections.abc import Callable, Sequence
from functools import partial

from game.debrief.pages.outcome import Pair
from game.debrief.pages.voice import Voice
from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.kit.boxes import Flow
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node


def chooser(
    app: App, voice: Voice, members: Sequence[Seat], pair: Pair, choose: Callable[[Pair], None]
) -> Node:
    """Two buttons, each with a menu of who could be there."""
    words = app.words
    first, second = pair

    def name(seat: Seat | None) -> str:
        return words("ui.debrief.pair.others") if seat is None else voice.title(seat)

    def taken(seat: Seat) -> None:
        choose((seat, None if seat == second else second))

    def against(seat: Seat | None) -> None:
        choose((first, seat))

    ones = [(name(seat), partial(taken, seat)) for seat in members]
    others = [(name(seat), partial(against, seat)) for seat in (None, *members) if seat != first]
    return Flow(
        [
            _menu(app, name(first), "pair:first", ones),
            Label(words("ui.debrief.pair.against"), "small-quiet"),
            _menu(app, name(second), "pair:second", others),
        ],
        gap=8,
    )


def _menu(app: App, label: str, key: str, entries: Sequence[tuple[str, Callable[[], None]]]) -> Node:
    def open_menu() -> None:
        app.open_menu(entries, button.rect.bottomleft)

    button = Button(label, open_menu, key, kind="chip", icon="chevron-down")
    return button
