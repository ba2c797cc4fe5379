"""The instructions: all that a mandate holds is shown to its seat, and nothing of it at a clerk's table."""

from game.engine.scoring import clause_value
from game.ui.screens.briefing import Instructions
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import put_to_silence


def test_every_wording_has_its_worth() -> None:
    with Pilot(start=lambda house: house.start("hotline", ["arvenia"], seed=2)) as pilot:
        pilot.until(lambda: pilot.on == "Instructions")
        view = pilot.game.view("arvenia", "en")
        assert view.interests is not None
        for issue, values in view.interests.values.items():
            for option in values:
                assert pilot.says(view.agenda.issues[issue].options[option].label)
                assert pilot.says(pilot.app.words.points(clause_value(view.interests, issue, option)))
        assert pilot.says(view.agenda.note.strip())
        for line in view.mandate.red_lines if view.mandate else ():
            assert pilot.says(line.why.strip())
        pilot.press("Enter")
        assert pilot.on == "Talks"


def test_a_clerks_screen_holds_nobodys_instructions() -> None:
    with Pilot(start=put_to_silence(clerk=True)) as pilot:
        desk = pilot.app.desk
        assert desk is not None
        pilot.app.push(Instructions(desk))
        pilot.turn()
        assert pilot.says("instructions on paper")
        assert not pilot.says("Red line")


def test_between_turns_nobodys_instructions_are_said_to_be_on_paper() -> None:
    with Pilot(start=lambda house: house.start("hotline", ("arvenia", "belmora"), seed=1)) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        assert pilot.app.desk is not None
        assert pilot.app.desk.reader is None
        pilot.app.push(Instructions(pilot.app.desk))
        pilot.turn()
        assert pilot.says("You read yours when it is your turn")
        assert not pilot.says("on paper")
