"""Single things at the screen: what is asked, shown, refused, and when one may leave."""

import pytest

from game.terminal.play import Ending
from tests.terminal.scripted import Game


def answer_to(*lines: str, seat: str = "arvenia", language: str = "en", name: str = "hotline") -> str:
    """What the last of these lines led to."""
    game = Game([seat], lines, language=language, name=name)
    before = Game([seat], lines[:-1], language=language, name=name)
    ending = game.transcript[len(before.transcript) - len("\n\nThe game is saved.\n") :]
    return ending.split("\n", 1)[1] if "\n" in ending else ending


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("99", "There is no choice 99: type a number from 1 to 8, or a command."),
        ("0", "There is no choice 0"),
        ("accept", "There are no open offers that you can see."),
        ("accept 1", "There are no open offers that you can see."),
        ("counter 1", "There are no open offers that you can see."),
        ("withdraw", "There are no open offers that you can see."),
        ("bio zzz", 'There is no delegation "zzz".'),
        ("issue zzz", 'There is no issue "zzz".'),
        ("text", "Only the chair tables a chair's text: Cordania."),
        ("text =", "Say which issue and which wording"),
        ("offer : for", "Say to whom, what you ask and what you give: `offer belmora:"),
        ("say " + "x" * 2000, "That is 2000 characters; 1000 is the most."),
        ("language klingon", "Say which language: en, zh-CN."),
        ("move ² 3", 'There is no issue "²".'),
        ("settle", "The talks are not over yet."),
        ("reserve", "Nobody has called adoption."),
        ("break", "Nobody has called adoption."),
        ("log", "Nothing has happened yet."),
    ],
)
def test_one_sentence_says_why_not(line: str, said: str) -> None:
    assert " ".join(answer_to(line).split()).startswith(said)


def test_a_table_without_a_chair_has_no_chairs_text() -> None:
    said = answer_to("text 1=1", seat="usa", name="london-2009")
    assert " ".join(said.split()).startswith("This table has no chair")


def test_language_at_once() -> None:
    game = Game(["arvenia"], ["语言 中文", "language zh", "价值", "语言 English", "value"])
    assert "从现在起使用中文。" in game.transcript
    assert "目前的案文对你值0.0分" in game.transcript
    assert "From now on in English." in game.transcript


@pytest.mark.parametrize("question", ["move", "offer", "ask", "issue", "bio", "say"])
def test_quit_inside_a_question_leaves(question: str) -> None:
    game = Game(["arvenia"], [question, "quit", "never read"])
    assert game.ending is Ending.LEFT
    assert game.console.unread == ["never read"]


def test_help_inside_a_question_is_no_answer() -> None:
    game = Game(["arvenia"], ["move", "help", "1", "2", "quit"])
    assert "`quit` leaves the game" in game.transcript
    assert "You moved on The telephone line" in game.transcript


def test_enter_leads_back() -> None:
    game = Game(["arvenia"], ["move", "1", "", "offer", "1", "", "undo", "quit"])
    assert "There is nothing to take back." in game.transcript


def test_leaving_in_chinese_is_said_in_chinese() -> None:
    assert Game(["arvenia"], ["language zh", "退出"]).transcript.endswith("游戏已保存。\n")


def test_the_talks_after_adoption() -> None:
    lines = ["end", "accept 1", "adopt", "join", "settle", "offers", "end", "end", "end", ""]
    game = Game(["arvenia"], lines)
    assert "Two more rounds" in game.transcript
    assert game.transcript.count("ADOPTED") >= 1
    assert game.ending is Ending.FINISHED


def test_one_of_two_people_does_not_want_to_go_on() -> None:
    start = ["", "end", "", "text 1=2, 2=2, 3=3, 4=3", "end", "", "accept 1", "end", "", "end"]
    lines = [*start, "", "join", "", "join", "", "", "", "", "settle", "", "end"]
    game = Game(["belmora", "cordania"], lines)
    assert "Cordania asks for a post-settlement round." in game.transcript
    assert "The post-settlement talks are over." in " ".join(game.transcript.split())
    assert game.ending is Ending.FINISHED
