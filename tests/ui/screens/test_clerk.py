"""A clerk's screen is read by the whole table: a delegation has a name there, and is nobody's `you`."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing

import pytest

from game import paths
from game.commands.house import Desktop
from game.engine.actions import Accept, EndTurn, Join, Propose
from game.engine.events import Moved
from game.engine.scenario import Seat
from game.ui.app import CLERK, WINDOW, App
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.house import House
from game.ui.kit.controls import Button, Press
from game.ui.kit.field import TextField
from game.ui.kit.node import path_to, walk
from game.ui.scenes import Scene
from game.ui.screen import Screen
from game.ui.screens.adoption import Silence
from game.ui.screens.answering import Footnote, Objection
from game.ui.screens.calling import Calling
from game.ui.screens.capital import AskCapital
from game.ui.screens.clause import Clause
from game.ui.screens.conceding import Move
from game.ui.screens.declining import Decline
from game.ui.screens.delegation import Seated
from game.ui.screens.ending.opening import OpenDebrief
from game.ui.screens.help import Help
from game.ui.screens.home import Home
from game.ui.screens.log import FloorLog
from game.ui.screens.offer import Offer
from game.ui.screens.outcome import Outcome
from game.ui.screens.pause import Pause
from game.ui.screens.speaking import Speak
from game.ui.screens.trade.trade import Trade
from game.ui.settings import Settings, SettingsFile
from game.ui.shots import canvas, set_up
from tests.ui.games import Told, hotline, playing
from tests.ui.pilot import Pilot, texts_of
from tests.ui.screens.ending import SEATS, put_to_silence

YOU = {"en": re.compile(r"\byou(r|rs|rself)?\b", re.IGNORECASE), "zh-CN": re.compile("你")}
BEHIND_THE_CURTAIN = {"refusal.red-line", "refusal.red-line-in-text"}
"""Read by the delegation that they are about, alone."""
NEVER = {"refusal.speaking-to-oneself", "refusal.no-such-remark"}
"""What a clerk enters is said to all, in free words."""
OFFER = Propose({"arvenia": {"line": "line"}, "belmora": {"officers": "cell"}})


def begun(house: House) -> Game:
    return house.start("hotline", SEATS, seed=1, clerk=True)


def offered(house: House) -> Game:
    """Belmora is to answer what Arvenia has offered."""
    game = begun(house)
    assert game.submit("arvenia", OFFER) is None
    return come_to(game, "belmora")


def pledged(house: House) -> Game:
    game = offered(house)
    assert game.submit("belmora", Accept(game.view("belmora").proposals[0].id)) is None
    game.submit("belmora", EndTurn())
    return come_to(game, "arvenia")


def adopted(house: House) -> Game:
    game = put_to_silence(clerk=True)(house)
    for seat in SEATS:
        assert game.submit(seat, Join()) is None
    return game


def advised(house: House) -> Game:
    return come_to(house.start("sofia-1997", (), seed=1, clerk=True), "osce_rep")


def come_to(game: Game, seat: Seat) -> Game:
    while game.active[0] != seat:
        assert game.submit(game.active[0], EndTurn()) is None
    return game


def talks(desk: Desk) -> None:
    """The screen that is there already."""


Opens = Callable[[Desk], Screen | None]
SCREENS: Mapping[Callable[[House], Game], tuple[Opens, ...]] = {
    begun: (
        talks,
        Trade,
        Trade.chair_text,
        Move,
        Speak,
        AskCapital,
        Calling,
        FloorLog,
        Pause,
        lambda desk: Seated(desk, "belmora"),
    ),
    offered: (
        talks,
        lambda desk: Offer(desk, desk.view.proposals[0].id),
        lambda desk: Decline(desk, desk.view.proposals[0].id),
        lambda desk: Trade.counter(desk, desk.view.proposals[0]),
    ),
    pledged: (Move, lambda desk: Clause(desk, "line", None)),
    put_to_silence(clerk=True): (Silence, Footnote, Objection),
    adopted: (Outcome, lambda desk: OpenDebrief(desk, None)),
    advised: (Trade,),
}


@pytest.mark.parametrize("language", YOU)
def test_no_screen_of_a_clerk_says_you(language: str) -> None:
    house = Desktop(SettingsFile(paths.data))
    app = App(house, Settings(language, pace="at-once"), canvas((1280, 800)))
    told: set[str] = set()
    for start, screens in SCREENS.items():
        for make in screens:
            with closing(start(house)) as game:
                told.update(read(app, game, make))
    assert {text for text in told if YOU[language].search(text)} == set()
    price = re.split("[:：] ?", app.words("clerk.ui.price.pledged", name="", partners=""))[-1]
    assert any(price in text for text in told), "what it costs to leave a pledge was not among it"


def read(app: App, game: Game, make: Opens) -> Iterator[str]:
    """What can be read on this screen, and where its buttons lead, each pressed once."""

    def show(app: App) -> None:
        assert app.desk is not None
        screen = make(app.desk)
        if screen is not None:
            app.replace(screen)  # alone: the talks below it are looked at once, not with each

    set_up(app, Scene("", "", show), game)
    yield from said(app, game)
    screen, depth = app.screen, len(app.stack)
    for key in [node.key for node in walk(app.tree) if node.focusable]:
        if app.stack[-1:] == [screen] and (way := path_to(app.tree, key)):
            way[-1].press()
            app.stale()
            yield from said(app, game)
            app.close_menu()
            app.close_toast()
            while len(app.stack) > depth:
                app.pop()


def said(app: App, game: Game) -> Iterator[str]:
    """All there is to read now, but the help, the home screen and what the scenario asks the people."""
    if not app.stack or isinstance(app.screen, Help | Home):
        return
    asked = game.afterwards(app.words.language).debrief.questions if game.over else ()
    for text in (*texts_of(app.tree), app.said):
        if not any(question.strip() in text for question in asked):
            yield text
    for node in walk(app.tree):
        if isinstance(node, TextField):
            yield node._hint
        elif isinstance(node, Button):
            yield from (node.tip, node.why)
        elif isinstance(node, Press):
            yield node.tip
            yield from (label for label, _ in (node.menu() if node.menu else ()))


def test_what_a_minister_offers_is_before_all_and_can_be_answered() -> None:
    offer = Propose({"belmora": {"officers": "cell"}, "cordania": {"notice": "guests"}})
    with (
        playing(hotline(), "arvenia", "cordania", clerk=True, minds=Told(offer)) as (game, _),
        Pilot(start=lambda house: come_to(game, "belmora")) as pilot,
    ):
        pilot.until(lambda: game.active == ("cordania",))
        (made,) = game.view("arvenia").proposals
        assert made.public
        pilot.click(f"offer:{made.id}:accept")
        assert any(isinstance(event, Moved) and event.seat == "belmora" for event in game.heard(None))


@pytest.mark.parametrize("language", YOU)
def test_every_refusal_names_the_delegation(language: str) -> None:
    texts = json.loads((paths.assets() / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    refusals = {key for key in texts if key.startswith("refusal.")} - BEHIND_THE_CURTAIN - NEVER
    read = {key: texts.get(CLERK + key, texts.get(WINDOW + key, texts[key])) for key in refusals}
    assert {key: text for key, text in read.items() if YOU[language].search(text)} == {}
