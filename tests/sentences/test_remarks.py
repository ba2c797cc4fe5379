"""Set remarks as sentences: in both languages, with what they name, and never as the engine keeps them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from game.engine import events as e
from game.engine.speech import REMARKS, Remark
from game.engine.view import View
from game.i18n import Words
from game.sentences.remarks import said
from tests.sentences.test_account import told
from tests.sentences.views import HILLS, HILLS_ZH, TRADE

EN, ZH = Words("en"), Words("zh-CN")
PARTS = ("asks", "hard", "easy")
NAMED = {
    "accepts": "hard easy",
    "bridges": "hard",
    "cannot": "asks hard",
    "closer": "easy",
    "consults": "hard",
    "exchange": "asks easy",
    "grudge": "hard",
    "holds": "hard",
    "improves": "hard",
    "little": "asks",
    "mixed": "hard easy",
    "needs": "asks easy",
    "needs-more": "asks easy",
    "overtaken": "easy",
    "redrafts": "hard",
    "reserves": "hard",
    "too-dear": "hard",
}
"""What a remark's sentence names; the others name nothing."""

NEEDS = Remark("needs", (("line", "list"), ("officers", "posting")), easy=("review",))
BOTH = pytest.mark.parametrize(("view", "words"), [(HILLS, EN), (HILLS_ZH, ZH)], ids=["en", "zh-CN"])


def named_by(code: str) -> list[str]:
    return [part for part in PARTS if part in NAMED.get(code, "").split()]


def subsets(parts: list[str]) -> Iterator[tuple[str, ...]]:
    return (chosen for n in range(len(parts) + 1) for chosen in combinations(parts, n))


def keys() -> Iterator[str]:
    """Every key that a remark's sentence can have."""
    for code in sorted(REMARKS):
        yield from (".".join(("remark", code, *chosen)) for chosen in subsets(named_by(code)))


def filled(code: str, parts: tuple[str, ...]) -> Remark:
    return Remark(
        code,
        asks=(("line", "list"), ("officers", "posting")) if "asks" in parts else (),
        hard=("notice",) if "hard" in parts else (),
        easy=("review",) if "easy" in parts else (),
    )


@BOTH
@pytest.mark.parametrize("code", sorted(REMARKS))
def test_a_sentence_for_every_remark_whatever_it_names(code: str, view: View, words: Words) -> None:
    issues = view.agenda.issues
    names = {
        "asks": [issues["line"].options["list"].label, issues["officers"].options["posting"].label],
        "hard": [issues["notice"].title],
        "easy": [issues["review"].title],
    }
    sentences = set()
    for parts in subsets(list(PARTS)):
        sentence = said(view, filled(code, parts), words)
        sentences.add(sentence)
        named = [part for part in parts if part in named_by(code)]
        for part, texts in names.items():
            assert [text in sentence for text in texts] == [part in named] * len(texts)
        assert sentence.endswith((".", "。"))
        assert not re.search(r"[{}]|Remark|\.\.|。。", sentence)
    assert len(sentences) == 2 ** len(named_by(code))


@pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh-CN"])
def test_no_number_is_in_a_sentence(words: Words) -> None:
    assert [key for key in keys() if re.search(r"\d", words(key))] == []


def test_what_it_sounds_like() -> None:
    assert said(HILLS, NEEDS, EN) == (
        "With 'List of numbers' under 'The telephone line' and 'One officer posted on each side' under "
        "'Staff officers' we can come along; on 'Who looks after the deal' we have no difficulty."
    )
    assert said(HILLS_ZH, NEEDS, ZH) == (
        "如采用‘电话热线’项下‘号码清单’和‘互派参谋军官’项下‘双方各派驻一名参谋军官’的措辞，"
        "我方可以同意；‘由谁跟进’对我方并无困难。"
    )


def test_free_words_are_as_they_are() -> None:
    assert said(HILLS, "Not {line}, 100 %!", EN) == "Not {line}, 100 %!"


def test_nothing_is_named_twice() -> None:
    twice = Remark("holds", hard=("line", "notice", "line"))
    assert said(HILLS, twice, EN) == said(HILLS, replace(twice, hard=("line", "notice")), EN)


def test_what_was_said_with_an_act_is_told_with_it() -> None:
    (line,) = told(e.Declined(8, "arvenia", NEEDS, None))
    assert said(HILLS, NEEDS, EN) in line
    (line,) = told(e.SilenceBroken("belmora", "line", Remark("consults", hard=("line",))))
    assert "We have asked our capital about 'The telephone line'." in line
    (line,) = told(replace(TRADE, note=Remark("exchange")))
    assert "Each of us would come part of the way." in line
    (line,) = told(e.Declined(7, "belmora", Remark("stands"), None), e.Declined(7, "cordania", "No.", None))
    assert line.endswith('Belmora: "The text as it stands serves us better." Cordania: "No."')
