"""A scenario as a card: what it is about, what it takes and teaches; or what is wrong with it."""

from game.engine.scenario import Agenda
from game.ui.app import App
from game.ui.house import Listed
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button, Press
from game.ui.kit.leaves import Icon, Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.screens.mistakes import Mistakes, where

FLAG = 21
MISTAKES = 2
"""So many mistakes of a scenario are named on its card; a page of its own has them all."""


def card(app: App, scenario: Listed, number: int, mode: str, action: Act, *, marked: bool) -> Node:
    """`number`: the key that opens it. `marked`: the one to begin with."""
    agenda = scenario.agenda(app.words.language)
    if scenario.taken:
        told = Label(app.words("ui.home.taken"), "body")
        return _unplayable(app, scenario, app.words("ui.home.taken.title", name=scenario.id), [told])
    if agenda is None:
        return _faulty(app, scenario, number)
    return _playable(app, scenario, agenda, number, mode, action, marked)


def _playable(
    app: App, scenario: Listed, agenda: Agenda, number: int, mode: str, action: Act, marked: bool
) -> Node:
    words = app.words
    title: list[Node] = [Label(agenda.title, "heading")]
    title += [_mark(words("ui.home.tutorial"), "accent")] if scenario.tutorial else []
    title += [_mark(words("ui.home.own"), "line")] if scenario.own else []
    flags = [emblem(agenda.delegations[seat], FLAG) for seat in scenario.players]
    most = len(scenario.players)
    facts = words(
        "ui.home.facts",
        clauses=words.count("ui.clauses", len(agenda.issues)),
        rounds=words.count("ui.rounds", agenda.procedure.rounds),
        minutes=words("ui.minutes", n=agenda.minutes),
        players=words("ui.home.players", n=most),
    )
    learn = words("ui.home.teaches", what=words.listed(agenda.teaches)) if agenda.teaches else ""
    take = Panel(
        Row(
            [
                Label(words(f"ui.home.{mode}.open"), "strong", "on_accent" if marked else "accent"),
                *([Label(str(number), "tiny", "on_accent" if marked else None)] if number <= 9 else []),
            ],
            gap=10,
        ),
        fill="accent" if marked else "raised",
        line="accent" if marked else "line",
        pad=7,
        across=14,
        radius=8,
    )
    about = Column([Label(facts, "small-quiet"), *([Label(learn, "small-quiet")] if learn else [])], gap=3)
    content = Column(
        [
            Flow(title, gap=10),
            Label(agenda.summary.strip(), "small-quiet"),
            Flow(flags, gap=4),
            _last(app, about, take),
        ],
        gap=7,
    )
    framed = Panel(content, fill=None, line="accent" if marked else "line", pad=13, across=18)
    shortcut = str(number) if number <= 9 else ""
    press = Press(framed, action, f"scenario:{scenario.id}", shortcut=shortcut, hover="head", radius=10)
    return Panel(press, line=None, pad=0)


def _last(app: App, about: Node, take: Node) -> Node:
    if app.width < 700:
        return Column([about, take], gap=8, align="start")
    return Row([Grow(about), take], gap=16, align="end")


def _mark(text: str, line: str) -> Node:
    return Panel(Label(text, "tiny", "text"), fill=None, line=line, pad=1, across=7, radius=5)


def _faulty(app: App, scenario: Listed, number: int) -> Node:
    """One that fails its check: what is wrong first of all, and the way to the rest."""
    words = app.words
    lines: list[Node] = []
    for mistake in scenario.mistakes[:MISTAKES]:
        told = words("ui.home.mistake", where=where(app, mistake), what=mistake.what)
        lines.append(Label(told, "small"))
    see = Button(
        words.count("ui.home.mistakes", len(scenario.mistakes)),
        lambda: app.push(Mistakes(scenario)),
        f"mistakes:{scenario.id}",
        shortcut=str(number) if number <= 9 else "",
        role="small-strong",
    )
    return _unplayable(app, scenario, words("ui.home.faulty", name=scenario.id), [*lines, Row([see])])


def _unplayable(app: App, scenario: Listed, heading: str, why: list[Node]) -> Node:
    head = Row([Icon("triangle-alert", 18, "loss"), Grow(Label(heading, "strong", "loss"))], gap=10)
    folder = Label(app.words("ui.home.where", folder=str(scenario.folder)), "small-quiet")
    return Panel(Column([head, folder, *why], gap=7), line="loss", pad=16, across=18)
