"""A screen: a function of what is known now, in; a tree of nodes, out."""

from typing import TYPE_CHECKING

from game.ui.kit.node import Node

if TYPE_CHECKING:
    from game.ui.app import App


class Screen:
    """One page of the program. `modal`: it stands over the one below, which is seen dimmed.

    `help_topic`: the page of the help that F1 opens. `first`: the key of the node that has the focus first.
    """

    modal = False
    help_topic = "start"
    first: str | None = None

    def build(self, app: "App") -> Node:
        raise NotImplementedError

    def tick(self, app: "App", now: float) -> bool:
        """Called on every turn of the loop, with the time in seconds; whether something has changed."""
        return False

    def back(self, app: "App") -> None:
        """What Esc does where nothing on the screen has that key."""
        app.pop()

    def closing(self) -> None:
        """It leaves the stack."""
