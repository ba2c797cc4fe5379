"""A chart in the window: the same marks and texts as the SVG has, at the same places, as labels."""

from pathlib import Path
from xml.etree import ElementTree

import pygame
import pytest

from game.debrief.charts.marks import SIZES
from game.debrief.charts.palette import COLOURS
from game.debrief.charts.svg import svg
from game.ui.kit.chart import ChartView, dashed, measure_with
from game.ui.kit.leaves import Label
from game.ui.kit.node import Kit, Memory, walk
from game.ui.kit.pictures import Pictures
from game.ui.text.typesetter import Typesetter
from game.ui.theme import MODES, Theme
from tests.debrief.charts.samples import concessions, frontier, rounds
from tests.ui.layout import contrast

ASSETS = Path(__file__).parents[2] / "assets"
SPACE = "{http://www.w3.org/2000/svg}"
CHARTS = {chart.title: chart for chart in (rounds(), frontier(), concessions())}


def kit_for(mode: str = "dark", scale: float = 1.0) -> Kit:
    return Kit(Theme(mode, scale), Typesetter("en", scale), Pictures(ASSETS), Memory())


def shown(kit: Kit, title: str, place: pygame.Rect) -> tuple[ChartView, pygame.Surface]:
    node, surface = ChartView(CHARTS[title]), pygame.Surface((place.right + 20, place.bottom + 20))
    surface.fill(kit.theme.colour("panel"))
    node.place(kit, place)
    node.draw(kit, surface)
    return node, surface


@pytest.mark.parametrize("title", CHARTS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_window_and_svg_have_the_same_texts_at_the_same_places(title: str, scale: float) -> None:
    kit, place = kit_for(scale=scale), pygame.Rect(20, 30, 480, 420)
    node, _ = shown(kit, title, place)
    picture = svg(CHARTS[title], *place.size, "en", scale, measure_with(kit.type, kit.theme))
    texts = list(ElementTree.fromstring(picture).iter(f"{SPACE}text"))
    labels = [label for label in walk(node) if isinstance(label, Label)]
    assert [label.text for label in labels] == [text.text for text in texts]
    for label, text in zip(labels, texts, strict=True):
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "")]
        assert abs(label.rect.x - place.x + share * label.rect.width - float(text.get("x", ""))) <= 2
        middle = float(text.get("y", "")) - 0.35 * float(text.get("font-size", ""))
        assert abs(label.rect.centery - place.y - middle) <= 2


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("title", CHARTS)
def test_labels_are_inside_whole_apart_and_read(title: str, mode: str) -> None:
    kit, place = kit_for(mode), pygame.Rect(20, 30, 430, 330)
    node, _ = shown(kit, title, place)
    labels = [label for label in walk(node) if isinstance(label, Label)]
    for n, label in enumerate(labels):
        assert place.contains(label.rect)
        assert label.paragraph is not None
        assert label.paragraph.lines == 1
        assert label.paragraph.width <= label.rect.width
        assert label.rect.inflate(-2, -2).collidelist([other.rect for other in labels[n + 1 :]]) == -1
        colour = label._text[0].style.colour  # type: ignore[union-attr]
        assert contrast(colour, kit.theme.colour("panel")) >= 4.5


def test_it_is_drawn_where_it_stands_and_nowhere_else() -> None:
    kit, place = kit_for(), pygame.Rect(20, 30, 430, 330)
    node, surface = shown(kit, "Joint gains", place)
    mark = next(mark for mark in node.drawing.marks if mark.kind == "disc")
    at = (round(place.x + mark.spot[0]), round(place.y + mark.spot[1]) + 2)
    assert surface.get_at(at)[:3] == pytest.approx(COLOURS["dark"]["me"], abs=4)
    ground = kit.theme.colour("panel")
    surface.fill(ground, place)
    assert pygame.transform.threshold(None, surface, ground, (1, 1, 1, 0), set_behavior=0) == (
        surface.get_width() * surface.get_height()
    )


def test_it_is_as_high_as_its_names_need() -> None:
    assert ChartView(rounds()).size(kit_for(scale=2), 400)[1] >= 9 * 2 * SIZES["name"]
    assert ChartView(rounds()).size(kit_for(), 400) == (400, 260)


def test_dashes_go_on_round_a_corner() -> None:
    pieces = list(dashed([(0, 0), (10, 0), (10, 10)], (8, 4)))
    assert pieces == [[(0, 0), (8, 0)], [(10, 2), (10, 10)]]
    assert list(dashed([(0, 0), (10, 0)], ())) == [[(0, 0), (10, 0)]]
    assert list(dashed([(0, 0), (10, 0), (10, 10)], (12, 2))) == [
        [(0, 0), (10, 0), (10, 2)],
        [(10, 4), (10, 10)],
    ]


@pytest.mark.parametrize("mode", MODES)
def test_charts_have_the_colours_of_the_window(mode: str) -> None:
    theme, chart = MODES[mode], COLOURS[mode]
    assert chart["ground"] == theme["panel"]
    assert {name: chart[name] for name in ("text", "quiet", "me", "loss", "gain")} == {
        name: theme[name] for name in ("text", "quiet", "me", "loss", "gain")
    }
    assert chart["best"] == theme["accent"]
