"""Charts laid out: everything inside the box, no name over another, and every name that there is room for."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.charts.frame import framed
from game.debrief.charts.marks import REACH, Box, Drawing
from game.debrief.charts.names import shortened, spread
from game.debrief.charts.plot import least_height, plot
from game.debrief.charts.spec import Chart, Dot, Limit, Line, points_axis
from game.debrief.charts.svg import widths
from tests.debrief.charts.samples import NINE, concessions, frontier, rounds

SPOTS = st.tuples(st.integers(0, 10).map(float), st.integers(-30, 90).map(float))
NAMES = st.sampled_from(
    ["", "You", "Türkiye", "波斯尼亚和黑塞哥维那", "A delegation with a very long name indeed"]
)
LINES = st.lists(
    st.builds(
        Line,
        NAMES,
        st.lists(SPOTS, min_size=1, max_size=9).map(lambda spots: tuple(sorted(spots))),
        st.sampled_from(["me", "best", "other"]),
        st.integers(0, 12),
        st.booleans(),
        st.booleans(),
    ),
    max_size=9,
).map(tuple)
DOTS = st.lists(
    st.builds(Dot, NAMES, SPOTS, st.sampled_from(["me", "now", "history", "best", "other"])), max_size=5
).map(tuple)
LIMITS = st.lists(st.builds(Limit, NAMES, st.integers(0, 10).map(float), st.booleans()), max_size=2).map(
    tuple
)
CHARTS = st.builds(
    Chart,
    st.just("A chart"),
    st.just("What it shows."),
    st.just(points_axis("Rounds that went by", [0, 10])),
    st.just(points_axis("Points", [-30, 90])),
    LINES,
    DOTS,
    LIMITS,
)


def wrong(drawing: Drawing) -> list[str]:
    """Whatever is outside the box, and texts that cover one another."""
    page = Box(-0.01, -0.01, drawing.width + 0.02, drawing.height + 0.02)
    spots = [spot for stroke in drawing.strokes for spot in stroke.spots]
    for mark in drawing.marks:
        reach = mark.radius * REACH
        spots += [(mark.spot[0] + dx, mark.spot[1] + dy) for dx in (-reach, reach) for dy in (-reach, reach)]
    found = [f"{spot} is outside" for spot in spots if not page.holds(Box(*spot, 0, 0))]
    found += [f"{text.text} is outside" for text in drawing.texts if not page.holds(text.box)]
    for one, other in combinations(drawing.texts, 2):
        inner = Box(one.box.left + 0.01, one.box.top + 0.01, one.box.width - 0.02, one.box.height - 0.02)
        if inner.meets(other.box):
            found.append(f"{one.text} covers {other.text}")
    return found


@given(CHARTS, st.integers(320, 900), st.integers(260, 600), st.sampled_from([0.8, 1.0, 1.5, 2.0]))
def test_nothing_leaves_the_box_and_no_name_covers_another(
    chart: Chart, width: int, height: int, scale: float
) -> None:
    drawing = plot(chart, width, height, scale, widths(scale))
    assert not wrong(drawing)
    assert drawing == plot(chart, width, height, scale, widths(scale))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nine_delegations_are_all_named_in_a_small_box(scale: float) -> None:
    drawing = plot(rounds(), 400, 300, scale, widths(scale))
    assert not wrong(drawing)
    assert set(NINE) <= {text.whole for text in drawing.texts}
    if scale == 1:
        assert set(NINE) <= {text.text for text in drawing.texts}


@pytest.mark.parametrize("chart", [rounds(), frontier(), concessions()], ids=lambda chart: chart.title)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_name_is_whole_where_there_is_room(chart: Chart, scale: float) -> None:
    drawing = plot(chart, 460 * scale, 330 * scale, scale, widths(scale))
    named = {part.name for part in (*chart.lines, *chart.dots, *chart.limits) if part.name}
    assert named <= {text.text for text in drawing.texts}
    assert not wrong(drawing)


def test_names_at_the_edge_keep_the_order_of_the_ends() -> None:
    chart = rounds()
    ends = {line.name: line.spots[-1][1] for line in chart.lines}
    shown = [text for text in plot(chart, 430, 330, 1, widths()).texts if text.text in ends]
    heights = [ends[text.text] for text in sorted(shown, key=lambda text: text.box.top)]
    assert heights == sorted(heights, reverse=True)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=9).map(sorted))
def test_spread_keeps_names_apart_and_inside(wanted: list[float]) -> None:
    middles = spread(wanted, 20, 0, 300)
    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(middles))
    assert 10 - 1e-6 <= middles[0] <= middles[-1] <= 290 + 1e-6


def test_ends_that_are_apart_stay_and_ends_that_meet_share_the_way() -> None:
    assert spread([50, 100, 200], 20, 0, 300) == pytest.approx([50, 100, 200])
    assert spread([100, 100], 20, 0, 300) == pytest.approx([90, 110])
    assert spread([1, 2, 200], 20, 0, 300) == pytest.approx([10, 30, 200])


def test_a_name_is_shortened_only_as_far_as_it_has_to_be() -> None:
    measure = widths()
    room = measure("Bosnia and…", "name")[0]
    assert shortened("Bosnia and Herzegovina", "name", room, measure) == "Bosnia and…"
    assert shortened("Bosnia", "name", measure("Bosnia", "name")[0], measure) == "Bosnia"
    assert shortened("Bosnia", "name", 3, measure) == ""


def test_a_step_goes_across_before_it_goes_up() -> None:
    line = Line("", ((0, 0), (5, 10), (10, 20)), "me", steps=True)
    chart = Chart("t", "a", points_axis("", [0, 10]), points_axis("", [0, 20]), (line,))
    frame = framed(chart, 300, 200, 1, 0, widths())
    courses = [stroke.spots for stroke in plot(chart, 300, 200, 1, widths()).strokes if stroke.colour == "me"]
    assert courses == [tuple(map(frame.at, [(0, 0), (5, 0), (5, 10), (10, 10), (10, 20)]))]


def test_a_box_grows_with_the_names() -> None:
    assert least_height(rounds(), 2, widths(2)) > least_height(rounds(NINE[:3]), 2, widths(2)) > 200
