"""The pages of a debrief as blocks of words and numbers: the window, HTML and the terminal all show these."""

from dataclasses import dataclass

from game.debrief.charts.spec import Chart
from game.engine.scenario import Seat


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `role`: "body", "lead" for what matters most, "note" for how to read something."""

    text: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Listed:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`seat`: its flag stands before the text. `tone`: "", "gain", "loss", "me" or "quiet"; it is never the
    only sign of anything. `share`: a bar of so much of a whole, 0 to 1, with `marks` on it."""

    text: str
    number: bool = False
    seat: Seat | None = None
    tone: str = ""
    share: float | None = None
    marks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` says what it holds. `wide`: the columns (by place) that take what room there is. `shut`:
    where it is long, it is to be opened to be seen."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: tuple[int, ...] = (0,)
    shut: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    chart: Chart


@dataclass(frozen=True, slots=True)
class Card:
    """Something to stop at: a missed trade, a turning point. `seats`: whose flags stand by the title; `told`:
    beside it, in few words; `lines`: paragraphs."""

    title: str
    lines: tuple[str, ...]
    seats: tuple[Seat, ...] = ()
    told: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Asked before it is told. `choices`: what can be answered, empty where the answer is the person's own;
    `right`: the place of the right one among them; `told`: what is shown then."""

    key: str
    question: str
    choices: tuple[str, ...]
    right: int | None
    told: tuple[str, ...]


Block = Prose | Listed | Table | Figure | Card | Ask


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under a heading. `gate`: shown from this step of a paced debrief on; 0 is feelings and guesses,
    higher numbers come later."""

    title: str
    blocks: tuple[Block, ...]
    gate: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """`key` names it for the program: "outcome", "concessions", "missed", "readings", "history", "talk",
    "skill"."""

    key: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole debrief. `notices`: what was wrong with the record, or that the talks were not finished."""

    title: str
    heading: str
    notices: tuple[str, ...]
    pages: tuple[Page, ...]
