"""The tables of a debrief: the figures that were found, every act, and no cell that would be reckoned."""

import csv
import io
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from game.debrief.files import tables
from game.debrief.findings import Findings
from game.engine.actions import Move, Speak
from game.i18n import Words
from tests.debrief.files.games import played
from tests.debrief.stories import Talks, crossed, missed_trade

STARTS = ("=", "+", "-", "@", "\t", "\r")
PLAIN = re.compile(r"-|[+-]?\d+(\.\d+)?%?")
TEXTS = st.text(st.sampled_from("=+-@\t\r\n,;\"'09.%a你")) | st.text()


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def reckoned(rows: list[dict[str, str]]) -> list[str]:
    cells = [cell for row in rows for cell in row.values()]
    return [cell for cell in cells if cell.startswith(STARTS) and not PLAIN.fullmatch(cell)]


@given(TEXTS)
def test_no_name_is_a_formula(name: str) -> None:
    rows = read(tables.values(called(missed_trade(), name)))
    assert reckoned(rows) == []
    assert [row["name"].removeprefix("'") for row in rows] == [name.removeprefix("'")] * 2


def called(found: Findings, name: str) -> Findings:
    """The same with delegations of this name."""
    agenda = found.story.agenda
    seats = {seat: replace(one, name=name) for seat, one in agenda.delegations.items()}
    scenario = replace(found.story.scenario, agenda=replace(agenda, delegations=seats))
    return replace(found, story=replace(found.story, scenario=scenario))


def test_a_row_a_seat_with_its_figures() -> None:
    found = missed_trade()
    rows = {row["seat"]: row for row in read(tables.values(found))}
    assert list(rows) == ["north", "south"]
    north, standing = rows["north"], found.outcome.standings["north"]
    assert float(north["value"]) == standing.value / 100
    assert float(north["walk_away"]) == 20
    assert north["history"] == ""
    assert north["joined"] == "yes"
    assert float(north["round_0"]) == found.outcome.course[0]["north"] / 100
    assert north["holders"] == "person"


def test_a_row_an_act_in_order() -> None:
    found = Talks(crossed()).turn("north", Move("force", "none"), Speak("=HYPERLINK(1)")).found()
    rows = read(tables.acts(found, Words("en")))
    assert [row["act"] for row in rows] == ["move", "speak", "end_turn"]
    assert [row["seat"] for row in rows] == ["north"] * 3
    assert (rows[0]["issue"], rows[0]["option"], rows[0]["round"]) == ("force", "none", "1")
    assert "=HYPERLINK(1)" in rows[1]["told"]
    assert reckoned(rows) == []


def test_every_act_of_a_large_game_is_there() -> None:
    found = played("sofia-1997")
    rows = read(tables.acts(found, Words("en")))
    assert [int(row["number"]) for row in rows] == [step.number for step in found.story.steps[1:]]
    assert not any("`" in row["told"] for row in rows)  # no command of the terminal
    assert reckoned(rows) == []
