"""Charts as a debrief has them: nine delegations over the rounds, a frontier of two, concessions."""

from math import cos, pi, sin

from game.debrief.charts.spec import Axis, Chart, Dot, Limit, Line, points_axis, rounds_axis

NINE = (
    "Bulgaria",
    "United States",
    "Greece",
    "Türkiye",
    "Romania",
    "Slovenia",
    "Moldova",
    "Croatia",
    "Albania",
)
COURSES = (
    (8, 12, 16, 17, 36, 33, 40, 31, 31),
    (34, 38, 41, 46, 56, 55, 52, 76, 68),
    (28, 35, 37, 37, 53, 51, 68, 63, 76),
    (24, 30, 32, 36, 38, 40, 48, 52, 77),
    (18, 24, 28, 30, 31, 32, 43, 44, 38),
    (13, 16, 18, 28, 36, 33, 28, 39, 60),
    (10, 10, 20, 22, 22, 30, 30, 31, 31),
    (5, 9, 9, 14, 20, 26, 30, 34, 38),
    (20, 20, 21, 21, 30, 45, 50, 60, 76),
)


def rounds(names: tuple[str, ...] = NINE, chinese: bool = False) -> Chart:
    axis = rounds_axis(
        "轮次" if chinese else "Round", ["开场" if chinese else "Opening", *map(str, range(1, 9))]
    )
    lines = tuple(
        Line(name, tuple((float(n), float(v)) for n, v in enumerate(COURSES[seat])), *tone)
        for seat, name in enumerate(names)
        for tone in [("me", 0) if seat == 0 else ("other", seat - 1)]
    )
    values = [float(v) for course in COURSES for v in course]
    return Chart(
        "逐轮案文价值" if chinese else "Value of the text, round by round",
        "Nine lines rise; three end close together at the top.",
        axis,
        points_axis("分值" if chinese else "Points", values),
        lines,
        limits=(Limit("底线" if chinese else "Your walk-away", 25.0, True),),
    )


def frontier() -> Chart:
    curve = tuple((100 * sin(n / 20 * pi / 2), 90 * cos(n / 20 * pi / 2)) for n in range(21))
    path = ((30.0, 20.0), (38.0, 35.0), (52.0, 41.0), (60.0, 55.0), (71.0, 58.0))
    specks = tuple(Dot("", (float(n * 37 % 83), float(n * 53 % 47))) for n in range(120))
    return Chart(
        "Joint gains",
        "Your text is close to the best that was possible.",
        points_axis("Your value", (0, 100)),
        points_axis("Value for Greece", (0, 90)),
        (Line("Best possible", curve, "best", marks=False), Line("The way there", path, "other")),
        (
            *specks,
            Dot("Your text · 71", (71.0, 58.0), "me"),
            Dot("1997 text · 66", (66.0, 60.0), "history"),
            Dot("Opening", (30.0, 20.0), "now"),
            Dot("Fairest text", (72.0, 61.0), "best"),
        ),
        (Limit("Your walk-away", 45.0, False), Limit("Greece’s walk-away", 30.0, True)),
    )


def concessions() -> Chart:
    you = tuple((float(n), v) for n, v in enumerate((90.0, 84, 84, 70, 61, 61, 58)))
    they = tuple((float(n), v) for n, v in enumerate((30.0, 33, 41, 41, 44, 52, 58)))
    return Chart(
        "What each asked for",
        "You came down by 32 points, Greece by 28.",
        rounds_axis("Round", [str(n) for n in range(7)]),
        Axis("Your points", 0, 100, ((0, "0"), (50, "50"), (100, "100"))),
        (
            Line("You", you, "me", steps=True),
            Line("Hellenic Republic, for you", they, "other", 1, steps=True),
        ),
        (Dot("A long walk", (3.0, 70.0), "now"),),
        (Limit("Your walk-away", 48.0, True),),
    )
