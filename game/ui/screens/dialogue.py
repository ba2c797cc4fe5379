"""The form of every dialogue: what it is about, what it holds, and its buttons at the bottom."""

from collections.abc import Sequence

from game.ui.app import App
from game.ui.kit.boxes import Centred, Column, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen


class Dialogue(Screen):
    """A screen over another one. Esc closes it."""

    modal = True

    def cancel(self, app: App, label: str = "ui.cancel") -> Node:
        """The button that closes it."""
        return Button(app.words(label), app.pop, "cancel", shortcut="Esc")


def dialogue(
    app: App,
    title: str,
    content: Sequence[Node],
    buttons: Sequence[Node],
    *,
    caps: str = "",
    aside: Sequence[Node] = (),
    width: float = 640,
    tall: bool = False,
    key: str = "dialogue",
) -> Node:
    """Title above, content that scrolls where it is long, buttons below; `aside`: beside the title.

    `tall`: as high as the window allows. The width grows with the text.
    """
    head: list[Node] = [Label(caps, "caps")] if caps else []
    heading = Row([Grow(Column([*head, Label(title, "heading")], gap=4)), *aside], gap=12)
    last = list(buttons[-1:])
    below = Row([Grow(Flow(list(buttons[:-1]), gap=8)), *last], gap=10)
    body = Scroll(key, Column([*content, Gap(2)], gap=10))
    page = Column([heading, Grow(body), below], gap=14)
    return Centred(Panel(page, pad=20, across=24), width=width, fill=tall)


def closing(app: App, action: Act) -> Act:
    """Closes the dialogue, then acts."""

    def act() -> None:
        app.pop()
        action()

    return act
