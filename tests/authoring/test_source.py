"""Reading YAML: plain values, places, and every unwelcome thing refused at its place."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from game.authoring import source
from game.authoring.problems import Place, Severity
from game.authoring.source import Source, parsed, read
from tests.authoring.lake import marked

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the fast parser and the one in Python, which stands in where the fast one is not built."""
    monkeypatch.setattr(source, "_PARSER", request.param)


def tree_of(text: str) -> Any:
    result = parsed(text.encode(), "f.yaml")
    assert not result.problems
    return result.tree


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("no: 1\non: x\n3: y\n", {"no": 1, "on": "x", "3": "y"}),
        ("[yes, no, on, off, y, n]", ["yes", "no", "on", "off", "y", "n"]),
        ("[true, True, TRUE, false, False]", [True, True, True, False, False]),
        ("[null, ~, Null, '', '~']", [None, None, None, "", "~"]),
        ("a:\nb: ~", {"a": None, "b": None}),
        ("[0, 7, -7, +7, 999999999999999]", [0, 7, -7, 7, 999999999999999]),
        ("[1.5, -0.25]", [1.5, -0.25]),
        ("[010, 1_000, 0x10, 0o7, 1e5, .5, 5., .inf, .nan]",
         ["010", "1_000", "0x10", "0o7", "1e5", ".5", "5.", ".inf", ".nan"]),
        ("[1:30, 2024-01-01, 1997-10-03T10:00:00Z]", ["1:30", "2024-01-01", "1997-10-03T10:00:00Z"]),
        ("['12', \"12\", '1.5', 'true']", ["12", "12", "1.5", "true"]),
        ("x: " + "9" * 6000, {"x": "9" * 6000}),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", {"a": "one\ntwo", "b": "one two"}),
        ("a: 'it''s'\nb: \"\\u00e9\\n\"", {"a": "it's", "b": "é\n"}),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
        ("a: 1\rb: 2\r", {"a": 1, "b": 2}),
        ("--- # a remark\na: 1\n...\n", {"a": 1}),
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("湖: 鱼", {"湖": "鱼"}),
        ("just words", "just words"),
    ],
)  # fmt: skip
def test_values(text: str, tree: Any) -> None:
    assert tree_of(text) == tree


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a: 1\nb: 2\n«a: 3", "duplicate-key", "'a' stands here twice"),
        ("a: {b: 1, «b: 2}", "duplicate-key", "'b'"),
        ("a: «&x 1", "not-supported", "anchors"),
        ("a: «*x", "not-supported", "aliases"),
        ("a: «!x 1", "not-supported", "tags"),
        ("«!!python/object/apply:os.system [ls]", "not-supported", "tags"),
        ("a: «!!str 1", "not-supported", "tags"),
        ("«<<: {a: 1}", "not-supported", "merge"),
        ("? «[a, b]\n: 1", "not-supported", "cannot be a key"),
        ("«{a: 1}: 2", "not-supported", "cannot be a key"),
        ("[" * 24 + "«[", "too-large", "24 levels"),
        ("[" * 24 + "«[" + "[" * 4975, "too-large", "24 levels"),
        ("a: 1\n«---\nb: 2", "several-documents", "second document"),
        ("a: 1\n...\n«---\nb: 2", "several-documents", "second document"),
        ("«", "empty", "is empty"),
        ("«# nothing but a remark\n", "empty", "is empty"),
        ("a: b«: c", "not-yaml", "a colon cannot stand here"),
        ("a: 1\n  b«: 2", "not-yaml", "a colon cannot stand here"),
        ("a:\n«\tb: 1", "not-yaml", "a tab"),
        ("a: «\"x\nb: 1", "not-yaml", "a quote is opened here"),
        ("a: «@x", "not-yaml", "cannot begin with this character"),
        ("a: «`x`", "not-yaml", "cannot begin with this character"),
        ("a: «- b", "not-yaml", "a list cannot start here"),
        ("a: 'it'«s'", "not-yaml", "does not fit"),
        ("- a\n«b: 1", "not-yaml", "does not fit"),
        ("a: [1, 2\nb«: 3", "not-yaml", "a comma or a closing bracket"),
        ("a: | «x\n  b", "not-yaml", "nothing may follow"),
        ("«%YAML 9.9\n---\na: 1", "not-yaml", "version"),
        ("a: «\"\\0\"", "control-character", "U+0000"),
        ("?« \n: x", "not-yaml", "a key is missing"),
    ],
)  # fmt: skip
def test_refusals(text: str, code: str, words: str) -> None:
    text, place = marked(text)
    result = parsed(text.encode(), "f.yaml")
    assert result.tree is None
    assert [(p.code, p.place) for p in result.problems] == [(code, Place("f.yaml", *place))]
    assert words in result.problems[0].message


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        (b"a: 1\nb: \xff\xfe", "unreadable", (2, 4)),
        ("a: é".encode("latin-1"), "unreadable", (1, 4)),
        ("a: 1".encode("utf-16"), "unreadable", (1, 1)),
        (b"\x7fELF\x02\x01\x01\x00", "control-character", (1, 1)),
        (b"a: 1\nb: \x00", "control-character", (2, 4)),
        (b"a: 1\nb: \x1b[31m", "control-character", (2, 4)),
        ("a: 1\nb: x\u2028y".encode(), "control-character", (2, 5)),
        ("a: 1\nb: \ufeffx".encode(), "control-character", (2, 4)),
        (b"a: \xed\xa0\x80", "unreadable", (1, 4)),
        (b"a: x\n" * 60_000, "too-large", (0, 0)),
        (b"[" + b"1," * 60_000 + b"]", "too-large", (1, 100_000)),
    ],
)
def test_bytes_that_are_no_text(data: bytes, code: str, place: tuple[int, int]) -> None:
    result = parsed(data, "f.yaml")
    assert result.tree is None
    assert [(p.code, (p.place.line, p.place.column)) for p in result.problems] == [(code, place)]


def test_a_byte_order_mark_is_only_a_warning() -> None:
    result = parsed("\ufeffa: 1".encode(), "f.yaml")
    assert result.tree == {"a": 1}
    assert [(p.code, p.severity) for p in result.problems] == [("byte-order-mark", Severity.WARNING)]


def test_an_alias_bomb_is_refused_unexploded() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(9))
    result = parsed(levels.encode(), "f.yaml")
    assert result.tree is None
    assert {p.code for p in result.problems} == {"not-supported"}
    assert len(result.problems) <= source.MOST_PROBLEMS


def test_both_places_of_a_duplicate_key_are_named() -> None:
    (problem,) = parsed(b"a: 1\nb: 2\na: 3", "f.yaml").problems
    assert problem.related is not None
    assert problem.related[0] == Place("f.yaml", 1, 1)


def test_several_faults_are_told_together() -> None:
    result = parsed(b"a: &x 1\nb: !y 2\na: 3", "f.yaml")
    assert [p.place.line for p in result.problems] == [1, 2, 3]


def source_of(text: str) -> Source:
    return parsed(text.encode(), "f.yaml")


def test_places_of_values_and_keys() -> None:
    s = source_of("a:\n  b: [x, {c: y}]\nd: 3\n")
    assert s.place(()) == Place("f.yaml", 1, 1)
    assert s.place(("a",)) == Place("f.yaml", 1, 1)
    assert s.place(("a", "b")) == Place("f.yaml", 2, 3)
    assert s.place(("a", "b", 0)) == Place("f.yaml", 2, 7)
    assert s.place(("a", "b", 1)) == Place("f.yaml", 2, 10)
    assert s.place(("a", "b", 1, "c")) == Place("f.yaml", 2, 14)
    assert s.key_place(("a", "b", 1, "c")) == Place("f.yaml", 2, 11)
    assert s.place(("d",)) == Place("f.yaml", 3, 4)


def test_the_place_of_what_is_missing_is_that_of_what_it_is_missing_from() -> None:
    s = source_of("a:\n  b: 1\n")
    assert s.place(("a", "nothing", 3)) == Place("f.yaml", 1, 1)
    assert s.at(("a", "nothing", 3)) is None
    assert s.at(("a", "b")) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (missing,) = read(tmp_path / "no.yaml").problems
    (folder,) = read(tmp_path).problems
    assert (missing.code, missing.place.line) == ("unreadable", 0)
    assert folder.code == "unreadable"


def test_a_file_of_300_kib(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_bytes(b"a: " + b"x" * 300 * 1024)
    assert [p.code for p in read(file).problems] == ["too-large"]


def test_a_file_is_named_as_asked(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("a: [", encoding="utf-8")
    assert read(tmp_path / "s.yaml", "my.yaml").problems[0].place.file == "my.yaml"
