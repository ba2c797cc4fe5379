"""Chapters 1 and 2 of the rules: the table, the statement."""

from dataclasses import replace

import pytest

from game.engine.actions import (
    Accept,
    CallAdoption,
    HandOver,
    Move,
    Reopen,
)
from game.engine.draft import agreed_clauses, standing_apart
from game.engine.events import (
    AllAgreed,
    ClauseAgreed,
    ClauseReopened,
    Moved,
)
from game.engine.scenario import Option, Role
from game.engine.state import Phase
from game.engine.statement import assemble
from tests.tables import (
    MEMBERS,
    OFFERED,
    OPENINGS,
    Play,
    mandate,
    moves,
    offer,
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
    issues = {**agenda.issues, "costs": replace(issue, options={"open": worded})}
    final = assemble(replace(agenda, issues=issues), {})
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


def test_two_members_are_enough() -> None:
    """Every bundle has both members, so an agreed clause changes by one proposal."""
    play = Play(two_members()).closed("north", offer(north="review=never", south="review=never"))
    assert agreed_clauses(play.state.scenario.agenda, play.state.positions)["review"] == "never"
    assert not play.heard(None, Moved)[0].audience


def test_r2_9_who_alone_keeps_a_clause_open() -> None:
    """From the public positions alone: who is not on the most supported wording of an open clause."""
    play = Play()  # place: two at the harbour, south on the hill; force and costs: all apart
    view = play.view(None)
    assert standing_apart(view.agenda, view.positions) == {"force": (), "place": ("south",), "costs": ()}
