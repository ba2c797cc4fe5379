"""The silence procedure on the screen: three answers, each by keys, and nobody's is known too early."""

from game.engine.actions import EndTurn
from game.engine.state import Phase
from game.ui.kit.leaves import Label
from game.ui.kit.node import walk
from game.ui.settings import Settings
from tests.tables import table, together
from tests.ui.games import Told, playing, until_a_person
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import keys, put_to_silence


def test_an_answer_is_nobody_elses_business_before_all_have_answered() -> None:
    with Pilot(start=put_to_silence()) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Silence")
        assert pilot.says("Is there any objection?")
        pilot.press("Y")
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.press("Enter")
        pilot.until(lambda: pilot.on == "Silence")
        assert pilot.says("has answered")
        assert not pilot.says("silent: joins")


def test_breaking_silence_says_over_which_clause_and_why() -> None:
    with Pilot(start=put_to_silence()) as pilot:
        for n in range(3):
            pilot.until(lambda: pilot.on == "Curtain")
            pilot.press("Enter")
            pilot.until(lambda: pilot.on == "Silence")
            if n:
                pilot.press("Y")
                continue
            pilot.press("N")
            assert pilot.on == "Objection"
            pilot.enter(keys(pilot, "object:")[0])
            pilot.tab_to("silence:reason")
            pilot.type("Not like this.")
            pilot.press("Enter")
        pilot.until(lambda: pilot.game.view(None).phase is Phase.TALKS)
        (objection,) = pilot.game.view(None).objections
        assert objection.reason == "Not like this."


def test_a_footnote_is_chosen_by_mouse_and_kept_with_the_text() -> None:
    with Pilot(start=put_to_silence()) as pilot:
        pilot.until(lambda: pilot.on == "Curtain")
        pilot.click("take")
        pilot.until(lambda: pilot.on == "Silence")
        pilot.click("silence:reserve")
        pilot.click("silence:confirm")
        assert pilot.on == "Footnote"
        assert pilot.say() == "Choose the clause first."
        pilot.click(keys(pilot, "reserve:")[0])
        pilot.click("silence:confirm")
        silence = pilot.game.view(None).silence
        assert silence is not None
        assert len(silence.answered) == 1


def test_the_clerk_calls_every_member_to_the_screen() -> None:
    with Pilot(start=put_to_silence(clerk=True)) as pilot:
        pilot.until(lambda: pilot.on == "Silence")
        assert not pilot.says("worth to you")
        for _ in range(3):
            assert not pilot.has("silence:join")
            pilot.press("Enter")
            pilot.press("Y")
        pilot.until(lambda: pilot.game.view(None).phase is not Phase.SILENCE)


def test_a_fallback_behind_my_red_line_leaves_only_to_break_silence() -> None:
    """A reservation is on an agreed clause alone (rules 11.6, 11.7), and every button says so."""
    scenario = table(
        red_lines={"south": {"costs": ("open",)}}, openings=together(force="small", place="hill")
    )
    with playing(scenario, "south", minds=Told()) as (game, _):
        while game.view(None).phase is Phase.TALKS:
            until_a_person(game)
            assert game.submit("south", EndTurn()) is None
        with Pilot(Settings(language="en"), start=lambda house: game) as pilot:
            pilot.until(lambda: pilot.on == "Silence" and pilot.has("silence:join"))
            for key in ("Y", "R"):
                pilot.press(key)
                assert "Only breaking silence is left" in pilot.say()
                assert "can reserve" not in pilot.say()


def test_in_a_low_window_the_figures_are_seen_at_once() -> None:
    size = (1024, 640)
    for language in ("en", "zh-CN"):
        settings = Settings(language=language, text_size=200, window=size)
        with Pilot(settings, size=size, start=put_to_silence()) as pilot:
            pilot.until(lambda: pilot.on == "Curtain")
            pilot.press("Enter")
            pilot.until(lambda: pilot.on == "Silence")
            box = pilot.node("silence")
            found = [node for node in walk(box) if isinstance(node, Label) and node.text[:1].isdigit()]
            assert len(found) >= 3
            assert all(box.rect.contains(node.rect) for node in found[:3])
