"""The page of the statement: the text that was adopted, or how far the draft had come."""

from collections.abc import Iterator

from game.debrief.findings import Findings
from game.debrief.page import Block, Listed, Page, Prose, Section
from game.debrief.pages.voice import Voice
from game.engine.scenario import Part
from game.engine.statement import Line, Statement
from game.sentences.circulated import assembled, status


def page(found: Findings, voice: Voice) -> Page:
    view = found.story.views[-1][None]
    statement = assembled(view)
    notes = tuple(_notes(statement, voice))
    told = [Prose(status(view, voice.words, found.story.adopted_in), "lead"), *_text(statement, voice)]
    sections = [Section(voice.agenda.source.title or voice.agenda.title, tuple(told), gate=1)]
    if statement.annex:
        annex = statement.annex_heading or voice.words("document.annex")
        sections.append(Section(annex, tuple(_annex(statement, voice)), gate=1))
    if notes:
        sections.append(Section(voice("statement.footnotes"), (Listed(notes, numbered=True),), gate=1))
    return Page("statement", voice("statement.title"), tuple(sections))


def _text(statement: Statement, voice: Voice) -> Iterator[Block]:
    """Paragraphs in the order of a document, closing ones last."""
    lines = sorted(statement.lines, key=lambda line: line.part is Part.CLOSING)
    yield Listed(tuple(_paragraph(line, voice) for line in lines), numbered=True)


def _paragraph(line: Line, voice: Voice) -> str:
    if not line.open:
        mark = voice.words("debrief.statement.mark") if line.reserved_by else ""
        return f"{line.text}{mark}"
    title = voice.words("document.open", issue=voice.issue(line.issue or ""))
    wordings = (
        voice.words(
            "bracket",
            text=alternative.text or voice.words("document.silence"),
            names=voice.seats(alternative.supporters),
        )
        for alternative in line.open
    )
    return "\n".join([title, *wordings])


def _notes(statement: Statement, voice: Voice) -> Iterator[str]:
    for line in statement.lines:
        if line.reserved_by and line.issue is not None:
            who = voice.seats(line.reserved_by)
            text = voice.words("document.footnote", who=who, issue=voice.issue(line.issue))
            yield text[:1].upper() + text[1:]


def _annex(statement: Statement, voice: Voice) -> Iterator[Block]:
    for basket, name in voice.agenda.baskets.items():
        measures = tuple(line.text for line in statement.annex if line.basket == basket)
        if measures:
            yield Prose(name)
            yield Listed(measures)
