"""The page of missed trades: what nobody did, since when it was there, and why it was hard to see."""

from collections.abc import Iterator, Mapping

from game.debrief.charts.spec import Chart, Line, points_axis, rounds_axis
from game.debrief.findings import Findings
from game.debrief.missed import Missed
from game.debrief.page import Block, Card, Figure, Page, Prose, Section
from game.debrief.pages.rounds import ticks
from game.debrief.pages.voice import Voice
from game.engine.scenario import IssueId, OptionId, Seat

SHOWN = 5


def page(found: Findings, voice: Voice) -> Page:
    return Page(
        "missed",
        voice("missed.title"),
        (
            Section(voice("missed.end"), tuple(_at_end(found, voice)), gate=3),
            Section(voice("missed.on-the-way"), tuple(_on_the_way(found, voice)), gate=3),
        ),
    )


def _at_end(found: Findings, voice: Voice) -> Iterator[Block]:
    trades, ended = found.missed.at_end, found.outcome
    if ended.finished and not ended.adopted:
        yield from _instead(found, voice)
        return
    if not trades:
        yield Prose(voice("missed.none"))
        return
    yield Prose(voice("missed.how" if ended.finished else "missed.how.unfinished"), "note")
    for trade in _told_apart(trades)[:SHOWN]:
        yield Card(
            changed(trade.change, voice),
            (*_given(trade, voice), *_hard_to_see(found, trade, voice)),
            trade.parties,
            gains(trade.gains, voice),
            "gain",
        )


def _instead(found: Findings, voice: Voice) -> Iterator[Block]:
    """The talks failed: a text that everybody could have joined, if there was one."""
    ended = found.outcome
    nash = next((far for far in ended.distances if far.measure == "nash"), None)
    if nash is None:
        yield Prose(voice("possible.unsettled" if ended.unsettled else "missed.no-text"))
        return
    yield Prose(voice("missed.text"), "note")
    yield Card(
        voice("missed.text.title"),
        tuple(
            voice("moved.to", issue=voice.issue(issue), option=voice.option(issue, option))
            for issue, option in nash.text.items()
        ),
        found.story.members,
        gains(nash.short, voice),
        "gain",
    )


def _told_apart(trades: tuple[Missed, ...]) -> list[Missed]:
    """The best first, and of several about the same clauses only that: the others teach nothing more."""
    about: dict[frozenset[IssueId], Missed] = {}
    for trade in sorted(trades, key=lambda one: -one.total):
        about.setdefault(frozenset(trade.change), trade)
    return list(about.values())


def changed(change: Mapping[IssueId, OptionId | None], voice: Voice) -> str:
    told = [
        voice("moved.to", issue=voice.issue(issue), option=voice.option(issue, option))
        for issue, option in change.items()
    ]
    return voice.words("debrief.and").join(told)


def gains(brought: Mapping[Seat, int], voice: Voice) -> str:
    told = [f"{voice.seat(seat)} {voice.change(gain)}" for seat, gain in brought.items() if gain]
    return voice.words("debrief.dot").join(told)


def _given(trade: Missed, voice: Voice) -> Iterator[str]:
    for seat, issues in trade.gives.items():
        yield voice("missed.gives", who=voice.seat(seat), issues=voice.issues(issues))


def _hard_to_see(found: Findings, trade: Missed, voice: Voice) -> Iterator[str]:
    """Since when it was there, and the reasons, those that say most first."""
    rounds = [n for n in trade.rounds if n > 0]
    if rounds and len(rounds) > 1:
        yield voice("missed.since", first=rounds[0], n=len(rounds))
    for held in trade.defended[:2]:
        yield voice.count(
            "missed.defended",
            held.rounds,
            who=voice.seat(held.seat),
            issue=voice.issue(held.issue),
            own=voice.points(held.own),
            other=voice.seat(held.other),
            points=voice.points(held.points),
        )
    if trade.freed is not None:
        yield voice("missed.freed", whose=voice.whose(trade.freed[0]), round=trade.freed[1])
    elif trade.never_joined:
        yield voice("missed.never-joined")
    early = {issue: n for issue, n in trade.settled.items() if n < found.story.rounds}
    if early:
        issue = min(early, key=lambda one: early[one])
        key = "missed.settled" if early[issue] else "missed.settled.first"
        yield voice(key, issue=voice.issue(issue), round=early[issue])
    if len(trade.parties) > 2:
        yield voice("missed.many", n=len(trade.parties))


def _on_the_way(found: Findings, voice: Voice) -> Iterator[Block]:
    passed = found.missed.passed
    if not passed:
        yield Prose(voice("missed.way.none"))
        return
    yield Figure(_left(found, voice))
    for one in passed:
        yield Card(
            changed(one.change, voice),
            (voice("missed.made" if one.made else "missed.not-made"),),
            one.parties,
            voice("in-round", round=one.round) if one.round else voice("opening"),
            "gain" if one.made else "",
        )


def _left(found: Findings, voice: Voice) -> Chart:
    """What the best small trade would have brought all together, at the close of every round."""
    spots = tuple((float(n), left / 100) for n, left in found.missed.left.items())
    return Chart(
        voice("missed.chart"),
        voice("missed.chart.alt"),
        rounds_axis(voice("chart.rounds"), ticks(found.story, voice)),
        points_axis(voice("chart.points"), [0.0, *(y for _, y in spots)]),
        (Line(voice("missed.chart.line"), spots, "best"),),
        table=(
            (voice("column.round"), voice("missed.chart.line")),
            *((voice.round(int(n)), voice.tenths(y)) for n, y in spots),
        ),
    )
