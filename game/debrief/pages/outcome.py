"""The page of the outcome: what everybody got, beside what there was to get."""

from collections.abc import Iterator, Mapping, Sequence

from game.analysis.frontier import Point
from game.debrief.charts.spec import Chart, Dot, Limit, Line, Spot, points_axis
from game.debrief.findings import Findings
from game.debrief.page import Block, Card, Cell, Figure, Page, Prose, Section, Table
from game.debrief.pages.rounds import over_rounds
from game.debrief.pages.voice import Voice
from game.debrief.standing import Distance, against_all, between, share
from game.engine.scenario import IssueId, OptionId, Seat

WIDE = ("delegation", "bar", "what", "whom")
"""The columns that take what room there is."""

Pair = tuple[Seat, Seat | None]
"""Whose gains are drawn; None: those of all others."""
EDGE = 12
"""So many points of the edge are told in numbers."""


def page(found: Findings, voice: Voice, pair: Pair | None = None) -> Page:
    """`pair`: whose frontier is drawn; None: nobody has picked any."""
    return Page(
        "outcome",
        voice("outcome.title"),
        (
            Section(voice("outcome.what"), tuple(_what(found, voice)), gate=1),
            Section(voice("outcome.values"), (_table(found, voice),), gate=2),
            Section(voice("outcome.possible"), tuple(_possible(found, voice, pair)), gate=3),
            Section(voice("outcome.course"), (_course(found, voice),), gate=2),
        ),
    )


def _what(found: Findings, voice: Voice) -> Iterator[Block]:
    ended, story = found.outcome, found.story
    if not ended.finished:
        yield Prose(voice("outcome.unfinished", round=story.rounds), "lead")
    elif ended.adopted:
        yield Prose(voice("outcome.adopted", round=story.adopted_in), "lead")
    else:
        yield Prose(voice("outcome.failed"), "lead")
    agreed = len(story.end.agreed)
    yield Prose(voice("outcome.agreed", n=agreed, of=len(story.agenda.issues)))
    apart = [seat for seat in story.members if ended.adopted and not ended.standings[seat].joined]
    if apart:
        yield Prose(voice("outcome.apart", who=voice.seats(apart)))
    for seat in story.members:
        reserved = ended.standings[seat].reserved
        if reserved:
            yield Prose(voice("outcome.reserved", who=voice.seat(seat), issues=voice.issues(reserved)))


def _table(found: Findings, voice: Voice) -> Table:
    ended, conceded = found.outcome, found.concessions
    most = max((standing.goal or standing.value for standing in ended.standings.values()), default=1) or 1
    rows = []
    for seat, standing in ended.standings.items():
        walk = standing.walk_away
        tone = "" if walk is None else "gain" if standing.value >= walk else "loss"
        marks = () if walk is None else (walk / most,)
        rows.append(
            (
                _name(seat, voice),
                Cell(voice.points(standing.value), number=True, tone=tone),
                Cell("", share=max(0.0, standing.value / most), marks=marks, tone=tone),
                *(_figure(f, voice) for f in (walk, conceded.gave.get(seat), conceded.got.get(seat))),
            )
        )
    return _headed("outcome.table", ("delegation", "value", "bar", "walk-away", "gave", "got"), rows, voice)


def _beside(found: Findings, voice: Voice) -> Table:
    """The end beside what each could have had, and what the real text would have brought it."""
    real = bool(found.history)
    rows = []
    for seat, standing in found.outcome.standings.items():
        figures = (standing.value, standing.goal, *((standing.history,) if real else ()))
        rows.append((_name(seat, voice), *(_figure(figure, voice) for figure in figures)))
    head = ("delegation", "value", "goal", *(("real",) if real else ()))
    return _headed("possible.beside" if real else "possible.goals", head, rows, voice)


def _name(seat: Seat, voice: Voice) -> Cell:
    return Cell(voice.title(seat), seat=seat, tone="me" if seat == voice.reader else "")


def _figure(points: int | None, voice: Voice) -> Cell:
    return Cell("–" if points is None else voice.points(points), number=True)


def _headed(caption: str, head: Sequence[str], rows: Sequence[tuple[Cell, ...]], voice: Voice) -> Table:
    wide = tuple(n for n, name in enumerate(head) if name in WIDE)
    columns = tuple(voice(f"column.{name}") for name in head)
    return Table(voice.words(f"debrief.{caption}"), columns, tuple(rows), wide)


def _possible(found: Findings, voice: Voice, pair: Pair | None) -> Iterator[Block]:
    ended = found.outcome
    if not ended.distances:
        yield Prose(voice("possible.unsettled" if ended.unsettled else "possible.none"))
        return
    reached = share(ended.made, ended.most)
    if reached is not None and ended.most is not None and ended.finished:
        figures = {"made": voice.points(ended.made), "most": voice.points(ended.most)}
        yield Prose(voice("possible.share", percent=round(100 * reached), **figures), "lead")
    yield _beside(found, voice)
    yield Prose(voice("possible.how"), "note")
    yield _distances(found, voice)
    yield from _apart(found, voice)
    yield Figure(_frontier(found, voice, pair or usual_pair(found.story.members, voice.reader)))


def _distances(found: Findings, voice: Voice) -> Table:
    rows = []
    for far in found.outcome.distances:
        short = far.short
        furthest = max(short, key=lambda seat: short[seat])
        rows.append(
            (
                Cell(voice(f"best.{far.measure}")),
                Cell(voice(f"best.{far.measure}.what"), tone="quiet"),
                Cell(voice.points(sum(short.values())), number=True),
                _furthest(furthest, short[furthest], voice),
                Cell(str(len(far.issues)), number=True),
            )
        )
    return _headed("possible.table", ("best", "what", "short", "whom", "clauses"), rows, voice)


def _apart(found: Findings, voice: Voice) -> Iterator[Block]:
    """What each of the best texts says otherwise; those that are one and the same are told together."""
    same: dict[tuple[tuple[IssueId, OptionId], ...], list[str]] = {}
    for far in found.outcome.distances:
        same.setdefault(tuple(sorted(far.text.items())), []).append(voice(f"best.{far.measure}"))
    for far in found.outcome.distances:
        names = same.pop(tuple(sorted(far.text.items())), [])
        if names and far.issues:
            lines = tuple(_otherwise(found, far, issue, voice) for issue in far.issues)
            yield Card(voice("best.apart", which=voice.words.listed(names)), lines)


def _otherwise(found: Findings, far: Distance, issue: IssueId, voice: Voice) -> str:
    ours, best = found.outcome.text.get(issue), far.text.get(issue)
    return voice(
        "moves.told",
        issue=voice.issue(issue),
        before=voice.option(issue, ours),
        option=voice.option(issue, best),
    )


def _furthest(seat: Seat, short: int, voice: Voice) -> Cell:
    if short <= 0:
        return Cell("–")
    return Cell(voice("best.most", who=voice.seat(seat), points=voice.points(short)), seat=seat)


def usual_pair(members: Sequence[Seat], reader: Seat | None) -> Pair:
    """Whose gains are drawn where nobody has picked any: the reader's, or those of the first member, against
    the other one's, or all others'."""
    first = reader if reader is not None and reader in members else members[0]
    others = [seat for seat in members if seat != first]
    return first, others[0] if len(others) == 1 else None


def _frontier(found: Findings, voice: Voice, pair: Pair) -> Chart:
    story, (me, other) = found.story, pair
    space = story.space(story.end)
    if other is not None:
        return _plane(found, voice, me, (other,), between(space, me, other))
    others = tuple(seat for seat in story.members if seat != me)
    return _plane(found, voice, me, others, against_all(space, me))


def _plane(found: Findings, voice: Voice, me: Seat, others: tuple[Seat, ...], edge: Sequence[Point]) -> Chart:
    """My value across, the others' mean up; the exact edge of what there is, and the way the talks took."""
    ended, share = found.outcome, 100 * len(others)

    def spot(values: Mapping[Seat, int]) -> tuple[float, float]:
        return values[me] / 100, sum(values[seat] for seat in others) / share

    course = [spot(values) for values in ended.course]
    course[-1] = spot({seat: s.value for seat, s in ended.standings.items()})
    edges = tuple((p.values[0] / 100, p.values[1] / share) for p in edge)
    dots = [Dot(voice("chart.end", points=voice.tenths(course[-1][0])), course[-1], "now")]
    if found.history:
        real = spot({seat: s.history or 0 for seat, s in ended.standings.items()})
        dots.append(Dot(voice("chart.real"), real, "history"))
    dots += [Dot(voice(f"best.{far.measure}"), spot(far.values), "best") for far in ended.distances]
    walk = ended.standings[me].walk_away
    limits = [] if walk is None else [Limit(voice("chart.walk-away", who=voice.seat(me)), walk / 100, False)]
    if len(others) == 1 and (theirs := ended.standings[others[0]].walk_away) is not None:
        limits.append(Limit(voice("chart.walk-away", who=voice.seat(others[0])), theirs / 100, True))
    spots = [*course, *edges, *(dot.spot for dot in dots)]
    name = voice.seat(others[0]) if len(others) == 1 else voice.words("debrief.chart.others", n=len(others))
    return Chart(
        voice("chart.frontier", who=voice.seat(me), others=name),
        voice(
            "chart.frontier.alt",
            who=voice.seat(me),
            others=name,
            mine=voice.tenths(course[-1][0]),
            theirs=voice.tenths(course[-1][1]),
        ),
        points_axis(voice("chart.value", who=voice.seat(me)), [x for x, _ in spots]),
        points_axis(voice("chart.value", who=name), [y for _, y in spots]),
        (
            Line(voice("chart.edge"), edges, "best", steps=False, marks=False),
            Line(voice("chart.path"), tuple(course), "me"),
        ),
        tuple(dots),
        tuple(limits),
        (
            (voice("column.where"), voice("chart.value", who=voice.seat(me)), voice("chart.value", who=name)),
            *((voice.round(n), voice.tenths(x), voice.tenths(y)) for n, (x, y) in enumerate(course[:-1])),
            *((dot.name, *map(voice.tenths, dot.spot)) for dot in dots),
            *((voice("chart.edge"), *map(voice.tenths, spot)) for spot in _some(edges)),
        ),
    )


def _some(edges: Sequence[Spot]) -> Sequence[Spot]:
    """At most EDGE of them, spread evenly, with both ends."""
    last = len(edges) - 1
    return edges if last < EDGE else [edges[round(n * last / (EDGE - 1))] for n in range(EDGE)]


def _course(found: Findings, voice: Voice) -> Figure:
    """What the text as it stood was worth to everybody at the close of every round."""
    story = found.story
    values = {seat: [worths[seat] for worths in found.outcome.course] for seat in story.members}
    alt = voice.count("chart.course.alt", story.rounds)
    return Figure(over_rounds(story, voice, values, voice("chart.course"), alt, voice("chart.points")))
