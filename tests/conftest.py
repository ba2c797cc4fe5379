"""What holds for every test: how hard hypothesis tries, and that nobody's own files are touched."""

import gc
import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

# No deadlines: a slow machine is not a wrong answer. The same examples every time, so that a red suite
# stays red until it is mended; HYPOTHESIS_PROFILE=nightly goes looking for new ones.
settings.register_profile("daily", deadline=None, derandomize=True, database=None, max_examples=25)
settings.register_profile("nightly", deadline=None, print_blob=True, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "daily"))

# With thousands of tests in memory, looking through all of it as often as Python does is a sixth of the time.
gc.set_threshold(20_000, 10, 10)

FOLDERS = count(1)


@pytest.fixture(autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own; like a person's, it is made by whoever first writes into it."""
    folder = tmp_path_factory.getbasetemp() / f"data-{next(FOLDERS)}"
    monkeypatch.setenv("COMMUNIQUE_DATA", str(folder))
    return folder
