"""Checks of names: that ids are well formed, and that every name used is the name of something."""

import re
from collections.abc import Iterable, Iterator, Mapping

from game.authoring import shape
from game.authoring.checks.check import Found, error
from game.codec import Path, near
from game.engine.actions import HOST
from game.engine.scenario import Role

RESERVED = frozenset({HOST, "nobody"})
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@error
def bad_id(s: shape.Scenario) -> Iterator[Found]:
    """An id is not a lower-case word. Ids start with a letter and go on with a-z, 0-9, _ and -.

    `host` and `nobody` are taken: no delegation may have them as its id.
    """
    named: list[Path] = [("issues", name) for name in s.issues]
    named += [("issues", i, "options", name) for i, issue in s.issues.items() for name in issue.options]
    named += [("delegations", name) for name in s.delegations]
    named += [("delegations", d, "team", name) for d, seat in s.delegations.items() for name in seat.team]
    named += [("placeholders", name) for name in s.placeholders]
    named += [("baskets", name) for name in s.baskets]
    named += [("annex", name) for name in s.annex]
    named += [("events", name) for name in s.events]
    for path in named:
        yield from _id(str(path[-1]), path, at_key=True)
    yield from _id(s.id, ("id",), at_key=False)
    for seat in RESERVED & s.delegations.keys():
        yield Found(
            ("delegations", seat), f"the id {seat!r} is taken by the game", "choose another", at_key=True
        )


def _id(name: str, path: Path, *, at_key: bool) -> Iterator[Found]:
    if not re.fullmatch(shape.ID, name):
        guess = re.sub(r"[^a-z0-9_-]+", "_", name.lower()).strip("_-0123456789")
        hint = f"for example {guess}" if guess else "use lower-case letters, for example border_line"
        yield Found(path, f"{name!r} is not an id", hint, at_key=at_key)


@error
def unknown_name(s: shape.Scenario) -> Iterator[Found]:
    """A name that nothing in the scenario has: an issue, option, delegation, event or basket misspelt."""
    names = _Names(s)
    for name, issue in s.issues.items():
        at: Path = ("issues", name)
        yield from names.option((*at, "fallback"), name, issue.fallback)
        yield from names.option((*at, "history"), name, issue.history)
        for o, option in issue.options.items():
            yield from names.option((*at, "options", o, "adds_to"), name, option.adds_to)
    for seat, delegation in s.delegations.items():
        yield from _of_delegation(names, ("delegations", seat), delegation)
    yield from names.seat(("procedure", "chair"), s.procedure.chair)
    for n, passage in enumerate(s.statement):
        if isinstance(passage, shape.ClauseHere):
            yield from names.issue(("statement", n, "clause"), passage.clause)
    for name, line in s.annex.items():
        yield from names.choices(("annex", name, "when"), line.when)
        if line.basket or s.baskets:
            yield from names.known(("annex", name, "basket"), line.basket, "basket", s.baskets)
    for name, event in s.events.items():
        yield from _of_event(names, ("events", name), event)


def _of_delegation(names: "_Names", at: Path, d: shape.Delegation) -> Iterator[Found]:
    for issue, option in d.opening.items():
        yield from names.issue((*at, "opening", issue), issue, at_key=True)
        yield from names.option((*at, "opening", issue), issue, option)
    at = (*at, "mandate")
    for issue in d.mandate.worth:
        yield from names.issue((*at, "worth", issue), issue, at_key=True)
    for n, line in enumerate(d.mandate.red_lines):
        yield from names.options((*at, "red_lines", n), line.issue, line.options, "options")
    for n, link in enumerate(d.mandate.links):
        yield from names.choices((*at, "links", n, "when"), link.when)
    for n, entry in enumerate(d.mandate.capital):
        here = (*at, "capital", n)
        yield from names.options(here, entry.issue, entry.allow, "allow")
        for option in entry.points:
            yield from names.option((*here, "points", option), entry.issue, option, at_key=True)
        yield from names.condition((*here, "if"), entry.if_)


def _of_event(names: "_Names", at: Path, event: shape.Event) -> Iterator[Found]:
    yield from names.condition((*at, "if"), event.if_)
    for n, seat in enumerate(event.to or ()):
        yield from names.seat((*at, "to", n), seat)
    for n, effect in enumerate(event.effects):
        here = (*at, "effects", n)
        match effect:
            case shape.AddsPoints(points=p):
                yield from names.place_in_mandate((*here, "points"), p.seat, p.issue, p.option)
            case shape.SetsRedLine(set_red_line=line):
                yield from names.place_in_mandate((*here, "set_red_line"), line.seat, line.issue, line.option)
            case shape.LiftsRedLine(lift_red_line=line):
                yield from names.place_in_mandate(
                    (*here, "lift_red_line"), line.seat, line.issue, line.option
                )
            case shape.MovesWalkAway(walk_away=w):
                yield from names.seat((*here, "walk_away", "seat"), w.seat)
            case shape.AddsInitiatives(initiatives=i):
                yield from names.seat((*here, "initiatives", "seat"), i.seat)


class _Names:
    """What there is to be named."""

    def __init__(self, s: shape.Scenario) -> None:
        self.options_of: Mapping[str, Iterable[str]] = {
            i: list(issue.options) for i, issue in s.issues.items()
        }
        self.seats = s.delegations.keys()
        self.events = s.events.keys()

    def known(
        self, at: Path, name: str | None, what: str, there_are: Iterable[str], *, at_key: bool = False
    ) -> Iterator[Found]:
        if name is not None and name not in there_are:
            yield Found(at, f"there is no {what} {name!r}", near(name, there_are), at_key=at_key)

    def seat(self, at: Path, seat: str | None) -> Iterator[Found]:
        return self.known(at, seat, "delegation", self.seats)

    def issue(self, at: Path, issue: str, *, at_key: bool = False) -> Iterator[Found]:
        return self.known(at, issue, "issue", self.options_of, at_key=at_key)

    def option(self, at: Path, issue: str, option: str | None, *, at_key: bool = False) -> Iterator[Found]:
        if issue in self.options_of:
            what = f"option of {issue!r} named"
            yield from self.known(at, option, what, self.options_of[issue], at_key=at_key)

    def options(self, at: Path, issue: str, options: tuple[str, ...], key: str) -> Iterator[Found]:
        yield from self.issue((*at, "issue"), issue)
        for n, option in enumerate(options):
            yield from self.option((*at, key, n), issue, option)

    def choices(self, at: Path, choices: shape.Choices | None) -> Iterator[Found]:
        for issue, options in (choices or {}).items():
            yield from self.issue((*at, issue), issue, at_key=True)
            for n, option in enumerate(options):
                yield from self.option((*at, issue, n), issue, option)

    def condition(self, at: Path, c: shape.Condition | None) -> Iterator[Found]:
        if c is None:
            return
        yield from self.choices((*at, "agreed"), c.agreed)
        yield from self.choices((*at, "most"), c.most)
        yield from self.known((*at, "event"), c.event, "event", self.events)
        for n, one in enumerate(c.any or ()):
            yield from self.condition((*at, "any", n), one)

    def place_in_mandate(self, at: Path, seat: str, issue: str, option: str) -> Iterator[Found]:
        yield from self.seat((*at, "seat"), seat)
        yield from self.issue((*at, "issue"), issue)
        yield from self.option((*at, "option"), issue, option)


@error
def chair_not_a_member(s: shape.Scenario) -> Iterator[Found]:
    """The chair is an adviser or an observer. The chair's text moves members, so a member must hold it."""
    chair = s.delegations.get(s.procedure.chair or "")
    if chair is not None and chair.role is not Role.MEMBER:
        members = [seat for seat, d in s.delegations.items() if d.role is Role.MEMBER]
        message = f"the chair {s.procedure.chair!r} is an {chair.role.value}, not a member"
        yield Found(("procedure", "chair"), message, f"the members are {', '.join(members)}")


@error
def bad_language(s: shape.Scenario) -> Iterator[Found]:
    """`language` is not a language code such as en, zh-CN or pt-BR."""
    if not LANGUAGE.fullmatch(s.language):
        yield Found(("language",), f"{s.language!r} is not a language code", "for example en or zh-CN")


@error
def bad_flag(s: shape.Scenario) -> Iterator[Found]:
    """A flag is not a country code of two letters (ISO 3166), nato, osce, weu or none."""
    for seat, d in s.delegations.items():
        if not re.fullmatch("[a-z]{2}|nato|osce|weu|none", d.flag):
            hint = "two letters such as bg, or nato, osce, weu, none"
            yield Found(("delegations", seat, "flag"), f"{d.flag!r} is not a flag", hint)


CHECKS = (bad_id, unknown_name, chair_not_a_member, bad_language, bad_flag)
