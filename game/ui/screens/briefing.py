"""My instructions as a confidential paper, and beside it what every wording is worth to me."""

from collections.abc import Iterator

from game.engine.scenario import Decision, IssueId, Seat
from game.engine.scoring import clause_value
from game.engine.state import Phase
from game.engine.view import View
from game.sentences.capital import answer_told
from game.sentences.mandate import lifted, links, red_lines, walk_away
from game.sentences.names import issue_title, option_label, seat_name
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Centred, Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Icon, Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.dialogue import Dialogue
from game.ui.text.paragraph import Span

FIRST, LAST = 4, 3
"""So many of the clauses that matter most, and of those that cost least, are named."""
WIDE = 880


class Instructions(Dialogue):
    """What I am here for. The first thing a seat sees; later, a press away.

    `seat`: of another delegation, once all instructions are open.
    """

    help_topic = "briefing"

    def __init__(self, desk: Desk, seat: Seat | None = None) -> None:
        self._desk = desk
        self._seat = seat

    def _view(self, app: App) -> View:
        if self._seat is None:
            return self._desk.view
        return self._desk.game.view(self._seat, app.words.language)

    def build(self, app: App) -> Node:
        words, view = app.words, self._view(app)
        paper, worth = instructions_paper(app, view), worth_list(app, view)
        counts = view.interests is not None and bool(view.interests.weights)
        width = 1160.0 if counts else 800.0
        if app.width >= WIDE and counts:
            sides = [
                Grow(Scroll("paper", paper), 1.7),
                Grow(Panel(Scroll("worths", worth), pad=14), 1),
            ]
            body: Node = Row(sides, gap=14, align="stretch")
        else:
            body = Scroll("paper", Column([paper, *([Panel(worth, pad=14)] if counts else [])], gap=12))
        begins = view.phase is Phase.TALKS and view.round == 1 and view.acts == 0
        go = Button(
            words("ui.briefing.begin" if begins else "ui.close"),
            app.pop,
            "begin",
            shortcut="Enter",
            cap="⏎",
            kind="primary",
        )
        delegation = view.agenda.delegations.get(view.seat or "")
        who: list[Node] = [emblem(delegation, 20), Label(delegation.name, "lead")] if delegation else []
        head = Row([*who, Grow(Label(view.agenda.title, "quiet", most_lines=1)), go], gap=12)
        return Centred(Panel(Column([head, Grow(body)], gap=14), pad=18, across=20), width=width, fill=True)


def instructions_paper(app: App, view: View) -> Node:
    """The instructions of the view's seat on paper; without a mandate, that they are elsewhere."""
    words, agenda = app.words, view.agenda
    line = None if app.theme.mode == "dark" else "rule"
    if view.mandate is None or view.seat is None:
        content = [Label(unshown(app), "doc"), Label(agenda.summary.strip(), "doc")]
        return Panel(Column(content, gap=10), fill="paper", line=line, pad=24, across=28)
    delegation = agenda.delegations[view.seat]
    parts: list[Node] = [
        Label(words("ui.briefing.confidential"), "paper-caps"),
        Label(words("ui.briefing.title", name=delegation.name), "doc-title"),
        Label(words("ui.briefing.to", head=delegation.head), "doc-quiet"),
        *(Label(text.strip(), "doc") for text in view.mandate.instructions.strip().split("\n\n")),
        *(_team(app, view, person, text) for person, text in view.team.items()),
    ]
    parts += _aims(app, view)
    parts += _red_lines(app, view)
    parts += _without(app, view)
    parts += _capital(app, view)
    parts.append(Flow([_chip(text) for text in _facts(app, view)], gap=6))
    if agenda.note.strip():
        parts += [Rule("rule"), Label(agenda.note.strip(), "doc-italic")]
    return Panel(Column(parts, gap=11), fill="paper", line=line, pad=24, across=28)


def unshown(app: App) -> str:
    """Where instructions are that nobody sees now: on paper at a clerk's table, else behind the curtain."""
    clerk = app.desk is not None and app.desk.game.clerk
    return app.words("ui.mandate.paper" if clerk else "ui.mandate.unshown")


def worth_list(app: App, view: View) -> Node:
    """Every clause with every wording's worth to the view's seat, the dearest clause first."""
    words, interests = app.words, view.interests
    if interests is None or not interests.weights:
        return Label(words("value.none"), "quiet")
    numbers = {issue: n for n, issue in enumerate(view.agenda.issues, start=1)}
    most = max(interests.weights.values()) or 1
    parts: list[Node] = [
        Label(words("ui.briefing.worths"), "caps"),
        Label(words("ui.briefing.worths.how"), "tiny"),
    ]
    for issue in _dearest(view):
        weight = interests.weights[issue]
        title = words("ui.adoption.numbered", n=numbers[issue], issue=issue_title(view.agenda, issue))
        heading = Row(
            [
                Grow(Label(title, "small-strong")),
                Bar(weight / most, width=56, height=6),
                Fixed(Label(str(weight), "small-strong", align="end"), width=26),
            ],
            gap=8,
        )
        parts += [Gap(2), heading, *_wordings(app, view, issue), *_untold(app, view, issue)]
    parts += _links(app, view)
    return Column(parts, gap=5)


def _untold(app: App, view: View, issue: IssueId) -> Iterator[Node]:
    """That there will be no clause at all without agreement, where that is so."""
    item = view.agenda.issues[issue]
    key = "ui.briefing.fallback.none" if item.fallback is None else "ui.briefing.fallback"
    option = "" if item.fallback is None else option_label(view.agenda, issue, item.fallback)
    yield Label(app.words(key, option=option), "tiny")


def _wordings(app: App, view: View, issue: IssueId) -> Iterator[Node]:
    interests, words = view.interests, app.words
    assert interests is not None
    mine = view.positions.get(view.seat or "", {}).get(issue)
    for option in view.agenda.issues[issue].options.values():
        red = (issue, option.id) in interests.red_lines
        marks = [words("ui.briefing.mine")] if option.id == mine else []
        marks += [words("ui.briefing.red")] if red else []
        brought = view.mandate.values[issue][option.id] if view.mandate is not None else None
        if brought is not None and brought != interests.values[issue][option.id]:
            marks.append(words("mandate.was", points=words.points(brought * interests.weights[issue])))
        label = words("aside", text=option.label, aside=words.listed(marks)) if marks else option.label
        colour = "loss" if red else "me" if option.id == mine else "quiet"
        sign: Node = Icon("triangle-alert", 12, "loss") if red else Gap(1, 12)
        points = words.points(clause_value(interests, issue, option.id))
        value = Fixed(Label(points, "small", colour, "end"), width=40)
        yield Row([sign, Grow(Label(label, "small", colour)), value], gap=6, align="start")


def _dearest(view: View) -> list[IssueId]:
    assert view.interests is not None
    weights = view.interests.weights
    return sorted(weights, key=lambda issue: -weights[issue])


def _team(app: App, view: View, person: str, text: str) -> Node:
    name = view.agenda.delegations[view.seat or ""].team[person].name
    return Label(app.words("mandate.team", name=name, text=text.strip()), "doc")


def _aims(app: App, view: View) -> Iterator[Node]:
    """What matters most, with the best wording; and what can be given."""
    words, interests = app.words, view.interests
    if interests is None or not interests.weights:
        yield Label(words("brief.advise"), "doc")
        return
    if interests.walk_away is not None:
        consensus = view.agenda.procedure.decision is Decision.CONSENSUS
        key = "brief.aim" if consensus else "brief.aim.majority"
        yield Label(words(key, points=words.points(interests.walk_away)), "doc")
    order = _dearest(view)
    wanted: list[Node] = [Label(words("ui.briefing.most"), "doc-strong")]
    for n, issue in enumerate(order[:FIRST], start=1):
        values = interests.values[issue]
        best = max(values, key=lambda option: values[option])
        text = words(
            "ui.briefing.aim",
            n=n,
            issue=issue_title(view.agenda, issue),
            option=option_label(view.agenda, issue, best),
        )
        wanted.append(Label(text, "doc"))
    given: list[Node] = [Label(words("ui.briefing.least"), "doc-strong")]
    given += [
        Label(words("ui.briefing.give", issue=issue_title(view.agenda, issue)), "doc")
        for issue in reversed(order[FIRST:][-LAST:])
    ]
    columns = [Column(wanted, gap=3), *([Column(given, gap=3)] if len(given) > 1 else [])]
    if app.width >= 760 and len(columns) > 1:
        yield Row([Grow(columns[0], 1.3), Grow(columns[1])], gap=20, align="start")
    else:
        yield from columns


def _box(app: App, title: str, text: str, fill: str, edge: str) -> Node:
    theme = app.theme
    pieces = (Span(f"{title} ", theme.style("doc-strong")), Span(text, theme.style("doc")))
    return Panel(Label(pieces), fill=fill, line=None, pad=9, across=16, radius=0, edge=edge)


def _red_lines(app: App, view: View) -> Iterator[Node]:
    for text in red_lines(view, app.words):
        yield _box(app, app.words("ui.briefing.red-line"), text, "red_fill", "red")
    for text in lifted(view, app.words):
        yield Label(text, "doc-quiet")


def _without(app: App, view: View) -> Iterator[Node]:
    """What there is without a statement."""
    if text := walk_away(view, app.words, "ui.briefing.without"):
        yield _box(app, app.words("ui.briefing.no-statement"), text, "mine_fill", "mine")


def _links(app: App, view: View) -> Iterator[Node]:
    told = list(links(view, app.words))
    if told:
        yield Gap(4)
        yield Label(app.words("ui.briefing.links"), "caps")
    for points, text in told:
        yield Label(text, "small", "gain" if points > 0 else "loss")


def _capital(app: App, view: View) -> Iterator[Node]:
    """What the capital has answered so far, in the order it did."""
    words = app.words
    if view.capital:
        yield Label(words("ui.briefing.capital"), "doc-strong")
    for word in view.capital:
        yield Label(answer_told(word, view.agenda, words), "doc")


def _facts(app: App, view: View) -> Iterator[str]:
    words, agenda = app.words, view.agenda
    yield words("ui.briefing.clauses", n=len(agenda.issues))
    yield words("ui.briefing.rounds", n=view.rounds)
    yield words("ui.briefing.initiatives", n=agenda.procedure.initiatives)
    yield words(f"ui.briefing.decision.{agenda.procedure.decision.value}")
    if view.is_chair:
        yield words("ui.briefing.chair.mine")
    elif agenda.procedure.chair:
        yield words("ui.briefing.chair", name=seat_name(agenda, agenda.procedure.chair))


def _chip(text: str) -> Node:
    return Panel(Label(text, "paper-strong"), fill="paper_raised", line="rule", pad=3, across=10, radius=10)
