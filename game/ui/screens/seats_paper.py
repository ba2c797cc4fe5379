"""The paper in the middle of the set-up: a seat's instructions, or what everybody may know of it."""

from game.engine.scenario import Agenda, Seat
from game.engine.view import View
from game.ui.app import App
from game.ui.kit.boxes import Column, Gap, Grow, Panel, Row
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.briefing import instructions_paper, worth_list
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.seats_list import role_and_head
from game.ui.text.paragraph import Span


def instructions(app: App, view: View) -> Node:
    """What the capital wrote to the head of the view's delegation."""
    return Scroll(f"paper:{view.seat}", Column([instructions_paper(app, view), Gap(2)]))


def described(app: App, agenda: Agenda, seat: Seat, mode: str) -> Node:
    """What is on the public record; with several people at a screen nobody reads more before the curtain."""
    words, delegation = app.words, agenda.delegations[seat]
    content: list[Node] = [
        Row([emblem(delegation, 34), Grow(Label(delegation.name, "doc-title"))], gap=12),
        Label(role_and_head(app, agenda, delegation), "doc-quiet"),
        Label(delegation.bio.strip(), "doc"),
        *(
            _said(app, person.name, person.bio.strip().removeprefix(person.name).lstrip(" ,，、:："))
            for person in delegation.team.values()
        ),
        Panel(
            _said(app, words(f"ui.paper.{mode}.head"), words(f"ui.paper.{mode}")),
            fill="mine_fill",
            line=None,
            pad=10,
            across=16,
            radius=0,
            edge="mine",
        ),
    ]
    if agenda.note:
        content.append(Label(agenda.note.strip(), "doc-italic"))
    return _sheet(app, content, f"public:{seat}")


def apology(app: App, trouble: str) -> Node:
    """Why there is nothing to read."""
    return _sheet(app, [Label(trouble, "doc")], "paper")


def _sheet(app: App, content: list[Node], key: str) -> Node:
    line = "rule" if app.theme.mode != "dark" else None
    sheet = Panel(Column(content, gap=11), fill="paper", line=line, pad=24, across=28)
    return Scroll(key, Column([sheet, Gap(2)]))


def _said(app: App, head: str, text: str) -> Node:
    strong, plain = app.theme.style("doc-strong"), app.theme.style("doc")
    return Label((Span(head, strong), Span(f" {text}", plain)))


class Wordings(Dialogue):
    """Every wording of every clause with its worth. Only for the seat's own eyes: `view` is its view."""

    help_topic = "value"

    def __init__(self, view: View) -> None:
        self._view = view

    def build(self, app: App) -> Node:
        title = app.words("ui.worth.wordings")
        buttons = [Gap(1), self.cancel(app, "ui.close")]
        return dialogue(
            app, title, [worth_list(app, self._view)], buttons, width=760, tall=True, key="wordings"
        )
