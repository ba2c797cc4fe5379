"""Random scenarios of a given shape, and scenarios that differ only in what a seat may not see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

from game.engine.rules import start
from game.engine.scenario import (
    ALWAYS,
    AddInitiatives,
    AddPoints,
    AddRounds,
    AddWalkAway,
    Condition,
    Decision,
    Effect,
    Flexibility,
    Happening,
    IssueId,
    LiftRedLine,
    Link,
    Mandate,
    OptionId,
    Order,
    RedLine,
    Role,
    Scenario,
    Seat,
    SetRedLine,
)
from tests.tables import table

Offered = Mapping[IssueId, Mapping[OptionId, int]]
RULES = (
    (Decision.CONSENSUS, (1, 1)),
    (Decision.CONSENSUS_MINUS_ONE, (1, 1)),
    (Decision.MAJORITY, (1, 2)),
    (Decision.MAJORITY, (2, 3)),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """`issues`: how many options each has. `decision`: a row of RULES."""

    members: int
    advisers: int
    observers: int
    issues: tuple[int, ...]
    rounds: int
    initiatives: int
    simultaneous: bool
    decision: int
    chair: bool
    reservations: int
    seed: int


def scenario_of(shape: Shape) -> Scenario:
    rng = Random(shape.seed)
    roles = {f"m{n}": Role.MEMBER for n in range(shape.members)}
    roles |= {f"adviser{n}": Role.ADVISER for n in range(shape.advisers)}
    roles |= {f"observer{n}": Role.OBSERVER for n in range(shape.observers)}
    offered: Offered = {
        f"i{n}": {f"o{n}{k}": k + rng.randint(0, 1) for k in range(options)}
        for n, options in enumerate(shape.issues)
    }
    decision, share = RULES[shape.decision]
    members = [seat for seat, role in roles.items() if role is Role.MEMBER]
    return table(
        roles=roles,
        offered=offered,
        mandates={seat: random_mandate(rng, offered, role) for seat, role in roles.items()},
        capitals={seat: random_capital(rng, offered) for seat in members},
        happenings=[random_happening(rng, f"e{n}", offered, tuple(roles)) for n in range(rng.randint(0, 4))],
        draw=rng.choice((None, 1, 2)),
        rounds=shape.rounds,
        initiatives=shape.initiatives,
        decision=decision,
        share=share,
        chair=members[0] if shape.chair else None,
        reservations=shape.reservations,
        order=Order.SIMULTANEOUS if shape.simultaneous else Order.SEQUENTIAL,
    )


def random_mandate(rng: Random, offered: Offered, role: Role) -> Mandate:
    """A member's mandate may lack a weight, or have nothing left between its red lines."""
    if role is Role.OBSERVER:
        return Mandate("Watch.", None, "", {}, {}, (), (), {})
    weighed = [issue for issue in offered if rng.random() < 0.9]
    lines = {issue: tuple(o for o in offered[issue] if rng.random() < 0.15) for issue in offered}
    openings = {issue: rng.choice(tuple(options)) for issue, options in offered.items() if rng.random() < 0.6}
    return Mandate(
        instructions="Be firm.",
        walk_away=rng.randint(0, 60) if role is Role.MEMBER else None,
        walk_away_text="",
        weights={issue: rng.randint(0, 60) for issue in weighed},
        values={issue: {o: rng.randint(0, 100) for o in offered[issue]} for issue in weighed},
        red_lines=tuple(RedLine(i, options, "") for i, options in lines.items() if options)
        if role is Role.MEMBER
        else (),
        links=tuple(Link(_named(rng, offered), rng.randint(-9, 9), "") for _ in range(rng.randint(0, 2))),
        opening={i: o for i, o in openings.items() if o not in lines[i]} if role is Role.MEMBER else {},
    )


def random_capital(rng: Random, offered: Offered) -> tuple[Flexibility, ...]:
    def entry() -> Flexibility:
        issue = rng.choice(tuple(offered))
        return Flexibility(
            issue=issue,
            allow=tuple(o for o in offered[issue] if rng.random() < 0.5),
            points={o: rng.randint(-50, 50) for o in offered[issue] if rng.random() < 0.5},
            walk_away=rng.randint(-20, 20),
            from_round=rng.randint(1, 3),
            condition=random_condition(rng, offered),
            unasked=rng.random() < 0.3,
            why=f"because {rng.random()}",
        )

    return tuple(entry() for _ in range(rng.randint(0, 3)))


def random_condition(rng: Random, offered: Offered, depth: int = 1) -> Condition:
    match rng.randint(0, 5):
        case 0:
            return Condition(round=rng.randint(1, 3))
        case 1:
            return Condition(agreed=_named(rng, offered))
        case 2:
            return Condition(most=_named(rng, offered))
        case 3:
            return Condition(event=f"e{rng.randint(0, 3)}")
        case 4 if depth:
            return Condition(any_of=tuple(random_condition(rng, offered, depth - 1) for _ in range(2)))
    return ALWAYS


def _named(rng: Random, offered: Offered) -> dict[IssueId, tuple[OptionId, ...]]:
    issue = rng.choice(tuple(offered))
    return {issue: tuple(o for o in offered[issue] if rng.random() < 0.6)}


def random_happening(rng: Random, name: str, offered: Offered, seats: tuple[Seat, ...]) -> Happening:
    first = rng.randint(1, 3)
    return Happening(
        id=name,
        title=f"Title {rng.random()}",
        news=f"News {rng.random()}",
        rounds=(first, rng.randint(first, 3)) if rng.random() < 0.6 else None,
        condition=random_condition(rng, offered) if rng.random() < 0.4 else None,
        to=None if rng.random() < 0.5 else tuple(s for s in seats if rng.random() < 0.4),
        effects=tuple(_effect(rng, offered, seats) for _ in range(rng.randint(0, 3))),
        basis="design",
        teaching="",
    )


def _effect(rng: Random, offered: Offered, seats: tuple[Seat, ...]) -> Effect:
    seat, issue = rng.choice(seats), rng.choice(tuple(offered))
    option = rng.choice(tuple(offered[issue]))
    match rng.randint(0, 5):
        case 0:
            return AddPoints(seat, issue, option, rng.randint(-60, 60))
        case 1:
            return AddWalkAway(seat, rng.randint(-30, 30))
        case 2:
            return SetRedLine(seat, issue, option)
        case 3:
            return LiftRedLine(seat, issue, option)
        case 4:
            return AddRounds(rng.randint(-2, 2))
    return AddInitiatives(seat, rng.randint(-4, 2))


def with_other_wishes(scenario: Scenario, seat: Seat | None, rng: Random) -> Scenario:
    """Everybody else wants something else: weights, values, links, walk-away values and what capitals
    add to them. Openings, red lines and what a capital allows, which show in play, are the same."""
    offered = {i: dict.fromkeys(issue.options, 1) for i, issue in scenario.agenda.issues.items()}
    mandates = dict(scenario.mandates)
    capitals = dict(scenario.capitals)
    for other, mandate in mandates.items():
        if other != seat and mandate.walk_away is not None:
            wanted = random_mandate(rng, offered, Role.MEMBER)
            stands = scenario.agenda.issues.keys() - mandate.opening.keys()
            mandates[other] = replace(
                wanted,
                red_lines=mandate.red_lines,
                opening={**mandate.opening, **_best(scenario, other, stands)},
            )
            capitals[other] = tuple(
                replace(e, points={}, walk_away=rng.randint(-9, 9), why="") for e in capitals.get(other, ())
            )
    return replace(scenario, mandates=mandates, capitals=capitals)


def _best(scenario: Scenario, seat: Seat, issues: set[IssueId]) -> dict[IssueId, OptionId]:
    """Where the seat opens on the issues for which its scenario names no opening."""
    opening = start(scenario, 0).positions[seat]
    return {issue: opening[issue] for issue in issues}
