"""Whatever bytes a file holds, loading ends: in a scenario, or in problems that have a place."""

import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.authoring.library import Loaded, load, with_cases
from game.authoring.problems import printed
from game.authoring.source import parsed
from game.paths import scenarios
from tests.authoring.lake import CASES, ID, LAKE, open_table, written

REAL = {file: file.read_bytes() for file in sorted(scenarios().glob("*/*.yaml"))}
WORDS = [
    *(
        "no:",
        "yes",
        "&a",
        "*a",
        "!!x",
        "<<: *a",
        "- ",
        ": ",
        "? ",
        "[",
        "{",
        "}",
        "]",
        "|",
        ">-",
        "'",
        '"',
        "#",
    ),
    *("\t", "\n", "  ", "\r", "---", "...", "%TAG ! x", "\\", "\\x00", "\x00", "\ud7ff", "\ufeff", "\u2028"),
    *("9" * 6000, "-1", "1e9", "0.5", "null", "true", "{}", "[]", "[[]]", "{a: {b: {c: {}}}}", "[" * 5000),
    *("catch", "dam", "highland", "isle", "{weeks}", "{", "consensus", "majority", "adviser", "observer"),
]


def sound(loaded: Loaded) -> None:
    """The laws of loading."""
    for problem in loaded.problems:
        assert problem.message
        assert problem.place.file
        assert problem.place.line >= 0
        assert (problem.place.line == 0) == (problem.place.column == 0)
        lines = loaded.lines.get(problem.place.file, ())
        assert problem.place.line <= max(1, len(lines))
        assert printed(problem, loaded.lines)
    assert loaded.scenario is not None or any(p.is_error for p in loaded.problems)


def loaded(folder: Path, data: bytes, name: str = "scenario") -> Loaded:
    made = written(folder, play=CASES)
    (made / f"{name}.yaml").write_bytes(data)
    return with_cases(load(made), open_table)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(st.binary(max_size=400))
def test_any_bytes(folder: Path, data: bytes) -> None:
    sound(loaded(folder, data))


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text(folder: Path, text: str) -> None:
    sound(loaded(folder, text.encode()))


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from([" ", "\n", "a", "b: c"]), max_size=40))
def test_any_yaml(folder: Path, words: list[str]) -> None:
    sound(loaded(folder, "".join(words).encode()))


@given(
    st.integers(0, len(LAKE)),
    st.integers(0, 60),
    st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8"), max_size=5),
)
@example(0, 0, "a" * 300 * 1024)
@example(0, 0, "[" * 5000)
def test_a_sound_scenario_changed(folder: Path, at: int, cut: int, put: str) -> None:
    sound(loaded(folder, (LAKE[:at] + put + LAKE[at + cut :]).encode()))


@given(st.permutations(LAKE.split("\n")[9:].copy()))
def test_a_sound_scenario_shuffled(folder: Path, lines: list[str]) -> None:
    sound(loaded(folder, "\n".join(lines).encode()))


@given(
    st.integers(0, LAKE.count("\n") - 1), st.integers(1, 4), st.sampled_from(["delete", "double", "indent"])
)
def test_lines_of_a_sound_scenario_changed(folder: Path, at: int, many: int, how: str) -> None:
    lines = LAKE.split("\n")
    those = lines[at : at + many]
    put = {"delete": [], "double": [*those, *those], "indent": [f"  {line}" for line in those]}[how]
    sound(loaded(folder, "\n".join([*lines[:at], *put, *lines[at + many :]]).encode()))


@given(st.integers(0, len(CASES)), st.integers(0, 40), st.sampled_from(WORDS))
def test_sound_cases_changed(folder: Path, at: int, cut: int, put: str) -> None:
    made = written(folder)
    (made / "play.yaml").write_bytes((CASES[:at] + put + CASES[at + cut :]).encode())
    sound(with_cases(load(made), open_table))


PATHS = [
    *("title", "issues.catch.title", "statement.1.text", "placeholders.weeks", "x", "issues.catch"),
    *("statement.99.text", "delegations.isle.mandate", "issues.catch.options.season.clause", "language"),
]


@given(st.dictionaries(st.sampled_from(PATHS) | st.text(max_size=5), st.sampled_from(WORDS), max_size=5))
def test_any_translation(folder: Path, words: dict[str, str]) -> None:
    made = written(folder, play=CASES)
    text = "".join(f"{key!r}: {value!r}\n" for key, value in words.items())
    (made / "zh-CN.yaml").write_bytes(text.encode(errors="replace"))
    result = load(made)
    sound(result)
    assert result.scenario is not None
    (made / "zh-CN.yaml").unlink()


@pytest.mark.parametrize("file", REAL, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_real_files_cut_short(file: Path, tmp_path: Path) -> None:
    """Cut after every fiftieth byte, or five hundredth; every tenth of these goes through all the checks."""
    data = REAL[file]
    for n, end in enumerate(range(0, len(data), 50 if len(data) < 20_000 else 500)):
        source = parsed(data[:end], file.name)
        assert source.tree is not None or source.problems
        if n % 10 == 0 and file.name == "scenario.yaml":
            (tmp_path / file.name).write_bytes(data[:end])
            sound(load(tmp_path / file.name))


def test_deep_nesting_leaves_the_stack_alone(folder: Path) -> None:
    limit = sys.getrecursionlimit()
    for text in (
        "[" * 5000,
        "{a: " * 5000,
        "- " * 5000,
        "a:\n" + "".join(f"{' ' * n}b:\n" for n in range(1, 400)),
    ):
        result = loaded(folder, text.encode())
        sound(result)
        assert result.scenario is None
    assert sys.getrecursionlimit() == limit


def test_the_folder_is_the_scenarios(folder: Path) -> None:
    assert load(written(folder)).file == folder / ID / "scenario.yaml"
