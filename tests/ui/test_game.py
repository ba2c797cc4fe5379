"""A game on the screen: ministers off the frame, seats that change hands, trouble with the disk."""

from collections.abc import Callable

import pytest

from game.engine.actions import Action, EndTurn, Join, Move, Propose, Speak
from game.engine.events import Spoke
from game.engine.scenario import Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.heard import Heard
from game.session.table import Entry, Table
from game.simulation import play_alone, players
from game.ui.game import Acted, Game
from tests.tables import moves, simultaneous, table
from tests.ui.games import Told, begin, hotline, playing, step, until_a_person


def test_ministers_play_the_game_they_play_without_a_screen() -> None:
    scenario = hotline()
    alone: list[Entry] = []
    play_alone(scenario, 3, alone.append, dict.fromkeys(players(scenario), "fair"))
    with playing(scenario) as (game, disk):
        until_a_person(game)
        assert game.over
        assert [(e.seat, e.action, e.state) for e in disk.entries] == [
            (e.seat, e.action, e.state) for e in alone
        ]


def test_a_turn_of_the_loop_waits_for_nobody() -> None:
    minds = Told()
    with playing(table(), "south", minds=minds) as (game, disk):
        minds.go.clear()
        assert game.tick(0.0, 0.0)  # it has begun to think
        assert game.thinking == "north"
        assert not game.tick(60.0, 0.0)
        assert disk.entries == []
        minds.go.set()
        assert step(game, 61.0)
        assert [entry.seat for entry in disk.entries] == ["north"]
        assert game.thinking is None


def test_an_act_comes_when_its_time_has_come() -> None:
    with playing(table(), "east", minds=Told()) as (game, disk):
        game.tick(100.0, 1.5)
        assert not step(game, 101.4, 1.5)
        assert step(game, 101.5, 1.5)
        assert not step(game, 102.9, 1.5)  # south, 1.5 seconds after north
        assert step(game, 103.0, 1.5)
        assert [entry.seat for entry in disk.entries] == ["north", "south"]


def test_a_minister_waits_after_an_act_of_a_person_too() -> None:
    with playing(table(), "north", minds=Told()) as (game, disk):
        assert not game.tick(0.0, 1.0)
        game.submit("north", EndTurn())
        game.tick(50.0, 1.0)
        assert not step(game, 50.9, 1.0)
        assert step(game, 51.0, 1.0)
        assert len(disk.entries) == 2


def test_a_clock_that_jumps_holds_nobody_up() -> None:
    with playing(table(), "east", minds=Told()) as (game, disk):
        game.tick(1000.0, 1.0)
        assert not step(game, 3.0, 1.0)
        assert step(game, 4.0, 1.0)
        assert step(game, 1e9, 1.0)
        assert len(disk.entries) == 2


def test_a_decision_the_talks_have_overtaken_is_thrown_away() -> None:
    minds = Told(Move("place", "harbour"), Speak("seen"))
    with playing(simultaneous(), "north", minds=minds) as (game, disk):
        minds.go.clear()
        begin(game)
        assert game.thinking == "south"
        assert game.submit("north", Move("force", "small")) is None
        begin(game)
        minds.go.set()
        step(game)
        assert [(e.seat, e.action) for e in disk.entries][1:] == [("south", Speak("seen"))]
        assert [seat for seat, _ in minds.asked[:2]] == ["south", "south"]
        assert minds.asked[1][1].positions["north"]["force"] == "small"


def test_what_a_minister_cannot_see_does_not_disturb_it() -> None:
    minds = Told(Speak("first thought"))
    with playing(simultaneous(), "north", minds=minds) as (game, disk):
        begin(game)
        offer = Propose(moves(north="force=small", east="costs=shared"))
        assert game.submit("north", offer) is None
        step(game)
        assert disk.entries[-1].action == Speak("first thought")


def test_a_minister_that_cannot_decide_is_a_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    class Broken(Told):
        def deciding(self, seat: Seat, view: View) -> Callable[[], Action]:
            self.asked.append((seat, view))
            return lambda: 1 // 0  # type: ignore[return-value]

    minds = Broken()
    with playing(table(), "south", minds=minds) as (game, disk):
        begin(game)
        assert step(game)
        assert (game.failed, game.stuck, disk.entries) == ("north", True, [])
        assert "The minister of North" in game.trouble(Words("en"))
        assert "North" in game.trouble(Words("zh-CN"))
        assert "ZeroDivisionError" in capfd.readouterr().err
        assert not game.tick(9.0, 0.0)
        assert game.retry()
        begin(game, 9.0)
        step(game, 9.0)
        assert game.failed == "north"
        assert len(minds.asked) == 2
        assert game.take_over("north") is None
        assert not game.stuck
        assert game.submit("north", EndTurn()) is None


def test_a_minister_that_chooses_what_is_refused_is_a_sentence() -> None:
    with playing(table(), "south", minds=Told(Join())) as (game, _):
        begin(game)
        assert step(game)
        assert game.failed == "north"
        assert "no-silence" in game.trouble(Words("en"))


def test_no_room_for_an_act_of_a_person() -> None:
    with playing(table(), "north", "south") as (game, disk):
        disk.full = True
        before = game.view("north")
        assert game.submit("north", EndTurn()) is None
        assert game.unsaved == "No space left on device"
        assert "No space left on device" in game.trouble(Words("en"))
        assert (game.view("north"), game.number, game.active) == (before, 0, ("north",))
        assert not game.tick(9.0, 0.0)
        assert not game.retry()
        disk.full = False
        assert game.retry()
        assert game.trouble(Words("en")) == ""
        assert [(e.seat, e.action) for e in disk.entries] == [("north", EndTurn())]


def test_no_room_for_an_act_of_a_minister() -> None:
    minds = Told(Speak("once"))
    with playing(table(), "south", minds=minds) as (game, disk):
        disk.full = True
        begin(game)
        assert step(game)
        assert game.unsaved
        for now in range(5):
            assert not game.tick(now, 0.0)
        assert len(minds.asked) == 1
        disk.full = False
        assert game.retry()
        assert [e.action for e in disk.entries] == [Speak("once")]
        assert game.acted(None) == (Acted("north", (Spoke("north", "once", None),)),)
        begin(game, 9.0)
        step(game, 9.0)
        assert len(disk.entries) == 2


def test_another_act_takes_the_place_of_one_that_could_not_be_kept() -> None:
    with playing(table(), "north", "south") as (game, disk):
        disk.full = True
        game.submit("north", EndTurn())
        disk.full = False
        assert game.submit("north", Speak("wait")) is None
        assert (game.unsaved, game.retry()) == ("", True)
        assert [e.action for e in disk.entries] == [Speak("wait")]


def test_seats_change_hands() -> None:
    minds = Told()
    with playing(table(), "north", minds=minds) as (game, disk):
        assert game.hand_over("north", "gentle") is None
        assert (game.people, minds.styles) == ((), {"north": "gentle"})
        begin(game)
        step(game)
        assert game.take_over("south") is None
        assert game.people == ("south",)
        assert game.view("south").mandate is not None
        begin(game)
        assert game.thinking is None
        assert [e.by for e in disk.entries] == ["host", "minister:gentle", "host"]


def test_a_pause() -> None:
    with playing(table(), "south", minds=Told()) as (game, disk):
        begin(game)
        assert game.pause() is None
        assert game.paused
        assert begin(game)
        assert (game.thinking, game.active) == (None, ())
        assert game.resume() is None
        begin(game, 2.0)
        step(game, 2.0)
        assert disk.entries[-1].seat == "north"


def test_closing_while_a_minister_thinks() -> None:
    minds, closed = Told(), []
    scenario = table()
    at = Table(scenario, 1, {}, clock=lambda: 0.0)
    game = Game(at, Heard((None,)), minds, seed=1, closed=lambda: closed.append(1))
    minds.go.clear()
    game.tick(0.0, 0.0)
    game.close()
    game.close()
    minds.go.set()
    assert closed == [1]
    assert not game.tick(1.0, 0.0)
    assert at.number == 0
    with pytest.raises(RuntimeError):
        game.pause()
