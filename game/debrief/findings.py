"""Everything a debrief has found out about a game: once as values, once as figures for a program to read."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import get_args, get_type_hints

from game.debrief.concessions import Concessions, concessions
from game.debrief.history import Clause, history
from game.debrief.missed import MissedTrades, missed
from game.debrief.readings import Read, readings
from game.debrief.reasons import Refused, refusals
from game.debrief.skill import Measure, skill
from game.debrief.standing import Outcome, outcome
from game.debrief.story import Progress, Story, tell
from game.debrief.turning import TurningPoint, turning_points
from game.engine.scenario import Seat
from game.engine.scoring import Hundredths
from game.session.record import Reading
from game.session.table import NOBODY


@dataclass(frozen=True, slots=True)
class Findings:
    """`skill`: of every seat that a person has held and that is a member."""

    story: Story
    outcome: Outcome
    concessions: Concessions
    turning: tuple[TurningPoint, ...]
    missed: MissedTrades
    readings: Mapping[Seat, Read]
    reasons: tuple[Refused, ...]
    history: tuple[Clause, ...]
    skill: Mapping[Seat, Mapping[str, Measure]]


TOLD = 0.2
"""Of the whole work the part that repeating the record takes, about."""


def findings_of(reading: Reading, language: str = "", progress: Progress | None = None) -> Findings:
    """All there is to find in a record, as far as it is sound. Raises Unreadable where its start is not."""
    hears = progress or (lambda share: None)
    story = tell(reading.header, reading.entries, reading.fault, language, lambda share: hears(TOLD * share))
    return findings(story, lambda share: hears(TOLD + (1 - TOLD) * share))


def findings(story: Story, progress: Progress | None = None) -> Findings:
    """All there is to find. `progress` hears how far it is."""

    def so_far(share: float) -> None:
        if progress is not None:
            progress(share)

    ended = outcome(story)
    so_far(0.4)
    conceded = concessions(story)
    best = max((sum(d.values.values()) for d in ended.distances), default=None)
    turning = turning_points(story, best)
    so_far(0.5)
    trades = missed(story, ended)
    so_far(0.95)
    found = Findings(
        story=story,
        outcome=ended,
        concessions=conceded,
        turning=turning,
        missed=trades,
        readings=readings(story),
        reasons=refusals(story),
        history=history(story, ended),
        skill={
            seat: skill(story, seat, ended, conceded, trades)
            for seat in story.people
            if seat in story.members
        },
    )
    so_far(1.0)
    return found


def figures(found: Findings) -> dict[str, object]:
    """What `debrief --json` prints: values, gains and costs in points, everything else as it is."""
    story = found.story
    return {
        "scenario": story.agenda.id,
        "seed": story.header.seed,
        "acts": story.end.number,
        "rounds": story.rounds,
        "fault": None if story.fault is None else {"code": story.fault.code, "line": story.fault.line},
        "seats": {
            seat: [_plain(span) for span in spans]
            for seat, spans in story.tenures.items()
            if any(span.holder != NOBODY for span in spans)
        },
        **{
            part.name: _plain(getattr(found, part.name))
            for part in fields(found)
            if part.name not in ("story", "skill")
        },
        "skill": {
            seat: {name: {"level": m.level, "figures": _rests_on(m)} for name, m in measures.items()}
            for seat, measures in found.skill.items()
        },
    }


def _rests_on(measure: Measure) -> dict[str, object]:
    return dict(measure.figures) | {name: n / 100 for name, n in measure.points.items()}


def _plain(value: object, points: bool = False) -> object:
    """Values as JSON has them. `points`: whole numbers are hundredths of a point."""
    if is_dataclass(value) and not isinstance(value, type):
        hints = _hints(type(value))
        return {
            part.name: _plain(getattr(value, part.name), in_hundredths(hints[part.name]))
            for part in fields(value)
            if part.name != "choice"
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(one, points) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one, points) for one in value]
    if points and isinstance(value, int) and not isinstance(value, bool):
        return value / 100
    return value


def in_hundredths(hint: object) -> bool:
    """Whether a field that is declared so holds points, in whatever it may hold them."""
    return hint == Hundredths or any(map(in_hundredths, get_args(hint)))


@cache
def _hints(kind: type) -> Mapping[str, object]:
    return get_type_hints(kind, include_extras=True)
