"""From the author's words to the engine's scenario: what is left out is filled in."""

from pathlib import Path

import pytest

from game.engine import scenario as engine
from game.engine.rules import start
from tests.authoring.lake import LAKE, Edit, checked, edited


def built(folder: Path, *edits: Edit) -> engine.Scenario:
    scenario = checked(folder, scenario=edited(LAKE, edits)).scenario
    assert scenario is not None
    return scenario


def test_order_is_kept(tmp_path: Path) -> None:
    agenda = built(tmp_path).agenda
    assert list(agenda.issues) == ["catch", "dam", "watch"]
    assert list(agenda.issues["catch"].options) == ["silence", "restraint", "season", "quotas"]
    assert list(agenda.delegations) == ["highland", "lowport", "isle"]


def test_the_fallback_is_the_option_of_strength_0_or_none(tmp_path: Path) -> None:
    issues = built(tmp_path).agenda.issues
    assert [issues[name].fallback for name in issues] == ["silence", None, "nobody"]


def test_a_fallback_that_is_named(tmp_path: Path) -> None:
    axis = "axis: from a telephone call to a common board"
    assert built(tmp_path, (axis, "axis: up\n    fallback: notice")).agenda.issues["dam"].fallback == "notice"


def test_values_are_those_of_the_options_in_order(tmp_path: Path) -> None:
    mandate = built(tmp_path).mandates["highland"]
    assert mandate.weights == {"catch": 25, "dam": 50, "watch": 25}
    assert mandate.values["dam"] == {"notice": 100, "gauge": 60, "board": 0}
    assert (mandate.walk_away, mandate.walk_away_text) == (50, "Run the dam as before, and answer letters.")


def test_members_open_on_the_best_they_may(tmp_path: Path) -> None:
    scenario = built(tmp_path)
    positions = start(scenario, 1).positions
    assert positions["highland"] == {"catch": "restraint", "dam": "notice", "watch": "yearly"}
    assert positions["lowport"] == {"catch": "quotas", "dam": "board", "watch": "office"}


def test_what_is_left_out_is_filled_in(tmp_path: Path) -> None:
    scenario = built(tmp_path)
    assert scenario.draw is None
    assert scenario.history == {}
    assert scenario.team_instructions == {}
    assert list(scenario.capitals) == ["highland"]
    assert scenario.agenda.source == engine.Source("", "", "", 0, 0)
    assert scenario.agenda.procedure.share == (1, 2)


def test_conditions_events_and_effects(tmp_path: Path) -> None:
    event = (
        "    round: 2\n",
        "    round: [2, 3]\n    if: {any: [{round: 3}, {agreed: {dam: [gauge]}}]}\n    to: [isle]\n",
    )
    happening = built(tmp_path, event).happenings["drought"]
    assert happening.rounds == (2, 3)
    assert happening.to == ("isle",)
    either = (engine.Condition(round=3), engine.Condition(agreed={"dam": ("gauge",)}))
    assert happening.condition == engine.Condition(any_of=either)
    assert happening.effects == (engine.AddPoints("highland", "dam", "gauge", 20),)


def test_a_date_of_one_round_and_none(tmp_path: Path) -> None:
    assert built(tmp_path).happenings["drought"].rounds == (2, 2)
    undated = built(tmp_path, ("    round: 2\n", "")).happenings["drought"]
    assert (undated.rounds, undated.condition) == (None, None)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("{walk_away: {seat: isle, add: 2}}", engine.AddWalkAway("isle", 2)),
        ("{set_red_line: {seat: isle, issue: dam, option: board}}",
         engine.SetRedLine("isle", "dam", "board")),
        ("{lift_red_line: {seat: isle, issue: dam, option: gauge}}",
         engine.LiftRedLine("isle", "dam", "gauge")),
        ("{rounds: {add: 1}}", engine.AddRounds(1)),
        ("{initiatives: {seat: isle, add: -1}}", engine.AddInitiatives("isle", -1)),
    ],
)  # fmt: skip
def test_every_effect(written: str, made: engine.Effect, tmp_path: Path) -> None:
    effect = "{points: {seat: highland, issue: dam, option: gauge, add: 20}}"
    assert built(tmp_path, (effect, written)).happenings["drought"].effects == (made,)


def test_a_temperament_or_none(tmp_path: Path) -> None:
    minister = ("    # minister: {style: mediator} ", "    minister: {style: careful} ")
    delegations = built(tmp_path, minister).agenda.delegations
    found = [delegations[seat].temperament for seat in ("highland", "lowport", "isle")]
    assert found == [None, None, engine.Temperament.CAREFUL]


def test_passages_team_and_majority(tmp_path: Path) -> None:
    team = "    team: {novice: {name: Brother Ulf, bio: He counts., instructions: Count.}}\n    mandate:\n"
    scenario = built(
        tmp_path,
        (
            "    mandate:\n      instructions: >-\n        You chair",
            f"{team}      instructions: >-\n        You chair",
        ),
        ("decision: consensus  ", 'decision: majority\n  share: "2/3"'),
    )
    assert scenario.agenda.statement[0] == engine.Paragraph(
        "The Ministers of Highland, Lowport and the Isle met in the refectory on the lake.",
        "",
        engine.Part.OPENING,
    )
    assert scenario.agenda.statement[1:3] == (engine.ClausePlace("catch"), engine.ClausePlace("dam"))
    assert scenario.agenda.statement[-1] == engine.AnnexPlace("What will be done first")
    assert scenario.team_instructions == {"isle": {"novice": "Count."}}
    assert scenario.agenda.delegations["isle"].team["novice"] == engine.Person(
        "novice", "Brother Ulf", "He counts."
    )
    assert scenario.agenda.procedure.share == (2, 3)
