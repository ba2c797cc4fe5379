"""The statement in the form of a circulated document, as a page to be read, printed and handed out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from game.engine.scenario import Agenda, Part, Role
from game.engine.statement import Alternative, AnnexLine, Line, Statement, assemble
from game.engine.view import View
from game.i18n import Words, right_to_left
from game.sentences.names import issue_title, seat_name

_STYLE = """
:root { color-scheme: light; }
@page { margin: 22mm 24mm; }
body { margin: 0; background: #e8e4da; color: #1d2530; font: 12pt/1.55 "Noto Serif", Georgia,
  "Times New Roman", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; }
section { box-sizing: border-box; max-width: 46rem; margin: 2rem auto; padding: 3rem 3.5rem;
  background: #fffdf7; }
header { display: flex; justify-content: space-between; gap: 2rem; border-bottom: 2.5pt solid #1d2530; }
header p { margin: 0 0 .4rem; } .mark { font-size: 1.5rem; letter-spacing: .08em; }
.who { font-size: .85rem; text-align: end; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.8rem 0 .2rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 .4rem; }
.status { margin: 0; color: #8c1d18; font-weight: bold; } .parties { color: #5e5a4d; margin: .3rem 0 1.6rem; }
.preamble { font-style: italic; } :lang(zh) .preamble { font-style: normal; }
p, li { orphans: 3; widows: 3; } h1, h2, h3 { break-after: avoid; }
ol.body { list-style: none; padding: 0; counter-reset: n; }
ol.body > li { counter-increment: n; position: relative; padding-inline-start: 2.6rem; margin: .7rem 0; }
ol.body > li::before { content: counter(n) "."; position: absolute; inset-inline-start: 0; }
.open { color: #8a5512; font-weight: bold; margin: 0; }
blockquote { margin: .3rem 0; padding: .3rem .8rem; border-inline-start: 3px solid #b4741a;
  background: #f5ecd8; }
blockquote small { display: block; color: #5e5a4d; }
.notes { border-top: 1px solid #1d2530; margin-top: 2rem; padding-top: .5rem; font-size: .85rem; }
footer { margin-top: 2.4rem; border-top: 1px solid #ddd3bd; padding-top: .6rem; font-size: .8rem;
  color: #5e5a4d; }
@media (max-width: 40rem) { section { margin: 0; padding: 1.2rem; } header { display: block; }
  .who { text-align: start; } }
@media print { body { background: none; font-size: 11pt; } section { margin: 0; padding: 0; max-width: none;
  background: none; } section + section { break-before: page; } blockquote { break-inside: avoid; } }
"""
"""No size of paper: it is set for whatever the printer holds, A4 or Letter."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The statement in one language. `status`: what this text is, in a line."""

    agenda: Agenda
    statement: Statement
    status: str
    words: Words


def circulated(editions: Sequence[Edition]) -> str:
    """A whole page: one edition after the other, each on a sheet of its own."""
    first = editions[0]
    sections = "\n".join(_section(edition) for edition in editions)
    return (
        f'<!doctype html>\n<html lang="{escape(first.agenda.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Communiqué">\n'
        f"<title>{escape(_title(first.agenda))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def assembled(view: View) -> Statement:
    """The adopted text with its footnotes; what is put to the silence procedure; else the draft."""
    if view.silence is not None:
        return assemble(view.agenda, view.silence.text)
    if view.outcome is not None and view.outcome.text is not None:
        return assemble(view.agenda, view.outcome.text, None, view.outcome.reservations)
    return assemble(view.agenda, view.agreed, view.positions)


def status(view: View, words: Words, adopted: int | None) -> str:
    """What this text is, in a line. `adopted`: the round in which it was."""
    if view.silence is not None:
        return words("ui.statement.put", round=view.round)
    if view.outcome is not None and view.outcome.text is not None:
        key = f"ui.statement.adopted.{view.agenda.procedure.decision.value}"
        return words(key, round=adopted or view.round)
    return words(
        "ui.statement.draft", round=view.round, agreed=len(view.agreed), issues=len(view.agenda.issues)
    )


def where_and_when(agenda: Agenda, words: Words) -> str:
    """The place and the day of the real document, as a heading has them."""
    place, day = agenda.source.place, _day(agenda.source.date, words)
    return words("ui.statement.where", place=place, date=day) if place and day else place or day


def _day(written: str, words: Words) -> str:
    """A date in words; whatever is no date stays as it was written."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return written
    month = words.alternatives("ui.months")[day.month - 1]
    return words("ui.statement.date", year=day.year, month=month, day=day.day)


def _title(agenda: Agenda) -> str:
    return agenda.source.title or agenda.title


def _section(edition: Edition) -> str:
    agenda, words = edition.agenda, edition.words
    where = where_and_when(agenda, words)
    members = [d.name for d in agenda.delegations.values() if d.role is Role.MEMBER]
    parties = words("list.between").join(members)
    runs = "rtl" if right_to_left(agenda.language) else "ltr"
    parts = [
        f'<section lang="{escape(agenda.language)}" dir="{runs}">',
        f'<header><p class="mark">{escape(words("ui.brand"))}</p>',
        f'<p class="who">{escape(words("ui.statement.circulated"))}<br>{escape(agenda.title)}',
        f"<br>{escape(where)}</p></header>" if where else "</p></header>",
        f"<h1>{escape(_title(agenda))}</h1>",
        f'<p class="status">{escape(edition.status)}</p><p class="parties">{escape(parties)}</p>',
        *_text(edition),
        f"<footer><p>{escape(agenda.note.strip())}</p></footer></section>",
    ]
    return "\n".join(parts)


def _text(edition: Edition) -> Iterator[str]:
    """Opening and preamble, the numbered paragraphs, the annex, the closing, and the footnotes."""
    agenda, statement, words = edition.agenda, edition.statement, edition.words
    notes: list[str] = []
    listing = False
    for line in statement.lines:
        if line.part is Part.CLOSING:
            continue
        if listing != (line.part is Part.BODY):
            listing = not listing
            yield '<ol class="body">' if listing else "</ol>"
        if listing:
            yield f"<li>{_clause(edition, line, notes)}</li>"
        else:
            yield f'<p class="{line.part.value}">{escape(line.text)}</p>'
    if listing:
        yield "</ol>"
    if statement.annex:
        heading = statement.annex_heading
        title = words("document.annex.titled", heading=heading) if heading else words("document.annex")
        yield f"<h2>{escape(title)}</h2>"
        for basket, name in agenda.baskets.items():
            yield from _measures(name, [line for line in statement.annex if line.basket == basket])
    for line in statement.lines:
        if line.part is Part.CLOSING:
            yield f'<p class="closing">{escape(line.text)}</p>'
    if notes:
        yield f'<div class="notes">{"".join(f"<p>{note}</p>" for note in notes)}</div>'


def _measures(name: str, measures: Sequence[AnnexLine]) -> Iterator[str]:
    if measures:
        yield f"<h3>{escape(name)}</h3><ul>"
        yield from (f"<li>{escape(measure.text)}</li>" for measure in measures)
        yield "</ul>"


def _clause(edition: Edition, line: Line, notes: list[str]) -> str:
    agenda, words = edition.agenda, edition.words
    title = issue_title(agenda, line.issue or "")
    if line.open:
        wordings = "".join(_bracket(edition, each) for each in line.open)
        return f'<p class="open">{escape(words("document.open", issue=title))}</p>{wordings}'
    if not line.reserved_by:
        return escape(line.text)
    mark = "*" * (len(notes) + 1)
    who = words.listed([seat_name(agenda, seat) for seat in line.reserved_by])
    notes.append(f"{mark} {escape(words('document.footnote', who=who, issue=title))}")
    return f"{escape(line.text)}<sup>{mark}</sup>"


def _bracket(edition: Edition, wording: Alternative) -> str:
    words = edition.words
    text = words("ui.bracket", text=wording.text or words("document.silence"))
    names = words.listed([seat_name(edition.agenda, seat) for seat in wording.supporters])
    return f"<blockquote>{escape(text)}<small>{escape(names)}</small></blockquote>"
