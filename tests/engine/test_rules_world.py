"""Chapters 15 and 16 of the rules: events, the host."""

import pytest

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    BreakSilence,
    CallAdoption,
    Extend,
    HandOver,
    Join,
    Move,
    Pause,
    Release,
    Resume,
    Speak,
)
from game.engine.events import HandedOver, MandateChanged, News, Paused, ProposalEnded, Resumed, RoundsChanged
from game.engine.instructions import condition_holds
from game.engine.scenario import (
    AddInitiatives,
    AddPoints,
    AddRounds,
    AddWalkAway,
    Condition,
    Happening,
    LiftRedLine,
    SetRedLine,
)
from game.engine.state import Phase
from tests.tables import (
    MEMBERS,
    Play,
    flexibility,
    happening,
    offer,
    simultaneous,
    table,
    together,
    two_members,
)

EVERYBODY = (*MEMBERS, "office", "press", None)
SHARED = Condition(agreed={"costs": ("shared",)})


def with_events(*happenings: Happening, seed: int = 1, draw: int | None = None, rounds: int = 4) -> Play:
    return Play(table(happenings=happenings, draw=draw, rounds=rounds), seed)


def rounds_of(play: Play) -> dict[str, int]:
    """The round each event happened in, played to the end by silent delegations."""
    seen = dict.fromkeys(play.state.happened, 1)
    while play.state.phase is Phase.TALKS:
        play.next_round()
        seen |= {e: play.state.round for e in play.state.happened if e not in seen}
    return seen


def agree_costs(play: Play) -> Play:
    return (
        play.until("south")
        .do("south", Move("costs", "shared"))
        .until("east")
        .do("east", Move("costs", "shared"))
    )


# -- 15. Events


def test_r15_1_a_dated_event_opens_its_round() -> None:
    """Where the scenario gives a range of rounds, the seed draws one of them."""
    play = with_events(happening("storm", rounds=(2, 2)), happening("dawn", rounds=(1, 1)))
    assert play.state.happened == ("dawn",)
    assert play.next_round().heard("press", News) == [News("storm", None)]
    drawn = {rounds_of(with_events(happening("storm", rounds=(2, 4)), seed=s))["storm"] for s in range(20)}
    assert drawn == {2, 3, 4}


def test_r15_2_a_dated_event_with_a_condition() -> None:
    """At the first opening from the drawn round to the last of its range at which the condition holds."""
    late = happening("late", rounds=(2, 3), condition=Condition(round=3))
    assert rounds_of(with_events(late)) == {"late": 3}
    assert rounds_of(with_events(happening("never", rounds=(2, 3), condition=Condition(round=4)))) == {}
    for seed in range(8):
        split = happening("split", rounds=(2, 4), condition=SHARED)
        assert rounds_of(with_events(split, seed=seed)) == {}
        play = agree_costs(with_events(split, seed=seed))
        assert rounds_of(play) == play.state.schedule


def test_r15_3_a_condition_and_no_date() -> None:
    """At the first opening at which the condition holds."""
    play = agree_costs(with_events(happening("bill", condition=SHARED)))
    assert play.state.happened == ()
    assert play.next_round().state.happened == ("bill",)
    assert with_events(happening("bill", condition=Condition(round=1))).state.happened == ("bill",)


def test_r15_4_with_neither_only_the_host() -> None:
    """An event with neither happens only when the host releases it."""
    assert rounds_of(with_events(happening("leak"))) == {}
    play = with_events(happening("leak")).host(Release("leak"))
    assert play.state.happened == ("leak",)


def test_r15_5_the_seed_draws_as_many_as_the_scenario_says() -> None:
    """The others do not happen by themselves."""
    dated = [happening(name, rounds=(2, 3)) for name in ("a", "b", "c", "d")]
    drawn = [frozenset(rounds_of(with_events(*dated, seed=s, draw=2))) for s in range(12)]
    assert {len(names) for names in drawn} == {2}
    assert len(set(drawn)) > 2
    assert len(rounds_of(with_events(*dated))) == 4
    undated = happening("always", condition=Condition(round=2))
    assert rounds_of(with_events(*dated, undated, draw=0)) == {"always": 2}


def test_r15_6_in_the_order_of_the_scenario_each_once() -> None:
    """Events of one opening happen in the order of the scenario, each once in a game."""
    second = happening("second", condition=Condition(event="first"))
    early = happening("early", condition=Condition(event="second"))
    play = with_events(early, happening("first", rounds=(2, 2)), second)
    assert play.next_round().state.happened == ("first", "second")
    assert play.next_round().state.happened == ("first", "second", "early")
    assert play.next_round().state.happened == ("first", "second", "early")
    assert play.refused(HOST, Release("first")) == "no-such-event"


def test_r15_7_effects_on_a_mandate() -> None:
    """Points, walk-away value, red lines. The delegation concerned is told, and nobody else."""
    effects = (
        AddPoints("north", "force", "small", -60),
        AddPoints("north", "force", "large", 60),
        AddPoints("north", "no-such-issue", "large", 60),
        AddWalkAway("north", 2),
        AddWalkAway("office", 2),
        SetRedLine("north", "force", "none"),
        LiftRedLine("south", "place", "hill"),
    )
    play = Play(table(happenings=[happening("shift", *effects)], red_lines={"south": {"place": ["hill"]}}))
    play.host(Release("shift"))
    assert play.state.interests["north"].values["force"] == {"none": 0, "small": 0, "large": 100}
    assert play.state.interests["north"].walk_away == 4200
    assert play.state.interests["office"].walk_away is None
    assert play.state.interests["north"].red_lines == {("force", "none")}
    assert play.state.interests["south"].red_lines == frozenset()
    told = {s: [e.seat for e in play.heard(s, MandateChanged)] for s in EVERYBODY}
    assert told == {s: [s] if s in ("north", "south", "office") else [] for s in EVERYBODY}


def test_r15_8_initiatives_count_when_they_are_next_dealt() -> None:
    """For an event that opens a round, in that round; for one the host releases, in the next."""
    opens = happening("opens", AddInitiatives("north", 2), AddInitiatives("south", -9), rounds=(2, 2))
    play = with_events(opens, happening("released", AddInitiatives("east", 1)))
    play.host(Release("released"))
    assert play.view("east").initiatives == 3
    assert play.next_round().state.initiatives == {"north": 5, "south": 0, "east": 4, "office": 3}
    assert play.next_round().state.initiatives == dict.fromkeys((*MEMBERS, "office"), 3)


def test_r15_9_rounds() -> None:
    """Everybody is told. The round under way is never taken."""
    play = with_events(happening("more", AddRounds(2), rounds=(4, 4)), happening("less", AddRounds(-9)))
    assert play.next_round(3).heard("press", RoundsChanged) == [RoundsChanged(6)]
    play.host(Release("less"))
    assert (play.state.round, play.state.rounds) == (4, 4)
    assert play.next_round().state.phase is Phase.SILENCE


def test_r15_9_no_effect_once_the_last_round_has_closed() -> None:
    """Once the last round has closed, this has no effect."""
    play = with_events(happening("more", AddRounds(2)), rounds=1).next_round().host(Release("more"))
    assert play.heard(None, RoundsChanged) == []
    assert play.state.rounds == 1
    play = with_events(happening("more", AddRounds(2))).do("north", CallAdoption()).host(Release("more"))
    assert play.state.rounds == 6


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (Condition(), True),
        (Condition(round=1), True),
        (Condition(round=2), False),
        (Condition(agreed={"review": ("yearly",)}), True),
        (Condition(agreed={"force": ("none", "small")}), True),  # the fallback
        (Condition(agreed={"place": ("harbour",)}), False),  # open, and no fallback
        (Condition(most={"place": ("harbour",)}), True),
        (Condition(most={"force": ("none",)}), False),
        (Condition(most={"force": ("none", "small")}), True),
        (Condition(event="dawn"), True),
        (Condition(event="dusk"), False),
        (Condition(any_of=(Condition(round=2), Condition(event="dawn"))), True),
        (Condition(any_of=(Condition(round=2), Condition(event="dusk"))), False),
        (Condition(event="dawn", most={"place": ("hill",)}), False),
    ],
)
def test_r15_10_what_a_condition_may_ask(condition: Condition, holds: bool) -> None:
    """All it asks for must hold."""
    assert condition_holds(with_events(happening("dawn", rounds=(1, 1))).state, condition) is holds


def test_r15_10_most_is_more_than_half() -> None:
    """Half is not most."""
    play = Play(two_members())
    assert not condition_holds(play.state, Condition(most={"place": ("harbour",)}))


# -- 16. The host


def test_r16_1_pause_and_resume() -> None:
    """The host may pause and resume the game."""
    play = Play()
    assert play.refused(HOST, Resume()) == "not-paused"
    assert play.host(Pause()).heard(None, Paused)
    assert play.refused(HOST, Pause()) == "already-paused"
    assert play.host(Resume()).heard(None, Resumed)
    assert play.active == ("north",)
    assert play.do("north", CallAdoption()).host(Pause()).active == ()


def test_r16_2_extend_until_the_last_round_has_closed() -> None:
    """1 to 10 rounds at a time."""
    play = Play()
    for rounds in (0, 11, -1):
        assert play.why(HOST, Extend(rounds)).args == {"most": 10}
    assert play.host(Extend(10)).heard(None, RoundsChanged) == [RoundsChanged(13)]
    play = Play(table(rounds=1)).do("north", CallAdoption())
    assert play.host(Extend(1)).state.rounds == 2
    play = Play(table(rounds=1)).next_round()
    assert play.refused(HOST, Extend(1)) == "rounds-fixed"


def test_r16_3_release_any_event_that_has_not_happened() -> None:
    """Drawn or not, until the game is over."""
    play = with_events(happening("storm", rounds=(3, 3)), happening("leak", to=("east",)), draw=0)
    assert play.view(HOST).releasable == ("storm", "leak")
    assert play.host(Release("storm")).view(HOST).releasable == ("leak",)
    assert play.refused(HOST, Release("storm")) == "no-such-event"
    assert play.refused(HOST, Release("stork")) == "no-such-event"
    play.host(Pause(), Release("leak"), Resume())
    assert rounds_of(play) == {"storm": 1, "leak": 1}
    play.answers(Join(), Join(), Join())
    assert play.refused(HOST, Release("leak")) == "over"


def test_r16_4_hand_over_at_any_time() -> None:
    """Even when the game is over."""
    play = Play(table(openings=together()))
    assert play.host(HandOver("north", "person")).heard(None, HandedOver) == [HandedOver("north", "person")]
    assert play.refused(HOST, HandOver("west", "person")) == "no-such-seat"
    for name in ("", "x" * 61):
        assert play.refused(HOST, HandOver("north", name)) == "no-such-holder"
    play.do("north", CallAdoption()).host(HandOver("north", "minister:plain"))
    play.answers(Join(), Join(), Join()).host(HandOver("north", "person"))
    assert play.view(None).holders == {"north": "person"}


@pytest.mark.parametrize(
    "action", [Pause(), Resume(), Extend(1), Release("leak"), HandOver("north", "person")]
)
def test_r16_5_host_and_delegations_keep_to_their_own(action: Action) -> None:
    """No delegation can do what the host does, and the host cannot act as a delegation."""
    play = with_events(happening("leak"))
    for seat in ("north", "office", "press", None):
        assert play.refused(seat, action) == "host-only"
    for own in (Move("force", "small"), Speak("Order."), Accept(1)):
        assert play.refused(HOST, own) == "no-seat"
    play.do("north", CallAdoption()).answers(Join(), Join(), Join())
    if not isinstance(action, HandOver):
        assert play.refused(HOST, action) == "over"


def test_r16_6_a_release_makes_impossible_offers_lapse() -> None:
    """At once, or, during a silence procedure, when the talks go on."""
    line = happening("line", SetRedLine("north", "force", "small"))
    for calls in (False, True):
        play = Play(simultaneous(happenings=[line]))
        play.propose("north", offer(north="force=small", south="costs=own"))
        if calls:
            play.do("east", CallAdoption())
        play.host(Release("line"))
        if calls:
            assert play.state.proposals
            play.answers(Join(), Join(), BreakSilence("review"))
        assert [e.why for e in play.heard("south", ProposalEnded)] == ["lapsed"]
        assert play.state.proposals == ()


def test_r9_5_a_released_event_makes_the_capital_speak_up_at_once() -> None:
    """An unasked entry is given as soon as the host releases an event that makes its condition hold."""
    entry = flexibility("force", points={"large": -20}, unasked=True, condition=Condition(event="storm"))
    play = Play(table(happenings=[happening("storm")], capitals={"south": (entry,)})).host(Release("storm"))
    assert [w.given.answer for w in play.view("south").capital] == ["yes"]
