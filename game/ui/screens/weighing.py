"""What a text put to the silence procedure is worth to me, and which of my red lines it crosses."""

from game.engine.draft import fallbacks, with_fallbacks
from game.engine.redlines import red_lines_crossed
from game.engine.scenario import IssueId
from game.engine.scoring import value, value_with_reservations
from game.engine.state import Interests
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.ui.app import App
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Node


def _counts(view: View) -> Interests | None:
    return view.interests if view.interests is not None and view.interests.weights else None


def crossed(view: View) -> tuple[IssueId, ...]:
    return red_lines_crossed(view) if view.interests is not None else ()


def with_footnotes(
    view: View, mine: tuple[IssueId, ...] | list[IssueId], others: tuple[IssueId, ...] = ()
) -> int | None:
    """What the text is worth to me with these footnotes; None: I count nothing."""
    interests = _counts(view)
    if interests is None or view.silence is None:
        return None
    text = with_fallbacks(view.agenda, view.silence.text)
    return value_with_reservations(interests, text, fallbacks(view.agenda), mine, others)


def _worst(view: View, interests: Interests) -> int:
    """What the footnotes of all others could leave me at worst: all on the clauses that are dearest to me."""
    assert view.silence is not None
    text = view.silence.text
    dear = sorted(
        text, key=lambda i: -interests.weights.get(i, 0) * interests.values.get(i, {}).get(text[i], 0)
    )
    reserved = dear[: view.agenda.procedure.reservations]
    others = tuple(reserved) * (len(view.positions) - 1)
    return with_footnotes(view, (), others) or 0


def worth_lines(app: App, view: View) -> list[Node]:
    """What the text is worth to me, against none; and what the others' footnotes could take."""
    words, interests, silence = app.words, _counts(view), view.silence
    if interests is None or silence is None:
        return []
    worth = value(interests, with_fallbacks(view.agenda, silence.text))
    walk_away = interests.walk_away
    good = walk_away is None or worth >= walk_away
    colour = "gain" if good and not crossed(view) else "loss"
    left = 0 if silence.final else view.rounds - view.round
    cells: list[Node] = [
        _figure(words("ui.adoption.worth"), words.points(worth), colour),
        *(
            [_figure(words("ui.adoption.none"), words.points(walk_away), "loss")]
            if walk_away is not None
            else []
        ),
        _figure(words("ui.adoption.rounds"), str(left), "text"),
    ]
    lines: list[Node] = [Row([Grow(cell) for cell in cells], gap=12, align="start")]
    if walk_away is not None:
        key = "ui.adoption.better" if good else "ui.adoption.worse"
        lines.append(Label(words(key, points=words.points(abs(worth - walk_away))), "small-quiet"))
    worst = _worst(view, interests)
    if worst < worth:
        text = words("ui.adoption.footnotes", points=words.points(worth - worst), value=words.points(worst))
        lines.append(Label(text, "small-quiet"))
    return [Panel(Column(lines, gap=6), fill="sunken", pad=12, across=18)]


def _figure(label: str, figure: str, colour: str) -> Node:
    return Column([Label(label, "small-quiet"), Label(figure, "figure", colour)], gap=1)


def barred(app: App, view: View) -> list[Node]:
    """The red lines crossed by the text before the silence procedure, or as it would be put now."""
    return [
        Row([Icon("triangle-alert", 15, "loss"), Grow(Label(told, "small", "loss"))], gap=8, align="start")
        for told in (_crossed(app, view, issue) for issue in crossed(view))
    ]


def _crossed(app: App, view: View, issue: IssueId) -> str:
    agreed = view.agreed if view.silence is None else view.silence.text
    option = with_fallbacks(view.agenda, agreed)[issue]
    key = "ui.adoption.crossed" if issue in agreed else "ui.adoption.crossed.open"
    title = issue_title(view.agenda, issue)
    return app.words(key, issue=title, option=option_label(view.agenda, issue, option))
