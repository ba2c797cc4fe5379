"""The Chinese of the program and its scenarios: one word for one thing."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROGRAM: Mapping[str, str] = json.loads((ROOT / "assets/i18n/zh-CN.json").read_text(encoding="utf-8"))
ENGLISH: Mapping[str, str] = json.loads((ROOT / "assets/i18n/en.json").read_text(encoding="utf-8"))
SCENARIOS: Mapping[str, Mapping[str, str]] = {
    path.parent.name: {
        key: str(text) for key, text in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    }
    for path in sorted((ROOT / "scenarios").glob("*/zh-CN.yaml"))
}


class Term(NamedTuple):
    english: str
    chinese: str  # as a pattern
    never: str  # what must not be written for it, as a pattern
    everywhere: bool = False  # in scenarios as well, where a word can also mean something else


GLOSSARY = (
    Term("initiative", "动议", "主动权", everywhere=True),
    Term("coach", "教练", "参谋"),
    Term("breaks silence|break silence|broke silence", "打破了?默许", "打破(?:沉默|静默)", everywhere=True),
    Term("silence procedure", "默许程序", "(?:默认|沉默|静默)程序", everywhere=True),
    Term("reopen", "重开", "重启|重新(?:开启|打开)"),
    Term("take.? back|undo", "撤销|撤回|退回", "收回|悔棋"),
    Term("counter-offer", "反提议", "还价|还盘|反提案|反建议"),
    Term("an offer|offers in the corridor", "提议", "提案", everywhere=True),
    Term("in the corridor", "会外", "会场外|场外|走廊"),
    Term("scenario", "情景", "剧本|情境|场景", everywhere=True),
    Term("floor log", "会场记录", "会议记录"),
    Term("home screen", "首页", "主页"),
    Term("red line", "底线", "红线", everywhere=True),
    Term("walk-away", "保留值", "退出价值|离场价值|保留价值", everywhere=True),
    Term("chair's text", "主席案文", "主席文本|主席草案", everywhere=True),
    Term("end your turn|end turn", "结束行动", "结束(?:本轮|发言|回合)|回合"),
    Term("fallback", "未商定时", "退路|后备"),
    Term("post-settlement round", "通过后磋商", "后续磋商|达成后"),
    Term("you", "", "您", everywhere=True),
)

TYPED = ("command.", "coach.line.")  # words that a person may type: other names for a command are welcome
UNITS = "轮条分次项份个局步方位"


def program() -> Mapping[str, str]:
    return {key: text for key, text in PROGRAM.items() if not key.startswith(TYPED)}


def name(term: Term) -> str:
    return term.english.partition("|")[0]


@pytest.mark.parametrize("term", GLOSSARY, ids=name)
def test_no_other_word_for_it(term: Term) -> None:
    texts = {"": program(), **(SCENARIOS if term.everywhere else {})}
    assert {
        (where, key): text
        for where, said in texts.items()
        for key, text in said.items()
        if re.search(term.never, text)
    } == {}


@pytest.mark.parametrize("term", [term for term in GLOSSARY if term.chinese], ids=name)
def test_its_word_is_used(term: Term) -> None:
    pattern = re.compile(rf"\b(?:{term.english})", re.IGNORECASE)
    keys = [key for key in program() if pattern.search(ENGLISH.get(key, ""))]
    assert keys
    assert {key: PROGRAM[key] for key in keys if not re.search(term.chinese, PROGRAM[key])} == {}


def test_a_command_is_called_by_its_word() -> None:
    first = {key: text.partition("|")[0] for key, text in PROGRAM.items() if key.startswith("command.")}
    assert {key: text for key, text in first.items() if any(re.search(t.never, text) for t in GLOSSARY)} == {}


def test_numbers_stand_close_to_what_they_count() -> None:
    blank = re.compile(rf"第 [{{\d]|[}}\d] [{UNITS}]|[}}\d] %")
    assert {key: text for key, text in program().items() if blank.search(text)} == {}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_scenarios_have_no_half_width_punctuation(scenario: str) -> None:
    wide = "[\u3400-\u9fff]"
    half = re.compile(rf"{wide}\s*[,;:!?()]|[,;:!?()]\s*{wide}|{wide}\.(?!\w)")
    assert {key: text for key, text in SCENARIOS[scenario].items() if half.search(text)} == {}
