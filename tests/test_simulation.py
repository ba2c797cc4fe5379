"""Series of games: the same for any number of processes, and every record replays."""

from pathlib import Path

from game.session.replay import replay
from game.simulation import play_alone, result_of, seed_of, simulate
from tests.tables import table


def test_a_series_is_the_same_on_one_process_and_on_two() -> None:
    scenario = table()
    alone = list(simulate(scenario, 6, 7))
    assert alone == list(simulate(scenario, 6, 7, jobs=2))
    assert [r.seed for r in alone] == [seed_of(7, game) for game in range(6)]


def test_another_seed_is_another_series() -> None:
    assert [r.seed for r in simulate(table(), 3, 1)] != [r.seed for r in simulate(table(), 3, 2)]


def test_the_same_seed_is_the_same_game() -> None:
    assert play_alone(table(), 3).digest == play_alone(table(), 3).digest


def test_every_recorded_game_replays_to_its_result(tmp_path: Path) -> None:
    results = list(simulate(table(), 3, 7, folder=tmp_path))
    files = sorted(tmp_path.iterdir())
    assert [f.name for f in files] == [f"small-table-7-{n:05}.jsonl" for n in range(3)]
    for file, result in zip(files, results, strict=True):
        replayed = replay(file, lambda: 0.0)
        assert replayed.fault is None
        assert result_of(replayed.table, result.seed) == result


def test_without_a_statement_everybody_goes_home_with_the_walk_away_value() -> None:
    scenario = table(
        rounds=1, red_lines={"south": {"force": ["large", "small"]}, "east": {"force": ["none"]}}, openings={}
    )
    result = result_of(play_alone(scenario, 1), 1)
    assert not result.adopted
    assert set(result.values.values()) == {4000}
    assert set(result.surplus.values()) == {0}
