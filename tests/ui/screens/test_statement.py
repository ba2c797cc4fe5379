"""The statement on paper, and as a file of its own."""

from dataclasses import replace
from pathlib import Path

from game import paths
from game.engine.statement import assemble
from game.i18n import Words
from game.sentences.circulated import Edition, circulated, where_and_when
from game.ui.screens.statement import FOLDER
from tests.sentences.views import loaded
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import adopted


def test_it_is_saved_in_every_language_of_the_scenario() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        pilot.press("S")
        assert pilot.on == "Statement"
        assert pilot.says("ADOPTED BY CONSENSUS")
        pilot.press("S")
        file = Path(pilot.say().removeprefix("Saved: "))
        assert file.parent == paths.data() / FOLDER
        page = file.read_text(encoding="utf-8")
    assert page.count("<section lang=") == 2
    assert 'lang="en"' in page
    assert 'lang="zh-CN"' in page
    assert "<script" not in page
    assert "http" not in page


def test_a_full_disk_is_said() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        (paths.data() / FOLDER).write_text("a file where the folder should be")
        pilot.press("S", "S")
        assert pilot.say().startswith("The statement could not be saved")


def test_what_authors_and_people_wrote_is_escaped() -> None:
    scenario = loaded("hotline").scenario
    assert scenario is not None
    agenda = replace(scenario.agenda, note="<b>note</b> & more", title='"quoted" <title>')
    page = circulated([Edition(agenda, assemble(agenda, {}), "<status>", Words("en"))])
    assert "<b>note" not in page
    assert "&lt;b&gt;note&lt;/b&gt; &amp; more" in page
    assert "&lt;status&gt;" in page


def test_place_and_day_stand_as_each_language_has_them() -> None:
    scenario = loaded("sofia-1997").scenario
    assert scenario is not None
    agenda = scenario.agenda
    assert where_and_when(agenda, Words("en")) == "Sofia, 3 October 1997"
    assert where_and_when(agenda, Words("zh-CN")) == "1997年10月3日，Sofia"
    someday = replace(agenda, source=replace(agenda.source, date="that spring", place=""))
    assert where_and_when(someday, Words("en")) == "that spring"
