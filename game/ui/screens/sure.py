"""A question before something that cannot be undone."""

from game.ui.app import App
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label
from game.ui.kit.node import Act, Node
from game.ui.screens.dialogue import Dialogue, closing, dialogue


class Sure(Dialogue):
    """Says what would come of it, then does it or not. `what`: a word for it, in the keys of its sentences.

    `name`: the delegation it is about, where it is about one.
    """

    first = "cancel"

    def __init__(self, what: str, act: Act, name: str = "", help_topic: str = "saves") -> None:
        self.what, self._act, self._name = what, act, name
        self.help_topic = help_topic

    def build(self, app: App) -> Node:
        parts = ("title", "text", "yes")
        said = {part: app.words(f"ui.sure.{self.what}.{part}", name=self._name) for part in parts}
        act = closing(app, self._act)
        yes = Button(
            said["yes"], act, "sure:yes", shortcut="Y", kind="danger", deliberate=app.words("ui.too-soon")
        )
        buttons = [yes, self.cancel(app)]
        return dialogue(app, said["title"], [Label(said["text"], "body")], buttons, width=620, key="sure")
