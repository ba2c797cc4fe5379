"""Chapters 1 to 3 of the rules: the table, the statement, time."""

import pytest

from game.engine.actions import (
    Accept,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    HandOver,
    Join,
    Lapse,
    Move,
    Pause,
    Reopen,
    Resume,
    Speak,
    TakeBack,
)
from game.engine.draft import agreed_clauses
from game.engine.events import (
    AdoptionCalled,
    AllAgreed,
    ClauseAgreed,
    ClauseReopened,
    MandateChanged,
    Moved,
    News,
    ProposalEnded,
    RoundOpened,
)
from game.engine.scenario import AddPoints, Condition, Option, Role
from game.engine.state import Phase
from game.engine.statement import assemble
from tests.tables import (
    MEMBERS,
    OFFERED,
    OPENINGS,
    Play,
    flexibility,
    happening,
    mandate,
    moves,
    offer,
    simultaneous,
    table,
    together,
    two_members,
)

NO_REVIEW = together(review="never") | {"east": {**OPENINGS["east"], "review": "yearly"}}


# -- 1. The table


def test_r1_1_members_decide_advisers_advise_observers_watch() -> None:
    """A member decides. An adviser has no position and no veto. An observer sees what is public."""
    play = Play()
    assert tuple(play.state.positions) == MEMBERS
    assert [play.view(s).role for s in ("north", "office", "press")] == list(Role)
    assert play.view("press").positions == play.state.positions
    assert play.refused("press", Move("force", "small")) == "observers-watch"


def test_r1_2_an_issue_offers_options() -> None:
    """Each issue offers options: alternative wordings of one clause, in order."""
    issues = Play().view(None).agenda.issues
    assert {name: tuple(issue.options) for name, issue in issues.items()} == {
        name: tuple(options) for name, options in OFFERED.items()
    }


def test_r1_3_every_member_stands_somewhere_on_every_issue() -> None:
    """Every member has one position on every issue at every moment."""
    play = Play()
    for stand in play.state.positions.values():
        assert stand.keys() == OFFERED.keys()
    play.do("north", Move("force", "none"))
    assert play.state.positions["north"].keys() == OFFERED.keys()


@pytest.mark.parametrize(
    ("opening", "behind", "expected"),
    [
        ({"force": "none"}, (), "none"),  # as its scenario names
        ({}, (), "large"),  # the one it values most
        ({}, ("large",), "small"),  # among those its red lines leave
        ({}, ("none", "small", "large"), "large"),  # they leave none
    ],
)
def test_r1_4_a_member_opens_on_the_option_named_else_on_its_best(
    opening: dict[str, str], behind: tuple[str, ...], expected: str
) -> None:
    """A member opens on the option named; else on the one it values most that its red lines leave."""
    north = mandate(opening=opening, red_lines={"force": behind})
    assert Play(table(mandates={"north": north})).stands("north", "force") == expected


def test_r1_4_of_equals_the_first_and_an_issue_without_weight() -> None:
    """Of equals, it opens on the first in the list."""
    play = Play(table(mandates={"north": mandate({"force": (100, (7, 7, 7))})}))
    assert play.state.positions["north"] == {
        "force": "none",
        "place": "harbour",
        "costs": "open",
        "review": "never",
    }


def test_r1_5_the_fallback_counts_while_nothing_is_agreed() -> None:
    """Where the scenario gives no fallback, it is no clause at all."""
    assert Play().view(None).text == {"force": "none", "costs": "open", "review": "yearly"}


def test_r1_6_nobody_goes_behind_its_red_line_and_nobody_else_knows() -> None:
    """A red line is an option a delegation cannot move to, accept for itself or join. It is secret."""
    play = Play(table(red_lines={"south": {"force": ["large"]}}))
    number = play.propose("north", offer(north="place=hill", south="force=large"))
    play.until("south")
    assert play.refused("south", Move("force", "large")) == "red-line"
    assert play.refused("south", Accept(number)) == "red-line"
    assert not hasattr(play.view("north"), "mandates")
    lines = play.view("north").interests
    assert lines is not None
    assert lines.red_lines == frozenset()


def test_r1_7_nothing_can_be_handed_to_another_delegation() -> None:
    """Initiatives, reservations and pledges belong to the delegation that has them."""
    play = Play().closed("north", offer(north="force=small", south="costs=shared"))
    assert play.state.initiatives["south"] == 3
    play.host(HandOver("north", "person"))
    assert play.state.trades[0].pledges == moves(north="force=small", south="costs=shared")


def test_r1_8_what_a_seat_has_stays_with_the_seat() -> None:
    """Positions, pledges and the mandate stay with the seat when its holder changes."""
    play = Play().do("north", Move("force", "small"))
    before = play.view("north")
    play.host(HandOver("north", "minister:tough"))
    after = play.view("north")
    assert after.holders == {"north": "minister:tough"}
    assert (after.positions, after.mandate, after.trades) == (before.positions, before.mandate, before.trades)


def test_r1_9_a_team_has_instructions_of_its_own() -> None:
    """Several people may share a seat; only that seat sees their instructions."""
    play = Play()
    assert play.view("south").team == {"second": "Keep the notes."}
    assert [play.view(s).team for s in ("north", "office", None)] == [{}, {}, {}]


# -- 2. The statement


def test_r2_1_agreed_when_all_stand_on_the_same_option() -> None:
    """Under consensus an issue is agreed when all members stand on the same option."""
    play = Play(table(openings=together(place="harbour") | {"south": OPENINGS["south"]}))
    assert play.view(None).agreed == {"review": "yearly"}
    play.until("south").do("south", Move("place", "harbour"))
    assert play.view(None).agreed == {"review": "yearly", "place": "harbour"}


def test_r2_2_the_text_as_it_stands() -> None:
    """The agreed option of every agreed issue, and the fallback of every open one that has one."""
    play = Play(table(openings=together(force="small", place="hill")))
    assert play.view(None).text == {"force": "small", "place": "hill", "costs": "open", "review": "yearly"}


def test_r2_3_a_draft_shows_alternatives_and_supporters() -> None:
    """An open issue appears as its alternatives, each with the members that support it."""
    play = Play()
    draft = assemble(play.view(None).agenda, play.view(None).agreed, play.state.positions)
    places = next(line for line in draft.lines if line.issue == "place")
    assert [(a.option, a.supporters) for a in places.open] == [
        ("harbour", ("north", "east")),
        ("hill", ("south",)),
    ]


def test_r2_4_the_final_statement_shows_fallbacks_that_have_words() -> None:
    """The final statement shows the fallback of an open issue; a clause without words is left out."""
    agenda = Play().view(None).agenda
    issue = agenda.issues["costs"]
    worded = Option("open", "", 0, "They leave costs open.", None)
    issues = {**agenda.issues, "costs": type(issue)("costs", "", "", (), "open", {"open": worded})}
    final = assemble(type(agenda)(**{f: getattr(agenda, f) for f in agenda.__slots__} | {"issues": issues}), {})
    assert [line.text for line in final.lines] == ["The three met in Port.", "They leave costs open."]


def test_r2_5_an_annex_line_appears_when_its_issues_have_its_options() -> None:
    """A line of the annex appears when every issue it depends on has one of the options it names."""
    agenda = Play().view(None).agenda
    assert [m.text for m in assemble(agenda, {"force": "small"}).annex] == ["A staff in Port."]
    assert assemble(agenda, {"force": "none"}).annex == ()


def test_r2_6_every_clause_can_change_until_adoption() -> None:
    """Nothing is agreed until everything is agreed."""
    play = Play().do("north", Reopen("review", "never"))
    assert "review" not in play.view(None).agreed


def test_r2_7_all_agreed_is_said_and_nothing_else_happens() -> None:
    """When the last open issue becomes agreed, everybody is told; adoption has still to be called."""
    same = dict.fromkeys(MEMBERS, OPENINGS["north"]) | {"north": {**OPENINGS["north"], "costs": "own"}}
    play = Play(table(openings=same)).do("north", Move("costs", "shared"))
    assert play.heard(None, AllAgreed) == [AllAgreed()]
    assert play.state.phase is Phase.TALKS
    assert play.may("north", CallAdoption())


def test_r2_8_agreeing_and_reopening_is_told() -> None:
    """Everybody is told when a clause becomes agreed and when it is open again."""
    play = Play().do("north", Reopen("review", "never"))
    assert play.heard("press", ClauseReopened) == [ClauseReopened("review", "yearly")]
    play.do("north", Move("review", "yearly"))
    assert play.heard("press", ClauseAgreed) == [ClauseAgreed("review", "yearly")]


# -- 3. Time


def test_r3_1_a_round_lasts_until_all_have_ended_their_turn() -> None:
    """A round lasts until every member and every adviser has ended its turn."""
    play = Play().end("north", "south", "east")
    assert play.state.round == 1
    assert play.end("office").state.round == 2
    assert play.heard(None, RoundOpened) == [RoundOpened(2, 3)]


def test_r3_2_sequential_one_acts_at_a_time() -> None:
    """One delegation acts at a time, in the order of the list."""
    play = Play()
    assert play.active == ("north",)
    assert play.why("south", EndTurn()).args == {"active": "north"}
    assert play.refused("south", Move("force", "large")) == "not-your-turn"
    assert play.end("north").active == ("south",)
    assert play.refused("north", Speak("Once more.")) == "not-your-turn"


def test_r3_3_the_list_starts_one_further_each_round() -> None:
    """In sequential order the list starts one delegation further each round."""
    play = Play(table(rounds=6))
    firsts = []
    for _ in range(5):
        firsts.append(play.state.waiting)
        play.next_round()
    assert firsts[1] == ("south", "east", "office", "north")
    assert [seats[0] for seats in firsts] == ["north", "south", "east", "office", "north"]


def test_r3_4_simultaneous_all_may_act() -> None:
    """Every member and adviser may act until it has ended its turn."""
    play = Play(simultaneous())
    assert play.active == (*MEMBERS, "office")
    play.do("east", Move("force", "small")).do("north", Move("costs", "own")).end("east")
    assert play.refused("east", Move("force", "none")) == "turn-ended"
    assert play.may("north", Move("force", "none"))


def test_r3_5_simultaneous_answers_after_the_end_of_ones_turn() -> None:
    """One that has ended its turn may still accept, decline and speak, and nothing else."""
    play = Play(simultaneous()).end("south", "office")
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    for action in (Accept(number), Decline(number), Speak("Wait.")):
        assert play.may("south", action)
    wanted = moves(north="force=small", south="costs=shared")
    for refused in (Counter(number, wanted), Move("force", "none"), CallAdoption(), EndTurn()):
        assert play.refused("south", refused) == "turn-ended"
    assert play.may("office", Speak("Wait."))
    play.do("south", Accept(number))
    assert play.stands("south", "costs") == "own"


def test_r3_6_initiatives_are_dealt_each_round_and_not_saved() -> None:
    """Each round every member and adviser is dealt the scenario's number; the rest of the last is lost."""
    play = Play(table(initiatives=2)).do("north", Reopen("review", "never"))
    assert play.state.initiatives == {"north": 1, "south": 2, "east": 2, "office": 2}
    play.next_round()
    assert play.state.initiatives == {"north": 2, "south": 2, "east": 2, "office": 2}


def test_r3_7_five_things_cost_an_initiative() -> None:
    """Proposal, counter, chair's text, reopening and a question to the capital cost one each."""
    play = Play(table(initiatives=9))
    for left, action in enumerate(
        (
            offer(north="force=small", south="costs=own"),
            ChairText({"force": "small"}),
            Reopen("review", "never"),
            AskCapital("force"),
        ),
        1,
    ):
        play.do("north", action)
        assert play.view("north").initiatives == 9 - left
    play.do("north", Move("force", "none"), Speak("So."))
    assert play.view("north").initiatives == 5
    play.until("south")
    number = play.state.proposals[0].id
    play.do("south", Counter(number, moves(north="force=small", south="costs=shared")))
    assert play.view("south").initiatives == 8
    play.do("south", Decline(play.state.proposals[0].id))
    assert play.view("south").initiatives == 8


def test_r3_8_without_an_initiative_these_five_are_refused() -> None:
    """A delegation with no initiative left is refused these five."""
    play = Play(table(initiatives=1))
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    for action in (
        offer(north="force=none", south="costs=own"),
        ChairText({"force": "small"}),
        Reopen("review", "never"),
        AskCapital("force"),
    ):
        assert play.refused("north", action) == "no-initiative"
    assert play.may("north", Move("force", "none"))
    play.until("south").do("south", AskCapital("force"))
    counter = Counter(number, moves(north="force=small", south="costs=shared"))
    assert play.refused("south", counter) == "no-initiative"
    assert play.may("south", Accept(number))


def test_r3_9_sixty_moves_and_speeches_a_round() -> None:
    """One delegation may make at most 60 moves and speeches together in one round."""
    play = Play()
    for _ in range(15):
        play.do("north", Move("force", "none"), Move("force", "small"), Speak("Now?"), Speak("Now?"))
    assert play.refused("north", Move("force", "none")) == "floor-used-up"
    assert play.refused("north", Speak("Now?")) == "floor-used-up"
    assert play.may("north", offer(north="force=none", south="costs=own"))
    play.next_round().until("north")
    assert play.may("north", Speak("Now!"))


def test_r3_10_a_turn_ends_by_itself_when_time_runs_out() -> None:
    """When its time runs out, the clock ends the turn, with the same effect."""
    ended, lapsed = Play().do("north", EndTurn()), Play().do("north", Lapse())
    assert ended.state == lapsed.state
    assert lapsed.refused("north", Lapse()) == "not-your-turn"


def test_r3_11_what_happens_when_a_round_closes() -> None:
    """Offers expire; events; the capitals' own changes; initiatives; the list starts one further."""
    storm = happening("storm", AddPoints("north", "force", "none", 5), rounds=(3, 3))
    own = flexibility("force", unasked=True, condition=Condition(event="storm"), points={"none": 5})
    play = Play(table(happenings=[storm], capitals={"north": (own,)}))
    play.propose("north", offer(north="force=small", south="costs=own"))
    play.next_round().next_round()
    kinds = [type(e).__name__ for e in play.events]
    assert kinds == ["TurnEnded", "ProposalEnded", "News", "MandateChanged", "CapitalAnswered", "RoundOpened"]
    assert play.heard("north", News)
    assert play.heard("north", MandateChanged)
    assert play.state.waiting[0] == "east"


def test_r3_12_the_close_of_the_last_round() -> None:
    """Every offer expires; the silence procedure opens if anything is agreed; the world does nothing."""
    due = happening("due", condition=Condition(agreed={"costs": ("shared",)}))
    late = flexibility("force", unasked=True, from_round=2)
    play = Play(table(rounds=1, happenings=[due], capitals={"north": (late,)}))
    play.propose("north", offer(north="force=small", south="place=harbour"))
    play.until("south").do("south", Move("costs", "shared"))
    play.until("east").do("east", Move("costs", "shared")).next_round()
    assert [e.why for e in play.heard("south", ProposalEnded)] == ["expired"]
    text = {"review": "yearly", "costs": "shared"}
    assert play.heard(None, AdoptionCalled) == [AdoptionCalled(None, text)]
    assert play.state.silence is not None
    assert play.state.silence.final
    assert (play.state.happened, play.state.answers) == ((), {})


def test_r3_12_no_statement_if_nothing_is_agreed() -> None:
    """If nothing is agreed, the talks end without a statement."""
    play = Play(table(rounds=1, openings=NO_REVIEW)).next_round()
    assert play.state.phase is Phase.OVER
    assert play.state.outcome is not None
    assert play.state.outcome.text is None


def test_r3_12_a_round_added_in_the_last_one_counts() -> None:
    """An offer of what was the last round lives on when a round is added."""
    play = Play(table(rounds=1))
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    play.host(Extend(1)).next_round()
    assert play.state.round == 2
    assert play.may("south", Accept(number))


def test_r3_13_a_paused_game_stands_still() -> None:
    """While the game is paused no delegation can do anything, and no time runs out."""
    play = Play().host(Pause())
    assert play.active == ()
    for seat, action in (("north", Move("force", "small")), ("north", Lapse()), ("press", Speak("Ah."))):
        assert play.refused(seat, action) == "paused"
    assert play.host(Resume()).may("north", Lapse())
    play.do("north", CallAdoption()).host(Pause())
    for answer in (Join(), BreakSilence("force"), Lapse(), TakeBack()):
        assert play.refused("south", answer) == "paused"


def test_two_members_are_enough() -> None:
    """Every bundle has both members, so an agreed clause changes by one proposal."""
    play = Play(two_members()).closed("north", offer(north="review=never", south="review=never"))
    assert agreed_clauses(play.state.scenario.agenda, play.state.positions)["review"] == "never"
    assert not play.heard(None, Moved)[0].audience
