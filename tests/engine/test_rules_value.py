"""Chapters 13 and 14 of the rules: what a text is worth, who sees what."""

from game.engine.actions import (
    HOST,
    Accept,
    AskCapital,
    CallAdoption,
    ChairText,
    Decline,
    HandOver,
    Join,
    Move,
    Release,
    Reopen,
    Speak,
    Withdraw,
)
from game.engine.draft import fallbacks
from game.engine.events import Accepted, Moved, News, ProposalEnded, Proposed
from game.engine.instructions import interests_at_start
from game.engine.scenario import AddWalkAway, Link, Order
from game.engine.scoring import clause_value, outcome_value, value, value_with_reservations
from game.engine.speech import Remark
from game.engine.state import Outcome, Reply, Turn
from tests.tables import (
    MEMBERS,
    OPENINGS,
    Play,
    flexibility,
    happening,
    majority,
    mandate,
    offer,
    simultaneous,
    table,
    two_members,
)

EVERYBODY = (*MEMBERS, "office", "press", None)
NORTH = interests_at_start(mandate())
TEXT = {"force": "small", "place": "hill", "costs": "own", "review": "yearly"}
FALLBACKS = fallbacks(table().agenda)
TRADE = offer(north="force=small", south="costs=own")


# -- 13. What a text is worth


def test_r13_1_weight_times_value() -> None:
    """The sum over its clauses of weight x value / 100, counted in hundredths of a point."""
    assert value(NORTH, TEXT) == 40 * 50 + 30 * 70 + 20 * 35 + 10 * 100
    best = {"force": "large", "place": "hill", "costs": "shared", "review": "yearly"}
    assert value(NORTH, best) == 8300


def test_r13_2_fallbacks_count_and_no_clause_is_worth_nothing() -> None:
    """Nothing for an issue with no clause, and for one to which the mandate gives no weight."""
    text = Play().view("north").text
    assert text == {"force": "none", "costs": "open", "review": "yearly"}
    assert value(NORTH, text) == 0 + 200 + 1000
    assert clause_value(NORTH, "place", None) == 0
    narrow = interests_at_start(mandate({"force": (100, (0, 50, 100))}))
    assert value(narrow, TEXT) == 5000
    assert clause_value(narrow, "costs", "own") == 0


def test_r13_3_links() -> None:
    """A link adds its points when every issue it names has one of the options it names."""
    links = (
        Link({"force": ("small", "large"), "costs": ("own",)}, 4, ""),
        Link({"place": ("hill",)}, -10, ""),
        Link({"review": ("never",)}, 50, ""),
    )
    linked = interests_at_start(mandate(links=links))
    assert value(linked, TEXT) - value(NORTH, TEXT) == 400 - 1000
    on_fallback = interests_at_start(mandate(links=(Link({"costs": ("open",)}, 7, ""),)))
    assert value(on_fallback, {"costs": "open"}) == 200 + 700
    assert value(on_fallback, {}) == 0


def test_r13_4_ones_own_reservation_counts_half_way() -> None:
    """For the member that reserved it, a clause counts half way between its wording and its fallback."""
    assert value_with_reservations(NORTH, TEXT, FALLBACKS, ("costs",), ()) == 5800 - 700 + (700 + 200) // 2
    assert value_with_reservations(NORTH, TEXT, FALLBACKS, ("place",), ()) == 5800 - 1050  # no fallback
    both = value_with_reservations(NORTH, TEXT, FALLBACKS, ("place", "costs"), ())
    assert both == 5800 - 1050 - 250


def test_r13_5_each_reservation_of_another_takes_a_tenth() -> None:
    """Down to nothing."""
    for times, rest in ((1, 1890), (2, 1680), (10, 0), (12, 0)):
        worth = value_with_reservations(NORTH, TEXT, FALLBACKS, (), ("place",) * times)
        assert worth == 5800 - 2100 + rest
    outcome = Outcome(TEXT, {"north": ("place",), "south": ("place", "force"), "east": ("force",)}, MEMBERS)
    agenda = table().agenda
    assert outcome_value(agenda, NORTH, outcome, "north") == 5800 - 1050 - 210 - 400
    assert outcome_value(agenda, NORTH, outcome, "office") == 5800 - 420 - 400
    assert value_with_reservations(NORTH, TEXT, FALLBACKS, ("place",), ("place",) * 9) == 5800 - 2100


def test_r13_6_rounded_down() -> None:
    """Halves and tenths of a hundredth are rounded down."""
    odd = interests_at_start(mandate({"force": (1, (2, 5, 7)), "place": (1, (3, 3))}))
    text = {"force": "small", "place": "hill"}
    assert value_with_reservations(odd, text, FALLBACKS, ("force",), ()) == 3 + 3  # 3.5
    assert value_with_reservations(odd, text, FALLBACKS, (), ("force",)) == 4 + 3  # 4.5
    assert value_with_reservations(odd, text, FALLBACKS, (), ("force", "force")) == 3 + 3


def test_r13_7_without_a_statement_the_walk_away_value() -> None:
    """Each member goes home with its walk-away value, as it stands at the end."""
    news = happening("news", AddWalkAway("north", -3))
    play = Play(table(happenings=[news])).host(Release("news"))
    nothing = Outcome(None, {}, ())
    worth = {s: outcome_value(table().agenda, i, nothing, s) for s, i in play.state.interests.items()}
    assert worth == {"north": 3700, "south": 4000, "east": 4000, "office": 0, "press": 0}


# -- 14. Who sees what


def test_r14_1_what_everybody_sees() -> None:
    """Positions, clauses, public proposals and answers, broken trades, who is waited for, who holds what."""
    play = Play(simultaneous()).closed("north", TRADE).do("north", Reopen("force", "none"))
    number = play.propose("north", offer(True, north="force=small", south="costs=own", east="place=hill"))
    play.do("south", Accept(number)).host(HandOver("east", "minister:plain"))
    view = play.view(None)
    assert view.positions == play.state.positions
    assert view.openings == OPENINGS != view.positions
    assert view.agreed == {"review": "yearly"}
    assert view.breaches == play.state.breaches != ()
    assert view.proposals[0].accepted == {"south"}
    assert view.active == (*MEMBERS, "office")
    assert view.holders == {"east": "minister:plain"}
    assert not play.do("east", Decline(number)).view(None).proposals


def test_r14_2_corridor_offers_are_seen_by_parties_and_proposer() -> None:
    """The offer, the answers to it and its end, which stays on record for them."""
    play = Play(simultaneous())
    number = play.propose("office", offer(north="force=small", south="costs=own"))
    inside = ["north", "south", "office"]
    assert [s for s in EVERYBODY if play.heard(s, Proposed)] == inside
    play.do("north", Accept(number))
    assert [s for s in EVERYBODY if play.heard(s, Accepted)] == inside
    assert [s for s in EVERYBODY if play.view(s).proposals] == inside
    play.do("office", Withdraw(number))
    assert [s for s in EVERYBODY if play.heard(s, ProposalEnded)] == inside
    assert [s for s in (*EVERYBODY, HOST) if play.next_round().view(s).ended] == inside


def test_r14_3_the_mandate_is_for_the_delegation_alone() -> None:
    """Its mandate, its changes, its capital's answers, its initiatives, its team's instructions."""
    play = Play(table(capitals={"north": (flexibility("force", walk_away=-5),)})).do(
        "north", AskCapital("force")
    )
    north, south, nobody = (play.view(seat) for seat in ("north", "south", None))
    assert (north.initiatives, south.initiatives, nobody.initiatives) == (2, 3, 0)
    assert (len(north.capital), south.capital, nobody.capital) == (1, (), ())
    assert north.interests is not None
    assert south.interests is not None
    assert (north.interests.walk_away, south.interests.walk_away) == (3500, 4000)
    assert (nobody.mandate, nobody.interests) == (None, None)
    assert play.view("host").mandate is None


def test_r14_4_who_moved_is_public_what_is_pledged_is_not() -> None:
    """When a corridor offer closes, everybody sees who moved where. Only partners see the pledges."""
    play = Play(simultaneous()).closed("north", offer(north="force=small place=harbour", south="costs=own"))
    assert [(e.seat, e.issue) for e in play.heard("press", Moved)] == [("north", "force"), ("south", "costs")]
    assert [s for s in EVERYBODY if play.view(s).trades] == ["north", "south"]
    proposal = offer(south="costs=shared", east="force=small")
    assert play.may("east", proposal)  # that south is bound is not east's to know


def test_r14_5_a_refusal_tells_no_secret() -> None:
    """An offer one cannot see is refused like one that does not exist."""
    play = Play(simultaneous())
    number = play.propose("north", TRADE)
    hidden, missing = (play.why("east", Accept(n)) for n in (number, 10_000))
    assert (hidden.code, missing.code) == ("no-such-proposal", "no-such-proposal")
    assert play.refused("east", Withdraw(number)) == "no-such-proposal"
    for red_lines in ({}, {"south": {"costs": ["own"]}}):
        assert Play(table(red_lines=red_lines)).may("north", TRADE)


def test_r14_6_news_is_for_its_readers_and_the_future_for_nobody() -> None:
    """News is read by those it is addressed to. What is still to come nobody sees."""
    leak, storm = happening("leak", to=("east",)), happening("storm", rounds=(2, 3))
    play = Play(table(happenings=[leak, storm])).host(Release("leak"))
    assert [s for s in (*EVERYBODY, HOST) if play.view(s).news] == ["east", HOST]
    assert [s for s in (*EVERYBODY, HOST) if play.heard(s, News)] == ["east", HOST]
    assert play.view(HOST).releasable == ("storm",)
    assert play.view("east").news["leak"].text == "News of leak."
    assert play.view("press").releasable == ()
    for seat in EVERYBODY:
        assert "storm" not in repr(play.view(seat))


def test_r14_7_one_without_a_seat_sees_what_everybody_sees() -> None:
    """And can do nothing."""
    play = Play(two_members())
    view = play.view(None)
    assert (view.seat, view.role, view.team) == (None, None, {})
    for action in (Move("force", "none"), Speak("Me too."), CallAdoption(), Join()):
        assert play.refused(None, action) == "no-seat"
    assert play.refused("nowhere", Speak("Me too.")) == "no-seat"


WHOLE = {"force": "small", "place": "harbour", "costs": "shared"}
"""A text for all: every clause but `review`, on which all agree from the start."""
WORDED = ("small", "harbour", "shared", "yearly")


def test_r14_8_what_everybody_has_seen_of_a_turn() -> None:
    """Where it stands and its answers to the texts for all of this round, with their reasons."""
    play = Play(simultaneous())
    number = play.propose("north", ChairText(WHOLE))
    needs = Remark("needs", (("force", "none"),))
    play.do("east", Decline(number, needs)).end("east", "north", "south", "office")
    east, north, south = play.view("press").turns  # an adviser stands nowhere
    assert east == Turn(1, "east", ("none", "harbour", "own", "yearly"), (Reply(WORDED, False, needs),))
    assert north.stand == ("large", "harbour", "shared", "yearly")
    assert north.replies == (Reply(WORDED, True, ""),)
    assert south.replies == ()
    play.do("south", Accept(number)).end("south")
    assert play.view(None).turns[3].replies == (Reply(WORDED, True, ""),)  # the text has fallen since


def test_r14_8_only_texts_for_all() -> None:
    """Public proposals that move every member on every clause that is open."""
    everywhere = {seat: " ".join(f"{i}={o}" for i, o in WHOLE.items()) for seat in MEMBERS}
    play = Play(simultaneous())
    play.do("east", offer(**everywhere), offer(True, north="place=hill", east="place=hill"))
    play.do("north", ChairText({"force": "small"}))
    assert play.end("east").view(None).turns[0].replies == ()
    assert play.end("north").view(None).turns[1].replies == ()
    play.do("south", offer(True, **everywhere)).end("south")
    assert play.view(None).turns[2].replies == (Reply(WORDED, True, ""),)


def test_r14_8_a_text_that_held_for_enough_was_a_text_for_all() -> None:
    play = Play(majority(order=Order.SIMULTANEOUS))
    number = play.propose("north", ChairText(WHOLE))
    play.do("south", Decline(number)).do("east", Accept(number)).end("south", "east")
    assert [[r.accepted for r in turn.replies] for turn in play.view(None).turns] == [[False], [True]]
