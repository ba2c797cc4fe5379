"""Many games by ministers alone: on one process, on several, or on a cluster."""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from pathlib import Path

from game.authoring.variants import vary
from game.engine.scenario import Scenario, Seat
from game.ministers.styles import styles_of
from game.session.archive import write_whole
from game.session.record import Header
from game.session.table import Entry
from game.simulation.alone import holders_of, play_alone, players
from game.simulation.cluster import on_cluster
from game.simulation.result import Result, result_of

MOST_JOBS = 4 * (os.cpu_count() or 1)
"""More processes than this only get in each other's way."""
MOST_VARIANTS = 10**9
"""A variant's number can be typed again: `--vary` takes nine digits."""


@dataclass(frozen=True, slots=True)
class Series:
    """So many games of a scenario, each from a seed of its own.

    `styles`: those of ministers that are not of the usual one, by seat. `each_varied`: every game has a
    variant of its own of the scenario. `translations`: what goes into the records beside it.
    """

    scenario: Scenario
    games: int
    seed: int
    styles: Mapping[Seat, str] = field(default_factory=dict)
    each_varied: bool = False
    translations: Mapping[str, Scenario] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Game:
    result: Result
    record: tuple[Header, list[Entry]] | None


def seed_of(seed: int, game: int) -> int:
    """The seed of the n-th game of a series; independent of how the series is shared out."""
    return int.from_bytes(blake2b(f"{seed}/game/{game}".encode(), digest_size=4).digest())


def variant_of(seed: int, game: int) -> int:
    """The variant that the n-th game of a series plays, where each plays its own."""
    drawn = blake2b(f"{seed}/variant/{game}".encode(), digest_size=8).digest()
    return int.from_bytes(drawn) % MOST_VARIANTS


def simulate(series: Series, jobs: int = 1, dask: str = "", folder: Path | None = None) -> Iterator[Result]:
    """Plays a series; results in order, the same however it is shared out.

    `jobs`: processes on this machine; `dask`: the address of a cluster's scheduler, to play there instead.
    `folder`: where to keep the record of each game. Raises OSError if one cannot be written, and NoCluster.
    """
    play = partial(_play, series, folder is not None)
    for number, game in enumerate(_shared_out(play, series.games, jobs, dask)):
        if folder is not None and game.record is not None:
            name = f"{series.scenario.agenda.id}-{series.seed}-{number:05}.jsonl"
            write_whole(folder / name, *game.record)
        yield game.result


def _shared_out(play: "partial[_Game]", games: int, jobs: int, dask: str) -> Iterator[_Game]:
    if dask:
        yield from on_cluster(dask, play, games)
    elif jobs == 1:
        yield from map(play, range(games))
    else:
        workers = min(jobs, games, MOST_JOBS)
        with ProcessPoolExecutor(workers) as pool:
            yield from pool.map(play, range(games), chunksize=max(1, games // (8 * workers)))


def _play(series: Series, recorded: bool, number: int) -> _Game:
    seed = seed_of(series.seed, number)
    scenario, translations = series.scenario, series.translations
    styles = styles_of(scenario.agenda, players(scenario)) | dict(series.styles)
    if series.each_varied:
        variant = variant_of(series.seed, number)
        scenario = vary(scenario, variant)
        if recorded:
            translations = {language: vary(words, variant) for language, words in translations.items()}
    entries: list[Entry] = []
    table = play_alone(scenario, seed, entries.append if recorded else None, styles)
    header = Header(scenario, translations, seed, holders_of(styles))
    return _Game(result_of(table, seed), (header, entries) if recorded else None)
