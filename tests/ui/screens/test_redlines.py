"""A text that crosses my red line is nowhere shown as one I could sign, whatever it is worth to me."""

from dataclasses import replace

from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.house import House
from game.ui.screens.calling import Calling
from game.ui.screens.talks.worth import mandate_panel
from game.ui.settings import Settings
from tests.ui.pilot import Pilot, texts_of

CROSSED = "Behind your red line: Small units and notice of exercises. It is not agreed, so it goes back"


def begun(house: House) -> Game:
    """Nothing is agreed on the clause whose fallback Arvenia may not sign."""
    game = house.start("hotline", ("arvenia",), seed=3)
    game.needs_briefing("arvenia")
    return game


def at_the_table() -> Pilot:
    pilot = Pilot(Settings(language="en", pace="at-once", tutorial_seen=True), start=begun)
    pilot.until(lambda: pilot.on == "Talks")
    return pilot


def test_the_panel_of_the_mandate_says_so_even_where_the_text_is_worth_much() -> None:
    with at_the_table() as pilot:
        assert pilot.says(CROSSED)
        view = pilot.game.view("arvenia")
        assert view.interests is not None
        content = replace(view, interests=replace(view.interests, walk_away=0))
        said = texts_of(mandate_panel(pilot.app, content, lambda: None))
        assert "crosses your red line" in said
        assert "above walking away" not in said
        harmless = replace(content, interests=replace(view.interests, walk_away=0, red_lines=frozenset()))
        assert "above walking away" in texts_of(mandate_panel(pilot.app, harmless, lambda: None))


def test_so_does_who_would_call_adoption() -> None:
    with at_the_table() as pilot:
        assert isinstance(pilot.app.desk, Desk)
        pilot.app.push(Calling(pilot.app.desk))
        pilot.turn()
        assert pilot.says(CROSSED)
        title = pilot.game.agenda().issues["notice"].title
        assert pilot.says(f"{title} is open and would go back to its fallback: “Nothing”.")
        fallen = next(text for text in pilot.texts() if "would fall away" in text)
        assert title not in fallen
