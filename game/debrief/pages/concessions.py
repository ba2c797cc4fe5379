"""The page of concessions: turning points, who gave what for what, the pace of giving, and promises."""

from collections.abc import Iterator

from game.debrief.concessions import Concession, Exchange, FirstOffer
from game.debrief.findings import Findings
from game.debrief.page import Block, Card, Cell, Figure, Page, Prose, Section, Table
from game.debrief.pages.rounds import over_rounds
from game.debrief.pages.voice import Voice
from game.debrief.turning import TurningPoint

NAMED = 3
"""So many moves of one delegation in a trade are named; more are counted."""


def page(found: Findings, voice: Voice) -> Page:
    return Page(
        "concessions",
        voice("concessions.title"),
        (
            Section(voice("turning.title"), tuple(_turning(found, voice)), gate=1),
            *_worth(found, voice),
            Section(voice("trades.title"), tuple(_trades(found, voice)), gate=2),
            Section(voice("pace.title"), tuple(_pace(found, voice)), gate=2),
            Section(voice("reciprocity.title"), tuple(_reciprocity(found, voice)), gate=2),
            Section(voice("moves.title"), (_moves(found, voice),), gate=3),
        ),
    )


def _turning(found: Findings, voice: Voice) -> Iterator[Block]:
    if not found.turning:
        yield Prose(voice("turning.none"))
    for point in found.turning:
        yield Card(
            _title(point, voice),
            tuple(_turned(point, voice)),
            (point.seat,) if point.seat in voice.agenda.delegations else (),
            voice("in-round", round=point.round),
        )


def _turned(point: TurningPoint, voice: Voice) -> Iterator[str]:
    if point.agreed:
        yield voice("turning.agreed", issues=voice.issues(point.agreed))
    if point.reopened:
        yield voice("turning.reopened", issues=voice.issues(point.reopened))


def _worth(found: Findings, voice: Voice) -> Iterator[Section]:
    """What the turning points did to the text, for when numbers are shown."""
    rows = tuple(
        (
            Cell(str(point.round), number=True),
            Cell(_title(point, voice)),
            Cell(voice.change(point.change), number=True, tone=_tone(point.change)),
        )
        for point in found.turning
    )
    if rows:
        head = tuple(voice(f"column.{name}") for name in ("round", "act", "all"))
        yield Section(voice("turning.worth"), (Table(voice("turning.table"), head, rows, wide=(1,)),), gate=2)


def _title(point: TurningPoint, voice: Voice) -> str:
    who, whose = voice.seat(point.seat), voice.whose(point.seat)
    return voice(f"turning.{point.kind}", who=who, whose=whose)


def _tone(change: int) -> str:
    return "gain" if change > 0 else "loss" if change < 0 else ""


def _trades(found: Findings, voice: Voice) -> Iterator[Block]:
    conceded = found.concessions
    if not conceded.exchanges:
        yield Prose(voice("trades.none"))
    for exchange in conceded.exchanges:
        yield Card(
            voice("trades.chair" if exchange.chair_text else "trades.one", who=voice.seat(exchange.by)),
            tuple(_traded(exchange, voice)),
            exchange.parties,
            voice("in-round", round=exchange.round),
            "" if exchange.held else "loss",
        )
    kept = {(e.broken_by[0], e.broken_by[1]) for e in conceded.exchanges if e.broken_by}
    for breach in conceded.breaches:
        if (breach.by, breach.round) not in kept:
            who, issue = voice.seat(breach.by), voice.issue(breach.issue)
            yield Prose(voice("trades.breach", who=who, issue=issue, round=breach.round))


def _traded(exchange: Exchange, voice: Voice) -> Iterator[str]:
    for seat in exchange.parties:
        own = [move for move in exchange.moves if move.seat == seat]
        moved = _moved(own, voice)
        figures = {"cost": voice.change(exchange.cost[seat]), "bought": voice.change(exchange.bought[seat])}
        key = "trades.gave" if moved else "trades.got"
        yield voice(key, who=voice.seat(seat), moved=moved, **figures)
    if exchange.broken_by is not None:
        seat, number = exchange.broken_by
        yield voice("trades.broken", who=voice.seat(seat), round=number)
    if exchange.undone:
        yield voice("trades.undone")


def _moved(own: list[Concession], voice: Voice) -> str:
    """What a delegation moved; of a whole text, only to how many clauses."""
    if len(own) > NAMED:
        return voice.words("debrief.moved.many", n=len(own))
    return voice.words.listed([voice("moved.to", **_told(move, voice)) for move in own])


def _told(move: Concession, voice: Voice) -> dict[str, str]:
    return {"issue": voice.issue(move.issue), "option": voice.option(move.issue, move.option)}


def _pace(found: Findings, voice: Voice) -> Iterator[Block]:
    story, conceded = found.story, found.concessions
    yield Prose(voice("pace.how"), "note")
    stands = {seat: pace.stands for seat, pace in conceded.paces.items()}
    yield Figure(
        over_rounds(story, voice, stands, voice("pace.chart"), voice("pace.chart.alt"), voice("pace.own"))
    )
    rows = tuple(
        (
            Cell(voice.title(seat), seat=seat),
            Cell(voice.points(conceded.first[seat]), number=True),
            Cell(_offered(conceded.first_offers.get(seat), voice), number=True),
            Cell(voice.points(pace.given), number=True),
            Cell(voice("percent", n=round(100 * pace.half)) if pace.given else "–", number=True),
            Cell(voice(f"tactic.{pace.tactic}")),
        )
        for seat, pace in conceded.paces.items()
    )
    head = tuple(
        voice(f"column.{name}") for name in ("delegation", "first", "first-offer", "given", "half", "tactic")
    )
    yield Table(voice("pace.table"), head, rows, wide=(0, 5))


def _offered(offer: FirstOffer | None, voice: Voice) -> str:
    if offer is None:
        return "–"
    return voice("pace.offered", points=voice.points(offer.asked), round=offer.round)


def _reciprocity(found: Findings, voice: Voice) -> Iterator[Block]:
    between, seats = found.concessions.between, found.story.members
    yield Prose(voice("reciprocity.how"), "note")
    rows = tuple(
        (
            Cell(voice.title(giver), seat=giver),
            *(
                Cell(
                    "–" if giver == other else voice.change(between[giver][other]),
                    number=True,
                    tone="" if giver == other else "gain" if between[giver][other] >= 0 else "loss",
                )
                for other in seats
            ),
        )
        for giver in seats
    )
    head = (voice("column.giver"), *(voice.title(seat) for seat in seats))
    yield Table(voice("reciprocity.table"), head, rows)


def _moves(found: Findings, voice: Voice) -> Block:
    if not found.concessions.moves:
        return Prose(voice("moves.none"))
    rows = tuple(
        (
            Cell(str(move.round), number=True),
            Cell(voice.title(move.seat), seat=move.seat),
            Cell(
                voice(
                    "moves.told",
                    issue=voice.issue(move.issue),
                    before=voice.option(move.issue, move.before),
                    option=voice.option(move.issue, move.option),
                )
            ),
            Cell(voice(f"cause.{move.cause}")),
            Cell(voice.change(move.own), number=True, tone="gain" if move.own > 0 else "loss"),
            Cell(voice.change(sum(move.others.values())), number=True),
            Cell(voice(f"step.{move.step}")),
        )
        for move in found.concessions.moves
    )
    head = ("round", "delegation", "move", "how", "own", "others", "step")
    return Table(
        voice("moves.table"), tuple(voice(f"column.{name}") for name in head), rows, wide=(2,), shut=True
    )
