"""The single text: whoever edits it tables a draft, hears where it pinches, and drafts again."""

import pytest

from game.engine.actions import ChairText, Decline, EndTurn, Propose, Withdraw
from game.engine.scenario import Role, Scenario, Seat
from game.engine.scoring import value
from game.engine.speech import Remark
from game.engine.state import Interests
from game.ministers.styles import STYLES
from tests.ministers.bargain import ISSUES, bargain, for_all, turn, whole
from tests.ministers.conduct import Recipe, over_games, played
from tests.tables import Play

SEATS = ("north", "south", "east")


def chaired(**changes: object) -> Scenario:
    return bargain(SEATS, chair="north", rounds=8, **changes)


def with_adviser(chair: Seat | None) -> Play:
    roles = {**dict.fromkeys(SEATS, Role.MEMBER), "office": Role.ADVISER}
    return Play(bargain(SEATS, roles=roles, chair=chair, rounds=8))


def tabled(game: Play, seat: Seat) -> ChairText | None:
    return next((a for a in turn(game, seat) if isinstance(a, ChairText)), None)


@pytest.mark.parametrize("style", STYLES)
def test_in_the_chair_it_tables_a_text_on_every_clause(style: str) -> None:
    game = Play(chaired(walk_away=dict.fromkeys(SEATS, 25)))
    texts = [a for a in turn(game, "north", style) if isinstance(a, ChairText)]
    assert [{*text.text} for text in texts] == [{*ISSUES}]


def test_one_text_at_a_time_and_a_new_one_once_somebody_has_declined() -> None:
    """It moves towards those who said what they need."""
    game = Play(chaired())
    first = tabled(game, "north")
    assert first is not None
    number = game.state.proposals[0].id
    game.do("south", Decline(number, Remark("needs", asks=(("d", "low"),)))).end()
    game.do("east", Decline(number, Remark("needs", asks=(("d", "low"), ("c", "low"))))).end()
    assert not game.state.proposals
    second = tabled(game, "north")
    assert second is not None
    assert second.text != first.text
    assert second.text["d"] in ("low", "lower")
    assert tabled(game, "north") is None  # nobody has answered yet


def test_it_withdraws_what_cannot_pass_to_make_room_for_what_may() -> None:
    game = Play(chaired())
    tabled(game, "north")
    number = game.state.proposals[0].id
    game.do("south", Decline(number, Remark("needs", asks=(("d", "low"),)))).end().end()
    done = turn(game, "north")
    assert Withdraw(number) in done
    (text,) = (a for a in done if isinstance(a, ChairText))
    assert done.index(Withdraw(number)) < done.index(text)


def test_a_careful_chair_would_rather_have_no_text_than_one_it_would_not_sign() -> None:
    """The only texts that both could join are worth 50 to it, its walk-away value; it wants 52."""
    game = Play(bargain(chair="north", walk_away={"north": 50, "south": 50}, rounds=8))
    drafted = []
    while game.state.round < 8:
        done = turn(game, "north", "fair-careful")
        drafted += [value(of_north(game), a.text) for a in done if isinstance(a, ChairText)]
        for text in game.until("south").view("south").proposals:
            game.do("south", Decline(text.id, Remark("below")))
        game.until("north")
    assert drafted
    assert min(drafted) >= 5200


def of_north(game: Play) -> Interests:
    return game.state.interests["north"]


def test_what_somebody_cannot_sign_is_not_in_the_next_text() -> None:
    game = Play(chaired())
    game.do("north", ChairText(whole("high"))).end()
    number = game.state.proposals[0].id
    for seat, issue in (("south", "a"), ("east", "b")):
        game.do(seat, Decline(number, Remark("cannot", hard=(issue,)))).end()
    text = tabled(game, "north")
    assert text is not None
    assert "high" not in (text.text["a"], text.text["b"])


@over_games
def test_what_is_tabled_after_a_refusal_says_what_it_bridges(recipe: Recipe) -> None:
    for step in played(recipe).of(ChairText):
        assert isinstance(step.action, ChairText)
        assert isinstance(step.action.note, Remark)
        declined = [e for e in step.view.ended if e.proposal.chair_text and e.proposal.declined]
        if declined and len(step.view.agreed) < recipe.issues:
            assert step.action.note.code == "bridges"
            assert step.action.note.hard


def test_an_adviser_tables_a_text_where_nobody_is_in_the_chair() -> None:
    (offer, *_) = turn(with_adviser(None), "office")
    assert isinstance(offer, Propose)
    assert offer.public
    assert {*offer.moves} == {*SEATS}
    assert all({*part} == {*ISSUES} for part in offer.moves.values())


def test_an_adviser_leaves_the_text_to_the_chair_and_to_whoever_has_one_on_the_table() -> None:
    assert turn(with_adviser("north"), "office") == [EndTurn()]
    game = with_adviser(None)
    game.do("north", Propose(for_all(game, whole("lower")), public=True))
    assert turn(game, "office") == [EndTurn()]


def test_an_adviser_knows_no_more_than_it_has_heard_and_does_not_repeat_itself() -> None:
    game = with_adviser(None)
    (first, *_) = turn(game, "office")
    number = game.state.proposals[-1].id
    game.until("south").do("south", Decline(number, Remark("cannot", hard=("a",)))).end()
    assert isinstance(first, Propose)
    (second, *_) = turn(game, "office")
    assert isinstance(second, Propose)
    assert second.moves != first.moves
    assert second.moves["south"]["a"] != first.moves["south"]["a"]
