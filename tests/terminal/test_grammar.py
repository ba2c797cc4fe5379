"""What typed lines mean, in English and Chinese, in half and full width."""

import pytest

from game.i18n import Words
from game.terminal.grammar import (
    COMMANDS,
    GROUPS,
    Unread,
    bundle,
    command_names,
    read_choice,
    read_command,
    read_number,
    read_offer,
    read_speech,
    read_text,
)
from game.terminal.meant import Unclear, meant_issue, meant_option, meant_seat
from tests.sentences.views import HILLS, HILLS_ZH, NATO, SOFIA

EN, ZH = Words("en"), Words("zh-CN")


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("move 1 2", "move", "1 2"),
        ("  MOVE   1 2 ", "move", "1 2"),
        ("mo 1 2", "move", "1 2"),
        ("say: hello there", "say", "hello there"),
        ("?", "help", ""),
        ("exit", "quit", ""),
        ("ｍｏｖｅ\u3000１ ２", "move", "１ ２"),
    ],
)
def test_commands(line: str, command: str, rest: str) -> None:
    assert read_command(line, EN) == (command, rest)


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("移动 1 2", "move", "1 2"),
        ("移动1 2", "move", "1 2"),
        ("提议 贝尔莫拉：1=2", "offer", "贝尔莫拉：1=2"),
        ("提议一览", "offers", ""),
        ("请示国内", "ask", ""),
        ("保留值", "value", ""),
        ("保留 3", "reserve", "3"),
        ("说：你好", "say", "你好"),
        ("主席案文", "text", ""),
        ("案文 全文", "draft", "全文"),
        ("draft", "draft", ""),
    ],
)
def test_chinese_commands(line: str, command: str, rest: str) -> None:
    assert read_command(line, ZH) == (command, rest)


@pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh"])
def test_every_command_can_be_called_by_each_of_its_names(words: Words) -> None:
    for command in COMMANDS:
        for name in command_names(command, words):
            assert read_command(name, words) == (command, "")


def test_every_command_is_in_one_group() -> None:
    assert len(COMMANDS) == len(set(COMMANDS)) == sum(map(len, GROUPS.values()))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("mvoe 1 2", "unread.command.near"),
        ("xyzzy", "unread.command"),
        (":::", "unread.command"),
        ("a" * 100_000, "unread.too-long"),
    ],
)
def test_no_commands(line: str, key: str) -> None:
    with pytest.raises(Unread) as caught:
        read_command(line, EN)
    assert caught.value.key == key
    assert len(caught.value.said) <= 40


@pytest.mark.parametrize(
    "said",
    [
        "2 2",
        "membership general_welcome",
        "membership=general-welcome",
        "mem gen",
        "MEM GENERAL",
        "2＝2",
        "２ ２",
    ],
)
def test_choices(said: str) -> None:
    assert read_choice(SOFIA, said) == ("membership", "general_welcome")


def test_a_choice_by_titles() -> None:
    assert read_choice(HILLS, "The telephone line List of numbers") == ("line", "list")
    assert read_choice(HILLS_ZH, "电话热线 国防首长") == ("line", "line")
    assert read_choice(HILLS_ZH, "由谁跟进=主席") == ("review", "chair_reports")


@pytest.mark.parametrize("said", ["", " ", "=", "line=", "=2", "line"])
def test_half_a_choice(said: str) -> None:
    with pytest.raises(Unread) as caught:
        read_choice(HILLS, said)
    assert caught.value.key == "unread.choice"


def test_a_choice_that_is_unclear_says_what_it_could_be() -> None:
    with pytest.raises(Unclear) as caught:
        read_choice(HILLS, "line zzz")
    assert caught.value.key == "unclear.option.none"
    with pytest.raises(Unclear) as caught:
        meant_seat(SOFIA.agenda, "s")
    assert caught.value.key == "unclear.seat.several"
    with pytest.raises(Unclear) as caught:
        meant_issue(SOFIA.agenda, "²")
    assert caught.value.key == "unclear.issue.none"


@pytest.mark.parametrize(
    ("said", "seat"),
    [("nato_rep", "nato_rep"), ("nato-rep", "nato_rep"), ("NATO", "nato_rep"), ("gre", "greece")],
)
def test_seats(said: str, seat: str) -> None:
    assert meant_seat(SOFIA.agenda, said) == seat


def test_an_exact_name_wins_over_a_longer_one() -> None:
    assert meant_option(HILLS.agenda, "line", "line") == "line"


DEAL = {"belmora": {"notice": "notice14"}, "arvenia": {"line": "line"}}


@pytest.mark.parametrize(
    "said",
    [
        "belmora: notice=notice14 for line=line",
        "belmora:notice=3 for line=2",
        "2: 3 3 for 1 2",
        "Belmora ： notice ＝ 3 for line ＝ 2",
        "贝尔莫拉：小单位=邀请，另加边境 换 电话热线=国防首长",
        "贝尔莫拉：小单位=3换电话热线=2",
        "贝尔莫拉：小单位=3 以换取 电话热线=2",
        "贝尔莫拉：小单位=3换取电话热线=2",
    ],
)
def test_offers(said: str) -> None:
    view = HILLS_ZH if any("\u4e00" <= c <= "\u9fff" for c in said) else HILLS
    if "，" in said:  # a label with a comma in it is two parts; its beginning will do
        said = said.replace("邀请，另加边境", "3")
    assert read_offer(view, said) == (DEAL, False)


def test_an_offer_for_all_to_see() -> None:
    assert read_offer(HILLS, "belmora: notice=3 for line=2 public") == (DEAL, True)
    assert read_offer(HILLS_ZH, "贝尔莫拉：小单位=3 换 电话=2 公开") == (DEAL, True)


def test_an_offer_to_several() -> None:
    moves, _ = read_offer(HILLS, "belmora, cordania: belmora.notice=3, cordania.review=2 for line=2")
    assert moves == {
        "belmora": {"notice": "notice14"},
        "cordania": {"review": "deputies"},
        "arvenia": {"line": "line"},
    }
    moves, _ = read_offer(HILLS, "all: notice=3")
    assert moves == {
        "belmora": {"notice": "notice14"},
        "cordania": {"notice": "notice14"},
        "arvenia": {"notice": "notice42"},
    }


def test_given_nothing_i_stay_where_i_am() -> None:
    assert bundle(HILLS, ["belmora"], "notice=3")["arvenia"] == {"notice": "notice42"}


def test_an_adviser_gives_nothing() -> None:
    moves, _ = read_offer(NATO, "greece, turkey: greece.venue=2, turkey.force=2")
    assert set(moves) == {"greece", "turkey"}


@pytest.mark.parametrize("said", ["", ":", ": for", "belmora", "belmora:", ":line=1", "："])
def test_half_an_offer(said: str) -> None:
    with pytest.raises(Unread):
        read_offer(HILLS, said)


@pytest.mark.parametrize("said", ["line=2, notice=3", "line=2；notice=3", "line=2 notice=3", "1 2, 3 3"])
def test_texts(said: str) -> None:
    assert read_text(HILLS, said) == {"line": "line", "notice": "notice14"}


@pytest.mark.parametrize("said", ["=", ",,,", " "])
def test_half_a_text(said: str) -> None:
    with pytest.raises(Unread):
        read_text(HILLS, said)


@pytest.mark.parametrize(
    ("said", "text", "to"),
    [
        ("Good morning: we begin.", "Good morning: we begin.", ()),
        ("to belmora: Between us.", "Between us.", ("belmora",)),
        ("to belmora, cordania: Hear me.", "Hear me.", ("belmora", "cordania")),
        ("to belmora and cordania: Hear me.", "Hear me.", ("belmora", "cordania")),
        ("today we begin", "today we begin", ()),
        ("对贝尔莫拉说：你好", "你好", ("belmora",)),
        ("对贝尔莫拉、科尔达尼亚：你好", "你好", ("belmora", "cordania")),
    ],
)
def test_speeches(said: str, text: str, to: tuple[str, ...]) -> None:
    assert read_speech(HILLS_ZH if "对" in said else HILLS, said) == (text, to)


@pytest.mark.parametrize("said", ["to belmora I will give way", "to Belmora"])
def test_what_is_meant_for_some_is_not_said_to_all(said: str) -> None:
    with pytest.raises(Unread) as caught:
        read_speech(HILLS, said)
    assert caught.value.key == "unread.say"


@pytest.mark.parametrize("said", ["0", "3", "²", "-1", "one", "", "99999999999999"])
def test_numbers_of_no_offer(said: str) -> None:
    with pytest.raises(Unread):
        read_number(said, 2)
