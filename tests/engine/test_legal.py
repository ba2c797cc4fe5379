"""What is listed for a seat to do, and in which order."""

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    Join,
    JoinWithReservation,
    Move,
    Pause,
    Propose,
    Release,
    RequestSettlement,
    Resume,
    TakeBack,
    Withdraw,
)
from game.engine.legal import legal_actions
from game.engine.scenario import Seat
from tests.tables import Play, happening, mandate, moves, offer, simultaneous, table, two_members

FEW = {"force": {"none": 0, "small": 5}}


def few() -> Play:
    """Two members, one issue, two options: north on none, south on small."""
    stands = {"north": "none", "south": "small"}
    wants = {
        s: mandate({"force": (100, (0, 9))}, offered=FEW, opening={"force": o}) for s, o in stands.items()
    }
    return Play(two_members(offered=FEW, mandates=wants, chair="north"))


def listed(play: Play, seat: Seat | None) -> list[Action]:
    return list(legal_actions(play.view(seat)))


def test_the_whole_list_of_a_small_table() -> None:
    to = {(n, s): moves(north=f"force={n}", south=f"force={s}") for n in FEW["force"] for s in FEW["force"]}
    offers = [to["none", "none"], to["small", "none"], to["small", "small"]]
    assert listed(few(), "north") == [
        EndTurn(),
        Move("force", "small"),
        AskCapital("force"),
        ChairText({"force": "none"}),
        ChairText({"force": "small"}),
        *(Propose(m, public) for m in offers for public in (False, True)),
    ]


def test_answers_come_first() -> None:
    play = few()
    number = play.propose("north", offer(north="force=small", south="force=none"))
    play.end()
    first = listed(play, "south")[:3]
    assert first == [Accept(number), Decline(number), EndTurn()]
    assert [a for a in listed(play, "south") if isinstance(a, Counter)]
    assert Withdraw(number) in listed(play.until("north"), "north")


def test_nothing_is_listed_for_one_who_may_do_nothing() -> None:
    play = Play()
    assert [listed(play, seat) for seat in ("south", "press", None)] == [[], [], []]
    assert listed(play.host(Pause()), "north") == []


def test_in_simultaneous_order_answers_are_listed_after_the_turn() -> None:
    play = Play(simultaneous()).end("south")
    assert listed(play, "south") == []
    number = play.propose("north", offer(north="force=small", south="costs=own"))
    assert listed(play, "south") == [Accept(number), Decline(number)]


def test_the_silence_procedure() -> None:
    play = Play().do("north", CallAdoption())
    assert listed(play, "south") == [
        Join(),
        JoinWithReservation(("review",)),
        *(BreakSilence(issue) for issue in ("force", "place", "costs", "review")),
    ]
    assert listed(play, "office") == []


def test_after_adoption() -> None:
    play = Play().do("north", CallAdoption()).answers(Join(), Join(), Join())
    assert listed(play, "south") == [RequestSettlement()]
    play.do("north", RequestSettlement())
    assert listed(play, "south") == [RequestSettlement(), EndTurn()]


def test_the_host() -> None:
    play = Play(table(happenings=[happening("leak")]))
    assert listed(play, HOST) == [Pause(), Extend(1), Release("leak")]
    assert listed(play.host(Pause()), HOST) == [Resume(), Extend(1), Release("leak")]


def test_a_step_that_can_be_taken_back_is_listed() -> None:
    assert TakeBack() in listed(Play().do("north", Move("force", "small")), "north")


def test_an_adviser_may_bring_any_two_together() -> None:
    play = Play(simultaneous())
    pairs = {tuple(a.moves) for a in listed(play, "office") if isinstance(a, Propose)}
    assert pairs == {("north", "south"), ("north", "east"), ("south", "east")}
    mine = {tuple(a.moves) for a in listed(play, "east") if isinstance(a, Propose)}
    assert mine == {("north", "east"), ("south", "east")}
