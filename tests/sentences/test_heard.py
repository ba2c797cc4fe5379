"""What each seat has heard, and what of it is new to whoever looks."""

from game.engine.actions import HOST, EndTurn, Propose
from game.engine.events import AdoptionCalled, Proposed, TurnEnded
from game.sentences.heard import Heard
from game.session.table import Table
from tests.sentences.views import PARTIES, loaded

MOVES = {"arvenia": {"notice": "guests"}, "belmora": {"line": "list"}}


def begun() -> tuple[Table, Heard]:
    scenario = loaded("hotline").scenario
    assert scenario is not None
    table = Table(scenario, 3, dict.fromkeys(sorted(PARTIES), "person"), clock=lambda: 0.0)
    heard = Heard((None, *scenario.agenda.delegations))
    heard.listen(table)
    return table, heard


def test_a_seat_has_nothing_new_until_something_happens() -> None:
    table, heard = begun()
    assert heard.seats == (None, *table.scenario.agenda.delegations)
    assert [heard.fresh(seat) for seat in heard.seats] == [()] * len(heard.seats)


def test_what_is_fresh_is_fresh_to_each_until_it_looks() -> None:
    table, heard = begun()
    seat = table.active[0]
    before = heard.events(seat)
    assert table.submit(seat, table.seq(seat), EndTurn()) is None
    fresh = heard.fresh(seat)
    assert any(isinstance(event, TurnEnded) for event in fresh)
    assert heard.events(seat) == before + fresh
    heard.looked(seat)
    assert heard.fresh(seat) == ()
    assert heard.fresh(None) != ()


def test_who_is_not_listened_for_looks_in_vain() -> None:
    heard = begun()[1]
    heard.looked(HOST)
    assert HOST not in heard.seats


def test_an_offer_between_two_is_known_to_those_two() -> None:
    table, heard = begun()
    assert table.active[0] == "arvenia"
    assert table.submit("arvenia", table.seq("arvenia"), Propose(MOVES)) is None
    known = {seat: tuple(heard.offers(seat).values()) for seat in heard.seats}
    (offer,) = known["arvenia"]
    assert isinstance(offer, Proposed)
    assert (known["belmora"], known["cordania"], known[None]) == ((offer,), (), ())
    assert heard.proposed_by("arvenia") == [("notice", "guests"), ("line", "list")]
    assert heard.proposed_by("belmora") == []


def test_one_is_briefed_once_and_not_after_a_turn() -> None:
    table, heard = begun()
    assert [heard.needs_briefing("belmora") for _ in range(2)] == [True, False]
    assert table.submit("arvenia", table.seq("arvenia"), EndTurn()) is None
    assert not heard.needs_briefing("arvenia")


def test_the_last_act_begins_with_the_last_call() -> None:
    heard = begun()[1]
    for seat in heard.seats:
        heard._events[seat] += [TurnEnded("arvenia"), AdoptionCalled("arvenia", {})]
    assert heard.ending("belmora") == (AdoptionCalled("arvenia", {}),)
    assert heard.ending("arvenia") == ()  # one knows what one did


def test_a_last_call_that_came_by_itself_is_told_once() -> None:
    heard = begun()[1]
    heard._events[None] += [AdoptionCalled(None, {})]
    assert heard.ending(None) == (AdoptionCalled(None, {}),)
    heard.looked(None)
    assert heard.ending(None) == ()
