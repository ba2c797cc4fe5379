"""Tests of the desktop interface see no window and hear no sound; what one has read, the next one knows."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import pytest

from game import paths
from game.authoring import library
from game.ui import app


@pytest.fixture(scope="session", autouse=True)
def measured_once() -> Iterator[None]:
    """Programs of one language and text size share a typesetter: half of opening one is measuring text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "Typesetter", lru_cache(maxsize=3)(app.Typesetter))
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """The scenarios that come with the game are read once, not by each program that lists them."""
    load = library.load
    kept = cache(load)

    def loaded(name: str | Path) -> library.Loaded:
        return kept(name) if Path(name).parent == paths.scenarios() else load(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "load", loaded)
        yield
