"""The adopted text clause by clause: its wording, where it stands in the real document, what it brought."""

from collections.abc import Mapping

from game.engine.draft import with_fallbacks
from game.engine.scenario import IssueId, OptionId
from game.engine.scoring import clause_value
from game.engine.view import View
from game.sentences.names import option_label, seat_name
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Flow, Grow, Panel, Row
from game.ui.kit.leaves import Icon, Label, Rule
from game.ui.kit.node import Node


def clauses(app: App, view: View, history: Mapping[IssueId, OptionId]) -> Node:
    """For a table without a statement, where the draft stood at the end. `history`: what the real text says,
    where it may be known and there is one."""
    words, agenda, outcome = app.words, view.agenda, view.outcome
    adopted = outcome is not None and outcome.text is not None
    agreed = outcome.text if outcome is not None and outcome.text is not None else view.agreed
    title = "ui.outcome.clauses" if adopted else "ui.outcome.clauses.draft"
    rows: list[Node] = [Label(words(title), "lead"), Label(words("ui.outcome.paragraphs"), "tiny")]
    text = with_fallbacks(agenda, agreed)
    for issue in agenda.issues:
        rows += [Rule(), _row(app, view, issue, issue in agreed, text.get(issue), history)]
    return Panel(Column(rows, gap=7))


def _row(
    app: App,
    view: View,
    issue: IssueId,
    agreed: bool,
    option: OptionId | None,
    history: Mapping[IssueId, OptionId],
) -> Node:
    words, item = app.words, view.agenda.issues[issue]
    number = list(view.agenda.issues).index(issue) + 1
    if agreed and option is not None:
        told, colour = option_label(view.agenda, issue, option), "text"
    elif option is not None:
        told = words("ui.outcome.fallback", option=option_label(view.agenda, issue, option))
        colour = "quiet"
    else:
        told, colour = words("ui.outcome.left-out"), "quiet"
    title: list[Node] = [Label(words("ui.adoption.numbered", n=number, issue=item.title), "small-strong")]
    if item.source:
        title.append(Label(words("list.between").join(item.source), "tiny"))
    lines: list[Node] = [Flow(title, gap=8), Label(told, "small", colour)]
    if history:
        lines.append(Label(_real(app, view, issue, option, history.get(issue)), "small-quiet"))
    reserved = view.outcome.reservations if view.outcome is not None else {}
    who = [seat_name(view.agenda, seat) for seat, issues in reserved.items() if issue in issues]
    if who:
        lines.append(Label(words("ui.outcome.footnote", who=words.listed(who)), "tiny", "accent"))
    sign = Icon("check" if agreed else "minus", 14, "gain" if agreed else "quiet")
    cells: list[Node] = [Fixed(sign, width=20), Grow(Column(lines, gap=2))]
    interests = view.interests
    if interests is not None and issue in interests.weights:
        got = words.points(clause_value(interests, issue, option))
        most = words.points(100 * interests.weights[issue])
        cells.append(Label(words("ui.outcome.of", got=got, most=most), "small-quiet"))
    return Row(cells, gap=8, align="start")


def _real(app: App, view: View, issue: IssueId, ours: OptionId | None, real: OptionId | None) -> str:
    if real is None:
        return app.words("ui.outcome.real.none")
    if real == ours:
        return app.words("ui.outcome.real.same")
    return app.words("ui.outcome.real", option=option_label(view.agenda, issue, real))
