"""What ministers said when they refused is told beside what was at stake for them."""

from collections.abc import Mapping

from game.debrief.pages import readings
from game.engine.actions import BreakSilence, CallAdoption, Decline, Join
from game.engine.scenario import Scenario, Seat
from game.engine.speech import Remark
from tests.debrief.stories import CROSSED, OPENED, Talks, crossed
from tests.debrief.test_planted import cards, voice
from tests.tables import mandate, offer, two_members

HELD = {"north": "person", "south": "minister:pragmatist"}


def declined(scenario: Scenario, holders: Mapping[Seat, str] = HELD, **wanted: str) -> Talks:
    """North offers something, and south will not have it."""
    talks = Talks(scenario, holders).turn("north", offer(**wanted))
    number = talks.table.view("south").proposals[-1].id
    return talks.turn("south", Decline(number, Remark("little", hard=("force",))))


def test_an_offer_that_was_worth_nothing_to_it() -> None:
    found = declined(crossed(), north="review=never", south="force=large").found()
    (refused,) = found.reasons
    assert (refused.seat, refused.by, refused.round) == ("south", "north", 1)
    assert refused.stake == -2000  # force has weight 10, and review 10 as well
    card = cards(readings.page(found, voice(found, "north")))[-1]
    assert card.title == "South declined an offer by you"
    assert card.lines[1] == "In truth it would have cost South 20.0 points, by the text as it stood."


def test_a_red_line_is_told_before_any_number() -> None:
    lines = {"south": {"force": ["large"]}, "north": {}}
    wanted = {
        seat: mandate(worth, opening=OPENED[seat], walk_away=20, red_lines=lines[seat])
        for seat, worth in CROSSED.items()
    }
    scenario = two_members(mandates=wanted, openings=OPENED, rounds=6)
    found = declined(scenario, north="place=hill", south="force=large").found()
    card = cards(readings.page(found, voice(found)))[-1]
    assert card.lines[1].startswith("In truth the wording was behind South's red line on: ")


def test_a_broken_silence_is_told_with_what_the_text_was_worth() -> None:
    talks = Talks(crossed(), HELD)
    talks.do("north", CallAdoption()).do("north", Join())
    talks.do("south", BreakSilence("place", Remark("holds", hard=("place",))))
    found = talks.found()
    (refused,) = found.reasons
    assert (refused.seat, refused.by, refused.issue) == ("south", None, "place")
    card = cards(readings.page(found, voice(found)))[-1]
    assert "broke the silence over" in card.title
    assert "than going home" in card.lines[1]


def test_what_people_refused_is_their_own_to_explain() -> None:
    talks = declined(crossed(), {}, north="place=hill", south="force=large")
    assert not talks.found().reasons
