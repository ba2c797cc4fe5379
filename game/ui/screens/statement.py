"""The joint statement as a document on paper: adopted, put to the silence procedure, or still a draft."""

from collections.abc import Iterator

from game import paths
from game.engine.events import Adopted, RoundOpened
from game.engine.scenario import Agenda, Part, Role
from game.engine.statement import Line
from game.engine.statement import Statement as Assembled
from game.i18n import Words, languages
from game.sentences.circulated import Edition, assembled, circulated, status, where_and_when
from game.sentences.names import issue_title, seat_name
from game.session.disk import replace
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.kit.boxes import Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.text.paragraph import Span

FOLDER = "statements"


class Statement(Dialogue):
    """The text of the moment, whole. It can be saved as a document of its own."""

    help_topic = "statement"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, app: App) -> Node:
        words, view = app.words, self._desk.view
        heading = status(view, words, adopted_in(self._desk.game))
        save = Button(
            words("ui.statement.save"),
            lambda: self._save(app),
            "statement:save",
            shortcut="S",
            icon="download",
            kind="primary",
            tip=words("ui.statement.save.tip"),
        )
        page = document(app, view.agenda, assembled(view), heading)
        buttons = [save, self.cancel(app, "ui.close")]
        return dialogue(
            app, words("ui.statement.title"), [page], buttons, width=820, tall=True, key="statement"
        )

    def _save(self, app: App) -> None:
        """Every language the scenario has, the reader's first."""
        desk = self._desk
        mine = app.words.language
        editions: list[Edition] = []
        for code in (mine, *(code for code in languages() if code != mine)):
            words, view = Words(code), desk.game.view(desk.view.seat, code)
            if view.agenda.language not in [edition.agenda.language for edition in editions]:
                editions.append(
                    Edition(view.agenda, assembled(view), status(view, words, adopted_in(desk.game)), words)
                )
        name = desk.game.file.name.split(".")[0] if desk.game.file else desk.agenda.id
        if desk.view.outcome is None or desk.view.outcome.text is None:
            name += "-draft"
        try:
            file = paths.data() / FOLDER / f"{name}.html"
            file.parent.mkdir(exist_ok=True)
            replace(file, circulated(editions).encode())
        except OSError as error:
            app.toast(app.words("ui.statement.unsaved", why=error.strerror or str(error)))
        else:
            app.toast(app.words("ui.statement.saved", file=str(file)))


def adopted_in(game: Game) -> int | None:
    """The round in which the statement was adopted; None: it was not. Talks may have gone on after it."""
    now, found = 1, None
    for event in game.heard(None):
        if isinstance(event, RoundOpened):
            now = event.round
        elif isinstance(event, Adopted):
            found = now
    return found


def document(app: App, agenda: Agenda, statement: Assembled, heading: str = "") -> Node:
    """The statement on paper, for any screen to show."""
    words, source = app.words, agenda.source
    top: list[Node] = [Label(heading, "paper-caps", align="centre")] if heading else []
    top.append(Label(source.title or agenda.title, "doc-title", align="centre"))
    if where := where_and_when(agenda, words):
        top.append(Label(where, "doc-quiet", align="centre"))
    flags = [emblem(d, 20) for d in agenda.delegations.values() if d.role is Role.MEMBER]
    body = [*top, Flow(flags, gap=6, align="centre"), Gap(4), *_paragraphs(app, agenda, statement)]
    line = None if app.theme.mode == "dark" else "rule"
    return Panel(Column(body, gap=10), fill="paper", line=line, pad=28, across=34, radius=4)


def _paragraphs(app: App, agenda: Agenda, statement: Assembled) -> Iterator[Node]:
    notes: list[str] = []
    number = 0
    for line in statement.lines:
        if line.part is not Part.CLOSING:
            number += line.part is Part.BODY
            yield _paragraph(app, agenda, line, number, notes)
    if statement.annex:
        yield from _annex(app, agenda, statement)
    for line in statement.lines:
        if line.part is Part.CLOSING:
            yield Label(line.text, "doc")
    if notes:
        yield Fixed(Rule("ink_quiet"), width=160)
        yield from (Label(note, "doc-quiet") for note in notes)


def _paragraph(app: App, agenda: Agenda, line: Line, number: int, notes: list[str]) -> Node:
    if line.part is not Part.BODY:
        return Label(line.text, "doc-italic" if line.part is Part.PREAMBLE else "doc")
    content: Node = (
        Column([*_brackets(app, agenda, line)], gap=4) if line.open else _worded(app, agenda, line, notes)
    )
    return Row([Fixed(Label(f"{number}.", "doc"), width=34), Grow(content)], gap=6, align="start")


def _worded(app: App, agenda: Agenda, line: Line, notes: list[str]) -> Node:
    """A clause with its words; a mark leads to the footnote of those who reserved it."""
    if not line.reserved_by:
        return Label(line.text, "doc")
    mark = footnote(agenda, line, notes, app.words)
    theme = app.theme
    return Label((Span(line.text, theme.style("doc")), Span(mark, theme.style("doc-strong", "red"))))


def footnote(agenda: Agenda, line: Line, notes: list[str], words: Words) -> str:
    """Adds the note on a reserved clause to `notes`; its mark."""
    mark = "*" * (len(notes) + 1)
    who = words.listed([seat_name(agenda, seat) for seat in line.reserved_by])
    told = words("document.footnote", who=who, issue=issue_title(agenda, line.issue or ""))
    notes.append(f"{mark} {told}")
    return mark


def _brackets(app: App, agenda: Agenda, line: Line) -> Iterator[Node]:
    words = app.words
    yield Label(
        words("document.open", issue=issue_title(agenda, line.issue or "")), "paper-strong", "bracket"
    )
    for alternative in line.open:
        text = words("ui.bracket", text=alternative.text or words("document.silence"))
        names = words.listed([seat_name(agenda, seat) for seat in alternative.supporters])
        lines = [Label(text, "doc"), Label(names, "paper-quiet")]
        yield Panel(Column(lines, gap=2), "bracket_fill", None, pad=6, across=12, radius=0, edge="bracket")


def _annex(app: App, agenda: Agenda, statement: Assembled) -> Iterator[Node]:
    words, heading = app.words, statement.annex_heading
    yield Gap(6)
    yield Rule("rule")
    title = words("document.annex.titled", heading=heading) if heading else words("document.annex")
    yield Label(title, "doc-lead")
    for basket, name in agenda.baskets.items():
        measures = [measure for measure in statement.annex if measure.basket == basket]
        if measures:
            yield Label(name, "doc-strong")
        for measure in measures:
            yield Row([Fixed(Label("–", "doc"), width=20), Grow(Label(measure.text, "doc"))], align="start")
