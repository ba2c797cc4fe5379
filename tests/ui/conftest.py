"""Tests of the desktop interface see no window and hear no sound; what one measures, the next one knows."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Iterator
from functools import lru_cache

import pytest

from game.ui import app


@pytest.fixture(scope="session", autouse=True)
def measured_once() -> Iterator[None]:
    """Programs of one language and text size share a typesetter: half of opening one is measuring text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "Typesetter", lru_cache(maxsize=3)(app.Typesetter))
        yield
