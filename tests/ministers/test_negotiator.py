"""A minister's turn: answers first, then what its instructions ask of it, and an end."""

from dataclasses import replace

import pytest

from game.engine.actions import Accept, AskCapital, ChairText, Decline, EndTurn, Move, Propose, Reopen
from game.engine.scenario import SetRedLine
from game.engine.state import Proposal
from tests.ministers.bargain import bargain, decision, for_all, turn, whole
from tests.tables import Play, flexibility, happening

SEATS = ("north", "south", "east")


def test_what_is_before_it_is_answered_before_anything_else() -> None:
    game = Play(bargain(SEATS, chair="north"))
    game.do("north", ChairText(whole("high")), Propose({"north": {"a": "low"}, "south": {"b": "lower"}}))
    first, second, *rest = turn(game, "south")
    assert {type(first), type(second)} <= {Accept, Decline}
    assert not [action for action in rest if isinstance(action, Accept | Decline)]
    assert isinstance(rest[-1], EndTurn)


def test_it_asks_its_capital_about_what_would_cost_it_most() -> None:
    weights = {"south": {"a": 10, "b": 20, "c": 60, "d": 10}}
    game = Play(bargain(SEATS, chair="north", weights=weights))
    game.do("north", ChairText(whole("high")))
    assert AskCapital("c") in turn(game, "south")


def test_what_the_capital_has_answered_is_not_asked_again_unless_it_said_not_yet() -> None:
    later = {"south": (flexibility("b", points={"high": 10}, from_round=3),)}
    game = Play(bargain(SEATS, chair="north", capitals=later, rounds=8))
    asked: list[str] = []
    for _ in range(6):
        asked += [a.issue for a in turn(game, "south") if isinstance(a, AskCapital)]
    assert asked.count("b") > 1
    assert {asked.count(issue) for issue in "acd"} <= {0, 1}


def test_a_red_line_that_the_capital_lifts_is_one_no_more() -> None:
    lines = {"south": {"b": ("higher", "high")}}
    given = {"south": (flexibility("b", allow=("higher", "high")),)}
    text = whole("low", b="higher")
    for capitals, answer in (({}, Decline), (given, Accept)):
        game = Play(bargain(SEATS, chair="north", red_lines=lines, capitals=capitals))
        game.until("south").do("south", AskCapital("b")).next_round(4)
        game.until("north").do("north", ChairText(text)).until("south")
        assert isinstance(decision(game, "south"), answer)


@pytest.mark.parametrize("agreed", [False, True])
def test_it_leaves_what_a_new_red_line_forbids(agreed: bool) -> None:
    """By a move where nothing binds it, by reopening where it stands agreed."""
    news = happening("news", SetRedLine("south", "b", "low"), rounds=(2, 2))
    game = Play(bargain(SEATS, chair="north", happenings=[news]))
    if agreed:
        game.do("north", Move("b", "low"))
    game.next_round().until("south")
    kind = Reopen if agreed else Move
    left = [a for a in turn(game, "south") if isinstance(a, Move | Reopen)]
    assert left[0] == kind("b", "lower")


def test_the_last_move_is_made_only_to_a_text_that_it_would_sign_by_then() -> None:
    """All but one clause are agreed, and the others stand together on that."""
    text = whole("low", a="high")
    game = Play(bargain(SEATS, up=("north", "east"), walk_away={"south": 60}, rounds=8))
    game.closed("north", Propose(dict.fromkeys(SEATS, dict.fromkeys("bcd", "low")), public=True))
    assert {*game.view(None).agreed} == {*"bcd"}
    signs = []
    while "a" not in game.view(None).agreed:
        view = game.until("south").view("south")
        offer = Proposal(
            id=1,
            by="north",
            moves=for_all(game, text),
            parties=SEATS,
            public=True,
            chair_text=False,
            note="",
            counter_to=None,
            until=9,
            accepted=frozenset({"east"}),
            declined=frozenset(),
            reasons={},
        )
        signs.append(decision(game, "south", view=replace(view, proposals=(offer,))) == Accept(1))
        turn(game, "south")
    assert signs[-1]
    assert not signs[0]


def test_what_the_chair_before_it_has_proposed_to_others_stays_on_the_table() -> None:
    """A person was in the chair, and moved others only."""
    game = Play(bargain(SEATS, chair="north"))
    game.do("north", Propose({"south": {"a": "lower"}, "east": {"b": "lower"}}))
    (offer,) = game.state.proposals
    turn(game, "north")
    assert offer in game.state.proposals
