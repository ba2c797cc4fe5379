"""Offers, clauses and answers through the real program, by mouse and by keyboard."""

from collections.abc import Callable

from game.engine.actions import Propose
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.speech import Remark
from game.engine.view import View
from game.sentences.worth import worth
from game.ui.app import SETTLES
from game.ui.game import Game
from game.ui.house import House
from game.ui.screens.declining import Decline
from game.ui.screens.offer import Offer
from game.ui.screens.speaking import Speak
from game.ui.screens.trade.figures import for_me
from game.ui.screens.trade.reading import guess
from game.ui.screens.trade.trade import Trade
from tests.ui.pilot import Pilot, texts_of
from tests.ui.screens.ending import keys

ME, OTHER, THIRD = "arvenia", "belmora", "cordania"


def begun(*people: Seat, clerk: bool = False) -> Callable[[House], Game]:
    def start(house: House) -> Game:
        game = house.start("hotline", people, seed=1, clerk=clerk)
        for seat in people:
            game.needs_briefing(seat)
        return game

    return start


def at_my_turn(pilot: Pilot) -> View:
    pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting is not None)
    assert pilot.app.desk is not None
    return pilot.app.desk.view


def apart(view: View, one: Seat, other: Seat) -> list[IssueId]:
    assert view.interests is not None
    barred = view.interests.red_lines
    stands = view.positions
    issues = [i for i in view.agenda.issues if stands[one][i] != stands[other][i]]
    return [i for i in issues if (i, stands[OTHER][i]) not in barred]


def want(pilot: Pilot, seat: Seat, issue: IssueId, option: OptionId) -> None:
    """Chooses a wording of a clause in an offer, taking the clause up first if it is not shown."""
    key = f"want:{seat}:{issue}:{option}"
    if not pilot.has(key):
        pilot.click(f"clause:{seat}" if pilot.has(f"clause:{seat}") else f"add:{seat}")
        pilot.click(f"choice:{issue}")
    pilot.click(key)


def test_an_exchange_is_put_together_by_mouse_and_sent() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        give, take = apart(view, ME, OTHER)[:2]
        pilot.press("T")
        assert pilot.on == "Trade"
        pilot.click(f"whom:{OTHER}")
        want(pilot, ME, give, view.positions[OTHER][give])
        pilot.click("send")
        assert pilot.say(), "an offer in which one side does nothing is refused, with the reason"
        want(pilot, OTHER, take, view.positions[ME][take])
        assert pilot.says("FOR YOU")
        assert pilot.says("YOUR READING")
        pilot.click("send")
        (offer,) = pilot.game.view(ME).proposals
        assert offer.moves == {
            ME: {give: view.positions[OTHER][give]},
            OTHER: {take: view.positions[ME][take]},
        }
        assert not offer.public
        assert pilot.on == "Talks"


def test_a_ring_of_three_by_keyboard_alone_with_a_note_before_all() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        pilot.press("T")
        pilot.enter(f"whom:{OTHER}")
        pilot.enter(f"partner:{THIRD}")
        for seat in (ME, OTHER, THIRD):
            wanted = keys(pilot, f"want:{seat}:")
            here = [f"want:{seat}:{issue}:{option}" for issue, option in view.positions[seat].items()]
            barred = view.interests.red_lines if view.interests and seat == ME else frozenset()
            open_to = [k for k in wanted if k not in here and tuple(k.split(":")[2:]) not in barred]
            pilot.enter(open_to[0])
        pilot.press("P", "S")
        pilot.type("A ring.")
        pilot.press("Enter")
        (offer,) = pilot.game.view(ME).proposals
        assert set(offer.moves) == {ME, OTHER, THIRD}
        assert offer.public
        assert offer.note == "A ring."


def test_a_red_line_is_barred_and_says_why() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        assert view.interests is not None
        issue, option = sorted(view.interests.red_lines)[0]
        assert pilot.app.desk is not None
        pilot.app.push(Trade.with_seat(pilot.app.desk, OTHER))
        pilot.turn()
        want(pilot, ME, issue, option)
        assert "red line" in pilot.say()
        assert pilot.says("behind your red line")


def test_the_chair_tables_a_text_that_starts_from_the_most_supported_wordings() -> None:
    with Pilot(start=begun(THIRD)) as pilot:
        view = at_my_turn(pilot)
        pilot.press("X")
        assert pilot.on == "ChairsText"
        first = next(iter(view.agenda.issues))
        pilot.click(f"text:{first}")
        pilot.click(f"word:{first}:-")
        pilot.click("send")
        (offer,) = pilot.game.view(THIRD).proposals
        assert offer.chair_text
        (text,) = {tuple(text.items()) for text in offer.moves.values()}
        assert {issue for issue, _ in text} == set(view.agenda.issues) - {first}


def test_the_clerk_of_a_table_sees_no_values() -> None:
    with Pilot(start=begun(ME, OTHER, THIRD, clerk=True)) as pilot:
        view = at_my_turn(pilot)
        partner = next(seat for seat in view.members if seat != view.seat)
        pilot.press("T")
        pilot.click(f"whom:{partner}")
        pilot.click(keys(pilot, f"want:{partner}:")[0])
        assert not pilot.says("FOR YOU")
        assert not pilot.says("YOUR READING")
        assert not pilot.has("audience:corridor")


def offered(pilot: Pilot) -> int:
    """An offer by the second person to the first, whose turn it then is."""
    game = pilot.game
    view = game.view(OTHER)
    issue = next(i for i in view.agenda.issues if view.positions[ME][i] != view.positions[OTHER][i])
    stays = next(iter(view.agenda.issues))
    moves = {ME: {issue: view.positions[OTHER][issue]}, OTHER: {stays: view.positions[OTHER][stays]}}
    assert game.submit(OTHER, Propose(moves)) is None
    return game.view(OTHER).proposals[0].id


def both_people(pilot: Pilot) -> int:
    """Until the second has offered and the first has the screen."""
    desk = pilot.app.desk
    assert desk is not None
    number = 0
    for _ in range(12):
        pilot.until(lambda: pilot.on == "Curtain" or desk.acting is not None)
        if pilot.on == "Curtain":
            pilot.press("Enter")
            continue
        if desk.acting == OTHER and not number:
            number = offered(pilot)
        if desk.acting == ME and number:
            return number
        pilot.turn(SETTLES)
        pilot.press("Enter")
    raise AssertionError("the turn never came")


def test_declining_says_what_one_would_need() -> None:
    with Pilot(start=begun(ME, OTHER)) as pilot:
        number = both_people(pilot)
        desk = pilot.app.desk
        assert desk is not None
        pilot.app.push(Offer(desk, number))
        pilot.turn()
        pilot.press("N")
        assert isinstance(pilot.app.screen, Decline)
        issue = next(iter(desk.agenda.issues))
        option = next(iter(desk.agenda.issues[issue].options))
        pilot.click(f"text:{issue}")
        pilot.click(f"word:{issue}:{option}")
        pilot.click("send")
        ended = pilot.game.view(OTHER).ended[-1]
        assert ended.proposal.reasons[ME] == Remark("needs", ((issue, option),))


def test_a_counter_begins_with_the_offer_it_answers() -> None:
    with Pilot(start=begun(ME, OTHER)) as pilot:
        number = both_people(pilot)
        desk = pilot.app.desk
        assert desk is not None
        offer = next(p for p in desk.view.proposals if p.id == number)
        pilot.app.push(Trade.counter(desk, offer))
        pilot.turn()
        take = apart(desk.view, OTHER, ME)
        want(pilot, OTHER, take[-1], desk.view.positions[ME][take[-1]])
        pilot.click("send")
        after = desk.game.view(OTHER)
        assert [e.why for e in after.ended] == ["declined"]
        assert after.proposals[-1].moves[OTHER].items() >= {(take[-1], desk.view.positions[ME][take[-1]])}


def test_a_reading_rests_on_what_is_public_and_more_for_them_is_likelier() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        give = apart(view, ME, OTHER)[0]
        gift = {ME: {give: view.positions[OTHER][give]}, OTHER: {give: view.positions[OTHER][give]}}
        ask = {ME: {give: view.positions[ME][give]}, OTHER: {give: view.positions[ME][give]}}
        liked, disliked = (guess(view, moves, OTHER, public=False) for moves in (gift, ask))
        assert liked.chance > 0.5 > disliked.chance
        assert liked.doubt > 0
        public = pilot.game.view(None)
        assert guess(public, gift, OTHER, public=False) == liked


def test_what_cannot_be_shown_is_not_taken_into_a_note() -> None:
    with Pilot(start=begun(ME)) as pilot:
        assert pilot.app.desk is not None
        pilot.app.push(Speak(pilot.app.desk))
        pilot.turn()
        pilot.compose("hao", into="好\U0001f600的\ufe0f!")
        assert pilot.app.kit.memory.typed["speech"].text == "好的!"


def test_a_change_of_positions_is_not_taken_for_one_of_the_text() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        told = set()
        for issue in apart(view, ME, OTHER):
            moves = {ME: {issue: view.positions[OTHER][issue]}}
            found, shown = worth(view, moves), for_me(pilot.app, view, moves)
            assert found is not None
            assert shown is not None
            change = found.then != found.now
            told.add(change)
            assert any(text.startswith("text:" if change else "in positions") for text in texts_of(shown))
        assert False in told
