"""The delegations of a conference to be opened: who plays each, to be changed by pressing it."""

from collections.abc import Callable
from functools import partial

from game.engine.scenario import Agenda, Delegation, Role, Seat
from game.ui.app import App
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.controls import Entry, Press
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.seats_plan import TEMPERAMENT_NAMES, Plan


def delegations(app: App, plan: Plan, agenda: Agenda) -> Node:
    words = app.words
    rows = [_row(app, plan, agenda, seat) for seat in plan.listed.players]
    observers = [d.name for d in agenda.delegations.values() if d.role is Role.OBSERVER]
    watching = (
        [Label(words("ui.seats.observers", names=words.listed(observers)), "tiny")] if observers else []
    )
    heading = Column(
        [
            Label(words("ui.seats.title", n=len(plan.listed.players)), "caps"),
            Label(words(f"ui.seats.{plan.mode}.how"), "small-quiet"),
        ],
        gap=4,
    )
    return Panel(
        Column([heading, Grow(Scroll("seats", Column([*rows, *watching], gap=4)))], gap=10), pad=14, across=12
    )


def _row(app: App, plan: Plan, agenda: Agenda, seat: Seat) -> Node:
    delegation = agenda.delegations[seat]
    taken = plan.mode != "clerk" and seat in plan.people
    lies_open = seat == plan.reading
    who = Column(
        [
            Label(delegation.name, "strong"),
            Label(role_and_head(app, agenda, delegation), "small-quiet"),
        ],
        gap=0,
    )
    content: list[Node] = [emblem(delegation, 27), Grow(who)]
    if plan.mode != "clerk":
        content.append(_holder(app, plan, agenda, seat, taken))
    panel = Panel(
        Row(content, gap=10),
        fill="chosen" if taken else None,
        line="accent" if taken else "line" if lies_open else None,
        pad=7,
        across=9,
        radius=8,
    )
    return Press(
        panel,
        partial(_change, app, plan.take, seat),
        f"seat:{seat}",
        tip=app.words(f"ui.seats.{plan.mode}.tip", name=delegation.name),
        menu=lambda: _choices(app, plan, agenda, seat),
        hover=None if taken else "raised",
    )


def _holder(app: App, plan: Plan, agenda: Agenda, seat: Seat, taken: bool) -> Node:
    """Who plays the seat; pressed, it opens what else it could be."""
    words = app.words
    if taken:
        text = words("ui.seats.you" if plan.mode == "solo" else "ui.seats.person")
        return Panel(Label(text, "tiny", "accent"), fill=None, line="accent", pad=2, across=7, radius=5)
    temperament = plan.temperament(agenda, seat)
    text = words("ui.seats.minister")
    if temperament is not None:
        text = words("ui.seats.minister-is", style=words(f"ui.temperament.{temperament}"))
    key = f"style:{seat}"

    def choose() -> None:
        app.open_menu(_choices(app, plan, agenda, seat), _below(press))

    press = Press(
        Panel(Label(text, "tiny"), fill=None, pad=2, across=7, radius=5),
        choose,
        key,
        tip=words("ui.seats.style.tip"),
        hover="hover",
        radius=5,
    )
    return press


def _below(node: Node) -> tuple[int, int]:
    return node.rect.left, node.rect.bottom + 4


def _choices(app: App, plan: Plan, agenda: Agenda, seat: Seat) -> list[Entry]:
    """What can be done with a seat: sit down there, or give its minister another temperament."""
    if plan.mode == "clerk":
        return []
    words = app.words
    taken = seat in plan.people
    entries: list[Entry] = []
    if not taken:
        entries.append((words(f"ui.seats.{plan.mode}.take"), partial(_change, app, plan.take, seat)))
        for name in TEMPERAMENT_NAMES:
            entries.append(
                (words(f"ui.temperament.{name}.what"), partial(_change, app, plan.give, seat, name))
            )
        if seat in plan.temperaments:
            entries.append((words("ui.temperament.own"), partial(_change, app, plan.give, seat, None)))
    elif plan.mode == "shared":
        entries.append((words("ui.seats.shared.leave"), partial(_change, app, plan.take, seat)))
    return entries


def _change(app: App, change: Callable[..., None], *given: object) -> None:
    change(*given)
    app.stale()


def role_and_head(app: App, agenda: Agenda, delegation: Delegation) -> str:
    """`chair · Georgi Ananiev, Minister of Defence`; a plain member's role is not said."""
    words = app.words
    if delegation.id == agenda.procedure.chair:
        role = words("ui.role.chair")
    elif delegation.role is Role.ADVISER:
        role = words("ui.role.adviser")
    else:
        return delegation.head
    return words("ui.dotted", first=role, second=delegation.head)
