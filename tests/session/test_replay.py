"""From a record back to a game: the same game, in any language, to look at or to go on with."""

from contextlib import closing
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from game.engine.actions import Action
from game.engine.rules import RULES_VERSION
from game.session.record import Fault, Unreadable, entry_line, header_line, read
from game.session.replay import new_game, replay, resume
from game.session.table import Entry, Table
from tests.session import golden
from tests.session.games import Clock, forged, header, play, sample, trees


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.jsonl"


def test_the_same_game_again(path: Path) -> None:
    clock = Clock()
    table, record = new_game(path, header(), clock)
    with closing(record):
        play(table, Random(1), 60)
    again = replay(path, Clock())
    assert (again.fault, again.header) == (None, header())
    assert again.table.digest == table.digest
    for seat in (None, "host", "arden", "belmar", "corva", "union", "press"):
        assert again.table.seq(seat) == table.seq(seat)
        for language in (None, "zh-CN"):
            assert again.table.view(seat, language) == table.view(seat, language)


def test_a_game_goes_on_where_it_was(path: Path) -> None:
    clock = Clock()
    table, record = new_game(path, header(), clock)
    with closing(record):
        clock.now += 30
        play(table, Random(1), 20)
    later = Clock()
    later.now = 50_000
    replayed, record = resume(path, later)
    with closing(record):
        later.now += 5
        play(replayed.table, Random(2), 20)
    reading = read(path)
    assert (len(reading.entries), reading.fault) == (40, None)
    assert [e.seconds for e in reading.entries] == [30] * 20 + [35] * 20
    assert replay(path, Clock()).table.digest == replayed.table.digest


def test_somebody_may_watch(path: Path) -> None:
    path.write_bytes(sample(10))
    seen: list[tuple[int, int]] = []
    heard: list[int] = []

    def watch(table: Table, entry: Entry | None) -> None:
        if entry is None:
            table.join("arden", lambda update: heard.append(update.seq))
        seen.append((entry.number if entry else 0, table.seq("arden")))

    replayed = replay(path, Clock(), watch)
    assert [number for number, _ in seen] == list(range(11))
    assert heard == list(range(1, replayed.table.seq("arden") + 1))


def forge(line: int, **changes: Any) -> bytes:
    lines = trees(sample(10))
    lines[line - 1].update(changes)
    return forged(lines)


LIE = {"do": "accept", "proposal": 1}


@pytest.mark.parametrize(
    ("record", "line", "code", "args"),
    [
        (forge(5, state="0" * 32), 5, "differs", {}),
        (forge(5, by="minister:hawk"), 5, "other-holder", {"by": "minister:hawk", "holder": "person"}),
        (forge(5, seat="\x1b[2J"), 5, "refused", {"seat": "\ufffd[2J"}),
        (forge(5, seat="nobody"), 5, "refused", {"seat": "nobody", "why": "no-seat"}),
        (forge(5, action=LIE), 5, "refused", {"do": "accept", "why": "no-such-proposal"}),
        (forge(1, holders={}), 2, "other-holder", {"by": "person", "holder": "nobody"}),
        (forge(1, seed=8), 2, "differs", {"seat": "arden"}),
    ],
)
def test_what_did_not_happen_so_is_found_out(
    record: bytes, line: int, code: str, args: dict[str, str], path: Path
) -> None:
    """Every check is right here: it is the game itself that says otherwise."""
    path.write_bytes(record)
    assert read(path).fault is None
    replayed = replay(path, Clock())
    assert replayed.fault is not None
    assert (replayed.fault.code, replayed.fault.line) == (code, line)
    assert args.items() <= replayed.fault.args.items()
    assert len(replayed.entries) == line - 2
    with pytest.raises(Unreadable) as unreadable:
        resume(path, Clock())
    assert unreadable.value.fault == replayed.fault
    assert path.read_bytes() == record
    resume_again_is_possible(path)


def resume_again_is_possible(path: Path) -> None:
    """Nobody holds on to a file that was refused."""
    path.write_bytes(sample(10))
    resume(path, Clock())[1].close()


def test_a_fault_of_the_rules_is_told_as_one(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(sample(10))

    def fail(*_: object) -> None:
        raise KeyError("border")

    with monkeypatch.context() as broken:
        broken.setattr("game.session.table.apply", fail)
        assert replay(path, Clock()).fault == Fault("impossible", 2, {"error": "KeyError"})
    monkeypatch.setattr("game.session.table.opening", fail)
    with pytest.raises(Unreadable) as unreadable:
        replay(path, Clock())
    assert unreadable.value.fault == Fault("impossible", 1, {"error": "KeyError"})


def test_a_fault_of_who_listens_is_none_of_the_record(path: Path) -> None:
    path.write_bytes(sample(10))

    def listen(table: Table, entry: Entry | None) -> None:
        if entry is None:
            table.join(None, lambda update: (_ for _ in ()).throw(KeyError("no such word")))

    with pytest.raises(KeyError, match="no such word"):
        replay(path, Clock(), listen)


@pytest.mark.parametrize("path", sorted(golden.FOLDER.glob("*.jsonl")), ids=lambda path: path.name)
def test_records_of_old_replay_for_ever(path: Path) -> None:
    if not path.stem.endswith(f"-rules-{RULES_VERSION}"):
        with pytest.raises(Unreadable) as unreadable:
            replay(path, Clock())
        assert unreadable.value.fault.code == "other-rules"
        return
    replayed = replay(path, Clock())
    assert replayed.fault is None
    assert {type(entry.action) for entry in replayed.entries} == set(get_args(Action))
    assert replayed.table.view(None, "zh-CN").agenda.title == "一张小桌子"


def test_today_writes_what_it_wrote_then() -> None:
    written = (golden.FOLDER / golden.NAME).read_bytes().splitlines(keepends=True)
    reading = read(golden.FOLDER / golden.NAME)
    line, check = header_line(reading.header)
    assert line == written[0]
    for entry, then in zip(reading.entries, written[1:], strict=True):
        line, check = entry_line(entry, check)
        assert line == then


def test_a_record_says_what_an_entry_says() -> None:
    assert [f.name for f in fields(Entry)] == list(trees(sample(1))[1])
