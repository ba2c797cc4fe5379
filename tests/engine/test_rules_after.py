"""Chapters 17 and 18 of the rules: after adoption; the end, chance and the record."""

from itertools import islice
from typing import Any

import pytest

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    EndTurn,
    Extend,
    HandOver,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Pause,
    Release,
    Reopen,
    RequestSettlement,
    Speak,
)
from game.engine.events import (
    Adopted,
    AdoptionCalled,
    Moved,
    NotAdopted,
    RoundOpened,
    SettlementClosed,
    SettlementOpened,
)
from game.engine.legal import legal_actions
from game.engine.rounds import chance
from game.engine.scenario import AddRounds, Condition, Decision
from game.engine.state import Outcome, Phase, digest
from tests.tables import MEMBERS, Play, flexibility, happening, offer, simultaneous, table, together

SMALL = together(force="small")
ALL = (Join(), Join(), Join())
BETTER = offer(True, north="force=large", south="force=large", east="force=large")


def adopted(**changes: Any) -> Play:
    """The text with a small force is adopted in the first round."""
    play = Play(simultaneous(**{"openings": SMALL, **changes})).do("north", CallAdoption())
    return play.answers(*ALL)


def settling(**changes: Any) -> Play:
    play = adopted(**changes)
    for seat in MEMBERS:
        play.do(seat, RequestSettlement())
    return play


# -- 17. After adoption


def test_r17_1_it_opens_when_every_member_has_asked() -> None:
    """After adoption any member may ask for a post-settlement round."""
    play = adopted().do("south", RequestSettlement())
    assert play.view(None).requests == {"south"}
    assert play.active == ("north", "east")
    assert play.refused("south", RequestSettlement()) == "already-answered"
    assert play.refused("office", RequestSettlement()) == "members-only"
    play.do("north", RequestSettlement()).do("east", RequestSettlement())
    assert play.heard("press", SettlementOpened) == [SettlementOpened(2)]
    assert (play.state.phase, play.state.settlement, play.state.round) == (Phase.TALKS, 1, 2)
    assert set(play.active) == {*MEMBERS, "office"}
    assert Play().refused("north", RequestSettlement()) == "not-over"


@pytest.mark.parametrize("no", [EndTurn(), Lapse()])
def test_r17_2_who_ends_its_turn_says_no(no: Action) -> None:
    """Then there will be none."""
    play = adopted()
    assert play.refused("east", no) == "over"  # nobody has asked
    play.do("south", RequestSettlement())
    assert play.refused("south", no) == "already-answered"
    assert play.refused("office", no) == "over"
    play.do("east", no)
    assert play.heard(None, SettlementClosed)
    assert play.active == ()
    assert play.refused("north", RequestSettlement()) == "no-settlement"


def test_r17_3_two_rounds_in_which_the_world_stands_still() -> None:
    """The world and the capitals do nothing in them, and no rounds can be added."""
    storm = happening("storm", AddRounds(3), condition=Condition(round=2))
    own = flexibility("force", unasked=True, from_round=2)
    play = settling(happenings=[storm], capitals={"north": (own,)})
    assert play.refused(HOST, Extend(1)) == "rounds-fixed"
    assert (play.state.happened, play.state.answers) == ((), {})
    play.host(Release("storm")).next_round()
    assert play.heard(None, RoundOpened) == [RoundOpened(3, 3)]
    assert (play.state.settlement, play.state.answers) == (2, {})
    assert play.next_round().state.phase is Phase.OVER


def test_r17_4_positions_change_by_proposals_only() -> None:
    """No moves, no reopening, no questions to the capital, no call."""
    play = settling()
    for action in (Move("costs", "own"), Reopen("force", "large"), AskCapital("force"), CallAdoption()):
        assert play.refused("north", action) == "settlement-by-proposal"
    assert play.may("north", Speak("Could we do better?"))
    assert play.may("north", BETTER)
    assert play.may("north", ChairText({"force": "large"}))


def test_r17_5_all_members_to_the_same_option() -> None:
    """A proposal has to move all members to the same option, on every issue it touches."""
    play = settling()
    for wrong in (
        offer(north="costs=own", south="costs=own"),
        offer(north="force=large", south="force=large", east="force=none"),
        offer(north="force=large", south="force=large", east="force=large place=hill"),
    ):
        assert play.refused("north", wrong) == "settlement-moves-all"


def test_r17_6_the_silence_procedure_opens_at_once() -> None:
    """In the proposer's name. Every member has to join, whatever the decision rule."""
    play = settling(decision=Decision.MAJORITY)
    number = play.propose("office", BETTER)
    play.do("north", Accept(number)).do("south", Accept(number)).do("east", Accept(number))
    called = play.heard(None, AdoptionCalled)[0]
    assert (called.by, called.text["force"]) == ("office", "large")
    play.answers(Join(), Join(), BreakSilence("force"))
    assert play.heard(None, NotAdopted) == [NotAdopted(final=False)]


def test_r17_7_the_new_text_or_the_earlier_one() -> None:
    """If all join, the new text is the adopted one, with the reservations made now."""
    play = adopted()
    assert play.state.outcome == Outcome({"force": "small", "review": "yearly"}, {}, MEMBERS)
    play = settling().closed("north", BETTER)
    play.answers(Join(), JoinWithReservation(("force",)), Join())
    better = {"force": "large", "review": "yearly"}
    assert play.state.outcome == Outcome(better, {"south": ("force",)}, MEMBERS)
    assert play.heard(None, Adopted) == [Adopted(better, {"south": ("force",)})]
    assert (play.state.phase, play.state.trades) == (Phase.TALKS, ())
    assert play.may("south", offer(north="force=none", south="force=none", east="force=none"))


def test_r17_7_if_one_does_not_join_the_moves_return() -> None:
    """And the earlier text stands."""
    play = settling()
    before = play.state
    play.closed("north", BETTER).answers(Join(), BreakSilence("force", "Too large."), Join())
    assert play.state.positions == before.positions
    assert play.state.outcome == before.outcome
    assert (play.state.phase, play.state.trades) == (Phase.TALKS, ())
    assert {e.cause for e in play.heard(None, Moved)} == {"return"}
    assert play.may("east", BETTER)


def test_r17_7_under_a_majority_each_returns_to_where_it_stood() -> None:
    """One that stood apart from the adopted text stands apart again."""
    play = settling(decision=Decision.MAJORITY)
    before = play.state.positions
    assert before["south"]["place"] != before["north"]["place"]
    play.closed("south", offer(north="place=hill", south="place=hill", east="place=hill"))
    play.answers(Join(), Join(), BreakSilence("place"))
    assert play.state.positions == before


def test_r17_8_it_is_over_when_its_second_round_closes() -> None:
    """There is no other."""
    play = settling().do("north", BETTER)
    play.next_round(2)
    assert play.heard(None, SettlementClosed)
    assert (play.state.phase, play.state.proposals) == (Phase.OVER, ())
    assert play.refused("north", RequestSettlement()) == "no-settlement"
    assert play.refused("north", EndTurn()) == "over"


def test_r17_9_nothing_to_settle_without_a_statement() -> None:
    """If there was no statement, there is nothing to settle."""
    play = Play(table(rounds=1)).next_round().answers(Join(), Join(), BreakSilence("review"))
    assert play.refused("north", RequestSettlement()) == "no-settlement"


# -- 18. The end, chance and the record


def sequence(seed: int) -> list[str]:
    events = [happening(n, rounds=(1, 3)) for n in ("a", "b")]
    play = Play(table(happenings=events, draw=1), seed)
    digests = [digest(play.state)]
    for action in (offer(north="force=small", south="costs=own"), Move("place", "hill"), EndTurn()):
        digests.append(digest(play.do("north", action).state))
    return digests


def test_r18_1_the_same_actions_give_the_same_game() -> None:
    """The same scenario, seed and actions give the same game, always and everywhere."""
    assert sequence(7) == sequence(7)
    assert sequence(7) != sequence(8)
    assert chance(7, "draw/storm") == 17173059631921194084


def test_r18_2_chance_decides_events_and_numbers_only() -> None:
    """Which events are drawn, the rounds they open with, and the numbers of proposals."""
    events = [happening(n, rounds=(2, 3)) for n in ("a", "b")]
    one, other = (Play(table(happenings=events, draw=1), seed) for seed in (1, 3))
    assert one.state.schedule != other.state.schedule
    assert one.view("north") == other.view("north")
    assert list(legal_actions(one.view("north"))) == list(legal_actions(other.view("north")))


def test_r18_3_a_refused_action_changes_nothing() -> None:
    """An action that is refused changes nothing."""
    play = Play()
    before = play.state
    play.refused("south", Move("force", "large"))
    play.refused(HOST, Extend(0))
    assert play.state is before


def test_r18_4_every_game_ends() -> None:
    """Rounds, initiatives, the 60 moves and speeches, one call and one answer each."""
    play = Play(table(rounds=2, initiatives=1))
    steps = 0
    while play.state.phase is not Phase.OVER:
        seat = play.active[0]
        if play.state.phase is Phase.SILENCE:
            play.do(seat, BreakSilence("force"))
        else:
            wanted = (a for a in legal_actions(play.view(seat)) if isinstance(a, Move | CallAdoption))
            play.do(seat, next(wanted, None) or (Speak("On.") if play.view(seat).acts < 60 else EndTurn()))
        steps += 1
        assert steps <= 2 * (4 * (60 + 1) + 3 * (1 + 3)) + 3
    assert steps > 2 * 4 * 60


def test_r18_5_the_end_is_known_to_everybody() -> None:
    """The statement, the reservations and who joined; nobody can do anything more."""
    play = Play(table(openings=SMALL)).do("north", CallAdoption())
    play.answers(Join(), Join(), JoinWithReservation(("review",)))
    for seat in (*MEMBERS, "office", "press", None):
        outcome = play.view(seat).outcome
        assert outcome == Outcome({"force": "small", "review": "yearly"}, {"east": ("review",)}, MEMBERS)
    for seat in MEMBERS:
        assert list(legal_actions(play.view(seat))) == [RequestSettlement()]
        assert play.refused(seat, Move("force", "none")) == "over"
    assert play.refused("press", Speak("Well done.")) == "over"
    assert list(islice(legal_actions(play.view(HOST)), 1)) == []
    assert play.may(HOST, HandOver("north", "person"))
    assert play.refused(HOST, Pause()) == "over"
