"""How the pages of a class name its tables: by their files, or by letters behind which those are hidden."""

from collections.abc import Iterable

from game.debrief.classroom.comparison import Comparison, Group
from game.debrief.pages.voice import Voice
from game.i18n import Words

FEW = 8
"""Of more tables than this only some are named where that says enough."""


class Naming(Voice):
    """Speaks to the whole class, to nobody in particular. What begins with the name of a table is said by
    `words`, since a file keeps its small letter."""

    def __init__(self, comparison: Comparison, words: Words, hidden: bool) -> None:
        super().__init__(comparison.agenda, words)
        self.hidden, self._all = hidden, len(comparison.tables)

    def table(self, table: Group) -> str:
        return self.words("debrief.class.letter", letter=table.letter) if self.hidden else table.name

    def tables(self, tables: Iterable[Group]) -> str:
        """Each once, in the order they come; all at once where they are all there are."""
        names = list(dict.fromkeys(self.table(table) for table in tables))
        if len(names) == self._all > 1:
            return self.words("debrief.class.all")
        return self.words.listed(names)

    def counted(self, tables: Iterable[Group]) -> str:
        """The same, but how many they are where they are many."""
        found = list(dict.fromkeys(tables))
        if len(found) <= FEW:
            return self.tables(found)
        every = "class.all-of" if len(found) == self._all else "class.so-many"
        return self.words(f"debrief.{every}", n=len(found))

    def share(self, share: float | None) -> str:
        return "–" if share is None else self("percent", n=round(100 * share))
