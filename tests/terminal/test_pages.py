"""A debrief printed in a terminal: whatever is not there, every page comes to its end."""

from game.debrief.debrief import pages
from game.debrief.page import Cell, Page, Pages, Section, Table
from game.i18n import Words
from game.terminal.pages import printed
from tests.debrief.stories import Talks, crossed

EN = Words("en")


def test_talks_in_which_nobody_moved_are_told() -> None:
    said = "\n".join(printed(pages(Talks(crossed()).found(), EN), EN, 100))
    assert "Nobody moved" in said
    assert "HISTORY" in said or "TALK ABOUT IT" in said


def test_a_table_without_rows_is_not_printed() -> None:
    empty, full = Table("nothing", ("a", "b"), ()), Table("much", ("a",), ((Cell("one"),),))
    made = Pages("t", "h", (), (Page("p", "page", (Section("s", (empty, full)),)),))
    said = list(printed(made, EN, 80))
    assert not any("nothing" in line for line in said)
    assert said[-1].strip() == "one"
