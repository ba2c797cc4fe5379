"""Walk-away values for a generated world: so that a quorum has a text to join, or so that none ever has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb, isqrt

from game.authoring.zone import Choice, Wants, Zone, easiest_interests, first_interests, slack, zone_of
from game.engine.draft import needed
from game.engine.scenario import AddPoints, AddWalkAway, Effect, Scenario, Seat, SetRedLine
from game.engine.state import Interests

MOST_GROUPS = 2_000
"""Of how many groups of members it is shown that they have no text."""

Norms = Mapping[Seat, tuple[int, int]]
"""Mean and standard deviation of what texts are worth to each member, in hundredths."""


def best_case(scenario: Scenario) -> dict[Seat, Interests]:
    """Every member's interests after all that could make it content: its capital, and events."""
    return _after_events(scenario, easiest_interests(scenario), 1)


def worst_case(scenario: Scenario) -> dict[Seat, Interests]:
    """Every member's interests after all the events that make it harder to content."""
    return _after_events(scenario, first_interests(scenario), -1)


def _effects(scenario: Scenario) -> Iterator[Effect]:
    return (effect for happening in scenario.happenings.values() for effect in happening.effects)


def _after_events(scenario: Scenario, interests: dict[Seat, Interests], sign: int) -> dict[Seat, Interests]:
    now = dict(interests)
    for effect in _effects(scenario):
        match effect:
            case AddPoints(seat, issue, option, add) if add * sign > 0:
                row = {**now[seat].values[issue]}
                row[option] = min(100, max(0, row[option] + add))
                now[seat] = replace(now[seat], values={**now[seat].values, issue: row})
            case AddWalkAway(seat, add) if add * sign < 0:
                now[seat] = replace(now[seat], walk_away=max(0, (now[seat].walk_away or 0) + 100 * add))
            case SetRedLine(seat, issue, option) if sign < 0:
                now[seat] = replace(now[seat], red_lines=now[seat].red_lines | {(issue, option)})
    return now


def _lowered(scenario: Scenario, seat: Seat) -> int:
    """By how many points the capital and events may lower a walk-away value."""
    capital = [entry.walk_away for entry in scenario.capitals[seat]]
    events = [e.add for e in _effects(scenario) if isinstance(e, AddWalkAway) and e.seat == seat]
    return -sum(min(0, add) for add in capital + events)


def _quorum(scenario: Scenario) -> int:
    return needed(scenario.agenda.procedure, len(scenario.members))


def _with_walk_aways(scenario: Scenario, walk_aways: Mapping[Seat, int]) -> Scenario:
    mandates = {s: replace(m, walk_away=walk_aways.get(s)) for s, m in scenario.mandates.items()}
    return replace(scenario, mandates=mandates)


def with_zone(scenario: Scenario, below: int) -> Scenario:
    """Walk-away values with a text that a quorum can join whatever events do; it becomes `history`.

    Everybody would walk away as many standard deviations from its own mean: `below` hundredths of one under
    where the best common text found lifts the last of the quorum.
    """
    zone = zone_of(scenario, worst_case(scenario))
    norms = {seat: _norm(wants) for seat, wants in zone.wants.items()}
    text = _best_common(zone, norms, _quorum(scenario))
    height = _heights(zone, norms, text)[_quorum(scenario) - 1] - 10 * below
    walk_aways = {
        seat: min(100, max(0, (mean + height * deviation // 1000) // 100))
        for seat, (mean, deviation) in norms.items()
    }
    return replace(_with_walk_aways(scenario, walk_aways), history=zone.text(text))


def _norm(wants: Wants) -> tuple[int, int]:
    """Each option as likely, those behind red lines and links left aside."""
    mean = variance = 0
    for row in wants.worth:
        values = [value for value in row if value is not None]
        count, total = len(values), sum(values)
        mean += total // count
        variance += (count * sum(v * v for v in values) - total**2) // count**2
    return mean, max(1, isqrt(variance))


def _heights(zone: Zone, norms: Norms, choice: Choice) -> list[int]:
    """How far the text lifts each member above its need and mean, highest first.

    In thousandths of a standard deviation.
    """
    above = (
        (slack(zone.wants[s], choice) - mean) * 1000 // deviation for s, (mean, deviation) in norms.items()
    )
    return sorted(above, reverse=True)


def _best_common(zone: Zone, norms: Norms, quorum: int) -> Choice:
    """A text that lifts the last of the quorum high, found by climbing one clause at a time."""

    def height(choice: Choice) -> tuple[int, int]:
        heights = _heights(zone, norms, choice)[:quorum]
        return heights[-1], sum(heights)

    joint = _joint(zone, tuple(zone.wants), dict.fromkeys(zone.wants, 1))
    now = tuple(row.index(max(row, key=lambda worth: -1 if worth is None else worth)) for row in joint)
    reached = height(now)
    while True:
        tries = [
            (*now[:i], o, *now[i + 1 :])
            for i, options in enumerate(zone.options)
            for o in range(len(options))
            if o != now[i]
        ]
        higher, choice = max((height(choice), choice) for choice in tries)
        if higher <= reached:
            return now
        now, reached = choice, higher


def _joint(zone: Zone, group: Sequence[Seat], price: Mapping[Seat, int]) -> list[list[int | None]]:
    """What each option of each issue is worth to a group at these prices; None: a red line of one of it."""
    table: list[list[int | None]] = []
    for i, options in enumerate(zone.options):
        columns = ([zone.wants[seat].worth[i][o] for seat in group] for o in range(len(options)))
        table.append(
            [
                None
                if None in column
                else sum(price[s] * (v or 0) for s, v in zip(group, column, strict=True))
                for column in columns
            ]
        )
    return table


def without_zone(scenario: Scenario) -> Scenario:
    """Walk-away values that no text can give a quorum, whatever capitals and events do and it reserves.

    Each member's points get a price by which it is as far from its mean text to its best as any other. At
    these prices no text gives a group more than the best sum of every clause and all gaining links. Raises
    ValueError where members want too much the same for that, or too many groups would have to be looked at.
    """
    interests = best_case(scenario)
    if scenario.agenda.procedure.reservations:  # with one a text can be joined that crosses a red line
        interests = {seat: replace(i, red_lines=frozenset()) for seat, i in interests.items()}
    zone, quorum = zone_of(scenario, interests), _quorum(scenario)
    if comb(len(interests), quorum) > MOST_GROUPS:
        raise ValueError("too many groups could adopt a text: ask for fewer members or a larger majority")
    mean = {seat: _norm(wants)[0] for seat, wants in zone.wants.items()}
    most = {seat: _most(wants) for seat, wants in zone.wants.items()}
    price = {seat: 10**9 // (most[seat] - mean[seat]) for seat in most}
    groups = combinations(zone.wants, quorum)
    share = 1 + max(_common_share(zone, group, price, mean) for group in groups)
    walk_aways = {}
    for seat, wants in zone.wants.items():
        need = mean[seat] + (most[seat] - mean[seat]) * share // 1000 + _reservable(scenario, wants)
        walk_aways[seat] = need // 100 + 1 + _lowered(scenario, seat)
    if share > 1000 or max(walk_aways.values()) > 100:
        raise ValueError("these members want too much the same to have no text: ask for more conflict")
    return _with_walk_aways(scenario, walk_aways)


def _common_share(
    zone: Zone, group: Sequence[Seat], price: Mapping[Seat, int], mean: Mapping[Seat, int]
) -> int:
    """How far a text can lift a group from its mean to its best, in thousandths rounded down; a bound."""
    total = sum(price[s] * (_gains(zone.wants[s]) - mean[s]) for s in group)
    for row in _joint(zone, group, price):
        bearable = [value for value in row if value is not None]
        if not bearable:
            return 0
        total += max(bearable)
    return total // (len(group) * 10**6)


def _most(wants: Wants) -> int:
    return _gains(wants) + sum(max(value for value in row if value is not None) for row in wants.worth)


def _gains(wants: Wants) -> int:
    return sum(max(0, tie.points) for tie in wants.ties)


def _reservable(scenario: Scenario, wants: Wants) -> int:
    """What reservations can add at most: each moves a clause half way to the fallback."""
    gaps = _gaps(scenario, wants.worth)
    return sum(sorted(gaps, reverse=True)[: scenario.agenda.procedure.reservations]) // 2


def _gaps(scenario: Scenario, worth: Sequence[Sequence[int | None]]) -> Iterable[int]:
    for issue, row in zip(scenario.agenda.issues.values(), worth, strict=True):
        place = tuple(issue.options).index(issue.fallback) if issue.fallback else len(row) - 1
        fallback = row[place] or 0
        yield max(0, fallback - min(value or 0 for value in row))
