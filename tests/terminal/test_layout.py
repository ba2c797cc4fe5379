"""Wrapping: nothing too wide, nothing lost, punctuation with its word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.terminal.layout import printable, width, wrap

WORDS = st.lists(
    st.one_of(
        st.text("abcdefghij,.;'", min_size=1, max_size=12),
        st.text("承诺强度底线保留值联合声明，。；：“”（）《》", min_size=1, max_size=30),
        st.sampled_from(["1997年", "A2.7", "EAPC", "—", "’s"]),
    ),
    max_size=40,
)
FIRSTS = st.sampled_from(["", "- ", "  1. ", "     14.0  "])


@given(WORDS, st.integers(40, 100), FIRSTS)
def test_no_line_is_wider_than_asked(words: list[str], columns: int, first: str) -> None:
    text = " ".join(words)
    for line in wrap(text, columns, first).split("\n"):
        lone = line.strip().removeprefix(first.strip()).strip()
        assert width(line) <= columns or unbreakable(lone)


def unbreakable(text: str) -> bool:
    """A single word, or a character with the punctuation that may not leave it."""
    return " " not in text and sum(c not in "，。；：“”（）《》,.;'’" for c in text) <= 14


@given(WORDS, st.integers(40, 100), FIRSTS)
def test_no_text_is_lost(words: list[str], columns: int, first: str) -> None:
    text = " ".join(words)
    assert "".join(wrap(text, columns, first).split()) == "".join(f"{first}{text}".split())


@given(st.text(max_size=300), st.integers(40, 100))
def test_any_text_can_be_wrapped(text: str, columns: int) -> None:
    wrap(text, columns, "- ")


@given(WORDS.map(" ".join), st.integers(40, 100))
def test_no_line_begins_with_closing_punctuation(text: str, columns: int) -> None:
    clean = " ".join(part.lstrip("，。；：”）》,.;'’") for part in text.split())
    for line in wrap(clean, columns).split("\n")[1:]:
        assert not line.startswith(tuple("，。；：）》"))


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("承诺", 4), ("承诺abc", 7), ("e\u0301", 1), ("ｗ", 2), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 文本\nnext", "plain 文本\nnext"),
        ("\x1b[2Jgone\x07", "[2Jgone"),
        ("a\x00b\x7fc", "abc"),
        ("tab\there\u3000and", "tab here and"),
        ("half \udcff", "half \ufffd"),
        ("\u202eturned\u200b", "turned"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=200))
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)
    assert printable(once) == once
    assert all(c.isprintable() or c == "\n" for c in once)
