"""The record on disk: nothing overwritten, nothing half-written, one writer, who held which seat when."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.engine.actions import HOST, EndTurn, HandOver, Speak
from game.engine.scenario import Scenario, Seat, Temperament
from game.session import record as record_module
from game.session.lines import LONGEST_ENTRY, read_header
from game.session.record import Fault, Header, Record, Tenure, Unreadable, header_line, read, tenure
from game.session.replay import new_game, resume
from game.session.table import NOBODY, Entry, Table
from tests.session.games import Clock, header, play

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such thing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "games" / "one.jsonl"


def said(text: str, number: int = 1) -> Entry:
    return Entry(number, "arden", "person", 0, Speak(text), "0" * 32)


def played(path: Path, actions: int) -> tuple[Table, Record]:
    table, record = new_game(path, header(), Clock())
    assert play(table, Random(1), actions) == actions
    return table, record


def test_what_is_kept_is_read(path: Path) -> None:
    start, kept = header(), list[Entry]()
    table = Table(start.scenario, start.seed, start.holders, clock=Clock(), keep=kept.append)
    play(table, Random(5), 50)
    with closing(Record.create(path, start)) as record:
        for entry in kept:
            record.keep(entry)
            assert read(path).entries[-1] == entry
    reading = read(path)
    assert reading.header == start
    assert list(reading.header.scenario.agenda.delegations) == list(start.scenario.agenda.delegations)
    assert (reading.entries, reading.fault) == (tuple(kept), None)
    assert reading.length == path.stat().st_size


def test_nothing_is_overwritten(path: Path, tmp_path: Path) -> None:
    played(path, 3)[1].close()
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        Record.create(path, header())
    assert path.read_bytes() == before
    if os.name == "posix":
        (tmp_path / "link.jsonl").symlink_to(tmp_path / "nowhere")
        with pytest.raises(FileExistsError):
            Record.create(tmp_path / "link.jsonl", header())


def test_where_nothing_can_be_written(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        Record.create(tmp_path / "file" / "one.jsonl", header())
    with pytest.raises(FileNotFoundError):
        read(path)
    with pytest.raises(FileNotFoundError):
        resume(path, Clock())


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_read_only(path: Path) -> None:
    played(path, 3)[1].close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        assert read(path).fault is None
        with pytest.raises(PermissionError):
            resume(path, Clock())
        with pytest.raises(PermissionError):
            Record.create(path.with_name("two.jsonl"), header())
    finally:
        path.parent.chmod(0o755)


@posix
def test_through_a_link(path: Path, tmp_path: Path) -> None:
    played(path, 3)[1].close()
    link = tmp_path / "link.jsonl"
    link.symlink_to(path)
    replayed, record = resume(link, Clock())
    with closing(record):
        assert play(replayed.table, Random(2), 2) == 2
    assert len(read(path).entries) == 5


@pytest.mark.parametrize("make", [Path.mkdir, pytest.param(getattr(os, "mkfifo", None), marks=posix)])
def test_what_is_no_file_is_no_record(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "thing")
    for use in (read, Record.resume):
        with pytest.raises(Unreadable) as unreadable:
            use(tmp_path / "thing")
        assert unreadable.value.fault == Fault("not-a-file", 0, {})


def test_a_header_that_could_not_be_read_again_is_not_written(path: Path) -> None:
    start = header(rounds=0)
    with pytest.raises(Unreadable) as unreadable:
        Record.create(path, start)
    assert unreadable.value.fault.args["at"] == "/scenario/agenda/procedure/rounds"
    assert not path.exists()


def test_one_writer(path: Path) -> None:
    record = played(path, 3)[1]
    with pytest.raises(BlockingIOError):
        resume(path, Clock())
    assert len(read(path).entries) == 3
    record.close()
    resume(path, Clock())[1].close()


def test_one_writer_among_processes(path: Path) -> None:
    command = [sys.executable, "-m", "tests.session.player", str(path), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout
        assert [child.stdout.readline() for _ in range(3)] == [b"ready\n", b"0\n", b"1\n"]
        try:
            with pytest.raises(BlockingIOError):
                resume(path, Clock())
        finally:
            child.kill()
    resume(path, Clock())[1].close()


def test_a_torn_line_stays_until_the_next_takes_its_place(path: Path) -> None:
    played(path, 5)[1].close()
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"number":6,"seat":"ar' + b"\0" * 4000)
    assert read(path).fault == Fault("torn", 7, {"bytes": 4022})
    replayed, record = resume(path, Clock())
    with closing(record):
        assert path.stat().st_size > len(whole)
        assert play(replayed.table, Random(2), 1) == 1
    after = path.read_bytes()
    assert after.startswith(whole)
    assert (read(path).fault, len(read(path).entries)) == (None, 6)


def test_a_record_with_a_wrong_line_is_not_written_to(path: Path) -> None:
    played(path, 5)[1].close()
    path.write_bytes(path.read_bytes() + b'{"number":6}\n')
    before = path.read_bytes()
    for use in (Record.resume, lambda path: resume(path, Clock())):
        with pytest.raises(Unreadable) as unreadable:
            use(path)
        assert unreadable.value.fault == Fault("edited", 7, {})
    assert path.read_bytes() == before
    assert len(read(path).entries) == 5


@posix
def test_a_full_disk_leaves_the_file_as_it_was(path: Path) -> None:
    import resource

    table, record = played(path, 5)
    before, state = path.read_bytes(), table.digest
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    seat = table.active[0]
    for room in (0, 1, 50, 100):
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, hard))
        try:
            with pytest.raises(OSError, match="too large") as error:
                table.submit(seat, table.seq(seat), EndTurn())
            assert error.value.filename == str(path)
            after = path.read_bytes()
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert (after, table.digest) == (before, state)
    assert table.submit(seat, table.seq(seat), EndTurn()) is None
    record.close()
    assert (len(read(path).entries), read(path).fault) == (6, None)


@posix
def test_a_full_disk_leaves_no_empty_game_behind(path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            new_game(path, header(), Clock())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(path.parent.iterdir()) == []


def test_what_did_not_reach_the_disk_is_not_in_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table, record = played(path, 5)
    before = path.read_bytes()

    def fail(*_: int) -> None:
        raise OSError("the disk is gone")

    with monkeypatch.context() as broken:
        broken.setattr(record_module, "sync", fail)
        with pytest.raises(OSError, match="gone"):
            table.submit(table.active[0], table.seq(table.active[0]), EndTurn())
        assert path.read_bytes() == before
    with path.open("ab") as file:  # what a failing disk may leave behind if it cannot even be cut off
        file.write(b"x" * 1000 + b"\n")
    assert table.submit(table.active[0], table.seq(table.active[0]), EndTurn()) is None
    record.close()
    assert (len(read(path).entries), read(path).fault) == (6, None)


def test_what_no_file_can_hold_is_an_error_like_a_full_disk(path: Path) -> None:
    with closing(Record.create(path, header())) as record:
        for text in ("half a character: \ud83d", "x" * LONGEST_ENTRY):
            with pytest.raises(OSError, match=r"[Ii]llegal|[Ii]nvalid|too large"):
                record.keep(said(text))
        record.keep(said("𝄞 \u2028 \x00 \r\n \\"))
    reading = read(path)
    assert reading.fault is None
    assert [e.action for e in reading.entries] == [Speak("𝄞 \u2028 \x00 \r\n \\")]


def test_who_held_which_seat_when() -> None:
    hands = ((2, "corva", "minister:hawk"), (5, "corva", "person"), (6, "press", "person"), (7, "?", "x"))
    actions = {number: HandOver(seat, to) for number, seat, to in hands}
    entries = [
        Entry(n, HOST, HOST, n, actions[n], "") if n in actions else said("Hm.", n) for n in range(1, 8)
    ]
    held = tenure(header(), entries)
    assert held == {
        "arden": (Tenure("person", 1, None),),
        "belmar": (Tenure("minister:builder", 1, None),),
        "corva": (Tenure("person", 1, 2), Tenure("minister:hawk", 3, 5), Tenure("person", 6, None)),
        "union": (Tenure("minister:mediator", 1, None),),
        "press": (Tenure(NOBODY, 1, 6), Tenure("person", 7, None)),
    }


def test_a_temperament_is_in_the_header_where_there_is_one() -> None:
    plain = header()
    given = Header(
        _firm(plain.scenario, "belmar"),
        {language: _firm(scenario, "belmar") for language, scenario in plain.translations.items()},
        plain.seed,
        plain.holders,
    )
    line, _ = header_line(given)
    assert read_header(line)[0] == given
    assert line.count(b'"temperament":"firm"') == 1
    assert b"temperament" not in header_line(plain)[0]


def _firm(scenario: Scenario, seat: Seat) -> Scenario:
    delegations = dict(scenario.agenda.delegations)
    delegations[seat] = replace(delegations[seat], temperament=Temperament.FIRM)
    return replace(scenario, agenda=replace(scenario.agenda, delegations=delegations))


def test_a_header_is_the_same_on_every_machine() -> None:
    assert header_line(header()) == header_line(header())
    assert header_line(header())[0].startswith(b'{"communique":1,"rules":2,"seed":7,"holders":{"arden":')
