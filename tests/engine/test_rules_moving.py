"""Chapters 4 and 8 of the rules: moving, reopening, taking back."""

from dataclasses import replace

import pytest

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    HandOver,
    Move,
    Pause,
    Release,
    Reopen,
    Resume,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.events import ClauseReopened, Moved, Proposed, TookBack
from game.engine.scenario import SetRedLine
from game.engine.state import State
from tests.tables import MEMBERS, Play, happening, majority, moves, offer, simultaneous, table, together

TRADE = offer(north="force=small", south="costs=own")


def as_if_unheard(state: State) -> State:
    """The state but for how often the floor was taken."""
    return replace(state, acts={})


def traded() -> Play:
    """North's force is pledged to south, and it is north's turn."""
    return Play().closed("north", TRADE).next_round().until("north")


# -- 4. Moving


def test_r4_1_a_move_is_free_and_public() -> None:
    """A member may change its own position on an issue to another option."""
    play = Play().do("north", Move("force", "none"))
    assert play.stands("north", "force") == "none"
    assert play.view("north").initiatives == 3
    assert play.heard(None, Moved) == [Moved("north", "force", "large", "none", "move")]


def test_r4_2_moves_to_nowhere_are_refused() -> None:
    """A move to where the member already stands, or to an issue or option that does not exist."""
    play = Play()
    assert play.refused("north", Move("force", "large")) == "already-there"
    assert play.refused("north", Move("forces", "large")) == "no-such-issue"
    assert play.refused("north", Move("force", "huge")) == "no-such-option"


def test_r4_3_a_move_behind_ones_red_line_is_refused() -> None:
    """The refusal names the red line, to that delegation alone."""
    play = Play(table(red_lines={"north": {"force": ["none"]}}))
    assert play.why("north", Move("force", "none")).args == {"issue": "force", "option": "none"}
    assert play.end("north").may("south", Move("force", "none"))


def test_r4_4_a_move_away_from_a_pledge_is_refused() -> None:
    """The refusal names the partners."""
    refused = traded().why("north", Move("force", "none"))
    assert (refused.code, refused.args) == ("pledged", {"issue": "force", "partners": "south"})


def test_r4_5_a_plain_move_away_from_an_agreed_option_is_refused() -> None:
    """A plain move away from an agreed option is refused; a move to one is not."""
    play = Play()
    assert play.refused("north", Move("review", "never")) == "agreed"
    play = Play(majority()).end("north")
    assert play.view(None).agreed["place"] == "harbour"
    assert play.may("south", Move("place", "harbour"))


def test_r4_6_reopening_leaves_an_agreed_position_or_a_pledge() -> None:
    """Reopening costs one initiative and is public."""
    play = Play().do("north", Reopen("review", "never"))
    assert play.stands("north", "review") == "never"
    assert play.view("north").initiatives == 2
    assert play.heard("press", Moved) == [Moved("north", "review", "yearly", "never", "reopening")]
    assert play.heard("press", ClauseReopened)
    pledged = traded().do("north", Reopen("force", "none"))
    assert pledged.stands("north", "force") == "none"


def test_r4_7_reopening_needs_something_to_reopen() -> None:
    """Refused where nothing is agreed or pledged, and for the reasons of a move."""
    play = Play(table(red_lines={"north": {"review": ["never"]}}))
    assert play.refused("north", Reopen("force", "none")) == "nothing-to-reopen"
    assert play.refused("north", Reopen("review", "yearly")) == "already-there"
    assert play.refused("north", Reopen("review", "never")) == "red-line"
    assert play.refused("north", Reopen("reviews", "never")) == "no-such-issue"
    assert play.refused("north", Reopen("review", "weekly")) == "no-such-option"


def test_r4_8_a_red_line_drawn_later_moves_nobody() -> None:
    """A position that falls behind a red line stays where it is until the member moves it."""
    line = happening("line", SetRedLine("north", "force", "large"))
    play = Play(table(happenings=[line])).host(Release("line"))
    assert play.stands("north", "force") == "large"
    play.do("north", Move("force", "small"))
    assert play.refused("north", Move("force", "large")) == "red-line"


def test_r4_9_only_members_move() -> None:
    """Only members have positions, so only members move and reopen."""
    play = Play(simultaneous())
    assert play.refused("office", Move("force", "none")) == "members-only"
    assert play.refused("office", Reopen("force", "none")) == "members-only"
    assert play.refused("press", Move("force", "none")) == "observers-watch"


# -- 8. Taking back


@pytest.mark.parametrize(
    "step",
    [
        Move("force", "none"),
        TRADE,
        offer(True, north="force=small", east="costs=shared"),
        ChairText({"force": "small", "place": "hill"}),
    ],
)
def test_r8_1_a_step_is_taken_back_as_if_never_taken(step: Action) -> None:
    """A delegation may take back its last step, as if it had not been taken."""
    play = Play()
    before = play.state
    play.do("north", step, TakeBack())
    assert as_if_unheard(play.state) == as_if_unheard(before)
    assert play.state.acts["north"] > 0
    assert play.refused("north", TakeBack()) == "nothing-to-take-back"


@pytest.mark.parametrize("kind", ["decline", "counter", "withdraw"])
def test_r8_1_answers_are_taken_back(kind: str) -> None:
    """A counter, a decline or a withdrawal may be taken back too."""
    play = Play()
    number = play.propose("north", TRADE)
    if kind == "withdraw":
        step: Action = Withdraw(number)
        play.next_round().until("north")
        seat = "north"
    else:
        wanted = moves(north="force=small", south="costs=shared")
        step = Decline(number) if kind == "decline" else Counter(number, wanted)
        play.until("south")
        seat = "south"
    before = as_if_unheard(play.state)
    play.do(seat, step)
    assert as_if_unheard(play.state) != before
    assert as_if_unheard(play.do(seat, TakeBack()).state) == before


def test_r8_1_nobody_takes_back_for_another() -> None:
    """A delegation takes back its own step only."""
    play = Play().do("north", Move("force", "none"))
    assert not play.view("south").can_take_back
    assert not play.view(None).can_take_back
    assert play.refused("south", TakeBack()) == "not-your-turn"


def test_r8_2_several_steps_the_last_one_first() -> None:
    """Several steps may be taken back, the last one first."""
    play = Play()
    states = [play.state]
    for step in (Move("force", "none"), TRADE, Move("costs", "own")):
        states.append(play.do("north", step).state)
    for expected in reversed(states[:-1]):
        assert as_if_unheard(play.do("north", TakeBack()).state) == as_if_unheard(expected)


@pytest.mark.parametrize(
    "step", [Reopen("review", "never"), AskCapital("force"), Speak("So be it."), Speak("Psst.", ("south",))]
)
def test_r8_3_what_cannot_be_taken_back(step: Action) -> None:
    """Reopening, asking and speaking cannot be taken back, and neither can what came before."""
    play = Play().do("north", Move("force", "none"), step)
    assert play.refused("north", TakeBack()) == "nothing-to-take-back"
    play.do("north", Move("force", "small"), TakeBack())
    assert play.refused("north", TakeBack()) == "nothing-to-take-back"


def test_r8_3_accepting_adoption_and_the_end_of_a_turn() -> None:
    """Accepting, calling adoption and ending the turn cannot be taken back."""
    play = Play()
    number = play.propose("north", TRADE)
    assert play.end("north").refused("north", TakeBack()) == "not-your-turn"
    play.do("south", Move("force", "none"), Accept(number))
    assert play.refused("south", TakeBack()) == "nothing-to-take-back"
    play.do("south", Move("place", "harbour"), CallAdoption())
    assert play.refused("south", TakeBack()) == "silence-under-way"


@pytest.mark.parametrize(
    ("seat", "steps"),
    [
        ("host", (Pause(), Resume())),
        ("host", (HandOver("south", "person"),)),
        ("host", (Release("storm"),)),
    ],
)
def test_r8_4_not_once_the_host_has_acted(seat: str, steps: tuple[Action, ...]) -> None:
    """A step cannot be taken back once the host has done something."""
    play = Play(table(happenings=[happening("storm")])).do("north", Move("force", "none")).do(seat, *steps)
    assert play.refused("north", TakeBack()) == "nothing-to-take-back"


def test_r8_4_an_observers_speech_changes_nothing() -> None:
    """An observer's speech may have been a whisper, and nobody else should notice."""
    play = Play().do("north", Move("force", "none")).do("press", Speak("Psst.", ("south",)))
    play.do("north", TakeBack())
    assert play.stands("north", "force") == "large"
    assert play.refused("press", Speak("Again.")) == "observer-has-spoken"


def test_r3_9_going_back_and_forth_ends() -> None:
    """A step taken back counts as one more."""
    play = Play()
    for _ in range(30):
        play.do("north", Move("force", "none"), TakeBack())
    assert play.refused("north", Move("force", "none")) == "floor-used-up"


def test_r8_4_the_next_delegation_does_not_take_it_back() -> None:
    """The turn over, the step stands."""
    play = Play().do("north", Move("force", "none"), EndTurn())
    assert play.refused("south", TakeBack()) == "nothing-to-take-back"


def test_r8_5_in_simultaneous_order_nothing_is_taken_back() -> None:
    """In simultaneous order nothing can be taken back."""
    play = Play(simultaneous()).end("south", "east", "office").do("north", Move("force", "none"))
    assert play.active == ("north",)
    assert play.refused("north", TakeBack()) == "nothing-to-take-back"


def test_r8_6_who_saw_the_step_sees_that_it_was_taken_back() -> None:
    """Those who could see the step see that it was taken back. Nobody else does."""
    play = Play().do("north", TRADE)
    assert not play.heard("east", Proposed)
    play.do("north", TakeBack())
    readers = [s for s in (*MEMBERS, "office", "press", None) if play.heard(s, TookBack)]
    assert readers == ["north", "south"]
    for public in (Move("force", "none"), offer(True, north="force=none", south="costs=own")):
        play.do("north", public, TakeBack())
        assert play.heard("press", TookBack)


def test_r8_6_a_counter_taken_back() -> None:
    """A counter taken back is seen to be by the readers of the offer and of the counter."""
    play = Play()
    number = play.propose("north", TRADE)
    counter = Counter(number, moves(north="force=small", east="costs=shared", south="place=harbour"))
    play.until("south").do("south", counter, TakeBack())
    assert [s for s in (*MEMBERS, "office") if play.heard(s, TookBack)] == list(MEMBERS)
    assert play.view("east").proposals == ()


def test_taking_back_a_move_reopens_what_it_had_agreed() -> None:
    """The clause a move had agreed is told to be open again."""
    play = Play(table(openings=together(place="harbour") | {"north": together(place="hill")["north"]}))
    play.do("north", Move("place", "harbour"), TakeBack())
    assert play.heard(None, ClauseReopened) == [ClauseReopened("place", "harbour")]
