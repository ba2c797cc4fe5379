"""What has happened, folded: few lines, nothing twice, nothing lost."""

from dataclasses import replace

from game.engine.events import (
    Accepted,
    AllAgreed,
    ClauseAgreed,
    ClauseReopened,
    Declined,
    Event,
    MandateChanged,
    ProposalEnded,
    RoundOpened,
    TurnEnded,
)
from game.i18n import Words
from game.sentences.account import account
from tests.sentences.views import HILLS, PARTIES, TEXT, TRADE, loaded, moved

EN = Words("en")
OFFERS = {7: TEXT, 8: TRADE}


def told(*events: Event, brief: bool = False, whole: bool = False) -> list[str]:
    return account(events, HILLS, EN, OFFERS, brief=brief, whole=whole)


def test_moves_of_one_delegation_are_one_line() -> None:
    lines = told(
        moved("belmora", "line", "line", "list"),
        TurnEnded("belmora"),
        moved("cordania", "line", "duty", "line"),
        moved("belmora", "officers", "posting", "visits"),
    )
    assert [line.split(" ")[0] for line in lines] == ["Belmora", "Cordania"]
    assert lines[0].count("(to ") == 2


def test_there_and_back_again_is_not_told() -> None:
    assert told(moved("belmora", "line", "line", "list"), moved("belmora", "line", "list", "line")) == []


def test_a_step_on_the_way_is_not_told() -> None:
    (line,) = told(moved("belmora", "line", "duty", "line"), moved("belmora", "line", "line", "list"))
    assert "Direct line between" not in line


def test_what_is_agreed_tells_the_moves_of_the_deal() -> None:
    lines = told(
        moved("belmora", "line", "line", "list", "trade"),
        moved("arvenia", "line", "duty", "list", "trade"),
        ProposalEnded(8, "belmora", "lapsed", PARTIES),
        ClauseAgreed("line", "list"),
        AllAgreed(),
    )
    assert lines[0] == "AGREED: The telephone line: List of numbers."
    assert "Every clause is agreed" in lines[1]
    assert "has lapsed" in lines[2]
    assert len(lines) == 3


def test_a_clause_that_is_open_in_the_end_was_not_agreed() -> None:
    assert told(ClauseAgreed("line", "list"), ClauseReopened("line", "list")) == [
        "OPEN AGAIN: The telephone line."
    ]


def test_answers_to_one_offer_are_one_line() -> None:
    lines = told(
        Accepted(7, "belmora", None), moved("belmora", "line", "line", "list"), Accepted(7, "cordania", None)
    )
    assert lines[-1] == "Belmora and Cordania accept the chair's text."


def test_a_consent_taken_back_is_told_as_a_refusal() -> None:
    assert told(Accepted(7, "belmora", None), Declined(7, "belmora", "After all, no", None)) == [
        'Belmora declines the chair\'s text. "After all, no"'
    ]


def test_a_refusal_ends_an_offer_without_saying_so_twice() -> None:
    assert (
        len(told(Declined(8, "arvenia", "", PARTIES), ProposalEnded(8, "belmora", "declined", PARTIES))) == 1
    )


def test_offers_that_run_out_together_are_one_line() -> None:
    other = replace(TRADE, proposal=9, by="cordania")
    events = [
        ProposalEnded(8, "belmora", "expired", PARTIES),
        ProposalEnded(9, "cordania", "expired", PARTIES),
    ]
    lines = account(events, HILLS, EN, {**OFFERS, 9: other})
    assert lines == ["The offers by Belmora and Cordania have run out."]


def test_a_round_opens_before_what_came_with_it() -> None:
    lines = told(MandateChanged("arvenia", "column", PARTIES), RoundOpened(2, 3))
    assert [line[:5] for line in lines] == ["ROUND", "Your "]


def test_a_chairs_text_is_told_whole_only_where_it_is_wanted() -> None:
    (short,) = told(TEXT)
    (whole,) = told(TEXT, whole=True)
    assert "on 2 clauses" in short
    assert "Deputy ministers meet once a year" not in short
    assert "Deputy ministers meet once a year" in whole


def test_an_offer_that_is_over_is_told_in_full() -> None:
    (line,) = told(TRADE, brief=True)
    assert "List of numbers" in line


def test_everything_is_told_in_chinese_too() -> None:
    scenario = loaded("hotline").translations["zh-CN"]
    view = replace(HILLS, agenda=scenario.agenda)
    lines = account([TEXT, TRADE, Accepted(7, "belmora", None)], view, Words("zh-CN"), OFFERS)
    assert lines[-1] == "贝尔莫拉接受主席案文。"
