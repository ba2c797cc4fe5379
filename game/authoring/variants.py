"""Variants of a scenario: other numbers in the mandates, so that an answer found somewhere is no answer.

What instructions say in words stays true (see `redrawn`), and there is as much to agree on as there was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isqrt

from game.authoring.library import Loaded
from game.authoring.redrawn import redrawn
from game.authoring.search import joinable
from game.authoring.zone import easiest_interests, first_interests, zone_of
from game.engine.draft import agreed_clauses, needed, with_fallbacks
from game.engine.rules import start
from game.engine.scenario import Agenda, Mandate, Scenario, Seat, Text
from game.engine.scoring import value
from game.engine.state import Interests

STEP = 10
"""How many per cent less changes in a mandate for which no walk-away value would do."""


def vary_loaded(loaded: Loaded, seed: int) -> Loaded:
    """The variant of a scenario in every language, with the same numbers in each."""
    return replace(
        loaded,
        scenario=None if loaded.scenario is None else vary(loaded.scenario, seed),
        translations={language: vary(words, seed) for language, words in loaded.translations.items()},
    )


def vary(scenario: Scenario, seed: int) -> Scenario:
    """The variant of this seed: the same table, rules and texts; other weights, values, points, walk-aways.

    The same on every machine. A member that could sign the text of history, a text for enough members, or
    the text best for itself still can; where the fallbacks alone, the opening, or the text worst for itself
    were worth no more than walking away, they still are. Its title ends in the seed, and what the debrief
    says of the original's numbers is left out.
    """
    marks, before = _marks(scenario), _members(scenario)
    strength = dict.fromkeys(scenario.mandates, 100)
    while True:
        drawn = redrawn(scenario, seed, strength)
        after = _members(drawn)
        spans = {seat: _span(before[seat], after[seat], marks[seat]) for seat in before}
        unfit = [seat for seat, (least, most) in spans.items() if least > most]
        if not unfit:
            break
        for seat in unfit:
            strength[seat] -= STEP
    walk_aways = {
        seat: min(max(_walk_away(scenario.mandates[seat], drawn.mandates[seat]), least), most)
        for seat, (least, most) in spans.items()
    }
    return replace(
        drawn,
        agenda=replace(drawn.agenda, title=f"{drawn.agenda.title} #{seed}"),
        mandates={s: replace(m, walk_away=walk_aways.get(s)) for s, m in drawn.mandates.items()},
        debrief=replace(drawn.debrief, numbers=""),
    )


@dataclass(frozen=True, slots=True)
class _Member:
    """What one member wants, at first and once its capital has given way."""

    first: Interests
    eased: Interests


@dataclass(frozen=True, slots=True)
class _Marks:
    """Texts a member should stay able to sign, and texts it should still leave the table for."""

    good: tuple[Text, ...]
    poor: tuple[Text, ...]


def _members(scenario: Scenario) -> dict[Seat, _Member]:
    first, eased = first_interests(scenario), easiest_interests(scenario)
    return {seat: _Member(first[seat], eased[seat]) for seat in scenario.members}


def _marks(scenario: Scenario) -> dict[Seat, _Marks]:
    agenda = scenario.agenda
    opening = with_fallbacks(agenda, agreed_clauses(agenda, start(scenario, 0).positions))
    history = (with_fallbacks(agenda, scenario.history),) if scenario.history else ()
    good = (*history, *_for_enough(scenario))
    poor = (with_fallbacks(agenda, {}), opening)
    return {
        seat: _Marks(
            (*good, _extreme(agenda, member.eased, 1)),
            (*poor, _extreme(agenda, member.first, -1)),
        )
        for seat, member in _members(scenario).items()
    }


def _for_enough(scenario: Scenario) -> Iterator[Text]:
    """A text that enough members can join, as they are or once capitals have given way, if one is found."""
    quorum = needed(scenario.agenda.procedure, len(scenario.members))
    for interests in (first_interests(scenario), easiest_interests(scenario)):
        zone = zone_of(scenario, interests)
        found = joinable(zone, quorum)
        if isinstance(found, tuple):
            yield zone.text(found)
            return


def _extreme(agenda: Agenda, interests: Interests, sign: int) -> Text:
    """On every issue the best option (sign 1) or the worst (-1) that no red line of this member forbids."""
    text = {}
    for issue, point in agenda.issues.items():
        row = interests.values[issue]
        allowed = [option for option in point.options if (issue, option) not in interests.red_lines]
        text[issue] = max(allowed or point.options, key=lambda option: sign * row[option])
    return text


def _span(before: _Member, after: _Member, marks: _Marks) -> tuple[int, int]:
    """The least and the most whole points the new walk-away value may be; least > most: there is none."""
    need, eased_need = before.first.walk_away or 0, before.eased.walk_away or 0
    least, most = 0, 100
    for text in marks.good:
        if value(before.first, text) >= need:
            most = min(most, value(after.first, text) // 100)
        elif value(before.eased, text) >= eased_need:
            most = min(most, (value(after.eased, text) + need - eased_need) // 100)
    for text in marks.poor:
        worth = value(before.first, text)
        if worth <= need:
            least = max(least, (value(after.first, text) - (worth == need)) // 100 + 1)
    return least, most


def _walk_away(old: Mandate, new: Mandate) -> int:
    """As many standard deviations from the mean of all texts as it was, in whole points; links left aside."""
    (old_mean, old_spread), (mean, spread) = _distribution(old), _distribution(new)
    return (mean + (100 * (old.walk_away or 0) - old_mean) * spread // old_spread + 50) // 100


def _distribution(mandate: Mandate) -> tuple[int, int]:
    """Mean and standard deviation of what texts are worth, each option as likely; hundredths, rounded."""
    mean = variance = 0
    for issue, row in mandate.values.items():
        weight, count, total = mandate.weights[issue], len(row), sum(row.values())
        mean += weight * total // count
        variance += weight**2 * (count * sum(v * v for v in row.values()) - total**2) // count**2
    return mean, max(1, isqrt(variance))
