"""The sounds: which comes when, and silence where there is no device."""

import pygame
import pytest

from game import paths
from game.commands.house import Desktop
from game.engine.actions import EndTurn
from game.engine.events import Adopted, ClauseAgreed, TurnEnded
from game.ui.settings import SettingsFile
from game.ui.sound import LOUDEST, WAVES, Sound, samples, sound_of


def test_one_sound_at_a_time_the_weightiest_first() -> None:
    agreed, adopted = ClauseAgreed("force", "none"), Adopted({}, {})
    assert sound_of([agreed, adopted], my_turn=True) == "gavel"
    assert sound_of([agreed], my_turn=True) == "bell"
    assert sound_of([agreed], my_turn=False) == "click"
    assert sound_of([TurnEnded("greece")], my_turn=False) == ""


@pytest.mark.parametrize("name", WAVES)
def test_a_sound_is_soft_and_begins_and_ends_at_rest(name: str) -> None:
    made = samples(name)
    assert abs(made[0]) < 200
    assert abs(made[-1]) < 200
    assert 3000 < max(made) <= 32767 * LOUDEST


def test_the_bell_rings_when_the_turn_comes_back_and_not_before() -> None:
    game = Desktop(SettingsFile(paths.data)).start("hotline", ["arvenia"], seed=1)
    sound = Sound()
    assert sound.follow(game, "arvenia", mine=True, on=False) == ""
    game.submit("arvenia", EndTurn())
    told = []
    for now in range(60):
        game.tick(float(now), 0)
        game.wait()
        told.append(sound.follow(game, "arvenia", mine=game.active == ("arvenia",), on=False))
    game.close()
    assert told.count("bell") == 1
    assert set(told) <= {"", "click", "bell"}


def test_without_a_device_there_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "there-is-none")
    sound = Sound()
    sound.play("bell")
    assert sound._opening is not None
    sound._opening.join()
    sound.play("bell")
    assert not sound._made
