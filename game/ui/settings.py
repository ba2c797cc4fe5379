"""What a person has chosen, and the file that remembers it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from game.i18n import languages
from game.session.disk import replace
from game.ui.notice import Notice

NAME = "settings.json"
THEMES = ("dark", "light", "contrast")
PACES: Mapping[str, float] = {"thoughtful": 1.6, "brisk": 0.6, "at-once": 0.0}
"""Seconds that a minister's act takes to watch."""
TEXT_SIZES = (80, 200)
WIDTHS, HEIGHTS = (1024, 7680), (640, 4320)


@dataclass(frozen=True, slots=True)
class Settings:
    """`language` empty: the system's. `text_size`: in per cent. `window`: its size when not full screen."""

    language: str = ""
    text_size: int = 100
    theme: str = "dark"
    reduced_motion: bool = False
    sound: bool = True
    pace: str = "thoughtful"
    window: tuple[int, int] = (1280, 800)
    full_screen: bool = False
    tutorial_seen: bool = False

    @property
    def seconds(self) -> float:
        """How long a minister's act takes to watch."""
        return PACES[self.pace]


def settings_from(tree: object) -> Settings:
    """The settings that a JSON tree holds. Raises ValueError where it is no mapping.

    What it does not know is left out, what is out of range is brought into it, and for what is of the wrong
    kind the usual choice stands.
    """
    if not isinstance(tree, dict):
        raise ValueError("settings are a mapping")
    usual = Settings()

    def flag(key: str) -> bool:
        value = tree.get(key)
        return value if isinstance(value, bool) else bool(getattr(usual, key))

    def one_of(key: str, known: tuple[str, ...]) -> str:
        value = tree.get(key)
        return value if isinstance(value, str) and value in known else str(getattr(usual, key))

    window = tree.get("window")
    width, height = window if isinstance(window, list) and len(window) == 2 else usual.window
    return Settings(
        one_of("language", languages()),
        _within(tree.get("text_size"), TEXT_SIZES, usual.text_size),
        one_of("theme", THEMES),
        flag("reduced_motion"),
        flag("sound"),
        one_of("pace", tuple(PACES)),
        (_within(width, WIDTHS, usual.window[0]), _within(height, HEIGHTS, usual.window[1])),
        flag("full_screen"),
        flag("tutorial_seen"),
    )


def _within(value: object, limits: tuple[int, int], usual: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return usual
    return int(max(limits[0], min(limits[1], value)))


class SettingsFile:
    """The file in the person's folder. Where `folder` raises OSError, settings live with the program."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._said = False

    def read(self) -> tuple[Settings, Notice | None]:
        """What was chosen, and what has to be said of it. A file that makes no sense is kept aside."""
        try:
            file = self._folder() / NAME
            text = file.read_bytes()
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            return Settings(), Notice("ui.settings.unread", {"why": error.strerror or str(error)})
        try:
            return settings_from(json.loads(text)), None
        except (ValueError, RecursionError):
            return Settings(), _kept_aside(file)

    def write(self, settings: Settings) -> Notice | None:
        """Keeps them, whole or not at all. Where that fails it is said, once."""
        try:
            text = json.dumps(asdict(settings), indent=1) + "\n"
            replace(self._folder() / NAME, text.encode())
        except OSError:
            said, self._said = self._said, True
            return None if said else Notice("ui.settings.unkept")
        return None


def _kept_aside(file: Path) -> Notice:
    number = 1
    while (aside := file.with_name(f"settings.corrupt-{number}.json")).exists():
        number += 1
    try:
        file.rename(aside)
    except OSError:
        aside = file
    return Notice("ui.settings.corrupt", {"file": str(aside)})
