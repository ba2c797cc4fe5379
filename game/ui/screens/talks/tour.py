"""The tour of a first game: one idea at a time, said beside the thing on the screen that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pygame

from game.engine.events import Accepted, AdoptionCalled, Declined, Event, Moved, Proposed, TurnEnded
from game.engine.scenario import Seat
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Box, Column, Flow, Panel
from game.ui.kit.controls import Button, Shield
from game.ui.kit.leaves import Label
from game.ui.kit.node import Kit, Node, Size, path_to

Heard = Sequence[Event]
Holds = Callable[[View, Heard], bool]

WIDTH = 320


@dataclass(frozen=True, slots=True)
class Step:
    """An idea. `at`: the keys of what it is about, the first that is on the screen; `when` it can be told;
    `done`: the person has found out by doing it."""

    name: str
    at: tuple[str, ...]
    when: Holds
    done: Holds


def _always(view: View, heard: Heard) -> bool:
    return True


def _never(view: View, heard: Heard) -> bool:
    return False


def _talks_open(view: View, heard: Heard) -> bool:
    return len(view.agreed) < len(view.agenda.issues)


def _did(*kinds: type) -> Holds:
    """The person has done something of these kinds."""

    def holds(view: View, heard: Heard) -> bool:
        done = (e for e in heard if isinstance(e, kinds))
        return any(view.seat in (getattr(e, "seat", None), getattr(e, "by", None)) for e in done)

    return holds


def _offer_waits(view: View, heard: Heard) -> bool:
    return any(_for_me(view, p.by, p.parties, p.accepted | p.declined) for p in view.proposals)


def _for_me(view: View, by: Seat, parties: Sequence[Seat], answered: frozenset[Seat]) -> bool:
    return view.seat in parties and view.seat != by and view.seat not in answered


def _all_agreed(view: View, heard: Heard) -> bool:
    return len(view.agreed) == len(view.agenda.issues)


_ended = _did(TurnEnded)

STEPS = (
    Step("draft", ("clause:line", "draft:all"), _always, _never),
    Step("worth", ("mandate", "tab:mandate"), _always, _never),
    Step("move", ("do:move", "do:more"), _talks_open, _did(Moved)),
    Step("trade", ("do:trade", "do:more"), _talks_open, _did(Proposed)),
    Step("end", ("do:end",), _always, _ended),
    Step("floor", ("log", "tab:floor"), _ended, _never),
    Step("offer", ("panel:offers", "tab:offers"), _offer_waits, _did(Accepted, Declined)),
    Step("ask", ("do:ask", "do:more"), _ended, _never),
    Step("coach", ("do:coach", "do:more"), _ended, _never),
    Step("adopt", ("do:adopt", "do:more"), _all_agreed, _did(AdoptionCalled)),
)
UNTRACED = ("ask", "coach")
"""What is found out by opening it: it leaves no trace in the game."""


class Tour:
    """How far the person has come. Steps that cannot be told yet wait; what was found out is not told."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._passed: set[str] = set()

    def now(self) -> Step | None:
        """The step to be told now; None: none, or it is not this person's turn."""
        if self._desk.acting is None:
            return None
        view = self._desk.view
        heard = self._desk.game.heard(view.seat)
        self._passed |= {step.name for step in STEPS if step.done(view, heard)}
        left = [step for step in STEPS if step.name not in self._passed]
        urgent = [step for step in left if step.name in ("offer", "adopt") and step.when(view, heard)]
        return next((step for step in (*urgent, *left) if step.when(view, heard)), None)

    def pass_on(self, step: Step) -> None:
        self._passed.add(step.name)

    def opened(self, name: str) -> None:
        """The person has opened what the bar calls by this name."""
        if name in UNTRACED:
            self._passed.add(name)


def told(app: App, page: Node, tour: Tour, step: Step) -> Node:
    """The page, with a step beside what it is about."""
    words = app.words

    def next_step() -> None:
        tour.pass_on(step)
        app.stale()

    def end() -> None:
        app.choose(tutorial_seen=True)

    buttons = [
        Button(words("ui.tour.next"), next_step, "tour:next", shortcut="Enter", cap="⏎", kind="primary"),
        Button(words("ui.tour.skip"), end, "tour:skip", kind="quiet"),
    ]
    at = next((key for key in step.at if path_to(page, key)), "")
    behind = "ui.tour.in-menu" if at == "do:more" else "ui.tour.behind-tab" if at.startswith("tab:") else ""
    lines = [
        Label(words(f"ui.tour.{step.name}.title"), "lead"),
        Label(words(f"ui.tour.{step.name}"), "body"),
        *([Label(words(behind), "strong")] if behind else []),
        Flow(buttons, gap=8),
    ]
    note = Panel(Column(lines, gap=8), fill="raised", line="accent", pad=14, thick=2)
    return Beside(page, Shield(note), step.at)


class Beside(Box):
    """A page, and a note beside the first of these nodes that it has, with a line from one to the other."""

    def __init__(self, page: Node, note: Node, keys: Sequence[str]) -> None:
        super().__init__([page, note])
        self._keys = keys
        self._to: pygame.Rect | None = None

    def measure(self, kit: Kit, width: int) -> Size:
        return self.children[0].size(kit, width)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        page, note = self.children
        page.place(kit, rect)
        found = next((way[-1].rect for key in self._keys if (way := path_to(page, key))), None)
        w, h = note.size(kit, min(kit.theme.em(WIDTH), rect.width - 40))
        self._to = found
        where = pygame.Rect(0, 0, w, h)
        if found is None:
            where.center = rect.center
        else:
            where.center = self._spot(found, where, rect)
        note.place(kit, where.clamp(rect.inflate(-24, -24)))

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        page, note = self.children
        page.draw(kit, surface)
        if self._to is not None:
            kit.pictures.box(surface, self._to.inflate(8, 8), None, kit.theme.colour("accent"), 10, 2)
            start, end = _joined(note.rect, self._to)
            pygame.draw.line(surface, kit.theme.colour("accent"), start, end, 2)
        note.draw(kit, surface)

    @staticmethod
    def _spot(about: pygame.Rect, note: pygame.Rect, room: pygame.Rect) -> tuple[int, int]:
        """The side of it with the most room."""
        gap = 28
        sides = {
            (about.right + gap + note.width // 2, about.centery): room.right - about.right - note.width,
            (about.left - gap - note.width // 2, about.centery): about.left - room.left - note.width,
            (about.centerx, about.top - gap - note.height // 2): about.top - room.top - note.height,
            (about.centerx, about.bottom + gap + note.height // 2): room.bottom - about.bottom - note.height,
        }
        return max(sides, key=lambda side: sides[side])


def _joined(note: pygame.Rect, about: pygame.Rect) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the edge of the note to the edge of what it is about."""
    x = min(max(about.centerx, note.left), note.right)
    y = min(max(about.centery, note.top), note.bottom)
    return (x, y), (min(max(x, about.left), about.right), min(max(y, about.top), about.bottom))
