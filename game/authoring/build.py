"""From what an author wrote to the scenario the engine plays."""

from collections.abc import Mapping

from game.authoring import shape
from game.engine import scenario as engine


def built(s: shape.Scenario) -> engine.Scenario:
    """The engine's scenario. The shape must have passed the checks of structure."""
    delegations = s.delegations
    return engine.Scenario(
        agenda=_agenda(s),
        mandates={seat: _mandate(d, s.issues) for seat, d in delegations.items()},
        team_instructions={
            seat: {name: person.instructions for name, person in d.team.items()}
            for seat, d in delegations.items()
            if d.team
        },
        capitals={
            seat: tuple(_flexibility(c) for c in d.mandate.capital)
            for seat, d in delegations.items()
            if d.mandate.capital
        },
        happenings={event: _happening(event, e) for event, e in s.events.items()},
        draw=s.procedure.events,
        history={name: issue.history for name, issue in s.issues.items() if issue.history is not None},
        debrief=engine.Debrief(
            s.debrief.aftermath, s.debrief.objectives, s.debrief.questions, s.debrief.numbers
        ),
    )


def share_of(written: str | None) -> tuple[int, int]:
    """The share of a majority as two numbers; (1, 2) where it is left out or cannot be read."""
    numerator, _, denominator = (written or "1/2").partition("/")
    if not (_digits(numerator) and _digits(denominator)):
        return (1, 2)
    return (int(numerator), int(denominator))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3


def fallback_of(issue: shape.Issue) -> str | None:
    """The option named, else the first one of strength 0, else none."""
    silent = (name for name, option in issue.options.items() if option.strength == 0)
    return issue.fallback or next(silent, None)


def _agenda(s: shape.Scenario) -> engine.Agenda:
    p = s.procedure
    return engine.Agenda(
        id=s.id,
        language=s.language,
        title=s.title,
        summary=s.summary,
        note=s.note,
        source=engine.Source(
            s.source.title, s.source.date, s.source.place, s.source.paragraphs, s.source.measures
        ),
        teaches=s.teaches,
        minutes=s.minutes,
        no_agreement=s.no_agreement,
        procedure=engine.Procedure(
            p.rounds, p.initiatives, p.decision, share_of(p.share), p.chair, p.reservations, p.order
        ),
        placeholders=s.placeholders,
        issues={name: _issue(name, issue) for name, issue in s.issues.items()},
        delegations={seat: _delegation(seat, d) for seat, d in s.delegations.items()},
        statement=tuple(_passage(passage) for passage in s.statement),
        baskets=s.baskets,
        annex={
            name: engine.Measure(name, line.source, line.basket, line.when, line.text)
            for name, line in s.annex.items()
        },
    )


def _issue(name: str, issue: shape.Issue) -> engine.Issue:
    options = {
        option: engine.Option(option, o.label, o.strength, o.clause, o.adds_to)
        for option, o in issue.options.items()
    }
    return engine.Issue(name, issue.title, issue.axis, issue.source, fallback_of(issue), options)


def _delegation(seat: str, d: shape.Delegation) -> engine.Delegation:
    team = {name: engine.Person(name, person.name, person.bio) for name, person in d.team.items()}
    temperament = d.minister.style if d.minister else None
    return engine.Delegation(seat, d.name, d.head, d.flag, d.role, d.bio, team, temperament)


def _passage(passage: shape.Passage) -> engine.Passage:
    match passage:
        case shape.Paragraph():
            return engine.Paragraph(passage.text, passage.source, passage.part)
        case shape.ClauseHere():
            return engine.ClausePlace(passage.clause)
        case shape.AnnexHere():
            return engine.AnnexPlace(passage.annex)


def _mandate(d: shape.Delegation, issues: Mapping[str, shape.Issue]) -> engine.Mandate:
    m = d.mandate
    return engine.Mandate(
        instructions=m.instructions,
        walk_away=m.walk_away.value if m.walk_away else None,
        walk_away_text=m.walk_away.text if m.walk_away else "",
        weights={issue: weight for issue, (weight, _) in m.worth.items()},
        values={
            issue: dict(zip(issues[issue].options, values, strict=True))
            for issue, (_, values) in m.worth.items()
        },
        red_lines=tuple(engine.RedLine(line.issue, line.options, line.why) for line in m.red_lines),
        links=tuple(engine.Link(link.when, link.points, link.why) for link in m.links),
        opening=d.opening,
    )


def condition(c: shape.Condition | None) -> engine.Condition:
    """The engine's condition; always true where none is written."""
    if c is None:
        return engine.ALWAYS
    any_of = None if c.any is None else tuple(condition(one) for one in c.any)
    return engine.Condition(c.round, c.agreed, c.most, c.event, any_of)


def _flexibility(c: shape.Capital) -> engine.Flexibility:
    return engine.Flexibility(
        c.issue, c.allow, c.points, c.walk_away, c.from_round, condition(c.if_), c.unasked, c.why
    )


def rounds_of(event: shape.Event) -> tuple[int, int] | None:
    """The first and last round an event may open; None for one without a date."""
    return (event.round, event.round) if isinstance(event.round, int) else event.round


def _happening(name: str, e: shape.Event) -> engine.Happening:
    return engine.Happening(
        id=name,
        title=e.title,
        news=e.news,
        rounds=rounds_of(e),
        condition=None if e.if_ is None else condition(e.if_),
        to=e.to,
        effects=tuple(_effect(effect) for effect in e.effects),
        basis=e.basis.value,
        teaching=e.teaching,
    )


def _effect(effect: shape.Effect) -> engine.Effect:
    match effect:
        case shape.AddsPoints(points=c):
            return engine.AddPoints(c.seat, c.issue, c.option, c.add)
        case shape.MovesWalkAway(walk_away=w):
            return engine.AddWalkAway(w.seat, w.add)
        case shape.SetsRedLine(set_red_line=line):
            return engine.SetRedLine(line.seat, line.issue, line.option)
        case shape.LiftsRedLine(lift_red_line=line):
            return engine.LiftRedLine(line.seat, line.issue, line.option)
        case shape.AddsRounds(rounds=r):
            return engine.AddRounds(r.add)
        case shape.AddsInitiatives(initiatives=i):
            return engine.AddInitiatives(i.seat, i.add)
