"""Every code a refusal can have is reached by some action at some table, in play or at its edge."""

from typing import Any

import pytest

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    EndTurn,
    Extend,
    HandOver,
    Join,
    JoinWithReservation,
    Move,
    Pause,
    Propose,
    Release,
    Reopen,
    RequestSettlement,
    Resume,
    Speak,
    TakeBack,
)
from game.engine.scenario import Seat
from game.engine.speech import Remark
from tests.tables import MEMBERS, OPENINGS, Play, moves, offer, simultaneous, table, together
from tests.test_docs import refusal_codes

TRADE = offer(True, north="force=small", south="costs=own")
TEXT = ChairText({"force": "small"})
APART = together() | {"north": {**OPENINGS["north"], "review": "never"}}
FIRST = -1  # stands for the number of the first open proposal


def fresh(*steps: tuple[Seat, Action], **changes: Any) -> Play:
    play = Play(simultaneous(**changes))
    for seat, action in steps:
        play.do(seat, numbered(play, action))
    return play


def numbered(play: Play, action: Action) -> Action:
    match action:
        case Accept(n) if n == FIRST:
            return Accept(play.state.proposals[0].id)
        case Counter(n, wanted) if n == FIRST:
            return Counter(play.state.proposals[0].id, wanted)
    return action


def traded() -> Play:
    return fresh(("north", TRADE), ("south", Accept(FIRST)))


def called(**changes: Any) -> Play:
    return fresh(("north", CallAdoption()), **changes)


def adopted() -> Play:
    return called().answers(Join(), Join(), Join())


def settling() -> Play:
    play = adopted()
    for seat in MEMBERS:
        play.do(seat, RequestSettlement())
    return play


CASES: tuple[tuple[str, Play, Seat | None, Action], ...] = (
    ("no-seat", fresh(), None, EndTurn()),
    ("paused", fresh((HOST, Pause())), "north", EndTurn()),
    ("not-your-turn", Play(), "south", EndTurn()),
    ("turn-ended", fresh(("north", EndTurn())), "north", EndTurn()),
    ("members-only", fresh(), "office", Move("force", "small")),
    ("observers-watch", fresh(), "press", EndTurn()),
    ("observer-has-spoken", fresh(("press", Speak("One."))), "press", Speak("Two.")),
    ("floor-used-up", fresh(*[("north", Speak("Filibuster."))] * 60), "north", Move("force", "small")),
    ("no-initiative", fresh(initiatives=0), "north", TRADE),
    ("too-long", fresh(), "north", Speak("x" * 1001)),
    ("unprintable", fresh(), "north", Speak("one\x1b[2Jtwo")),
    ("no-such-remark", fresh(), "north", ChairText({"force": "small"}, Remark("demands"))),
    ("too-much-named", fresh(), "north", ChairText({"force": "small"}, Remark("holds", hard=("force",) * 7))),
    ("nothing-said", fresh(), "office", Speak("  ")),
    ("no-such-seat", fresh(), "north", Speak("Hello", ("west",))),
    ("no-such-seat", fresh(), HOST, HandOver("west", "person")),
    ("speaking-to-oneself", fresh(), "north", Speak("Hello", ("north",))),
    ("no-such-issue", fresh(), "north", Move("fleet", "small")),
    ("no-such-option", fresh(), "north", Move("force", "huge")),
    ("already-there", fresh(), "north", Move("force", "large")),
    ("red-line", fresh(red_lines={"north": {"force": ["small"]}}), "north", TEXT),
    ("pledged", traded(), "north", Move("force", "none")),
    ("agreed", fresh(), "north", Move("review", "never")),
    ("nothing-to-reopen", fresh(), "north", Reopen("force", "none")),
    ("not-a-member", fresh(), "north", offer(north="force=small", press="force=small")),
    ("empty-moves", fresh(), "north", Propose({"north": {"force": "small"}, "south": {}})),
    ("empty-moves", fresh(), "north", ChairText({})),
    ("too-few-parties", fresh(), "north", Propose({})),
    ("own-move-missing", fresh(), "east", TRADE),
    ("changes-nothing", fresh(), "north", offer(north="force=large", south="costs=open")),
    ("already-proposed", fresh(("north", TRADE)), "north", TRADE),
    ("agreed-needs-all", fresh(), "north", offer(north="force=small", south="review=never")),
    ("no-such-proposal", fresh(), "north", Accept(12345)),
    ("own-proposal", fresh(("north", TRADE)), "north", Accept(FIRST)),
    ("not-a-party", fresh(("north", TRADE)), "east", Accept(FIRST)),
    ("already-answered", fresh(("north", TEXT), ("south", Accept(FIRST))), "south", Accept(FIRST)),
    ("already-answered", called().do("south", Join()), "south", Join()),
    (
        "counter-leaves-out",
        fresh(("north", TRADE)),
        "south",
        Counter(FIRST, moves(south="force=large", east="force=large")),
    ),
    ("chair-only", fresh(), "south", TEXT),
    ("chair-text-open", fresh(("north", TEXT)), "north", ChairText({"force": "none"})),
    ("already-asked", fresh(("north", AskCapital("force"))), "north", AskCapital("force")),
    ("already-called", called().answers(Join(), Join(), BreakSilence("force")), "north", CallAdoption()),
    ("nothing-agreed", fresh(openings=APART), "north", CallAdoption()),
    ("nothing-to-take-back", fresh(), "north", TakeBack()),
    ("silence-under-way", called(), "north", EndTurn()),
    ("no-silence", fresh(), "north", Join()),
    ("red-line-in-text", called(red_lines={"south": {"review": ["yearly"]}}), "south", Join()),
    ("reservations", called(reservations=0), "south", JoinWithReservation(("review",))),
    ("no-clause", called(), "south", JoinWithReservation(("force",))),
    ("over", adopted(), "north", Move("force", "small")),
    ("not-over", fresh(), "north", RequestSettlement()),
    ("no-settlement", settling().next_round(2), "north", RequestSettlement()),
    ("settlement-by-proposal", settling(), "north", Move("force", "small")),
    ("settlement-moves-all", settling(), "north", TRADE),
    ("host-only", fresh(), "north", Pause()),
    ("already-paused", fresh((HOST, Pause())), HOST, Pause()),
    ("not-paused", fresh(), HOST, Resume()),
    ("bad-extension", fresh(), HOST, Extend(11)),
    ("rounds-fixed", settling(), HOST, Extend(1)),
    ("no-such-event", fresh(), HOST, Release("storm")),
    ("no-such-holder", fresh(), HOST, HandOver("north", "")),
)


@pytest.mark.parametrize(("code", "play", "seat", "action"), CASES, ids=lambda x: x if type(x) is str else "")
def test_refusal(code: str, play: Play, seat: Seat | None, action: Action) -> None:
    assert play.refused(seat, numbered(play, action)) == code


def test_every_code_is_reached() -> None:
    assert {code for code, *_ in CASES} == refusal_codes()


def test_a_refusal_can_be_said_in_words() -> None:
    """Its arguments are ids and whole numbers, nothing else."""
    for _, play, seat, action in CASES:
        for value in play.why(seat, numbered(play, action)).args.values():
            assert type(value) in (str, int)


def test_the_small_table_of_the_tests_is_playable() -> None:
    play = Play(table())
    assert play.next_round(3).answers(Join(), Join(), Join()).state.outcome is not None
