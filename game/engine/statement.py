"""The joint statement, assembled from the text as it stands: derived, never stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.actions import Moves
from game.engine.draft import supporters, with_fallbacks
from game.engine.scenario import (
    Agenda,
    AnnexPlace,
    ClausePlace,
    Issue,
    IssueId,
    OptionId,
    Paragraph,
    Part,
    Seat,
)
from game.engine.scoring import holds


@dataclass(frozen=True, slots=True)
class Alternative:
    """One bracketed wording of an open clause, and who stands on it."""

    option: OptionId
    text: str
    supporters: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the statement. `issue` None: fixed text. `open`: the brackets of a draft."""

    part: Part
    source: str
    issue: IssueId | None
    text: str
    open: tuple[Alternative, ...]
    reserved_by: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class AnnexLine:
    id: str
    source: str
    basket: str
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    lines: tuple[Line, ...]
    annex_heading: str
    annex: tuple[AnnexLine, ...]


def filled(agenda: Agenda, text: str) -> str:
    """The text with its {placeholders} filled in."""
    for name, value in agenda.placeholders.items():
        text = text.replace("{" + name + "}", value)
    return text


def wording(agenda: Agenda, issue: Issue, option_id: OptionId) -> str:
    """The clause of an option, after the clauses it adds to."""
    clauses: list[str] = []
    option = issue.options[option_id]
    while True:
        if option.clause:
            clauses.append(filled(agenda, option.clause))
        if option.adds_to is None:
            break
        option = issue.options[option.adds_to]
    joint = " " if agenda.language.startswith("en") else ""
    return joint.join(reversed(clauses))


def assemble(
    agenda: Agenda,
    agreed: Mapping[IssueId, OptionId],
    positions: Moves | None = None,
    reservations: Mapping[Seat, tuple[IssueId, ...]] | None = None,
) -> Statement:
    """The statement of the agreed clauses.

    With `positions` it is a draft: open issues appear with their alternatives and supporters.
    Without, open issues fall back, and a clause that has no words is left out.
    """
    text = dict(agreed) if positions is not None else with_fallbacks(agenda, agreed)
    lines = tuple(_lines(agenda, text, positions, reservations or {}))
    heading = next((p.heading for p in agenda.statement if isinstance(p, AnnexPlace)), "")
    annex = tuple(
        AnnexLine(m.id, m.source, m.basket, filled(agenda, m.text))
        for m in agenda.annex.values()
        if holds(m.when, text)
    )
    return Statement(lines, filled(agenda, heading), annex)


def _lines(
    agenda: Agenda,
    text: Mapping[IssueId, OptionId],
    positions: Moves | None,
    reservations: Mapping[Seat, tuple[IssueId, ...]],
) -> Iterator[Line]:
    for passage in agenda.statement:
        match passage:
            case Paragraph(words, source, part):
                yield Line(part, source, None, filled(agenda, words), (), ())
            case ClausePlace(issue_id):
                issue = agenda.issues[issue_id]
                source = ", ".join(issue.source)
                option = text.get(issue_id)
                if option is not None:
                    words = wording(agenda, issue, option)
                    if words:
                        reserved = tuple(s for s, issues in reservations.items() if issue_id in issues)
                        yield Line(Part.BODY, source, issue_id, words, (), reserved)
                elif positions is not None:
                    yield Line(Part.BODY, source, issue_id, "", _alternatives(agenda, issue, positions), ())
            case AnnexPlace():
                pass


def _alternatives(agenda: Agenda, issue: Issue, positions: Moves) -> tuple[Alternative, ...]:
    stands = supporters(positions, issue.id)
    return tuple(
        Alternative(option, wording(agenda, issue, option), stands[option])
        for option in issue.options
        if option in stands
    )
