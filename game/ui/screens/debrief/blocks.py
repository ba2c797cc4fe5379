"""What the pages of a debrief are made of, as nodes of the kit."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from game.debrief.charts.spec import Chart
from game.debrief.page import Ask, Block, Card, Cell, Figure, Listed, Prose, Table
from game.engine.scenario import Agenda
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.chart import ChartView
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Icon, Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.debrief.arrange import Columns
from game.ui.screens.debrief.asks import asked
from game.ui.screens.debrief.grid import AnyCell, BarCell, Fitting, Grid, TableCell
from game.ui.screens.debrief.seen import Seen

ROLES = {"body": "body", "lead": "strong", "note": "small-quiet"}
TONES = {"": "text", "gain": "gain", "loss": "loss", "me": "me", "quiet": "quiet"}
MOST_ROWS = 40
"""So many rows of a table are shown at first."""
LEAST_CARD = 360


class Blocks:
    """`tells`: a guess that was made is told at once."""

    def __init__(self, app: App, agenda: Agenda, seen: Seen, *, tells: bool) -> None:
        self._app, self._words, self._agenda = app, app.words, agenda
        self._seen, self._tells = seen, tells

    def all(self, blocks: Sequence[Block], most: int = 1) -> list[Node]:
        """In their order; cards and questions that follow each other in up to `most` columns."""
        nodes: list[Node] = []
        for beside, group in groupby(blocks, small):
            made = [self.one(block) for block in group]
            nodes += [Columns(made, LEAST_CARD, most, 10)] if beside else made
        return nodes

    def one(self, block: Block) -> Node:
        match block:
            case Prose(text=text, role=role):
                return Label(text, ROLES[role])
            case Listed():
                return self._listed(block)
            case Table():
                return self._table(block)
            case Figure(chart=chart):
                return self.figure(chart)
            case Card():
                return self._card(block)
            case Ask(choices=()):
                icon = Icon("message-square-quote", 18, "accent")
                return Row([icon, Grow(Label(block.question, "lead"))], gap=12, align="start")
            case Ask():
                return asked(
                    block,
                    self._seen.answers.get(block.key),
                    self._words,
                    lambda n: self._answer(block, n),
                    told=self._tells,
                )

    def figure(self, chart: Chart, height: float = 280, below: Sequence[Node] = ()) -> Node:
        """A chart under its title, or its numbers."""
        key = f"chart:{chart.title}"
        turned = key in self._seen.shown
        turn = Button(
            self._words("ui.debrief.drawn" if turned else "ui.debrief.numbers"),
            lambda: self._turn(key),
            key,
            kind="link",
            role="small",
        )
        head = Flow([Label(chart.title, "strong"), turn], gap=12)
        inside = self._data(chart) if turned else ChartView(chart, height)
        return Column([head, *below, inside], gap=8)

    def _answer(self, ask: Ask, n: int) -> None:
        self._seen.answers[ask.key] = n
        self._app.stale()

    def _turn(self, what: str) -> None:
        self._seen.turn(what)
        self._app.stale()

    def _listed(self, listed: Listed) -> Node:
        signs = [f"{n}." if listed.numbered else "–" for n in range(1, len(listed.items) + 1)]
        rows = [_numbered(sign, text, "body") for sign, text in zip(signs, listed.items, strict=True)]
        return Column(rows, gap=8)

    def _card(self, card: Card) -> Node:
        flags: list[Node] = [emblem(self._agenda.delegations[seat], 14) for seat in card.seats]
        sign: list[Node] = [Icon("triangle-alert", 14, "loss")] if card.tone == "loss" else []
        told: list[Node] = [Label(card.told, "small-strong", TONES[card.tone])] if card.told else []
        lines = [Label(line, "small") for line in card.lines if line]
        top = [*flags, *sign, *told]
        head: list[Node] = [Flow(top, gap=6)] if top else []
        return Panel(
            Column([*head, Label(card.title, "strong"), *lines], gap=6), fill="raised", pad=12, across=14
        )

    # tables

    def _table(self, table: Table) -> Node:
        key = f"rows:{table.caption}"
        rows = table.rows if key in self._seen.shown else table.rows[:MOST_ROWS]
        grid = Grid([self._head(table), *(tuple(map(self._cell, row)) for row in rows)])
        parts: list[Node] = [
            Label(table.caption, "small-quiet"),
            Fitting(grid, lambda: Column(list(self._folded(table, rows)), gap=8)),
        ]
        if len(rows) < len(table.rows):
            label = self._words("ui.debrief.rows", n=len(table.rows))
            parts.append(Flow([Button(label, lambda: self._turn(key), key, kind="chip")]))
        return Column(parts, gap=8)

    def _head(self, table: Table) -> tuple[AnyCell, ...]:
        numbers = [cell.number for cell in table.rows[0]] if table.rows else [False] * len(table.head)
        return tuple(
            TableCell(text, "tiny", "quiet", None, number)
            for text, number in zip(table.head, numbers, strict=True)
        )

    def _cell(self, cell: Cell) -> AnyCell:
        if cell.share is not None and not cell.text:
            return BarCell(_bar(cell))
        delegation = None if cell.seat is None else self._agenda.delegations.get(cell.seat)
        flag = None if delegation is None else emblem(delegation, 13)
        strong = cell.tone in ("me", "gain", "loss") or cell.seat is not None
        role = "small-strong" if strong else "small"
        return TableCell(cell.text, role, TONES[cell.tone], flag, cell.number)

    def _folded(self, table: Table, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Node]:
        """Every row as a card: its first words above, the rest each with the name of its column."""
        for row in rows:
            first = next((n for n, cell in enumerate(row) if cell.seat is not None), 0)
            lines: list[Node] = [self._cell(Cell(row[first].text, seat=row[first].seat, tone="me"))]
            for n, (name, cell) in enumerate(zip(table.head, row, strict=True)):
                if n != first and (cell.text or cell.share is not None):
                    shown = Cell(
                        cell.text, seat=cell.seat, tone=cell.tone, share=cell.share, marks=cell.marks
                    )
                    lines.append(
                        Row(
                            [Grow(Label(name, "small-quiet")), Grow(self._cell(shown), 1.6)],
                            gap=10,
                            align="start",
                        )
                    )
            yield Panel(Column(lines, gap=5), fill="raised", pad=10, across=12)

    def _data(self, chart: Chart) -> Node:
        """What a chart shows, in rows."""
        rows = tuple(tuple(Cell(text, number=n > 0) for n, text in enumerate(row)) for row in chart.table[1:])
        return self._table(Table(chart.alt, chart.table[0], rows))


def small(block: Block) -> bool:
    """Whether several of them can stand side by side."""
    return isinstance(block, Card) or (isinstance(block, Ask) and bool(block.choices))


def _bar(cell: Cell) -> Bar:
    colour = TONES[cell.tone] if cell.tone else "bar"
    return Bar(cell.share or 0.0, colour, [(mark, "text") for mark in cell.marks], height=8)


def _numbered(sign: str, text: str, role: str) -> Node:
    return Row([Fixed(Label(sign, role, "quiet"), width=26), Grow(Label(text, role))], gap=6, align="start")


def titled(title: str, nodes: Sequence[Node]) -> Node:
    """A section: its title, and what it holds, on a panel."""
    return Panel(Column([Label(title, "lead"), *nodes, Gap(0)], gap=10))
