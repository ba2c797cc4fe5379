"""Chapter 5 of the rules: proposals, from opening to end."""

from game.engine.actions import (
    Accept,
    AskCapital,
    ChairText,
    Counter,
    Decline,
    Move,
    Propose,
    Release,
    Speak,
    Withdraw,
)
from game.engine.events import Accepted, Declined, Moved, ProposalEnded, Proposed
from game.engine.scenario import LiftRedLine, SetRedLine
from game.engine.speech import Remark
from tests.tables import MEMBERS, Play, happening, moves, offer, simultaneous, table

TRADE = offer(north="force=small", south="costs=own")
PUBLIC = offer(True, north="force=small", south="costs=own")
OTHERS = offer(south="force=large", east="costs=shared")
ALL = offer(north="force=small", south="costs=own", east="place=hill")


def test_r5_1_the_parties_are_the_members_it_moves() -> None:
    """A proposal says who would move where, for two or more members, its parties."""
    play = Play()
    play.do("north", offer(south="costs=own place=harbour", north="force=small"))
    proposal = play.state.proposals[0]
    assert proposal.parties == ("north", "south")
    assert proposal.moves == moves(north="force=small", south="costs=own place=harbour")
    assert play.refused("north", offer(north="force=small")) == "too-few-parties"
    assert play.refused("north", Propose({"north": {"force": "small"}, "south": {}})) == "empty-moves"
    assert play.refused("north", offer(north="force=small", office="costs=own")) == "not-a-member"
    assert play.refused("north", offer(north="force=small", south="costs=free")) == "no-such-option"
    assert play.refused("north", offer(north="forces=small", south="costs=own")) == "no-such-issue"


def test_r5_2_a_note_of_500_characters() -> None:
    """It costs one initiative. It may carry a note of up to 500 characters, or a set remark."""
    play = Play()
    assert play.refused("north", Propose(TRADE.moves, note="x" * 501)) == "too-long"
    play.do("north", Propose(TRADE.moves, note="x" * 500))
    assert play.view("north").initiatives == 2
    assert play.view("south").proposals[0].note == "x" * 500
    play.do("north", Propose(ALL.moves, note=Remark("package")))
    assert play.view("east").proposals[0].note == Remark("package")


def test_r5_3_a_move_of_ones_own_but_for_chair_and_advisers() -> None:
    """A member's proposal holds a move of its own. The chair and the advisers need none."""
    play = Play(simultaneous())
    south = offer(north="force=small", east="costs=shared")
    assert play.refused("south", south) == "own-move-missing"
    number = play.propose("north", OTHERS)
    assert play.may("office", OTHERS)
    play.do("south", Accept(number)).do("east", Accept(number))
    assert play.stands("east", "costs") == "shared"
    assert play.state.trades[0].partners == ("south", "east")


def test_r5_4_a_promise_to_stay_is_a_move() -> None:
    """A promise to stay makes one a party; a proposal in which nobody would go anywhere is refused."""
    play = Play()
    assert play.refused("north", offer(north="force=large", south="costs=open")) == "changes-nothing"
    play.closed("north", offer(north="force=large", south="costs=own"))
    assert play.state.trades[0].pledges["north"] == {"force": "large"}


def test_r5_5_a_proposal_may_ask_for_anything() -> None:
    """A red line of theirs, or a pledge to somebody else, is their secret."""
    play = Play(table(red_lines={"south": {"costs": ["own"]}}))
    number = play.propose("north", TRADE)
    assert play.until("south").refused("south", Accept(number)) == "red-line"
    play = Play().closed("north", TRADE).until("east")
    number = play.propose("east", offer(east="force=small", south="costs=shared"))
    play.until("south")
    assert play.refused("south", Accept(number)) == "pledged"


def test_r5_6_the_proposers_own_part_must_be_possible() -> None:
    """Not behind its red line, and not out of a pledge to a delegation that is no party."""
    play = Play(table(red_lines={"north": {"force": ["none"]}}))
    assert play.refused("north", offer(north="force=none", south="costs=own")) == "red-line"
    play.closed("north", TRADE).next_round().until("north")
    refused = play.why("north", offer(north="force=large", east="costs=shared"))
    assert (refused.code, refused.args["partners"]) == ("pledged", "south")
    assert play.may("north", offer(north="force=large", south="place=harbour"))


def test_r5_7_an_agreed_clause_changes_with_all_or_not() -> None:
    """A proposal that would move anybody away from an agreed option needs every member."""
    play = Play()
    two = play.why("north", offer(north="review=never", south="costs=own"))
    assert (two.code, two.args) == ("agreed-needs-all", {"issue": "review"})
    assert play.refused("north", offer(north="force=small", south="review=never")) == "agreed-needs-all"
    assert play.may("north", offer(north="review=never", south="costs=own", east="costs=own"))


def test_r5_8_not_the_same_twice() -> None:
    """A delegation cannot make the same proposal twice while the first is open."""
    play = Play()
    number = play.propose("north", TRADE)
    assert play.refused("north", PUBLIC) == "already-proposed"
    play.do("north", Withdraw(number), PUBLIC)
    play.until("south")
    assert play.may("south", TRADE)


def test_r5_9_corridor_offers_are_for_their_parties() -> None:
    """A corridor offer is seen by its parties and its proposer only, a public one by all."""
    play = Play().do("north", OTHERS)
    readers = [s for s in (*MEMBERS, "office", "press", None) if play.view(s).proposals]
    assert readers == ["north", "south", "east"]
    play = Play().do("north", TRADE)
    assert [s for s in (*MEMBERS, "office", "press", None) if play.heard(s, Proposed)] == ["north", "south"]
    assert [s for s in (*MEMBERS, "office", None) if play.view(s).proposals] == ["north", "south"]
    assert Play().do("north", PUBLIC).view(None).proposals


def test_r5_10_each_party_answers() -> None:
    """Every party other than the proposer may accept or decline, free, with a reason."""
    play = Play(simultaneous())
    number = play.propose("north", ALL)
    play.do("south", Accept(number))
    assert play.view("south").initiatives == 3
    assert play.refused("south", Accept(number)) == "already-answered"
    assert play.refused("east", Decline(number, "x" * 501)) == "too-long"
    play.do("east", Decline(number, "Too high a hill."))
    assert play.heard("south", Declined)[0].reason == "Too high a hill."
    assert play.refused("east", Accept(number)) == "no-such-proposal"
    text, holds = play.propose("north", ChairText({"force": "small"})), Remark("holds", hard=("force",))
    assert play.do("east", Decline(text, holds)).view("press").proposals[0].reasons == {"east": holds}


def test_r5_10_who_has_accepted_may_still_decline() -> None:
    """While the proposal is open, who has accepted may still decline; a decline stands."""
    play = Play(simultaneous())
    number = play.propose("north", ChairText({"force": "small"}))
    play.do("south", Accept(number), Decline(number))
    assert play.state.proposals[0].accepted == frozenset()
    for again in (Accept(number), Decline(number)):
        assert play.refused("south", again) == "already-answered"
    play.do("east", Accept(number))
    assert play.stands("north", "force") == "large"


def test_r5_11_nobody_else_answers() -> None:
    """Not the proposer, not a member that is no party, not an adviser."""
    play = Play(simultaneous())
    number = play.propose("north", PUBLIC)
    assert play.refused("north", Accept(number)) == "own-proposal"
    assert play.refused("north", Decline(number)) == "own-proposal"
    assert play.refused("east", Accept(number)) == "not-a-party"
    assert play.refused("office", Accept(number)) == "members-only"
    assert play.refused("press", Accept(number)) == "observers-watch"
    assert play.refused("south", Accept(1)) == "no-such-proposal"


def test_r5_12_all_moves_at_once_with_the_last_consent() -> None:
    """When the last party has accepted, all moves happen at once, or none."""
    play = Play(simultaneous())
    number = play.propose("north", ALL)
    before = play.state.positions
    play.do("east", Accept(number))
    assert play.state.positions == before
    assert not play.heard(None, Accepted)
    play.do("south", Accept(number))
    assert [(e.seat, e.option, e.cause) for e in play.heard(None, Moved)] == [
        ("north", "small", "trade"),
        ("south", "own", "trade"),
        ("east", "hill", "trade"),
    ]
    assert [e.why for e in play.heard("east", ProposalEnded)] == ["closed"]


def test_r5_13_one_decline_ends_it() -> None:
    """One decline ends the proposal, and nothing moves."""
    play = Play(simultaneous())
    number = play.propose("north", ALL)
    before = play.state.positions
    play.do("east", Accept(number)).do("south", Decline(number))
    assert [e.why for e in play.heard("east", ProposalEnded)] == ["declined"]
    assert (play.state.proposals, play.state.positions) == ((), before)


def test_r5_14_consent_needs_a_part_one_can_carry_out() -> None:
    """Not behind its red line, not out of a pledge to a delegation that is no party."""
    play = Play(simultaneous(red_lines={"south": {"costs": ["own"]}}))
    number = play.propose("north", TRADE)
    assert play.why("south", Accept(number)).args == {"issue": "costs", "option": "own"}
    play.closed("south", offer(south="force=none", east="costs=shared"))
    number = play.propose("north", offer(north="costs=own", south="force=large"))
    assert play.refused("south", Accept(number)) == "pledged"
    number = play.propose("north", offer(north="costs=own", south="force=large", east="costs=open"))
    assert play.may("south", Accept(number))


def test_r5_15_the_proposer_may_withdraw() -> None:
    """It is free; the initiative is not given back."""
    play = Play(simultaneous())
    number = play.propose("north", PUBLIC)
    assert play.refused("south", Withdraw(number)) == "no-such-proposal"
    play.do("north", Withdraw(number))
    assert play.state.proposals == ()
    assert play.view("north").initiatives == 2
    number = play.propose("office", OTHERS)
    assert play.do("office", Withdraw(number)).state.proposals == ()


def test_r5_16_it_stands_until_the_end_of_the_next_round() -> None:
    """A proposal stands until the end of the next round, or of the talks."""
    play = Play()
    number = play.propose("north", TRADE)
    play.next_round()
    assert play.may("south", Accept(number))
    play.next_round()
    assert [(e.proposal, e.why) for e in play.heard("south", ProposalEnded)] == [(number, "expired")]
    play.until("north").do("north", TRADE).next_round()
    assert [e.why for e in play.heard("south", ProposalEnded)] == ["expired"]


def test_r5_17_it_names_where_positions_go() -> None:
    """It stays good when its parties move in the meantime."""
    play = Play()
    number = play.propose("north", TRADE)
    play.do("north", Move("force", "none")).until("south").do(
        "south", Move("costs", "shared"), Accept(number)
    )
    assert (play.stands("north", "force"), play.stands("south", "costs")) == ("small", "own")


def test_r5_18_it_lapses_when_one_who_stands_by_it_cannot() -> None:
    """It lapses when a delegation that proposed or accepted it can no longer carry out its part."""
    line = happening("line", SetRedLine("south", "costs", "own"))
    play = Play(simultaneous(happenings=[line]))
    number = play.propose("north", ALL)
    play.do("south", Accept(number)).host(Release("line"))
    assert [(e.proposal, e.why) for e in play.heard("east", ProposalEnded)] == [(number, "lapsed")]
    assert play.state.proposals == ()


def test_r5_18_a_pledge_to_an_outsider_makes_it_lapse() -> None:
    """What one who stands by it pledges elsewhere can make it lapse."""
    play = Play(simultaneous())
    play.propose("north", TRADE)
    play.closed("north", offer(north="force=none", east="costs=shared"))
    assert "lapsed" in [e.why for e in play.heard("south", ProposalEnded)]
    assert play.state.proposals == ()


def test_r5_18_a_clause_agreed_meanwhile_makes_it_lapse() -> None:
    """It lapses when a clause it would change is now agreed and not every member is a party."""
    play = Play(simultaneous())
    play.do("north", offer(True, north="costs=own", south="place=harbour", east="place=hill"))
    play.do("north", offer(True, north="place=hill", south="force=none"))
    play.do("south", Move("place", "harbour"))
    assert [e.why for e in play.heard("press", ProposalEnded)] == ["lapsed"]
    assert len(play.state.proposals) == 1


def test_r5_19_one_that_has_not_answered_keeps_its_secret() -> None:
    """A party that has not answered can be unable to accept; that does not make it lapse."""
    line = happening("line", SetRedLine("south", "costs", "own"))
    free = happening("free", LiftRedLine("south", "costs", "own"))
    play = Play(simultaneous(happenings=[line, free]))
    number = play.propose("north", ALL)
    play.host(Release("line"))
    assert play.state.proposals
    assert play.refused("south", Accept(number)) == "red-line"
    assert play.host(Release("free")).may("south", Accept(number))


def test_r5_20_a_counter_declines_and_proposes() -> None:
    """It declines a proposal and makes another in one step, for one initiative."""
    play = Play()
    number = play.propose("north", TRADE)
    counter = Counter(number, moves(north="force=none", south="costs=shared"), note="Rather this.")
    assert play.refused("north", counter) == "own-proposal"
    play.until("south")
    assert play.refused("south", Counter(number, moves(south="costs=shared"))) == "counter-leaves-out"
    same = Counter(number, moves(north="force=none", south="costs=open"), note="x" * 501)
    assert play.refused("south", same) == "too-long"
    still = Counter(number, moves(north="force=large", south="costs=open"))
    assert play.refused("south", still) == "changes-nothing"
    play.do("south", counter)
    assert [type(e) for e in play.events] == [Declined, ProposalEnded, Proposed]
    assert [p.by for p in play.state.proposals] == ["south"]
    assert play.state.proposals[0].counter_to == number
    assert play.view("south").initiatives == 2
    assert play.refused("south", counter) == "no-such-proposal"


def test_r5_21_a_counter_moves_whom_it_answers() -> None:
    """A counter holds a move of the member whose proposal it answers."""
    play = Play()
    number = play.propose("north", TRADE)
    without = Counter(number, moves(south="costs=shared", east="force=small"))
    assert play.until("south").why("south", without).args == {"seat": "north"}
    assert play.may(
        "south", Counter(number, moves(south="costs=shared", north="force=large", east="costs=open"))
    )
    play = Play()
    number = play.propose("north", OTHERS)  # the chair, who is no party to it
    without = Counter(number, moves(south="costs=shared", east="force=small"))
    assert play.until("south").refused("south", without) == "counter-leaves-out"


def test_r5_22_a_counter_to_an_adviser() -> None:
    """It need not move the adviser, who sees the decline, and the counter only if it is public."""
    for public in (False, True):
        play = Play(simultaneous())
        number = play.propose("office", OTHERS)
        play.do("south", Counter(number, moves(south="force=large", east="costs=open"), public))
        assert play.heard("office", Declined)
        assert bool(play.heard("office", Proposed)) is public


def test_r5_23_a_counter_does_not_betray_a_corridor_offer() -> None:
    """It says which proposal it answers only where all its readers could see that proposal."""
    betraying = [
        Counter(0, moves(north="force=none", south="costs=shared"), public=True),
        Counter(0, moves(north="force=none", south="costs=shared", east="force=small")),
    ]
    for counter in betraying:
        play = Play()
        number = play.propose("north", TRADE)
        play.until("south").do("south", Counter(number, counter.moves, counter.public))
        assert play.view("east").proposals[0].counter_to is None
        assert play.heard("east", Proposed)[0].counter_to is None
    play = Play()
    number = play.propose("north", PUBLIC)
    play.until("south").do("south", Counter(number, betraying[0].moves))
    assert play.view("north").proposals[0].counter_to == number


def test_r5_24_a_number_tells_nothing_of_offers_one_does_not_see() -> None:
    """The number of a proposal follows from what all its readers know of it, and is not counted."""
    plain, busy = Play(simultaneous(), seed=1), Play(simultaneous(), seed=2)
    busy.propose("north", TRADE)
    numbers = [play.propose("east", offer(east="force=small", north="costs=own")) for play in (plain, busy)]
    assert numbers[0] == numbers[1]


def test_r5_25_one_answers_on_ones_own_turn() -> None:
    """Every offer lives long enough for each party to have a turn, but for one made near the end."""
    play = Play().until("office")
    number = play.propose("office", offer(north="force=small", south="costs=own"))
    assert play.refused("north", Accept(number)) == "not-your-turn"
    for party in ("south", "north"):
        play.until(party)
        assert play.state.round == 2
        play.do(party, Accept(number))
    assert play.stands("north", "force") == "small"


def test_r5_26_what_is_off_the_table_stays_on_record() -> None:
    """As it was when it ended, with its answers and their reasons, for those who could see it."""
    play = Play(simultaneous())
    number = play.propose("north", TRADE)
    play.do("south", Decline(number, "Not own."))
    everybody = (*MEMBERS, "office", "press", "host", None)
    assert [s for s in everybody if play.view(s).ended] == ["north", "south"]
    (ended,) = play.view("north").ended
    assert (ended.proposal.id, ended.round, ended.why) == (number, 1, "declined")
    assert ended.proposal.reasons == {"south": "Not own."}


def test_r5_26_why_it_ended() -> None:
    """It was closed, declined, withdrawn, has expired or lapsed."""
    play = Play(simultaneous(initiatives=9)).closed("north", TRADE)
    play.do("south", Withdraw(play.propose("south", offer(south="place=harbour", north="place=hill"))))
    play.do("south", offer(south="force=large", east="place=hill"), Move("place", "harbour"))
    play.do("south", offer(south="force=large", east="force=small")).next_round(2)
    ended = {seat: [e.why for e in play.view(seat).ended] for seat in MEMBERS}
    assert ended["north"] == ["closed", "withdrawn"]
    assert ended["south"] == ["closed", "withdrawn", "lapsed", "expired"]
    assert ended["east"] == ["lapsed", "expired"]


def test_speaking_and_asking_leave_offers_alone() -> None:
    """What moves nobody ends no offer."""
    play = Play()
    play.propose("north", TRADE)
    assert play.do("north", Speak("Think of it."), AskCapital("place")).state.proposals


def test_r5_18_a_public_proposal_does_not_tell_of_a_secret_pledge() -> None:
    """A public proposal stays while one who stands by it is bound; it lapses when the last accepts it."""
    play = Play(simultaneous())
    number = play.propose("north", offer(True, north="force=small", south="costs=own"))
    play.closed("north", offer(north="force=none", east="costs=shared"))
    assert [p.id for p in play.view("press").proposals] == [number]
    play.do("south", Accept(number))
    assert play.view("press").proposals == ()
    assert play.stands("north", "force") == "none"
    assert play.stands("south", "costs") == "open"
