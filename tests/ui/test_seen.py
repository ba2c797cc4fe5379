"""What a game shows: to people what is theirs, to the clerk of a table what is public, at the end all."""

import pytest

from game.engine.actions import AskCapital, EndTurn, Join, Move, Propose, RequestSettlement, Speak
from game.engine.events import CapitalAnswered, Moved, Proposed, Spoke
from game.engine.refusal import refusal
from game.engine.state import Phase
from game.simulation import players
from tests.tables import flexibility, moves, table, together
from tests.ui.games import Told, hotline, playing, until_a_person


def test_nobody_sees_or_acts_for_a_seat_of_others() -> None:
    with playing(hotline(), "arvenia", "belmora") as (game, _):
        for ask in (game.view, game.heard, game.fresh, game.looked, game.acted, game.offers, game.coach):
            with pytest.raises(LookupError):
                ask("cordania")
        refused = game.submit("cordania", EndTurn())
        assert refused is not None
        assert refused.code == "no-seat"
        assert game.view("arvenia").interests != game.view("belmora").interests
        assert game.view(None).interests is None


def test_what_ministers_did_is_what_the_viewer_heard() -> None:
    offer = Propose(moves(north="force=small", east="costs=shared"))
    with playing(table(), "south", "east", minds=Told(offer, Move("force", "small"))) as (game, _):
        until_a_person(game)
        assert next(type(e) for act in game.acted("south") for e in act.events) is Moved
        assert next(type(e) for act in game.acted("east") for e in act.events) is Proposed
        assert game.acted("south") == ()
        assert not [e for e in game.fresh("south") if isinstance(e, Proposed)]
        assert [e for e in game.fresh("east") if isinstance(e, Proposed)]
        game.looked("east")
        assert game.fresh("east") == ()
        assert list(game.offers("east")) == [
            e.proposal for e in game.heard("east") if isinstance(e, Proposed)
        ]


def test_the_clerk_sees_what_is_public() -> None:
    scenario = table(
        red_lines={"north": {"force": ("none",)}},
        capitals={"north": (flexibility("force", allow=("small",)),)},
    )
    everybody = players(scenario)
    with playing(scenario, *everybody, clerk=True) as (game, disk):
        assert game.people == everybody
        view = game.view("north")
        assert (view.seat, view.role) == ("north", game.agenda().delegations["north"].role)
        assert (view.mandate, view.team, view.capital) == (None, {}, ())
        assert view.interests is not None
        assert (view.interests.weights, view.interests.red_lines) == ({}, frozenset())
        assert refusal(view, Move("force", "none")) is None  # the paper says it, not the screen
        refused = game.submit("north", Move("force", "none"))
        assert refused is not None
        assert refused.code == "red-line"
        assert game.coach("north") == ()

        assert game.submit("north", Propose(moves(north="force=small", east="costs=shared"))) is None
        assert [p.public for p in game.view("south").proposals] == [True]
        assert game.submit("north", Speak("a word", ("east",))) is None
        assert game.heard("south") == game.heard("east") == game.heard(None)
        assert Spoke("north", "a word", None) in game.heard(None)

        assert game.submit("north", AskCapital("force")) is None
        assert not [e for e in game.heard("north") if isinstance(e, CapitalAnswered)]
        assert [word.why for word in game.aside("north").capital] == ["because"]
        assert game.aside("south").capital == ()
        assert len(disk.entries) == 3


def test_the_end_and_the_instructions_of_all() -> None:
    scenario = table(openings=together(force="small", place="hill", costs="open"))
    with playing(scenario, "north", "south", "east", "office") as (game, _):
        assert (game.seed, game.reveal()) == (None, False)
        with pytest.raises(LookupError):
            game.view("press")
        while game.view(None).phase is Phase.TALKS:
            game.submit(game.active[0], EndTurn())
        for seat in game.active:
            game.submit(seat, Join())
        assert game.over
        assert game.seed == 3
        assert game.submit("north", RequestSettlement()) is None
        assert not game.over
        assert not game.reveal()
        assert game.submit("south", EndTurn()) is None  # one is enough
        assert game.over
        assert game.reveal()
        assert game.view("press").outcome is not None
        refused = game.submit("north", RequestSettlement())
        assert refused is not None
        assert refused.code == "over"


def test_questions_and_advice() -> None:
    with playing(hotline(), "arvenia") as (game, _):
        until_a_person(game)
        issue = next(iter(game.agenda().issues))
        assert game.why_stand("arvenia", "belmora", issue) is not None
        assert game.why_stand("arvenia", "arvenia", issue) is None
        assert game.why_stand("cordania", "belmora", issue) is None
        assert game.coach("arvenia")
        assert all(refusal(game.view("arvenia"), step.action) is None for step in game.coach("arvenia"))


def test_a_view_is_the_same_object_until_something_happens() -> None:
    with playing(table(), "north") as (game, _):
        before = game.view("north")
        assert game.view("north") is before
        game.submit("north", Speak("now"))
        assert game.view("north") is not before
