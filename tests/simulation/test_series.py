"""Series of games: the same however they are shared out, and every record replays."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.variants import vary
from game.ministers.styles import DEFAULT
from game.session.record import read
from game.session.replay import replay
from game.simulation import Result, Series, play_alone, players, result_of, seed_of, simulate, variant_of
from tests.tables import table

SERIES = {
    "plain": Series(table(), 6, 7),
    "styled": Series(table(), 6, 7, {"north": "seasoned", "south": "gentle"}),
    "varied": Series(table(), 6, 7, each_varied=True),
}


@pytest.mark.parametrize("name", SERIES)
def test_a_series_is_the_same_on_one_process_and_on_two(name: str) -> None:
    alone = list(simulate(SERIES[name]))
    assert alone == list(simulate(SERIES[name], jobs=2))
    assert [r.seed for r in alone] == [seed_of(7, game) for game in range(6)]


def test_a_longer_series_begins_with_a_shorter_one() -> None:
    series = SERIES["varied"]
    assert list(simulate(series))[:3] == list(simulate(replace(series, games=3)))


def test_another_seed_is_another_series() -> None:
    assert [r.seed for r in simulate(Series(table(), 3, 1))] != [
        r.seed for r in simulate(Series(table(), 3, 2))
    ]
    assert {variant_of(1, game) for game in range(50)}.isdisjoint(variant_of(2, game) for game in range(50))


def test_the_same_seed_is_the_same_game() -> None:
    assert play_alone(table(), 3).digest == play_alone(table(), 3).digest


def recorded(folder: Path, series: Series) -> list[tuple[Path, Result]]:
    results = list(simulate(series, folder=folder))
    files = sorted(folder.iterdir())
    assert [f.name for f in files] == [f"small-table-7-{n:05}.jsonl" for n in range(series.games)]
    return list(zip(files, results, strict=True))


@pytest.mark.parametrize("name", SERIES)
def test_every_recorded_game_replays_to_its_result(name: str, tmp_path: Path) -> None:
    for file, result in recorded(tmp_path, replace(SERIES[name], games=3)):
        replayed = replay(file, lambda: 0.0)
        assert replayed.fault is None
        assert result_of(replayed.table, result.seed) == result


def test_a_record_names_the_ministers_by_their_styles(tmp_path: Path) -> None:
    ((file, _),) = recorded(tmp_path, replace(SERIES["styled"], games=1))
    held = {"north": "seasoned", "south": "gentle", "east": DEFAULT, "office": DEFAULT}
    assert read(file).header.holders == {seat: f"minister:{style}" for seat, style in held.items()}


def test_a_record_holds_the_variant_that_was_played_in_every_language(tmp_path: Path) -> None:
    translated = replace(table(), agenda=replace(table().agenda, title="Ein Tisch", language="de"))
    series = Series(table(), 2, 7, each_varied=True, translations={"de": translated})
    for number, (file, _) in enumerate(recorded(tmp_path, series)):
        header = read(file).header
        assert header.scenario == vary(table(), variant_of(7, number))
        assert header.translations == {"de": vary(translated, variant_of(7, number))}
        assert header.translations["de"].mandates == header.scenario.mandates


def test_a_record_is_never_overwritten(tmp_path: Path) -> None:
    list(simulate(Series(table(), 1, 7), folder=tmp_path))
    with pytest.raises(FileExistsError):
        list(simulate(Series(table(), 1, 7), folder=tmp_path))


def test_ministers_sit_for_members_and_advisers() -> None:
    assert players(table()) == ("north", "south", "east", "office")
