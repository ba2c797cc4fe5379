"""Chapters 11 and 12 of the rules: adoption, decision rules."""

from typing import Any

import pytest

from game.engine.actions import (
    BreakSilence,
    CallAdoption,
    EndTurn,
    Extend,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Release,
    Reopen,
    RequestSettlement,
    Speak,
    TakeBack,
)
from game.engine.draft import needed
from game.engine.events import Adopted, AdoptionCalled, Answered, NotAdopted, ProposalEnded, SilenceBroken
from game.engine.scenario import Decision, Order, Procedure, Role, SetRedLine
from game.engine.speech import Remark
from game.engine.state import Answer, Objection, Outcome, Phase, Verdict
from tests.tables import MEMBERS, OPENINGS, Play, happening, majority, offer, simultaneous, table, together

AGREED = {"review": "yearly", "force": "small"}
SMALL = together(force="small")


def called(**changes: Any) -> Play:
    """North has called adoption on the force and the review."""
    return Play(table(**{"openings": SMALL, **changes})).do("north", CallAdoption())


# -- 11. Adoption


def test_r11_1_a_member_may_call_once_a_round() -> None:
    """On its turn, free, once a round, if anything is agreed."""
    play = Play(table(openings=SMALL))
    assert play.refused("south", CallAdoption()) == "not-your-turn"
    play.do("north", CallAdoption())
    assert play.heard(None, AdoptionCalled) == [AdoptionCalled("north", AGREED)]
    play.answers(Join(), Join(), BreakSilence("force"))
    assert play.refused("north", CallAdoption()) == "already-called"
    assert play.view("north").initiatives == 3
    play.until("south").do("south", CallAdoption()).answers(Join(), Join(), BreakSilence("force"))
    assert play.next_round().until("north").may("north", CallAdoption())
    apart = {**SMALL, "north": {**OPENINGS["north"], "review": "never"}}
    assert Play(table(openings=apart)).refused("north", CallAdoption()) == "nothing-agreed"


def test_r11_2_everything_else_stops() -> None:
    """Nothing else can be done until every member has answered."""
    play = called()
    assert play.state.silence is not None
    assert play.state.silence.text == AGREED
    assert play.active == MEMBERS
    for seat, action in (
        ("north", EndTurn()),
        ("north", Move("costs", "own")),
        ("north", TakeBack()),
        ("south", Speak("A word.")),
        ("press", Speak("A word.")),
        ("south", RequestSettlement()),
    ):
        assert play.refused(seat, action) == "silence-under-way"
    assert Play().refused("north", Join()) == "no-silence"


def test_r11_3_each_member_answers_once_in_any_order() -> None:
    """It joins, or joins with a reservation, or breaks silence and names the clause."""
    play = called().do("east", Join()).do("north", JoinWithReservation(("force",)))
    assert play.refused("east", BreakSilence("force")) == "already-answered"
    assert play.refused("east", Lapse()) == "already-answered"
    play.do("south", Join())
    assert play.state.phase is Phase.OVER


def test_r11_4_breaking_silence_is_always_possible() -> None:
    """On any issue, with a reason of up to 500 characters or a set remark."""
    play = called()
    assert play.refused("south", BreakSilence("forces")) == "no-such-issue"
    assert play.refused("south", BreakSilence("force", "x" * 501)) == "too-long"
    assert play.may("south", BreakSilence("force", "x" * 500))
    assert play.refused("south", BreakSilence("force", Remark("holds", hard=("forces",)))) == "no-such-issue"
    assert play.may("south", BreakSilence("force", Remark("holds", hard=("force",))))
    assert play.may("south", BreakSilence("costs"))  # an open one


def test_r11_5_a_red_line_forbids_to_join_but_for_a_reservation() -> None:
    """A member cannot join a text that breaks its red line, unless its reservation is on that clause."""
    play = called(red_lines={"south": {"force": ["small"]}})
    refused = play.why("south", Join())
    assert (refused.code, refused.args) == ("red-line-in-text", {"issue": "force", "option": "small"})
    assert play.refused("south", JoinWithReservation(("review",))) == "red-line-in-text"
    assert play.may("south", JoinWithReservation(("force",)))


def test_r11_6_the_fallback_of_an_open_issue_counts() -> None:
    """If it is behind a member's red line, that member cannot join."""
    play = called(red_lines={"south": {"costs": ["open"]}})
    assert play.why("south", Join()).args == {"issue": "costs", "option": "open"}
    assert play.refused("south", JoinWithReservation(("force",))) == "red-line-in-text"
    assert play.refused("south", JoinWithReservation(("costs",))) == "no-clause"


def test_r11_7_reservations_are_on_agreed_clauses() -> None:
    """There is none on an open issue."""
    play = called()
    for open_issue in ("costs", "place", "no-such"):
        assert play.refused("south", JoinWithReservation((open_issue,))) == "no-clause"
    assert play.may("south", JoinWithReservation(("review",)))


@pytest.mark.parametrize(
    ("most", "reserved", "allowed"),
    [
        (0, ("force",), False),
        (1, ("force",), True),
        (1, (), False),
        (1, ("force", "review"), False),
        (2, ("force", "review"), True),
        (2, ("force", "force"), False),
    ],
)
def test_r11_8_as_many_reservations_as_the_scenario_says(
    most: int, reserved: tuple[str, ...], allowed: bool
) -> None:
    """All in one answer, each once."""
    play = called(reservations=most)
    if allowed:
        play.answers(Join(), JoinWithReservation(reserved), Join())
        assert play.state.outcome == Outcome(AGREED, {"south": reserved}, MEMBERS)
    else:
        refused = play.why("south", JoinWithReservation(reserved))
        assert (refused.code, refused.args) == ("reservations", {"most": most})


def test_r11_9_silence_is_consent() -> None:
    """A member whose time runs out joins; where its red lines forbid, it breaks silence on that clause."""
    play = called().answers(Lapse(), Lapse(), Lapse())
    assert play.state.outcome == Outcome(AGREED, {}, MEMBERS)
    play = called(red_lines={"south": {"force": ["small"]}}).answers(Lapse(), Lapse(), Lapse())
    assert play.state.objections == (Objection(1, "south", "force", ""),)
    play = called(red_lines={"south": {"costs": ["open"]}}).answers(Lapse(), Lapse(), Lapse())
    assert play.state.objections == (Objection(1, "south", "costs", ""),)


def test_r11_10_adopted_when_enough_have_joined() -> None:
    """The text is adopted. Open offers and pledges end, and the talks are over."""
    play = Play(table(openings=SMALL)).closed("north", offer(north="costs=own", south="place=harbour"))
    play.propose("south", offer(south="place=hill", east="costs=shared", north="costs=own"))
    play.do("south", CallAdoption()).answers(Join(), Join(), Join())
    assert play.state.phase is Phase.OVER
    assert (play.state.proposals, play.state.trades, play.state.waiting) == ((), (), ())
    assert [e.why for e in play.heard("east", ProposalEnded)] == ["expired"]
    assert play.active == ()
    text = {"review": "yearly", "force": "small", "place": "harbour"}
    assert play.heard(None, Adopted) == [Adopted({i: text[i] for i in OPENINGS["north"] if i in text}, {})]


def test_r11_11_otherwise_the_talks_go_on_where_they_were() -> None:
    """The objections, each with its reason, are on record for everybody."""
    play = called()
    before = play.state
    play.answers(Join(), BreakSilence("force", "Too small."), BreakSilence("review"))
    objections = (Objection(1, "south", "force", "Too small."), Objection(1, "east", "review", ""))
    assert play.view(None).objections == objections
    assert [e.seat for e in play.heard("press", SilenceBroken)] == ["south", "east"]
    assert play.heard("press", NotAdopted) == [NotAdopted(final=False)]
    assert (play.state.phase, play.state.silence) == (Phase.TALKS, None)
    assert (play.state.waiting, play.state.positions) == (before.waiting, before.positions)
    assert play.may("north", Move("costs", "own"))


def test_r11_12_after_the_last_round_there_is_no_going_on() -> None:
    """A text that is not adopted then means no statement."""
    play = Play(table(rounds=1, openings=SMALL)).next_round()
    assert play.refused("host", Extend(1)) == "rounds-fixed"
    play.answers(Join(), Join(), BreakSilence("force"))
    assert play.state.phase is Phase.OVER
    assert play.state.outcome == Outcome(None, {}, ())
    assert play.heard(None, NotAdopted) == [NotAdopted(final=True)]


def test_r11_13_how_is_shown_only_when_all_have_answered() -> None:
    """Everybody sees who has answered; a member sees its own answer."""
    play = called().do("east", BreakSilence("force", "No."))
    assert play.heard(None, Answered) == [Answered("east")]
    assert not play.heard(None, SilenceBroken)
    silence = play.view("north").silence
    assert silence is not None
    assert silence.answered == {"east"}
    assert silence.mine is None
    mine = play.view("east").silence
    assert mine is not None
    assert mine.mine == Answer(Verdict.BREAK, ("force",), "No.")
    assert play.view("press").objections == ()


def test_r11_14_advisers_and_observers_are_not_asked() -> None:
    """Advisers and observers are not asked."""
    play = called()
    assert {play.refused(seat, Join()) for seat in ("office", "press")} == {"members-only"}
    assert play.refused("office", Lapse()) == "members-only"


def test_r11_15_one_that_has_joined_is_held_to_it() -> None:
    """Even if an event changes its mandate before all have answered."""
    line = happening("line", SetRedLine("north", "force", "small"), SetRedLine("east", "force", "small"))
    play = called(happenings=[line]).do("north", Join()).host(Release("line"))
    assert play.refused("north", BreakSilence("force")) == "already-answered"
    assert play.refused("east", Join()) == "red-line-in-text"
    play.do("east", JoinWithReservation(("force",))).do("south", Join())
    assert play.state.outcome is not None
    assert play.state.outcome.joined == MEMBERS


# -- 12. Decision rules


def wanted(decision: Decision, members: int, share: tuple[int, int] = (1, 2)) -> int:
    return needed(Procedure(1, 1, decision, share, None, 1, Order.SEQUENTIAL), members)


def test_r12_1_consensus_needs_every_member() -> None:
    """A clause needs every member, and so does the adoption of the text."""
    assert [wanted(Decision.CONSENSUS, n) for n in (2, 3, 9)] == [2, 3, 9]
    play = called().answers(Join(), Join(), BreakSilence("force"))
    assert play.state.outcome is None


def test_r12_2_consensus_minus_one() -> None:
    """All members but one, and always more than half. With two members it is both."""
    assert [wanted(Decision.CONSENSUS_MINUS_ONE, n) for n in (2, 3, 4, 9)] == [2, 2, 3, 8]
    play = Play(table(decision=Decision.CONSENSUS_MINUS_ONE))
    assert play.view(None).agreed == {"place": "harbour", "review": "yearly"}
    play.do("north", CallAdoption()).answers(Join(), BreakSilence("place"), Join())
    assert play.state.outcome == Outcome({"place": "harbour", "review": "yearly"}, {}, ("north", "east"))


def test_r12_3_majority_is_the_share_rounded_up_and_more_than_half() -> None:
    """The scenario's share of the members, rounded up, and always more than half."""
    assert [wanted(Decision.MAJORITY, n, (1, 2)) for n in (2, 3, 4, 5, 9)] == [2, 2, 3, 3, 5]
    assert [wanted(Decision.MAJORITY, n, (2, 3)) for n in (2, 3, 4, 5, 9)] == [2, 2, 3, 4, 6]
    assert wanted(Decision.MAJORITY, 3, (1, 1)) == 3
    roles = dict.fromkeys((*MEMBERS, "west"), Role.MEMBER)
    tied = {**OPENINGS, "west": OPENINGS["south"]}
    assert Play(majority(roles=roles, openings=tied)).view(None).agreed == {"review": "yearly"}
    play = Play(majority())
    assert play.view(None).agreed == {"place": "harbour", "review": "yearly"}
    play.do("north", CallAdoption()).answers(BreakSilence("place"), BreakSilence("place"), Join())
    assert play.state.outcome is None
    assert len(play.state.objections) == 2


def test_r12_4_one_who_joins_with_a_reservation_has_joined() -> None:
    """One who joins with a reservation has joined."""
    play = called().answers(Join(), JoinWithReservation(("force",)), JoinWithReservation(("force",)))
    assert play.state.outcome == Outcome(AGREED, {"south": ("force",), "east": ("force",)}, MEMBERS)


def test_r12_5_an_adopted_text_holds_for_all() -> None:
    """The record says who joined."""
    play = Play(majority()).do("north", CallAdoption())
    play.answers(Join(), BreakSilence("place", "Our hill."), JoinWithReservation(("place",)))
    assert play.state.phase is Phase.OVER
    assert play.view("south").outcome == Outcome(
        {"place": "harbour", "review": "yearly"}, {"east": ("place",)}, ("north", "east")
    )
    assert play.view(None).objections == (Objection(1, "south", "place", "Our hill."),)


def test_r12_6_leaving_an_agreed_option_is_reopening_though_enough_remain() -> None:
    """Leaving an agreed option is reopening, even where enough others remain for it."""
    play = Play(majority())
    assert play.refused("north", Move("review", "never")) == "agreed"
    play.do("north", Reopen("review", "never"))
    assert play.view(None).agreed["review"] == "yearly"
    assert play.may("north", Move("review", "yearly"))


def test_a_call_in_simultaneous_order_leaves_the_others_turns() -> None:
    """Whoever had ended its turn has still ended it when the talks go on."""
    play = Play(simultaneous()).end("south").do("north", CallAdoption())
    play.answers(Join(), Join(), BreakSilence("review"))
    assert play.active == ("north", "east", "office")
