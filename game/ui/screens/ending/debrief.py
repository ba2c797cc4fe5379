"""What there is to talk about when it is over: what came of the real text, and the scenario's questions."""

from collections.abc import Iterator, Sequence

from game.engine.scenario import Debrief
from game.ui.app import App
from game.ui.kit.boxes import Column, Panel
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node


def talk(app: App, debrief: Debrief) -> Iterator[Node]:
    if debrief.questions:
        yield _listed(app, "ui.outcome.questions", debrief.questions, numbered=True)
    if debrief.aftermath:
        yield _listed(app, "ui.outcome.aftermath", debrief.aftermath, numbered=False)


def _listed(app: App, title: str, lines: Sequence[str], *, numbered: bool) -> Node:
    said = [f"{n}. {line.strip()}" if numbered else line.strip() for n, line in enumerate(lines, start=1)]
    return Panel(Column([Label(app.words(title), "caps"), *(Label(line, "small") for line in said)], gap=8))
