"""Paragraphs: laws of their lines, and what is drawn."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.text.breaking import SPACES
from game.ui.text.faces import Faces, Ink
from game.ui.text.layout import Copy, Line, advance, fill, words_of
from game.ui.text.paragraph import Inline, Paragraph, Piece, Span, Style
from game.ui.text.typesetter import Typesetter

ROMAN = Style()
TITLE = Style(size=20, family="doc", weight="bold")
STYLES = [ROMAN, TITLE, Style(size=11, weight="italic", family="doc", spacing=1.3)]
LONG = "The parties shall reduce their arsenals by half within five years, and report. " * 3
ZH = "各方应在五年内将武库削减一半，并接受“联合核查委员会”的核查；办法须在第2轮之前商定。" * 2
HAN, LATIN = Typesetter("zh-CN", 1.25), Typesetter("en")
FACES = {"zh-CN": Faces("zh-CN"), "en": Faces("en")}
INKS = {language: Ink(faces) for language, faces in FACES.items()}

CHARS = st.sampled_from("各方人。，“”（）《》……—— abcdWij.-/12%e\u0301\u3000\n\t\U0001f600\u200b")
SPANS = st.lists(
    st.builds(
        Span,
        st.text(CHARS, max_size=25),
        st.sampled_from(STYLES),
        st.sampled_from([None, "a", "b"]),
    ),
    max_size=4,
)
WIDTHS = st.integers(1, 300)


def copy_of(pieces: list[Span], language: str = "zh-CN") -> Copy:
    ink = INKS[language]
    return Copy(pieces, words_of(FACES[language], ink, 1.25), ink, 1.25)


def is_one_character(copy: Copy, line: Line) -> bool:
    return copy.cut(line.start, line.end, 0) == line.end


@given(SPANS, WIDTHS)
def test_lines_are_the_text_but_for_spaces_at_their_ends(pieces: list[Span], width: int) -> None:
    copy = copy_of(pieces)
    lines = fill(copy, width)
    at = 0
    for line in lines:
        assert not set(copy.text[at : line.start]) - SPACES - {"\n"}
        assert line.end >= line.start
        at = line.end
    assert not set(copy.text[at:]) - SPACES - {"\n"}
    assert len(lines) >= copy.text.count("\n") + 1


@given(SPANS, WIDTHS)
def test_no_line_is_wider_than_asked_but_for_one_character(pieces: list[Span], width: int) -> None:
    copy = copy_of(pieces)
    for line in fill(copy, width):
        assert advance(line.bits) <= width + 0.1 or is_one_character(copy, line)


@given(SPANS, WIDTHS, WIDTHS)
def test_a_narrower_width_never_gives_fewer_lines(pieces: list[Span], one: int, other: int) -> None:
    copy = copy_of(pieces)
    assert len(fill(copy, min(one, other))) >= len(fill(copy, max(one, other)))


@given(SPANS)
def test_the_natural_width_is_enough(pieces: list[Span]) -> None:
    width = HAN.natural_width(pieces)
    paragraph = HAN.paragraph(pieces, width)
    assert paragraph.lines == "".join(piece.text for piece in pieces).count("\n") + 1
    assert paragraph.width <= max(1, width)


@given(SPANS, WIDTHS, st.sampled_from(["start", "centre", "end"]))
def test_drawn_again_or_set_anew_it_is_the_same(pieces: list[Span], width: int, align: str) -> None:
    assert align in ("start", "centre", "end")
    cached = [_drawn(HAN.paragraph(pieces, width, align=align)) for _ in range(2)]  # type: ignore[arg-type]
    fresh = _drawn(FRESH.paragraph(pieces, width, align=align))  # type: ignore[arg-type]
    assert cached[0] == cached[1] == fresh


FRESH = Typesetter("zh-CN", 1.25)


def _drawn(paragraph: Paragraph) -> bytes:
    surface = pygame.Surface((320, 400))
    paragraph.draw(surface, 5, 5)
    return pygame.image.tobytes(surface, "RGB")


@given(SPANS, st.integers(40, 300), st.integers(1, 4))
def test_what_is_cut_ends_in_an_ellipsis_that_fits(pieces: list[Span], width: int, most: int) -> None:
    whole, cut = HAN.paragraph(pieces, width), HAN.paragraph(pieces, width, most_lines=most)
    assert cut.truncated == (whole.lines > most)
    assert cut.lines == min(most, whole.lines)
    assert cut.texts[: most - 1] == whole.texts[: most - 1]
    if cut.truncated:
        assert cut.texts[-1].endswith("…")
        assert cut.width <= width


@pytest.mark.parametrize(("typesetter", "text"), [(LATIN, LONG), (HAN, ZH)])
def test_an_ellipsis_leaves_as_much_as_fits(typesetter: Typesetter, text: str) -> None:
    cut = typesetter.paragraph([Span(text)], 200, most_lines=2)
    assert cut.truncated
    assert len(cut.texts[1]) > len(cut.texts[0]) / 2
    assert typesetter.paragraph([Span(text)], 200) is typesetter.paragraph([Span(text)], 200)


def test_the_same_height_whatever_the_script() -> None:
    for style in STYLES:
        heights = {HAN.paragraph([Span(text, style)], 900).height for text in ("Abc", "各方", "Abc 各方", "")}
        assert heights == {HAN.line_height(style)}


def test_scripts_share_a_baseline() -> None:
    """A capital stands on it; the foot of 一 with a bar at its base is above what hangs below."""
    alone, mixed = (_ink(HAN.paragraph([Span(text, TITLE)], 900)) for text in ("E", "E各"))
    assert alone.bottom - mixed.bottom in range(-4, 1)
    paragraph = HAN.paragraph([Span("E", TITLE)], 900)
    assert abs(alone.bottom - 40 - paragraph.ascent) <= 1


def _ink(paragraph: Paragraph) -> pygame.Rect:
    surface = pygame.Surface((900, 200), pygame.SRCALPHA)
    paragraph.draw(surface, 0, 40)
    return surface.get_bounding_rect()


@pytest.mark.parametrize("text", [LONG, ZH])
def test_alignment(text: str) -> None:
    typesetter = LATIN if text == LONG else HAN
    inks = {
        align: _ink(typesetter.paragraph([Span(text)], 880, align=align, most_lines=1))
        for align in ("start", "centre", "end")
    }
    assert inks["start"].left <= 12
    assert inks["start"].width == inks["centre"].width == inks["end"].width
    assert inks["start"].left <= inks["centre"].left <= inks["end"].left
    short = {
        align: _ink(LATIN.paragraph([Span("EE")], 300, align=align)) for align in ("start", "centre", "end")
    }
    assert abs(short["centre"].centerx - 150) <= 1
    assert short["end"].right in range(296, 301)


def test_links_have_a_place_on_each_line() -> None:
    pieces = [
        Span("See "),
        Span("the whole of article two", link="art-2"),
        Span(" and "),
        Span("3", link="art-3"),
    ]
    flat = LATIN.paragraph(pieces, 900).links()
    assert [link for link, _ in flat] == ["art-2", "art-3"]
    assert flat[0][1].width == LATIN.natural_width(pieces[1:2])
    narrow = LATIN.paragraph(pieces, 100)
    places = [place for link, place in narrow.links() if link == "art-2"]
    assert len(places) > 1
    assert len({place.top for place in places}) == len(places)
    assert all(place.right <= 100 and place.bottom <= narrow.height for place in places)


def test_a_picture_stands_in_the_line() -> None:
    flag = pygame.Surface((21, 14), pygame.SRCALPHA)
    flag.fill((0, 200, 0))
    pieces: list[Piece] = [Inline(flag, "fr"), Span("\u00a0France")]
    paragraph = LATIN.paragraph(pieces, 300)
    assert paragraph.height == LATIN.line_height(ROMAN)
    assert paragraph.links() == [("fr", pygame.Rect(0, 0, 21, paragraph.height))]
    surface = pygame.Surface((300, 40))
    paragraph.draw(surface, 0, 0)
    assert surface.get_at((10, paragraph.ascent - 4))[:3] == (0, 200, 0)
    tall: list[Piece] = [Inline(pygame.Surface((10, 60))), Span("x")]
    assert LATIN.paragraph(tall, 300).height >= 60


def test_an_underline_is_under_the_whole_word() -> None:
    style = Style(colour=(255, 0, 0), underline=True)
    paragraph = LATIN.paragraph([Span("no no", style)], 300)
    surface = pygame.Surface((300, 40))
    paragraph.draw(surface, 0, 0)
    row = [surface.get_at((x, paragraph.ascent + 2))[0] for x in range(paragraph.width)]
    assert row == [255] * paragraph.width


def test_letters_are_spaced() -> None:
    plain, spaced = (LATIN.natural_width([Span("TEXT", Style(spacing=px))]) for px in (0.0, 2.0))
    assert spaced >= plain + 8


def test_only_what_can_be_seen_is_drawn() -> None:
    paragraph = LATIN.paragraph([Span("line\n" * 200)], 300)
    surface = pygame.Surface((300, 100))
    paragraph.draw(surface, 0, -3000)
    assert surface.get_bounding_rect().height > 0
    assert pygame.transform.average_color(surface) != (0, 0, 0, 0)


def test_words_break_anywhere_rather_than_leave_the_line() -> None:
    paragraph = LATIN.paragraph([Span("a " + "incomprehensibilities" * 3)], 90)
    assert paragraph.lines > 2
    assert paragraph.width <= 90
    assert paragraph.texts[0] == "a"


def test_nothing_is_one_empty_line() -> None:
    assert (LATIN.paragraph([], 100).lines, LATIN.paragraph([], 100).width) == (1, 0)
    assert LATIN.natural_width([]) == 0
    assert LATIN.paragraph([Span("")], 0).height == LATIN.line_height(ROMAN)
