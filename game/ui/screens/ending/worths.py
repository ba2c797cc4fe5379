"""What the end is worth: to me, and once all instructions are open to every delegation."""

from game.engine.scenario import Seat
from game.engine.scoring import outcome_value
from game.engine.view import View
from game.sentences.names import issue_title
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Gap, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Bar, Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.screens.briefing import Instructions


def own_worth(app: App, desk: Desk, view: View) -> Node:
    """What the end is worth to whoever looks; for nobody in particular, that it is not shown."""
    words, interests, outcome = app.words, view.interests, view.outcome
    title = Label(words("ui.outcome.yours"), "caps")
    if view.seat is None or interests is None or outcome is None or not interests.weights:
        key = "ui.outcome.adviser" if view.mandate is not None else "ui.outcome.nobody"
        lines: list[Node] = [title, Label(words(key), "body")]
        return Panel(Column([*lines, *_advice(app, desk, view)], gap=8))
    worth = outcome_value(view.agenda, interests, outcome, view.seat)
    walk_away = interests.walk_away
    good = walk_away is None or worth >= walk_away
    figures: list[Node] = [
        Column(
            [
                Label(
                    words("ui.outcome.worth" if outcome.text is not None else "ui.outcome.went-home"),
                    "small-quiet",
                ),
                Label(words.points(worth), "display", "gain" if good else "loss"),
            ],
            gap=0,
        )
    ]
    marks: list[tuple[float, str]] = []
    told: list[Node] = []
    if walk_away is not None and outcome.text is not None:
        marks.append((walk_away / 10000, "loss"))
        figures.append(
            Column(
                [
                    Label(words("ui.outcome.without"), "small-quiet"),
                    Label(words.points(walk_away), "display", "quiet"),
                ],
                gap=0,
            )
        )
        key = "ui.outcome.better" if good else "ui.outcome.worse"
        told.append(
            Label(
                words(key, points=words.points(abs(worth - walk_away))), "strong", "gain" if good else "loss"
            )
        )
    bar = Bar(worth / 10000, "gain" if good else "loss", marks, height=10)
    reserved = outcome.reservations.get(view.seat, ())
    if reserved:
        titles = words.listed([issue_title(view.agenda, issue) for issue in reserved])
        told.append(Label(words("ui.outcome.reserved", issues=titles), "small-quiet"))
    row = Row([Grow(figure) for figure in figures], gap=12, align="start")
    return Panel(Column([title, row, bar, *told, *_advice(app, desk, view)], gap=8))


def _advice(app: App, desk: Desk, view: View) -> list[Node]:
    """What an adviser has brought about: which of its proposals' wordings stand in the text."""
    outcome = view.outcome
    if view.seat is None or view.seat in view.positions or outcome is None or outcome.text is None:
        return []
    offered = [o for o in desk.game.offers(view.seat).values() if o.by == view.seat]
    stands = [
        issue
        for offer in offered
        for moves in offer.moves.values()
        for issue, option in moves.items()
        if outcome.text.get(issue) == option
    ]
    name = view.agenda.delegations[view.seat].name
    if not stands:
        return [Label(app.words("result.no-advice", name=name), "small-quiet")]
    titles = app.words.listed([issue_title(view.agenda, issue) for issue in dict.fromkeys(stands)])
    return [Label(app.words("result.advice", name=name, clauses=titles), "small-quiet")]


def all_worths(app: App, desk: Desk, view: View) -> Node:
    """Every delegation's value against its walk-away, once all instructions are open."""
    words = app.words
    head = Row(
        [
            Fixed(Gap(1), width=26),
            Grow(Label(words("ui.outcome.delegation"), "caps"), 1.4),
            Fixed(Label(words("ui.outcome.value"), "caps", align="end"), width=56),
            Grow(Gap(1), 1.6),
            Fixed(Label(words("ui.outcome.walk-away"), "caps", align="end"), width=92),
        ],
        gap=10,
    )
    rows: list[Node] = [Label(words("ui.outcome.all"), "lead"), head]
    for seat in view.agenda.delegations:
        row = _seat_row(app, desk, view, seat)
        if row is not None:
            rows += [Rule(), row]
    return Panel(Column(rows, gap=7))


def _seat_row(app: App, desk: Desk, view: View, seat: Seat) -> Node | None:
    words = app.words
    interests = desk.game.view(seat, words.language).interests
    if interests is None or not interests.weights or view.outcome is None:
        return None
    worth = outcome_value(view.agenda, interests, view.outcome, seat)
    walk_away = interests.walk_away
    good = walk_away is None or worth >= walk_away
    marks = () if walk_away is None else ((walk_away / 10000, "loss"),)
    delegation = view.agenda.delegations[seat]
    me = seat == view.seat
    name = words("ui.room.me", name=delegation.name) if me else delegation.name
    row = Row(
        [
            Fixed(emblem(delegation, 15), width=26),
            Grow(Label(name, "small-strong", "me" if me else "text"), 1.4),
            Fixed(Label(words.points(worth), "small-strong", "gain" if good else "loss", "end"), width=56),
            Grow(Bar(worth / 10000, "me" if me else "bar", marks, height=7), 1.6),
            Fixed(
                Label("–" if walk_away is None else words.points(walk_away), "small-quiet", align="end"),
                width=92,
            ),
        ],
        gap=10,
    )
    return Press(
        row,
        lambda: app.push(Instructions(desk, seat)),
        f"opened:{seat}",
        tip=words("ui.outcome.read"),
        hover="hover",
    )
