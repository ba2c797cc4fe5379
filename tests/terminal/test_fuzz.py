"""Whatever is typed gets a sentence: the program refuses, asks or obeys, and never fails."""

from hypothesis import given
from hypothesis import strategies as st

from game.i18n import Words
from game.terminal.grammar import COMMANDS, command_names
from game.terminal.layout import width
from game.terminal.play import Ending
from tests.terminal.scripted import Game

VALID = [
    "move line line",
    "move 3 2",
    "move",
    "offer belmora: notice=guests for line=line",
    "offer belmora, cordania: belmora.notice=3, cordania.review=2 for line=2 public",
    "提议 贝尔莫拉：小单位=3 换 电话热线=2 公开",
    "移动1 2",
    "counter 1: line=line for review=deputies",
    "counter 1",
    "accept 1",
    "decline 2 not yet",
    "decline 1 unless line=line, notice=guests",
    "decline 1 unless",
    "拒绝 1 除非 电话热线=2",
    "withdraw 1",
    "text line=line",
    "reopen line 3",
    "ask review",
    "say to belmora: hello",
    "对贝尔莫拉说：你好",
    "break 3: too soon",
    "break 3: unless line=line",
    "reserve notice",
    "draft full",
    "issue 2",
    "bio cordania",
    "help offer",
    "language zh-CN",
    "language en",
    "undo",
    "adopt",
    "join",
    "settle",
    "1",
    "7",
    "99",
    "",
]
NAMES = [name for language in ("en", "zh-CN") for c in COMMANDS for name in command_names(c, Words(language))]
ODD = st.sampled_from(
    ["²", "³", "٣", "１", "\x00", "\x1b[31m", "\udcff", "\u202e", "：", "＝", "{}", "{said}", "%s", "🙂"]
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A good line with something put in, cut out or doubled."""
    line = draw(st.sampled_from(VALID))
    place = draw(st.integers(0, len(line)))
    other = draw(st.integers(0, len(line)))
    return draw(
        st.sampled_from(
            [
                line[:place] + draw(ODD) + line[place:],
                line[:place],
                line[place:] + line,
                line[:place] + line[other:],
            ]
        )
    )


ANY = st.text(st.characters(codec=None), max_size=40)
LINES = st.one_of(
    st.sampled_from(VALID),
    mutated(),
    st.builds(
        "{} {}".format,
        st.sampled_from(NAMES),
        st.one_of(ANY, ODD, st.sampled_from(["", ":", "1", "0", "1 1", "for"])),
    ),
    ANY,
)


@given(
    st.lists(LINES, max_size=25),
    st.sampled_from(["en", "zh-CN"]),
    st.sampled_from([["arvenia"], ["cordania"], ["arvenia", "belmora"]]),
    st.integers(40, 100),
)
def test_no_line_makes_the_program_fail(
    lines: list[str], language: str, seats: list[str], columns: int
) -> None:
    game = Game(seats, lines, language=language, columns=columns)
    assert game.ending in Ending
    for text in (*game.console.shown, *game.console.prompts):
        assert all(c.isprintable() or c == "\n" for c in text)


@given(st.lists(LINES, max_size=8), st.sampled_from(["nato_rep", "bulgaria"]))
def test_nor_at_a_large_table(lines: list[str], seat: str) -> None:
    assert Game([seat], lines, name="sofia-1997").ending in Ending


def test_very_long_lines() -> None:
    long = [
        "x" * 100_000,
        "say " + "y" * 2_000,
        "move " + " " * 9_000 + "1",
        "offer a: " + "1=1," * 2_400,
        "help " + "z" * 9_000,
    ]
    game = Game(["arvenia"], [*long, "quit"])
    assert game.console.unread == []
    assert max(width(line) for text in game.console.shown for line in text.split("\n")) <= 80


def test_speech_reaches_nobody_raw() -> None:
    game = Game(["arvenia", "belmora"], ["", "say \x1b[2Jbye\udce9\x07 \u202eback", "end", "", "quit"])
    spoken = [line for line in game.transcript.split("\n") if "back" in line and "Arvenia:" in line]
    assert spoken == ['- Arvenia: "[2Jbye\ufffd back"']
