"""The statement of a game as files: a page, and plain text in the form of a circulated document."""

from collections.abc import Iterator
from dataclasses import replace

from game.debrief.findings import Findings
from game.engine.scenario import Role
from game.i18n import Words, languages
from game.sentences.circulated import Edition, assembled, circulated, status, where_and_when
from game.sentences.document import render_statement
from game.sentences.wrapping import wrap

COLUMNS = 76


def page(found: Findings, words: Words) -> str:
    """One edition after the other, the reader's first."""
    return circulated(editions(found, words))


def text(found: Findings, words: Words) -> str:
    """The same in plain text."""
    return "\n\n".join("\n".join(_plain(edition)) for edition in editions(found, words))


def editions(found: Findings, words: Words) -> list[Edition]:
    """The statement, or the draft that it still is, in every language that the record has."""
    story = found.story
    view, adopted = story.views[-1][None], story.adopted_in
    by_language = {story.agenda.language: (story.agenda, words)}
    for scenario in (story.header.scenario, *story.header.translations.values()):
        code = scenario.agenda.language
        by_language.setdefault(code, (scenario.agenda, Words(code) if code in languages() else words))
    return [
        Edition(agenda, assembled(told), status(told, mine, adopted), mine)
        for agenda, mine in by_language.values()
        for told in (replace(view, agenda=agenda),)
    ]


def _plain(edition: Edition) -> Iterator[str]:
    agenda, words = edition.agenda, edition.words
    yield words("ui.brand")
    yield words("ui.statement.circulated")
    yield wrap(agenda.title, COLUMNS)
    if where := where_and_when(agenda, words):
        yield wrap(where, COLUMNS)
    yield "=" * COLUMNS
    yield wrap(edition.status, COLUMNS)
    members = [d.name for d in agenda.delegations.values() if d.role is Role.MEMBER]
    yield wrap(words("list.between").join(members), COLUMNS)
    yield ""
    yield render_statement(agenda, edition.statement, words, COLUMNS)
    yield "-" * COLUMNS
    yield wrap(agenda.note.strip(), COLUMNS)
    yield ""
