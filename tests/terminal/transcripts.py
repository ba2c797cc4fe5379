"""Whole games at a scripted console, kept word for word in tests/golden/terminal."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.terminal.scripted import Game

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "terminal"


def adopted() -> Game:
    """Reads, trades with one neighbour, accepts the chair's text and calls adoption."""
    return Game(
        ["arvenia"],
        [
            "mandate",
            "issue 1",
            "offer belmora: officers=posting for line=line",
            "end",
            "log",
            "accept 1",
            "end",
            "draft full",
            "join",
            "",
        ],
    )


def chinese() -> Game:
    """The same opening in Chinese, with a question answered step by step."""
    return Game(
        ["arvenia"],
        [
            "帮助",
            "授权",
            "提议 贝尔莫拉：互派参谋军官=双方 换 电话热线=国防首长",
            "结束",
            "记录",
            "案文 全文",
            "加入",
            "反对 3：没有演习通报，我们不能签字。",
            "接受1",
            "提请通过",
            "加入",
            "",
        ],
        language="zh-CN",
    )


def two_people() -> Game:
    """Two people at one screen, and each alone with what is private."""
    return Game(
        ["belmora", "cordania"],
        [
            "",
            "offers",
            "end",
            "",
            "text line=line, officers=posting, notice=notice14, review=chair_reports",
            "say to belmora: What would make it bearable?",
            "end",
            "",
            "accept 1",
            "end",
            "",
            "news",
            "end",
            "",
            "join",
            "",
            "join",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    )


def reservation() -> Game:
    """The silence procedure, with a look around and a footnote."""
    return Game(
        ["arvenia"],
        ["end", "accept 1", "adopt", "", "adopt", "move 1 2", "reserve", "9", "3", ""],
    )


def undo() -> Game:
    """Steps taken back, the last one first, and what cannot be."""
    return Game(
        ["arvenia"],
        ["undo", "move line line", "offer belmora: notice=2 for officers=1", "undo", "undo", "undo", "quit"],
    )


def chair() -> Game:
    """The chair of nine changes a line of the text it tables; the ministers answer."""
    lines = ["text", "14 3", "", "yes", "offers", "end", "news", "offers", "withdraw", "quit"]
    return Game(["bulgaria"], lines, name="sofia-1997", columns=100)


def adviser() -> Game:
    """A seat without a vote: it proposes to others, and is told what it cannot do."""
    lines = [
        "help",
        "move 1 1",
        "offer",
        "1",
        "8",
        "3",
        "",
        "2",
        "14",
        "2",
        "",
        "1",
        "A way out",
        "y",
        "end",
    ]
    return Game(["nato_rep"], lines, name="sofia-1997", columns=72)


GAMES: Mapping[str, Callable[[], Game]] = {
    "adopted": adopted,
    "chinese": chinese,
    "two-people": two_people,
    "reservation": reservation,
    "undo": undo,
    "chair": chair,
    "adviser": adviser,
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, play in GAMES.items():
        (FOLDER / f"{name}.txt").write_text(play().transcript, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
