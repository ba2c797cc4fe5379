"""The figures of a debrief are those of the analysis, and hold for records that stop early or are damaged."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from game.analysis.report import figures as analysed
from game.analysis.report import report
from game.analysis.space import space_of
from game.authoring.library import load
from game.debrief.debrief import pages
from game.debrief.findings import Findings, figures, findings, findings_of, in_hundredths
from game.debrief.page import Figure, Table
from game.debrief.story import Story, tell
from game.engine.actions import EndTurn, Move, TakeBack
from game.engine.instructions import interests_at_start
from game.i18n import Words
from game.ministers.styles import styles_of
from game.session.record import Header, Unreadable, entry_line, header_line, read
from game.session.table import Entry
from game.simulation import holders_of, play_alone, players
from tests.debrief.stories import Talks, crossed, missed_trade


@cache
def played(name: str, seed: int = 1) -> tuple[Header, tuple[Entry, ...]]:
    loaded = load(name)
    assert loaded.scenario is not None
    entries: list[Entry] = []
    play_alone(loaded.scenario, seed, entries.append)
    holders = holders_of(styles_of(loaded.scenario.agenda, players(loaded.scenario)))
    return Header(loaded.scenario, loaded.translations, seed, holders), tuple(entries)


@cache
def found_in(name: str, acts: int | None = None) -> Findings:
    header, entries = played(name)
    return findings(tell(header, entries[:acts]))


def written(folder: Path, header: Header, entries: tuple[Entry, ...]) -> Path:
    line, check = header_line(header)
    lines = [line]
    for entry in entries:
        line, check = entry_line(entry, check)
        lines.append(line)
    file = folder / "game.jsonl"
    file.write_bytes(b"".join(lines))
    return file


def test_figures_are_those_of_the_analysis() -> None:
    found = missed_trade()  # nobody's instructions changed
    scenario = found.story.scenario
    space = space_of(scenario.agenda, {s: interests_at_start(scenario.mandates[s]) for s in scenario.members})
    told = analysed(report(space, text=found.outcome.choice))
    text = told["text"]
    assert isinstance(text, dict)
    assert text["values"] == {s: st.value / 100 for s, st in found.outcome.standings.items()}
    for far in found.outcome.distances:
        best = told[far.measure]
        assert isinstance(best, dict)
        assert best["text"] == far.text
        assert best["values"] == {seat: value / 100 for seat, value in far.values.items()}
    trades = told["missed_trades"]
    assert isinstance(trades, list)
    assert [t["changes"] for t in trades] == [m.change for m in found.missed.at_end]
    assert [t["gains"] for t in trades] == [
        {seat: gain / 100 for seat, gain in m.gains.items()} for m in found.missed.at_end
    ]
    frontier = told["frontier"]
    assert isinstance(frontier, list)
    assert found.outcome.frontier is not None
    assert [list(p["values"].values()) for p in frontier] == [
        [v / 100 for v in p.values] for p in found.outcome.frontier
    ]


COUNTS = {
    "Concession": ("number", "round"),
    "Exchange": ("proposal", "number", "round", "broken_by"),
    "Breach": ("number", "round"),
    "FirstOffer": ("number", "round"),
    "TurningPoint": ("number", "round"),
    "Defended": ("rounds",),
    "Missed": ("rounds", "settled", "freed"),
    "Passed": ("round",),
    "Guess": ("round", "hits"),
    "Read": ("weights", "known_from", "held"),
    "Refused": ("number", "round"),
    "Clause": ("stronger",),
    "Measure": ("figures",),
}
"""All that is counted and not in points. Whatever is in neither was forgotten."""


def test_every_number_says_whether_it_is_in_points() -> None:
    found = {(kind.__name__, name) for kind, name, hint in declared(Findings) if not in_hundredths(hint)}
    assert found == {(kind, name) for kind, names in COUNTS.items() for name in names}


def declared(kind: type, seen: frozenset[type] = frozenset()) -> Iterator[tuple[type, str, object]]:
    """Every field with whole numbers in a type and in those that it is made of, but for the story and the
    places of options."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        inside = set(parts(hint))
        if int in inside and name != "choice":
            yield kind, name, hint
        for one in inside - seen:
            if is_dataclass(one) and one is not Story and isinstance(one, type):
                yield from declared(one, seen | {kind})


def parts(hint: object) -> Iterator[object]:
    yield hint
    for one in get_args(hint):
        yield from parts(one)


def test_all_points_are_told_as_points() -> None:
    found = missed_trade()
    told = json.loads(json.dumps(figures(found)))
    for name, measure in found.skill["north"].items():
        rests_on = told["skill"]["north"][name]["figures"]
        assert rests_on == {**measure.figures, **{key: n / 100 for key, n in measure.points.items()}}
    assert told["skill"]["north"]["value"]["figures"]["created"] == told["outcome"]["made"]
    assert told["outcome"]["made"] == found.outcome.made / 100
    assert told["missed"]["left"]["1"] == found.missed.left[1] / 100


def test_the_page_shows_the_figures() -> None:
    found = found_in("hotline")
    words = Words("en")
    shown = pages(found, words)
    outcome = next(page for page in shown.pages if page.key == "outcome")
    table = next(b for s in outcome.sections for b in s.blocks if isinstance(b, Table))
    for (seat, standing), row in zip(found.outcome.standings.items(), table.rows, strict=True):
        texts = [cell.text for cell in row]
        assert row[0].seat == seat
        assert texts[1] == words.points(standing.value)
        assert texts[3] == words.points(standing.walk_away or 0)


def test_beside_it_stands_what_was_possible() -> None:
    found, words = found_in("hotline"), Words("en")
    outcome = next(page for page in pages(found, words).pages if page.key == "outcome")
    beside = next(b for s in outcome.sections if s.gate == 3 for b in s.blocks if isinstance(b, Table))
    for standing, row in zip(found.outcome.standings.values(), beside.rows, strict=True):
        assert row[2].text == words.points(standing.goal or 0)
        assert row[3].text == words.points(standing.history or 0)


@pytest.mark.parametrize(("reader", "who"), [(None, "Arvenia"), ("belmora", "you")])
def test_the_edge_is_drawn_for_whoever_reads_and_stands_in_the_numbers(reader: str | None, who: str) -> None:
    shown = pages(found_in("hotline"), Words("en"), reader)
    charts = [b.chart for p in shown.pages for s in p.sections for b in s.blocks if isinstance(b, Figure)]
    chart = next(c for c in charts if c.title.startswith("Joint gains"))
    assert chart.title == f"Joint gains: {who} against the other 2, on average"
    edge = [row[1:] for row in chart.table if row[0] == chart.lines[0].name]
    told = [tuple(Words("en").points(round(100 * one)) for one in s) for s in chart.lines[0].spots]
    assert 1 < len(edge) <= 12
    assert (edge[0], edge[-1]) == (told[0], told[-1])
    assert set(edge) <= set(told)


def test_a_course_ends_where_the_talks_ended() -> None:
    found = found_in("hotline")
    values = {seat: standing.value for seat, standing in found.outcome.standings.items()}
    if not any(standing.reserved for standing in found.outcome.standings.values()):
        assert dict(found.outcome.course[-1]) == values
    assert len(found.outcome.course) == len(found.story.closes)


@pytest.mark.parametrize("acts", [0, 1, 7])
def test_talks_that_were_not_finished_are_told_as_far_as_they_went(acts: int) -> None:
    found = found_in("hotline", acts)
    assert not found.outcome.finished
    shown = pages(found, Words("en"), "arvenia")
    assert ("not finished" if acts else "not begun") in " ".join(shown.notices)
    assert shown.heading.startswith("Not finished")
    assert figures(found)["acts"] == acts


def test_a_damaged_record_is_told_as_far_as_it_is_sound(tmp_path: Path) -> None:
    header, entries = played("hotline")
    file = written(tmp_path, header, entries)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:9]) + lines[9][:-20] + b"\n" + b"".join(lines[10:]))
    found = findings_of(read(file))
    assert found.story.fault is not None
    assert found.story.end.number == 8
    assert "line 10" in pages(found, Words("en")).notices[0]


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "game.jsonl"
    file.write_text("no record\n", encoding="utf-8")
    with pytest.raises(Unreadable):
        findings_of(read(file))


def test_a_step_that_was_taken_back_is_not_told() -> None:
    talks = Talks(crossed()).do("north", Move("force", "small"), TakeBack(), EndTurn())
    found = findings(talks.story())
    assert found.concessions.moves == ()
    assert [type(step.action) for step in found.story.steps[1:]] == [EndTurn]


def test_the_debrief_speaks_both_languages() -> None:
    header, entries = played("hotline")
    story = tell(header, entries, language="zh-CN")
    shown = pages(findings(story), Words("zh-CN"), "arvenia")
    assert shown.title == header.translations["zh-CN"].agenda.title
    assert all(any("\u4e00" <= c <= "\u9fff" for c in page.title) for page in shown.pages)
