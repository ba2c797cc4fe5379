"""Cases: what comes out as written is passed over in silence, the rest is told."""

from pathlib import Path

import pytest

from game.authoring import play
from tests.authoring.lake import CASES, Edit, checked, edited, marked

ACCEPTS = "{seat: lowport, do: accept, proposal: 1}"
CHAIR = "{seat: isle, do: chair_text, text: {catch: season"
OFFER = """\
games:
  - name: Offers
    actions:
      - seat: highland
        do: propose
        moves: {highland: {catch: season}, isle: {catch: season}}
      - seat: highland
        do: propose
        moves: {highland: {watch: yearly}, isle: {watch: yearly}}
      - {seat: highland, do: end_turn}
      - {seat: lowport, do: end_turn}
      - {seat: isle, do: decline, proposal: 1, reason: No fish.}
      - {seat: isle, do: counter, proposal: 2, moves: {isle: {watch: office}, highland: {dam: gauge}}}
      - {seat: isle, do: end_turn}
      - {seat: lowport, do: end_turn}
      - {seat: isle, do: withdraw, proposal: 3}
      - {seat: host, do: extend, rounds: 2}
"""

EXAMPLES: list[tuple[str, Edit]] = [
    ("case-names-nothing", ("    text: {catch: season, dam", "    text: {catch: «seasn, dam")),
    ("case-names-nothing", ("    text: {catch: season, dam", "    text: {«cath: season, dam")),
    ("case-names-nothing", ("values: {highland: 67.5", "values: {«highlands: 67.5")),
    ("case-names-nothing", ("values: {highland: 77.5", "values: {«highlands: 77.5")),
    ("text-not-worth-this", ("values: {highland: 67.5", "values: {highland: «67.4")),
    ("text-not-worth-this", ("lowport: 76, isle: 80}\n\ngames", "lowport: «77, isle: 80}\n\ngames")),
    ("game-cannot-go-on", (CHAIR, "«" + CHAIR.replace("season", "seasn"))),
    ("game-cannot-go-on", ("{seat: isle, do: chair_text", "«{seat: lowport, do: chair_text")),
    ("game-cannot-go-on", (ACCEPTS, "{seat: lowport, do: accept, proposal: «2}")),
    ("game-cannot-go-on", (ACCEPTS, "{seat: lowport, do: accept, «propsal: 1, proposal: 1}")),
    ("game-cannot-go-on", (ACCEPTS, "{seat: lowport, do: «acept, proposal: 1}")),
    ("game-cannot-go-on", (ACCEPTS, "{seat: «lowprt, do: accept, proposal: 1}")),
    ("game-cannot-go-on", ("- {seat: lowport, do: accept, proposal: 1}", "- «accept")),
    ("game-ends-otherwise", ("outcome: adopted", "outcome: «no_statement")),
    ("game-ends-otherwise", ("round: 2, values", "round: «3, values")),
    ("game-ends-otherwise", ("values: {highland: 77.5", "values: {highland: «77.6")),
    ("game-ends-otherwise", ("      - {seat: isle, do: join}\n    end", "    «end")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "edit"), EXAMPLES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(EXAMPLES)]
)
def test_finds(code: str, edit: Edit, tmp_path: Path) -> None:
    text, place = marked(edited(CASES, [edit]))
    problems = checked(tmp_path, play=text).problems
    assert [(p.code, (p.place.line, p.place.column)) for p in problems] == [(code, place)]


def test_every_check_has_an_example() -> None:
    assert {check.code for check in play.CHECKS} == {code for code, _ in EXAMPLES}


def test_proposals_are_counted_from_one(tmp_path: Path) -> None:
    assert checked(tmp_path, play=OFFER).problems == ()


def test_a_refusal_is_named(tmp_path: Path) -> None:
    text = CASES.replace("{seat: isle, do: chair_text", "{seat: lowport, do: chair_text")
    (problem,) = checked(tmp_path, play=text).problems
    assert "not-your-turn" in problem.message or "chair-only" in problem.message


def test_an_open_issue_counts_with_its_fallback(tmp_path: Path) -> None:
    cases = "texts:\n  - {name: Nothing, text: {}, values: {highland: 27.5, lowport: 0, isle: 0}}\n"
    assert checked(tmp_path, play=cases).problems == ()


@pytest.mark.parametrize(
    ("worth", "right"),
    [(27.5, True), (27.45, True), (27.55, True), (27.44, False), (27.56, False), (28, False)],
)
def test_values_are_compared_to_a_tenth(worth: float, right: bool, tmp_path: Path) -> None:
    cases = f"texts:\n  - {{name: Nothing, text: {{}}, values: {{highland: {worth}}}}}\n"
    assert (checked(tmp_path, play=cases).problems == ()) is right


def test_a_game_may_end_anywhere_if_nothing_is_said_of_its_end(tmp_path: Path) -> None:
    cases = "games:\n  - {name: One turn, actions: [{seat: highland, do: end_turn}]}\n"
    assert checked(tmp_path, play=cases).problems == ()


def test_no_statement_is_worth_the_walk_away_values(tmp_path: Path) -> None:
    turns = [f"      - {{seat: {seat}, do: end_turn}}" for seat in ["highland", "lowport", "isle"] * 2]
    order = [*turns[:3], turns[1], turns[2], turns[0], turns[2], turns[0], turns[1], *turns[:3]]
    end = "    end: {outcome: no_statement, round: 4, values: {highland: 50, lowport: 50, isle: 50}}"
    cases = "\n".join(["games:", "  - name: Nobody speaks", "    actions:", *order, end, ""])
    assert checked(tmp_path, play=cases).problems == ()


@pytest.mark.parametrize(
    "text", ["texts: 3\n", "games: [{}]\n", "game: []\n", "- a\n", "texts: [\n", "a: &b c\n"]
)
def test_cases_that_cannot_be_read_are_problems_with_places(text: str, tmp_path: Path) -> None:
    loaded = checked(tmp_path, play=text)
    assert loaded.scenario is not None
    assert loaded.problems
    assert all(p.is_error and p.place.line for p in loaded.problems)
