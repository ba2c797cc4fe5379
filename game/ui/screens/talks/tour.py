"""The tour of a first game: one idea at a time, said beside the thing on the screen that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.engine.events import Accepted, AdoptionCalled, Declined, Event, Moved, Proposed, TurnEnded
from game.engine.scenario import Seat
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button, Shield
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node, path_to
from game.ui.screens.talks.beside import Beside

Heard = Sequence[Event]
Holds = Callable[[View, Heard], bool]

WIDTH, BROAD = 320.0, 900.0
"""The most that a note is wide, in units of the text; broad where there is no room for a high one."""


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


def _later_and_open(view: View, heard: Heard) -> bool:
    """After a first turn: who gives away in it what it could have traded has nothing left to trade."""
    return _ended(view, heard) and _talks_open(view, heard)


STEPS = (
    Step("draft", ("clause:line", "draft:all", "tab:draft"), _always, _never),
    Step("worth", ("mandate:worth", "tab:mandate"), _always, _never),
    Step("trade", ("do:trade", "do:more"), _talks_open, _did(Proposed)),
    Step("end", ("do:end",), _always, _ended),
    Step("floor", ("panel:floor", "tab:floor"), _ended, _never),
    Step("offer", ("offers:first", "tab:offers"), _offer_waits, _did(Accepted, Declined)),
    Step("move", ("do:move", "do:more"), _later_and_open, _did(Moved)),
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
    at = next((key for key in step.at if path_to(page, key)), "")

    def next_step() -> None:
        tour.pass_on(step)
        app.stale()

    def end() -> None:
        app.choose(tutorial_seen=True)

    def buttons() -> list[Node]:
        return [
            Button(
                app.words("ui.tour.next"), next_step, "tour:next", shortcut="Enter", cap="⏎", kind="primary"
            ),
            Button(app.words("ui.tour.skip"), end, "tour:skip", kind="quiet"),
        ]

    forms = [
        (Shield(_note(app, step, at, buttons())), WIDTH),
        (Shield(_broad_note(app, step, at, buttons(), "body")), BROAD),
        (Shield(_broad_note(app, step, at, buttons(), "small")), BROAD),
    ]
    return Beside(page, forms, step.at)


def _note(app: App, step: Step, at: str, buttons: Sequence[Node]) -> Node:
    behind = _behind(app, at)
    lines = [
        Label(app.words(f"ui.tour.{step.name}.title"), "lead"),
        Label(app.words(f"ui.tour.{step.name}"), "body"),
        *([Label(behind, "strong")] if behind else []),
        Flow(buttons, gap=8),
    ]
    return Panel(Column(lines, gap=8), fill="raised", line="accent", pad=14, thick=2)


def _broad_note(app: App, step: Step, at: str, buttons: Sequence[Node], role: str) -> Node:
    """As low as it can be: the buttons beside the title, all that is said in one paragraph."""
    title = Label(app.words(f"ui.tour.{step.name}.title"), "lead")
    said = app.words.sentences(app.words(f"ui.tour.{step.name}"), _behind(app, at))
    lines = [Row([Grow(title), *buttons], gap=8), Label(said, role)]
    return Panel(Column(lines, gap=4), fill="raised", line="accent", pad=6, across=14, thick=2)


def _behind(app: App, at: str) -> str:
    """Where it is, if it is not in sight; else nothing."""
    if at.startswith("tab:"):
        return app.words("ui.tour.behind-tab")
    return app.words("ui.tour.in-menu") if at == "do:more" else ""
