"""Finding scenarios, and loading them with whatever is wrong."""

from pathlib import Path

import pytest

from game import paths
from game.authoring.library import SCENARIO, available, find, folders, load
from game.authoring.problems import Place, Problem
from tests.authoring.lake import ID, LAKE, edited, marked, written


def codes(path: Path) -> list[str]:
    return [p.code for p in load(path).problems]


def test_by_folder_by_file_and_by_id(tmp_path: Path) -> None:
    made = written(tmp_path)
    assert load(made).scenario == load(made / SCENARIO).scenario == load(ID, [tmp_path]).scenario
    assert find(ID, [tmp_path]) == made / SCENARIO


def test_the_scenarios_of_the_game_come_before_the_persons_own() -> None:
    mine = folders()[1] / "hotline"
    mine.mkdir(parents=True)
    (mine / SCENARIO).write_text(LAKE, encoding="utf-8")
    assert folders()[0] == paths.scenarios()
    assert available()["hotline"] == paths.scenarios() / "hotline"
    (mine.parent / "lake").mkdir()
    (mine.parent / "lake" / SCENARIO).write_text(LAKE, encoding="utf-8")
    assert available()["lake"] == mine.parent / "lake"


def test_a_folder_without_a_scenario_does_not_hide_an_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = written(tmp_path / "there")
    (tmp_path / ID).mkdir()
    monkeypatch.chdir(tmp_path)
    assert find(ID, [tmp_path / "there"]) == made / SCENARIO


def test_folders_without_a_scenario_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    assert list(available([tmp_path, tmp_path / "nowhere"])) == [ID]


def test_an_id_that_is_not_there_is_guessed(tmp_path: Path) -> None:
    written(tmp_path)
    loaded = load("my-scenaro", [tmp_path])
    assert loaded.scenario is None
    (problem,) = loaded.problems
    assert problem == Problem(
        "no-scenario",
        "there is no such file, folder or scenario",
        Place("my-scenaro"),
        "did you mean 'my-scenario'?",
    )


@pytest.mark.parametrize("name", ["", " ", "no/such/path", "a\x00b", "x" * 5000, "..\\..", "con", "*"])
def test_names_that_name_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = load(name, [])
    assert loaded.scenario is None
    assert [p.code for p in loaded.problems] == ["no-scenario"]


def test_a_folder_without_scenario_yaml_says_what_is_there(tmp_path: Path) -> None:
    assert "`new`" in load(tmp_path).problems[0].hint
    written(tmp_path)
    assert "folders of their own" in load(tmp_path).problems[0].hint
    (tmp_path / "scenario.yml").write_text(LAKE, encoding="utf-8")
    assert "name it scenario.yaml" in load(tmp_path).problems[0].hint


def test_a_file_of_any_name_is_a_scenario_alone(tmp_path: Path) -> None:
    made = written(tmp_path, zh_CN="title: 湖\n")
    (made / "other.txt").write_text(LAKE, encoding="utf-8")
    loaded = load(made / "other.txt")
    assert loaded.scenario is not None
    assert not loaded.translations


@pytest.mark.parametrize("name", ["play.yaml", "zh-CN.yaml"])
def test_a_translation_or_cases_stand_for_their_scenario(name: str, tmp_path: Path) -> None:
    made = written(tmp_path)
    (made / name).write_text("{}", encoding="utf-8")
    assert load(made / name).file == made / SCENARIO


@pytest.mark.parametrize("name", ["zh_CN.yaml", "chinese.yaml", "notes.yml", "ZH-cn.yaml"])
def test_stray_files_are_told(name: str, tmp_path: Path) -> None:
    made = written(tmp_path)
    (made / name).write_text("title: 湖", encoding="utf-8")
    (problem,) = load(made).problems
    assert (problem.code, problem.is_error, problem.place.file) == ("stray-file", False, str(made / name))


def test_the_folder_and_the_id_should_agree(tmp_path: Path) -> None:
    made = written(tmp_path)
    renamed = made.rename(tmp_path / "lake")
    (problem,) = load(renamed).problems
    assert (problem.code, problem.is_error) == ("id-is-not-its-folder", False)
    assert problem.place.line == LAKE[: LAKE.index("\nid:") + 1].count("\n") + 1


SHAPES = [
    ("missing-key", [('title: "The lake"\n', ""), ("format: 1", "«format: 1")], "needs the key 'title'"),
    (
        "missing-key",
        [("        label: A closed season\n", ""), ("      season:", "      «season:")],
        "'label'",
    ),
    ("missing-key", [("- {clause: dam}", "- «{clauses: dam}")], "needs one of the keys text, clause, annex"),
    ("missing-key", [("- {points: {seat: high", "- «{point: {seat: high")], "needs one of the keys points"),
    (
        "unknown-key",
        [('title: "The lake"', 'title: "The lake"\n«titel: x')],
        "'titel' is not a key known here",
    ),
    ("unknown-key", [('"Run the dam as before, and answer letters."', "Run, «and wait")], "'and wait'"),
    ("wrong-type", [("minutes: 30", 'minutes: «"30"')], "a whole number, not the text '30'"),
    ("wrong-type", [("minutes: 30", "«minutes:")], "a whole number, not nothing"),
    ("wrong-type", [("minutes: 30", f"minutes: «{'9' * 6000}")], "a whole number"),
    ("wrong-type", [("minutes: 30", "minutes: «1.5")], "a whole number, not the number 1.5"),
    ("wrong-type", [('weeks: "eight"', "weeks: «8")], "should be text, not the number 8"),
    ("wrong-type", [("role: member  ", "role: «membr  ")], "one of member, adviser, observer"),
    ("wrong-type", [("axis: from silence to quotas", "axis: up\n    source: [«8]")], "should be text"),
    ("wrong-type", [("    round: 2\n", "    round: «two\n")], "a whole number or a list"),
    ("wrong-type", [("    round: 2\n", "    «round: [1, 2, 3]\n")], "a list of 2, not of 3"),
    ("wrong-type", [("dam:   [50, [100, 60, 0]]", "«dam:   [50, 100, 60, 0]")], "a list of 2, not of 4"),
    ("wrong-type", [("  - {clause: dam}\n", "  - «clause\n")], "item 3 should be a mapping"),
]


@pytest.mark.parametrize(("code", "edits", "words"), SHAPES, ids=range(len(SHAPES)))
def test_what_has_not_the_right_shape(
    code: str, edits: list[tuple[str, str]], words: str, tmp_path: Path
) -> None:
    text, place = marked(edited(LAKE, edits))
    loaded = load(written(tmp_path, scenario=text))
    found = [p for p in loaded.problems if p.code == code]
    assert [(p.place.line, p.place.column) for p in found] == [place]
    assert words in found[0].message
    assert loaded.scenario is None


def test_all_errors_of_shape_at_once(tmp_path: Path) -> None:
    text = edited(
        LAKE, [("minutes: 30", "minutes: x"), ("rounds: 4", "round: 4"), ("strength: 5", "strength: []")]
    )
    found = {(p.code, p.place.line) for p in load(written(tmp_path, scenario=text)).problems}
    lines = {
        word: text[: text.index(word)].count("\n") + 1 for word in ("minutes: x", "round: 4", "procedure:")
    }
    assert {("wrong-type", lines["minutes: x"]), ("unknown-key", lines["round: 4"])} <= found
    assert ("missing-key", lines["procedure:"]) in found
    assert len(found) == 4


def test_a_comma_in_braces_is_explained(tmp_path: Path) -> None:
    text = edited(LAKE, [('"Run the dam as before, and answer letters."', "Run, and wait")])
    (problem,) = load(written(tmp_path, scenario=text)).problems
    assert "quotes" in problem.hint


@pytest.mark.parametrize(
    ("written_as", "message", "hint"),
    [
        (
            "{style: «mediatr}",
            "'style' should be one of firm, eager, careful, mediator, not the text 'mediatr'",
            "did you mean 'mediator'?",
        ),
        (
            "{style: «Soft}",
            "'style' should be one of firm, eager, careful, mediator, not the text 'Soft'",
            "",
        ),
        ("{style: «7}", "'style' should be one of firm, eager, careful, mediator, not the number 7", ""),
        ("«firm", "'minister' should be a mapping, not the text 'firm'", ""),
    ],
)
def test_a_style_that_is_none(written_as: str, message: str, hint: str, tmp_path: Path) -> None:
    text, place = marked(edited(LAKE, [("# minister: {style: mediator}", f"minister: {written_as}")]))
    problem = load(written(tmp_path, scenario=text)).problems[0]
    assert (problem.place.line, problem.place.column) == place
    assert (problem.message, problem.hint) == (message, hint)


def test_problems_are_in_order_of_place(tmp_path: Path) -> None:
    text = edited(
        LAKE, [("chair: isle", "chair: isla"), ("basket: works", "basket: x"), ("strength: 5", "strength: 9")]
    )
    places = [p.place for p in load(written(tmp_path, scenario=text)).problems]
    assert places == sorted(places)
    assert len(places) == 3


def test_the_scenario_is_there_if_there_are_only_warnings(tmp_path: Path) -> None:
    text = edited(LAKE, [('title: "The lake"', f'title: "{"lake " * 20}"')])
    loaded = load(written(tmp_path, scenario=text))
    assert loaded.scenario is not None
    assert [p.is_error for p in loaded.problems] == [False]


def test_the_lines_of_every_file_are_kept(tmp_path: Path) -> None:
    made = written(tmp_path, zh_CN="title: 湖\n")
    loaded = load(made)
    assert loaded.lines[str(made / "zh-CN.yaml")][0] == "title: 湖"
    assert loaded.lines[str(made / SCENARIO)] == LAKE.split("\n")
