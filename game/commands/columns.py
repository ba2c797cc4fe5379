"""Names with figures beside them, in columns that hold in any script."""

from collections.abc import Iterator, Sequence

from game.terminal.layout import padded, width, wrap

Row = tuple[str, Sequence[str]]
NARROWEST = 20
"""Names have so many columns at least."""


def labelled(rows: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """A label and what there is to say of it, one under the other."""
    longest = max(width(label) for label, _ in rows)
    return (wrap(said, columns, f"{padded(label, longest)}  ") for label, said in rows)


def table(rows: Sequence[Row], columns: int) -> Iterator[str]:
    """A name and figures in every row, figures to the right; a name too long takes several lines."""
    cells = [2 + max(width(row[n]) for _, row in rows) for n in range(len(rows[0][1]))]
    room = min(max(width(name) for name, _ in rows), max(NARROWEST, columns - sum(cells)))
    for name, row in rows:
        *above, last = wrap(name, room).split("\n")
        yield from above
        figures = (" " * (cell - width(text)) + text for cell, text in zip(cells, row, strict=True))
        yield padded(last, room) + "".join(figures)
