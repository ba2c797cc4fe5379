"""The page for one person: six measures with their evidence, beside this person's earlier games."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.debrief.findings import Findings
from game.debrief.page import Block, Cell, Page, Prose, Section, Table
from game.debrief.pages.voice import Voice
from game.debrief.skill import Measure
from game.engine.scenario import Seat


@dataclass(frozen=True, slots=True)
class Earlier:
    """A game that the same person played before: `title` of its scenario, the seat's name, when (as it is
    shown), and its measures."""

    title: str
    seat: str
    when: str
    measures: Mapping[str, Measure]


def page(found: Findings, voice: Voice, earlier: Sequence[Earlier] | None = None) -> Page | None:
    """None where nobody in particular is spoken to, or the reader's seat has no measures. `earlier`: None
    where it is not known what was played before."""
    seat = voice.reader
    if seat is None or not found.skill.get(seat):
        return None
    return Page(
        "skill",
        voice("skill.title"),
        (
            Section(voice("skill.measures"), tuple(_measures(found.skill[seat], voice)), gate=3),
            *_compared(found, seat, voice, earlier),
        ),
    )


def sentence(name: str, measure: Measure, voice: Voice) -> str:
    """A measure in words, with the figures that it rests on."""
    figures, points = measure.figures, measure.points
    told = {**figures, **{name: voice.points(n) for name, n in points.items()}}
    which = name if measure.level is not None else f"{name}.none"
    if name == "promises" and figures["broken"]:
        which = "promises.broken"
    if name == "ambition" and measure.level is not None and not figures["round"]:
        which = "ambition.stand"
    if name == "value" and measure.level is not None and points["created"] > 0 <= points["claimed"]:
        percent = round(100 * points["claimed"] / points["created"])
        return voice("skill.value.share", **told, percent=percent)
    return voice(f"skill.{which}", **told)


def _measures(measures: Mapping[str, Measure], voice: Voice) -> Iterator[Block]:
    yield Prose(voice("skill.how"), "note")
    rows = tuple(
        (
            Cell(voice(f"measure.{name}")),
            Cell(level_of(measure, voice), number=True, share=measure.level),
            Cell(sentence(name, measure, voice)),
        )
        for name, measure in measures.items()
    )
    head = tuple(voice(f"column.{name}") for name in ("measure", "level", "evidence"))
    yield Table(voice("skill.table"), head, rows, wide=(2,))


def level_of(measure: Measure, voice: Voice) -> str:
    return "–" if measure.level is None else voice("percent", n=round(100 * measure.level))


def _compared(
    found: Findings, seat: Seat, voice: Voice, earlier: Sequence[Earlier] | None
) -> Iterator[Section]:
    finished = found.outcome.finished
    if not earlier:
        if earlier is not None and finished and len(found.story.people) == 1:
            yield Section(voice("skill.earlier"), (Prose(voice("skill.first-game")),), gate=3)
        return
    this = voice("skill.this" if finished else "skill.this.stopped")
    measures = found.skill[seat]
    head = (
        voice("column.game"),
        voice("column.when"),
        *(voice(f"measure.{name}") for name in measures),
    )
    games = [
        *earlier,
        Earlier(found.story.agenda.title, voice.agenda.delegations[seat].name, this, measures),
    ]
    rows = tuple(
        (
            Cell(voice("skill.game", title=game.title, seat=game.seat)),
            Cell(game.when),
            *(Cell(level_of(game.measures[name], voice), number=True) for name in measures),
        )
        for game in games
    )
    yield Section(voice("skill.earlier"), (Table(voice("skill.games"), head, rows),), gate=3)
