"""Several people at one screen: each with a language, and nothing left behind; and the end, told once."""

import pytest

from tests.terminal.scripted import CLEARED, Game


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_a_language_is_one_persons() -> None:
    lines = ["", "language zh", "结束", "", "end", "", "退出"]
    game = Game(["belmora", "cordania"], lines)
    pieces = game.transcript.split(CLEARED + "\n")
    assert "从现在起使用中文。" in pieces[1]
    assert pieces[2].startswith("Pass the screen to Cordania.")
    assert "Cordania> end" in pieces[2]
    assert "贝尔莫拉" in pieces[3].split("\n")[0]
    assert "贝尔莫拉： 退出" in pieces[3]
    assert pieces[4].strip() == "游戏已保存。"


def test_results_are_each_in_their_own_language() -> None:
    lines = [
        *["", "language zh", "end", "", "text 1=2, 2=2, 3=3, 4=3", "end", "", "accept 1", "end", "", "end"],
        *["", "join", "", "join", "", "", "", "", "", "", ""],
    ]
    game = Game(["belmora", "cordania"], lines)
    assert "贝尔莫拉：声明对你值" in game.transcript
    assert "Cordania: the statement is worth" in game.transcript


@pytest.mark.parametrize("last", [["quit"], []], ids=["quit", "the end of the file"])
def test_who_leaves_leaves_nothing_on_the_screen(last: list[str]) -> None:
    game = Game(["belmora", "cordania"], ["", "mandate", *last])
    assert "Your instructions" in game.transcript
    assert game.transcript.split(CLEARED)[-1].strip() == "The game is saved."
    assert CLEARED not in Game(["arvenia"], ["mandate", *last]).transcript


def test_the_final_silence_is_told_once() -> None:
    game = Game(["arvenia"], [*["end"] * 3, "join"])
    assert game.table.view(None).outcome is not None
    assert one_line(game.transcript).count("The last round is over") == 1
