"""Beside the paper: what each clause is worth, how hard the others bargain, and what else can be set."""

from collections.abc import Callable
from functools import partial

from game.engine.view import View
from game.sentences.names import issue_title
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.field import TextField
from game.ui.kit.leaves import Bar, Label
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.seats_plan import DIFFICULTY_NAMES, MOST_DIGITS, Plan


def worth(app: App, view: View, look: Act) -> Node:
    """Every clause with its weight, the dearest first; `look` opens every wording."""
    words, interests = app.words, view.interests
    title = Label(words("ui.worth.title"), "caps")
    weights = interests.weights if interests is not None else {}
    if not weights:
        return Panel(Column([title, Label(words("value.none"), "small-quiet")], gap=9), pad=14)
    most = max(weights.values())
    rows = [
        Row(
            [
                Grow(Label(issue_title(view.agenda, issue), "small")),
                Bar(weights[issue] / most, width=80),
                Fixed(Label(str(weights[issue]), "small", align="end"), width=22),
            ],
            gap=10,
        )
        for issue in sorted(weights, key=lambda issue: -weights[issue])
    ]
    link = Button(words("ui.worth.all"), look, "wordings", kind="link", role="small", shortcut="W")
    return Panel(Column([title, Grow(Scroll("worth", Column(rows, gap=8))), Row([link])], gap=9), pad=14)


def opponents(app: App, plan: Plan) -> Node:
    """How hard the ministers bargain, with a sentence that says what that means."""
    words = app.words
    chips: list[Node] = [
        Button(
            words(f"ui.difficulty.{name}"),
            partial(_choose, app, plan, name),
            f"difficulty:{name}",
            chosen=name == plan.difficulty,
        )
        for name in DIFFICULTY_NAMES
    ]
    said = Label(words(f"ui.difficulty.{plan.difficulty}.what"), "small-quiet")
    return Panel(
        Column([Label(words("ui.seats.opponents"), "caps"), Flow(chips, gap=8), said], gap=10), pad=14
    )


def more(app: App, plan: Plan, shown: bool, toggle: Act) -> Node:
    """What few need: a variant of the numbers, and the seed of chance."""
    words = app.words
    button = Button(
        words("ui.seats.more"),
        toggle,
        "more",
        kind="quiet",
        icon="chevron-up" if shown else "chevron-down",
        role="small-strong",
    )
    if not shown:
        return Row([button])
    fields = [
        _field(app, "variant", plan.variant, partial(_typed, app, plan, "variant")),
        _field(app, "seed", plan.seed, partial(_typed, app, plan, "seed")),
    ]
    return Panel(Column([Row([button]), *fields], gap=10), pad=14)


def _choose(app: App, plan: Plan, name: str) -> None:
    plan.difficulty = name
    app.stale()


def _typed(app: App, plan: Plan, name: str, text: str) -> None:
    setattr(plan, name, text)
    app.stale()


def _field(app: App, name: str, text: str, changed: Callable[[str], None]) -> Node:
    words = app.words
    field = TextField(name, text, changed, hint=words(f"ui.seats.{name}.hint"), most=MOST_DIGITS)
    return Column(
        [
            Label(words(f"ui.seats.{name}"), "small-strong"),
            field,
            Label(words(f"ui.seats.{name}.what"), "small-quiet"),
        ],
        gap=4,
    )
