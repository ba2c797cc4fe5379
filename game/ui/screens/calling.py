"""Before adoption is called: what would be put to the silence procedure, and what it is worth to me."""

from collections.abc import Iterator

from game.engine.actions import CallAdoption
from game.engine.scoring import value
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, closing, dialogue
from game.ui.screens.weighing import barred, crossed


class Calling(Dialogue):
    """A call cannot be taken back, and there is one a round."""

    help_topic = "silence"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words, desk, view = app.words, self._desk, self._desk.view
        agenda = view.agenda
        lines: list[Node] = [
            Label(words("ui.calling.what", agreed=len(view.agreed), issues=len(agenda.issues)), "body")
        ]
        lines += [Label(told, "quiet") for told in _left_open(app, view)]
        interests = view.interests
        if interests is not None and interests.weights and interests.walk_away is not None:
            worth = value(interests, view.text)
            colour = "gain" if worth >= interests.walk_away and not crossed(view) else "loss"
            lines += [
                Row(
                    [
                        Grow(Label(words("ui.mandate.stands"), "body")),
                        Label(words.points(worth), "figure", colour),
                    ]
                ),
                Bar(
                    worth / 10000,
                    colour,
                    ((interests.walk_away / 10000, "loss"),),
                    height=8,
                ),
                Label(
                    words("ui.mandate.walk-away", points=words.points(interests.walk_away)), "small", "loss"
                ),
            ]
        lines += barred(app, view)
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
            deliberate=words("ui.too-soon"),
        )
        return dialogue(app, words("ui.calling.title"), lines, [self.cancel(app), go], width=560)

    def _call(self) -> None:
        self._desk.do(CallAdoption())


def _left_open(app: App, view: View) -> Iterator[str]:
    """Which open clauses would fall away, and which would go back to which fallback."""
    words, agenda = app.words, view.agenda
    apart = [issue for issue in agenda.issues if issue not in view.agreed]
    fallen = [issue_title(agenda, issue) for issue in apart if issue not in view.text]
    if fallen:
        yield words("ui.calling.fallen", issues=words("between").join(fallen))
    for issue in apart:
        if issue in view.text:
            option = option_label(agenda, issue, view.text[issue])
            yield words("ui.calling.back", issue=issue_title(agenda, issue), option=option)
