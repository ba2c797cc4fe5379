"""Saved games: what each is, also the damaged ones; thrown away, and brought back."""

import os
from pathlib import Path

import pytest

from game import paths
from game.commands import saves
from game.commands.house import Desktop
from game.commands.saves import KEPT_FOR, NOTES, Shelf
from game.engine.actions import EndTurn
from game.i18n import Words
from game.session.archive import write_whole
from game.session.record import Header
from game.session.table import Entry
from game.simulation import holders_of, play_alone, players
from game.ui.house import Saved, Unplayable
from game.ui.settings import SettingsFile
from tests.sentences.views import loaded

EN = Words("en")


def finished(name: str) -> Path:
    """A game by ministers alone, kept under this name."""
    scenario = loaded("hotline").scenario
    assert scenario is not None
    entries: list[Entry] = []
    styles = dict.fromkeys(players(scenario), "fair")
    play_alone(scenario, 1, entries.append, styles)
    file = paths.saves() / name
    write_whole(file, Header(scenario, loaded("hotline").translations, 1, holders_of(styles)), entries)
    return file


def house() -> Desktop:
    return Desktop(SettingsFile(paths.data))


def only(shelf: Shelf) -> Saved:
    (saved,) = shelf.saves()
    return saved


def unrepeatable(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("it was repeated")

    monkeypatch.setattr(saves, "replay", never)


def test_no_games() -> None:
    assert Shelf(paths.saves).saves() == []
    assert list(house().saves()) == []


def test_what_a_game_is(monkeypatch: pytest.MonkeyPatch) -> None:
    game = house().start("hotline", ["arvenia"], seed=3)
    game.submit("arvenia", EndTurn())
    file, view = game.file, game.view(None)
    assert file is not None
    game.close()
    saved = only(Shelf(paths.saves))
    assert (saved.file, saved.scenario, saved.people) == (file, "hotline", ("arvenia",))
    assert (saved.round, saved.rounds, saved.finished) == (view.round, view.rounds, False)
    assert saved.title("zh-CN") == game.agenda("zh-CN").title
    assert saved.title("tlh") == game.agenda("en").title
    assert saved.played("en") == (game.agenda("en").delegations["arvenia"].name,)
    assert saved.flags == {"arvenia": game.agenda().delegations["arvenia"].flag}
    assert saved.when == file.stat().st_mtime
    assert (saved.fault, saved.trouble(EN), saved.playable, saved.clerk) == (None, "", True, False)
    unrepeatable(monkeypatch)
    assert only(Shelf(paths.saves)) == saved


def test_a_record_is_repeated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    finished("a.jsonl")
    saved = only(Shelf(paths.saves))
    assert saved.finished
    unrepeatable(monkeypatch)
    assert only(Shelf(paths.saves)) == saved


def test_a_record_that_has_changed_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    file = finished("a.jsonl")
    shelf = Shelf(paths.saves)
    assert only(shelf).finished
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:3]))
    saved = only(shelf)
    assert (saved.finished, saved.round) == (False, 1)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"rules":1,"games":{}}', b"\xff"])
def test_notes_that_make_no_sense_are_made_anew(content: bytes) -> None:
    finished("a.jsonl")
    saved = only(Shelf(paths.saves))
    (paths.saves() / NOTES).write_bytes(content)
    assert only(Shelf(paths.saves)) == saved


def test_damaged_games_are_shown_and_stay() -> None:
    whole = finished("whole.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    lines[4] = lines[4].replace(b'"seconds":0', b'"seconds":1')
    damaged = {
        "edited.jsonl": (b"".join(lines), "Line 5 was changed by hand", False),
        "torn.jsonl": (whole[:-9], "was cut off in the middle", True),
        "empty.jsonl": (b"", "The file is empty", False),
        "other.jsonl": (b"a diary\n", "not the record of a game", False),
    }
    for name, (content, _, _) in damaged.items():
        (paths.saves() / name).write_bytes(content)
    (paths.saves() / "folder.jsonl").mkdir()
    found = {saved.file.name: saved for saved in house().saves()}
    assert set(found) == {*damaged, "whole.jsonl", "folder.jsonl"}
    for name, (content, said, playable) in damaged.items():
        saved = found[name]
        assert said in saved.trouble(EN)
        assert saved.playable is playable
        assert saved.file.read_bytes() == content
        assert saved.trouble(Words("zh-CN")) != saved.trouble(EN)
    assert found["other.jsonl"].title("en") == "other"
    assert found["edited.jsonl"].title("en") == found["whole.jsonl"].title("en")
    with pytest.raises(Unplayable) as unplayable:
        house().go_on(found["edited.jsonl"].file)
    assert "Line 5" in unplayable.value.told(EN)


def test_the_latest_first() -> None:
    for name, when in (("a.jsonl", 100), ("b.jsonl", 300), ("c.jsonl", 200)):
        os.utime(finished(name), (when, when))
    assert [saved.file.name for saved in Shelf(paths.saves).saves()] == ["b.jsonl", "c.jsonl", "a.jsonl"]


def test_thrown_away_and_brought_back() -> None:
    file = finished("x.clerk.jsonl")
    content, when = file.read_bytes(), file.stat().st_mtime
    desk = house()
    gone = desk.discard(file)
    assert list(desk.saves()) == []
    assert desk.restore(gone) == file
    (saved,) = desk.saves()
    assert (saved.when, saved.clerk, file.read_bytes()) == (when, True, content)


def test_brought_back_beside_another_of_its_name() -> None:
    desk = house()
    gone = desk.discard(finished("x.clerk.jsonl"))
    finished("x.clerk.jsonl")
    assert desk.restore(gone).name == "x-2.clerk.jsonl"
    assert len(desk.saves()) == 2


def test_a_game_that_is_being_played_stays() -> None:
    desk = house()
    game = desk.start("hotline", ["arvenia"])
    assert game.file is not None
    with pytest.raises(Unplayable) as unplayable:
        desk.discard(game.file)
    assert "another window" in unplayable.value.told(EN)
    with pytest.raises(Unplayable):
        desk.go_on(game.file)
    game.close()
    desk.discard(game.file)


def test_what_is_not_there_cannot_be_thrown_away() -> None:
    with pytest.raises(Unplayable) as unplayable:
        house().discard(paths.saves() / "nothing.jsonl")
    assert "No such file" in unplayable.value.told(EN)


def test_after_a_month_it_is_gone() -> None:
    shelf = Shelf(paths.saves)
    gone = shelf.discard(finished("a.jsonl"))
    thrown = int(gone.name.partition("-")[0]) / 1e9
    (gone.parent / "keepsake.jsonl").write_text("mine", encoding="utf-8")
    shelf.purge(thrown + KEPT_FOR - 1)
    assert gone.exists()
    shelf.purge(thrown + KEPT_FOR + 1)
    assert not gone.exists()
    assert (gone.parent / "keepsake.jsonl").exists()
