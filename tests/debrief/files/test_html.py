"""The page of a debrief: valid, whole by itself, small, and nothing that anybody wrote is markup in it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from game.debrief.debrief import pages
from game.debrief.files.html import html
from game.debrief.files.statement import page as statement
from game.debrief.findings import Findings
from game.debrief.page import Cell, Pages, Section, Table
from game.debrief.page import Page as PageOf
from game.engine.scenario import Seat
from game.i18n import Words
from tests.debrief.files.games import played
from tests.debrief.files.reading import Reading
from tests.debrief.stories import broken_promise, missed_trade, turning_point

STORIES = {"missed": missed_trade, "broken": broken_promise, "turning": turning_point}
LARGEST = 500_000
EVIL = "</style></script><script>alert('1')</script>\"&<b onclick=x>"


def made(found: Findings, language: str = "en", reader: Seat | None = None) -> str:
    words = Words(language)
    return html(pages(found, words, reader), found.story.agenda, words, reader)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("name", STORIES)
def test_it_is_valid_and_whole_by_itself(name: str, language: str) -> None:
    page = Reading(made(STORIES[name](), language, "north"))
    assert page.problems == []
    assert page.attributes["html"] == [{"lang": language, "dir": "ltr"}]
    assert [lead for lead in page.leads if not lead.startswith(("#", "data:"))] == []
    assert [url for url in re.findall(r"url\(([^)]{,20})", "".join(page.styles)) if url[:5] != "data:"] == []
    assert not {"script", "link", "iframe", "object", "embed", "form"} & set(page.tags)
    assert "@import" not in "".join(page.styles)


def test_the_statement_is_valid_too() -> None:
    assert Reading(statement(played("sofia-1997"), Words("en"))).problems == []


def test_headings_go_down_by_one() -> None:
    levels = [int(tag[1]) for tag in Reading(made(missed_trade())).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_page_is_in_the_contents_and_every_table_has_heads() -> None:
    told = pages(missed_trade(), Words("en"), "north")
    page = Reading(made(missed_trade(), reader="north"))
    assert [lead for lead in page.leads if lead != "#debrief"] == [f"#{one.key}" for one in told.pages]
    assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead") > 0
    assert all(head.get("scope") in ("col", "row") for head in page.attributes["th"])
    assert all(picture.get("role") == "img" and picture["aria-label"] for picture in page.attributes["svg"])


def test_an_answer_is_shut_in_until_it_is_asked_for() -> None:
    page = Reading(made(missed_trade(), reader="north"))
    asked = [one for one in page.attributes["div"] if one.get("class") == "ask"]
    assert len(asked) > 1
    assert all("open" not in one for one in page.attributes["details"])


def test_what_people_wrote_is_text() -> None:
    found = missed_trade()
    scenario = found.story.scenario
    agenda = scenario.agenda
    evil = replace(
        agenda,
        title=EVIL,
        note=EVIL,
        delegations={
            seat: replace(one, name=EVIL, flag="x\"/../'") for seat, one in agenda.delegations.items()
        },
        issues={name: replace(issue, title=EVIL) for name, issue in agenda.issues.items()},
    )
    story = replace(found.story, scenario=replace(scenario, agenda=evil))
    page = Reading(made(replace(found, story=story), reader="north"))
    assert page.problems == []
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert EVIL in page.words["p"]
    assert EVIL in page.words["span"]


def test_only_a_long_list_that_may_be_shut_is() -> None:
    rows = tuple((Cell(str(n)),) for n in range(60))
    blocks = (Table("main", ("a",), rows), Table("every move", ("a",), rows, shut=True))
    told = Pages("t", "h", (), (PageOf("p", "p", (Section("s", blocks),)),))
    page = html(told, missed_trade().story.agenda, Words("en"))
    before, shut = page.split('<details class="long">')
    assert "main" in before
    assert "every move" in shut
    moves = [b for p in pages(played("sofia-1997"), Words("en")).pages for s in p.sections for b in s.blocks]
    assert [b.wide for b in moves if isinstance(b, Table) and b.shut] == [(2,)]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_page_of_a_large_game_is_small(language: str) -> None:
    assert len(made(played("sofia-1997"), language).encode()) < LARGEST
