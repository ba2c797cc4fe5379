"""Chapters 6 and 7 of the rules: trades and pledges, the chair's text."""

from typing import Any

from game.engine.actions import Accept, ChairText, Counter, Decline, Move, Release, Reopen, Withdraw
from game.engine.events import Moved, ProposalEnded, TradeBroken
from game.engine.scenario import Order, SetRedLine
from game.engine.state import Breach
from tests.tables import MEMBERS, Play, happening, majority, moves, offer, simultaneous, table

TRADE = offer(north="force=small", south="costs=own place=hill")
TEXT = {"force": "small", "place": "hill"}


def play_on(**changes: Any) -> Play:
    return Play(simultaneous(initiatives=9, **changes))


# -- 6. Trades and pledges


def test_r6_1_a_closed_proposal_pledges_every_position_it_put() -> None:
    """Every position it put, promises to stay included, is pledged to the partners."""
    play = play_on().closed("north", TRADE)
    trade = play.view("south").trades[0]
    assert trade.partners == ("north", "south")
    assert trade.pledges == moves(north="force=small", south="costs=own place=hill")
    assert trade.before == moves(north="force=large", south="costs=open place=hill")
    assert play.why("south", Move("place", "harbour")).args["partners"] == "north"


def test_r6_2_two_ways_to_leave_a_pledge() -> None:
    """By reopening, or by a new proposal of which all partners are parties."""
    play = play_on().closed("north", TRADE)
    assert play.refused("north", Move("force", "none")) == "pledged"
    assert play.may("north", Reopen("force", "none"))
    assert play.refused("north", offer(north="force=none", east="costs=shared")) == "pledged"
    assert play.may("north", offer(north="force=none", south="costs=shared"))


def test_r6_3_reopening_a_pledge_breaks_the_trade() -> None:
    """The trade is over for all, and the partners' moves return to where they were before it."""
    play = play_on().closed("north", offer(north="force=small", south="costs=own", east="place=hill"))
    play.do("north", Reopen("force", "none"))
    assert play.state.trades == ()
    assert (play.stands("south", "costs"), play.stands("east", "place")) == ("open", "harbour")
    assert [(e.seat, e.cause) for e in play.heard(None, Moved)] == [
        ("north", "reopening"),
        ("south", "return"),
        ("east", "return"),
    ]
    assert play.may("south", Move("costs", "own"))


def test_r6_4_the_breakers_own_part_stays() -> None:
    """What the one who broke the trade had itself moved in it stays, pledged no more."""
    play = play_on().closed("north", TRADE).do("south", Reopen("place", "harbour"))
    assert play.stands("south", "costs") == "own"
    assert play.stands("north", "force") == "large"
    assert play.may("south", Move("costs", "open"))


def test_r6_5_what_another_trade_pledges_does_not_return() -> None:
    """A partner's position does not return where another trade still pledges it."""
    play = play_on().closed("north", TRADE).closed("south", offer(south="costs=own", east="force=small"))
    play.do("north", Reopen("force", "none"))
    assert play.stands("south", "costs") == "own"
    assert play.refused("south", Move("costs", "open")) == "pledged"


def test_r6_5_a_position_returns_even_behind_a_red_line() -> None:
    """Where it stayed, everybody would see the red line."""
    line = happening("line", SetRedLine("south", "costs", "open"))
    play = play_on(happenings=[line]).closed("north", TRADE).host(Release("line"))
    play.do("north", Reopen("force", "none"))
    assert play.stands("south", "costs") == "open"


def test_r6_6_who_broke_a_trade_is_on_record() -> None:
    """Who broke it, on which issue and with whom is on record, for everybody."""
    play = play_on().closed("north", TRADE).do("north", Reopen("force", "none"))
    assert play.view(None).breaches == (Breach(1, "north", "force", ("south",)),)
    assert play.heard("press", TradeBroken) == [TradeBroken("north", "force", ("south",))]


def test_r6_7_reopening_breaks_every_trade_that_pledges_it() -> None:
    """A position may be pledged in several trades. Reopening it breaks them all."""
    play = play_on().closed("north", TRADE).closed("north", offer(north="force=small", east="costs=shared"))
    assert play.why("north", Move("force", "none")).args["partners"] == "south east"
    play.do("north", Reopen("force", "none"))
    assert play.state.trades == ()
    assert (play.stands("south", "costs"), play.stands("east", "costs")) == ("open", "own")
    assert [b.partners for b in play.state.breaches] == [("south",), ("east",)]


def test_r6_7_a_partner_of_both_returns_to_the_start() -> None:
    """A position moved by one broken trade and promised in the other returns to where it first was."""
    play = play_on().closed("north", offer(north="force=small", south="costs=own", east="place=hill"))
    play.closed("north", offer(north="force=small", south="costs=own place=harbour"))
    assert len(play.state.trades) == 2
    play.do("north", Reopen("force", "none"))
    assert (play.stands("south", "costs"), play.stands("south", "place")) == ("open", "hill")
    assert play.stands("east", "place") == "harbour"


def test_r6_8_a_new_trade_of_all_partners_releases() -> None:
    """A new trade among all partners releases the old pledges on the positions it puts anew."""
    play = play_on().closed("north", TRADE)
    play.closed("south", offer(north="force=none", south="costs=shared place=hill"))
    assert [t.pledges for t in play.state.trades] == [
        moves(north="force=none", south="costs=shared place=hill")
    ]
    assert play.state.breaches == ()
    assert play.state.trades[0].before["north"] == {"force": "small"}


def test_r6_8_other_partners_keep_their_pledge() -> None:
    """A new trade without all the old partners leaves the old pledges."""
    play = play_on().closed("north", TRADE).closed("north", offer(north="force=small", east="costs=shared"))
    assert [t.pledges["north"] for t in play.state.trades] == [{"force": "small"}, {"force": "small"}]


def test_r6_9_the_other_pledges_of_the_old_trade_stay() -> None:
    """The other pledges of the old trade stay."""
    play = play_on().closed("north", TRADE).closed("south", offer(north="force=none", south="costs=shared"))
    assert [t.pledges for t in play.state.trades] == [
        moves(south="place=hill"),
        moves(north="force=none", south="costs=shared"),
    ]
    assert play.refused("south", Move("place", "harbour")) == "pledged"


def test_r6_10_reopening_what_is_only_agreed_breaks_no_trade() -> None:
    """Reopening an agreed position that is not pledged breaks no trade."""
    play = play_on().closed("north", TRADE).do("north", Reopen("review", "never"))
    assert len(play.state.trades) == 1
    assert play.state.breaches == ()


# -- 7. The chair's text


def test_r7_1_the_chair_moves_all_to_one_text() -> None:
    """A public proposal that every member, the chair included, stand on the same options."""
    play = Play(simultaneous())
    refused = play.why("south", ChairText(TEXT))
    assert (refused.code, refused.args) == ("chair-only", {"chair": "north"})
    assert play.refused("office", ChairText(TEXT)) == "members-only"
    assert play.refused("north", ChairText({})) == "empty-moves"
    assert play.refused("north", ChairText({"force": "huge"})) == "no-such-option"
    assert play.refused("north", ChairText(TEXT, "x" * 501)) == "too-long"
    assert play.refused("north", ChairText({"review": "yearly"})) == "changes-nothing"
    play.do("north", ChairText(TEXT))
    proposal = play.view(None).proposals[0]
    assert (proposal.chair_text, proposal.moves) == (True, dict.fromkeys(MEMBERS, TEXT))
    assert play.view("north").initiatives == 2


def test_r7_2_one_at_a_time() -> None:
    """There can be one chair's text at a time."""
    play = Play()
    number = play.propose("north", ChairText(TEXT))
    assert play.refused("north", ChairText({"force": "none"})) == "chair-text-open"
    assert play.do("north", Withdraw(number)).may("north", ChairText({"force": "none"}))


def test_r7_3_the_chair_consents_by_tabling() -> None:
    """By tabling it the chair consents, so the chair's own part must be possible."""
    play = Play(table(red_lines={"north": {"force": ["small"]}}))
    assert play.refused("north", ChairText(TEXT)) == "red-line"
    play = Play(simultaneous())
    number = play.propose("north", ChairText(TEXT))
    assert play.refused("north", Accept(number)) == "own-proposal"
    play.do("south", Accept(number)).do("east", Accept(number))
    assert {play.stands(seat, "force") for seat in MEMBERS} == {"small"}
    assert play.view(None).agreed == {**TEXT, "review": "yearly"}


def test_r7_4_it_stays_until_every_member_has_answered() -> None:
    """It stays on the table even when one has declined; it takes effect only if all have accepted."""
    play = Play(simultaneous())
    before = play.state.positions
    number = play.propose("north", ChairText(TEXT))
    play.do("south", Decline(number, "Not the hill."))
    assert play.state.proposals
    assert play.refused("south", Accept(number)) == "already-answered"
    play.do("east", Accept(number))
    assert [e.why for e in play.heard(None, ProposalEnded)] == ["declined"]
    assert (play.state.proposals, play.state.positions) == ((), before)


def test_r7_4_enough_members_take_it_among_themselves() -> None:
    """Where the decision rule asks for fewer than all, it takes effect for those who accepted."""
    play = Play(majority(order=Order.SIMULTANEOUS))
    number = play.propose("north", ChairText(TEXT))
    south = play.state.positions["south"]
    play.do("south", Decline(number)).do("east", Accept(number))
    assert [e.why for e in play.heard(None, ProposalEnded)] == ["closed"]
    assert {play.stands(seat, issue) for seat in ("north", "east") for issue in TEXT} == set(TEXT.values())
    assert play.state.positions["south"] == south
    assert play.view(None).agreed.items() >= TEXT.items()
    (ended,) = play.view(None).ended
    assert (ended.why, ended.proposal.accepted, ended.proposal.declined) == ("closed", {"east"}, {"south"})
    assert ended.proposal.parties == MEMBERS
    assert play.view("south").trades == ()


def test_r7_4_unanswered_it_expires_like_any_proposal() -> None:
    """Nobody has to answer: it expires at the end of the next round."""
    play = Play().do("north", ChairText(TEXT)).next_round(2)
    assert [e.why for e in play.heard(None, ProposalEnded)] == ["expired"]


def test_r7_5_it_may_be_countered() -> None:
    """It may be countered like any proposal; the counter holds a move of the chair."""
    play = Play(simultaneous())
    number = play.propose("north", ChairText(TEXT))
    without = Counter(number, moves(south="costs=own", east="place=hill"))
    assert play.refused("south", without) == "counter-leaves-out"
    play.do("south", Counter(number, moves(south="costs=own", north="force=small")))
    assert [p.chair_text for p in play.state.proposals] == [True, False]
    assert play.state.proposals[0].declined == {"south"}
    assert play.state.proposals[1].counter_to == number
    play.do("east", Accept(number))
    assert [p.chair_text for p in play.state.proposals] == [False]


def test_r7_6_a_text_that_fell_is_on_record() -> None:
    """It is on record for everybody, with who had accepted, who declined and what these said of it."""
    play = Play(simultaneous())
    number = play.propose("north", ChairText(TEXT))
    play.do("south", Decline(number, "Not the hill.")).do("east", Accept(number))
    (fell,) = play.view(None).ended
    assert (fell.proposal.id, fell.round, fell.why) == (number, 1, "declined")
    assert (fell.proposal.accepted, fell.proposal.declined) == ({"east"}, {"south"})
    assert fell.proposal.reasons == {"south": "Not the hill."}


def test_r7_7_no_chair_no_chairs_text() -> None:
    """Where the scenario names no chair, nobody may table a chair's text."""
    play = Play(simultaneous(chair=None))
    assert {play.refused(seat, ChairText(TEXT)) for seat in MEMBERS} == {"chair-only"}
