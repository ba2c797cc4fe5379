"""Settings on disk: remembered, mended, kept aside, and a home that nobody may write in."""

import errno
import json
from pathlib import Path

import pytest

from game import paths
from game.i18n import Words, languages
from game.session import disk
from game.ui.notice import Notice
from game.ui.settings import NAME, Settings, SettingsFile, settings_from

CHOSEN = Settings("zh-CN", 140, "light", True, False, "brisk", (1920, 1080), True, True)


def test_what_was_chosen_is_remembered(tmp_path: Path) -> None:
    file = SettingsFile(lambda: tmp_path)
    assert file.read() == (Settings(), None)
    assert file.write(CHOSEN) is None
    assert SettingsFile(lambda: tmp_path).read() == (CHOSEN, None)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_they_are_in_the_persons_own_folder(own_data: Path) -> None:
    SettingsFile(paths.data).write(CHOSEN)
    assert (own_data / NAME).is_file()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ({}, Settings()),
        ({"text_size": 500}, Settings(text_size=200)),
        ({"text_size": -1}, Settings(text_size=80)),
        ({"text_size": 1e999}, Settings(text_size=200)),
        ({"text_size": 112.5}, Settings(text_size=112)),
        ({"text_size": True}, Settings()),
        ({"text_size": "big"}, Settings()),
        ({"text_size": float("nan")}, Settings()),
        ({"theme": "pink", "pace": "slow", "language": "tlh"}, Settings()),
        ({"theme": 3, "pace": [], "language": None}, Settings()),
        ({"sound": 0, "full_screen": "yes"}, Settings()),
        ({"window": [1, 1e9]}, Settings(window=(1024, 4320))),
        ({"window": [1600]}, Settings()),
        ({"window": "1600x900"}, Settings()),
        ({"window": [None, 900]}, Settings(window=(1280, 900))),
        ({"colour": "teal", "sound": False}, Settings(sound=False)),
    ],
)
def test_what_makes_no_sense_is_mended(said: dict[str, object], meant: Settings) -> None:
    assert settings_from(json.loads(json.dumps(said))) == meant


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"dark"', b"\x00"])
def test_a_file_that_cannot_be_understood_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.corrupt-1.json").write_text("an older one", encoding="utf-8")
    (tmp_path / NAME).write_bytes(content)
    file = SettingsFile(lambda: tmp_path)
    settings, notice = file.read()
    aside = tmp_path / "settings.corrupt-2.json"
    assert settings == Settings()
    assert notice == Notice("ui.settings.corrupt", {"file": str(aside)})
    assert all(str(aside) in notice.told(Words(language)) for language in languages())
    assert aside.read_bytes() == content
    assert file.write(CHOSEN) is None
    assert file.read() == (CHOSEN, None)


def test_a_home_that_nobody_may_write_in() -> None:
    def nowhere() -> Path:
        raise PermissionError(errno.EACCES, "Permission denied")

    file = SettingsFile(nowhere)
    settings, notice = file.read()
    assert settings == Settings()
    assert notice is not None
    assert "Permission denied" in notice.told(Words("en"))
    assert file.write(CHOSEN) == Notice("ui.settings.unkept")
    assert file.write(CHOSEN) is None  # said once


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(lambda: tmp_path)
    file.write(CHOSEN)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "sync", full)
    assert file.write(Settings()) == Notice("ui.settings.unkept")
    assert file.read() == (CHOSEN, None)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
