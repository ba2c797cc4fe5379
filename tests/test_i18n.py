"""The program's words: the same in every language, a sentence for everything, nothing left over."""

import ast
import json
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from game.engine import events
from game.i18n import UnknownLanguage, Words, language_of, languages
from game.sentences.tell import tells_of
from game.terminal.grammar import COMMANDS, GROUPS
from game.ui.app import CLERK, WINDOW
from tests.sentences import test_remarks
from tests.test_docs import refusal_codes

ROOT = Path(__file__).resolve().parents[1]
TEXTS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in (ROOT / "assets" / "i18n").glob("*.json")
}
EN, ZH = TEXTS["en"], TEXTS["zh-CN"]
MODULES = sorted((ROOT / "game").rglob("*.py"))
UNTOLD = {events.TurnEnded, events.Answered}

HOLDERS = ("person", "minister", "nobody", "watching")
ROLES = ("member", "adviser", "observer", "chair")
CAUSES = ("move", "trade", "reopening", "return")
ENDS = ("closed", "declined", "withdrawn", "expired", "lapsed")
ANSWERS = ("yes", "not-yet", "no", "unasked")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_languages_have_the_same_keys() -> None:
    assert set(ZH) == set(EN)


def test_languages_have_the_same_placeholders() -> None:
    for key, text in EN.items():
        if key.startswith(("unread.", "help.", "guide.text.prompt")):  # a language chooses its own examples
            examples = {"issue", "issue2", "option", "option2", "seat", "seat2"}
            assert placeholders(ZH[key]) <= placeholders(text) | examples, key
        else:
            assert placeholders(ZH[key]) == placeholders(text), key


def test_chinese_has_no_half_width_punctuation() -> None:
    wide = "[\u3400-\u9fff]"
    half = re.compile(rf"{wide}\s*[,;:!?()]|[,;:!?()]\s*{wide}|{wide}\.")
    assert {key: text for key, text in ZH.items() if half.search(text)} == {}


def test_every_chinese_sentence_is_chinese() -> None:
    same = {key for key in EN if EN[key] == ZH[key] and re.search("[A-Za-z]", re.sub(r"{.*?}", "", EN[key]))}
    assert same == set()


def nodes(path: Path) -> tuple[list[ast.AST], list[ast.Call]]:
    """Everything in a module, and the calls among it."""
    found = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    return found, [node for node in found if isinstance(node, ast.Call)]


def codes(folder: str, function: str) -> set[str]:
    """The first arguments, where they are written out, of the calls of a function."""
    return {
        call.args[0].value
        for path in (ROOT / "game" / folder).rglob("*.py")
        for call in nodes(path)[1]
        if isinstance(call.func, ast.Name) and call.func.id == function and call.args
        if isinstance(call.args[0], ast.Constant)
    }


def test_every_refusal_has_a_sentence() -> None:
    refused = refusal_codes() | codes("session", "Refusal")
    assert {key.removeprefix("refusal.") for key in EN if key.startswith("refusal.")} == {
        *refused,
        "no-chair",
    }
    assert "stale" in refused


def test_a_window_names_no_command_of_the_terminal() -> None:
    shown = ("told.", "refusal.", "remark.", "coach.", "worth.")
    typed = {key for key, text in EN.items() if key.startswith(shown) and "`" in text}
    assert {key for key in typed if WINDOW + key not in EN} <= {"coach.none", "coach.adviser"}
    assert not {key for key, text in EN.items() if key.startswith(("ui.", WINDOW, CLERK)) and "`" in text}


def test_every_fault_has_a_sentence() -> None:
    faults = codes("session", "_fault") | codes("session", "Fault") | {"bad-line"}
    assert {key.removeprefix("fault.") for key in EN if key.startswith("fault.")} == faults


def test_every_event_is_told_but_two() -> None:
    kinds = set(events.Event.__args__)
    assert {kind for kind in kinds if not tells_of(object.__new__(kind))} == UNTOLD


def families() -> Iterator[str]:
    """Every key that the code puts together as it goes."""
    yield from (f"ladder.{step}" for step in range(9))
    yield from (f"holder.{holder}" for holder in HOLDERS)
    yield from (f"role.{role}" for role in ROLES)
    yield from (f"told.handed.{holder}" for holder in ("person", "minister"))
    for cause in CAUSES:
        yield from (f"told.moved.{cause}", f"told.moved.{cause}.you")
        if cause in ("move", "trade"):
            yield from (f"told.moved.{cause}.many", f"told.moved.{cause}.many.you")
    for end in ENDS:
        yield from (f"told.offer.{end}", f"told.offer.{end}.you", f"told.chair-text.{end}")
    for answer in ANSWERS:
        yield from (f"told.capital.{answer}", f"told.capital.{answer}.you", f"capital.{answer}")
    for kind in ("public", "corridor"):
        yield from (
            f"told.proposed.{kind}",
            f"told.proposed.{kind}.you",
            f"told.announced.{kind}",
            f"offers.{kind}",
        )
    yield from ("offers.text", "told.accepted.many", "told.declined.many", "told.expired.many")
    yield from (f"status.initiatives.{number}" for number in ("one", "other"))
    yield from (f"help.group.{group}" for group in GROUPS)
    yield from (f"{kind}.{command}" for kind in ("command", "help") for command in COMMANDS)
    yield from (
        f"unclear.{kind}.{how}" for kind in ("issue", "option", "seat") for how in ("none", "several")
    )
    yield from (f"menu.{answer}.n" for answer in ("accept", "decline"))
    yield from (key for key in EN if key.startswith(("refusal.", "fault.")))
    yield from test_remarks.keys()
    for manner in (WINDOW, CLERK):
        yield from (key for key in EN if key.startswith(manner) and key.removeprefix(manner) in EN)


@cache
def written() -> frozenset[str]:
    """Every string in the code that could be a key; `told.x` told with `verb` needs its `you` as well."""
    found: set[str] = set()
    for path in MODULES:
        parts, calls = nodes(path)
        found |= {n.value for n in parts if isinstance(n, ast.Constant) and isinstance(n.value, str)}
        for call in calls:
            name = call.func.id if isinstance(call.func, ast.Name) else ""
            keys = {a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
            if name in ("verb", "_seat"):
                found |= {f"{key}.you" for key in keys}
            if name == "voice":
                found |= {f"debrief.{key}" for key in spoken(call)}
    for template in (ROOT / "assets" / "debrief").glob("*.html"):
        found |= set(re.findall(r'words\("([^"]+)"', template.read_text(encoding="utf-8")))
    return frozenset(found)


def spoken(call: ast.Call) -> Iterator[str]:
    """The keys in the first argument of a call: written out, or one of two."""
    nodes: list[ast.expr] = call.args[:1]
    while nodes:
        match nodes.pop():
            case ast.Constant(value=str() as key):
                yield key
            case ast.IfExp(body=first, orelse=second):
                nodes += [first, second]


def put_together(node: ast.JoinedStr, before: str = "") -> re.Pattern[str]:
    parts = (str(p.value) if isinstance(p, ast.Constant) else None for p in node.values)
    told = "".join("[a-z0-9._-]+" if part is None else re.escape(part) for part in parts)
    return re.compile(re.escape(before) + told)


def made_up() -> list[re.Pattern[str]]:
    """What the keys of the interface and of debriefs look like where they are put together as it goes."""
    found = [re.compile("nothing")]
    for path in [
        p for part in ("ui", "sentences", "debrief", "commands") for p in (ROOT / "game" / part).rglob("*.py")
    ]:
        parts, calls = nodes(path)
        for node in parts:
            if isinstance(node, ast.JoinedStr) and ast.unparse(node)[2:].startswith(("ui.", "debrief.")):
                found.append(put_together(node))
        for call in calls:
            if isinstance(call.func, ast.Name) and call.func.id == "voice" and call.args:
                inner = (n for n in ast.walk(call.args[0]) if isinstance(n, ast.JoinedStr))
                found += [put_together(n, "debrief.") for n in inner]
            counted = isinstance(call.func, ast.Attribute) and call.func.attr == "count" and call.args
            if counted and isinstance(call.args[0], ast.Constant):
                found.append(
                    re.compile(r"(debrief\.)?" + re.escape(str(call.args[0].value)) + r"\.(one|other)")
                )
    return found


def test_every_family_is_whole() -> None:
    assert [key for key in families() if key not in EN] == []


def test_every_key_that_is_used_is_there() -> None:
    pattern = re.compile(
        r"(?:ui|told|guide|unread|brief|offers|mandate|worth|result|document|draft|issue|news|debrief)\.[a-z.-]+"
    )
    counted = {key[:n] for key in EN for n, letter in enumerate(key) if letter == "."}
    missing = {text for text in written() if pattern.fullmatch(text)} - set(EN) - counted
    assert {key for key in missing if not key.endswith((".", ".jsonl", ".json", ".yaml", ".html"))} == set()


def test_no_key_is_left_over() -> None:
    used = written() | set(families())
    menus = {f"menu.{text.partition(' ')[0]}" for text in used} | {"menu.draft.full"}
    left = set(EN) - used - menus
    patterns = made_up()
    assert {key for key in left if not any(pattern.fullmatch(key) for pattern in patterns)} == set()


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        ("en", "en"),
        ("en_GB.UTF-8", "en"),
        ("zh", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("ZH-cn", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("中文", "zh-CN"),
        ("English", "en"),
    ],
)
def test_a_language_in_any_usual_spelling(wanted: str, language: str) -> None:
    assert language_of(wanted) == language


@pytest.mark.parametrize("wanted", ["klingon", "?", "x" * 1000])
def test_a_language_that_is_not_there(wanted: str) -> None:
    with pytest.raises(UnknownLanguage):
        language_of(wanted)


def test_languages() -> None:
    assert languages() == ("en", "zh-CN")


def test_lists_and_numbers() -> None:
    en, zh = Words("en"), Words("zh-CN")
    assert en.listed(["a", "b", "c"]) == "a, b and c"
    assert zh.listed(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert (en.listed([]), en.listed(["a"])) == ("", "a")
    assert en.sentences("One.", "", "Two.") == "One. Two."
    assert zh.sentences("一。", "二。") == "一。二。"
    assert [en.points(p) for p in (0, 4, 5, -5, -4, 6785, 10000)] == [
        "0.0",
        "0.0",
        "0.1",
        "-0.1",
        "0.0",
        "67.9",
        "100.0",
    ]
    assert [en.change(p) for p in (0, 50, -50)] == ["+0.0", "+0.5", "-0.5"]
    assert en.count("status.initiatives", 1) != en.count("status.initiatives", 2)
