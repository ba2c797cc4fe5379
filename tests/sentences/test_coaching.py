"""What the coach says of a step: another sentence for each, and why."""

from dataclasses import replace

import pytest

from game.engine.actions import (
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    RequestSettlement,
    Withdraw,
)
from game.engine.speech import Remark
from game.i18n import Words
from game.ministers.coach import Advice
from game.sentences import coaching
from game.sentences.coaching import step_told, step_worth
from tests.sentences.views import HILLS, HILLS_ZH, TEXT, TRADE, proposal

EN, ZH = Words("en"), Words("zh-CN")
LANGUAGES = pytest.mark.parametrize("words", [EN, ZH], ids=["en", "zh-CN"])
ASKS = (("line", "list"), ("officers", "posting"))
OFFERS = replace(
    HILLS,
    proposals=(proposal(TEXT), proposal(TRADE)),
    positions={**HILLS.positions, "cordania": {**HILLS.positions["cordania"], "notice": "guests"}},
)
MOVES = {"arvenia": {"notice": "guests"}, "belmora": {"line": "list"}}
STEPS: list[tuple[Action, Remark]] = [
    *((Decline(7), Remark(code, ASKS if "needs" in code else (), ("line",))) for code in coaching._DECLINED),
    (Decline(7), Remark("cannot", ASKS, ("line",))),
    (Decline(7), Remark("awaits")),
    (Accept(8), Remark("accepts")),
    (Accept(8), Remark("accepts", hard=("line",))),
    (Accept(8), Remark("accepts", easy=("line",))),
    (Accept(8), Remark("accepts", hard=("review",), easy=("line",))),
    (Move("notice", "guests"), Remark("closer")),
    (Move("line", "list"), Remark("closer")),
    (AskCapital("notice"), Remark("consults")),
    *((Propose(MOVES), Remark(code, ASKS[:1], ("review",), ("notice",))) for code in coaching._OFFERED),
    (Propose(MOVES), Remark("enough")),
    *((ChairText({"line": "list"}), Remark(code, hard=("line",))) for code in coaching._TABLED),
    (ChairText({"line": "list"}), Remark("tables")),
    *((BreakSilence("line"), Remark(code)) for code in coaching._BROKEN),
    (BreakSilence("line"), Remark("below")),
    (JoinWithReservation(("line",)), Remark("reserves")),
    *((action, Remark("enough")) for action in (Withdraw(7), CallAdoption(), EndTurn(), Join())),
    (RequestSettlement(), Remark("improves")),
]


@LANGUAGES
def test_every_step_is_told_apart(words: Words) -> None:
    view = OFFERS if words is EN else replace(OFFERS, agenda=HILLS_ZH.agenda)
    said = [step_told(view, Advice(action, why), words) for action, why in STEPS]
    assert len(set(said)) == len(STEPS) - 1  # what is too dear and what is mixed is declined alike
    assert all(said)


@LANGUAGES
def test_only_an_offer_is_worth_anything(words: Words) -> None:
    for action, why in STEPS:
        worth = step_worth(OFFERS, Advice(action, why), words)
        assert bool(worth) == isinstance(action, Propose | ChairText)


def test_what_a_move_of_ones_own_is_for() -> None:
    """A step up, a step towards the others, the step that agrees a clause, a step from behind a red line."""
    assert HILLS.interests is not None
    low = {**HILLS.positions, "arvenia": {**HILLS.positions["arvenia"], "notice": "guests"}}
    alone = replace(HILLS, positions={**low, "belmora": {**low["belmora"], "notice": "none"}})
    met = {
        **HILLS.positions,
        **{s: {**HILLS.positions[s], "notice": "guests"} for s in ("belmora", "cordania")},
    }
    barred = replace(HILLS.interests, red_lines=frozenset({("notice", HILLS.positions["arvenia"]["notice"])}))
    assert coaching._moved(alone, "notice", "notice42") == "coach.move.up"
    assert coaching._moved(HILLS, "notice", "guests") == "coach.move"
    assert coaching._moved(replace(HILLS, positions=met), "notice", "guests") == "coach.move.agreed"
    assert coaching._moved(replace(HILLS, interests=barred), "notice", "guests") == "coach.move.barred"
