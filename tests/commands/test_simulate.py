"""`simulate` as a stranger would type it: figures, a page in both languages, styles, variants, a cluster."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from game.authoring.library import load
from game.authoring.variants import vary, vary_loaded
from game.cli import main
from game.commands import simulate as command
from game.i18n import Words
from game.session.record import read
from game.simulation import NoCluster, variant_of
from game.terminal.layout import width
from game.terminal.meant import narrow

PAGE = (Path(__file__).parents[2] / "docs" / "balance.md").read_text(encoding="utf-8")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["simulate", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def figures(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    status, out, _ = run(capsys, *arguments, "--json")
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    return found


def test_figures_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "hotline", "--games", "3", "--seed", "5")
    assert found.keys() == {
        *("games", "adopted", "adoption_rate", "no_text_exists", "adoption_rate_where_text_exists"),
        *("nash_share", "nash_share_low", "min_surplus", "rounds_mean", "seconds", "games_per_second"),
        *("seats", "styles", "vary"),
    }
    assert (found["games"], found["no_text_exists"], found["vary"]) == (3, 0, None)
    assert found["styles"] == dict.fromkeys(("arvenia", "belmora", "cordania"), "fair")
    assert found["seats"].keys() == found["styles"].keys()
    assert all(s.keys() == {"mean_value", "mean_surplus", "worst_surplus"} for s in found["seats"].values())
    again = figures(capsys, "hotline", "--games", "3", "--seed", "5", "--jobs", "2")
    for figure in ("seconds", "games_per_second"):
        del again[figure], found[figure]
    assert again == found


def test_every_figure_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    section = PAGE.split("### `--json`")[1].split("###")[0]
    explained = re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| (`[^|]+)\|", section, re.M)))
    assert sorted(explained) == sorted(figures(capsys, "hotline", "--games", "1"))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_page_within_the_width_of_a_terminal(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    status, out, _ = run(capsys, "sofia-1997", "--games", "1", "--language", language)
    assert status == 0
    loaded = load("sofia-1997")
    scenario = loaded.translations.get(language, loaded.scenario)
    assert scenario is not None
    agenda, joined = scenario.agenda, "".join(out.split())
    assert "".join(agenda.title.split()) in joined
    assert all("".join(agenda.delegations[seat].name.split()) in joined for seat in scenario.members)
    assert [line for line in out.splitlines() if width(line) > 60] == []


def test_the_page_says_where_no_text_existed(capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, Any] = {
        "games": 4, "adopted": 1, "no_text_exists": 2, "adoption_rate_where_text_exists": 0.5,
        "nash_share": None, "nash_share_low": None, "min_surplus": 1.5, "rounds_mean": 2.0,
        "seconds": 1.0, "games_per_second": 4.0, "seats": {},
    }  # fmt: skip
    agenda = load("hotline").scenario.agenda  # type: ignore[union-attr]
    rows = dict(command._outcome(agenda, found, Words("en")))
    assert rows["no acceptable text without footnotes"] == "2 of 4"
    assert rows["adopted where one existed"] == "50.0 %"
    assert rows["least surplus of any signatory"] == "+1.5"
    assert "share of the Nash surplus" not in rows
    never = dict(command._outcome(agenda, {**found, "no_text_exists": 4}, Words("en")))
    assert "adopted where one existed" not in never


def test_styles_for_all_and_for_one_seat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--style", "belmora=seasoned-firm", "--style", "gentle", "--language", "en"]
    status, out, _ = run(capsys, "hotline", "--games", "1", *asked, "--record", str(tmp_path))
    assert status == 0
    assert "style: gentle; seasoned-firm (Belmora)." in " ".join(out.split())
    (file,) = tmp_path.glob("*.jsonl")
    assert read(file).header.holders == {
        "arvenia": "minister:gentle",
        "belmora": "minister:seasoned-firm",
        "cordania": "minister:gentle",
    }
    main(["replay", str(file), "--language", "en"])
    out, _ = capsys.readouterr()
    assert "every digest verified" in out
    assert "Belmora: minister:seasoned-firm, from action 1" in out


@pytest.mark.parametrize(
    ("language", "seat", "named"),
    [
        ("en", "Belmora", "Belmora"),
        ("en", "belm", "Belmora"),
        ("en", "2", "Belmora"),
        ("zh-CN", "贝尔莫拉", "贝尔莫拉"),
        ("zh-CN", "belmora", "贝尔莫拉"),
    ],
)
def test_a_seat_goes_by_its_name_too(
    language: str, seat: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for equals in ("=", "＝"):
        asked = ("hotline", "--games", "1", "--style", f"{seat}{equals}gentle", "--language", language)
        assert figures(capsys, *asked)["styles"]["belmora"] == "gentle"
    said = narrow("".join(run(capsys, *asked)[1].split()))
    assert f"fair;gentle({named})" in said


def test_play_and_check_take_it_by_its_name_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    file, asked = tmp_path / "game.jsonl", ["--style", "贝尔莫拉=gentle", "--language", "zh-CN"]
    assert main(["play", "hotline", "--as", "arvenia", "--text", *asked, "--save", str(file)]) == 0
    assert read(file).header.holders["belmora"] == "minister:gentle"
    assert main(["check", "hotline", "--play", "1", *asked]) == 0
    assert "贝尔莫拉" in capsys.readouterr().out


def test_a_name_of_several_seats_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "hotline", "--style", "or=fair", "--language", "en")
    assert (status, out) == (2, "")
    assert '"or" could be more than one delegation' in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["stern"], 'there is no style "stern"; styles are: gentle, '),
        (["belmora="], 'there is no style ""; styles are: gentle, '),
        (["atlantis=fair"], 'no minister can sit as "atlantis"; seats for ministers are: arvenia, '),
        (["=fair"], 'no minister can sit as ""; seats for ministers are: arvenia, '),
        (["fair", "gentle"], '"gentle": a style has been given already'),
        (["belmora=fair", "belmora=fair"], '"belmora=fair": a style has been given already'),
        (["belmora=fair", "Belmora=fair"], '"Belmora=fair": a style has been given already'),
    ],
)
def test_a_style_not_understood_is_one_sentence(
    asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [word for style in asked for word in ("--style", style)]
    status, out, err = run(capsys, "hotline", *options, "--language", "en")
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
    chinese = run(capsys, "hotline", *options, "--language", "zh-CN")[2]
    assert chinese != err
    assert len(chinese.splitlines()) == 1


def test_an_observer_is_no_seat_for_a_minister(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "sofia-1997", "--style", "germany=fair", "--language", "en")
    assert status == 2
    assert 'no minister can sit as "germany"' in err


def test_a_variant_is_played_and_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "hotline", "--games", "2", "--vary", "7", "--record", str(tmp_path))
    assert found["vary"] == 7
    varied = vary_loaded(load("hotline"), 7)
    headers = [read(file).header for file in sorted(tmp_path.glob("*.jsonl"))]
    assert [header.scenario for header in headers] == [varied.scenario] * 2
    assert [header.translations for header in headers] == [varied.translations] * 2
    assert "#7" in run(capsys, "hotline", "--games", "1", "--vary", "7")[1]


def test_every_game_has_its_own_variant(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("hotline", "--games", "2", "--vary", "each", "--seed", "3")
    assert figures(capsys, *arguments, "--record", str(tmp_path))["vary"] == "each"
    scenario = load("hotline").scenario
    assert scenario is not None
    played = [read(file).header.scenario for file in sorted(tmp_path.glob("*.jsonl"))]
    assert played == [vary(scenario, variant_of(3, game)) for game in range(2)]
    assert played[0].mandates != played[1].mandates
    assert "Every game had a variant" in run(capsys, *arguments, "--language", "en")[1]


@pytest.mark.parametrize("arguments", [["--vary", "all"], ["--vary", "-1"], ["--jobs", "2", "--dask", "x"]])
def test_a_call_not_understood(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "hotline", *arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 2


def test_a_variant_not_understood_is_told_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    err = run(capsys, "hotline", "--vary", "x")[2]
    assert "'x' is not a whole number from 0 to 999999999, or 'each'" in err


@pytest.mark.parametrize("code", command.NO_CLUSTER)
def test_a_cluster_that_is_not_there_is_one_sentence(
    code: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*args: object) -> Any:
        raise NoCluster(code)

    monkeypatch.setattr("game.simulation.series.on_cluster", none)
    said = set()
    for language in ("en", "zh-CN"):
        status, out, err = run(capsys, "hotline", "--dask", "tcp://here:1", "--language", language)
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1
        assert sys.executable in err or "tcp://here:1" in err
        said.add(err)
    assert len(said) == 2


def test_games_are_played_on_the_cluster_that_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def cluster(address: str, function: Any, count: int) -> Any:
        asked.append(address)
        return map(function, range(count))

    plain = figures(capsys, "hotline", "--games", "3")
    monkeypatch.setattr("game.simulation.series.on_cluster", cluster)
    there = figures(capsys, "hotline", "--games", "3", "--dask", "tcp://here:1")
    assert asked == ["tcp://here:1"]
    assert (there["seats"], there["nash_share"]) == (plain["seats"], plain["nash_share"])
