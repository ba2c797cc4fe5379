"""The pages of a class: its tables side by side, the same seat at every table, the clauses, and questions."""

from collections.abc import Iterator, Sequence

from game.debrief.classroom import charts
from game.debrief.classroom.comparison import (
    Chosen,
    Comparison,
    Range,
    Winner,
    chosen,
    ranges,
    winners,
)
from game.debrief.classroom.measure import Aside
from game.debrief.classroom.naming import FEW, Naming
from game.debrief.classroom.questions import questions
from game.debrief.page import Block, Card, Cell, Figure, Listed, Page, Pages, Prose, Section, Table
from game.i18n import Words
from game.sentences.explain import explain_fault


def class_pages(comparison: Comparison, words: Words, hidden: bool = False) -> Pages:
    """`hidden`: tables are called by letters, and no file is named."""
    voice = Naming(comparison, words, hidden)
    return Pages(
        comparison.agenda.title,
        voice.count(
            "class.heading",
            len(comparison.tables),
            adopted=len(comparison.adopted),
            failed=len(comparison.failed),
            unfinished=len(comparison.unfinished),
        ),
        tuple(_notices(comparison, voice)),
        (
            _tables(comparison, voice),
            _seats(comparison, voice),
            _clauses(comparison, voice),
            _talk(comparison, voice),
        ),
    )


def told_aside(aside: Aside, words: Words) -> str:
    """Why a file is not compared, in a sentence that names it."""
    if aside.fault is not None:
        why = explain_fault(aside.fault, words)
        return words("debrief.class.aside.fault", file=aside.file.name, why=why)
    return words(f"debrief.class.aside.{aside.why}", file=aside.file.name, told=aside.told)


def _notices(comparison: Comparison, voice: Naming) -> Iterator[str]:
    if voice.hidden and comparison.aside:
        yield voice("class.aside.hidden", n=len(comparison.aside))
    elif not voice.hidden:
        yield from (told_aside(aside, voice.words) for aside in comparison.aside)
    for table in comparison.tables:
        if table.played.fault is not None:
            yield voice.words("debrief.class.damaged", table=voice.table(table), line=table.played.fault.line)
    if len(comparison.other_numbers) == len(comparison.tables):
        yield voice("class.numbers.all")
    elif comparison.other_numbers:
        yield voice("class.numbers.some", tables=voice.tables(comparison.other_numbers))
    if comparison.unfinished:
        yield voice("class.unfinished", tables=voice.tables(comparison.unfinished))


def _tables(comparison: Comparison, voice: Naming) -> Page:
    return Page(
        "class",
        voice("class.title"),
        (
            Section(voice("class.ended"), (_ended(comparison, voice),), gate=1),
            Section(voice("class.winners"), tuple(_winners(comparison, voice)), gate=2),
            Section(voice("class.points"), tuple(_points(comparison, voice)), gate=2),
        ),
    )


def _ended(comparison: Comparison, voice: Naming) -> Table:
    of = len(comparison.agenda.issues)
    rows = tuple(
        (
            Cell(voice.table(table)),
            Cell(voice(f"class.is.{table.played.outcome}"), tone="gain" if table.played.adopted else ""),
            Cell(str(table.played.rounds), number=True),
            Cell(voice("class.agreed", n=table.played.agreed, of=of), number=True),
            Cell(str(sum(table.played.moves.values())), number=True),
        )
        for table in comparison.tables
    )
    head = (
        voice("class.column.table"),
        voice("class.column.outcome"),
        voice("class.column.rounds"),
        voice("class.column.agreed"),
        voice("class.column.moves"),
    )
    return Table(voice("class.ended.table"), head, rows, wide=(0, 1))


def _winners(comparison: Comparison, voice: Naming) -> Iterator[Block]:
    found = winners(comparison)
    if not found:
        yield Prose(voice("class.winners.none"))
        return
    yield Prose(voice("class.winners.how"), "note")
    for winner in found:
        yield Card(
            voice(f"class.winner.{winner.measure}"),
            (
                voice.words("debrief.class.winner.who", who=_who(winner, voice)),
                voice(f"class.winner.{winner.measure}.what"),
            ),
            tuple(dict.fromkeys(winner.seats)),
            voice("class.points.above", points=voice.points(winner.points)),
        )


def _who(winner: Winner, voice: Naming) -> str:
    """Where many are equal, each seat once, with all its tables."""
    if not winner.seats:
        return voice.counted(winner.tables)
    pairs = [*zip(winner.seats, winner.tables, strict=True)]
    won = {seat: [table for other, table in pairs if other == seat] for seat in winner.seats}
    return voice.words.listed(
        [voice("class.seat-at", who=voice.seat(seat), table=voice.counted(at)) for seat, at in won.items()]
    )


def _points(comparison: Comparison, voice: Naming) -> Iterator[Block]:
    tables = [t for t in comparison.tables if t.alike]
    if not tables:
        yield Prose(voice("class.points.none"))
        return
    yield Prose(voice("class.points.how"), "note")
    yield Figure(charts.spread_and_sum(comparison, voice))
    rows = tuple(
        (
            Cell(voice.table(table)),
            *(
                Cell(voice.change(gain), number=True, tone="loss" if gain < 0 else "")
                for gain in table.played.gains.values()
            ),
            Cell(voice.change(table.played.sum), number=True),
            Cell(voice.change(table.played.least), number=True),
            Cell(voice.points(table.played.spread), number=True),
            Cell(voice.share(table.played.share), number=True),
        )
        for table in tables
    )
    head = (
        voice("class.column.table"),
        *(voice.title(seat) for seat in comparison.members),
        voice("class.column.sum"),
        voice("class.column.least"),
        voice("class.column.spread"),
        voice("class.column.share"),
    )
    yield Table(voice("class.points.table"), head, rows)


def _seats(comparison: Comparison, voice: Naming) -> Page:
    return Page(
        "class-seats",
        voice("class.seats.title"),
        (Section(voice("class.seats.section"), tuple(_over_tables(comparison, voice)), gate=2),),
    )


def _over_tables(comparison: Comparison, voice: Naming) -> Iterator[Block]:
    found = ranges(comparison)
    if not found:
        yield Prose(voice("class.points.none"))
        return
    yield Prose(voice("class.seats.how"), "note")
    yield Figure(charts.each_seat(comparison, found, voice))
    head = ("delegation", "highest", "highest-at", "median", "lowest", "lowest-at")
    titles = tuple(voice(f"class.column.{name}") for name in head)
    rows = tuple(_range(one, voice) for one in found)
    yield Table(voice("class.seats.table"), titles, rows, wide=(0, 2, 5))


def _range(one: Range, voice: Naming) -> tuple[Cell, ...]:
    return (
        Cell(voice.title(one.seat), seat=one.seat),
        Cell(voice.change(one.highest), number=True),
        Cell(voice.counted(one.best), tone="quiet"),
        Cell(voice.change(one.median), number=True),
        Cell(voice.change(one.lowest), number=True),
        Cell(voice.counted(one.worst), tone="quiet"),
    )


def _clauses(comparison: Comparison, voice: Naming) -> Page:
    found = chosen(comparison)
    blocks = tuple(_differing(found, voice)) if found else (Prose(voice("class.winners.none")),)
    sections = [Section(voice("class.clauses.section"), blocks, gate=3)]
    if found:
        sections.append(Section(voice("class.clauses.all"), (_options(found, voice),), gate=3))
    return Page("class-clauses", voice("class.clauses.title"), tuple(sections))


def _differing(found: Sequence[Chosen], voice: Naming) -> Iterator[Block]:
    """Of every clause on which the statements differ: which table has what."""
    differ = [one for one in found if one.differs]
    yield Prose(voice("class.clauses.differ", n=len(differ), of=len(found)), "lead")
    for one in differ:
        real = [voice("class.clauses.real", option=voice.option(one.issue, one.real))] if one.known else []
        told = voice("class.clauses.ways", n=len(one.options))
        yield Card(voice.issue(one.issue), (*_who_has_what(one, voice), *real), told=told)


def _who_has_what(one: Chosen, voice: Naming) -> Iterator[str]:
    """Where most agree and they are many, the few others are named, and those are the rest."""
    most = max(one.options, key=lambda option: len(one.options[option]))
    for option, tables in one.options.items():
        who = voice.tables(tables)
        if option == most and len(tables) > FEW:
            who = voice.words("debrief.class.rest", n=len(tables))
        yield voice("class.clauses.chose", option=voice.option(one.issue, option), tables=who)


def _options(found: Sequence[Chosen], voice: Naming) -> Table:
    real = any(one.known for one in found)
    rows = tuple(
        (
            Cell(voice("numbered", n=n, text=voice.issue(one.issue))),
            Cell(_counted(one, voice)),
            *([Cell(voice.option(one.issue, one.real), tone="quiet")] if real else []),
            *([Cell(str(len(one.options.get(one.real, ()))), number=True)] if real else []),
        )
        for n, one in enumerate(found, start=1)
    )
    head = [voice("class.column.clause"), voice("class.column.chosen")]
    if real:
        head += [voice("class.column.real"), voice("class.column.as-real")]
    return Table(voice("class.clauses.table"), tuple(head), rows, wide=(0, 1, 2) if real else (0, 1))


def _counted(one: Chosen, voice: Naming) -> str:
    """What most chose first."""
    by_number = sorted(one.options.items(), key=lambda pair: -len(pair[1]))
    told = [
        voice("class.clauses.count", option=voice.option(one.issue, option), n=len(tables))
        for option, tables in by_number
    ]
    return voice.words("debrief.dot").join(told)


def _talk(comparison: Comparison, voice: Naming) -> Page:
    asked = Listed(tuple(questions(comparison, voice)), numbered=True)
    return Page(
        "class-talk", voice("class.talk.title"), (Section(voice("class.talk.section"), (asked,), gate=3),)
    )
