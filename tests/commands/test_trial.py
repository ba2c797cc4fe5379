"""`check --play`: games by ministers, and what they show of the balance."""

import re
from pathlib import Path

import pytest

from game.authoring.library import Loaded, load
from game.cli import main
from game.commands import trial
from game.commands.trial import LEVELS, Trial, tried
from game.i18n import Words
from game.ministers.styles import STYLES
from game.simulation.balance import Balance, IssueBalance, SeatBalance, Standing
from tests.authoring.lake import LAKE, edited, written

IDLE = edited(
    LAKE,
    [
        ("catch: [25, [60, 100, 50, 0]]", "catch: [49, [60, 100, 50, 0]]"),
        ("watch: [25, [50, 100, 40]]", "watch: [1, [50, 100, 40]]"),
        ("catch: [40, [0, 40, 80, 100]]", "catch: [59, [0, 40, 80, 100]]"),
        ("watch: [20, [0, 60, 100]]", "watch: [1, [0, 60, 100]]"),
        ("catch: [30, [0, 60, 100, 50]]", "catch: [69, [0, 60, 100, 50]]"),
        ("watch: [40, [0, 50, 100]]", "watch: [1, [0, 50, 100]]"),
    ],
)
"""With one issue over which nobody would give up more than half a point."""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["check", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_the_page_is_the_same_for_any_number_of_processes(capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, "hotline", "--play", "7", "--language", "en")
    assert first[0] == 0
    assert run(capsys, "hotline", "--play", "7", "--language", "en", "--seed", "1", "--jobs", "2") == first
    counted = {line.split()[0]: line.split()[-1] for line in first[1].splitlines() if " of " in line}
    assert {level: counted[level] for level in (*LEVELS, "all")} == {
        "gentle": "3",
        "fair": "2",
        "seasoned": "2",
        "all": "7",
    }
    assert all(name in first[1] for name in ("Arvenia", "Belmora", "Cordania"))
    chinese = run(capsys, "hotline", "--play", "2", "--language", "zh-CN")[1]
    agenda = load("hotline").translations["zh-CN"].agenda
    assert all(who.name in chinese for who in agenda.delegations.values())


def test_levels_are_styles() -> None:
    assert set(LEVELS) <= STYLES.keys()


def test_a_style_instead_of_the_levels(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "hotline", "--play", "2", "--style", "fair-eager", "--language", "en")
    assert "fair-eager" in out
    assert "gentle" not in out
    status, out, err = run(capsys, "hotline", "--play", "2", "--style", "stern", "--language", "en")
    assert (status, out) == (2, "")
    assert 'there is no style "stern"' in err


@pytest.mark.parametrize("option", ["seed", "jobs", "style"])
def test_what_goes_with_games_goes_with_nothing_else(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    value = "fair" if option == "style" else "2"
    status, out, err = run(capsys, "hotline", f"--{option}", value, "--language", "en")
    assert (status, out) == (2, "")
    assert err == f"communique: --{option} goes with --play N\n"


def test_a_scenario_with_errors_is_not_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = written(tmp_path, scenario=edited(LAKE, [("chair: isle", "chair: isla")]))
    assert run(capsys, str(made), "--play", "3") == run(capsys, str(made))


def test_games_alone_are_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings that the games bring count with --strict alone."""
    made = str(written(tmp_path, scenario=IDLE))
    assert run(capsys, made, "--strict")[0] == 0
    status, out, _ = run(capsys, made, "--play", "3", "--language", "en")
    assert status == 0
    assert "warning[quiet-issue]: nobody fights over" in out
    assert run(capsys, made, "--play", "3", "--strict")[0] == 1


def seat(standing: Standing, by_walk_away: bool = False) -> SeatBalance:
    return SeatBalance(412, 6000, 2200, 5050, 0.05, standing, by_walk_away)


def warned(found: Balance, monkeypatch: pytest.MonkeyPatch, language: str = "en") -> list[str]:
    """What is warned of a scenario in which games have shown this."""
    loaded = load("hotline")
    monkeypatch.setattr(trial, "balance_of", lambda levels, space: found)
    _, problems = tried(Trial(1, 1, 1, (), Words(language), 80), loaded)
    assert not any(problem.is_error for problem in problems)
    return [at(loaded, str(problem)) for problem in problems]


def at(loaded: Loaded, printed: str) -> str:
    """The problem with the text of its line instead of the place."""
    place, _, rest = printed.removeprefix(f"{loaded.file}:").partition(": ")
    line = loaded.lines[str(loaded.file)][int(place.split(":")[0]) - 1]
    return f"{line.strip()} | {rest}"


def test_every_warning_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "balance.md").read_text(encoding="utf-8")
    seats = {"arvenia": seat(Standing.WEAK), "belmora": seat(Standing.STRONG)}
    found = Balance({"fair": (1, 1)}, 0, seats, {"line": IssueBalance(0, False, True)})
    codes = re.findall(r"warning\[([a-z-]+)\]", "".join(warned(found, monkeypatch)))
    assert sorted(codes) == sorted(re.findall(r"\*\*([a-z]+-[a-z]+)\*\*", page))
    assert len(codes) == 3


def test_seats_out_of_line_are_warned_of_where_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    seats = {"arvenia": seat(Standing.WEAK), "belmora": seat(Standing.STRONG)}
    seats["cordania"] = seat(Standing.LEVEL)
    weak, strong = warned(Balance({"fair": (1, 1)}, 0, seats, {}), monkeypatch)
    assert weak == (
        "arvenia: | warning[weak-seat]: to 'arvenia' the texts adopted are worth 4.1 points more than "
        "walking away, to the others 22.0 (median)\n  hint: its walk-away value is 60.0, "
        "the others' median 50.5: let it value more what costs others little"
    )
    assert strong.startswith("belmora: | warning[strong-seat]: to 'belmora'")
    assert strong.endswith("let what it wants cost others more")


def test_a_walk_away_value_that_does_it_is_pointed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    seats = {"arvenia": seat(Standing.WEAK, True), "belmora": seat(Standing.STRONG, True)}
    weak, strong = warned(Balance({"fair": (1, 1)}, 0, seats, {}), monkeypatch)
    assert weak.startswith("walk_away: {value:")
    assert weak.endswith("hint: its walk-away value is 60.0, the others' median 50.5: lower it")
    assert strong.endswith("hint: its walk-away value is 60.0, the others' median 50.5: raise it")


def test_issues_that_nobody_fights_over(monkeypatch: pytest.MonkeyPatch) -> None:
    issues = {
        "line": IssueBalance(0, False, True),
        "officers": IssueBalance(9, True, True),
        "notice": IssueBalance(9, True, False),
    }
    found = Balance({"fair": (9, 9)}, 0, {}, issues)
    never, at_once = warned(found, monkeypatch)
    assert never.startswith("line: | warning[quiet-issue]: nobody fights over 'line': one wording costs")
    assert at_once.startswith("officers: | warning[quiet-issue]: nobody fights over 'officers': settled in")
    assert "9 of 9 games" in at_once
    assert "“line”无人相争" in warned(found, monkeypatch, "zh-CN")[0]


def test_the_page_says_what_is_settled_at_once_and_where_no_text_existed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    issues = {"notice": IssueBalance(9, True, False), "line": IssueBalance(1, False, False)}
    found = Balance({"fair": (9, 0)}, 4, {}, issues)
    monkeypatch.setattr(trial, "balance_of", lambda levels, space: found)
    lines, problems = tried(Trial(1, 1, 1, (), Words("en"), 80), load("hotline"))
    page = " ".join(" ".join(lines).split())
    assert problems == []
    assert "fair 0 of 9" in page
    assert "In 4 of 9 games no text was acceptable without footnotes, and none was adopted." in page
    assert "Settled in the first turns: Small units and notice of exercises (9 of 9 games)." in page
    assert "telephone" not in page.partition("Settled")[2]
