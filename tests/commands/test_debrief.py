"""`debrief` as somebody at a prompt has it: one game, a class, and what can be wrong with a call."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from game import paths
from game.cli import main
from game.session.record import entry_line, header_line
from tests.debrief.classroom.tables import LEVEL, WHOLE, adopted, agreed
from tests.debrief.classroom.tables import kept as talks
from tests.debrief.test_figures import played

ALONE = {"north": "person", "south": "minister:fair"}


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("games") / "first.jsonl", 1)


def kept(file: Path, seed: int, acts: int | None = None) -> Path:
    header, entries = played("hotline", seed)
    line, check = header_line(header)
    lines = [line]
    for entry in entries[:acts]:
        line, check = entry_line(entry, check)
        lines.append(line)
    file.write_bytes(b"".join(lines))
    return file


def test_a_game_is_printed(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(game), "--as", "Belmora", "--language", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The line across the hills\nAdopted by consensus")
    for title in ("OUTCOME", "CONCESSIONS", "MISSED TRADES", "WHAT COULD BE KNOWN", "HISTORY"):
        assert f"\n{title}\n" in said
    assert "Belmora (you)" in said


def test_unfinished_talks_are_opened_with_a_word_of_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = talks(agreed(WHOLE, holders=ALONE), tmp_path / "stopped.jsonl")
    assert main(["debrief", str(file), "--json", "--language", "en"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "communique: the talks were not finished; this opens everybody's instructions"
    ]


FIRST = "This is the first finished game of yours"


def test_a_persons_earlier_games_stand_beside_this_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = talks(adopted(WHOLE, holders=ALONE), tmp_path / "this.jsonl")
    stopped = talks(agreed(WHOLE, holders=ALONE), tmp_path / "stopped.jsonl")
    assert FIRST in printed(file, capsys)
    assert FIRST not in printed(stopped, capsys)
    talks(adopted(LEVEL, holders=ALONE), paths.saves() / "before.jsonl")
    assert "This game" in printed(file, capsys)
    assert "This game, not finished" in printed(stopped, capsys)
    assert FIRST not in printed(file, capsys)


def printed(file: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["debrief", str(file), "--text", "--language", "en"]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_without_a_display_it_says_what_there_is_instead(
    game: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "nosuch")
    assert main(["debrief", str(game), "--language", "en"]) == 1
    assert "--text" in capsys.readouterr().err


def test_it_speaks_chinese(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(game), "--text", "--language", "zh-CN"]) == 0
    assert "错失的交换" in capsys.readouterr().out


def test_figures_for_a_program(game: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(game), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["scenario"] == "hotline"
    assert set(told["outcome"]["standings"]) == {"arvenia", "belmora", "cordania"}


def test_files_are_written_and_named(game: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["debrief", str(game), "--out", str(tmp_path / "report"), "--language", "en"]) == 0
    said = capsys.readouterr()
    names = ["debrief.html", "values.csv", "acts.csv", "statement.html", "statement.txt"]
    assert said.err.splitlines() == [f"written: {tmp_path / 'report' / name}" for name in names]
    assert said.out == ""
    assert {file.name for file in (tmp_path / "report").iterdir()} == set(names)


def test_a_class_side_by_side(game: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other, stopped = kept(tmp_path / "second.jsonl", 2), kept(tmp_path / "third.jsonl", 3, 5)
    roster = tmp_path / "roster.csv"
    roster.write_text("name,id,table,seat\nAda,1,first,Arvenia\nBo,2,second,belmora\n", encoding="utf-8")
    out = tmp_path / "class"
    call = [
        "debrief",
        *map(str, (game, other, stopped)),
        "--out",
        str(out),
        "--roster",
        str(roster),
        "--json",
    ]
    assert main([*call, "--language", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [table["outcome"] for table in told["tables"]] == ["adopted", "adopted", "unfinished"]
    assert [one["measure"] for one in told["winners"]] == ["seat", "sum", "close", "wide"]
    assert sorted(file.name for file in out.iterdir()) == [
        "class.csv",
        "class.html",
        "gradebook-canvas.csv",
        "gradebook-moodle.csv",
    ]


def test_a_roster_with_a_mistake_is_not_used(
    game: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, roster = kept(tmp_path / "second.jsonl", 2), tmp_path / "roster.csv"
    roster.write_text("name,id,table,seat\nAda,1,first,Arvenja\n", encoding="utf-8")
    call = ["debrief", str(game), str(other), "--roster", str(roster), "--out", str(tmp_path / "out")]
    assert main([*call, "--language", "en"]) == 1
    assert "roster.csv:2:4: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_what_is_not_compared_is_said(game: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text("nothing\n", encoding="utf-8")
    assert main(["debrief", str(game), str(broken), "--json", "--language", "en"]) == 0
    said = capsys.readouterr()
    assert "broken.jsonl" in said.err
    assert [one["why"] for one in json.loads(said.out)["aside"]] == ["fault"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_class_that_is_cancelled_says_so_in_one_line(game: Path, tmp_path: Path) -> None:
    import pty

    for n in range(60):
        (tmp_path / f"{n}.jsonl").write_bytes(game.read_bytes())
    screen, theirs = pty.openpty()
    call = [sys.executable, "-m", "game", "debrief", *map(str, tmp_path.iterdir()), "--language", "en"]
    with subprocess.Popen(
        [*call, "--out", str(tmp_path / "out")], stdout=theirs, stderr=theirs, start_new_session=True
    ) as run:
        os.close(theirs)
        said = b""
        while b"[" not in said:  # the bar: the first table has been measured
            said += os.read(screen, 1000)
        os.killpg(run.pid, signal.SIGINT)
        with suppress(OSError):  # Linux: the other end is shut
            while more := os.read(screen, 1000):
                said += more
    os.close(screen)
    assert run.returncode == 130
    last = said.decode().rsplit("\r", 2)
    assert last[-2].strip() == "communique: cancelled; nothing was written"
    assert b"Traceback" not in said
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (["{game}", "--as", "belmra"], 2, "did you mean belmora?"),
        (["{game}", "--roster", "r.csv"], 2, "a roster goes with several records"),
        (["{game}", "--hide-names"], 2, "go with several records"),
        (["{game}", "{game}", "--as", "belmora"], 2, "--as goes with one record"),
        (["{game}", "{game}", "--roster", "r.csv"], 2, "with --out DIR"),
        (["{game}", "{game}", "--roster", "r.csv", "--out", "x"], 1, "r.csv: No such file or directory"),
        (["nowhere.jsonl"], 1, "nowhere.jsonl: No such file or directory"),
        (["{folder}"], 1, "not a file"),
        ([], 2, "RECORD"),
    ],
)
def test_a_call_that_does_not_work_says_why(
    call: list[str], code: int, said: str, game: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meant = [word.format(game=game, folder=game.parent) for word in call]
    assert main(["debrief", *meant, "--language", "en"]) == code
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told


def test_a_file_of_somebody_elses_is_not_replaced(
    game: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "debrief.html"
    mine.write_text("my own page", encoding="utf-8")
    assert main(["debrief", str(game), "--out", str(tmp_path), "--language", "en"]) == 1
    assert f"{mine}: File exists" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["debrief.html"]
