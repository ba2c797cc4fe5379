"""The SVG of a chart: well formed, told in words, at home in light, dark and print."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from game.debrief.charts.plot import plot
from game.debrief.charts.spec import Chart, Dot
from game.debrief.charts.svg import svg, widths
from tests.debrief.charts.samples import concessions, frontier, rounds

SPACE = "{http://www.w3.org/2000/svg}"
NASTY = '<b onload="x">&\'“领土”]]>'


def words(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SPACE}text")]


@pytest.mark.parametrize("chart", [rounds(), frontier(), concessions()], ids=lambda chart: chart.title)
def test_it_has_the_drawing_and_its_words(chart: Chart) -> None:
    root = ElementTree.fromstring(svg(chart, 430, 330, "en"))
    drawing = plot(chart, 430, 330, 1, widths())
    assert words(root) == [text.text for text in drawing.texts]
    assert len(list(root.iter(f"{SPACE}polyline"))) == len(drawing.strokes)
    shapes = [*root.iter(f"{SPACE}circle"), *root.iter(f"{SPACE}polygon")]
    assert len(shapes) == len(drawing.marks)
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 430 330"
    assert (root.findtext(f"{SPACE}title"), root.findtext(f"{SPACE}desc")) == (chart.title, chart.alt)


def test_what_people_wrote_is_text_and_nothing_else() -> None:
    chart = Chart(NASTY, NASTY, replace(rounds().x, title=NASTY), rounds().y, dots=(Dot(NASTY, (2.0, 30.0)),))
    root = ElementTree.fromstring(svg(chart, 900, 500, NASTY))
    assert words(root).count(NASTY) == 2
    assert root.findtext(f"{SPACE}title") == root.findtext(f"{SPACE}desc") == root.get("lang") == NASTY
    assert not list(root.iter(f"{SPACE}b"))


def test_it_needs_nothing_from_outside_and_runs_nothing() -> None:
    text = svg(rounds(), 430, 330, "en")
    assert not re.search(r"script|href|url\(|@import|\bon\w+=", text)
    assert text.count("http") == 1  # its namespace


def test_its_colours_follow_the_screen_and_paper_is_light() -> None:
    style = ElementTree.fromstring(svg(rounds(), 430, 330, "en")).findtext(f"{SPACE}style") or ""
    light, dark = style.split("@media screen and (prefers-color-scheme:dark)")
    assert "--ground:#fbfcfd" in light
    assert "--ground:#152131" in dark
    root = ElementTree.fromstring(svg(rounds(), 430, 330, "en"))
    used = {name for part in root.iter() for name in part.get("class", "").split() if len(name) > 1} - {
        "chart"
    }
    for name in used:
        assert f"--{name}:#" in light
        assert f"--{name}:#" in dark
        assert f".chart .{name}{{color:var(--{name})}}" in dark


def test_a_name_that_was_shortened_is_there_whole() -> None:
    names = ("The Federation of Very Far Away Islands and All Their Waters", *"BCDEFGHI")
    root = ElementTree.fromstring(svg(rounds(names), 400, 300, "en"))
    short = next(text for text in root.iter(f"{SPACE}text") if (text.text or "").endswith("…"))
    assert short.findtext(f"{SPACE}title") == names[0]
