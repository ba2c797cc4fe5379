"""`play` in the terminal, with ministers of a style and with a variant, and such a game gone on with."""

import io
from pathlib import Path

import pytest

from game import paths
from game.authoring.library import load
from game.authoring.variants import vary_loaded
from game.cli import main
from game.commands.house import Desktop
from game.session.opened import open_all
from game.session.record import read
from game.session.replay import replay
from game.ui.settings import SettingsFile
from tests.ui.screens.ending import adopted


def play(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = ""
) -> tuple[int, str, str]:
    """`play --text` with these arguments and these lines typed; where they end, so does the input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    status = main(["play", *arguments, "--text", "--language", "en"])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_variant_and_styles_are_in_the_record_and_the_game_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "game.jsonl"
    asked = ("--as", "arvenia", "--vary", "7", "--style", "gentle", "--style", "cordania=seasoned")
    kept = ("--seed", "3", "--save", str(file))
    status, out, _ = play(capsys, monkeypatch, "hotline", *asked, *kept, typed="end\nquit\n")
    assert status == 0
    assert "#7" in out
    varied = vary_loaded(load("hotline"), 7)
    header = read(file).header
    assert (header.scenario, header.translations) == (varied.scenario, varied.translations)
    assert header.holders == {
        "arvenia": "person",
        "belmora": "minister:gentle",
        "cordania": "minister:seasoned",
    }
    before = len(read(file).entries)
    status, out, _ = play(capsys, monkeypatch, "--go-on", str(file), typed="language zh-CN\nend\nquit\n")
    assert status == 0
    assert varied.translations["zh-CN"].agenda.title in out
    assert len(read(file).entries) > before
    assert replay(file, lambda: 0.0).fault is None


def test_a_game_gone_on_with_is_the_game_it_would_have_been(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ministers keep their styles: what they do is the same with a break in between and without one."""
    asked = ("hotline", "--as", "arvenia", "--vary", "4", "--style", "seasoned-firm", "--seed", "3")
    whole, broken = tmp_path / "whole.jsonl", tmp_path / "broken.jsonl"
    play(capsys, monkeypatch, *asked, "--save", str(whole), typed="end\nend\nquit\n")
    play(capsys, monkeypatch, *asked, "--save", str(broken), typed="end\nquit\n")
    play(capsys, monkeypatch, "--go-on", str(broken), typed="end\nquit\n")
    acts = [[(e.seat, e.action, e.state) for e in read(file).entries] for file in (whole, broken)]
    assert acts[0] == acts[1]
    assert {"belmora", "cordania"} <= {seat for seat, _, _ in acts[0]}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("hotline", "--as", "arvenia", "--style", "stern"), 'there is no style "stern"; styles are: '),
        (
            ("hotline", "--as", "arvenia", "--style", "arvenia=fair"),
            'no minister can sit as "arvenia"; seats',
        ),
        (("hotline", "--as", "arvenia", "--vary", "each"), "'each' is not a whole number"),
        (("--go-on", "x.jsonl", "--vary", "1"), "give --go-on FILE alone"),
        (("--go-on", "x.jsonl", "--style", "fair"), "give --go-on FILE alone"),
    ],
)
def test_what_is_not_understood_is_one_sentence(
    arguments: tuple[str, ...],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status, out, err = play(capsys, monkeypatch, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) <= 2


def test_nobody_is_asked_for_more_once_all_instructions_are_open(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    game = adopted(Desktop(SettingsFile(paths.data)))
    game.close()
    assert game.file is not None
    _, out, _ = play(capsys, monkeypatch, "--go-on", str(game.file), typed="\n" * 12)
    assert "settle" in out
    open_all(game.file)
    status, out, _ = play(capsys, monkeypatch, "--go-on", str(game.file), typed="\n" * 12)
    assert status == 0
    assert "ADOPTED" in out
    assert "settle" not in out
