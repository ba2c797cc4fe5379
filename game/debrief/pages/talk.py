"""The pages for talking: feelings and guesses before any number, and questions after."""

from game.debrief.findings import Findings
from game.debrief.page import Ask, Listed, Page, Section
from game.debrief.pages.voice import Voice
from game.debrief.questions import feelings, questions


def before(found: Findings, voice: Voice) -> Page:
    """How it felt, and what everybody guesses; the answers are the people's own."""
    asks = tuple(
        Ask(f"feeling:{n}", question, (), None, ())
        for n, question in enumerate(feelings(found, voice), start=1)
    )
    return Page("before", voice("before.title"), (Section(voice("before.how"), asks, gate=0),))


def page(found: Findings, voice: Voice) -> Page:
    debrief = found.story.scenario.debrief
    sections = [Section(voice("talk.game"), (Listed(questions(found, voice), numbered=True),), gate=3)]
    if debrief.questions:
        asked = tuple(line.strip() for line in debrief.questions)
        sections.append(Section(voice("talk.scenario"), (Listed(asked, numbered=True),), gate=3))
    if debrief.objectives:
        aims = tuple(line.strip() for line in debrief.objectives)
        sections.append(Section(voice("talk.objectives"), (Listed(aims),), gate=3))
    return Page("talk", voice("talk.title"), tuple(sections))
