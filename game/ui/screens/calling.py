"""Before adoption is called: what would be put to the silence procedure, and what it is worth to me."""

from game.engine.actions import CallAdoption
from game.engine.scoring import value
from game.sentences.names import issue_title
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, closing, dialogue


class Calling(Dialogue):
    """A call cannot be taken back, and there is one a round."""

    help_topic = "silence"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words, desk, view = app.words, self._desk, self._desk.view
        agenda = view.agenda
        fallen = [issue_title(agenda, issue) for issue in agenda.issues if issue not in view.agreed]
        lines: list[Node] = [
            Label(words("ui.calling.what", agreed=len(view.agreed), issues=len(agenda.issues)), "body")
        ]
        if fallen:
            lines.append(Label(words("ui.calling.fallen", issues=words("between").join(fallen)), "quiet"))
        interests = view.interests
        if interests is not None and interests.weights and interests.walk_away is not None:
            worth = value(interests, view.text)
            above = worth >= interests.walk_away
            lines += [
                Row(
                    [
                        Grow(Label(words("ui.mandate.stands"), "body")),
                        Label(words.points(worth), "figure", "gain" if above else "loss"),
                    ]
                ),
                Bar(
                    worth / 10000,
                    "gain" if above else "loss",
                    ((interests.walk_away / 10000, "loss"),),
                    height=8,
                ),
                Label(
                    words("ui.mandate.walk-away", points=words.points(interests.walk_away)), "small", "loss"
                ),
            ]
        why = desk.why_not(CallAdoption())
        go = Button(
            words("ui.do.adopt"),
            closing(app, self._call),
            "call",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
            icon="gavel",
            enabled=not why,
            why=why,
            refuse=desk.refuse,
        )
        return dialogue(app, words("ui.calling.title"), lines, [self.cancel(app), go], width=560)

    def _call(self) -> None:
        self._desk.do(CallAdoption())
