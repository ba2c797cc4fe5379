"""A clause on the screen: keys choose a wording, a move goes there, and what binds has its price first."""

from game.engine.actions import AskCapital, EndTurn, Move
from game.ui.screens.clause import Clause
from tests.ui.pilot import Pilot
from tests.ui.screens.test_trade import ME, OTHER, at_my_turn, begun


def test_a_key_chooses_a_wording_and_enter_goes_there() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        desk = pilot.app.desk
        assert desk is not None
        issue, option = next(
            (i, o)
            for i, item in view.agenda.issues.items()
            for o in item.options
            if not desk.why_not(Move(i, o))
        )
        pilot.app.push(Clause(desk, issue))
        pilot.turn()
        number = list(view.agenda.issues[issue].options).index(option) + 1
        pilot.press(str(number))
        assert pilot.says("A move is free")
        pilot.press("Enter")
        assert pilot.game.view(ME).positions[ME][issue] == option
        assert pilot.on == "Talks"


def test_a_minister_says_why_it_stands_where_it_stands() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        desk = pilot.app.desk
        assert desk is not None
        issue = next(iter(view.agenda.issues))
        pilot.app.push(Clause(desk, issue, view.positions[OTHER][issue]))
        pilot.turn()
        before = pilot.texts()
        pilot.click(f"why:{OTHER}")
        assert len(pilot.texts()) > len(before)


def test_what_is_agreed_is_reopened_only_with_its_price_said() -> None:
    with Pilot(start=begun(ME, OTHER, "cordania")) as pilot:
        game, desk = pilot.game, pilot.app.desk
        assert desk is not None
        issue = next(iter(game.view(None).agenda.issues))
        for _ in range(9):
            seat = game.active[0]
            for option in game.view(None).agenda.issues[issue].options:
                stands = {s[issue] for s in game.view(None).positions.values()}
                if len(stands) > 1 and option in stands:
                    game.submit(seat, Move(issue, option))
                    break
            if issue in game.view(None).agreed and game.active[0] == ME:
                break
            game.submit(game.active[0], EndTurn())
        assert issue in game.view(None).agreed
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.press("Enter")
        pilot.until(lambda: desk.acting == ME and pilot.on == "Talks")
        view = desk.view
        assert view.interests is not None
        other = next(
            o
            for o in view.agenda.issues[issue].options
            if o != view.agreed[issue] and (issue, o) not in view.interests.red_lines
        )
        pilot.app.push(Clause(desk, issue, other))
        pilot.turn()
        assert pilot.says("Reopening costs one initiative")
        pilot.click("go")
        assert issue not in game.view(None).agreed


def test_the_answer_of_the_capital_is_read_where_it_was_asked() -> None:
    with Pilot(start=begun(ME)) as pilot:
        view = at_my_turn(pilot)
        pilot.press("K")
        issue = next(iter(view.agenda.issues))
        pilot.click(f"ask:{issue}")
        pilot.click("send")
        assert pilot.on == AskCapital.__name__
        assert pilot.says("Round 1, ")


def test_words_go_to_those_they_are_for() -> None:
    with Pilot(start=begun(ME)) as pilot:
        at_my_turn(pilot)
        pilot.press("S")
        pilot.click(f"to:{OTHER}")
        pilot.click("speech")
        pilot.compose("ni", "nihao", into="你好")
        pilot.press("Enter")
        assert pilot.on == "Talks"
        spoke = [e for e in pilot.game.heard(ME) if getattr(e, "text", "") == "你好"]
        assert [e.audience for e in spoke] == [frozenset({ME, OTHER})]
