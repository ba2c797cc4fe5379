"""Games with a known story are told as they were: the missed trade, the broken promise, the turning point."""

from game.debrief.findings import Findings
from game.debrief.page import Card, Page
from game.debrief.pages import concessions, missed
from game.debrief.pages.voice import Voice
from game.i18n import Words
from tests.debrief.stories import broken_promise, missed_trade, turning_point


def voice(found: Findings, reader: str | None = None) -> Voice:
    return Voice(found.story.agenda, Words("en"), reader)


def cards(page: Page) -> list[Card]:
    return [b for section in page.sections for b in section.blocks if isinstance(b, Card)]


def test_the_missed_trade_is_found_with_its_gains_and_givers() -> None:
    best = max(missed_trade().missed.at_end, key=lambda one: one.total)
    assert best.change == {"force": "large", "place": "hill"}
    assert best.parties == ("north", "south")
    assert best.gains == {"north": 5000, "south": 5000}
    assert best.gives == {"north": ("place",), "south": ("force",)}


def test_it_was_there_all_the_time_and_nobody_offered_it() -> None:
    best = max(missed_trade().missed.at_end, key=lambda one: one.total)
    assert best.rounds == (0, 1, 2, 3, 4)
    assert best.never_joined
    held = {(d.seat, d.issue): d for d in best.defended}
    south = held["south", "force"]
    assert (south.rounds, south.own, south.other, south.points) == (4, 1000, "north", 6000)


def test_the_page_tells_it_first_and_to_its_reader() -> None:
    found = missed_trade()
    first = cards(missed.page(found, voice(found, "south")))[0]
    assert first.told == "North +50.0 · you +50.0"
    assert (
        "You defended another wording of “Force” in 4 rounds; "
        "to give it up would have cost 10.0 points and was worth 60.0 to North." in first.lines
    )


def test_no_trade_is_missed_where_none_was() -> None:
    assert turning_point().missed.at_end == ()


def test_the_broken_promise_is_told_with_who_when_and_to_whom() -> None:
    found = broken_promise()
    (breach,) = found.concessions.breaches
    assert (breach.by, breach.round, breach.issue, breach.partners) == ("south", 4, "force", ("north",))
    (exchange,) = found.concessions.exchanges
    assert exchange.broken_by == ("south", 4)
    assert exchange.cost == {"north": -1000, "south": -1000}
    assert exchange.bought == {"north": 6000, "south": 6000}
    assert [point.kind for point in found.turning] == ["trade", "breach"]
    told = [line for card in cards(concessions.page(found, voice(found))) for line in card.lines]
    assert "South walked out of it in round 4." in told


def test_promises_are_measured_for_who_broke_and_who_kept() -> None:
    skill = broken_promise().skill
    assert skill["south"]["promises"].level == 0.0
    assert skill["north"]["promises"].level == 1.0
    assert skill["north"]["promises"].figures["suffered"] == 1


def test_first_offers_are_told_with_what_they_asked() -> None:
    found = turning_point()
    offer = found.concessions.first_offers["north"]
    assert (offer.round, offer.asked) == (4, 9000)  # the whole force and a shared review, on the hill
    assert "south" not in found.concessions.first_offers


def test_the_turning_point_is_the_trade() -> None:
    found = turning_point()
    best = max(found.turning, key=lambda point: point.change)
    assert (best.kind, best.seat, best.agreed) == ("trade", "north", ("force", "place"))
    assert best.round == found.concessions.exchanges[0].round
    assert best.change == 11000


def test_concessions_are_told_apart_by_what_they_did() -> None:
    moves = {(m.seat, m.issue): m for m in missed_trade().concessions.moves}
    assert moves["north", "force"].step == "concession"
    assert (moves["north", "force"].own, moves["north", "force"].others) == (-6000, {"south": 1000})
