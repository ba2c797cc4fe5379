"""Set remarks where a terminal shows them: beside offers, and on record."""

from dataclasses import replace

from hypothesis import given

from game.engine import events as e
from game.engine.speech import Remark
from game.engine.state import Ended, Objection
from game.engine.view import view_for
from game.i18n import Words
from game.sentences.account import account
from game.sentences.remarks import said
from game.terminal import around
from game.terminal.offers import offers
from tests.laws.strategies import Game, games
from tests.sentences.test_remarks import NEEDS
from tests.sentences.views import HILLS, TEXT, TRADE, proposal

EN, ZH = Words("en"), Words("zh-CN")


def test_who_declined_an_open_text_and_why() -> None:
    text = proposal(
        TEXT, declined=frozenset({"arvenia", "belmora"}), reasons={"belmora": NEEDS, "arvenia": "No."}
    )
    shown = offers(replace(HILLS, proposals=(text,)), EN, 200)
    assert '"A text for all, to hear where it pinches."' in shown
    after = shown.split("Declined by ")[1].split("\n")
    assert after[1:3] == ['   - You said: "No."', f'   - Belmora: "{said(HILLS, NEEDS, EN)}"']


def test_what_was_said_of_a_text_that_fell_is_in_the_news() -> None:
    fell = proposal(TEXT, declined=frozenset({"belmora"}), reasons={"belmora": NEEDS})
    closed = proposal(TEXT, accepted=frozenset({"arvenia"}))
    trade = proposal(TRADE, declined=frozenset({"arvenia"}), reasons={"arvenia": "No."})
    ended = (Ended(fell, 1, "declined"), Ended(closed, 2, "closed"), Ended(trade, 2, "declined"))
    shown = around.news(replace(HILLS, ended=ended), EN, 200).split("\n")
    assert shown == [
        "- Round 1: a chair's text fell. Would have taken it: nobody. Declined: Belmora.",
        f'  - Belmora: "{said(HILLS, NEEDS, EN)}"',
    ]


def test_reasons_of_objections_are_in_the_news() -> None:
    objections = (Objection(2, "belmora", "line", Remark("holds", hard=("line",))),)
    (line,) = around.news(replace(HILLS, objections=objections), EN, 200).split("\n")
    assert "broke silence over The telephone line" in line
    assert line.endswith("\"On 'The telephone line' we stand firm: it is what our capital watches most.\"")


@given(games(30))
def test_no_remark_is_shown_as_the_engine_keeps_it(game: Game) -> None:
    heard = [event for step in game.steps for event in step.events]
    known = {event.proposal: event for event in heard if isinstance(event, e.Proposed)}
    for words in (EN, ZH):
        last = view_for(game.states[-1], None)
        shown = account(heard, last, words, known)
        shown += [around.news(last, words, 80), *(offers(view_for(s, None), words, 80) for s in game.states)]
        assert "Remark(" not in "\n".join(shown)
