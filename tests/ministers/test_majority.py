"""Where fewer than all decide: clauses that a majority wants one by one are no text that a majority wants."""

from game.engine.actions import ChairText, Decline, EndTurn, Propose, Reopen, Withdraw
from game.engine.scenario import Decision
from game.engine.speech import Remark
from tests.ministers.bargain import bargain, turn, whole
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
    """The others want what is worth nothing to the chair: it still looks for three it can be one of."""
    game = Play(bargain(FIVE, walk_away={"north": 60, **dict.fromkeys(FIVE[1:], 30)}, **HALF))
    stakes = {issue: {"low": 0, "lower": 30, "higher": 70, "high": 100} for issue in "abcd"}
    for _ in range(3):
        for action in turn(game, "north"):
            if isinstance(action, ChairText):
                assert sum(stakes[i][o] * 25 for i, o in action.text.items()) >= 6000


def test_nothing_is_offered_that_nobody_has_a_turn_left_to_answer() -> None:
    for chair in (None, "north"):
        game = Play(bargain(("north", "south", "east"), chair=chair, rounds=3))
        game.next_round(2)
        last = game.view(None).waiting[-1]
        assert game.view(None).round == 3
        done = turn(game, last)
        assert not [a for a in done if isinstance(a, Propose | ChairText)]
        assert isinstance(done[-1], EndTurn)
