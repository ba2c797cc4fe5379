"""What a number or a word at the prompt does: what the screen says, or nothing."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from game.engine.actions import Accept, Action, BreakSilence, Decline
from game.engine.draft import with_fallbacks
from game.engine.refusal import Refusal, refusal
from game.engine.speech import Remark
from game.engine.state import Phase, Proposal
from game.engine.view import SilenceView, View
from game.i18n import Words
from game.sentences.heard import Heard
from game.sentences.silence import only_break
from game.simulation import Seated
from game.terminal.grammar import Unread, bundle, read_speech
from game.terminal.menu import menu
from game.terminal.screen import Leave, Screen
from game.terminal.turn import Turn
from tests.sentences.views import HILLS, HILLS_ZH
from tests.terminal.scripted import Game, Scripted
from tests.terminal.test_turn import answer_to

FIRST, SECOND = (
    Proposal(
        number,
        "belmora",
        {"belmora": {"line": "list"}, "arvenia": {"notice": "guests"}},
        ("belmora", "arvenia"),
        public=False,
        chair_text=False,
        note=f"Number {number}",
        counter_to=None,
        until=2,
        accepted=frozenset({"belmora"}),
        declined=frozenset(),
        reasons={},
    )
    for number in (7, 9)
)


def one_line(text: str) -> str:
    return " ".join(text.split())


def played(lines: list[str], *views: View) -> tuple[str, list[Action]]:
    """A turn of Arvenia in which the view changes at each prompt, whoever brought that about."""
    left = [replace(view, active=("arvenia",)) for view in views]
    console = Scripted(lines)
    read = console.read

    def reading(prompt: str) -> str:
        if len(left) > 1:
            left.pop(0)
        return read(prompt)

    console.read = reading  # type: ignore[method-assign]
    done: list[Action] = []

    def submit(seat: str, seq: int, action: Action) -> Refusal | None:
        refused = refusal(left[0], action)
        if refused is None:
            done.append(action)
        return refused

    table = SimpleNamespace(
        active=("arvenia",),
        view=lambda seat, language: left[0],
        seq=lambda seat: 0,
        submit=submit,
    )
    heard = Heard(("arvenia",))
    heard.needs_briefing("arvenia")
    asked = Seated(table, {}, 0)  # type: ignore[arg-type]
    with pytest.raises((Leave, EOFError)):
        Turn(table, "arvenia", Screen(console), Words("en"), heard, asked).play()  # type: ignore[arg-type]
    return console.transcript, done


def with_offers(*proposals: Proposal) -> View:
    return replace(HILLS, proposals=proposals)


def test_the_choices_are_shown_anew_when_they_change() -> None:
    offered = ["", "offer arvenia: line=list for notice=guests", "end"]
    game = Game(["arvenia", "belmora"], ["", "end", *offered, "", "end", "", "decline 1 no", "4", "quit"])
    before, after = game.transcript.split("decline 1 no\n")
    assert "2. Chair's text by Cordania" in before
    shown, accepted = after.split("Arvenia> 4\n")
    assert "On the table:\n1. Chair's text by Cordania" in shown
    assert "  4. accept 1: say yes to offer 1\n" in shown
    assert accepted.startswith("- You accepted the chair's text.")


@pytest.mark.parametrize(
    "line", ["accept 1", "decline 2 no", "counter 1", "withdraw 1", "4", "why 1", "why belmora 2?", "need 1"]
)
def test_a_number_never_means_an_offer_it_was_not_shown_beside(line: str) -> None:
    shown, done = played([line, "accept 1"], with_offers(FIRST, SECOND), with_offers(SECOND))
    assert menu(with_offers(FIRST))[3] == "accept 1"
    assert done == [Accept(SECOND.id)]  # the second line: by the new numbers
    refused = shown.split(f"Arvenia> {line}")[1]
    assert "The offers or choices have changed since they were shown" in one_line(refused)
    assert refused.index("Number 9") < refused.index("You can (type a number") < refused.index("have changed")


NEEDS = Decline(FIRST.id, Remark("needs", (("line", "list"), ("officers", "posting"))))


@pytest.mark.parametrize(
    ("lines", "done"),
    [
        (["decline 1 unless line=list, officers=posting"], [NEEDS]),
        (["decline 1 Unless: 1＝1；2＝2"], [NEEDS]),
        (["拒绝 1 除非1=1、2=2"], []),  # the person speaks English
        (["decline 1 除非1=1、2=2"], [NEEDS]),
        (["decline 1 unless", "1", "1", "1", "2", ""], [NEEDS]),
        (["decline 1 unless", ""], []),
        (["decline 1 unless line=nonsense"], []),
        (["decline 1 unless you mean it"], [Decline(FIRST.id, "unless you mean it")]),
        (["decline 1 unlessline=list"], [Decline(FIRST.id, "unlessline=list")]),
    ],
)
def test_who_declines_may_say_what_it_would_need(lines: list[str], done: list[Action]) -> None:
    assert played(lines, with_offers(FIRST))[1] == done


@pytest.mark.parametrize(
    "lines",
    [["break 3: unless line=list"], ["break", "3", "unless line=list"], ["break 3 unless", "1", "1", ""]],
)
def test_so_may_who_breaks_silence(lines: list[str]) -> None:
    done = played(lines, before_silence(TWO))[1]
    assert done == [BreakSilence("notice", Remark("needs", (("line", "list"),)))]


def test_what_is_needed_is_asked_only_where_one_may_answer() -> None:
    shown, done = played(["decline 1 unless"], with_offers(replace(FIRST, declined=frozenset({"arvenia"}))))
    assert done == []
    assert "You have answered already." in shown
    assert "Which clause" not in shown


def test_a_choice_that_is_gone_is_refused() -> None:
    shown, done = played(["4"], with_offers(FIRST), with_offers())
    assert done == []
    assert "have changed since they were shown" in one_line(shown)


def test_new_offers_leave_the_old_numbers_alone() -> None:
    _, done = played(["accept 1"], with_offers(FIRST), with_offers(FIRST, SECOND))
    assert done == [Accept(FIRST.id)]


SILENCE = ["end", "accept 1", "adopt"]


@pytest.mark.parametrize(
    ("before", "line", "said"),
    [
        (SILENCE, "join with a reservation on line", "`reserve line`"),
        (SILENCE[:2], "adopt x", "`adopt` stands alone"),
        ([], "end x", "`end` stands alone"),
        ([], "undo all", "`undo` stands alone"),
        ([], "quit now", "`quit` stands alone"),
        ([*SILENCE, "join"], "value", ""),
    ],
)
def test_words_that_stand_alone(before: list[str], line: str, said: str) -> None:
    game = Game(["arvenia"], [*before, line])
    assert said in one_line(game.transcript)
    if said:
        acts = Game(["arvenia"], before).table.seq("arvenia")
        assert game.table.seq("arvenia") == acts


def test_settle_stands_alone_and_a_full_stop_does_no_harm() -> None:
    assert "`settle` stands alone" in answer_to("settle x")
    assert Game(["arvenia"], ["end ."]).transcript != Game(["arvenia"], []).transcript
    assert "“结束”后面不能再写别的" in answer_to("结束 吧", language="zh-CN")


def before_silence(agreed: dict[str, str], *red_lines: str, fallback: str | None = None) -> View:
    """The silence procedure on these clauses, with red lines on these issues as the text has them."""
    issues = dict(HILLS.agenda.issues)
    if fallback is not None:
        option = next(iter(issues[fallback].options))
        issues[fallback] = replace(issues[fallback], fallback=option)
    agenda = replace(HILLS.agenda, issues=issues)
    text = with_fallbacks(agenda, agreed)
    assert HILLS.interests is not None
    interests = replace(HILLS.interests, red_lines=frozenset((issue, text[issue]) for issue in red_lines))
    silence = SilenceView("belmora", agreed, False, frozenset(), None)
    return replace(HILLS, agenda=agenda, interests=interests, silence=silence, phase=Phase.SILENCE)


TWO = {"line": "list", "officers": "posting"}


@pytest.mark.parametrize(
    ("view", "reserve", "join", "left"),
    [
        (before_silence(TWO), True, True, ""),
        (before_silence(TWO, "line"), True, False, ""),
        (before_silence(TWO, "line", "officers"), False, False, "silence.only-break.many"),
        (before_silence(TWO, "notice", fallback="notice"), False, False, "silence.only-break"),
    ],
    ids=["none", "one", "too-many", "fallback"],
)
def test_reserve_is_offered_where_it_is_allowed(view: View, reserve: bool, join: bool, left: str) -> None:
    assert ("reserve" in menu(view)) == reserve
    assert ("join" in menu(view)) == join
    assert only_break(view) == left


def test_where_only_breaking_is_left_the_screen_says_so() -> None:
    view = before_silence(TWO, "notice", fallback="notice")
    shown, done = played(["reserve", "join", ""], view)
    assert done == []
    only = "Only breaking silence is left: a reservation needs an agreed clause."
    opening, *answers = one_line(shown).split("Arvenia>")
    assert only in opening
    assert "join, with a reservation" not in opening
    assert "reserve, or break" not in opening
    assert all(only in answer for answer in (answers[0], answers[2]))


def test_only_clauses_behind_red_lines_are_asked_about() -> None:
    shown, _ = played(["reserve"], before_silence(TWO, "officers"))
    asked = shown.split("On which clause do you make a reservation?")[1]
    assert "Staff officers" in asked
    assert "telephone" not in asked
    several = before_silence(TWO, "line", "officers")
    agenda = replace(several.agenda, procedure=replace(several.agenda.procedure, reservations=2))
    shown, done = played(["reserve", "no"], replace(several, agenda=agenda))
    assert "The telephone line and Staff officers. Go on?" in one_line(shown)
    assert done == []


def test_reopen_alone_asks_among_the_clauses_that_bind() -> None:
    game = Game(["arvenia"], ["end", "accept 1", "reopen", "1", "1", "yes"])
    asked = game.transcript.split("do you reopen?")[1].split("number, or")[0]
    assert "telephone" not in asked
    assert "Staff officers" in asked
    assert "You reopened Staff officers" in game.transcript
    assert "no issue on which that can be done" in answer_to("reopen")
    shown, done = played(["reopen"], replace(HILLS, initiatives=0))
    assert done == []
    assert "initiative" in shown.split("Arvenia> reopen")[1]


@pytest.mark.parametrize("said", ["to", "to ", "TO :", "to："])
def test_a_word_to_nobody(said: str) -> None:
    with pytest.raises(Unread) as caught:
        read_speech(HILLS, said)
    assert caught.value.key == "unread.say"


def test_say_to_says_nothing() -> None:
    assert one_line(answer_to("say to")).startswith("Put a colon before what you say")


@pytest.mark.parametrize("said", ["1=1 for", "1=1 for ", "line=list for"])
def test_nothing_after_for(said: str) -> None:
    with pytest.raises(Unread) as caught:
        bundle(HILLS, ["belmora"], said)
    assert caught.value.key == "unread.offer.given"
    assert one_line(answer_to("offer belmora: 1=1 for public")).startswith("Say what you give: `for ")


@pytest.mark.parametrize("said", ["1=1 换", "1=1换", "1=1 以换取"])
def test_nothing_after_for_in_chinese(said: str) -> None:
    with pytest.raises(Unread) as caught:
        bundle(HILLS_ZH, ["belmora"], said)
    assert caught.value.key == "unread.offer.given"
