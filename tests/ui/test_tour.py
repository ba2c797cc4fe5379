"""A newcomer at the tour of the tutorial: what it asks leads to a trade and to a statement, in few steps."""

from collections.abc import Callable, Iterator

import pytest

from game import paths
from game.engine.events import Adopted
from game.i18n import Words
from game.ui.app import SETTLES
from game.ui.game import Game
from game.ui.house import House
from game.ui.kit.controls import Shield
from game.ui.kit.node import walk
from game.ui.screens.talks.tour import STEPS
from game.ui.settings import Settings, SettingsFile
from tests.ui.pilot import Pilot, texts_of

ME, OTHER = "arvenia", "belmora"
WORDS = Words("en")
TITLES = {WORDS(f"ui.tour.{step.name}.title"): step.name for step in STEPS}
ORDER = ["draft", "worth", "trade", "end", "offer", "floor", "move", "ask", "coach", "adopt"]
READ_A_MINUTE, SECONDS_AN_ACT = 200, 4.0
"""Words that a student reads in a minute, and how long it takes to find what is to be pressed."""


def begun(house: House) -> Game:
    return house.start("hotline", (ME,), seed=1)


class Newcomer:
    """Reads every note and every dialogue once, and counts what it takes: words, and presses or clicks."""

    def __init__(self, pilot: Pilot) -> None:
        self.pilot = pilot
        self.acts = 0
        self.notes: list[str] = []
        self._told: dict[str, None] = {}
        self._opened: dict[str, None] = {}
        self._since = pilot.now

    @property
    def note(self) -> str:
        """Which note the tour tells now; empty: none."""
        shown = [texts_of(n) for n in walk(self.pilot.app.tree) if isinstance(n, Shield)]
        return TITLES[shown[0][0]] if shown else ""

    def look(self) -> None:
        if self.pilot.on != "Talks":
            self._opened |= dict.fromkeys(self.pilot.texts())
        for note in (n for n in walk(self.pilot.app.tree) if isinstance(n, Shield)):
            self._told |= dict.fromkeys(texts_of(note))

    def press(self, *keys: str) -> None:
        """Clicks on these, one after the other, reading what comes."""
        for key in keys:
            self.look()
            self.pilot.click(key)
            self.acts += 1
            self.look()

    def next(self) -> str:
        """Until something is asked of the newcomer, however long the ministers take; which screen asks."""
        pilot = self.pilot
        desk = pilot.app.desk
        assert desk is not None
        pilot.until(lambda: desk.acting if pilot.on in ("Talks", "Silence") else pilot.on)
        pilot.turn(SETTLES)
        self.look()
        if self.note:
            self.notes.append(self.note)
        return pilot.on

    def minutes(self, *, dialogues: bool) -> float:
        """To read the notes, and the dialogues too; to do what has been done; and to watch the ministers."""
        words = sum(len(text.split()) for text in {**self._told, **(self._opened if dialogues else {})})
        watched = self.pilot.now - self._since
        return words / READ_A_MINUTE + (self.acts * SECONDS_AN_ACT + watched) / 60

    def heard(self, kind: type) -> list[object]:
        return [event for event in self.pilot.game.heard(ME) if isinstance(event, kind)]

    def traded(self) -> bool:
        ended = self.pilot.game.view(ME).ended
        return any(ME in e.proposal.moves and e.why == "closed" for e in ended)

    # what the notes ask for

    def concede(self) -> None:
        self.press("do:move", "move:review", "move:review:deputies", "send")

    def trade(self) -> None:
        """What the builder opens with, and as much for it as the reading does not rule out."""
        self.press("do:trade", f"whom:{OTHER}", f"want:{ME}:line:line")
        for wanted in ("notice42", "notice14", "guests"):
            self.press(f"want:{OTHER}:notice:{wanted}")
            if not self.pilot.says(WORDS("ui.reading.unlikely")):
                break
        self.press("send")

    def accept(self) -> None:
        waiting = [o for o in self.pilot.game.view(ME).proposals if self.pilot.has(f"offer:{o.id}:accept")]
        self.press(f"offer:{waiting[0].id}:accept")

    def ask(self) -> None:
        self.press("do:ask", "why:act:0", "cancel")

    def coach(self) -> None:
        self.press("do:coach")
        self.pilot.until(lambda: self.pilot.has("coach:1"))
        self.press("coach:1")

    def adopt(self) -> None:
        self.press("do:adopt", "call")

    def do(self, note: str) -> None:
        """What this note asks for."""
        asked: dict[str, Callable[[], None]] = {
            "move": self.concede,
            "trade": self.trade,
            "end": lambda: self.press("do:end"),
            "offer": self.accept,
            "ask": self.ask,
            "adopt": self.adopt,
        }
        asked.get(note, self.coach)()

    def by_itself(self) -> None:
        """What the program asks for outside the talks."""
        self.press({"Instructions": "begin", "Silence": "silence:join"}[self.pilot.on])


@pytest.fixture
def newcomer() -> Iterator[Newcomer]:
    """At the table, with ministers at the usual pace."""
    with Pilot(Settings(language="en"), start=begun) as pilot:
        newcomer = Newcomer(pilot)
        pilot.until(lambda: pilot.on == "Instructions")
        newcomer.by_itself()
        yield newcomer


def test_who_does_what_is_asked_trades_within_three_minutes_and_adopts_within_twelve(
    newcomer: Newcomer,
) -> None:
    traded = acts = 0.0
    while newcomer.next() != "Outcome":
        if newcomer.traded() and not traded:
            traded, acts = newcomer.minutes(dialogues=False), newcomer.acts
        note = newcomer.note
        if newcomer.pilot.on != "Talks":
            newcomer.by_itself()
        elif note in ("draft", "worth", "floor"):  # there is something to see, and nothing to do
            newcomer.press("tour:next")
        else:
            newcomer.do(note)
            assert not note or newcomer.note != note, f"{note!r} is still told after it was done"
    assert newcomer.notes == [note for note in ORDER if note != "move"]  # the trade left nothing to give away
    assert newcomer.pilot.game.view(ME).outcome is not None
    assert newcomer.heard(Adopted)
    assert 0 < traded < 3
    assert acts <= 14
    assert newcomer.minutes(dialogues=True) < 12
    assert newcomer.acts <= 28


def test_every_note_can_be_passed_over_and_is_told_once(newcomer: Newcomer) -> None:
    while newcomer.next() != "Outcome":
        if newcomer.pilot.on != "Talks":
            newcomer.by_itself()
        elif note := newcomer.note:
            newcomer.pilot.press("Enter")
            assert newcomer.note != note
        elif "coach" not in newcomer.notes:
            newcomer.press("do:end")
        else:
            newcomer.coach()
    assert newcomer.notes == ORDER, newcomer.notes


def test_the_tour_is_ended_for_good(newcomer: Newcomer) -> None:
    newcomer.next()
    newcomer.press("tour:next", "tour:skip", "do:end")
    newcomer.next()
    assert newcomer.notes == ["draft"]
    assert newcomer.note == ""
    assert SettingsFile(paths.data).read()[0].tutorial_seen
