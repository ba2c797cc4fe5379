"""Where fewer than all decide: clauses that a majority wants one by one are no text that a majority wants."""

from collections.abc import Mapping

import pytest

from game.engine.actions import ChairText, Decline, EndTurn, Propose, Reopen, Withdraw
from game.engine.scenario import Decision, IssueId, OptionId, Seat
from game.engine.speech import Remark
from tests.ministers.bargain import OPTIONS, UP, bargain, turn, whole
from tests.tables import Play

FIVE = ("north", "south", "east", "west", "isle")
HALF = {"decision": Decision.MAJORITY, "share": (1, 2), "chair": "north"}


def torn() -> Play:
    """Five members, every clause agreed by another three, nobody for the whole."""
    high = ("north", "south", "east")
    game = Play(bargain(FIVE, up=high, walk_away=dict.fromkeys(FIVE, 30), **HALF))
    game.do("north", Reopen("a", "low")).until("south").do("south", Reopen("b", "low"))
    assert len(game.view(None).agreed) == 4
    return game


def test_a_chair_goes_on_drafting_while_nobody_stands_on_the_whole() -> None:
    (text,) = (action for action in turn(torn(), "north") if isinstance(action, ChairText))
    assert text.note == Remark("tables")


def test_a_text_that_can_still_pass_stays_on_the_table() -> None:
    """One refusal of five leaves four, two leave three, three leave too few."""
    for refusals in (1, 2, 3):
        game = Play(bargain(FIVE, walk_away=dict.fromkeys(FIVE, 45), **HALF))
        game.do("north", ChairText(whole("lower"))).end()
        number = game.state.proposals[0].id
        for seat in FIVE[1 : 1 + refusals]:
            game.do(seat, Decline(number, Remark("below"))).end()
        assert (Withdraw(number) in turn(game, "north")) == (refusals == 3)


def test_a_chair_drafts_nothing_that_it_would_not_sign_itself() -> None:
    """The others want less and less for the chair: it drafts as long as there are four it can be one of."""
    scenario = bargain(
        FIVE,
        up=("north", "south"),
        walk_away={"north": 48, **dict.fromkeys(FIVE[1:], 30)},
        **{**HALF, "share": (2, 3)},
    )
    game = Play(scenario)
    floor, drafted = 4850, []
    while game.state.round < 6:
        drafted += [worth_to_north(a.text) for a in turn(game, "north") if isinstance(a, ChairText)]
        while game.active[0] != "north":
            (seat,) = game.active
            for text in game.view(seat).proposals:
                if seat != "south" and seat not in text.declined:
                    game.do(seat, Decline(text.id, Remark("below")))
            game.end()
    assert drafted
    assert min(drafted) >= floor


def worth_to_north(text: Mapping[IssueId, OptionId]) -> int:
    """In hundredths: it would have all high, and all clauses weigh alike."""
    return sum(25 * UP[OPTIONS.index(option)] for option in text.values())


@pytest.mark.parametrize("chair", [None, "south"])
def test_nothing_is_offered_that_nobody_has_a_turn_left_to_answer(chair: Seat | None) -> None:
    """Whoever is the last to speak in the last round, in the chair or not."""
    game = Play(bargain(("north", "south", "east"), chair=chair, rounds=3)).next_round(2)
    assert game.view(None).round == 3
    assert game.view(None).waiting[-1] == "south"
    done = turn(game, "south")
    assert not [a for a in done if isinstance(a, Propose | ChairText)]
    assert isinstance(done[-1], EndTurn)
