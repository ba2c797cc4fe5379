"""Questions made from this very game: each rests on something that happened in it."""

from collections.abc import Iterator

from game.debrief.findings import Findings
from game.debrief.pages.voice import Voice
from game.engine.scenario import Seat

MOST = 6


def questions(found: Findings, voice: Voice) -> tuple[str, ...]:
    """At most MOST, those with most to talk about first."""
    return tuple(_all(found, voice))[:MOST]


def feelings(found: Findings, voice: Voice) -> tuple[str, ...]:
    """What is asked before any number is shown."""
    ended = "failed" if found.outcome.finished and not found.outcome.adopted else "ended"
    return tuple(voice(f"feelings.{key}") for key in (ended, "proud", "trust", "guess"))


def _all(found: Findings, voice: Voice) -> Iterator[str]:
    for breach in found.concessions.breaches[:1]:
        yield voice(
            "ask.breach", who=voice.seat(breach.by), issue=voice.issue(breach.issue), round=breach.round
        )
    yield from _defended(found, voice)
    yield from _missed(found, voice)
    yield from _learned(found, voice)
    yield from _uneven(found, voice)
    for point in [p for p in found.turning if p.change > 0][:1]:
        yield voice("ask.turning", round=point.round, who=voice.seat(point.seat))
    apart = [clause for clause in found.history if not clause.same]
    if apart:
        widest = max(apart, key=lambda clause: abs(clause.stronger or 0))
        yield voice("ask.history", issue=voice.issue(widest.issue))
    helped = [m for m in found.concessions.moves if m.own < 0 < sum(m.others.values())]
    if helped:
        best = max(helped, key=lambda move: sum(move.others.values()) / -move.own)
        yield voice("ask.cheap", whose=voice.whose(best.seat), issue=voice.issue(best.issue))


def _missed(found: Findings, voice: Voice) -> Iterator[str]:
    """The best trade between two or more that was there at the close of some round."""
    trades = [one for one in found.missed.at_end if len(one.parties) > 1 and any(one.rounds)]
    if trades:
        best = max(trades, key=lambda one: one.total)
        rounds = sum(number > 0 for number in best.rounds)
        yield voice.count("ask.missed", rounds, parties=voice.seats(best.parties))


def _defended(found: Findings, voice: Voice) -> Iterator[str]:
    held = [one for trade in found.missed.at_end for one in trade.defended if one.own < one.points]
    mine = [one for one in held if one.seat == voice.reader] or held
    for one in mine[:1]:
        yield voice.count(
            "ask.defended",
            one.rounds,
            who=voice.seat(one.seat),
            issue=voice.issue(one.issue),
            other=voice.seat(one.other),
        )


def _learned(found: Findings, voice: Voice) -> Iterator[str]:
    """Whose wishes showed latest, of those that showed at all; else of whom they never did."""
    others = [read for seat, read in found.readings.items() if seat != voice.reader]
    late = [read for read in others if (read.known_from or 0) > 1]
    if late:
        read = max(late, key=lambda one: one.known_from or 0)
        yield voice("ask.learned", who=voice.seat(read.seat), round=read.known_from)
    elif hidden := [read for read in others if read.known_from is None]:
        yield voice("ask.hidden", who=voice.seat(hidden[0].seat))


def _uneven(found: Findings, voice: Voice) -> Iterator[str]:
    """Two of whom one brought the other much and got little back."""
    between = found.concessions.between
    pairs: list[tuple[int, Seat, Seat]] = [
        (between[a][b] - between[b][a], a, b) for a in between for b in between[a]
    ]
    widest = max(pairs, default=None)
    if widest is not None and widest[0] > 0:
        yield voice("ask.uneven", whose=voice.whose(widest[1]), other=voice.seat(widest[2]))
