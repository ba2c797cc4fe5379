"""The table: stale actions, who learns what, and what happens when nothing can be kept."""

import pytest

from game.engine.actions import HOST, Accept, EndTurn, HandOver, Move, Pause, Propose, Speak
from game.engine.events import Event, News, Proposed, Spoke, TurnEnded
from game.engine.scenario import Seat
from game.session.table import NOBODY, Entry, Keep, Table, Update
from tests.session.games import HOLDERS, Clock, in_chinese, small
from tests.tables import happening
from tests.tables import table as wide

SEATS: tuple[Seat | None, ...] = (None, HOST, "arden", "belmar", "corva", "union", "press")
OFFER = Propose({"arden": {"border": "talk"}, "belmar": {"water": "share"}})


def table(keep: Keep | None = None, clock: Clock | None = None) -> Table:
    scenario = small()
    translations = {"zh-CN": in_chinese(scenario)}
    return Table(scenario, 7, HOLDERS, clock=clock or Clock(), keep=keep, translations=translations)


def test_a_stale_action_is_refused_and_changes_nothing() -> None:
    kept: list[Entry] = []
    game = table(kept.append)
    assert game.submit("arden", 0, Speak("Good morning")) is None
    before = game.digest
    refused = game.submit("arden", 0, EndTurn())
    assert refused is not None
    assert (refused.code, refused.args) == ("stale", {"seen": 0, "now": 1})
    assert game.submit("arden", 2, EndTurn()) is not None
    assert (game.digest, len(kept)) == (before, 1)
    assert game.submit("arden", 1, EndTurn()) is None


def test_what_the_rules_refuse_changes_nothing() -> None:
    kept: list[Entry] = []
    game = table(kept.append)
    before = game.digest
    for seat, action in (("belmar", EndTurn()), ("arden", Accept(1)), ("arden", Pause()), ("x", EndTurn())):
        assert game.submit(seat, 0, action) is not None
    assert (game.digest, kept, game.seq(None)) == (before, [], 0)


def test_a_seq_counts_only_what_the_seat_may_see() -> None:
    game = table()
    assert game.submit("arden", 0, OFFER) is None
    assert [game.seq(seat) for seat in SEATS] == [0, 0, 1, 1, 0, 0, 0]
    assert game.submit("arden", 1, Speak("Quietly", ("union",))) is None
    assert [game.seq(seat) for seat in SEATS] == [0, 0, 2, 1, 0, 1, 0]
    assert game.submit("arden", 2, EndTurn()) is None
    assert [game.seq(seat) for seat in SEATS] == [1, 1, 3, 2, 1, 2, 1]


def test_listeners_get_only_what_their_seat_may_see_and_from_then_on() -> None:
    game = table()
    heard: dict[Seat | None, list[Update]] = {seat: [] for seat in SEATS}
    late: list[Update] = []
    for seat in SEATS:
        game.join(seat, heard[seat].append)
    assert game.submit("arden", 0, OFFER) is None
    game.join("arden", late.append)
    assert game.submit("arden", 1, Speak("Quietly", ("union",))) is None
    assert game.submit("arden", 2, EndTurn()) is None
    kinds = {seat: [type(e) for update in heard[seat] for e in update.events] for seat in SEATS}
    assert kinds == {
        **{seat: [TurnEnded] for seat in SEATS},
        "arden": [Proposed, Spoke, TurnEnded],
        "belmar": [Proposed, TurnEnded],
        "union": [Spoke, TurnEnded],
    }
    assert late == heard["arden"][1:]
    for seat in SEATS:
        assert [update.seq for update in heard[seat]] == list(range(1, len(heard[seat]) + 1))


def test_what_cannot_be_kept_has_not_happened() -> None:
    kept: list[Entry] = []
    full = False

    def keep(entry: Entry) -> None:
        if full:
            raise OSError("no room")
        kept.append(entry)

    game = table(keep)
    heard: list[Update] = []
    game.join("arden", heard.append)
    assert game.submit("arden", 0, Speak("One")) is None
    before = game.digest, game.seq("arden"), game.view("arden"), len(heard)
    full = True
    with pytest.raises(OSError, match="no room"):
        game.submit("arden", 1, EndTurn())
    assert (game.digest, game.seq("arden"), game.view("arden"), len(heard)) == before
    full = False
    assert game.submit("arden", 1, EndTurn()) is None
    assert [entry.number for entry in kept] == [1, 2]


def test_entries_say_who_when_and_what() -> None:
    kept: list[Entry] = []
    clock = Clock()
    game = table(kept.append, clock)
    clock.now += 12.9
    assert game.submit("arden", 0, EndTurn()) is None
    assert game.submit(HOST, 1, HandOver("belmar", "person")) is None
    clock.now -= 60
    assert game.submit("belmar", 2, EndTurn()) is None
    assert [(e.number, e.seat, e.by, e.seconds) for e in kept] == [
        (1, "arden", "person", 12),
        (2, HOST, HOST, 12),
        (3, "belmar", "person", 12),  # a clock that is set back does not turn time back
    ]
    assert kept[-1].state == game.digest
    assert game.holder("press") == NOBODY


def test_a_view_comes_in_every_language_of_the_scenario() -> None:
    game = table()
    assert game.view("arden").agenda.title == "A small table"
    assert game.view("arden", "zh-CN").agenda.title == "一张小桌子"
    assert game.view(None, "zh-CN").agenda.issues["border"].title == "边界"
    assert game.view("arden", "fr").agenda.title == "A small table"
    assert game.view("arden", "zh-CN").positions == game.view("arden").positions


def test_repeating_entries_leads_to_the_same_game_and_goes_on_from_its_time() -> None:
    kept: list[Entry] = []
    clock = Clock()
    game = table(kept.append, clock)
    clock.now += 100
    for seat, seq in (("arden", 0), ("belmar", 1)):
        assert game.submit(seat, seq, EndTurn()) is None

    again: list[Entry] = []
    clock.now = 5.0
    second = table(again.append, clock)
    assert second.replay(kept) is None
    assert (second.digest, second.view("corva"), again) == (game.digest, game.view("corva"), [])
    clock.now += 3
    assert second.submit("corva", 2, EndTurn()) is None
    assert [(e.number, e.seconds) for e in again] == [(3, 103)]


def test_repeating_stops_at_the_first_entry_that_is_not_so() -> None:
    kept: list[Entry] = []
    game = table(kept.append)
    for seat, seq in (("arden", 0), ("belmar", 1)):
        assert game.submit(seat, seq, EndTurn()) is None
    middle = game.digest
    assert game.submit("corva", 2, EndTurn()) is None
    last = kept[-1]
    wrong = (
        Entry(last.number, last.seat, last.by, last.seconds, last.action, "0" * 32),
        Entry(last.number, last.seat, "minister:hawk", last.seconds, last.action, last.state),
        Entry(last.number, "arden", "person", last.seconds, Move("border", "talk"), last.state),
    )
    for entry in wrong:
        second = table()
        assert second.replay([*kept[:-1], entry]) is entry
        assert second.digest == middle


def test_who_acts_on_what_it_hears_does_not_mix_up_the_order_of_events() -> None:
    game = table()
    heard: list[str] = []

    def reply(update: Update) -> None:
        if game.active == ("belmar",):
            assert game.submit("belmar", game.seq("belmar"), EndTurn()) is None

    game.join("belmar", reply)
    game.join("press", lambda update: heard.extend(e.seat for e in update.events if isinstance(e, TurnEnded)))
    assert game.submit("arden", 0, EndTurn()) is None
    assert heard == ["arden", "belmar"]


def test_who_joins_before_the_first_action_hears_what_the_round_opened_with() -> None:
    storm = happening("storm", rounds=(1, 1), to=("south",))
    game = Table(wide(happenings=[storm]), 1, {}, clock=lambda: 0.0)
    heard: dict[Seat, list[Event]] = {"north": [], "south": []}
    game.join("north", lambda update: heard["north"].extend(update.events))
    game.join("south", lambda update: heard["south"].extend(update.events))
    assert [type(e) for e in heard["south"]] == [News]
    assert heard["north"] == []
