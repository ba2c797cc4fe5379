"""The window and what is behind it: scenarios, games, and no display."""

import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game import paths
from game.cli import main
from game.commands import games
from game.commands.house import Desktop
from game.engine.actions import EndTurn, Move
from game.engine.events import Paused, Resumed
from game.engine.scenario import Role
from game.i18n import Words
from game.session.record import read
from game.ui.game import Game
from game.ui.house import House, Unplayable
from game.ui.settings import Settings, SettingsFile

SHOWN = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


class Window:
    """In place of the window: what it was opened on."""

    def __init__(self) -> None:
        self.house: House | None = None
        self.settings = Settings()
        self.game: Game | None = None
        self.opened = 0
        self.error: Exception | None = None

    def run(self, house: House, settings: Settings, *, start: Game | None = None) -> int:
        if self.error is not None:
            raise self.error
        self.house, self.settings, self.game = house, settings, start
        self.opened += 1
        return 0


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    import pygame

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    stand_in, window = ModuleType("game.ui.app"), Window()
    stand_in.run = window.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.ui.app", stand_in)
    yield window
    pygame.display.quit()


@pytest.fixture
def house() -> Desktop:
    return Desktop(SettingsFile(paths.data))


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SHOWN:
        monkeypatch.delenv(name, raising=False)


def test_no_command_opens_the_window(window: Window) -> None:
    assert main([]) == 0
    assert (window.opened, window.game, window.settings) == (1, None, Settings())


def test_settings_are_those_of_the_last_time_and_the_language_asked_for(window: Window) -> None:
    SettingsFile(paths.data).write(Settings("en", theme="light"))
    assert main(["--language", "zh"]) == 0
    assert window.settings == Settings("zh-CN", theme="light")


def test_what_is_wrong_with_the_settings_is_told_once(window: Window, own_data: Path) -> None:
    own_data.mkdir()
    (own_data / "settings.json").write_text("{", encoding="utf-8")
    main([])
    assert window.house is not None
    (notice,) = window.house.notices()
    assert "settings.corrupt-1.json" in notice.told(Words("en"))
    assert window.house.notices() == ()


def test_play_opens_the_window_on_a_new_game(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "game.jsonl"
    asked = ["--as", "arvenia", "--style", "gentle", "--seed", "7", "--save", str(file)]
    assert main(["play", "hotline", *asked]) == 0
    assert window.game is not None
    assert (window.game.file, window.game.people) == (file, ("arvenia",))
    header = read(file).header
    assert (header.seed, header.holders["cordania"]) == (7, "minister:gentle")
    assert main(["play", "--go-on", str(file)]) == 0  # the window has closed it
    assert window.game.file == file


def test_play_says_what_cannot_be_played(
    window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "diary.jsonl"
    file.write_text("a diary\n", encoding="utf-8")
    for arguments, said in (
        (["play", "--go-on", str(tmp_path / "nowhere.jsonl")], "No such file"),
        (["play", "--go-on", str(file)], "not the record of a game"),
        (["play", "hotline", "--as", "arvenia", "--save", str(file)], "nothing is overwritten"),
    ):
        assert main([*arguments, "--language", "en"]) == 1
        err = capsys.readouterr().err
        assert said in err
        assert len(err.splitlines()) == 1
    assert window.opened == 0
    assert file.read_text(encoding="utf-8") == "a diary\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("arguments", [[], ["play", "hotline", "--as", "arvenia"]])
@pytest.mark.usefixtures("no_display")
def test_no_display_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--language", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "--text" in err
    assert "shots" in err
    assert list(paths.saves().iterdir()) == []


def test_a_display_that_is_none(
    monkeypatch: pytest.MonkeyPatch, window: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    import pygame

    pygame.display.quit()
    window.error = pygame.error("No available displays")
    assert main(["--language", "en"]) == 1
    monkeypatch.setenv("SDL_VIDEODRIVER", "nothing-of-that-name")
    assert main(["--language", "en"]) == 1
    assert capsys.readouterr().err.count("There is no display") == 2


def test_what_fails_with_the_window_open_is_not_hidden(window: Window) -> None:
    import pygame

    pygame.display.init()
    pygame.display.set_mode((64, 64))
    window.error = pygame.error("something else")
    with pytest.raises(pygame.error):
        main([])


def test_scenarios_with_the_tutorial_first(house: Desktop) -> None:
    listed = house.scenarios()
    assert [s.tutorial for s in listed] == [True, False, False]
    minutes = [agenda.minutes for s in listed[1:] if (agenda := s.agenda("en"))]
    assert minutes == sorted(minutes)
    sofia = next(s for s in listed if s.id == "sofia-1997")
    assert (set(sofia.agendas), sofia.mistakes, sofia.own) == ({"en", "zh-CN"}, (), False)
    agenda = sofia.agenda("en")
    assert agenda is not None
    assert sofia.agenda("tlh") == agenda
    assert all(agenda.delegations[seat].role is not Role.OBSERVER for seat in sofia.players)


def test_a_scenario_that_fails_its_check_is_listed_with_its_mistakes(house: Desktop, own_data: Path) -> None:
    mine = own_data / "scenarios" / "mine"
    mine.mkdir(parents=True)
    file = mine / "scenario.yaml"
    file.write_text("id: mine\nseats: [\n", encoding="utf-8")
    listed = house.scenarios()[-1]
    assert (listed.id, listed.agendas, listed.agenda("en"), listed.own) == ("mine", {}, None, True)
    assert (listed.mistakes[0].file, listed.mistakes[0].what != "") == ("scenario.yaml", True)
    with pytest.raises(Unplayable) as unplayable:
        house.start("mine", ["a"])
    assert "mine" in unplayable.value.told(Words("en"))
    hotline = (paths.scenarios() / "hotline" / "scenario.yaml").read_text(encoding="utf-8")
    file.write_text(hotline.replace("id: hotline", "id: mine"), encoding="utf-8")
    assert house.scenarios()[-1] == listed
    house.look_again()
    assert [each.mistakes for each in house.scenarios() if each.id == "mine"] == [()]
    house.start("mine", ["arvenia"]).close()


def test_a_scenario_that_is_not_there(house: Desktop) -> None:
    with pytest.raises(Unplayable):
        house.preview("atlantis", None, "en")


def test_the_list_is_read_while_the_window_is_there(house: Desktop) -> None:
    house.ready()
    assert house._reader is not None
    house._reader.join()
    assert house.ready()
    assert len(house.scenarios()) == 3


def test_a_preview_is_the_opening_of_the_game(house: Desktop) -> None:
    view = house.preview("hotline", "arvenia", "zh-CN")
    assert view.mandate is not None
    assert view.agenda == house.scenarios()[0].agendas["zh-CN"]
    assert house.preview("hotline", None, "en").mandate is None
    varied = house.preview("hotline", "arvenia", "en", 7)
    game = house.start("hotline", ["arvenia"], vary=7)
    assert game.view("arvenia", "en").mandate == varied.mandate
    game.close()


def test_a_game_goes_on_where_it_was_left(house: Desktop) -> None:
    game = house.start("hotline", ["arvenia", "belmora"], {"cordania": "seasoned"}, seed=5)
    assert read(game.file or Path()).header.holders["cordania"] == "minister:seasoned"
    while "arvenia" not in game.active:
        game.tick(0.0, 0.0)
        game.wait()
    issue = next(iter(game.agenda().issues))
    stands = game.view("arvenia").positions["arvenia"][issue]
    other = next(o for o in game.agenda().issues[issue].options if o != stands)
    assert game.submit("arvenia", Move(issue, other)) is None
    game.pause()
    before = game.view("arvenia")
    game.close()
    assert game.file is not None
    again = house.go_on(game.file)
    assert not again.paused
    assert again.view("arvenia").positions == before.positions
    assert again.people == ("arvenia", "belmora")
    assert again.heard("belmora")[: len(game.heard("belmora"))] == game.heard("belmora")
    assert [type(e) for e in again.fresh("arvenia")] == [Paused, Resumed]  # it had seen what it did
    again.close()


def test_a_table_with_a_clerk_stays_one(house: Desktop) -> None:
    game = house.start("sofia-1997", [], clerk=True)
    assert game.clerk
    assert set(game.people) == set(house.scenarios()[-1].players)
    seat = game.active[0]
    assert game.submit(seat, EndTurn()) is None
    game.close()
    (saved,) = house.saves()
    assert saved.clerk
    again = house.go_on(saved.file)
    assert again.clerk
    assert again.view(seat).mandate is None
    again.close()


def test_where_nothing_can_be_written_a_game_is_played_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(paths, "data", nowhere)
    house = Desktop(SettingsFile(paths.data))
    assert len(house.scenarios()) == 3
    assert list(house.saves()) == []
    assert house.keep(Settings()) == "ui.settings.unkept"
    assert house.keep(Settings()) == ""
    game = house.start("hotline", ["cordania"])
    assert game.file is None
    assert "Read-only file system" in game.warning(Words("en"))
    game.tick(0.0, 0.0)
    game.close()


def test_where_there_is_no_room_no_game_begins(house: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(games, "new_game", full)
    with pytest.raises(Unplayable) as unplayable:
        house.start("hotline", ["cordania"])
    assert "No space left on device" in unplayable.value.told(Words("en"))


def test_shots_are_drawn_without_a_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (*SHOWN, "SDL_AUDIODRIVER"):
        monkeypatch.setenv(name, "x")  # to be put back
    asked: list[Any] = []

    def render(*arguments: Any, house: House) -> list[Path]:
        asked.extend(arguments)
        return [tmp_path / "home.png"]

    stand_in = ModuleType("game.ui.shots")
    stand_in.render = render  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.ui.shots", stand_in)
    options = [
        "--size",
        "1024x640",
        "--lang",
        "zh",
        "--theme",
        "contrast",
        "--scale",
        "150",
        "--only",
        "home",
    ]
    assert main(["shots", "--out", str(tmp_path), *options]) == 0
    assert asked == [tmp_path, (1024, 640), "zh-CN", "contrast", 1.5, "home"]
    assert capsys.readouterr().out == f"{tmp_path / 'home.png'}\n"
