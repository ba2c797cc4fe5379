"""The debrief on the screen: who may open it, what it asks before it tells, and what a class sees when."""

import os
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import mkdtemp

import pytest

from game import paths
from game.commands.house import Desktop
from game.debrief.page import Ask, Card, Figure, Listed, Prose, Section, Table
from game.engine.actions import EndTurn
from game.ui.game import Game
from game.ui.house import House, Unplayable
from game.ui.notice import Notice
from game.ui.screens.debrief.debrief import Debrief
from game.ui.settings import SettingsFile
from game.ui.staging import coached
from tests.ui.pilot import Pilot
from tests.ui.screens.ending import SEATS, adopted, keys

ME = "arvenia"


def played(house: House) -> Game:
    """One person who does as the coach says, to the end."""
    game = house.start("hotline", (ME,), seed=1)
    for now in range(5000):
        if game.over:
            return game
        if ME not in game.active:
            game.tick(float(now), 0)
            game.wait()
        elif game.submit(ME, coached(game, game.view(ME))) is not None:
            game.submit(ME, EndTurn())
    raise AssertionError("it never ends")


@cache
def record(shared: bool) -> bytes:
    """Of a finished game, played once: of one person, or of three at one screen."""
    before = os.environ["COMMUNIQUE_DATA"]
    os.environ["COMMUNIQUE_DATA"] = mkdtemp()
    try:
        house = Desktop(SettingsFile(paths.data))
        game = adopted(house) if shared else played(house)
        game.close()
        assert game.file is not None
        return game.file.read_bytes()
    finally:
        os.environ["COMMUNIQUE_DATA"] = before


def kept(name: str = "game.jsonl", *, shared: bool = False) -> Path:
    file = paths.saves() / name
    file.write_bytes(record(shared))
    return file


def opened(*, shared: bool = False) -> Pilot:
    """At the debrief of a saved game."""
    pilot = Pilot(record=kept(shared=shared))
    pilot.until(lambda: pilot.on == "Debrief")
    return pilot


def screen(pilot: Pilot) -> Debrief:
    assert isinstance(pilot.app.screen, Debrief)
    return pilot.app.screen


def told(section: Section) -> set[str]:
    """What a section says that nobody may read before its gate."""
    found: set[str] = set()
    for block in section.blocks:
        match block:
            case Prose(text=text):
                found.add(text)
            case Listed(items=items):
                found |= set(items)
            case Table(rows=rows):
                found |= {cell.text for row in rows for cell in row if "." in cell.text}
            case Figure(chart=chart):
                found.add(chart.title)
            case Card(title=title, lines=lines):
                found |= {title, *lines}
            case Ask(told=lines):
                found |= set(lines)
    return found


def test_it_opens_from_the_outcome_when_everybody_agrees() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        pilot.press("D")
        pilot.press("Enter")
        assert not pilot.game.revealed
        with pytest.raises(LookupError):
            _ = pilot.game.source
        for seat in SEATS:
            pilot.enter(f"agree:{seat}")
        pilot.click("reveal:do")
        pilot.until(lambda: pilot.on == "Debrief")
        assert screen(pilot).classroom
        pilot.press("Esc")
        assert pilot.on == "Outcome"
        pilot.press("D")
        pilot.until(lambda: pilot.on == "Debrief")


def test_a_game_that_is_kept_nowhere_is_debriefed_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied() -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(paths, "saves", denied)
    with Pilot(start=adopted) as pilot:
        assert pilot.game.unkept
        pilot.until(lambda: pilot.on == "Outcome")
        pilot.press("D")
        for seat in SEATS:
            pilot.enter(f"agree:{seat}")
        pilot.click("reveal:do")
        pilot.until(lambda: pilot.on == "Debrief")
        assert pilot.says("Adopted by consensus")


def test_before_the_debrief_the_post_settlement_round_is_offered() -> None:
    with Pilot(start=adopted) as pilot:
        pilot.until(lambda: pilot.on == "Outcome")
        pilot.click(f"pass:{SEATS[0]}")
        pilot.press("Enter")
        pilot.press("D")
        pilot.click("reveal:settle")
        assert pilot.on == "Outcome"
        assert not pilot.game.revealed
        pilot.press("Enter")
        assert pilot.game.view(None).requests == {SEATS[0]}


def test_guesses_are_asked_before_they_are_told() -> None:
    with opened() as pilot:
        assert pilot.says("How did it end for your delegation")
        for _ in range(5):
            pilot.press("Right")
        step = screen(pilot).step(pilot.app)
        assert step.page.key == "readings"
        asks = [b for section in step.sections for b in section.blocks if isinstance(b, Ask)]
        assert len(asks) == 2
        later = {line for ask in asks for line in ask.told}
        later = later.union(*(told(section) for section in step.page.sections[1:]))
        assert not [text for text in later if len(text) > 30 and pilot.says(text)]
        right, wrong = asks[0].right, next(n for n in range(9) if n != asks[1].right)
        assert right is not None
        pilot.click(f"ask:{asks[0].key}:{right}")
        assert pilot.says("right, as guessed")
        assert pilot.says(asks[0].told[0])
        assert not pilot.says(asks[1].told[0])
        pilot.click(f"ask:{asks[1].key}:{wrong}")
        assert pilot.says("guessed, but not so")
        assert not pilot.has("all")
        assert len(screen(pilot).step(pilot.app).sections) > 1


def test_all_can_be_shown_at_once_and_pages_have_keys() -> None:
    with opened() as pilot:
        pilot.press("6")
        assert screen(pilot).step(pilot.app).page.key == "readings"
        pilot.press("A")
        assert len(screen(pilot).step(pilot.app).sections) > 1
        pilot.press("Left")
        assert screen(pilot).step(pilot.app).page.key == "missed"


def test_a_class_sees_nothing_before_its_gate() -> None:
    with opened(shared=True) as pilot:
        there = screen(pilot).steps(pilot.app)
        gates = [step.gate for step in there]
        assert gates == sorted(gates)
        assert set(gates) == {0, 1, 2, 3}
        every = {s: told(s) for step in there for s in step.page.sections}
        for n, step in enumerate(there):
            later = set().union(*(every[s] for s in every if s.gate > step.gate)) - {""}
            seen = set().union(*(every[s] for s in every if s.gate <= step.gate and s.gate > 0))
            shown = pilot.texts()
            assert not [text for text in later - seen if text in shown], (n, step.page.key)
            assert len(keys(pilot, "page:")) == gates.count(step.gate)
            assert not pilot.says("(you)")
            pilot.press(("Space", "Enter", "PageDown")[n % 3])
            while n + 1 < len(there) and screen(pilot).step(pilot.app) == step:
                pilot.press("PageDown")  # a long page is read to its end first
        assert not pilot.has("next")
        pilot.press("1")
        assert screen(pilot).step(pilot.app).gate == 3


def test_a_guess_of_a_class_is_told_at_its_gate() -> None:
    with opened(shared=True) as pilot:
        pilot.press("Space")
        ask = next(b for s in screen(pilot).step(pilot.app).sections for b in s.blocks if isinstance(b, Ask))
        pilot.click(f"ask:{ask.key}:{ask.right}")
        assert not pilot.says(ask.told[0])
        while screen(pilot).step(pilot.app).page.key != "readings" or not screen(pilot).step(pilot.app).told:
            pilot.press("Space")
        assert pilot.says("right, as guessed")
        assert pilot.says(ask.told[0])


def test_leaving_the_steps_of_a_class_is_asked_first() -> None:
    with opened(shared=True) as pilot:
        pilot.press("C")
        assert pilot.on == "Sure"
        pilot.press("Esc")
        assert screen(pilot).classroom
        pilot.press("C")
        pilot.press("Y")
        assert not screen(pilot).classroom
        pilot.press("R")
        pilot.click_on("Belmora")
        assert screen(pilot).reader == "belmora"
        assert pilot.says("BELMORA")


def test_whose_gains_are_compared_is_chosen() -> None:
    with opened() as pilot:
        pilot.press("3")
        assert pilot.says("Joint gains: you against the other 2")
        pilot.click("pair:second")
        pilot.click_on("Cordania")
        assert pilot.says("Joint gains: you against Cordania")


def test_a_stopped_game_is_debriefed_when_that_is_meant_and_a_damaged_one_as_far_as_it_goes() -> None:
    file = kept("damaged.jsonl")
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([*lines[:8], b"{}\n", *lines[9:]]))
    with Pilot() as pilot:
        pilot.until(lambda: pilot.house.ready())
        pilot.click("home:saves")
        pilot.click(f"debrief:{file.name}")
        assert pilot.on == "Sure"
        pilot.press("Y")
        pilot.until(lambda: pilot.on == "Debrief")
        assert pilot.says("The record is damaged at line 9.")
        assert pilot.says("Not finished")


@pytest.mark.parametrize(("key", "then"), [("Y", "Debrief"), ("Esc", "Home")])
def test_a_stopped_game_is_debriefed_from_the_prompt_only_when_that_is_meant(key: str, then: str) -> None:
    file = kept("stopped.jsonl")
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:8]))
    with Pilot(record=file) as pilot:
        pilot.until(lambda: pilot.on == "Sure")
        pilot.press(key)
        pilot.until(lambda: pilot.on == then)


def test_what_cannot_be_read_at_all_is_said_and_waiting_can_be_given_up() -> None:
    file = paths.saves() / "nothing.jsonl"
    file.write_text("{", encoding="utf-8")
    with Pilot(record=file) as pilot:
        pilot.until(lambda: pilot.on == "Home")
        assert pilot.say()
    with Pilot(record=kept()) as pilot:
        assert pilot.on == "Preparing"
        pilot.press("Esc")
        assert pilot.on == "Home"
        pilot.turn()
        assert pilot.on == "Home"


def test_earlier_games_of_the_same_person_stand_beside_this_one() -> None:
    first = kept("first.jsonl")
    second = paths.saves() / "second.jsonl"
    copyfile(first, second)
    os.utime(first, (1_000_000_000, 1_000_000_000))
    kept("others.jsonl", shared=True)
    with Pilot(record=second) as pilot:
        pilot.until(lambda: pilot.on == "Debrief")
        there = [step.page.key for step in screen(pilot).steps(pilot.app)]
        pilot.press(str(there.index("skill") + 1))
        pilot.until(lambda: pilot.says("2001"))
        assert not pilot.says("still being measured")
        assert sum("2001" in text for text in pilot.texts()) == 1


def test_the_report_is_written_and_what_keeps_it_from_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as pilot:
        pilot.press("E")
        assert pilot.say().startswith("Report written to")
        (folder,) = (paths.data() / "reports").iterdir()
        assert (folder / "debrief.html").read_text(encoding="utf-8").count("Arvenia")

        def full(*_: object) -> Path:
            raise Unplayable(Notice("ui.debrief.unexported", {"why": "No space left on device"}))

        monkeypatch.setattr(pilot.house, "report", full)
        pilot.press("E")
        assert "No space" in pilot.say()
