"""Every screen in telling states: where in which game, and what to open there."""

from collections.abc import Callable
from dataclasses import dataclass
from shutil import rmtree

import pygame

from game import paths
from game.debrief.findings import Findings
from game.engine.actions import TakeBack
from game.engine.scenario import Seat
from game.ui.app import App
from game.ui.debriefing import Debriefing
from game.ui.desk import Desk
from game.ui.game import Game
from game.ui.screen import Screen
from game.ui.screens.adoption import Silence
from game.ui.screens.answering import Footnote, Objection
from game.ui.screens.asking import Ask
from game.ui.screens.briefing import Instructions
from game.ui.screens.calling import Calling
from game.ui.screens.capital import AskCapital
from game.ui.screens.clause import Clause
from game.ui.screens.coaching import Coach
from game.ui.screens.conceding import Move
from game.ui.screens.curtain import Curtain
from game.ui.screens.debrief.debrief import Debrief
from game.ui.screens.debrief.paced import guesses
from game.ui.screens.debrief.preparing import Preparing
from game.ui.screens.declining import Decline
from game.ui.screens.delegation import Seated
from game.ui.screens.hands import Hands
from game.ui.screens.help import Help
from game.ui.screens.home import Home
from game.ui.screens.log import FloorLog
from game.ui.screens.mistakes import Mistakes
from game.ui.screens.offer import Offer
from game.ui.screens.outcome import Outcome
from game.ui.screens.pause import Pause
from game.ui.screens.preferences import Preferences
from game.ui.screens.saves import Saves
from game.ui.screens.seats import Seats
from game.ui.screens.speaking import Speak
from game.ui.screens.statement import Statement
from game.ui.screens.trade.trade import Trade
from game.ui.screens.unsaved import Unsaved

UNFINISHED = """\
format: 1
id: harbour
language: en
title: The harbour at night
sumary: Three ports share one channel, and one of them wants a pilot on board of every ship.
minutes: half an hour
no_agreement: Each port goes on as before.

procedure:
  rounds: 4
  initiatives: 2
  decision: unanimous

issues:
  pilot:
    title: Who pays the pilot
    options:
      nobody: {label: Nobody, strength: 0}
      ports: {label: The ports, strength: 17, clause: "The ports will pay the pilot."}

delegations:
  easthaven: {name: Easthaven, head: The harbour master, flag: xx}
"""
"""A scenario that is being written, with the mistakes one makes."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`at`: the line and the stop of the game; empty: in no game. `show`: opens what is to be seen."""

    name: str
    at: str
    show: Callable[[App], None]


def _nothing(app: App) -> None:
    pass


def _opens(make: Callable[[Desk], Screen], reader: Seat | None = None) -> Callable[[App], None]:
    def show(app: App) -> None:
        desk = _desk(app, reader)
        app.push(make(desk))

    return show


def _reads(reader: Seat) -> Callable[[App], None]:
    def show(app: App) -> None:
        _desk(app, reader)

    return show


def _desk(app: App, reader: Seat | None = None) -> Desk:
    assert app.desk is not None
    if reader is not None:
        app.desk.reader = reader
    return app.desk


def _refused(app: App) -> None:
    """Something that cannot be done was tried."""
    desk = _desk(app)
    desk.refuse(desk.why_not(TakeBack()))


def _unsaved(app: App) -> None:
    desk = _desk(app)
    desk.game.unsaved = "No space left on device"
    app.push(Unsaved(desk))


def _seats(scenario: str, mode: str) -> Callable[[App], None]:
    def show(app: App) -> None:
        listed = next(each for each in app.house.scenarios() if each.id == scenario)
        app.push(Seats(listed, mode))

    return show


def _at_home(app: App) -> None:
    """After a game: it can be gone on with."""
    app.desk = None
    app.replace(Home())


class _Unfinished(Home):
    """The home screen of somebody who is writing a scenario; the scenario is there as long as the screen."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app, self._folder = app, paths.data() / "scenarios" / "harbour"
        self._folder.mkdir(parents=True)
        (self._folder / "scenario.yaml").write_text(UNFINISHED, encoding="utf-8")
        app.house.look_again()
        while not app.house.ready():
            pygame.time.wait(5)

    def closing(self) -> None:
        rmtree(self._folder)
        self._app.house.look_again()


def _unfinished(app: App) -> None:
    """Its card is the last, so it has to be come to."""
    app.replace(_Unfinished(app))
    app.focus("mistakes:harbour")


def _mistakes(app: App) -> None:
    _unfinished(app)
    app.push(Mistakes(next(each for each in app.house.scenarios() if each.mistakes)))


def _saves(app: App) -> None:
    """Among the saved games is one that nobody can read."""
    (paths.saves() / "damaged.jsonl").write_text("{", encoding="utf-8")
    _at_home(app)
    app.push(Saves())


def _asked_for_more(app: App) -> None:
    """The next member has taken the screen, to say whether there is to be a post-settlement round."""
    desk = _desk(app)
    app.push(Outcome(desk))
    desk.reader = desk.game.active[0]


def _debrief(
    at: int = 0,
    *,
    gate: int | None = None,
    page: str = "",
    then: Callable[[App, Debrief], None] | None = None,
) -> Callable[[App], None]:
    """The debrief of the game: at this step, at a page, or as a class sees the last page of a gate."""

    def show(app: App) -> None:
        screen = Debrief(_found(app, _desk(app).game))
        app.push(screen)
        if gate is not None:
            screen.change_mode(app)
        there = screen.steps(app)
        places = [n for n, step in enumerate(there) if step.page.key == page or step.gate == gate]
        screen.go(app, places[-1] if places else at)
        if then is not None:
            then(app, screen)

    return show


_FOUND: dict[tuple[object, ...], Findings] = {}
"""The findings of games by what they are, so that no scene waits for what another one has found."""


def _found(app: App, game: Game) -> Findings:
    assert game.file is not None
    key = (game.agenda().id, game.people, game.number, app.words.language)
    if key not in _FOUND:
        _FOUND[key] = app.house.debrief(game.file, app.words.language, lambda share: None)
    return _FOUND[key]


class _Half(Debriefing):
    """It stays where it is."""

    def __init__(self) -> None:
        self.share, self.found, self.earlier, self.trouble = 0.45, None, None, None

    def cancel(self) -> None:
        pass


def _guessed(app: App, screen: Debrief) -> None:
    """One guess is right, one is not."""
    asks = guesses(screen.step(app).sections)
    for ask, right in zip(asks, (True, False), strict=False):
        place = ask.right if right else next(n for n in range(len(ask.choices)) if n != ask.right)
        screen.seen.answers[ask.key] = place or 0


def _all_shown(app: App, screen: Debrief) -> None:
    screen.show_all(app)


def _preparing(app: App) -> None:
    """Half of the work is done."""
    app.push(Preparing(_Half()))


def _offer_of(desk: Desk) -> int:
    return desk.view.proposals[0].id


SCENES: tuple[Scene, ...] = (
    Scene("home", "", _nothing),
    Scene("seats", "", _seats("sofia-1997", "solo")),
    Scene("seats-shared", "", _seats("london-2009", "shared")),
    Scene("seats-clerk", "", _seats("hotline", "clerk")),
    Scene("settings", "", lambda app: app.push(Preferences())),
    Scene("help", "", lambda app: app.push(Help("start"))),
    Scene("help-talks", "sofia-middle", lambda app: app.push(Help("talks"))),
    Scene("talks-tutorial", "hotline-early", _nothing),
    Scene("talks-early", "sofia-early", _nothing),
    Scene("talks-middle", "sofia-middle", _nothing),
    Scene("talks-late", "sofia-late", _nothing),
    Scene("talks-offers", "offers-many", _reads("bulgaria")),
    Scene("talks-two", "london-offers", _nothing),
    Scene("talks-refused", "sofia-middle", _refused),
    Scene("talks-long", "shared-long", _reads("usa")),
    Scene("talks-objected", "objection-objected", _nothing),
    Scene("talks-adviser", "sofia-osce-early", _nothing),
    Scene("talks-clerk", "clerk-later", _nothing),
    Scene("talks-watching", "sofia-watching", _nothing),
    Scene("talks-settlement", "london-settlement", _nothing),
    Scene("briefing", "sofia-early", _opens(Instructions)),
    Scene("briefing-tutorial", "hotline-early", _opens(Instructions)),
    Scene("briefing-adviser", "sofia-osce-early", _opens(Instructions)),
    Scene("clause", "sofia-middle", _opens(lambda desk: Clause(desk, "membership", None))),
    Scene("clause-agreed", "sofia-late", _opens(lambda desk: Clause(desk, "hotline", None))),
    Scene("trade", "sofia-middle", _opens(Trade)),
    Scene("trade-two", "london-offers", _opens(Trade)),
    Scene("trade-text", "sofia-middle", _opens(Trade.chair_text)),
    Scene(
        "trade-counter",
        "london-offers",
        _opens(lambda desk: Trade.counter(desk, desk.view.proposals[0])),
    ),
    Scene("trade-settlement", "london-settlement", _opens(Trade)),
    Scene("move", "sofia-middle", _opens(Move)),
    Scene("speak", "sofia-middle", _opens(Speak)),
    Scene("capital", "sofia-middle", _opens(AskCapital)),
    Scene("coach", "sofia-middle", _opens(Coach)),
    Scene("coach-offers", "london-offers", _opens(Coach)),
    Scene("coach-unsigned", "nothing-late", _opens(Coach, "arvenia")),
    Scene("ask", "sofia-middle", _opens(Ask)),
    Scene(
        "ask-offer",
        "london-offers",
        _opens(lambda desk: Ask.about_offer(desk, desk.view.proposals[0])),
    ),
    Scene("offer", "london-offers", _opens(lambda desk: Offer(desk, _offer_of(desk)))),
    Scene("offer-long", "offers-many", _opens(lambda desk: Offer(desk, _offer_of(desk)), "bulgaria")),
    Scene("decline", "london-offers", _opens(lambda desk: Decline(desk, _offer_of(desk)))),
    Scene("delegation", "sofia-middle", _opens(lambda desk: Seated(desk, "greece"))),
    Scene("log", "sofia-late", _opens(FloorLog)),
    Scene("log-empty", "hotline-early", _opens(FloorLog)),
    Scene("log-long", "shared-long", _opens(FloorLog, "usa")),
    Scene("silence", "sofia-silence", _opens(Silence)),
    Scene("silence-tutorial", "hotline-silence", _opens(Silence)),
    Scene("silence-reserve", "sofia-silence", _opens(Footnote)),
    Scene("silence-break", "sofia-silence", _opens(Objection)),
    Scene("draft-statement", "sofia-middle", _opens(Statement)),
    Scene("adopt", "sofia-middle", _opens(Calling)),
    Scene("hands", "sofia-middle", _opens(Hands)),
    Scene("curtain", "shared-early", _opens(lambda desk: Curtain(desk, "usa"))),
    Scene("pause", "sofia-middle", _opens(Pause)),
    Scene("unsaved", "sofia-middle", _unsaved),
    Scene("statement", "sofia-over", _opens(Statement)),
    Scene("outcome", "sofia-over", _opens(Outcome)),
    Scene("outcome-tutorial", "hotline-over", _opens(Outcome)),
    Scene("outcome-asked", "settlement-asked", _asked_for_more),
    Scene("outcome-none", "nothing-over", _opens(Outcome, "arvenia")),
    *(
        Scene(f"debrief-{page}", "sofia-over", _debrief(page=page))
        for page in ("statement", "outcome", "concessions", "missed", "history", "skill")
    ),
    Scene("debrief-guesses", "sofia-over", _debrief(page="readings", then=_guessed)),
    Scene("debrief-known", "sofia-over", _debrief(page="readings", then=_all_shown)),
    Scene("debrief-two", "london-over", _debrief(page="outcome")),
    Scene("debrief-stopped", "sofia-middle", _debrief(page="outcome")),
    Scene("debrief-none", "nothing-over", _debrief(page="missed")),
    *(Scene(f"debrief-class-{gate}", "sofia-over", _debrief(gate=gate)) for gate in range(4)),
    Scene("debrief-preparing", "sofia-over", _preparing),
    Scene("home-mistakes", "", _unfinished),
    Scene("mistakes", "", _mistakes),
    Scene("home-continue", "london-offers", _at_home),
    Scene("saves", "london-offers", _saves),
)
