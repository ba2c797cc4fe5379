"""Ministers explain themselves, the coach's step is done, and the log leads to the question why."""

import pytest

from game.engine.actions import ChairText
from game.engine.scenario import Seat
from game.ui.game import Game
from game.ui.house import House
from game.ui.screens.asking import Ask
from game.ui.screens.coaching import Coach
from game.ui.screens.delegation import Seated
from game.ui.screens.log import FloorLog
from game.ui.settings import Settings
from tests.ui.held import holding
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import keys

ME: Seat = "cordania"


def alone(house: House) -> Game:
    game = house.start("hotline", [ME], seed=2)
    game.needs_briefing(ME)
    return game


def test_a_minister_answers_in_its_own_voice() -> None:
    with Pilot(start=alone) as pilot:
        pilot.until(lambda: ME in pilot.game.active)
        pilot.app.push(Ask.about_seat(pilot.app.desk, "arvenia"))  # type: ignore[arg-type]
        pilot.turn()
        pilot.press("2")
        pilot.enter("why:line")
        assert any(text.startswith("“") and text.endswith("”") for text in pilot.texts())


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 100), ((1024, 640), 200)])
def test_while_ministers_act_one_is_asked_by_the_same_key(
    size: tuple[int, int], text: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(language="en", tutorial_seen=True, text_size=text, window=size)
    with holding(monkeypatch) as go:
        go.clear()
        with Pilot(settings, size=size, start=alone) as pilot:
            assert ME not in pilot.game.active
            pilot.press("W")
            assert pilot.on == "Ask"
            pilot.press("2")
            pilot.click("why:line")
            assert any(text.startswith("“") and text.endswith("”") for text in pilot.texts())
            pilot.press("Esc")
            assert pilot.on == "Talks"
            go.set()


def test_the_log_shows_what_is_chosen_and_asks_why() -> None:
    with Pilot(start=alone) as pilot:
        pilot.until(lambda: ME in pilot.game.active)
        pilot.app.push(FloorLog(pilot.app.desk))  # type: ignore[arg-type]
        pilot.turn()
        acts = keys(pilot, "event:")
        pilot.press("4")
        pilot.click("log:seat:cordania")
        assert len(keys(pilot, "event:")) < len(acts)
        pilot.press("1")
        pilot.enter(acts[-1])
        assert pilot.on == "Ask"
        assert any(text.startswith("“") for text in pilot.texts())


def test_a_delegation_is_shown_with_where_it_stands() -> None:
    with Pilot(start=alone) as pilot:
        pilot.until(lambda: ME in pilot.game.active)
        desk = pilot.app.desk
        assert desk is not None
        pilot.app.push(Seated(desk, "arvenia"))
        pilot.turn()
        stands = desk.view.positions["arvenia"]
        issue = next(iter(stands))
        assert pilot.says(desk.agenda.issues[issue].options[stands[issue]].label)
        pilot.press("T")
        assert pilot.on == "Trade"


def test_the_coachs_step_is_done() -> None:
    with Pilot(start=alone) as pilot:
        pilot.until(lambda: ME in pilot.game.active)
        before = pilot.game.number
        pilot.app.push(Coach(pilot.app.desk))  # type: ignore[arg-type]
        pilot.until(lambda: pilot.has("coach:1"))
        pilot.press("1")
        assert pilot.on == "Talks"
        assert pilot.game.number > before


def test_the_coach_shows_the_whole_of_what_it_would_send() -> None:
    """Cordania is in the chair, and a text for all is what it is told to table."""
    with Pilot(start=alone) as pilot:
        pilot.until(lambda: ME in pilot.game.active)
        steps = [step.action for step in pilot.game.coach(ME)]
        tabled = next(action for action in steps if isinstance(action, ChairText))
        pilot.app.push(Coach(pilot.app.desk))  # type: ignore[arg-type]
        pilot.until(lambda: pilot.has("coach:1"))
        for issue, option in tabled.text.items():
            item = pilot.game.agenda().issues[issue]
            assert pilot.says(f"{item.title}: {item.options[option].label}")
