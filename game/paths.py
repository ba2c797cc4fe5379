"""Where the game's own files are, and where a person's files go."""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def scenarios() -> Path:
    """The folder of the scenarios that come with the game."""
    return _shipped("scenarios")


def assets() -> Path:
    """The folder of texts, fonts and pictures that come with the game."""
    return _shipped("assets")


def data() -> Path:
    """The person's own folder, which the environment variable COMMUNIQUE_DATA may move; made on first use."""
    chosen = os.environ.get("COMMUNIQUE_DATA")
    if chosen:
        folder = Path(chosen).expanduser()
    else:
        from platformdirs import user_data_path  # here, so that `--help` need not wait for it

        folder = user_data_path("communique", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def saves() -> Path:
    """Where the records of games go; made on first use."""
    folder = data() / "saves"
    folder.mkdir(exist_ok=True)
    return folder


def _shipped(name: str) -> Path:
    """Inside the package once installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
