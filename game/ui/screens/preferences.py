"""The settings: each with all its choices in sight, in effect as soon as it is chosen, and remembered."""

from collections.abc import Callable, Sequence
from functools import partial

from game.i18n import Words, languages
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Flow, Grow, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, Rule
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.settings import PACES, THEMES

SIZES = (80, 90, 100, 115, 130, 150, 175, 200)
"""The text sizes to choose from, in per cent."""

Choice = tuple[str, str, bool, Callable[[], None]]
"""One choice of a setting: its name in a key, its words, whether it is chosen, what choosing it does."""


class Preferences(Dialogue):
    help_topic = "settings"

    def build(self, app: App) -> Node:
        words, chosen = app.words, app.settings
        rows = [
            _setting(
                app,
                "language",
                [
                    (
                        code,
                        Words(code)("language.name"),
                        code == words.language,
                        partial(app.choose, language=code),
                    )
                    for code in languages()
                ],
            ),
            _setting(
                app,
                "text-size",
                [
                    (
                        str(size),
                        words("ui.percent", n=size),
                        size == chosen.text_size,
                        partial(app.choose, text_size=size),
                    )
                    for size in _sizes(chosen.text_size)
                ],
            ),
            _setting(
                app,
                "theme",
                [
                    (
                        mode,
                        words(f"ui.settings.theme.{mode}"),
                        mode == chosen.theme,
                        partial(app.choose, theme=mode),
                    )
                    for mode in THEMES
                ],
            ),
            _setting(
                app,
                "pace",
                [
                    (pace, words(f"ui.pace.{pace}"), pace == chosen.pace, partial(app.choose, pace=pace))
                    for pace in PACES
                ],
            ),
            _tour(app, not chosen.tutorial_seen),
            _switch(app, "reduced_motion", chosen.reduced_motion),
            _switch(app, "sound", chosen.sound),
            _switch(app, "full_screen", chosen.full_screen),
        ]
        ruled: list[Node] = [node for row in rows for node in (Rule(), row)][1:]
        close = Button(words("ui.close"), app.pop, "close", shortcut="Esc", kind="primary")
        return dialogue(
            app,
            words("ui.settings.title"),
            [Label(words("ui.settings.at-once"), "quiet"), *ruled],
            [Label("", "small"), close],
            width=760,
            key="settings",
        )


def _sizes(now: int) -> list[int]:
    """All to choose from; one set by the keyboard is among them."""
    return sorted({*SIZES, now})


def _tour(app: App, on: bool) -> Node:
    """Kept the other way round: whether a person has seen it."""
    choices: Sequence[Choice] = [
        ("on", app.words("ui.on"), on, partial(app.choose, tutorial_seen=False)),
        ("off", app.words("ui.off"), not on, partial(app.choose, tutorial_seen=True)),
    ]
    return _setting(app, "tour", choices)


def _switch(app: App, name: str, on: bool) -> Node:
    return _setting(
        app,
        name.replace("_", "-"),
        [
            ("on", app.words("ui.on"), on, partial(app.choose, **{name: True})),
            ("off", app.words("ui.off"), not on, partial(app.choose, **{name: False})),
        ],
    )


def _setting(app: App, name: str, choices: Sequence[Choice]) -> Node:
    """What it is on the left, its choices on the right; one below the other where it is narrow."""
    words = app.words
    said = Column(
        [
            Label(words(f"ui.settings.{name}"), "strong"),
            Label(words(f"ui.settings.{name}.what"), "small-quiet"),
        ],
        gap=2,
    )
    chips = Flow(
        [
            Button(text, action, f"{name}:{key}", kind="chip", chosen=chosen)
            for key, text, chosen, action in choices
        ],
        gap=6,
    )
    if app.width < 700:
        return Column([said, chips], gap=6)
    return Row([Fixed(said, width=270), Grow(chips)], gap=18)
