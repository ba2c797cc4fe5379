"""Every command as a stranger would type it, wrong arguments included."""

import json
from pathlib import Path

import pytest

from game.cli import main

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = sorted(folder.name for folder in SCENARIOS.iterdir() if (folder / "scenario.yaml").exists())


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    out, err = capsys.readouterr()
    return status, out, err


def test_a_game_in_a_terminal_that_is_none_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "--text")
    assert status == 0
    assert "play hotline --as arvenia" in out
    assert not err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plai"], "invalid choice: 'plai'"),
        (["play"], "say which scenario"),
        (["play", "hotline"], "say which seat is yours"),
        (["play", "hotline", "--as", "arvena"], "did you mean arvenia?"),
        (["play", "sofia-1997", "--as", "germany"], "is an observer and has no turn"),
        (["play", "hotline", "--as", "arvenia", "--language", "tlh"], "no words in 'tlh'"),
        (["play", "hotline", "--as", "arvenia", "--seed", "-1"], "whole number"),
        (["play", "hotline", "--go-on", "x.jsonl"], "give --go-on FILE alone"),
        (["simulate", "hotline", "--games", "0"], "'0' is not a whole number from 1 to 999999999"),
        (["simulate", "hotline", "--games", "²"], "is not a whole number"),
        (["statement", "hotline", "line"], "say issue=option, as in line=duty"),
        (["statement", "hotline", "lime=duty"], 'There is no issue "lime"'),
        (["statement", "hotline", "line=dutty"], 'There is no wording "dutty"'),
        (["check"], "the following arguments are required: PATH"),
        (["shots"], "the following arguments are required: --out"),
        (["shots", "--out", "x", "--size", "big"], "'big' is not a size like 1280x800"),
        (["shots", "--out", "x", "--scale", "300"], "'300' is not a text size from 80 to 200 per cent"),
        (["shots", "--out", "x", "--theme", "pink"], "invalid choice: 'pink'"),
    ],
)
def test_a_call_not_understood_is_one_sentence_and_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert said in err
    assert not out
    assert len(err.splitlines()) <= 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["play", "hotlin", "--as", "arvenia"], "did you mean 'hotline'?"),
        (["play", "--text", "--go-on", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["replay", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["simulate", "nowhere"], "there is no such"),
        (["new", "Bad Name"], "is not an id"),
        (["new", "hotline"], "choose another id"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_exit_code_1(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments)
    assert status == 1
    assert said in err
    assert not out


def test_the_shipped_scenarios_check_in_silence(capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(SCENARIOS / name) for name in SHIPPED]
    assert run(capsys, "check", "--strict", *folders) == (0, "", "")


def test_check_says_what_is_wrong_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "hotline"
    folder.mkdir()
    text = (SCENARIOS / "hotline" / "scenario.yaml").read_text(encoding="utf-8")
    wrong = text.replace("chair: cordania", "chair: cordonia", 1)
    (folder / "scenario.yaml").write_text(wrong, encoding="utf-8")
    status, out, _ = run(capsys, "check", str(folder))
    assert status == 1
    assert "scenario.yaml:47:10: error[unknown-name]" in out
    assert "did you mean 'cordania'?" in out


def test_a_new_scenario_passes_its_check_and_plays(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "new", "lake-treaty", "--in", str(tmp_path))
    assert status == 0
    assert "lake-treaty" in out
    made = str(tmp_path / "lake-treaty")
    assert run(capsys, "check", "--strict", made) == (0, "", "")
    assert run(capsys, "simulate", made, "--games", "1")[0] == 0
    assert run(capsys, "new", "lake-treaty", "--in", str(tmp_path))[0] == 1


def test_the_statement_of_history_has_every_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(
        capsys, "statement", "hotline", "--history", "review=chair_reports", "--language", "en"
    )
    assert status == 0
    assert "The chair will report on these measures" in " ".join(out.split())
    assert "A direct line will be opened" in out


def test_a_draft_shows_open_issues_in_brackets_with_their_supporters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, _ = run(capsys, "statement", "hotline", "line=line", "--draft", "--language", "en")
    flat = " ".join(out.split())
    assert status == 0
    assert "[Staff officers: not agreed]" in flat
    assert "Arvenia and Belmora [" in flat
    assert "A direct line will be opened between the two chiefs of defence." in flat


def test_replay_finds_an_edited_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "simulate", "hotline", "--games", "1", "--record", str(tmp_path / "games"))
    file = next((tmp_path / "games").iterdir())
    lines = file.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b'"seconds":0', b'"seconds":1')
    file.write_bytes(b"".join(lines))
    status, _, err = run(capsys, "replay", str(file), "--language", "en")
    assert status == 1
    assert "Line 4 was changed by hand" in err


def test_replay_as_a_seat_tells_only_what_it_could_hear(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "simulate", "sofia-1997", "--games", "1", "--record", str(tmp_path / "games"))
    file = str(next((tmp_path / "games").iterdir()))
    everything = run(capsys, "replay", file, "--language", "en")[1]
    heard = run(capsys, "replay", file, "--as", "germany", "--language", "en")[1]
    assert "in the corridor" in everything
    assert "in the corridor" not in heard
    assert "Your capital" not in heard
    assert run(capsys, "replay", file, "--as", "germani")[0] == 2


def test_list_names_scenarios_and_seats(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "list")
    assert status == 0
    assert all(name in out for name in SHIPPED)
    assert "seats: usa, russia" in out


def test_schema_is_a_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")
