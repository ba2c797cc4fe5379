"""`analyse` as a stranger would type it, in both languages, and what its page says of every case."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.report import Report, report
from game.analysis.space import space_of
from game.analysis.zone import Zone
from game.authoring.library import load
from game.authoring.variants import vary
from game.authoring.zone import first_interests
from game.cli import main
from game.commands import analyse as command
from game.commands.analysis_page import page, percent
from game.engine.scenario import Scenario
from game.i18n import Words
from game.terminal.layout import width
from game.terminal.meant import narrow
from tests.tables import majority, table


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out, err


def reported(scenario: Scenario, **texts: str) -> Report:
    space = space_of(scenario.agenda, first_interests(scenario))
    return report(space, space.choice(texts) if texts else None)


def flat(scenario: Scenario, found: Report, language: str = "en") -> str:
    """The page with its lines joined again."""
    return " ".join(page(scenario.agenda, found, Words(language), 100).split())


@pytest.mark.parametrize(
    ("name", "language"), [("hotline", "en"), ("london-2009", "en"), ("sofia-1997", "zh-CN")]
)
def test_a_page_by_names_within_the_width_of_a_terminal(
    name: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    status, out, _ = run(capsys, "analyse", name, "--language", language)
    assert status == 0
    loaded = load(name)
    scenario = loaded.translations.get(language, loaded.scenario)
    assert scenario is not None
    agenda = scenario.agenda
    joined = "".join(out.split())
    assert all("".join(agenda.delegations[seat].name.split()) in joined for seat in scenario.members)
    assert not [o for issue in agenda.issues.values() for o in issue.options if "_" in o and o in out]
    assert [line for line in out.splitlines() if width(line) > 80] == []


def test_the_page_says_what_was_possible(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "analyse", "sofia-1997", "--language", "en")
    said = " ".join(out.split())
    assert "Of 268,435,456 whole texts, 215,431 (0.0803 %, counted exactly) are acceptable to all 9" in said
    assert "The consent of Slovenia is the narrowest gate." in said
    assert "All members could gain 1.3 points or more at once." in said
    assert "No change of 3 issues or fewer will do; a larger package will: 1. 5 issues." in said
    assert "furthest apart between Slovenia and Turkey: -0.23." in said


def test_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "analyse", "london-2009", "--json", "--text", "georgia=monitors")
    figures = json.loads(out)
    assert status == 0
    assert figures.keys() == {
        "texts", "history", "text", "nash", "egalitarian", "utilitarian", "kalai_smorodinsky", "frontier",
        "zone", "pivotal", "missed_trades", "vary",
    }  # fmt: skip
    assert figures["vary"] is None
    assert figures["texts"] == 335_544_320
    assert figures["history"]["values"] == {"usa": 73.7, "russia": 65.2}
    assert figures["text"]["acceptable"] is False


def test_a_variant_is_judged_by_its_own_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    text = ("--text", "line=list")
    figures = json.loads(run(capsys, "analyse", "hotline", "--vary", "7", "--json", *text)[1])
    scenario = load("hotline").scenario
    assert scenario is not None
    varied = vary(scenario, 7)
    space = space_of(varied.agenda, first_interests(varied))
    for key, choice in (("history", space.choice(varied.history)), ("text", space.choice({"line": "list"}))):
        values = {seat: worth / 100 for seat, worth in space.values(choice).items()}
        assert figures[key]["values"] == values
    assert figures["vary"] == 7
    plain = json.loads(run(capsys, "analyse", "hotline", "--json", *text)[1])
    assert plain["history"]["values"] != figures["history"]["values"]
    zero = json.loads(run(capsys, "analyse", "hotline", "--vary", "0", "--json")[1])
    assert zero["vary"] == 0
    assert zero["history"]["values"] != plain["history"]["values"]


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("en", "The line across the hills #7", "This is variant 7: the same talks"),
        ("zh-CN", "山那边的电话 #7", "此为变体7：谈判不变"),
    ],
)
def test_the_page_says_which_variant_it_is(
    language: str, title: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, page, _ = run(capsys, "analyse", "hotline", "--vary", "7", "--language", language)
    assert status == 0
    lines = page.splitlines()
    assert lines[0] == title
    assert lines[2].startswith(said)
    assert "#" not in run(capsys, "analyse", "hotline", "--language", language)[1].splitlines()[0]
    assert said[:8] not in run(capsys, "analyse", "hotline", "--language", language)[1]


@pytest.mark.parametrize("seed", ["each", "-1", "1.5", "", "1234567890"])
def test_a_variant_not_understood(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "analyse", "hotline", "--vary", seed)
    assert (status, out) == (2, "")
    assert "is not a whole number from 0 to 999999999" in err
    assert len(err.splitlines()) == 2


def test_a_text_by_ids_numbers_or_names(capsys: pytest.CaptureFixture[str]) -> None:
    texts = ("line=line,officers=posting", "1=2, 2=2", "telephone=direct line between，staff＝one officer,")
    outs = {run(capsys, "analyse", "hotline", "--text", text, "--language", "en")[1] for text in texts}
    (said,) = outs
    assert said.partition("THE TEXT YOU ASKED ABOUT\n")[2].splitlines()[:2] == [
        "  - The telephone line: Direct line between chiefs of defence",
        "  - Staff officers: One officer posted on each side",
    ]
    assert "It is not acceptable to all 3 members." in said
    assert "Where the Nash text departs from yours:" in said
    assert "It costs nobody anything." in said


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sofia-1997", {"force": "joint_units", "rhythm": "annual", "venue": "skopje_city"}),
        ("london-2009", {"treaty": "ceilings_carriers", "euro_security": "interest_dialogue"}),
    ],
)
def test_what_an_option_is_called_may_have_commas_in_it(
    name: str, text: dict[str, str], language: str
) -> None:
    """Of either kind, with or without blanks around them."""
    loaded = load(name)
    scenario = loaded.translations.get(language, loaded.scenario)
    assert scenario is not None
    agenda = scenario.agenda
    labels = {issue: agenda.issues[issue].options[option].label for issue, option in text.items()}
    assert all("," in narrow(label) for label in labels.values())
    said = narrow(",".join(f"{issue}={label}" for issue, label in labels.items())).replace(", ", ",")
    for comma in (",", "，", ", ", " ,", " ， "):
        assert command._read(agenda, said.replace(",", comma), Words(language)) == text


@pytest.mark.parametrize(
    ("language", "text", "clause"),
    [
        ("en", "officers=cell", "Staff officers: A joint cell of four at the chair's headquarters"),
        ("zh-CN", "电话热线=热线，并有限时通话的义务", "电话热线：热线，并有限时通话的义务"),
    ],
)
def test_the_page_says_which_clauses_it_understood(
    language: str, text: str, clause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "analyse", "hotline", "--text", text, "--language", language)
    assert status == 0
    lines = out.partition(Words(language)("analyse.text"))[2].splitlines()
    assert lines[1] == f"  - {clause}"
    assert not lines[2].startswith("  - ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line", '"line": say issue=option, with commas between, as in line=duty,officers=cell'),
        ("", '"": say issue=option'),
        ("lime=duty", '"lime=duty": There is no issue "lime". There is: 1 The telephone line.'),
        ("line=duty,officers=lost,", 'There is no wording "lost" there.'),
        ("line=duty,posting", '"line=duty,posting": There is no wording "duty,posting" there.'),
        ("line=duty,,officers=lost", '"officers=lost": There is no wording "lost" there.'),
        ("line=duty,line=list", '"line=list": line has been given an option already'),
    ],
)
def test_a_text_not_understood_is_one_sentence(
    text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "analyse", "hotline", "--text", text, "--language", "en")
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    status, _, chinese = run(capsys, "analyse", "hotline", "--text", text, "--language", "zh-CN")
    assert status == 2
    assert chinese != err


def test_the_help_leads_to_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert "analyse sofia-1997" in run(capsys, "--help")[1]
    assert "--text issue=option,..." in run(capsys, "analyse", "--help")[1]
    assert "--vary N" in run(capsys, "analyse", "--help")[1]
    assert run(capsys, "analyse", "nowhere")[0] == 1


def test_a_scenario_without_a_real_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "new", "lake-treaty", "--in", str(tmp_path))
    status, out, _ = run(capsys, "analyse", str(tmp_path / "lake-treaty"), "--language", "en")
    assert status == 0
    assert "This scenario has no real text." in out
    assert "The Nash text:" in out
    assert "MISSED TRADES" not in out


def test_a_majority_is_said_to_be_one() -> None:
    scenario = majority()
    found = reported(scenario, force="large", place="hill", costs="shared", review="yearly")
    said = flat(scenario, found)
    assert "are acceptable to at least 2 of the 3 members." in said
    assert "It is acceptable to at least 2 of the 3 members." in said


@pytest.mark.parametrize(
    ("share", "low", "high", "said"),
    [
        (0.0, 0.0, 0.0, "not one is acceptable to all 3 members. That is proved."),
        (0.0, 0.0, 2e-5, "none was found that is acceptable to all 3 members; if there are any, they are "
         "fewer than 0.00200 %."),
        (1.5e-6, 1.4e-6, 1.625e-6, "about 0.000150 % are acceptable to all 3 members; with 95 % confidence, "
         "between 0.000140 % and 0.000162 %."),
        (0.5, 0.5, 0.5, "18 (50.0 %, counted exactly) are acceptable to all 3 members."),
    ],
)  # fmt: skip
def test_how_sure_the_zone_is(share: float, low: float, high: float, said: str) -> None:
    scenario = table()
    found = replace(reported(scenario), zone=Zone(share, low, high, dict.fromkeys(scenario.members, share)))
    assert said in flat(scenario, found)
    assert "No delegation's consent, taken alone, makes it smaller." in flat(scenario, found)


def test_who_would_open_an_empty_zone() -> None:
    scenario = table()
    found = replace(reported(scenario), zone=Zone(0.0, 0.0, 0.0, {"north": 0.25, "south": 0.0, "east": 0.0}))
    assert "The consent of North is the narrowest gate." in flat(scenario, found)
    assert "North 25.0 %" in flat(scenario, found)


def test_what_time_did_not_settle_is_said() -> None:
    scenario = table()
    found = reported(scenario, force="large", place="hill", costs="shared", review="yearly")
    assert found.history is not None
    unproved = {name: solution and replace(solution, proved=False) for name, solution in found.best.items()}
    late = replace(
        found,
        history=replace(found.history, found=replace(found.history.found, by=None, proved=False)),
        best={**unproved, "nash": None, "egalitarian": None},
        unsettled=frozenset({"egalitarian"}),
    )
    said = flat(scenario, late)
    assert "Nash: no text leaves every member what it needs." in said
    assert "egalitarian: none was found in the time allowed." in said
    assert "utilitarian: the best found; that no other is better was not proved" in said
    assert "was not settled in the time allowed" in said
    assert "Nash text" not in said


@given(st.floats(1e-12, 1))
def test_shares_are_written_out_however_small(share: float) -> None:
    written = percent(share)
    assert "e" not in written
    assert float(written) == pytest.approx(100 * share, rel=0.006)
    assert percent(0) == "0"
