"""The page of what could be known: the others' priorities by their conduct, round by round, and in truth."""

from collections.abc import Iterator

from game.debrief.charts.spec import Axis, Chart, Line, rounds_axis
from game.debrief.findings import Findings
from game.debrief.page import Ask, Block, Card, Figure, Page, Prose, Section
from game.debrief.pages.voice import Voice
from game.debrief.readings import Read
from game.debrief.reasons import Refused
from game.engine.scenario import IssueId, Seat
from game.sentences.remarks import said

CHOICES = 4


def page(found: Findings, voice: Voice) -> Page:
    others = {seat: read for seat, read in found.readings.items() if seat != voice.reader}
    return Page(
        "readings",
        voice("readings.title"),
        (
            Section(voice("readings.ask"), tuple(_asks(found, others, voice)), gate=0),
            Section(voice("readings.told"), tuple(_told(found, others, voice)), gate=2),
            *_refusals(found, voice),
        ),
    )


def _asks(found: Findings, others: dict[Seat, Read], voice: Voice) -> Iterator[Block]:
    """What did it want most? The choices are its dearest issue and others that it also cares for."""
    yield Prose(voice("readings.ask.how"), "note")
    for seat, read in others.items():
        choices = _choices(read, tuple(voice.agenda.issues))
        if len(choices) > 1:
            yield Ask(
                f"first:{seat}",
                voice("readings.question", who=voice.seat(seat)),
                tuple(voice.issue(issue) for issue in choices),
                choices.index(read.truth[0]),
                tuple(_known(read, voice)),
            )


def _choices(read: Read, issues: tuple[IssueId, ...]) -> list[IssueId]:
    """Its dearest issue and some that it cares for less, in the order of the agenda."""
    less = [i for i in read.truth[1:] if read.weights.get(i, 0) < read.weights.get(read.truth[0], 0)]
    every = max(1, len(less) // (CHOICES - 1))
    return sorted([read.truth[0], *less[::every][: CHOICES - 1]], key=issues.index)


def _known(read: Read, voice: Voice) -> Iterator[str]:
    first = read.truth[0]
    yield voice(
        "readings.first", who=voice.seat(read.seat), issue=voice.issue(first), n=read.weights.get(first, 0)
    )
    if read.known_from is not None:
        yield voice("readings.known", round=read.known_from)
    else:
        last = read.guesses[-1] if read.guesses else None
        yield voice("readings.never", issue=voice.issue(last.first) if last else "–")
    if read.held > 1:
        yield voice("readings.held", who=voice.seat(read.seat), n=read.held)


def _told(found: Findings, others: dict[Seat, Read], voice: Voice) -> Iterator[Block]:
    yield Prose(voice("readings.how"), "note")
    yield Figure(_chart(found, others, voice))
    for seat, read in others.items():
        truth = voice.words.listed([voice.issue(issue) for issue in read.truth[: read.top]])
        guessed = [voice.issue(issue) for issue in read.guesses[-1].order[: read.top]] if read.guesses else []
        yield Card(
            voice("readings.wanted", who=voice.seat(seat), issues=truth),
            (
                voice("readings.looked", issues=voice.words.listed(guessed)) if guessed else "",
                *_known(read, voice),
            ),
            (seat,),
            voice("readings.hits", n=read.guesses[-1].hits if read.guesses else 0, of=read.top),
        )


def _refusals(found: Findings, voice: Voice) -> Iterator[Section]:
    """What ministers said when they refused, and what was at stake for them."""
    view = found.story.views[-1][None]
    cards = []
    for one in found.reasons:
        who = voice.seat(one.seat)
        if one.by is None:
            title = voice("reasons.broke", who=who, issue=voice.issue(one.issue or ""))
        else:
            title = voice("reasons.declined", who=who, by=voice.seat(one.by))
        quoted = voice("reasons.said", words=said(view, one.said, voice.words))
        cards.append(
            Card(title, (quoted, _truth(one, voice)), (one.seat,), voice("in-round", round=one.round))
        )
    if cards:
        yield Section(voice("reasons.title"), (Prose(voice("reasons.how"), "note"), *cards), gate=2)


def _truth(one: Refused, voice: Voice) -> str:
    """A red line before any number: nothing makes up for it."""
    if one.crossed:
        return voice("reasons.crossed", whose=voice.whose(one.seat), issues=voice.issues(one.crossed))
    if one.whole:
        key = "reasons.text.good" if one.stake >= 0 else "reasons.text.bad"
    else:
        key = "reasons.gain" if one.stake > 0 else "reasons.loss" if one.stake < 0 else "reasons.even"
    return voice(key, who=voice.seat(one.seat), points=voice.points(abs(one.stake)))


def _chart(found: Findings, others: dict[Seat, Read], voice: Voice) -> Chart:
    """How many of the true priorities of all could be told by conduct alone, at every close."""
    rounds = [guess.round for guess in next(iter(others.values())).guesses] if others else []
    spots = tuple(
        (float(n), float(sum(read.guesses[k].hits for read in others.values()))) for k, n in enumerate(rounds)
    )
    most = sum(read.top for read in others.values())
    names = [voice.words("debrief.start"), *(str(n) for n in rounds)]
    ticks = tuple((float(n), str(n)) for n in sorted({0, most // 2, most}))
    return Chart(
        voice("readings.chart"),
        voice("readings.chart.alt", of=most, n=int(spots[-1][1]) if spots else 0),
        rounds_axis(voice("chart.rounds"), names),
        Axis(voice("readings.chart.y"), 0, max(1, most), ticks),
        (Line(voice("readings.chart.line"), spots, "me"),),
        table=(
            (voice("column.round"), voice("readings.chart.y")),
            *((voice.round(int(n)), str(int(y))) for n, y in spots),
        ),
    )
