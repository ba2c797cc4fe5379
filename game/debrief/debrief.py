"""A whole debrief: the findings of a game as pages, for one delegation or for a class."""

from collections.abc import Sequence

from game.debrief.findings import Findings
from game.debrief.page import Page, Pages
from game.debrief.pages import concessions, history, missed, outcome, readings, skill, statement, talk
from game.debrief.pages.skill import Earlier
from game.debrief.pages.voice import Voice
from game.engine.scenario import Seat
from game.i18n import Words


def pages(
    found: Findings,
    words: Words,
    reader: Seat | None = None,
    earlier: Sequence[Earlier] | None = None,
    pair: outcome.Pair | None = None,
) -> Pages:
    """`reader`: who is spoken to; None: nobody in particular. `earlier`: this person's games before;
    None: not known."""
    voice = Voice(found.story.agenda, words, reader)
    made: list[Page | None] = [
        talk.before(found, voice),
        statement.page(found, voice),
        outcome.page(found, voice, pair),
        concessions.page(found, voice),
        missed.page(found, voice),
        readings.page(found, voice),
        history.page(found, voice),
        skill.page(found, voice, earlier),
        talk.page(found, voice),
    ]
    return Pages(
        found.story.agenda.title,
        _heading(found, voice),
        tuple(notices(found, voice)),
        tuple(page for page in made if page is not None),
    )


def notices(found: Findings, voice: Voice) -> list[str]:
    """What the reader must know of the record before anything else."""
    said = []
    if found.story.fault is not None:
        said.append(voice("notice.fault", line=found.story.fault.line, n=found.story.end.number))
    if not found.outcome.finished:
        key = "notice.unfinished" if found.story.rounds else "notice.opening"
        said.append(voice(key, round=found.story.rounds))
    if any(step.interests != found.story.steps[0].interests for step in found.story.steps):
        said.append(voice("notice.changed"))
    return said


def _heading(found: Findings, voice: Voice) -> str:
    rounds = found.story.rounds
    if not found.outcome.finished:
        return voice("heading.unfinished" if rounds else "heading.opening", round=rounds)
    key = f"heading.{voice.agenda.procedure.decision.value}" if found.outcome.adopted else "heading.failed"
    return voice(key, round=found.story.adopted_in or rounds)
