"""The game that must replay for ever: every kind of action once at least.

`python -m tests.session.golden` writes its record anew. That is for a new format or new rules, under a new
name: a record that people may have is never written over.
"""

import sys
from pathlib import Path

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    HandOver,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.rules import RULES_VERSION
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.session.lines import FORMAT
from game.session.table import Entry, Table
from tests.session.games import Clock, header, recorded

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "records"
NAME = f"format-{FORMAT}-rules-{RULES_VERSION}.jsonl"

A, B, C, U = "arden", "belmar", "corva", "union"

# A proposal is named by its place in the order of proposals; its number comes from the seed.
SCRIPT: tuple[tuple[Seat, Action], ...] = (
    (A, Speak("Welcome. “Let us begin.”\n— 欢迎。")),
    (A, Move("water", "share")),
    (A, TakeBack()),
    (A, Propose({A: {"border": "talk"}, B: {"water": "pool"}}, False, "Between us")),
    (A, EndTurn()),
    (B, Counter(0, {A: {"border": "talk", "water": "share"}, B: {"water": "share"}}, True)),
    (B, AskCapital("border")),
    (B, Lapse()),
    (C, Speak("What was that about?", (A, B))),
    (C, Propose({C: {"water": "share"}, A: {"water": "share"}})),
    (C, Withdraw(2)),
    (C, EndTurn()),
    (U, Propose({A: {"trade": "free"}, B: {"trade": "free"}, C: {"trade": "free"}}, True)),
    (U, EndTurn()),
    (HOST, Pause()),
    (HOST, HandOver(C, "minister:hawk")),
    (HOST, Resume()),
    (B, Decline(3, "Not free, fair")),
    (B, EndTurn()),
    (C, EndTurn()),
    (U, EndTurn()),
    (HOST, Release("leak")),
    (HOST, Extend(1)),
    (A, Accept(1)),
    (A, ChairText({"water": "share"}, Remark("tables"))),
    (A, EndTurn()),
    (C, Accept(4)),
    (C, EndTurn()),
    (U, EndTurn()),
    (A, EndTurn()),
    (B, Accept(4)),
    (B, CallAdoption()),
    (A, Join()),
    (B, BreakSilence("border", Remark("needs", (("border", "talk"),), easy=("water", "trade")))),
    (C, Join()),
    (B, Reopen("water", "silent")),
    (B, Propose({A: {"water": "share"}, B: {"water": "share"}, C: {"water": "share"}}, True)),
    (B, EndTurn()),
    (HOST, HandOver(C, "person")),
    (U, EndTurn()),
    (A, Accept(5)),
    (A, EndTurn()),
    (B, EndTurn()),
    (C, Accept(5)),
    (C, CallAdoption()),
    (A, Join()),
    (B, JoinWithReservation(("border",))),
    (C, Lapse()),
    (A, RequestSettlement()),
    (B, RequestSettlement()),
    (C, EndTurn()),
)


def record() -> bytes:
    """The bytes of the record of that game."""
    start, entries, clock = header(), list[Entry](), Clock()
    table = Table(start.scenario, start.seed, start.holders, clock=clock, keep=entries.append)
    proposals: list[int] = []
    for seat, action in SCRIPT:
        clock.now += 7.5
        match action:
            case Accept(n):
                action = Accept(proposals[n])
            case Decline(n, reason):
                action = Decline(proposals[n], reason)
            case Withdraw(n):
                action = Withdraw(proposals[n])
            case Counter(n, moves, public, note):
                action = Counter(proposals[n], moves, public, note)
        refused = table.submit(seat, table.seq(seat), action)
        if refused is not None:
            raise AssertionError(f"{seat} may not {action}: {refused}")
        proposals += [p.id for p in table.view(seat).proposals if p.id not in proposals]
    return recorded(start, entries)


def records() -> dict[str, bytes]:
    """File name -> bytes."""
    return {NAME: record()}


def write() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in records().items():
        with (FOLDER / name).open("xb") as file:
            file.write(content)


if __name__ == "__main__":
    try:
        write()
    except FileExistsError as error:
        sys.exit(f"{error.filename} is there. Delete it only if no release has ever written such a record.")
