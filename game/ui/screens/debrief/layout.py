"""A page of a debrief laid out: charts first and side by side where it is wide, then the rest."""

from collections.abc import Sequence

from game.debrief.charts.spec import Chart
from game.debrief.page import Block, Figure, Section, Table
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.node import Node
from game.ui.screens.debrief.arrange import Columns
from game.ui.screens.debrief.blocks import Blocks, small, titled

PAIR, ASIDE, THREE = 880, 1100, 1400
"""From so wide on two charts stand side by side, a few words beside a table, three things in a row."""
NARROW_TABLE, NARROW_CARDS = 3, 4
"""A section with larger tables, or more cards, takes the whole width."""
TALL = 280


def laid_out(
    sections: Sequence[Section], blocks: Blocks, width: float, over: dict[str, Sequence[Node]]
) -> Node:
    """`width`: of the page in units of the text. `over`: what stands over a chart, by its title."""
    if width < PAIR:
        return Column([_section(section, blocks, 1, over) for section in sections], gap=12)
    most, aside = 3 if width >= THREE else 2, width >= ASIDE
    charts = [b.chart for section in sections for b in section.blocks if isinstance(b, Figure)]
    rest = [bare for section in sections if (bare := _bare(section)).blocks]
    narrow = next((section for section in rest if not _broad(section)), None)
    if not charts or (len(charts) == 1 and narrow is None):
        return Column(_below(sections, blocks, most, aside, over), gap=12)
    top: list[tuple[Node, float]] = [
        (Panel(blocks.figure(chart, TALL, over.get(chart.title, ()))), 1.0) for chart in charts
    ]
    if narrow is not None and len(charts) < most:
        rest.remove(narrow)
        top.append((_section(narrow, blocks, 1, over), 0.8))
    return Column([*_rows(top, most), *_below(rest, blocks, most, aside, over)], gap=12)


def _rows(nodes: Sequence[tuple[Node, float]], most: int) -> list[Node]:
    """Side by side, each with its share of the width."""
    rows = [nodes[n : n + most] for n in range(0, len(nodes), most)]
    return [Row([Grow(node, share) for node, share in row], gap=12, align="stretch") for row in rows]


def chart_with_dots(sections: Sequence[Section]) -> Chart | None:
    """The one of two delegations: it has spots for the end and for the best texts."""
    charts = (b.chart for section in sections for b in section.blocks if isinstance(b, Figure))
    return next((chart for chart in charts if chart.dots), None)


def _below(
    sections: Sequence[Section],
    blocks: Blocks,
    most: int,
    aside: bool,
    over: dict[str, Sequence[Node]],
) -> list[Node]:
    """Broad sections one below the other; narrow ones side by side, a single one `aside` of the next."""
    nodes: list[Node] = []
    together: list[Node] = []
    for section in sections:
        if not _broad(section):
            together.append(_section(section, blocks, 1, over))
            continue
        broad = _section(section, blocks, most, over)
        if aside and len(together) == 1:
            nodes += _rows([(broad, 2.6), (together[0], 1.0)], 2)
        else:
            nodes += [Columns(together, PAIR / 2 - 20), broad] if together else [broad]
        together = []
    if together:
        nodes.append(Columns(together, PAIR / 2 - 20))
    return nodes


def _section(section: Section, blocks: Blocks, most: int, over: dict[str, Sequence[Node]]) -> Node:
    nodes: list[Node] = []
    plain: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Figure):
            nodes += blocks.all(plain, most)
            plain = []
            nodes.append(blocks.figure(block.chart, below=over.get(block.chart.title, ())))
        else:
            plain.append(block)
    return titled(section.title, [*nodes, *blocks.all(plain, most)])


def _bare(section: Section) -> Section:
    """Without its charts."""
    kept = tuple(block for block in section.blocks if not isinstance(block, Figure))
    return Section(section.title, kept, section.gate)


def _broad(section: Section) -> bool:
    cards = sum(map(small, section.blocks))
    if any(isinstance(block, Figure) for block in section.blocks):
        return True
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return cards > NARROW_CARDS or any(len(table.head) > NARROW_TABLE for table in tables)
