"""With the mouse alone: a wording dragged onto mine, an offer to two from the draft, the chair's own text."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from game.engine.actions import Move
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.sentences.names import option_label
from game.ui.game import Game
from game.ui.house import House
from game.ui.settings import Settings
from tests.ui.pilot import Pilot
from tests.ui.screens.test_trade import want

ME, FIRST, THIRD = "bulgaria", "romania", "italy"


@contextmanager
def at_my_turn(scenario: str, seat: Seat) -> Iterator[tuple[Pilot, View]]:
    """At the table of the scenario, instructions read, no tour."""

    def start(house: House) -> Game:
        game = house.start(scenario, (seat,), seed=1)
        assert game.needs_briefing(seat)
        return game

    settings = Settings(language="en", pace="at-once", tutorial_seen=True)
    with Pilot(settings, start=start) as pilot:
        pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting)
        yield pilot, pilot.game.view(seat)


def in_draft(issue: IssueId, option: OptionId) -> str:
    return f"option:{issue}:{option}"


def mine(view: View, issue: IssueId) -> OptionId:
    return view.positions[view.seat or ""][issue]


def others_wording(pilot: Pilot, view: View, why_not: Callable[[str], bool]) -> tuple[IssueId, OptionId]:
    """The first wording in the draft that is not mine, and that I may come to or may not."""
    desk = pilot.app.desk
    assert desk is not None
    return next(
        (issue, option)
        for issue, item in view.agenda.issues.items()
        for option in item.options
        if option != mine(view, issue) and pilot.has(in_draft(issue, option))
        if why_not(desk.why_not(Move(issue, option)))
    )


def test_a_wording_dropped_on_mine_is_a_move() -> None:
    with at_my_turn("hotline", "arvenia") as (pilot, view):
        issue, option = others_wording(pilot, view, lambda why: not why)
        before = mine(view, issue)
        pilot.drag(in_draft(issue, option), in_draft(issue, before))
        for now in (pilot.game.view("arvenia"), pilot.game.view(None)):
            assert now.positions["arvenia"] == {**view.positions["arvenia"], issue: option}
        assert pilot.on == "Talks"
        assert pilot.app.carried is None
        pilot.press("Ctrl+Z")
        assert pilot.game.view("arvenia").positions == view.positions


def test_what_is_carried_is_said_at_the_pointer() -> None:
    with at_my_turn("hotline", "arvenia") as (pilot, view):
        issue, option = others_wording(pilot, view, lambda why: not why)
        pilot.hold(in_draft(issue, option))
        assert pilot.app.carried is None
        place = pilot.reach("log")
        pilot.move(place, held=True)
        assert pilot.app.carried == (option_label(view.agenda, issue, option), place)
        pilot.release(place)
        assert pilot.app.carried is None


def test_dropped_elsewhere_it_changes_nothing() -> None:
    with at_my_turn("hotline", "arvenia") as (pilot, view):
        issue, option = others_wording(pilot, view, lambda why: not why)
        other = next(i for i in view.agenda.issues if i != issue)
        places = [in_draft(other, mine(view, other)), f"clause:{other}", "seat:belmora", "log", "do:end"]
        for place in places:
            pilot.drag(in_draft(issue, option), place)
            assert (pilot.game.number, pilot.on) == (0, "Talks"), place
        assert pilot.game.view("arvenia") == view
        pilot.drag(in_draft(issue, mine(view, issue)), in_draft(issue, option))
        assert pilot.game.number == 0, "mine is not dropped on others"


def test_dropped_where_i_may_not_go_it_says_why() -> None:
    with at_my_turn("hotline", "arvenia") as (pilot, view):
        issue, option = others_wording(pilot, view, bool)
        pilot.drag(in_draft(issue, option), in_draft(issue, mine(view, issue)))
        assert pilot.game.number == 0
        assert "red line" in pilot.say()


def test_an_offer_to_two_begins_in_the_draft_and_is_on_the_table_as_it_was_built() -> None:
    with at_my_turn("sofia-1997", ME) as (pilot, view):
        pilot.click(in_draft("centre", "sofia_seat"), button=3)
        pilot.click_on("Put it into an offer")
        assert pilot.on == "Trade"
        pilot.click(f"whom:{FIRST}")
        assert pilot.node(f"want:{FIRST}:centre:sofia_seat"), "it begins with what was pressed"
        pilot.click(f"partner:{THIRD}")
        built = {
            ME: {"membership": "named_leaders", "force": mine(view, "force")},
            FIRST: {"centre": "sofia_seat", "venue": "constitutional"},
            THIRD: {"rhythm": "annual"},
        }
        want(pilot, THIRD, "rhythm", "annual")
        pilot.click(f"drop:{THIRD}:centre")
        for seat, issue, option in ((s, i, o) for s, part in built.items() for i, o in part.items()):
            if (seat, issue) not in ((FIRST, "centre"), (THIRD, "rhythm")):
                want(pilot, seat, issue, option)
        want(pilot, FIRST, "reform", "peer_review")
        want(pilot, FIRST, "reform", "peer_review")  # pressed again, it is left out
        pilot.click("audience:public")
        pilot.click("send")
        assert pilot.on == "Talks"
        for now in (pilot.game.view(ME), pilot.game.view(None)):
            (offer,) = now.proposals
            assert (offer.moves, offer.public, offer.chair_text) == (built, True, False)
        pilot.click(f"offer:{offer.id}:look")
        for part in built.values():
            for issue, option in part.items():
                assert pilot.says(option_label(view.agenda, issue, option)), f"{issue} is not told"
        assert not pilot.says(option_label(view.agenda, "reform", "peer_review"))


def test_the_chairs_text_is_tabled_as_it_was_worded() -> None:
    with at_my_turn("sofia-1997", ME) as (pilot, view):
        pilot.press("X")
        assert pilot.on == "ChairsText"
        worded = {
            "membership": "named_leaders",
            "centre": "open_bid",
            "venue": "constitutional",
            "rhythm": "annual",
        }
        pilot.click("start:agreed")  # nothing is, on the first day
        for issue, option in worded.items():
            pilot.click(f"text:{issue}")
            pilot.click(f"word:{issue}:{option}")
        pilot.click("text:arms_control")
        pilot.click("word:arms_control:reflect")
        pilot.click("word:arms_control:-")
        pilot.click("note")
        pilot.type("So that we can go home.")
        pilot.click("send")
        (text,) = pilot.game.view(None).proposals
        assert text.moves == dict.fromkeys(view.members, worded)
        assert (text.chair_text, text.note) == (True, "So that we can go home.")
        assert pilot.game.view(ME).positions == view.positions, "whoever writes for all has not moved yet"
