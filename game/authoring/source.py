"""A YAML file as a plain tree in which every value knows its place. No tags, anchors or surprises.

Of YAML this reads a small and safe part: mappings, lists, text, numbers, true, false and null as YAML
1.2 has them. Whatever else a file holds becomes a problem with a place, never an exception.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from game.authoring.problems import Place, Problem, Severity, has_errors
from game.authoring.syntax import explained
from game.codec import JsonTree

LARGEST_FILE = 256 * 1024
DEEPEST = 24
MOST_NODES = 50_000
MOST_PROBLEMS = 20

Steps = tuple[str | int, ...]
Mark = tuple[int, int]

CODES: Mapping[str, str] = {
    "unreadable": "The file is not there, may not be opened, or is not text in UTF-8.",
    "too-large": f"A file may hold {LARGEST_FILE // 1024} KiB, {MOST_NODES:,} values and {DEEPEST} levels.",
    "byte-order-mark": "The file starts with an invisible mark that some editors add. Save it without.",
    "control-character": "The file holds a character that cannot be printed.",
    "empty": "The file holds nothing, or only comments.",
    "not-yaml": "The file breaks the rules of YAML: a quote left open, a line indented wrongly, a tab.",
    "several-documents": "A line `---` starts a second document. One file holds one.",
    "duplicate-key": "A key stands twice in one mapping. Both places are named.",
    "not-supported": "Anchors (`&x`), aliases (`*x`), tags (`!x`), merge keys (`<<`), keys that are lists.",
}
"""What can be wrong with a file as such."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A file read. `tree` is None where there was an error; `values` and `keys` hold the places."""

    file: str
    text: str
    tree: JsonTree
    problems: tuple[Problem, ...]
    values: Mapping[Steps, Mark] = field(default_factory=dict)
    keys: Mapping[Steps, Mark] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def place(self, path: Steps) -> Place:
        """Where the value at this path stands; for a mapping or a list that has a key, its key."""
        known = self._known(path)
        under_key = known in self.keys and isinstance(self.at(known), dict | list | None)
        mark = self.keys[known] if under_key else self.values.get(known, (1, 1))
        return Place(self.file, *mark)

    def key_place(self, path: Steps) -> Place:
        """Where the key of this path stands."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.place(path)

    def at(self, path: Steps) -> JsonTree:
        """The value at this path; None where there is none."""
        tree = self.tree
        for step in path:
            try:
                tree = tree[step]
            except (KeyError, IndexError, TypeError):
                return None
        return tree

    def _known(self, path: Steps) -> Steps:
        while path and path not in self.values:
            path = path[:-1]
        return path


def read(path: Path, name: str | None = None) -> Source:
    """The file at `path`; `name`: how its problems name it."""
    name = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return _unread(name, "unreadable", "there is no such file")
    except OSError as error:
        return _unread(name, "unreadable", f"this file cannot be read ({error.strerror})")
    return parsed(data, name)


def _unread(name: str, code: str, message: str, hint: str = "") -> Source:
    return Source(name, "", None, (Problem(code, message, Place(name), hint),))


def parsed(data: bytes, name: str) -> Source:
    """The tree in these bytes."""
    if len(data) > LARGEST_FILE:
        hint = "a scenario of nine delegations needs about a third of that"
        return _unread(name, "too-large", f"this file is larger than {LARGEST_FILE // 1024} KiB", hint)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        place, hint = Place(name, *_end_of(before)), 'save the file as "UTF-8"'
        return Source(name, before, None, (Problem("unreadable", "this is not text in UTF-8", place, hint),))
    problems = list(_unprintable(text, name))
    if has_errors(problems):
        return Source(name, text, None, tuple(problems))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    composer = _Composer(name)
    problems += composer.composed(text)
    tree = None if has_errors(problems) else composer.root
    return Source(name, text, tree, tuple(problems), composer.values, composer.keys)


_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def _unprintable(text: str, name: str) -> Iterator[Problem]:
    if text.startswith("\ufeff"):
        hint = 'save the file as "UTF-8", not as "UTF-8 with BOM"'
        message = "the file starts with a byte-order mark"
        yield Problem("byte-order-mark", message, Place(name, 1, 1), hint, Severity.WARNING)
    if found := _UNPRINTABLE.search(text, pos=1 if text.startswith("\ufeff") else 0):
        message = f"the character U+{ord(found.group()):04X} cannot be printed"
        place = Place(name, *_end_of(text[: found.start()]))
        yield Problem("control-character", message, place, "delete it, or type the text again")


def _end_of(before: str) -> Mark:
    """The line and column that follow this text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _Stop(Exception):
    """There is no use in reading on."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled; `key`: the key whose value comes next."""

    container: dict[str, JsonTree] | list[JsonTree]
    path: Steps
    key: str | None = None

    def step(self) -> str | int:
        return len(self.container) if isinstance(self.container, list) else str(self.key)


class _Composer:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: JsonTree = None
        self.values: dict[Steps, Mark] = {}
        self.keys: dict[Steps, Mark] = {}
        self.open: list[_Open] = []
        self.problems: list[Problem] = []
        self.documents = 0
        self.lines: list[str] = []

    def composed(self, text: str) -> list[Problem]:
        self.lines = text.split("\n")
        try:
            for event in yaml.parse(text, Loader=_PARSER):
                self.take(event)
            if not self.documents:
                self.problem("empty", "this file is empty", (1, 1), "`new` writes a scenario to start from")
        except yaml.MarkedYAMLError as error:
            self.problems.append(_not_yaml(error, self.lines, self.name))
        except (yaml.YAMLError, ValueError, OverflowError):
            self.problem("not-yaml", "this file cannot be read as YAML", (1, 1))
        except _Stop:
            pass
        return self.problems

    def problem(self, code: str, message: str, mark: Mark, hint: str = "", first: Mark | None = None) -> None:
        related = (Place(self.name, *first), "the first one") if first else None
        self.problems.append(Problem(code, message, Place(self.name, *mark), hint, related=related))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Stop

    def take(self, event: Any) -> None:
        mark = _mark(event.start_mark, self.lines)
        match event:
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    hint = "delete the line ---, or make it a file of its own"
                    self.problem("several-documents", "a second document starts here", mark, hint)
                    raise _Stop
            case yaml.AliasEvent():
                self.problem("not-supported", "YAML aliases are not supported", mark, "write the value out")
                self.put(None, mark)
            case yaml.NodeEvent():
                self.check(event, mark)
                self.node(event, mark)
            case yaml.CollectionEndEvent():
                self.open.pop()

    def check(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self.problem("not-supported", "YAML anchors are not supported", mark, "write the value out")
        if event.tag is not None:
            self.problem("not-supported", "YAML tags are not supported", mark, f"delete {event.tag}")
        if len(self.values) >= MOST_NODES:
            self.problem("too-large", f"this file holds more than {MOST_NODES:,} values", mark)
            raise _Stop

    def node(self, event: yaml.Event, mark: Mark) -> None:
        container: dict[str, JsonTree] | list[JsonTree]
        match event:
            case yaml.MappingStartEvent():
                container = {}
            case yaml.SequenceStartEvent():
                container = []
            case yaml.ScalarEvent():
                if self.open and isinstance(self.open[-1].container, dict) and self.open[-1].key is None:
                    self.key(self.open[-1], event.value, mark)
                else:
                    self.put(self.scalar(event, mark), mark)
                return
        if len(self.open) >= DEEPEST:
            self.problem("too-large", f"this file is nested more than {DEEPEST} levels deep", mark)
            raise _Stop
        path = self.put(container, mark)
        self.open.append(_Open(container, path))

    def key(self, parent: _Open, key: str, mark: Mark) -> None:
        path = (*parent.path, key)
        if key in parent.container:
            hint = "keep one of the two"
            self.problem("duplicate-key", f"the key {key!r} stands here twice", mark, hint, self.keys[path])
        elif key == "<<":
            self.problem("not-supported", "YAML merge keys are not supported", mark, "write the values out")
        elif not key:
            self.problem("not-yaml", "a key is missing before the colon", mark)
        parent.key = key
        self.keys.setdefault(path, mark)

    def put(self, value: JsonTree, mark: Mark) -> Steps:
        """Puts a value where the one being filled wants it, and returns its path."""
        if not self.open:
            self.root = value
            self.values[()] = mark
            return ()
        parent = self.open[-1]
        if isinstance(parent.container, dict) and parent.key is None:
            hint = "a key is a word; quote it if it starts with [ or {"
            self.problem("not-supported", "a list or mapping cannot be a key", mark, hint)
            raise _Stop
        path = (*parent.path, parent.step())
        if isinstance(parent.container, list):
            parent.container.append(value)
        else:
            parent.container[str(parent.key)] = value
            parent.key = None
        self.values[path] = mark
        return path

    def scalar(self, event: Any, mark: Mark) -> JsonTree:
        text: str = event.value
        if not event.style:  # None or "", as the parser has it
            return _plain(text)
        if event.style == '"' and (found := _UNPRINTABLE.search(text)):
            message = f"the character U+{ord(found.group()):04X} cannot be printed"
            self.problem("control-character", message, mark)
        return text.rstrip("\n") if event.style in "|>" else text


_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")


def _plain(text: str) -> JsonTree:
    """A value written without quotes; what is no number, true, false or null is text."""
    if text in _NULL:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _mark(mark: Any, lines: list[str]) -> Mark:
    """A mark of the parser's, which at the end may look for more behind the last line."""
    if mark.line >= len(lines):
        return len(lines), len(lines[-1]) + 1
    return mark.line + 1, mark.column + 1


def _not_yaml(error: yaml.MarkedYAMLError, lines: list[str], name: str) -> Problem:
    said = error.problem or ""
    opened = None if error.context_mark is None else _mark(error.context_mark, lines)
    mark = opened or (1, 1)
    if error.problem_mark is not None and not (opened and "end of stream" in said):
        mark = _mark(error.problem_mark, lines)
    message, hint = explained(said, lines[mark[0] - 1][mark[1] - 1 :])
    related = None
    if opened and opened != mark:
        related = (Place(name, *opened), "it belongs to what starts here")
    return Problem("not-yaml", message, Place(name, *mark), hint, related=related)
