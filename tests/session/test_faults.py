"""Everything that can be wrong with a record, and what is said of it: a code, a line, a place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.session.lines import LONGEST_ENTRY, LONGEST_HEADER
from game.session.record import Fault, Unreadable, read
from tests.session.games import forged, sample, sealed, trees, written

SAMPLE = sample(6)
LINES = SAMPLE.splitlines(keepends=True)
END = "0" * 32


def found(path: Path, record: bytes) -> tuple[Fault | None, int]:
    """The fault of a file with these bytes, and how many actions were read before it."""
    path.write_bytes(record)
    try:
        reading = read(path)
    except Unreadable as unreadable:
        return unreadable.fault, 0
    assert record.startswith(SAMPLE[: reading.length]) or record == SAMPLE
    return reading.fault, len(reading.entries)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "one.jsonl"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (b"", "empty"),
        (b"\n", "not-a-record"),
        (b"{}\n", "not-a-record"),
        (b"title: My summit\n", "not-a-record"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not-a-record"),
        (b'{"communique":', "header-torn"),
        (b'{"comm', "header-torn"),
        (SAMPLE[:3000], "header-torn"),
        (LINES[0][:-1], "header-torn"),
        (b'{"communique":"1",\n', "not-a-record"),
        (b'{"communique":0,"rules":1}\n', "not-a-record"),
        (b'{"communique":' + b"9" * 6000 + b',"rules":1}\n', "not-a-record"),
        (b'{"communique":2,"anything":{}}\n', "newer"),
        (SAMPLE.replace(b"\n", b"\r\n"), "converted"),
        (b"\xef\xbb\xbf" + SAMPLE, "converted"),
        (SAMPLE.decode().encode("utf-16"), "converted"),
        (SAMPLE.replace(b'"seed":7', b'"seed":8'), "edited"),
        (SAMPLE.replace(b'"communique":1', b'"communique": 1'), "edited"),
        (b'{"communique":1}\n', "not-a-record"),
        (b'{"communique":1,\n' + SAMPLE, "edited"),
    ],
)
def test_files_without_a_game(record: bytes, code: str, path: Path) -> None:
    fault, _ = found(path, record)
    assert fault is not None
    assert (fault.code, fault.line) == (code, 1)


def test_what_is_newer_says_so_and_by_how_much(path: Path) -> None:
    assert found(path, b'{"communique":2,"x":1}\n')[0] == Fault("newer", 1, {"format": 2, "known": 1})
    lines = trees(SAMPLE)
    lines[0]["rules"] = 99
    lines[0]["scenario"] = "in a shape of its own"
    assert found(path, forged(lines))[0] == Fault("other-rules", 1, {"rules": 99, "known": 2})


def at(tree: Any, *keys: Any) -> Any:
    for key in keys:
        tree = tree[key]
    return tree


def put(value: Any, *keys: Any) -> Callable[[list[dict[str, Any]]], None]:
    """An edit: this value there."""

    def edit(lines: list[dict[str, Any]]) -> None:
        at(lines, *keys[:-1])[keys[-1]] = value

    return edit


def drop(*keys: Any) -> Callable[[list[dict[str, Any]]], None]:
    def edit(lines: list[dict[str, Any]]) -> None:
        del at(lines, *keys[:-1])[keys[-1]]

    return edit


SCENARIO = (0, "scenario")
AGENDA = (*SCENARIO, "agenda")
CAPITAL = (*SCENARIO, "capitals", "belmar", 1)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put("one", 0, "seed"), "/seed"),
        (put(True, 0, "seed"), "/seed"),
        (drop(0, "seed"), "the line"),
        (put(1, 0, "extra"), "/extra"),
        (put(None, 0, "rules"), "/rules"),
        (put(0 * "0", 0, "scenario_digest"), "/scenario_digest"),
        (put("person", 0, "holders", "nowhere"), "/holders/nowhere"),
        (put({"/agenda/nothing": "x"}, 0, "translations", "fr"), "/translations/fr/~1agenda~1nothing"),
        (put([], 0, "translations"), "/translations"),
        (put({str(n): {} for n in range(101)}, 0, "translations"), "/translations"),
        (put("x", *AGENDA, "title"), "/scenario_digest"),
        (put(1, *AGENDA, "title"), "/scenario/agenda/title"),
        (put("\ud800", *AGENDA, "title"), "/scenario/agenda/title"),
        (put(1, *AGENDA, "\x1b[2J\ud800"), "/scenario/agenda/\ufffd[2J\ufffd"),
        (put({}, *AGENDA, "issues"), "/scenario/agenda/issues"),
        (put("west", *AGENDA, "procedure", "chair"), "/scenario/agenda/procedure/chair"),
        (put("x", *AGENDA, "issues", "border", "id"), "/scenario/agenda/issues/border/id"),
        (drop(*SCENARIO, "mandates", "corva"), "/scenario/mandates"),
        (drop(*SCENARIO, "mandates", "corva", "values", "trade"), "/scenario/mandates/corva/values"),
        (put(["x"], *SCENARIO, "happenings", "leak", "to"), "/scenario/happenings/leak/to"),
        (put([4, 2], *SCENARIO, "happenings", "flood", "rounds"), "/scenario/happenings/flood/rounds"),
        (put("?", *CAPITAL, "condition", "event"), "/scenario/capitals/belmar/1/condition/event"),
    ],
)
def test_headers_made_by_hand(edit: Callable[[list[dict[str, Any]]], None], place: str, path: Path) -> None:
    """With every check as it should be, so that only the meaning is wrong."""
    lines = trees(SAMPLE)
    edit(lines)
    fault, _ = found(path, sealed(written_with_halves(line) for line in lines))
    assert fault is not None
    assert (fault.code, fault.line, fault.args["at"]) == ("bad-line", 1, place)
    assert fault.args["why"]


def written_with_halves(tree: Any) -> bytes:
    """JSON can say half a character that no UTF-8 can."""
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\ud800", r"\ud800").encode()


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (put(7, 3, "number"), "/number"),
        (put(3.0, 3, "number"), "the line"),
        (put(-1, 3, "seconds"), "/seconds"),
        (put(None, 3, "seat"), "/seat"),
        (put("\ud800", 3, "by"), "/by"),
        (put({"do": "fly"}, 3, "action"), "/action/do"),
        (put({"do": "move", "issue": "border"}, 3, "action"), "/action"),
        (drop(3, "state"), "the line"),
        (put("x", 3, "note"), "/note"),
        (put(10**18, 3, "seconds"), "the line"),
        (put("x" * LONGEST_ENTRY, 3, "state"), "the line"),
    ],
)
def test_actions_made_by_hand(edit: Callable[[list[dict[str, Any]]], None], place: str, path: Path) -> None:
    lines = trees(SAMPLE)
    edit(lines)
    fault, before = found(path, sealed(written_with_halves(line) for line in lines))
    assert fault is not None
    assert (fault.code, fault.line, fault.args["at"], before) == ("bad-line", 4, place, 2)
    assert fault.args["why"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'{"a":' + b"[" * 5000 + b"]" * 5000 + b"}", "nested too deeply"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "nested too deeply"),
        (b'{"a":' + b"7" * 6000 + b"}", "18 digits, not 6000"),
        (b'{"number":1,"number":1}', "'number' is there twice"),
        (b'{"number":NaN}', "not NaN"),
        (b'{"number":-Infinity}', "not -Infinity"),
        (b'{"number":1e3}', "not 1e3"),
        (b'{"number":"\xff"}', "not JSON"),
        (b'{"number":"\0"}', "not JSON"),
        (b"{number:1}", "not JSON"),
        (b"null}", "not JSON"),
        (b"}", "not JSON"),
    ],
)
def test_lines_that_are_no_json_of_ours(body: bytes, why: str, path: Path) -> None:
    lines = [written(line) for line in trees(SAMPLE)]
    fault, before = found(path, sealed([*lines[:4], body, *lines[4:]]))
    assert fault is not None
    assert (fault.code, fault.line, before) == ("bad-line", 5, 3)
    assert why in str(fault.args["why"])
    head = b'{"communique":1,"extra":' + body + lines[0][len(b'{"communique":1') :]
    fault, _ = found(path, sealed([head]))
    assert fault is not None
    assert (fault.code, fault.line) == ("bad-line", 1)


@pytest.mark.parametrize(
    ("record", "code", "line", "before"),
    [
        (SAMPLE, None, 0, 6),
        (LINES[0], None, 0, 0),
        (SAMPLE[:-1], "torn", 7, 5),
        (SAMPLE + b"\0" * 700, "torn", 8, 6),
        (SAMPLE + b"\n", "edited", 8, 6),
        (SAMPLE + b"{}\n", "edited", 8, 6),
        (SAMPLE + LINES[-1], "edited", 8, 6),
        (SAMPLE + b"x" * (LONGEST_ENTRY + 2), "bad-line", 8, 6),
        (b"".join((*LINES[:3], LINES[4], LINES[3], *LINES[5:])), "edited", 4, 2),
        (b"".join((*LINES[:3], *LINES[4:])), "edited", 4, 2),
        (b"".join((*LINES[:3], LINES[3].replace(b"\n", b"\r\n"), *LINES[4:])), "converted", 4, 2),
        (b"".join((*LINES[:3], LINES[3].replace(b'"number"', b'"Number"'), *LINES[4:])), "edited", 4, 2),
        (b"".join((*LINES[:3], LINES[3].replace(b":{", b": {"), *LINES[4:])), "edited", 4, 2),
        (b"".join((*LINES[:3], LINES[3].upper(), *LINES[4:])), "edited", 4, 2),
    ],
)
def test_the_good_prefix(record: bytes, code: str | None, line: int, before: int, path: Path) -> None:
    fault, count = found(path, record)
    assert count == before
    assert (fault and fault.code, fault.line if fault else 0) == (code, line)


def test_a_header_without_end_is_not_read_to_its_end(path: Path) -> None:
    fault, _ = found(path, b'{"communique":1,"seed":"' + b"x" * LONGEST_HEADER)
    assert fault is not None
    assert fault.code in ("header-torn", "bad-line")
    assert found(path, b'{"communique":1,"seed":"' + b"x" * LONGEST_HEADER + b'"}\n')[0] is not None
