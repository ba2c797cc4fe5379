"""Charts over the rounds: a line for every member, in the order of the table, and the same in rows."""

from collections.abc import Mapping, Sequence

from game.debrief.charts.spec import Chart, Line, points_axis, rounds_axis
from game.debrief.pages.voice import Voice
from game.debrief.story import Story
from game.engine.scenario import Seat


def over_rounds(
    story: Story, voice: Voice, values: Mapping[Seat, Sequence[int]], title: str, alt: str, axis: str
) -> Chart:
    """`values`: of every member, at the opening and at the close of each round, in hundredths of a point."""
    lines: list[Line] = []
    for seat, course in values.items():
        spots = tuple((float(n), worth / 100) for n, worth in zip(story.closes, course, strict=True))
        mine = seat == voice.reader
        number = 0 if mine else sum(line.tone == "other" for line in lines)
        lines.append(Line(voice.title(seat), spots, "me" if mine else "other", number))
    return Chart(
        title,
        alt,
        rounds_axis(voice("chart.rounds"), ticks(story, voice)),
        points_axis(axis, [y for line in lines for _, y in line.spots]),
        tuple(lines),
        table=(
            (voice("column.delegation"), *(voice.round(n) for n in story.closes)),
            *((line.name, *(voice.tenths(y) for _, y in line.spots)) for line in lines),
        ),
    )


def ticks(story: Story, voice: Voice) -> list[str]:
    """What stands at each round on the axis."""
    return [voice.words("debrief.start") if n == 0 else str(n) for n in story.closes]
