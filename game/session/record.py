"""The record of a game on disk: one JSON line an action, appended, fsynced, chained by digests.

Line 1 is the header; see docs/record-format.md.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from game import codec
from game.engine.actions import Action
from game.engine.rules import RULES_VERSION
from game.engine.scenario import Scenario, Seat
from game.session.lock import lock
from game.session.table import Entry

FORMAT = 1
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What a game starts from. `translations`: the scenario in other languages."""

    scenario: Scenario
    translations: Mapping[str, Scenario]
    seed: int
    holders: Mapping[Seat, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record, and at which line; `code` is rendered by whoever shows it."""

    code: str
    line: int
    args: Mapping[str, str | int]


class Unreadable(Exception):
    """There is no game to be had from this file; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Reading:
    """The good prefix of a record. `length`: its bytes; `check`: the chain's last digest."""

    header: Header
    entries: tuple[Entry, ...]
    length: int
    check: str
    fault: Fault | None


def _chained(before: str, line: Mapping[str, Any]) -> str:
    return blake2b(before.encode() + codec.canonical(line), digest_size=16).hexdigest()


def _encoded(line: dict[str, Any], before: str) -> tuple[bytes, str]:
    check = _chained(before, line)
    return codec.canonical({**line, "check": check}) + b"\n", check


def header_line(header: Header) -> tuple[bytes, str]:
    """The first line of a record, and the digest that the second is chained to."""
    tree = codec.encode(header.scenario)
    line = {
        "communique": FORMAT,
        "rules": RULES_VERSION,
        "scenario": tree,
        "scenario_digest": codec.fingerprint(tree),
        "translations": {
            language: codec.difference(tree, codec.encode(scenario))
            for language, scenario in header.translations.items()
        },
        "seed": header.seed,
        "holders": dict(header.holders),
    }
    return _encoded(line, "")


def entry_line(entry: Entry, before: str) -> tuple[bytes, str]:
    line = {
        "n": entry.number,
        "seat": entry.seat,
        "by": entry.by,
        "t": entry.seconds,
        "action": codec.encode(entry.action, Action),
        "state": entry.state,
    }
    return _encoded(line, before)


class Record:
    """A record open for appending. `keep` returns only when the entry is on disk."""

    def __init__(self, path: Path, descriptor: int, length: int, check: str) -> None:
        self.path = path
        self._descriptor = descriptor
        self._length = length
        self._check = check

    @classmethod
    def create(cls, path: Path, header: Header) -> Self:
        """Starts a record. Raises FileExistsError rather than overwrite one, OSError if it cannot."""
        line, check = header_line(header)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
        try:
            lock(descriptor)
            _write(descriptor, line, 0)
            _sync_folder(path.parent)
        except OSError:
            os.close(descriptor)
            path.unlink(missing_ok=True)
            raise
        return cls(path, descriptor, len(line), check)

    @classmethod
    def resume(cls, path: Path) -> tuple[Self, Reading]:
        """Opens a record to go on with it; a torn last line is cut off.

        Raises Unreadable when a line is wrong rather than torn: such a record is not written to.
        """
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            lock(descriptor)
            reading = read(path)
            if reading.fault is not None and reading.fault.code != "torn":
                raise Unreadable(reading.fault)
            os.ftruncate(descriptor, reading.length)
            os.fsync(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, reading.length, reading.check), reading

    def keep(self, entry: Entry) -> None:
        line, check = entry_line(entry, self._check)
        _write(self._descriptor, line, self._length)
        self._length += len(line)
        self._check = check

    def close(self) -> None:
        os.close(self._descriptor)


def _write(descriptor: int, line: bytes, at: int) -> None:
    """Appends a line whole and puts it on disk, or leaves the file as it was."""
    try:
        os.lseek(descriptor, at, os.SEEK_SET)
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, at)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read(path: Path) -> Reading:
    """The good prefix of a record, and what is wrong after it. Raises Unreadable or OSError."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(Fault("too-large", 1, {"most": LARGEST}))
    lines = data.split(b"\n")
    torn = lines.pop()
    if not lines:
        raise Unreadable(Fault("header-torn" if data.startswith(b'{"check":') else "not-a-record", 1, {}))
    header, check = _header(lines[0])
    entries: list[Entry] = []
    length = len(lines[0]) + 1
    fault: Fault | None = None
    for number, line in enumerate(lines[1:], start=2):
        try:
            entry, check = _entry(line, number, check)
        except Unreadable as problem:
            fault = problem.fault
            break
        entries.append(entry)
        length += len(line) + 1
    if fault is None and torn:
        fault = Fault("torn", len(lines) + 1, {"bytes": len(torn), "actions": len(entries)})
    return Reading(header, tuple(entries), length, check, fault)


def _parsed(line: bytes, number: int, keys: frozenset[str], code: str) -> dict[str, Any]:
    try:
        tree = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable(Fault(code, number, {})) from None
    if not isinstance(tree, dict) or not all(isinstance(tree.get(key), str) for key in ("check",)):
        raise Unreadable(Fault(code, number, {}))
    if "communique" in keys and isinstance(tree.get("communique"), int) and tree["communique"] > FORMAT:
        raise Unreadable(Fault("newer", number, {"format": tree["communique"], "known": FORMAT}))
    if tree.keys() != keys:
        raise Unreadable(Fault(code, number, {}))
    return tree


_HEADER = frozenset(
    {"communique", "rules", "scenario", "scenario_digest", "translations", "seed", "holders", "check"}
)
_ENTRY = frozenset({"n", "seat", "by", "t", "action", "state", "check"})


def _verified(tree: dict[str, Any], number: int, before: str) -> str:
    check = str(tree.pop("check"))
    try:
        expected = _chained(before, tree)
    except (ValueError, RecursionError):
        expected = ""
    if check != expected:
        raise Unreadable(Fault("edited", number, {}))
    return check


def _header(line: bytes) -> tuple[Header, str]:
    tree = _parsed(line, 1, _HEADER, "not-a-record")
    check = _verified(tree, 1, "")
    if tree["rules"] != RULES_VERSION:
        raise Unreadable(Fault("other-rules", 1, {"rules": str(tree["rules"])[:20], "known": RULES_VERSION}))
    try:
        scenario = codec.decode(tree["scenario"], Scenario)
        translations = {
            str(language): codec.decode(codec.patched(tree["scenario"], texts), Scenario)
            for language, texts in tree["translations"].items()
        }
        holders = codec.decode(tree["holders"], Mapping[str, str])
        seed = codec.decode(tree["seed"], int)
    except (codec.Undecodable, AttributeError, TypeError, KeyError, ValueError):
        raise Unreadable(Fault("bad-header", 1, {})) from None
    if codec.fingerprint(tree["scenario"]) != tree["scenario_digest"]:
        raise Unreadable(Fault("edited", 1, {}))
    return Header(scenario, translations, seed, holders), check


def _entry(line: bytes, number: int, before: str) -> tuple[Entry, str]:
    tree = _parsed(line, number, _ENTRY, "unreadable-line")
    check = _verified(tree, number, before)
    try:
        action: Action = codec.decode(tree["action"], Action)
        entry = Entry(
            number=codec.decode(tree["n"], int),
            seat=codec.decode(tree["seat"], str),
            by=codec.decode(tree["by"], str),
            seconds=codec.decode(tree["t"], int),
            action=action,
            state=codec.decode(tree["state"], str),
        )
    except codec.Undecodable:
        raise Unreadable(Fault("unreadable-line", number, {})) from None
    if entry.number != number - 1:
        raise Unreadable(Fault("edited", number, {}))
    return entry, check
