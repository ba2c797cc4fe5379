"""General scenarios, unlike the shipped ones, for measuring ministers: any size, any rules, zone or none.

`world` makes one from a seed; `catalogue` names those the benchmarks use. All numbers come from the seed
through a hash, so that a world is the same on every machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.walk_aways import with_zone, without_zone
from game.authoring.redrawn import apportioned
from game.engine.rounds import chance
from game.engine.scenario import (
    ALWAYS,
    AddInitiatives,
    AddPoints,
    AddRounds,
    AddWalkAway,
    Agenda,
    ClausePlace,
    Condition,
    Debrief,
    Decision,
    Delegation,
    Effect,
    Flexibility,
    Happening,
    Issue,
    IssueId,
    LiftRedLine,
    Link,
    Mandate,
    Option,
    OptionId,
    Order,
    Procedure,
    RedLine,
    Role,
    Scenario,
    Seat,
    SetRedLine,
    Source,
)

Roll = Callable[[str, int, int], int]
"""A whole number from the first to the last, named: the same name gives the same number."""
Rows = Mapping[IssueId, Mapping[OptionId, int]]


LEAST_ISSUES = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """What kind of world. Shares are per cent.

    conflict: how far apart members stand, 0 together to 100 at the ends. logroll: how differently they
    weigh issues, 0 alike (what one gains another loses) to 100 each its own. irregular: rows that are
    not single-peaked. red_lines: issues on which a member has one. fallbacks: issues that have one.
    links: how many a member has, of `link_points` each. slack: how far below what the best common text
    gives them members would walk away, in hundredths of a standard deviation.
    """

    conflict: int = 60
    logroll: int = 70
    irregular: int = 15
    red_lines: int = 12
    fallbacks: int = 70
    links: int = 1
    link_points: int = 4
    capitals: int = 1
    events: int = 2
    slack: int = 80


def world(
    seed: int,
    members: int,
    issues: int,
    shape: Shape = Shape(),
    *,
    chair: bool = True,
    decision: Decision = Decision.CONSENSUS,
    share: tuple[int, int] = (2, 3),
    order: Order = Order.SEQUENTIAL,
    rounds: int = 8,
    initiatives: int = 3,
    reservations: int = 1,
    adviser: bool = False,
    zone: bool = True,
) -> Scenario:
    """A scenario of this size: 2 to 15 members, 3 to 20 issues of 2 to 6 options.

    With a zone, `history` is a text that a quorum can join from the start. Without one, no quorum can ever
    join a text, whatever capitals and events do and whatever it reserves; raises ValueError where the
    members want too much the same for that, and where there are fewer issues than three.
    """
    if issues < LEAST_ISSUES:
        raise ValueError(f"a world has {LEAST_ISSUES} issues or more, not {issues}")

    def roll(name: str, low: int, high: int) -> int:
        return low + chance(seed, f"world/{name}") % (high - low + 1)

    seats = tuple(f"m{n + 1}" for n in range(members))
    points = {f"i{n + 1}": _issue(f"i{n + 1}", shape, roll) for n in range(issues)}
    roles = {**dict.fromkeys(seats, Role.MEMBER), **({"adviser": Role.ADVISER} if adviser else {})}
    agenda = Agenda(
        id=f"world-{seed}-{members}x{issues}",
        language="en",
        title=f"{members} delegations, {issues} issues",
        summary="",
        note="",
        source=Source("", "", "", 0, 0),
        teaches=(),
        minutes=30,
        no_agreement="",
        procedure=Procedure(
            rounds, initiatives, decision, share, seats[0] if chair else None, reservations, order
        ),
        placeholders={},
        issues=points,
        delegations={s: Delegation(s, s.title(), "", "none", role, "", {}) for s, role in roles.items()},
        statement=tuple(ClausePlace(name) for name in points),
        baskets={},
        annex={},
    )
    safe = {name: f"o{roll(f'{name}/safe', 1, len(point.options))}" for name, point in points.items()}
    mandates = {seat: _mandate(seat, agenda, safe, shape, roll) for seat in seats}
    scenario = Scenario(
        agenda=agenda,
        mandates=mandates,
        team_instructions={},
        capitals={seat: _capital(seat, mandates[seat], rounds, shape, roll) for seat in seats},
        happenings={h.id: h for h in _happenings(mandates, safe, rounds, shape, roll)},
        draw=None,
        history={},
        debrief=Debrief((), (), (), ""),
    )
    if adviser:
        advice = Mandate("Help them to a text.", None, "", {}, {}, (), (), {})
        scenario = replace(scenario, mandates={**mandates, "adviser": advice})
    return with_zone(scenario, shape.slack) if zone else without_zone(scenario)


def _issue(name: IssueId, shape: Shape, roll: Roll) -> Issue:
    fallback = roll(f"{name}/fallback", 1, 100) <= shape.fallbacks
    options = {}
    for n in range(roll(f"{name}/options", 2, 6)):
        silent = fallback and n == 0
        clause = "" if silent else f"They agree on step {n + 1} of {name}."
        options[f"o{n + 1}"] = Option(f"o{n + 1}", f"Step {n + 1}", 0 if silent else 3 + n, clause, None)
    return Issue(name, name.upper(), "from less to more", (), "o1" if fallback else None, options)


def _mandate(
    seat: Seat, agenda: Agenda, safe: Mapping[IssueId, OptionId], shape: Shape, roll: Roll
) -> Mandate:
    values = {
        name: _row(seat, name, tuple(point.options), shape, roll) for name, point in agenda.issues.items()
    }
    worst = {name: min(row, key=lambda option: row[option]) for name, row in values.items()}
    return Mandate(
        instructions="Bring home a text.",
        walk_away=0,
        walk_away_text="",
        weights=_weights(seat, tuple(values), shape, roll),
        values=values,
        red_lines=tuple(
            RedLine(name, (option,), "It cannot be signed at home.")
            for name, option in worst.items()
            if option != safe[name] and roll(f"{seat}/{name}/line", 1, 100) <= shape.red_lines
        ),
        links=tuple(_link(f"{seat}/link{n}", values, shape, roll) for n in range(shape.links)),
        opening={},
    )


def _row(
    seat: Seat, name: IssueId, options: Sequence[OptionId], shape: Shape, roll: Roll
) -> dict[OptionId, int]:
    """Values that fall on both sides of one peak, from 100 to 0; now and then in no order below the peak."""
    last = len(options) - 1
    peak = (_ideal(seat, name, shape, roll) * last + 500) // 1000
    raw = {peak: 10_000}
    for n in (*range(peak - 1, -1, -1), *range(peak + 1, last + 1)):
        nearer = raw[n + 1] if n < peak else raw[n - 1]
        raw[n] = nearer * roll(f"{seat}/{name}/{n}", 30, 85) // 100
    low = min(raw.values())
    row = {n: 100 * (value - low) // (10_000 - low) for n, value in raw.items()}
    if roll(f"{seat}/{name}/irregular", 1, 100) <= shape.irregular:
        others = [n for n in range(last + 1) if n != peak]
        mixed = sorted(others, key=lambda n: roll(f"{seat}/{name}/{n}/mixed", 0, 10**9))
        row = {peak: 100, **{n: row[other] for n, other in zip(others, mixed, strict=True)}}
    return {option: row[n] for n, option in enumerate(options)}


def _ideal(seat: Seat, name: IssueId, shape: Shape, roll: Roll) -> int:
    """Where on the axis, 0 to 1000: near what all think, or in one of two camps; neighbours part ways."""
    if roll(f"{seat}/{name}/torn", 1, 100) > shape.conflict:
        return min(1000, max(0, roll(f"{name}/centre", 0, 1000) + roll(f"{seat}/{name}/own", -250, 250)))
    number = int(seat[1:])
    return 1000 * ((number + roll(f"{name}/camp{(number + 1) // 2}", 0, 1)) % 2)


def _weights(seat: Seat, names: Sequence[IssueId], shape: Shape, roll: Roll) -> dict[IssueId, int]:
    raw = [
        (100 - shape.logroll) * roll(f"{name}/weight", 10, 40)
        + shape.logroll * (3 + roll(f"{seat}/{name}/weight", 1, 100) ** 2 // 100)
        for name in names
    ]
    shares = apportioned(raw, 100 - len(names))
    return {name: 1 + share for name, share in zip(names, shares, strict=True)}


def _link(name: str, rows: Rows, shape: Shape, roll: Roll) -> Link:
    issues = sorted(rows, key=lambda issue: roll(f"{name}/{issue}", 0, 10**9))[: roll(f"{name}/size", 2, 3)]
    when = {issue: tuple(o for o in rows[issue] if roll(f"{name}/{issue}/{o}", 0, 1)) for issue in issues}
    when = {issue: options or tuple(rows[issue])[:1] for issue, options in when.items()}
    points = roll(f"{name}/points", (shape.link_points + 1) // 2, shape.link_points)
    return Link(when, points if roll(f"{name}/sign", 0, 1) else -points, "They belong together.")


def _capital(seat: Seat, mandate: Mandate, rounds: int, shape: Shape, roll: Roll) -> tuple[Flexibility, ...]:
    """Entries that raise a second best, lift a red line if there is one, or ask for a little less."""
    entries = []
    issues = sorted(mandate.weights, key=lambda issue: -mandate.weights[issue])
    for n in range(shape.capitals):
        name = f"{seat}/capital{n}"
        issue = issues[roll(name, 0, min(4, len(issues) - 1))]
        allow: tuple[OptionId, ...] = ()
        if mandate.red_lines and roll(f"{name}/allow", 0, 2) == 0:
            line = mandate.red_lines[roll(f"{name}/line", 0, len(mandate.red_lines) - 1)]
            issue, allow = line.issue, line.options
        row = mandate.values[issue]
        second = sorted(row, key=lambda option: -row[option])[1]
        condition = ALWAYS if roll(f"{name}/if", 0, 1) else Condition(most={issue: (second,)})
        add, walk_away = roll(f"{name}/add", 5, 25), -roll(f"{name}/walk", 0, 2)
        first = roll(f"{name}/from", 1, max(1, rounds // 2))
        entries.append(
            Flexibility(issue, allow, {second: add}, walk_away, first, condition, n > 0, "It wants a text.")
        )
    return tuple(entries)


def _happenings(
    mandates: Mapping[Seat, Mandate], safe: Mapping[IssueId, OptionId], rounds: int, shape: Shape, roll: Roll
) -> list[Happening]:
    seats, issues = tuple(mandates), tuple(safe)

    def effect(name: str) -> Effect:
        seat = seats[roll(f"{name}/seat", 0, len(seats) - 1)]
        issue = issues[roll(f"{name}/issue", 0, len(issues) - 1)]
        options = tuple(mandates[seat].values[issue])
        option = options[roll(f"{name}/option", 0, len(options) - 1)]
        lines = mandates[seat].red_lines
        match roll(f"{name}/kind", 0, 7):
            case 0:
                return AddWalkAway(seat, roll(f"{name}/add", 0, 1) * 2 - 1)
            case 1 if lines:
                return LiftRedLine(seat, lines[0].issue, lines[0].options[0])
            case 2 if option != safe[issue]:
                return SetRedLine(seat, issue, option)
            case 3:
                return AddInitiatives(seat, 1)
            case 4:
                return AddRounds(1)
        return AddPoints(
            seat, issue, option, roll(f"{name}/points", 5, 20) * (roll(f"{name}/sign", 0, 1) * 2 - 1)
        )

    found = []
    for n in range(shape.events):
        name = f"e{n + 1}"
        first = roll(f"{name}/first", 1, rounds)
        span = (first, roll(f"{name}/last", first, rounds))
        effects = tuple(effect(f"{name}/{k}") for k in range(roll(f"{name}/effects", 1, 3)))
        found.append(Happening(name, name.upper(), "News.", span, None, None, effects, "design", ""))
    return found


def catalogue() -> list[tuple[str, Scenario]]:
    """The worlds that the benchmarks use, by name; those named "no zone" have no text to be found."""
    majority, minus_one = Decision.MAJORITY, Decision.CONSENSUS_MINUS_ONE
    return [
        ("2x3", world(1, 2, 3)),
        ("2x3 no zone", world(2, 2, 3, Shape(conflict=90, logroll=30), zone=False)),
        ("2x6 nearly distributive", world(3, 2, 6, Shape(conflict=100, logroll=0, irregular=0, slack=40))),
        ("2x8 logrolling, no chair", world(4, 2, 8, Shape(conflict=90, logroll=100), chair=False)),
        ("2x14 no chair", world(5, 2, 14, Shape(conflict=80), chair=False)),
        ("2x20 strong links", world(6, 2, 20, Shape(links=6, link_points=10), rounds=10)),
        ("3x5 no chair, no zone", world(7, 3, 5, Shape(conflict=90, logroll=40), chair=False, zone=False)),
        ("3x6 strong links", world(8, 3, 6, Shape(links=3, link_points=15, slack=60))),
        ("3x10 capitals give way", world(9, 3, 10, Shape(capitals=4, events=4, slack=30))),
        ("4x8 no fallbacks", world(10, 4, 8, Shape(fallbacks=0))),
        ("4x12 no chair, no reservations", world(11, 4, 12, Shape(slack=60), chair=False, reservations=0)),
        ("5x8 majority of two thirds", world(12, 5, 8, Shape(conflict=80), decision=majority)),
        ("5x9 minus one, no zone", world(13, 5, 9, Shape(90, 30), decision=minus_one, zone=False)),
        ("5x15 wide zone", world(14, 5, 15, Shape(conflict=40, slack=150), rounds=6)),
        ("6x8 without structure", world(15, 6, 8, Shape(conflict=50, irregular=100))),
        ("6x10 minus one", world(16, 6, 10, decision=minus_one)),
        (
            "7x7 majority of one half",
            world(17, 7, 7, Shape(90), decision=majority, share=(1, 2), chair=False),
        ),
        ("7x12 simultaneous", world(18, 7, 12, order=Order.SIMULTANEOUS)),
        ("8x12 narrow zone", world(19, 8, 12, Shape(conflict=75, slack=20), rounds=10)),
        ("9x10 majority, no zone", world(20, 9, 10, Shape(95, 20), decision=majority, zone=False)),
        ("9x14 many red lines", world(21, 9, 14, Shape(red_lines=35), adviser=True)),
        ("9x14 strong links", world(22, 9, 14, Shape(links=4, link_points=10, events=5))),
        ("9x14 no zone", world(23, 9, 14, Shape(conflict=80), zone=False)),
        ("11x9 no chair, adviser", world(24, 11, 9, Shape(slack=100), chair=False, adviser=True)),
        ("12x16 minus one", world(25, 12, 16, Shape(slack=60), decision=minus_one, initiatives=4)),
        ("15x3", world(26, 15, 3, Shape(slack=20), rounds=5)),
        ("15x20", world(27, 15, 20, Shape(slack=70), rounds=12)),
    ]
