"""Whether a scenario hangs together: every name in it is the name of something, no number is absurd.

An author's file is held to much more than this. Here it is about scenarios that come with a record, from
anywhere: the rules may then rely on every name they look up.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol

from game.codec import Path
from game.engine.actions import HOST
from game.engine.scenario import (
    AddInitiatives,
    AddPoints,
    AddRounds,
    AddWalkAway,
    Agenda,
    ClausePlace,
    Condition,
    Decision,
    Effect,
    IssueId,
    LiftRedLine,
    Mandate,
    OptionId,
    Role,
    Scenario,
    SetRedLine,
)

Flaw = tuple[Path, str]
"""A place in the scenario's tree, and what is wrong there; the words go on from the place's name."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def flaw_of(scenario: Scenario) -> Flaw | None:
    """The first thing that does not hang together; None: the rules can play this scenario."""
    return next(
        chain(_agenda(scenario.agenda), _mandates(scenario), _capitals(scenario), _world(scenario)), None
    )


def _known(path: Path, name: str, names: Iterable[str], what: str) -> Iterator[Flaw]:
    if name not in names:
        yield path, f"names {name!r}, which is no {what} of this scenario"


def _ids(path: Path, things: Mapping[str, _Named]) -> Iterator[Flaw]:
    for key, thing in things.items():
        if thing.id != key:
            yield (*path, key, "id"), f"should be {key!r}, not {thing.id!r}"


def _within(path: Path, number: int, least: int, most: int) -> Iterator[Flaw]:
    if not least <= number <= most:
        yield path, f"should be {least} to {most}, not {number}"


def _options(path: Path, agenda: Agenda, chosen: Mapping[IssueId, Iterable[OptionId]]) -> Iterator[Flaw]:
    for issue, options in chosen.items():
        yield from _known((*path, issue), issue, agenda.issues, "issue")
        for option in options:
            yield from _known((*path, issue), option, agenda.issues[issue].options, f"option of {issue!r}")


def _agenda(agenda: Agenda) -> Iterator[Flaw]:
    delegations, procedure = agenda.delegations, agenda.procedure
    yield from _ids(("agenda", "delegations"), delegations)
    if HOST in delegations:
        yield ("agenda", "delegations", HOST), "is the name of the game's host"
    if not any(d.role is Role.MEMBER for d in delegations.values()):
        yield ("agenda", "delegations"), "needs a member"
    for seat, delegation in delegations.items():
        yield from _ids(("agenda", "delegations", seat, "team"), delegation.team)
    place: Path = ("agenda", "procedure")
    yield from _within((*place, "rounds"), procedure.rounds, 1, 1000)
    yield from _within((*place, "initiatives"), procedure.initiatives, 0, 1000)
    yield from _within((*place, "reservations"), procedure.reservations, 0, 1000)
    if procedure.decision is Decision.MAJORITY:
        numerator, denominator = procedure.share
        yield from _within((*place, "share"), denominator, 1, 1000)
        yield from _within((*place, "share"), numerator, 1, denominator)
    if procedure.chair is not None:
        yield from _known((*place, "chair"), procedure.chair, delegations, "delegation")
    yield from _issues(agenda)
    for number, passage in enumerate(agenda.statement):
        if isinstance(passage, ClausePlace):
            yield from _known(("agenda", "statement", number), passage.issue, agenda.issues, "issue")
    yield from _ids(("agenda", "annex"), agenda.annex)
    for name, measure in agenda.annex.items():
        yield from _options(("agenda", "annex", name, "when"), agenda, measure.when)


def _issues(agenda: Agenda) -> Iterator[Flaw]:
    if not agenda.issues:
        yield ("agenda", "issues"), "needs an issue"
    yield from _ids(("agenda", "issues"), agenda.issues)
    for name, issue in agenda.issues.items():
        place: Path = ("agenda", "issues", name)
        if not issue.options:
            yield (*place, "options"), "needs an option"
        yield from _ids((*place, "options"), issue.options)
        if issue.fallback is not None:
            yield from _known((*place, "fallback"), issue.fallback, issue.options, f"option of {name!r}")
        for option in issue.options.values():
            above, base = {option.id}, option.adds_to
            while base is not None:
                here = (*place, "options", option.id, "adds_to")
                yield from _known(here, base, issue.options, f"option of {name!r}")
                if base in above:
                    yield here, "goes round in a circle"
                above.add(base)
                base = issue.options[base].adds_to


def _mandates(scenario: Scenario) -> Iterator[Flaw]:
    agenda = scenario.agenda
    for seat in scenario.members:
        if seat not in scenario.mandates:
            yield ("mandates",), f"has none for the member {seat!r}"
        if scenario.mandates[seat].walk_away is None:
            yield ("mandates", seat, "walk_away"), "is a number for a member"
        for issue in agenda.issues:
            if issue not in scenario.mandates[seat].values:
                yield ("mandates", seat, "values"), f"leaves out the issue {issue!r}"
    for seat, mandate in scenario.mandates.items():
        yield from _known(("mandates", seat), seat, agenda.delegations, "delegation")
        yield from _mandate(("mandates", seat), agenda, mandate)
    for seat in scenario.team_instructions:
        yield from _known(("team_instructions", seat), seat, agenda.delegations, "delegation")


def _mandate(place: Path, agenda: Agenda, mandate: Mandate) -> Iterator[Flaw]:
    for issue, values in mandate.values.items():
        yield from _options((*place, "values"), agenda, {issue: values})
        if len(values) < len(agenda.issues[issue].options):
            yield (*place, "values", issue), "leaves out an option"
        for option, number in values.items():
            yield from _within((*place, "values", issue, option), number, 0, 100)
    for issue, weight in mandate.weights.items():
        yield from _known((*place, "weights", issue), issue, mandate.values, "issue with values")
        yield from _within((*place, "weights", issue), weight, 0, 100)
    if mandate.walk_away is not None:
        yield from _within((*place, "walk_away"), mandate.walk_away, 0, 1000)
    for number, line in enumerate(mandate.red_lines):
        yield from _options((*place, "red_lines", number), agenda, {line.issue: line.options})
    for number, link in enumerate(mandate.links):
        yield from _options((*place, "links", number, "when"), agenda, link.when)
        yield from _within((*place, "links", number, "points"), link.points, -1000, 1000)
    yield from _options((*place, "opening"), agenda, {i: (o,) for i, o in mandate.opening.items()})
    forbidden = {(line.issue, option) for line in mandate.red_lines for option in line.options}
    for issue, values in mandate.values.items():
        if issue not in mandate.opening and all((issue, option) in forbidden for option in values):
            yield (*place, "red_lines"), f"leave no option of {issue!r} to open with"


def _capitals(scenario: Scenario) -> Iterator[Flaw]:
    agenda = scenario.agenda
    for seat, entries in scenario.capitals.items():
        yield from _known(("capitals", seat), seat, scenario.mandates, "delegation with a mandate")
        for number, entry in enumerate(entries):
            place: Path = ("capitals", seat, number)
            yield from _options(place, agenda, {entry.issue: (*entry.allow, *entry.points)})
            for points in (entry.walk_away, *entry.points.values()):
                yield from _within(place, points, -1000, 1000)
            yield from _condition((*place, "condition"), scenario, entry.condition)


def _condition(path: Path, scenario: Scenario, condition: Condition) -> Iterator[Flaw]:
    yield from _options((*path, "agreed"), scenario.agenda, condition.agreed or {})
    yield from _options((*path, "most"), scenario.agenda, condition.most or {})
    if condition.event is not None:
        yield from _known((*path, "event"), condition.event, scenario.happenings, "event")
    for number, part in enumerate(condition.any_of or ()):
        yield from _condition((*path, "any_of", number), scenario, part)


def _world(scenario: Scenario) -> Iterator[Flaw]:
    yield from _ids(("happenings",), scenario.happenings)
    for name, happening in scenario.happenings.items():
        place: Path = ("happenings", name)
        if happening.rounds is not None:
            first, last = happening.rounds
            yield from _within((*place, "rounds"), first, 1, last)
        if happening.condition is not None:
            yield from _condition((*place, "condition"), scenario, happening.condition)
        for seat in happening.to or ():
            yield from _known((*place, "to"), seat, scenario.agenda.delegations, "delegation")
        for number, effect in enumerate(happening.effects):
            yield from _effect((*place, "effects", number), scenario, effect)
    if scenario.draw is not None:
        yield from _within(("draw",), scenario.draw, 0, 1000)
    yield from _options(("history",), scenario.agenda, {i: (o,) for i, o in scenario.history.items()})


def _effect(place: Path, scenario: Scenario, effect: Effect) -> Iterator[Flaw]:
    match effect:
        case (
            AddPoints(seat, issue, option)
            | SetRedLine(seat, issue, option)
            | LiftRedLine(seat, issue, option)
        ):
            yield from _known((*place, "seat"), seat, scenario.mandates, "delegation with a mandate")
            yield from _options(place, scenario.agenda, {issue: (option,)})
        case AddWalkAway(seat):
            yield from _known((*place, "seat"), seat, scenario.mandates, "delegation with a mandate")
        case AddInitiatives(seat):
            yield from _known((*place, "seat"), seat, scenario.agenda.delegations, "delegation")
    match effect:
        case AddPoints(add=add) | AddWalkAway(add=add) | AddRounds(add=add) | AddInitiatives(add=add):
            yield from _within((*place, "add"), add, -1000, 1000)
