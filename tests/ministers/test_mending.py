"""What the coach says late in the talks of a text that its pupil may not sign, and what could mend it."""

from typing import Any

import pytest

from game.engine.actions import Action, AskCapital, ChairText, EndTurn, Move, Propose
from game.engine.redlines import unsignable
from game.engine.scenario import Seat
from game.i18n import Words
from game.ministers.coach import Advice, advice, unsigned
from game.sentences.coaching import step_told, unsigned_told
from tests.tables import OPENINGS, Play, majority, table, together

EN = Words("en")
RED = {"north": {"force": ("none",)}}
"""Without agreement on it, `force` goes back to what north may never sign."""


def late(seat: Seat = "north", **changes: Any) -> Play:
    """The last but one round of three, at the turn of the seat."""
    return Play(table(**{"red_lines": RED, **changes})).next_round().until(seat)


def mends(play: Play, seat: Seat = "north") -> list[Action]:
    """What the coach names of it."""
    return [step.action for step in advice(play.view(seat)) if step.why.code == "cannot"]


def told(play: Play, seat: Seat = "north") -> str:
    return unsigned_told(play.view(seat), EN)


def test_it_is_said_late_and_to_whom_it_concerns() -> None:
    early, play = Play(table(red_lines=RED)), late()
    assert unsignable(early.view("north")) == ("force",)
    assert unsigned(early.view("north")) == ()
    assert told(early) == ""
    assert told(play) == (
        "As the text stands you could not sign it: 'Force' is open and would go back to \"none of force\", "
        "which is behind your red line."
    )
    assert told(play.end(), "south") == ""
    assert mends(play, "south") == []


def test_a_step_that_agrees_the_clause_comes_first() -> None:
    stands = {**together(force="small"), "north": {**OPENINGS["north"], "force": "large"}}
    assert advice(late(openings=stands).view("north"))[0].action == Move("force", "small")


def test_next_the_capital_as_long_as_it_has_not_said_no() -> None:
    play = late()
    steps = advice(play.view("north"))
    assert steps[0].action == AskCapital("force")
    assert step_told(play.view("north"), steps[0], EN) == (
        "Ask your capital about 'Force': it may lift the red line."
    )
    assert AskCapital("force") not in mends(play.do("north", AskCapital("force")))


def test_then_an_offer_to_those_who_keep_the_clause_open_and_a_text_for_all() -> None:
    play = late().do("north", AskCapital("force"))
    offer, text = mends(play)
    assert isinstance(offer, Propose)
    assert {seat: wanted["force"] for seat, wanted in offer.moves.items()} == dict.fromkeys(
        ("north", "south", "east"), "large"
    )
    assert offer.moves["north"].keys() > {"force"}  # something in return
    assert isinstance(text, ChairText)
    assert text.text["force"] == "large"
    assert text.text["review"] == "yearly"
    said = [step_told(play.view("north"), step, EN) for step in advice(play.view("north"))[:2]]
    assert said[0].startswith("Offer South and East something for 'large of force' under 'Force'")
    assert said[1].startswith("Table a whole text that keeps within your red lines")


def test_where_nothing_is_left_to_do_it_says_so() -> None:
    play = late(initiatives=0)
    (end,) = (step for step in advice(play.view("north")) if isinstance(step.action, EndTurn))
    assert mends(play) == [EndTurn()]
    assert told(play)
    assert "only breaking silence is left" in step_told(play.view("north"), end, EN)


@pytest.mark.parametrize(("reservations", "barred"), [(1, ()), (0, ("force",))])
def test_what_a_reservation_mends_can_be_signed(reservations: int, barred: tuple[str, ...]) -> None:
    stands = {**together(force="none"), "north": OPENINGS["north"]}
    play = Play(majority(openings=stands, red_lines=RED, reservations=reservations))
    assert unsignable(play.view("north")) == barred


def test_an_acceptance_still_comes_first() -> None:
    stands = {seat: {**stand, "place": "hill"} for seat, stand in OPENINGS.items()}
    text = {"force": "large", "costs": "shared"}
    play = late("south", chair="south", openings=stands).do("south", ChairText(text))
    play.until("north")
    first: Advice = advice(play.view("north"))[0]
    assert type(first.action).__name__ == "Accept"
    assert told(play)
