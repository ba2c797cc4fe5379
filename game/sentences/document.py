"""A statement as a document in plain text."""

from collections.abc import Iterator

from game.engine.scenario import Agenda, Part
from game.engine.statement import Line, Statement
from game.i18n import Words
from game.sentences.names import issue_title, seat_name
from game.sentences.wrapping import wrap


def render_statement(agenda: Agenda, statement: Statement, words: Words, columns: int = 80) -> str:
    """Opening, preamble, numbered paragraphs, annex and closing; open clauses in square brackets."""
    body = [line for line in statement.lines if line.part is not Part.CLOSING]
    closing = [line for line in statement.lines if line.part is Part.CLOSING]
    notes: list[str] = []
    blocks = [wrap(agenda.source.title or agenda.title, columns)]
    blocks += [
        _paragraph(agenda, number, line, notes, words, columns)
        for number, line in enumerate([*body, *closing], start=1)
    ]
    if statement.annex:
        blocks += _annex(agenda, statement, words, columns)
    if notes:
        blocks.append("\n".join(notes))
    return "\n\n".join(blocks)


def _paragraph(agenda: Agenda, number: int, line: Line, notes: list[str], words: Words, columns: int) -> str:
    first = f"{number}. ".rjust(4)
    if line.open:
        return "\n".join(_brackets(agenda, first, line, words, columns))
    text = line.text
    if line.reserved_by:
        mark = "*" * (len(notes) + 1)
        names = words.listed([seat_name(agenda, s) for s in line.reserved_by])
        title = issue_title(agenda, line.issue or "")
        notes.append(wrap(words("document.footnote", who=names, issue=title), columns, f"{mark} "))
        text += mark
    return wrap(text, columns, first)


def _brackets(agenda: Agenda, first: str, line: Line, words: Words, columns: int) -> Iterator[str]:
    title = issue_title(agenda, line.issue or "")
    yield wrap(words("document.open", issue=title), columns, first)
    for alternative in line.open:
        names = words.listed([seat_name(agenda, s) for s in alternative.supporters])
        text = alternative.text or words("document.silence")
        yield wrap(words("bracket", text=text, names=names), columns, "    ")


def _annex(agenda: Agenda, statement: Statement, words: Words, columns: int) -> Iterator[str]:
    heading = statement.annex_heading
    annex = words("document.annex.titled", heading=heading) if heading else words("document.annex")
    yield wrap(annex, columns)
    for basket, name in agenda.baskets.items():
        lines = [line for line in statement.annex if line.basket == basket]
        if lines:
            yield "\n".join([wrap(name, columns), *(wrap(line.text, columns, "  - ") for line in lines)])
