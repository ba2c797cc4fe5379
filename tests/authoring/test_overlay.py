"""Translations: every text has a path, what is laid over it is shown, what is wrong is told."""

from pathlib import Path

import pytest

from game.authoring import overlay, shape
from game.authoring.library import load
from game.authoring.overlay import texts
from game.authoring.problems import Place
from game.authoring.source import parsed
from game.codec import decode, difference, encode
from tests.authoring.lake import ID, LAKE, checked, marked, written

SHAPE: shape.Scenario = decode(parsed(LAKE.encode(), "s").tree, shape.Scenario)
ALL = texts(SHAPE)
WHOLE = "".join(f"{path}: >-\n  ~{text.words}\n" for path, text in ALL.items() if text.needed)

EXAMPLES = [
    ("translation-of-nothing", "«issues.catch.titel: 鱼\n"),
    ("translation-of-nothing", "«issues.catch: 鱼\n"),
    ("translation-of-nothing", "«issues.catch.options.silence.clause: 鱼\n"),
    ("translation-of-nothing", "«statement.0.text: 鱼\n"),
    ("translation-of-nothing", "«id: 鱼\n"),
    ("translation-missing", "«title: 湖\n"),
    ("translation-empty", 'title: «" "\n'),
    ("translation-placeholders", "issues.catch.options.season.clause: «春季禁止捕鱼。\n"),
    ("translation-placeholders", "issues.catch.options.season.clause: «春季{weeks}周{days}内禁止捕鱼。\n"),
    ("translation-too-long", f"title: «{'湖' * 81}\n"),
]


@pytest.mark.parametrize(("code", "text"), EXAMPLES, ids=lambda value: value if "-" in value else "")
def test_finds(code: str, text: str, tmp_path: Path) -> None:
    text, place = marked(text)
    loaded = checked(tmp_path, zh_CN=text)
    found = [p for p in loaded.problems if p.code == code]
    assert [p.place for p in found] == [Place(str(tmp_path / ID / "zh-CN.yaml"), *place)]
    assert {p.code for p in loaded.problems} <= {code, "translation-missing"}
    assert loaded.scenario is not None


def test_every_check_has_an_example() -> None:
    assert {check.code for check in overlay.CHECKS} == {code for code, _ in EXAMPLES} | {
        "translation-into-itself"
    }


def test_a_translation_into_the_language_of_the_original(tmp_path: Path) -> None:
    loaded = checked(tmp_path, en="title: The pond\n")
    assert "translation-into-itself" in {p.code for p in loaded.problems}
    assert not loaded.translations


def test_a_misspelt_path_is_guessed(tmp_path: Path) -> None:
    problems = checked(tmp_path, zh_CN="issues.catch.titel: 鱼\n").problems
    hints = [p.hint for p in problems if p.code == "translation-of-nothing"]
    assert hints == ["did you mean 'issues.catch.title'?"]


def test_what_is_missing_is_counted_and_the_first_three_named(tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, zh_CN="title: 湖\n").problems
    needed = [path for path, text in ALL.items() if text.needed]
    assert problem.message.startswith(f"{len(needed) - 1} of ")
    assert problem.hint == f"the first: {', '.join(needed[1:4])}, ..."


def test_the_paths_are_those_of_the_format() -> None:
    paths = [
        *("title", "summary", "note", "teaches.1", "no_agreement", "placeholders.weeks"),
        *("issues.catch.title", "issues.catch.axis", "issues.catch.options.season.label"),
        *("issues.catch.options.season.clause", "delegations.isle.name", "delegations.isle.head"),
        *("delegations.isle.bio", "delegations.isle.mandate.instructions"),
        *("delegations.isle.mandate.walk_away.text", "delegations.highland.mandate.red_lines.1.why"),
        *("delegations.lowport.mandate.links.1.why", "delegations.highland.mandate.capital.1.why"),
        *("statement.1.text", "statement.5.annex", "baskets.works", "annex.gauge.text"),
        *("events.drought.title", "events.drought.news", "events.drought.teaching"),
        *("debrief.aftermath.1", "debrief.objectives.1", "debrief.questions.2"),
    ]
    assert [path for path in paths if path not in ALL] == []
    assert "issues.catch.options.silence.clause" not in ALL


def test_a_whole_translation_changes_every_text_and_nothing_else(tmp_path: Path) -> None:
    loaded = checked(tmp_path, zh_CN=WHOLE)
    assert loaded.problems == ()
    assert loaded.scenario is not None
    translation = loaded.translations["zh-CN"]
    assert translation.agenda.language == "zh-CN"
    changed = difference(encode(loaded.scenario), encode(translation))
    needed = [text for text in ALL.values() if text.needed]
    assert len(changed) == len(needed) + 1
    assert all(words.startswith("~") for words in changed.values() if words != "zh-CN")


def test_what_is_not_translated_stays(tmp_path: Path) -> None:
    translation = checked(tmp_path, zh_CN="title: 湖\n").translations["zh-CN"]
    assert translation.agenda.title == "湖"
    assert translation.agenda.issues["catch"].title == "The fish"


def test_the_original_is_left_alone(tmp_path: Path) -> None:
    plain = load(written(tmp_path / "a")).scenario
    assert load(written(tmp_path / "b", zh_CN=WHOLE)).scenario == plain


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("title: 3\n", "wrong-type", (1, 8)),
        ("title: {a: b}\n", "wrong-type", (1, 1)),
        ("- a\n", "wrong-type", (1, 1)),
        ("title: [\n", "not-yaml", (2, 1)),
        ("title: a\ntitle: b\n", "duplicate-key", (2, 1)),
    ],
)
def test_an_overlay_that_is_none(text: str, code: str, place: tuple[int, int], tmp_path: Path) -> None:
    loaded = checked(tmp_path, zh_CN=text)
    assert [(p.code, (p.place.line, p.place.column)) for p in loaded.problems] == [(code, place)]
    assert loaded.scenario is not None
    assert not loaded.translations
