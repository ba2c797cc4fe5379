"""The saved games: what each of them is, going on with it, and throwing it away with a way back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from game.ui.app import App
from game.ui.house import Saved, Unplayable, dated
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Flag, Icon, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.sure import Sure

FLAGS = 12
"""So many flags of people stand before a game."""


class Saves(Dialogue):
    """Esc closes it. What was thrown away can be brought back until then, and from the folder for a month."""

    help_topic = "saves"

    def __init__(self) -> None:
        self._gone: list[tuple[str, Path]] = []

    def build(self, app: App) -> Node:
        words = app.words
        saves = app.house.saves()
        rows = [self._row(app, saved) for saved in saves] or [Label(words("ui.saves.none"), "quiet")]
        buttons: list[Node] = []
        if self._gone:
            buttons.append(
                Button(
                    words("ui.saves.undo", title=self._gone[-1][0]),
                    partial(self._bring_back, app),
                    "undo",
                    shortcut="Ctrl+Z",
                    icon="undo-2",
                )
            )
        return dialogue(
            app,
            words("ui.saves.title"),
            [Label(words("ui.saves.about"), "quiet"), *rows],
            [*buttons, self.cancel(app, "ui.close")],
            width=860,
            key="saves",
        )

    def _row(self, app: App, saved: Saved) -> Node:
        words = app.words
        title = saved.title(words.language)
        trouble = saved.trouble(words)
        lines: list[Node] = [Label(title, "strong"), Label(_told(app, saved), "small-quiet")]
        if trouble:
            lines.append(
                Row(
                    [Icon("triangle-alert", 14, "loss"), Grow(Label(trouble, "small", "loss"))],
                    gap=6,
                    align="start",
                )
            )
        go = Button(
            words("ui.saves.look" if saved.finished else "ui.saves.go-on"),
            partial(go_on, app, saved),
            f"go:{saved.file.name}",
            icon="eye" if saved.finished else "play",
            enabled=saved.playable,
            why=trouble,
            refuse=app.toast,
        )
        told = Button(
            words("ui.saves.debrief"),
            partial(debrief, app, saved),
            f"debrief:{saved.file.name}",
            icon="graduation-cap",
            enabled=bool(saved.titles),
            why=trouble,
            refuse=app.toast,
        )
        throw = Button(
            words("ui.saves.delete"),
            partial(self._throw, app, saved),
            f"delete:{saved.file.name}",
            icon="trash-2",
            kind="danger",
        )
        names = saved.names.get(words.language) or next(iter(saved.names.values()), {})
        flags = [
            Flag(saved.flags[seat], 20, names.get(seat, ""))
            for seat in saved.people[:FLAGS]
            if seat in saved.flags
        ]
        what = Column([*lines, *([Flow(flags, gap=3)] if len(flags) > 1 else [])], gap=4)
        alone = flags if len(flags) == 1 else []
        buttons = [go, told, throw]
        if app.width < 760:
            below = Flow(buttons, gap=8)
            return Panel(Column([Row([*alone, Grow(what)], gap=12), below], gap=8), fill="head", pad=12)
        return Panel(Row([*alone, Grow(what), *buttons], gap=10), fill="head", pad=12)

    def _throw(self, app: App, saved: Saved) -> None:
        try:
            place = app.house.discard(saved.file)
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
            return
        self._gone.append((saved.title(app.words.language), place))
        app.kit.memory.focus = "undo"
        app.stale()

    def _bring_back(self, app: App) -> None:
        try:
            app.house.restore(self._gone[-1][1])
        except Unplayable as unplayable:
            app.toast(unplayable.told(app.words))
            return
        self._gone.pop()
        app.stale()


def go_on(app: App, saved: Saved) -> bool:
    """Sits down to a saved game, or says why that cannot be done. Whether it did."""
    from game.ui.screens.play import enter  # it leads back to the home screen, and so here

    try:
        game = app.house.go_on(saved.file)
    except Unplayable as unplayable:
        app.toast(unplayable.told(app.words))
        return False
    enter(app, game)
    if saved.fault is not None:
        app.toast(saved.trouble(app.words))
    return True


def debrief(app: App, saved: Saved) -> None:
    """Opens the debrief of a saved game: of a finished one as its outcome does, which asks everybody first;
    of one that is not finished only when that is meant."""
    from game.ui.screens.debrief.preparing import open_debrief  # the list need not wait for numpy
    from game.ui.screens.outcome import Outcome

    def begin() -> None:
        open_debrief(app, saved.file)

    if not saved.finished:
        app.push(Sure("debrief-stopped", begin, help_topic="debrief"))
    elif saved.opened or not saved.playable:
        begin()
    elif go_on(app, saved) and app.desk is not None:
        outcome = Outcome(app.desk)
        app.push(outcome)
        outcome.debrief(app)


def _told(app: App, saved: Saved) -> str:
    """Who plays, how far it has got, and when that was."""
    words = app.words
    date = dated(words, saved.when)
    if not saved.scenario:
        return date
    if saved.clerk:
        who = words("ui.saves.clerk")
    else:
        names: Sequence[str] = saved.played(words.language)
        who = words.listed(names) if names else words("ui.saves.nobody")
    far = (
        words("ui.saves.over")
        if saved.finished
        else words("ui.saves.round", round=saved.round, rounds=saved.rounds)
    )
    return words("ui.saves.told", who=who, far=far, when=date)
