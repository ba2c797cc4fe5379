"""The scenarios that come with the game: complete, fair, and true to their documents."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from game.authoring import library
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.instructions import interests_at_start
from game.engine.rules import start
from game.engine.scenario import ClausePlace, Paragraph, Role, Scenario, Seat, Text
from game.engine.scoring import value
from game.engine.statement import assemble
from game.simulation import play_alone

FOLDER = Path(__file__).parents[2] / "scenarios"
SHIPPED = sorted(folder.name for folder in FOLDER.iterdir() if (folder / "scenario.yaml").exists())

WORTH_OF_HISTORY = {
    "sofia-1997": {
        "bulgaria": 67.9,
        "albania": 79.3,
        "fyrom": 69.0,
        "greece": 71.5,
        "italy": 69.7,
        "romania": 70.9,
        "slovenia": 70.9,
        "turkey": 66.6,
        "usa": 82.4,
    },
    "london-2009": {"usa": 73.7, "russia": 65.2},
}


@cache
def loaded(name: str) -> library.Loaded:
    return library.load(FOLDER / name)


def scenario_of(name: str) -> Scenario:
    scenario = loaded(name).scenario
    assert scenario is not None
    return scenario


def worth(scenario: Scenario, agreed: Text) -> dict[Seat, int]:
    text = with_fallbacks(scenario.agenda, agreed)
    return {m: value(interests_at_start(scenario.mandates[m]), text) for m in scenario.members}


def signed_by(scenario: Scenario, agreed: Text) -> set[Seat]:
    """The members who would rather sign this text than go home, and may."""
    text = with_fallbacks(scenario.agenda, agreed)
    values = worth(scenario, agreed)
    willing = set()
    for member in scenario.members:
        interests = interests_at_start(scenario.mandates[member])
        assert interests.walk_away is not None
        if values[member] > interests.walk_away and not interests.red_lines & set(text.items()):
            willing.add(member)
    return willing


@pytest.mark.parametrize("name", SHIPPED)
def test_it_loads_without_a_word(name: str) -> None:
    assert loaded(name).problems == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_is_translated(name: str) -> None:
    chinese = loaded(name).translations["zh-CN"]
    for issue in chinese.agenda.issues.values():
        for option in issue.options.values():
            assert re.search(r"[\u4e00-\u9fff]", option.label)
            assert not option.clause or re.search(r"[\u4e00-\u9fff]", option.clause)
        assert all(re.fullmatch(r"¶\d+|A\d\.\d+", source) for source in issue.source)  # the same in both
    assert all(re.search(r"[\u4e00-\u9fff]", m.instructions) for m in chinese.mandates.values())


@pytest.mark.parametrize("name", SHIPPED)
def test_every_member_would_sign_the_text_of_history(name: str) -> None:
    scenario = scenario_of(name)
    assert signed_by(scenario, scenario.history) == set(scenario.members)


@pytest.mark.parametrize("name", sorted(WORTH_OF_HISTORY))
def test_the_text_of_history_is_worth_what_was_computed(name: str) -> None:
    scenario = scenario_of(name)
    for seat, points in worth(scenario, scenario.history).items():
        assert abs(points - round(100 * WORTH_OF_HISTORY[name][seat])) <= 5


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_agreed_and_the_openings_are_far_below_every_walk_away_value(name: str) -> None:
    scenario = scenario_of(name)
    opened = agreed_clauses(scenario.agenda, start(scenario, 1).positions)
    for agreed in ({}, opened):
        for seat, points in worth(scenario, agreed).items():
            walk_away = scenario.mandates[seat].walk_away
            assert walk_away is not None
            assert points <= 100 * (walk_away - 20)


@pytest.mark.parametrize("name", sorted(WORTH_OF_HISTORY))
def test_history_without_a_hard_clause_or_two_can_still_be_signed(name: str) -> None:
    scenario = scenario_of(name)

    def without(*left_out: str) -> Text:
        return {i: o for i, o in scenario.history.items() if i not in left_out}

    everyone = set(scenario.members)
    alone = {i for i in scenario.history if signed_by(scenario, without(i)) == everyone}
    pairs = {p for p in combinations(scenario.history, 2) if signed_by(scenario, without(*p)) == everyone}
    assert {"sofia-1997": "force", "london-2009": "georgia"}[name] in alone
    assert {"sofia-1997": ("arms_control", "centre"), "london-2009": ("iran", "georgia")}[name] in pairs


@pytest.mark.parametrize(("name", "paragraphs", "measures"), [("sofia-1997", 17, 24), ("london-2009", 19, 0)])
def test_every_paragraph_and_measure_of_the_document_is_there(
    name: str, paragraphs: int, measures: int
) -> None:
    scenario = scenario_of(name)
    agenda = scenario.agenda
    sources = [p.source for p in agenda.statement if isinstance(p, Paragraph)]
    for place in agenda.statement:
        if isinstance(place, ClausePlace):
            sources += agenda.issues[place.issue].source
    found = {int(n) for source in sources for n in re.findall(r"¶(\d+)", source)}
    assert found == set(range(1, paragraphs + 1))
    assert len(agenda.annex) == measures
    assert len({m.source for m in agenda.annex.values()}) == measures
    assert len(assemble(agenda, scenario.history).annex) == measures


@pytest.mark.parametrize("name", SHIPPED)
def test_every_wording_can_stand_in_a_statement(name: str) -> None:
    scenario = scenario_of(name)
    for issue in scenario.agenda.issues.values():
        for option in issue.options.values():
            lines = assemble(scenario.agenda, {**scenario.history, issue.id: option.id}).lines
            words = " ".join(line.text for line in lines if line.issue == issue.id)
            assert bool(words) == bool(option.clause or option.adds_to)
            assert "{" not in words


def test_the_tables_are_as_they_were() -> None:
    sofia = scenario_of("sofia-1997").agenda
    roles = [d.role for d in sofia.delegations.values()]
    assert (roles.count(Role.MEMBER), roles.count(Role.ADVISER), roles.count(Role.OBSERVER)) == (9, 3, 13)
    assert sofia.procedure.chair == "bulgaria"
    london = scenario_of("london-2009").agenda
    assert london.procedure.chair is None
    assert len(london.delegations["usa"].team) == 3
    assert len(london.delegations["russia"].team) == 4


@pytest.mark.parametrize("name", SHIPPED)
def test_ministers_play_it_to_an_end(name: str) -> None:
    view = play_alone(scenario_of(name), 1).view(None)
    assert view.outcome is not None
    assert view.round <= view.rounds
