"""The first screen: what one can do, every scenario there is, and the way back to a game."""

from collections.abc import Sequence
from functools import partial

from game.i18n import Words, languages
from game.ui.app import App
from game.ui.house import Listed, Saved
from game.ui.kit.boxes import Column, Flow, Gap, Grow, Panel, Row, Spacer
from game.ui.kit.controls import Button, Press
from game.ui.kit.leaves import Icon, Label
from game.ui.kit.node import Act, Node, path_to
from game.ui.kit.scroll import Scroll
from game.ui.screen import Screen
from game.ui.screens.home_cards import card
from game.ui.screens.preferences import SIZES, Preferences
from game.ui.screens.saves import Saves, go_on
from game.ui.text.paragraph import Span

MODES = {"solo": ("P", "user"), "shared": ("S", "users"), "clerk": ("T", "pen-line")}
"""How a game can be played, with its key and its drawing."""
SIDE_BY_SIDE = 940
"""From this width on, in units of the text, the scenarios stand beside the entries."""
ROOMY = 1200
"""From this width on, in units of the text, what an entry means stands beside its name."""
SIDE, EDGE = 0.34, 32


class Home(Screen):
    """What is chosen here is how the next game is played: alone, at one screen, or with a clerk."""

    help_topic = "start"

    def __init__(self) -> None:
        self._mode = "solo"
        self._read = self._greeted = False

    def build(self, app: App) -> Node:
        self._read = self._read or app.house.ready()
        saves = app.house.saves() if self._read else ()
        entries = [*self._title(app), *self._entries(app, saves)]
        if app.width < SIDE_BY_SIDE:
            page = Column([*entries, Gap(4), *self._scenarios(app), Gap(4), *_foot(app, saves)], gap=10)
            return Panel(Scroll("home", page), fill=None, line=None, pad=14, across=18, radius=0)
        left = Column([*entries, Spacer(), *_foot(app, saves)], gap=10)
        pad = 36 if app.height >= 700 else 18
        side = Panel(Scroll("home", left), fill="head", line=None, pad=pad, across=EDGE, radius=0)
        cards = Column([*self._scenarios(app), Gap(4)], gap=12)
        main = Panel(Scroll("scenarios", cards), fill=None, line=None, pad=28, across=32, radius=0)
        return Row([Grow(side, SIDE), Grow(main, 1 - SIDE)], gap=0, align="stretch")

    def tick(self, app: App, now: float) -> bool:
        if not self._greeted:
            self._greeted = True
            said = app.words.sentences(*(notice.told(app.words) for notice in app.house.notices()))
            if said:
                app.toast(said)
        if self._read or not app.house.ready():
            return False
        self._read = True
        return True

    def back(self, app: App) -> None:
        """Esc is pressed too easily to end the program."""
        app.toast(app.words("ui.home.stay"))

    def _title(self, app: App) -> list[Node]:
        words = app.words
        if app.width < SIDE_BY_SIDE:
            return [Label(words("ui.home.title"), "title"), Label(words("ui.home.tagline"), "quiet")]
        title, room = words("ui.home.title"), app.theme.em(app.width * SIDE - 2 * EDGE - 12)
        wide = app.kit.type.natural_width((Span(title, app.theme.style("display")),))
        role = "display" if wide <= room else "title"
        gap = Gap(14 if app.height >= 700 else 2)
        return [Label(title, role), Label(words("ui.home.tagline"), "quiet"), gap]

    def _entries(self, app: App, saves: Sequence[Saved]) -> list[Node]:
        words = app.words
        nodes: list[Node] = []
        last = next((saved for saved in saves if saved.playable and not saved.finished), None)
        if last is not None:
            where = words("ui.home.at", title=last.title(words.language), round=last.round)
            nodes += [_entry(app, "continue", "C", "play", where, partial(go_on, app, last)), Gap(4)]
        nodes += [
            _entry(
                app,
                mode,
                key,
                icon,
                words(f"ui.home.{mode}.what"),
                partial(self._choose, app, mode),
                mode == self._mode,
            )
            for mode, (key, icon) in MODES.items()
        ]
        return nodes

    def _choose(self, app: App, mode: str) -> None:
        self._mode = mode
        app.stale()

    def _scenarios(self, app: App) -> list[Node]:
        words = app.words
        if not self._read:
            return [Label(words("ui.home.reading"), "quiet")]
        listed = app.house.scenarios()
        first = _first(listed, seen=app.settings.tutorial_seen)
        heading = Row(
            [
                Grow(Label(words("ui.home.choose"), "caps")),
                Label(words.count("ui.home.scenarios", len(listed)), "small-quiet"),
            ],
            gap=12,
        )
        ask = Label(words(f"ui.home.{self._mode}.ask"), "quiet")
        cards = [
            card(app, scenario, n, self._mode, partial(self._open, app, scenario), marked=scenario is first)
            for n, scenario in enumerate(listed, start=1)
        ]
        return [Column([heading, ask], gap=6), *cards]

    def _open(self, app: App, scenario: Listed) -> None:
        from game.ui.screens.seats import Seats  # with it comes half the program: not before the first frame

        app.push(Seats(scenario, self._mode))


def _first(listed: Sequence[Listed], *, seen: bool) -> Listed | None:
    """The scenario to offer first: the tutorial to whoever has not seen it."""
    good = [scenario for scenario in listed if scenario.agendas]
    wanted = [scenario for scenario in good if scenario.tutorial != seen]
    return next(iter(wanted or good), None)


def _entry(
    app: App, name: str, shortcut: str, icon: str, what: str, action: Act, chosen: bool = False
) -> Node:
    """A line to press: what it is called, what it means, and its key."""
    ink = "on_accent" if chosen else None
    cap = Panel(
        Label(shortcut, "tiny", ink), fill=None if chosen else "sunken", line=ink, pad=0, across=6, radius=5
    )
    called = Label(app.words(f"ui.home.{name}"), "strong", ink)
    beside = not SIDE_BY_SIDE <= app.width < ROOMY
    said: list[Node] = (
        [called, Grow(Label(what, "small-quiet", ink, "end"))]
        if beside
        else [Grow(Column([called, Label(what, "small-quiet", ink)], gap=1))]
    )
    line = Row([Icon(icon, 17, ink or "text"), *said, cap], gap=10)
    framed = Panel(
        line, fill=None, line="accent" if chosen else "line", pad=11 if beside else 7, across=14, radius=8
    )
    press = Press(framed, action, f"home:{name}", shortcut=shortcut, hover=None if chosen else "hover")
    return Panel(press, fill="accent" if chosen else "raised", line=None, pad=0, radius=8)


def _foot(app: App, saves: Sequence[Saved]) -> list[Node]:
    words = app.words
    saved = Button(
        words("ui.home.saves", n=len(saves)),
        lambda: app.push(Saves()),
        "home:saves",
        shortcut="G",
        icon="save",
    )
    small: list[Node] = [
        Button(
            words("ui.home.settings"),
            lambda: app.push(Preferences()),
            "home:settings",
            shortcut="E",
            kind="quiet",
            role="small",
        ),
        Button(
            words("language.name"),
            partial(_languages, app),
            "home:language",
            icon="languages",
            kind="quiet",
            role="small",
            tip=words("ui.settings.language"),
        ),
        Button(
            words("ui.home.size", percent=app.settings.text_size),
            partial(_sizes, app),
            "home:size",
            kind="quiet",
            role="small",
            tip=words("ui.settings.text-size"),
        ),
        Button(words("ui.home.help"), app.help, "home:help", shortcut="F1", kind="quiet", role="small"),
        Button(words("ui.home.quit"), app.pop, "home:quit", shortcut="Ctrl+Q", kind="quiet", role="small"),
    ]
    return [Flow([saved]), Flow(small, gap=2)]


def _languages(app: App) -> None:
    entries = [(Words(code)("language.name"), partial(app.choose, language=code)) for code in languages()]
    app.open_menu(entries, _place_of(app, "home:language"))


def _sizes(app: App) -> None:
    entries = [
        (app.words("ui.home.size", percent=size), partial(app.choose, text_size=size)) for size in SIZES
    ]
    app.open_menu(entries, _place_of(app, "home:size"))


def _place_of(app: App, key: str) -> tuple[int, int]:
    """Where a menu opens that belongs to this button."""
    way = path_to(app.tree, key)
    return way[-1].rect.bottomleft if way else (0, 0)
