"""My mandate in short: what the text as it stands is worth to me, my first priorities, my red lines."""

from game.engine.scenario import IssueId, OptionId
from game.engine.scoring import clause_value, value
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.ui.app import App
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.briefing import unshown
from game.ui.screens.talks.draft import priorities
from game.ui.screens.weighing import barred, crossed


def mandate_panel(app: App, view: View, open_mandate: Act) -> Node:
    """For a seat without interests its instructions; where nobody in particular looks, nothing private."""
    words, interests = app.words, view.interests
    heading = Row(
        [
            Grow(Label(words("ui.mandate.title"), "caps")),
            Button(words("ui.mandate.all"), open_mandate, "mandate", shortcut="M", kind="chip"),
        ]
    )
    if interests is None or not interests.weights:
        said = view.mandate.instructions.strip() if view.mandate else unshown(app)
        return Panel(Column([heading, Label(said, "small", most_lines=6)]), pad=14, key="panel:mandate")
    worth, behind = value(interests, view.text), crossed(view)
    lines: list[Node] = [
        Row(
            [
                Grow(Label(words("ui.mandate.stands"), "body")),
                Label(words.points(worth), "figure"),
            ],
        ),
    ]
    if interests.walk_away is not None:
        above = worth >= interests.walk_away
        told = "ui.mandate.barred" if behind else "ui.mandate.now" if above else "ui.mandate.below"
        fit = above and not behind
        marks = ((interests.walk_away / 10000, "loss"),)
        lines += [
            Bar(worth / 10000, "gain" if fit else "bar", marks, height=9),
            Row(
                [
                    Grow(Label(words(told), "tiny")),
                    Label(
                        words("ui.mandate.walk-away", points=words.points(interests.walk_away)),
                        "tiny",
                        "loss",
                    ),
                ]
            ),
        ]
    lines = [Column([*lines, *barred(app, view)], gap=7, key="mandate:worth")]
    for issue in priorities(view):
        most = max(interests.values[issue].values(), default=0) * interests.weights[issue] or 1
        got = clause_value(interests, issue, view.text.get(issue))
        agreed = issue in view.agreed
        lines.append(
            Row(
                [
                    Grow(Label(issue_title(view.agenda, issue), "small", most_lines=2)),
                    Bar(got / most, "gain" if agreed else "accent", width=58, height=5),
                    Icon("check", 13, "gain") if agreed else Label(str(interests.weights[issue]), "small"),
                ]
            )
        )
    kept = [line for line in interests.red_lines if view.text.get(line[0]) != line[1]]
    if kept:
        lines.append(_red_lines(app, view, kept))
    return Panel(
        Column([heading, Grow(Scroll("mandate-panel", Column(lines, gap=7)))], gap=8),
        pad=14,
        key="panel:mandate",
    )


def _red_lines(app: App, view: View, lines: list[tuple[IssueId, OptionId]]) -> Node:
    order = list(view.agenda.issues)
    first = sorted(lines, key=lambda line: order.index(line[0]))
    named = [
        app.words(
            "ui.mandate.line",
            issue=issue_title(view.agenda, issue),
            option=option_label(view.agenda, issue, option),
        )
        for issue, option in first
    ]
    text = app.words("ui.mandate.red", lines=app.words("between").join(named))
    return Row(
        [Icon("triangle-alert", 13, "loss"), Grow(Label(text, "small", "loss", most_lines=3))],
        gap=6,
        align="start",
    )
