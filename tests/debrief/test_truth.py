"""What a debrief says holds at the edges: footnotes, failed talks, settlements, renewed trades."""

from collections.abc import Iterator

import pytest

from game.debrief.debrief import pages
from game.debrief.findings import Findings, findings
from game.debrief.page import Ask, Card, Listed, Page, Prose, Table
from game.debrief.pages.voice import Voice
from game.debrief.questions import questions
from game.debrief.story import tell
from game.engine.actions import (
    Accept,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Reopen,
    RequestSettlement,
    Speak,
    TakeBack,
)
from game.engine.scenario import Decision
from game.i18n import Words
from tests.debrief.stories import CROSSED, OPENED, Talks, crossed, missed_trade
from tests.debrief.test_figures import found_in
from tests.tables import mandate, offer, table, two_members

EN = Words("en")


def told(found: Findings, reader: str | None = None) -> list[str]:
    return [text for page in pages(found, EN, reader).pages for text in texts_of(page)]


def texts_of(page: Page) -> Iterator[str]:
    for section in page.sections:
        yield section.title
        for block in section.blocks:
            match block:
                case Prose(text=text):
                    yield text
                case Listed(items=items):
                    yield from items
                case Card():
                    yield from (block.title, *block.lines, block.told)
                case Ask():
                    yield from (block.question, *block.told)
                case Table():
                    yield block.caption
                    yield from (cell.text for row in block.rows for cell in row)


def column(found: Findings, key: str, name: str) -> list[str]:
    page = next(page for page in pages(found, EN).pages if page.key == key)
    tables = [b for s in page.sections for b in s.blocks if isinstance(b, Table)]
    at, block = next((t.head.index(name), t) for t in tables if name in t.head)
    return [row[at].text for row in block.rows]


# the end


def test_a_trade_is_missed_from_the_end_with_its_footnotes() -> None:
    talks = Talks(crossed(reservations=1)).turn("north", Move("force", "none"))
    talks.turn("south", Move("place", "harbour"))
    talks.do(talks.table.active[0], CallAdoption())
    talks.do("north", Join()).do("south", JoinWithReservation(("place",)))
    found = talks.found()
    ends = {seat: standing.value for seat, standing in found.outcome.standings.items()}
    space = found.story.space(found.story.end)
    assert found.missed.at_end
    for trade in found.missed.at_end:
        after = space.values(space.choice({**found.outcome.text, **trade.change}))
        assert trade.gains == {seat: after[seat] - ends[seat] for seat in ends}
        assert min(trade.gains.values()) >= 0


def test_where_the_talks_failed_there_is_no_text_to_better() -> None:
    talks = Talks(crossed())
    while talks.table.active:
        seat = talks.table.active[0]
        talks.do(seat, EndTurn() if talks.table.view(None).silence is None else refuse(talks, seat))
    found = talks.found()
    assert found.outcome.finished
    assert not found.outcome.adopted
    assert found.missed.at_end == ()
    assert not any(one.made for one in found.missed.passed)
    assert "The talks got there in the end." not in told(found)
    page = next(page for page in pages(found, EN).pages if page.key == "missed")
    assert "there was a text that every member could have joined" in " ".join(texts_of(page))


def refuse(talks: Talks, seat: str) -> object:
    from game.engine.actions import BreakSilence

    return BreakSilence(next(iter(talks.table.view(None).agenda.issues)))


def test_what_is_left_at_the_last_close_is_left_on_the_chart() -> None:
    found = missed_trade()
    last = max(found.missed.left)
    assert last == found.story.rounds
    assert found.missed.left[last] == max(one.total for one in found.missed.at_end) == 10000


def test_what_was_made_is_a_sum_of_points() -> None:
    found = missed_trade()
    ended = found.outcome
    assert ended.made == sum(s.value - (s.walk_away or 0) for s in ended.standings.values()) == 4000
    assert ended.most == 14000
    assert "Together the members gained 40.0 of at most 140.0 points above going home: 29 %." in told(found)


def test_nobody_has_more_than_the_best_it_could_have() -> None:
    talks = Talks(crossed(walk_away=40)).traded(
        "north", "south", north="place=harbour", south="force=large place=harbour"
    )
    found = talks.adopted().found()  # south has signed below its walk-away
    north, south = found.outcome.standings.values()
    assert south.value < (south.walk_away or 0)
    assert north.goal is not None
    assert north.goal >= north.value
    assert not [text for text in told(found, "south") if "-" in text and "%" in text]


# after adoption


def settled() -> Findings:
    """Adopted early; a trade of the settlement round then falls with it."""
    talks = Talks(crossed()).until(2).turn("north", Move("force", "none"))
    talks.turn("south", Move("place", "harbour")).adopted()
    talks.do("north", RequestSettlement()).do("south", RequestSettlement())
    both = "place=hill force=small"
    talks.turn("north", offer(north=both, south=both))
    talks.do("south", Accept(talks.table.view("south").proposals[-1].id))
    while talks.table.active:
        seat = talks.table.active[0]
        talks.do(seat, EndTurn() if talks.table.view(None).silence is None else refuse(talks, seat))
    return talks.found()


def test_the_round_of_adoption_is_that_of_the_text_that_stands() -> None:
    found = settled()
    assert found.outcome.adopted
    assert found.story.adopted_in is not None
    assert found.story.adopted_in < found.story.rounds
    assert pages(found, EN).heading == f"Adopted by consensus in round {found.story.adopted_in}"


def test_a_trade_that_fell_with_the_settlement_binds_nobody() -> None:
    found = settled()
    assert [one.undone for one in found.concessions.exchanges] == [True]
    assert found.skill["south"]["promises"].figures["given"] == 0
    assert found.skill["south"]["logrolling"].figures["trades"] == 0
    assert "It fell with the round after adoption, and positions went back." in told(found)


# trades and promises


def test_a_trade_is_theirs_who_agreed_to_it() -> None:
    talks = Talks(table(rounds=4)).traded("north", "south", north="force=small", south="costs=shared")
    (exchange,) = findings(talks.story()).concessions.exchanges
    assert exchange.parties == ("north", "south")
    east = findings(talks.story()).skill["east"]["logrolling"]
    assert (east.level, east.figures["trades"]) == (None, 0)


def test_who_declined_a_text_that_passed_has_not_traded() -> None:
    talks = Talks(table(rounds=4, decision=Decision.MAJORITY))
    talks.turn("north", ChairText({"force": "small", "costs": "shared"}))
    number = talks.table.view(None).proposals[-1].id
    talks.turn("south", Decline(number)).turn("east", Accept(number))
    (exchange,) = findings(talks.story()).concessions.exchanges
    assert exchange.parties == ("north", "east")


def test_a_promise_to_stay_is_a_promise() -> None:
    talks = Talks(crossed()).traded("north", "south", north="place=hill", south="place=hill")
    assert talks.found().skill["south"]["promises"].figures["given"] == 1
    talks.turn("south", Reopen("place", "harbour"))
    found = findings(talks.story())
    (exchange,) = found.concessions.exchanges
    assert exchange.broken_by == ("south", found.story.rounds)
    assert found.skill["south"]["promises"].figures == {"given": 1, "broken": 1, "suffered": 0}


def test_of_two_trades_only_the_one_in_force_is_broken() -> None:
    talks = Talks(crossed()).traded("north", "south", north="place=hill", south="force=large")
    talks.traded("north", "south", north="costs=shared", south="costs=shared force=large")
    talks.turn("south", Reopen("force", "small"))
    first, second = findings(talks.story()).concessions.exchanges
    assert first.broken_by is None
    assert second.broken_by is not None


def test_an_offer_of_other_wordings_has_named_the_clauses() -> None:
    talks = Talks(crossed()).turn("north", offer(north="place=hill", south="force=small")).until(3)
    talks.turn("north", Move("force", "none")).turn("south", Move("place", "harbour"))
    found = talks.adopted().found()
    best = max(found.missed.at_end, key=lambda one: one.total)
    assert best.change == {"force": "large", "place": "hill"}
    assert not best.never_joined


def test_who_moved_away_did_not_defend_what_it_left() -> None:
    talks = Talks(crossed()).until(3).turn("south", Move("force", "small"))
    talks.until(4).turn("north", Move("force", "small")).turn("south", Move("place", "harbour"))
    found = talks.adopted().found()
    held = [d for one in found.missed.at_end for d in one.defended if d.issue == "force"]
    assert held
    assert all(d.rounds <= 4 for d in held)  # none of the rounds in which it stood on no force at all


# steps


def test_a_step_taken_back_leaves_nothing_behind_what_others_said_meanwhile() -> None:
    talks = Talks(table(), {"north": "person", "press": "person"})
    talks.do("north", Move("force", "small"))
    talks.do("press", Speak("A word from the gallery."))
    talks.do("north", TakeBack())
    story = tell(talks.header, talks.entries)
    assert story.end.positions["north"]["force"] == "large"
    assert [type(step.action) for step in story.steps[1:]] == [Speak]


def test_every_broken_silence_is_a_turning_point() -> None:
    talks = Talks(table(rounds=4))
    talks.do("north", CallAdoption())
    talks.do("north", Join()).do("south", refuse(talks, "south")).do("east", refuse(talks, "east"))
    kinds = [(p.kind, p.seat) for p in findings(talks.story()).turning]
    assert kinds == [("objection", "south"), ("objection", "east")]


def test_a_question_counts_rounds_that_were_played_and_names_two() -> None:
    found = missed_trade()
    asked = questions(found, Voice(found.story.agenda, EN, "south"))
    assert "One trade between North and you lay open in 4 rounds." in " ".join(asked)


def test_no_concession_is_praised_that_helped_nobody() -> None:
    talks = Talks(crossed()).turn("south", Move("place", "harbour"))
    found = findings(talks.story())
    praised = [q for q in questions(found, Voice(found.story.agenda, EN)) if "brought the others more" in q]
    helped = [m for m in found.concessions.moves if sum(m.others.values()) > 0]
    assert bool(praised) == bool(helped)


@pytest.mark.parametrize("reader", ["arvenia", "belmora", "cordania"])
def test_who_is_spoken_to_is_spoken_to_in_grammar(reader: str) -> None:
    wrong = (" you's", "You's", "you was", "You was", " of you ", "you is", "You is", "you has", "You has")
    for found in (found_in("hotline"), found_in("hotline", 9)):
        assert not [text for text in told(found, reader) if any(part in f" {text} " for part in wrong)]
        ones = (" 1 rounds", " 1 times", " 1 trades", "round 0", "Round 0", "-0.0")
        assert not [text for text in told(found, reader) if any(part in text for part in ones)]


def test_two_issues_are_two_priorities() -> None:
    wanted = {
        seat: mandate({i: w for i, w in worth.items() if i in ("force", "place")}, opening=OPENED[seat])
        for seat, worth in CROSSED.items()
    }
    offered = {"force": {"none": 0, "small": 5, "large": 8}, "place": {"harbour": 5, "hill": 5}}
    opened = {s: {i: o for i, o in stand.items() if i in offered} for s, stand in OPENED.items()}
    talks = Talks(two_members(mandates=wanted, openings=opened, offered=offered, rounds=3)).until(2)
    assert {read.top for read in talks.found().readings.values()} == {2}
