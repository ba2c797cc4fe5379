"""A temperament that the scenario gives a seat, wherever ministers are asked for; and what wins over it."""

import io
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.authoring.library import load
from game.cli import main
from game.commands import home, trial
from game.engine.scenario import Scenario, Seat
from game.session.record import read
from game.session.replay import replay
from game.simulation import Result, Series, play_alone, simulate
from tests.authoring.lake import ID, LAKE, edited, written

GIVEN = edited(LAKE, [("    # minister: {style: mediator} ", "    minister: {style: mediator} ")])

ASKED = [
    ([], {"highland": "fair", "lowport": "fair", "isle": "fair-mediator"}),
    (["gentle"], {"highland": "gentle", "lowport": "gentle", "isle": "gentle-mediator"}),
    (["fair-eager"], {"highland": "fair-eager", "lowport": "fair-eager", "isle": "fair-eager"}),
    (["isle=fair"], {"highland": "fair", "lowport": "fair", "isle": "fair"}),
    (["isle=fair-firm", "seasoned"], {"highland": "seasoned", "lowport": "seasoned", "isle": "fair-firm"}),
    (["lowport=gentle"], {"highland": "fair", "lowport": "gentle", "isle": "fair-mediator"}),
]
asked = pytest.mark.parametrize(("styles", "held"), ASKED, ids=[" ".join(styles) for styles, _ in ASKED])


@pytest.fixture(autouse=True)
def lake(own_data: Path) -> Path:
    """The lake with a mediator on the isle, among the person's own scenarios."""
    return written(own_data / "scenarios", scenario=GIVEN)


def options(styles: list[str]) -> list[str]:
    return [word for style in styles for word in ("--style", style)]


def holders(file: Path) -> dict[Seat, str]:
    return dict(read(file).header.holders)


@asked
def test_simulate(styles: list[str], held: dict[Seat, str], tmp_path: Path) -> None:
    assert main(["simulate", ID, "--games", "1", *options(styles), "--record", str(tmp_path / "kept")]) == 0
    (file,) = (tmp_path / "kept").iterdir()
    assert holders(file) == {seat: f"minister:{style}" for seat, style in held.items()}
    assert replay(file, lambda: 0.0).fault is None


@asked
def test_play(
    styles: list[str], held: dict[Seat, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    file = tmp_path / "game.jsonl"
    assert main(["play", ID, "--as", "highland", "--text", *options(styles), "--save", str(file)]) == 0
    others = {seat: f"minister:{style}" for seat, style in held.items() if seat != "highland"}
    assert holders(file) == {"highland": "person", **others}


def test_home(own_data: Path, lake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "available", lambda: {ID: lake})
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n1\nquit\n"))
    assert home.run(Namespace(language="en")) == 0
    (file,) = (own_data / "saves").iterdir()
    assert holders(file) == {
        "highland": "person",
        "lowport": "minister:fair",
        "isle": "minister:fair-mediator",
    }


@pytest.mark.parametrize(
    ("styles", "of_isle"),
    [
        ([], ["gentle-mediator", "fair-mediator", "seasoned-mediator"]),
        (["fair"], ["fair-mediator"]),
        (["fair-firm"], ["fair-firm"]),
        (["isle=seasoned"], ["seasoned"]),
    ],
)
def test_check_play(styles: list[str], of_isle: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    played = []

    def simulated(series: Series, jobs: int) -> Iterator[Result]:
        played.append(series.styles["isle"])
        return simulate(series, jobs)

    monkeypatch.setattr(trial, "simulate", simulated)
    assert main(["check", ID, "--play", "3", *options(styles)]) == 0
    assert played == of_isle


def test_a_game_alone_and_a_variant_keep_it(lake: Path, tmp_path: Path) -> None:
    scenario = scenario_of(lake)
    assert play_alone(scenario, 1).holder("isle") == "minister:fair-mediator"
    list(simulate(Series(scenario, 1, 1, each_varied=True), folder=tmp_path / "kept"))
    (file,) = (tmp_path / "kept").iterdir()
    assert holders(file)["isle"] == "minister:fair-mediator"
    assert read(file).header.scenario.agenda.delegations == scenario.agenda.delegations


def test_it_is_a_minister_of_that_style_who_plays(lake: Path, tmp_path: Path) -> None:
    plain = scenario_of(written(tmp_path))
    asked = play_alone(plain, 1, styles={"isle": "fair-firm"})
    firm = scenario_of(written(tmp_path, scenario=GIVEN.replace("{style: mediator}", "{style: firm}")))
    assert play_alone(firm, 1).digest == asked.digest


def scenario_of(folder: Path) -> Scenario:
    scenario = load(folder).scenario
    assert scenario is not None
    return scenario
