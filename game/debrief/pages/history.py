"""The page of history: our text beside the real one, clause by clause, and what came of it."""

from collections.abc import Iterator

from game.debrief.findings import Findings
from game.debrief.history import Clause
from game.debrief.page import Block, Cell, Listed, Page, Prose, Section, Table
from game.debrief.pages.voice import Voice


def page(found: Findings, voice: Voice) -> Page | None:
    """None where the scenario has no real text."""
    if not found.history:
        return None
    source = voice.agenda.source
    return Page(
        "history",
        voice("history.title"),
        (
            Section(
                voice("history.beside", title=source.title, date=source.date),
                tuple(_beside(found, voice)),
                gate=3,
            ),
            *_aftermath(found, voice),
        ),
    )


def _beside(found: Findings, voice: Voice) -> Iterator[Block]:
    same = sum(clause.same for clause in found.history)
    yield Prose(voice("history.same", n=same, of=len(found.history)), "lead")
    rows = tuple(tuple(_row(clause, n, voice)) for n, clause in enumerate(found.history, start=1))
    head = ("clause", "ours", "theirs", "paragraph", "further", "gainers")
    yield Table(
        voice("history.table"), tuple(voice(f"column.{name}") for name in head), rows, wide=(0, 1, 2, 5)
    )


def _row(clause: Clause, number: int, voice: Voice) -> Iterator[Cell]:
    yield Cell(voice("numbered", n=number, text=voice.issue(clause.issue)))
    yield Cell(voice.option(clause.issue, clause.ours), tone="quiet" if clause.same else "me")
    real = voice("history.alike") if clause.same else voice.option(clause.issue, clause.real)
    yield Cell(real, tone="quiet" if clause.same else "")
    yield Cell(voice.words("list.between").join(clause.paragraphs), tone="quiet")
    yield Cell(_further(clause, voice))
    gained = sorted(clause.change.items(), key=lambda one: -one[1])
    best, worst = gained[0], gained[-1]
    told = [
        f"{voice.seat(seat)} {voice.change(points)}" for seat, points in dict((best, worst)).items() if points
    ]
    yield Cell("" if clause.same else voice.words("debrief.dot").join(told))


def _further(clause: Clause, voice: Voice) -> str:
    if clause.same or clause.stronger is None:
        return ""
    return voice(
        "history.even" if clause.stronger == 0 else "history.more" if clause.stronger > 0 else "history.less"
    )


def _aftermath(found: Findings, voice: Voice) -> Iterator[Section]:
    lines = tuple(line.strip() for line in found.story.scenario.debrief.aftermath)
    if lines:
        yield Section(voice("history.aftermath"), (Listed(lines),), gate=3)
