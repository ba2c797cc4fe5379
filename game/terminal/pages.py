"""The pages of a debrief printed in a terminal: every block in words, charts as their tables."""

from collections.abc import Iterator, Sequence

from game.debrief.page import Ask, Block, Card, Figure, Listed, Page, Pages, Prose, Section, Table
from game.i18n import Words
from game.terminal.layout import padded, width, wrap

LABEL = 16
"""A column of labels, where a table is told row by row, is at least so wide."""


def printed(pages: Pages, words: Words, columns: int) -> Iterator[str]:
    """The whole debrief, line by line."""
    yield wrap(pages.title, columns)
    yield wrap(pages.heading, columns)
    for notice in pages.notices:
        yield wrap(notice, columns, "! ")
    for page in pages.pages:
        yield from _page(page, words, columns)


def _page(page: Page, words: Words, columns: int) -> Iterator[str]:
    yield ""
    yield wrap(page.title.upper(), columns)
    for section in page.sections:
        yield from _section(section, words, columns)


def _section(section: Section, words: Words, columns: int) -> Iterator[str]:
    yield ""
    yield wrap(section.title, columns, "  ")
    for block in section.blocks:
        yield from _block(block, words, columns)


def _block(block: Block, words: Words, columns: int) -> Iterator[str]:
    match block:
        case Prose(text=text):
            yield wrap(text, columns, "  ")
        case Listed(items=items, numbered=numbered):
            for n, item in enumerate(items, start=1):
                yield wrap(item, columns, f"  {n}. " if numbered else "  - ")
        case Card():
            yield wrap(
                words("aside", text=block.title, aside=block.told) if block.told else block.title,
                columns,
                "  * ",
            )
            yield from (wrap(line, columns, "    ") for line in block.lines if line)
        case Ask():
            yield wrap(block.question, columns, "  ? ")
            yield from (wrap(line, columns, "    ") for line in block.told)
        case Figure(chart=chart):
            yield wrap(chart.title, columns, "  ")
            yield wrap(chart.alt, columns, "  ")
            yield from _table(chart.table[0], chart.table[1:], columns)
        case Table() if block.rows:
            yield wrap(block.caption, columns, "  ")
            shown = [n for n in range(len(block.head)) if any(row[n].text for row in block.rows)]
            rows = [[row[n].text for n in shown] for row in block.rows]
            yield from _table([block.head[n] for n in shown], rows, columns)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """In columns where they fit; else every row as a list of labels and what they say."""
    room = [max(width(row[n]) for row in (head, *rows)) for n in range(len(head))]
    if sum(room) + 2 * len(room) <= columns:
        for row in (head, *rows):
            figures = (_right(text, size) for text, size in zip(row[1:], room[1:], strict=True))
            yield "  " + (padded(row[0], room[0]) + "".join(figures)).rstrip()
        return
    label = min(max(LABEL, max(map(width, head[1:]), default=0)), columns // 2)
    for row in rows:
        yield wrap(row[0], columns, "  - ")
        for name, text in zip(head[1:], row[1:], strict=True):
            if text:
                yield wrap(text, columns, f"    {padded(name, label)} ")


def _right(text: str, room: int) -> str:
    return " " * (2 + room - width(text)) + text
