"""A debrief for a class, in steps: feelings and guesses first, what everybody got and wanted later."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.page import Ask, Page, Pages, Section


@dataclass(frozen=True, slots=True)
class Step:
    """What of a page is shown at one gate. `told`: guesses of earlier gates, with their answers."""

    gate: int
    page: Page
    sections: tuple[Section, ...]
    told: tuple[Ask, ...] = ()


def steps(pages: Pages) -> tuple[Step, ...]:
    """Gate by gate, the pages in their order; nothing of a section is in a step before its gate."""
    found = []
    asked: dict[str, tuple[Ask, ...]] = {}
    for gate in sorted({section.gate for page in pages.pages for section in page.sections}):
        for page in pages.pages:
            sections = tuple(section for section in page.sections if section.gate == gate)
            if sections:
                found.append(Step(gate, page, sections, asked.pop(page.key, ())))
                asked[page.key] = guesses(sections)
    return tuple(found)


def guesses(sections: tuple[Section, ...]) -> tuple[Ask, ...]:
    """The questions that have a right answer."""
    return tuple(b for s in sections for b in s.blocks if isinstance(b, Ask) and b.right is not None)


def own_pace(page: Page, answered: Mapping[str, int], shown: bool) -> tuple[Section, ...]:
    """For one person: while a guess of the page is open and it was not asked to show all, only what asks."""
    first = min((section.gate for section in page.sections), default=0)
    asking = tuple(section for section in page.sections if section.gate == first)
    if shown or all(ask.key in answered for ask in guesses(asking)):
        return page.sections
    return asking
