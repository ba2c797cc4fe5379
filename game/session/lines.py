"""The lines of a record: bytes to values and back. Each line ends in a digest chained to the one before.

docs/record-format.md shows them by example.
"""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NoReturn

from game import codec
from game.engine.actions import may_hold
from game.engine.rules import RULES_VERSION
from game.engine.scenario import Scenario, Seat
from game.session.sound import flaw_of
from game.session.table import Entry

FORMAT = 1
LONGEST_HEADER = 4 * 1024 * 1024
LONGEST_ENTRY = 1024 * 1024
LONGEST_NUMBER = 18
MOST_LANGUAGES = 100

_START = b'{"communique":'
_END = b',"check":"' + 32 * b"0" + b'"}\n'


@dataclass(frozen=True, slots=True)
class Header:
    """What a game starts from. `translations`: the scenario in other languages, by language code."""

    scenario: Scenario
    translations: Mapping[str, Scenario]
    seed: int
    holders: Mapping[Seat, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record, and at which line (0: no line); `code` is put into words by whoever
    shows it. docs/record-format.md lists the codes and their arguments."""

    code: str
    line: int
    args: Mapping[str, str | int]


class Unreadable(Exception):
    """There is no game to be had from this file; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"{fault.code} at line {fault.line} {dict(fault.args)}")
        self.fault = fault


@dataclass(frozen=True, slots=True)
class _Head:
    """The header as it is written, but for its check."""

    communique: int
    rules: int
    seed: int
    holders: Mapping[Seat, str]
    scenario_digest: str
    scenario: Scenario
    translations: Mapping[str, Mapping[str, str]]


def header_line(header: Header) -> tuple[bytes, str]:
    """The first line of a record, and the digest that the second is chained to."""
    tree = codec.encode(header.scenario)
    head = _Head(
        FORMAT,
        RULES_VERSION,
        header.seed,
        header.holders,
        codec.fingerprint(tree),
        header.scenario,
        {
            language: codec.difference(tree, codec.encode(scenario))
            for language, scenario in header.translations.items()
        },
    )
    return _sealed(_written(codec.encode(head), LONGEST_HEADER), "")


def entry_line(entry: Entry, before: str) -> tuple[bytes, str]:
    """The line of an action, and the digest that the next is chained to; `before`: the one it is chained to.

    Raises OSError for an action that no file could hold.
    """
    return _sealed(_written(codec.encode(entry), LONGEST_ENTRY), before)


def _written(tree: codec.JsonTree, longest: int) -> bytes:
    """In the order it has, which in a scenario has a meaning."""
    try:
        body = json.dumps(tree, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ)) from None
    if len(body) + len(_END) > longest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return body


def _sealed(body: bytes, before: str) -> tuple[bytes, str]:
    check = blake2b(before.encode() + body, digest_size=16).hexdigest()
    return body[:-1] + b',"check":"' + check.encode() + b'"}\n', check


def read_header(line: bytes) -> tuple[Header, str]:
    """What the first line of a file says, and the digest it ends in. Raises Unreadable."""
    _refuse_other_files(line)
    tree, check = _opened(line, 1, "", LONGEST_HEADER)
    rules = tree.get("rules")
    if isinstance(rules, int) and rules != RULES_VERSION:
        _fault("other-rules", 1, rules=rules, known=RULES_VERSION)
    head = _decoded(tree, _Head, 1)
    scenario = _sound(head.scenario, ("scenario",))
    digest = codec.fingerprint(tree["scenario"])
    if head.scenario_digest != digest:
        _bad(1, ("scenario_digest",), f"should be {digest}, as the scenario is")
    if len(head.translations) > MOST_LANGUAGES:
        _bad(1, ("translations",), f"should be {MOST_LANGUAGES} at most")
    translations = {}
    for language, texts in head.translations.items():
        place = ("translations", language)
        try:
            translated = codec.patched(tree["scenario"], texts)
        except codec.StrayPointer as stray:
            _bad(1, (*place, stray.pointers[0]), "is no place of a text in the scenario")
        translations[language] = _sound(_decoded(translated, Scenario, 1, place), place)
    for seat in head.holders:
        if seat not in scenario.agenda.delegations:
            _bad(1, ("holders", seat), "is not a seat of the scenario")
        if not may_hold(head.holders[seat]):
            _bad(1, ("holders", seat), "should be person, nobody or minister:<style>")
    return Header(scenario, translations, head.seed, head.holders), check


def read_entry(line: bytes, number: int, before: str) -> tuple[Entry, str]:
    """The action of line `number` of a file, and the digest it ends in. Raises Unreadable."""
    tree, check = _opened(line, number, before, LONGEST_ENTRY)
    entry = _decoded(tree, Entry, number)
    if entry.number != number - 1:
        _bad(number, ("number",), f"should be {number - 1}, not {entry.number}")
    if entry.seconds < 0:
        _bad(number, ("seconds",), "should be 0 or more")
    return entry, check


def _fault(code: str, line: int, **args: str | int) -> NoReturn:
    raise Unreadable(Fault(code, line, args))


def _bad(line: int, path: codec.Path, why: str) -> NoReturn:
    _fault("bad-line", line, at=printable(codec.pointer(path)) or "the line", why=printable(why))


def printable(text: str) -> str:
    """What comes out of a file goes to a terminal: no control characters, no half characters, no novels."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:300])


def _refuse_other_files(line: bytes) -> None:
    """Says of the first line what it is, where it is not one of ours."""
    if not line:
        _fault("empty", 1)
    if line.startswith((b"\xef\xbb\xbf" + _START, b"\xff\xfe", b"\xfe\xff")):
        _fault("converted", 1)
    if not line.endswith(b"\n") and (_START.startswith(line) or line.startswith(_START)):
        _fault("header-torn", 1, bytes=len(line))
    number = line[len(_START) :].split(b",")[0].strip()
    if not line.startswith(_START) or not number.isdigit() or len(number) > LONGEST_NUMBER:
        _fault("not-a-record", 1)
    if int(number) > FORMAT:
        _fault("newer", 1, format=int(number), known=FORMAT)
    if int(number) < FORMAT:
        _fault("not-a-record", 1)


def _opened(line: bytes, number: int, before: str, longest: int) -> tuple[codec.JsonTree, str]:
    """The tree of a line whose digest is right, and the digest."""
    if len(line) > longest:
        _bad(number, (), f"should have {longest} bytes at most")
    if not line.endswith(b"\n"):
        _fault("torn", number, bytes=len(line))
    if line.endswith(b"\r\n"):
        _fault("converted", number)
    body = line[: -len(_END)] + b"}"
    expected, check = _sealed(body, before)
    if line != expected:
        _fault("edited", number)
    try:
        tree = json.loads(
            body.decode(),
            object_pairs_hook=_without_doubles,
            parse_int=_short,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except ValueError as error:
        _bad(number, (), f"is not JSON as a record has it: {error}")
    except RecursionError:
        _bad(number, (), "is nested too deeply")
    return tree, check


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"the key {next(key for key in keys if keys.count(key) > 1)!r} is there twice")
    return tree


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number has at most {LONGEST_NUMBER} digits, not {len(digits)}")
    return int(digits)


def _refuse_number(digits: str) -> NoReturn:
    raise ValueError(f"numbers are whole, not {digits[:20]}")


def _decoded(tree: codec.JsonTree, as_type: Any, number: int, place: codec.Path = ()) -> Any:
    try:
        return codec.decode(tree, as_type)
    except codec.Undecodable as error:
        path, message = error.problems[0]
        _bad(number, (*place, *path), message)


def _sound(scenario: Scenario, place: codec.Path) -> Scenario:
    flaw = flaw_of(scenario)
    if flaw is not None:
        path, message = flaw
        _bad(1, (*place, *path), message)
    return scenario
