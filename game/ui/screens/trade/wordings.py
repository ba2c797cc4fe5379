"""A wording to choose: its label, who stands there, what it is worth to me, and a bar where I may not go."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.ui.app import App
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Flag, Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.text.paragraph import Piece, Span


@dataclass(frozen=True, slots=True)
class Wording:
    """`figure`: what it is worth, as it is shown; `colour`: of the figure. `barred`: not to be chosen."""

    label: str
    note: str = ""
    figure: str = ""
    colour: str = "quiet"
    flags: Sequence[str] = ()
    chosen: bool = False
    barred: bool = False
    number: int = 0
    detail: str = ""


def wording_row(app: App, wording: Wording, act: Act, key: str, tip: str = "") -> Node:
    theme = app.theme
    ink = "quiet" if wording.barred else "text"
    pieces: list[Piece] = [
        Span(wording.label, theme.style("small-strong" if wording.chosen else "small", ink))
    ]
    if wording.note:
        pieces.append(Span(app.words("ui.wording.note", note=wording.note), theme.style("small-quiet")))
    text: Node = Label(pieces)
    if wording.detail:
        text = Column([text, Label(wording.detail, "tiny")], gap=1)
    parts: list[Node] = []
    if wording.number:
        parts.append(Label(str(wording.number), "tiny"))
    if wording.chosen:
        parts.append(Icon("check", 14, "accent"))
    elif wording.barred:
        parts.append(Icon("lock", 13, "loss"))
    parts.append(Grow(text, 3))
    if wording.flags:
        parts.append(Grow(Flow([Flag(code, 12) for code in wording.flags], gap=2, align="end"), 1.1))
    if wording.figure:
        parts.append(Label(wording.figure, "small-strong", wording.colour))
    fill, line = ("chosen", "accent") if wording.chosen else ("sunken", "line")
    panel = Panel(Row(parts, gap=8), fill=fill, line=line, pad=7, across=11, radius=8)
    return Press(panel, act, key, tip=tip, shortcut=str(wording.number) if wording.number else "")


def figure(app: App, hundredths: int) -> str:
    """A gain or a loss, as it is shown beside a wording."""
    return app.words.change(hundredths) if hundredths else "0"


def colour_of(hundredths: int) -> str:
    return "gain" if hundredths > 0 else "loss" if hundredths < 0 else "quiet"


def is_mine(view: View, seat: Seat | None) -> bool:
    """Whether this is the delegation of who looks: the clerk of a table is nobody's."""
    return seat is not None and seat == view.seat and view.mandate is not None


def position_note(view: View, seat: Seat | None, words: Words) -> str:
    if view.mandate is None:
        return words("ui.wording.now")
    return words("ui.wording.mine" if is_mine(view, seat) else "ui.wording.theirs")


def who_is(view: View, seat: Seat, words: Words) -> str:
    """The delegation as it begins a line: `You`, or its name."""
    return words("ui.offer.you") if is_mine(view, seat) else view.agenda.delegations[seat].name


def counts(view: View, issue: IssueId) -> bool:
    """Whether this clause counts for whoever looks."""
    return view.interests is not None and issue in view.interests.weights


def barred(view: View, seat: Seat | None, issue: IssueId, option: OptionId) -> bool:
    """Whether it is behind a red line of the one who looks, who would have to go there."""
    return (
        seat is not None
        and seat == view.seat
        and view.interests is not None
        and ((issue, option) in view.interests.red_lines)
    )


def flags_of(view: View, seats: Sequence[Seat]) -> list[str]:
    return [view.agenda.delegations[seat].flag for seat in seats]
