"""A debrief as tables for a spreadsheet: what everybody got, a seat a row, and every act, an act a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.codec.strict import snake
from game.debrief.files.cells import csv_text
from game.debrief.findings import Findings
from game.debrief.skill import MEASURES
from game.debrief.story import Step, Story
from game.engine.scenario import Delegation, Seat
from game.i18n import Words
from game.sentences.account import account
from game.sentences.names import issue_title, option_label, seat_name

ACT = (
    *("number", "round", "seat", "name", "holder", "seconds", "act"),
    *("issue", "issue_title", "option", "option_label", "proposal", "told"),
)


def values(found: Findings) -> str:
    """One row a delegation with all its figures, points with two decimals; empty where it has none."""
    rows = [_seat(found, delegation) for delegation in found.story.agenda.delegations.values()]
    return _written(list(rows[0]), (list(row.values()) for row in rows))


def acts(found: Findings, words: Words) -> str:
    """One row an act: when, by whom, what kind, and in a sentence what it was and brought about."""
    told = Words(words.language, "window.")  # where there are no commands to name
    return _written(ACT, (_act(found.story, step, told) for step in found.story.steps[1:]))


def _written(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    return csv_text([head, *([_told(cell) for cell in row] for row in rows)])


def _told(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else str(cell)


def _points(hundredths: int | None) -> str | None:
    return None if hundredths is None else f"{hundredths / 100:.2f}"


def _seat(found: Findings, delegation: Delegation) -> Mapping[str, object]:
    seat, story, ended = delegation.id, found.story, found.outcome
    standing = ended.standings.get(seat)
    conceded, pace = found.concessions, found.concessions.paces.get(seat)
    row: dict[str, object] = {
        "seat": seat,
        "name": delegation.name,
        "role": delegation.role.value,
        "holders": "; ".join(dict.fromkeys(span.holder for span in story.tenures[seat])),
        "value": _points(standing.value if standing else None),
        "walk_away": _points(standing.walk_away if standing else None),
        "goal": _points(standing.goal if standing else None),
        "history": _points(standing.history if standing else None),
        "joined": standing.joined if standing else None,
        "reserved": "; ".join(standing.reserved) if standing else None,
        "gave": _points(conceded.gave.get(seat)),
        "got": _points(conceded.got.get(seat)),
        "opened": _points(conceded.first.get(seat)),
        "given": _points(pace.given if pace else None),
        "half": f"{pace.half:.2f}" if pace else None,
        "tactic": pace.tactic if pace else None,
    }
    row |= {f"short_{far.measure}": _points(far.short.get(seat)) for far in ended.distances}
    row |= {
        f"round_{n}": _points(stood.get(seat)) for n, stood in zip(story.closes, ended.course, strict=True)
    }
    return row | dict(_levels(found, seat))


def _levels(found: Findings, seat: Seat) -> Iterator[tuple[str, str | None]]:
    measures = found.skill.get(seat, {})
    for name in MEASURES:
        level = measures[name].level if name in measures else None
        yield f"skill_{name}", None if level is None else f"{level:.2f}"


def _act(story: Story, step: Step, words: Words) -> Sequence[object]:
    """The columns of ACT."""
    agenda, action = story.agenda, step.action
    issue, option = getattr(action, "issue", None), getattr(action, "option", None)
    lines = account(step.events, story.views[-1][None], words, story.offers, whole=True)
    return (
        step.number,
        step.round,
        step.seat,
        seat_name(agenda, step.seat),
        step.by,
        step.seconds,
        snake(type(action)),
        issue,
        issue_title(agenda, issue) if issue else None,
        option,
        option_label(agenda, issue, option) if issue and option else None,
        getattr(action, "proposal", None),
        words.sentences(*lines),
    )
