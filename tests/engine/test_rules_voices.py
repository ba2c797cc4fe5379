"""Chapters 9 and 10 of the rules: the capital; speaking, advisers, observers."""

from collections.abc import Mapping
from typing import Any

from game.engine.actions import (
    AskCapital,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Lapse,
    Move,
    Propose,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.events import CapitalAnswered, Spoke
from game.engine.scenario import Condition, Flexibility, Scenario
from game.engine.scoring import value
from game.engine.speech import REMARKS, Remark
from game.engine.state import CapitalAnswer, Interests
from tests.tables import MEMBERS, Play, flexibility, mandate, offer, simultaneous, table

IDEA = offer(north="force=small", south="costs=own")


def asking(*entries: Flexibility, **changes: Any) -> Scenario:
    return table(capitals={"north": entries}, red_lines={"north": {"force": ["none"]}}, **changes)


def interests(play: Play) -> Interests:
    found = play.view("north").interests
    assert found is not None
    return found


# -- 9. Asking the capital


def test_r9_1_once_a_round_for_each_issue() -> None:
    """A member may ask for flexibility on one issue, for one initiative, once a round for each."""
    play = Play().do("north", AskCapital("force"))
    assert play.view("north").initiatives == 2
    assert play.refused("north", AskCapital("force")) == "already-asked"
    assert play.refused("north", AskCapital("forces")) == "no-such-issue"
    assert play.may("north", AskCapital("place"))
    assert play.next_round().until("north").may("north", AskCapital("force"))


def test_r9_2_yes_where_an_entry_can_be_given() -> None:
    """Yes where an entry's round has come and its condition holds; the first of several; each once."""
    first = flexibility("force", points={"small": 20}, condition=Condition(agreed={"review": ("yearly",)}))
    play = Play(asking(first, flexibility("force", allow=("none",)), flexibility("force", from_round=2)))
    play.do("north", AskCapital("force"))
    assert play.heard("north", CapitalAnswered)[0].entry == 0
    for answer, entry in (("yes", 1), ("yes", 2), ("no", None)):
        play.next_round().until("north").do("north", AskCapital("force"))
        assert play.state.answers["north"][-1].answer == answer
        assert play.state.answers["north"][-1].entry == entry
        if play.state.round == 3:
            break


def test_r9_2_each_entry_is_given_once() -> None:
    """Each is given once."""
    play = Play(asking(flexibility("force", walk_away=-2), rounds=4))
    for answer in ("yes", "no"):
        play.until("north").do("north", AskCapital("force"))
        assert play.state.answers["north"][-1].answer == answer
        play.next_round()
    assert interests(play).walk_away == 3800


def test_r9_3_what_a_yes_may_do() -> None:
    """It may lift red lines, add points to options, and raise or lower the walk-away value."""
    points = {"small": -70, "large": 30, "none": 12}
    play = Play(asking(flexibility("force", allow=("none",), points=points, walk_away=-60)))
    assert play.refused("north", Move("force", "none")) == "red-line"
    play.do("north", AskCapital("force"))
    assert interests(play).values["force"] == {"none": 12, "small": 0, "large": 100}
    assert interests(play).walk_away == 0
    assert play.may("north", Move("force", "none"))
    word = play.view("north").capital[0]
    assert (word.allow, word.points, word.walk_away, word.why) == (("none",), points, -60, "because")


def test_r9_4_not_yet_and_no() -> None:
    """Not yet where an entry is left but cannot be given now, no where none is; the initiative is spent."""
    play = Play(asking(flexibility("force", from_round=3)))
    play.do("north", AskCapital("force"), AskCapital("place"))
    assert [w.given.answer for w in play.view("north").capital] == ["not-yet", "no"]
    assert play.view("north").capital[0].why == ""
    assert play.view("north").initiatives == 1


def test_r9_5_unasked_at_the_first_opening_its_condition_holds() -> None:
    """The capital gives it by itself; it cannot be had by asking, and does not count as asking."""
    own = flexibility("force", allow=("none",), unasked=True, condition=Condition(agreed={"costs": ("own",)}))
    play = Play(asking(own, rounds=4)).do("north", AskCapital("force"), Move("costs", "own"))
    assert play.view("north").capital[0].given.answer == "no"
    play.until("south").do("south", Move("costs", "own")).next_round()
    given = CapitalAnswer("force", 2, "yes", 0, asked=False)
    assert play.view("north").capital[-1].given == given
    assert play.heard("north", CapitalAnswered)[0].asked is False
    play.until("north")
    assert play.state.round == 2
    play.do("north", Move("force", "none"), AskCapital("force"))
    assert play.view("north").capital[-1].given == CapitalAnswer("force", 2, "no", None, asked=True)
    assert play.refused("north", AskCapital("force")) == "already-asked"


def test_r9_5_at_the_opening_of_the_talks() -> None:
    """An entry without a condition is given as the first round opens."""
    play = Play(asking(flexibility("force", walk_away=3, unasked=True)))
    assert interests(play).walk_away == 4300


def test_r9_6_nobody_else_learns() -> None:
    """Nobody else learns the answer, or that the capital was asked."""
    play = Play(asking(flexibility("force", walk_away=-2)))
    before = {seat: play.view(seat) for seat in ("south", "office", "press", None)}
    play.do("north", AskCapital("force"))
    assert [s for s in (*MEMBERS, "office", "press", None) if play.heard(s, CapitalAnswered)] == ["north"]
    assert before == {seat: play.view(seat) for seat in before}


def test_r9_7_what_the_capital_changed_stays_changed() -> None:
    """What the capital has changed stays changed, whatever becomes of its reason."""
    condition = Condition(most={"place": ("harbour",)})
    play = Play(asking(flexibility("force", allow=("none",), condition=condition)))
    play.do("north", AskCapital("force"), Move("place", "hill"))
    assert play.next_round().until("north").may("north", Move("force", "none"))


# -- 10. Speaking, advisers, observers


def test_r10_1_a_speech_is_heard_by_those_addressed() -> None:
    """Free, to all or to some. Only those addressed, and the speaker, hear it."""
    play = Play().do("north", Speak("Friends."))
    assert play.heard(None, Spoke)
    play.do("north", Speak("Between us.", ("east", "press")))
    seats = (*MEMBERS, "office", "press", None)
    assert [s for s in seats if play.heard(s, Spoke)] == ["north", "east", "press"]
    assert play.view("north").initiatives == 3


def test_r10_2_a_speech_has_words_and_hearers() -> None:
    """Words, up to 1000 characters, addressed to delegations of this table other than the speaker."""
    play = Play()
    assert play.refused("north", Speak(" \n")) == "nothing-said"
    assert play.why("north", Speak("x" * 1001)).args == {"length": 1001, "most": 1000}
    assert play.may("north", Speak("x" * 1000))
    assert play.refused("north", Speak("Hello", ("west",))) == "no-such-seat"
    assert play.refused("north", Speak("Hello", ("north",))) == "speaking-to-oneself"
    for unshown in ("\x1b[2J", "\ud83d", "a\x00b"):
        assert play.refused("north", Speak(unshown)) == "unprintable"
        assert play.refused("north", Propose(IDEA.moves, note=unshown)) == "unprintable"
    assert play.may("north", Speak("两行\n再见"))


def test_r10_3_what_an_adviser_may_do() -> None:
    """Speak, propose, withdraw its proposals, take back a step, end its turn. Nothing else."""
    play = Play().until("office")
    assert play.view("office").initiatives == 3
    number = play.propose("office", IDEA)
    assert play.view("office").initiatives == 2
    for allowed in (Withdraw(number), TakeBack(), Speak("An idea."), EndTurn(), Lapse()):
        assert play.may("office", allowed)
    for refused in (AskCapital("force"), CallAdoption(), Decline(number), ChairText({"force": "small"})):
        assert play.refused("office", refused) == "members-only"
    play.do("office", TakeBack())
    assert play.view("office").initiatives == 3


def test_r10_4_an_adviser_cannot_be_moved() -> None:
    """An adviser's proposal moves members only; consent is theirs."""
    play = Play(simultaneous())
    bad = offer(north="force=small", office="costs=own")
    assert play.refused("office", bad) == "not-a-member"
    play.closed("office", offer(north="force=small", south="costs=own"))
    assert play.stands("south", "costs") == "own"
    assert play.state.trades[0].partners == ("north", "south")


def test_r10_5_an_observer_may_speak_once_a_round() -> None:
    """No turn, not waited for; one speech a round, at any moment of the talks, and nothing else."""
    play = Play()
    assert "press" not in play.state.waiting
    play.do("press", Speak("Any news?"))
    assert play.refused("press", Speak("Any news?")) == "observer-has-spoken"
    for action in (EndTurn(), Propose({}), TakeBack()):
        assert play.refused("press", action) == "observers-watch"
    play.next_round()
    assert play.refused("press", Speak("")) == "nothing-said"
    assert play.may("press", Speak("And now?", ("south",)))


def test_r10_6_an_adviser_may_have_goals() -> None:
    """Goals are valued like a member's. There is no walk-away value."""
    goals = mandate({"force": (100, (0, 40, 90))}, walk_away=None)
    found = Play(table(mandates={"office": goals})).view("office").interests
    assert found is not None
    assert found.walk_away is None
    assert value(found, {"force": "small", "place": "hill"}) == 4000


def test_r10_7_a_set_remark_in_the_place_of_words() -> None:
    """From a fixed list, about clauses and wordings of the agenda, at most six of each."""
    play = Play()

    def why(remark: Remark) -> tuple[str, Mapping[str, str | int]]:
        refused = play.why("north", Propose(IDEA.moves, note=remark))
        return refused.code, refused.args

    for code in sorted(REMARKS):
        assert play.may("north", Propose(IDEA.moves, note=Remark(code)))
    assert why(Remark("demands")) == ("no-such-remark", {"code": "demands"})
    assert why(Remark("holds", hard=("force", "fleet"))) == ("no-such-issue", {"issue": "fleet"})
    assert why(Remark("mixed", easy=("fleet",))) == ("no-such-issue", {"issue": "fleet"})
    assert why(Remark("needs", (("fleet", "small"),))) == ("no-such-issue", {"issue": "fleet"})
    assert why(Remark("needs", (("force", "own"),))) == (
        "no-such-option",
        {"issue": "force", "option": "own"},
    )
    six = ("force", "place", "costs") * 2
    assert play.may("north", Propose(IDEA.moves, note=Remark("mixed", hard=six, easy=six)))
    assert why(Remark("mixed", hard=(*six, "review"))) == ("too-much-named", {"most": 6})
    assert why(Remark("mixed", easy=(*six, "review"))) == ("too-much-named", {"most": 6})
    assert why(Remark("needs", (("force", "small"),) * 7)) == ("too-much-named", {"most": 6})
