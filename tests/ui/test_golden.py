"""A few screens look as they did. `python -m tests.golden.update` draws them anew; look at them first."""

from pathlib import Path

import numpy as np
import pygame
import pytest

from tests.golden.screens import HERE, SCREENS, drawn

FAR, SHARE = 24, 0.004
"""So far apart in a colour counts as different; so many of the pixels may be."""


@pytest.mark.parametrize("scene", SCREENS)
def test_it_looks_as_it_did(scene: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNIQUE_DATA", str(tmp_path / "data"))
    now = pygame.surfarray.array3d(drawn(scene, tmp_path / "now")).astype(np.int16)
    then = pygame.surfarray.array3d(pygame.image.load(HERE / f"{scene}.png")).astype(np.int16)
    assert now.shape == then.shape
    apart = (np.abs(now - then).max(axis=2) > FAR).mean()
    assert apart <= SHARE, f"{apart:.2%} of {scene} is different: {tmp_path / 'now'}"
