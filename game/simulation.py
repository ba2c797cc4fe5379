"""Games played by ministers alone: one at a time, or many on several processes."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from random import Random

from game.engine.actions import Action
from game.engine.scenario import Role, Scenario, Seat
from game.engine.scoring import outcome_value
from game.engine.state import Phase
from game.engine.view import View
from game.ministers.minister import Minister
from game.ministers.styles import DEFAULT, STYLES
from game.session.archive import write_whole
from game.session.record import Header
from game.session.table import Entry, Table

MOST_JOBS = 4 * (os.cpu_count() or 1)
"""More processes than this only get in each other's way."""


@dataclass(frozen=True, slots=True)
class Result:
    """How one game ended. `values`: hundredths of a point, the walk-away value where nothing was adopted."""

    seed: int
    adopted: bool
    rounds: int
    values: Mapping[Seat, int]
    surplus: Mapping[Seat, int]


def seed_of(seed: int, game: int) -> int:
    """The seed of the n-th game of a series; independent of how the series is shared out."""
    return int.from_bytes(blake2b(f"{seed}/game/{game}".encode(), digest_size=4).digest())


def decider(table: Table, seats: Mapping[Seat, str], seed: int) -> Callable[[Seat, View], Action]:
    """Ministers for these seats (style by seat).

    Each decision has a chance of its own, drawn from the seed, the seat and how much the seat has seen
    so far: a game that was saved and gone on with is the game it would have been, and what a seat
    cannot see changes nothing of what it does.
    """
    ministers: dict[Seat, Minister] = {seat: STYLES[style]() for seat, style in seats.items()}

    def decide(seat: Seat, view: View) -> Action:
        return ministers[seat].decide(view, Random(f"{seed}/{seat}/{table.seq(seat)}"))

    return decide


def players(scenario: Scenario) -> tuple[Seat, ...]:
    """The seats that take turns: members and advisers."""
    return tuple(s for s, d in scenario.agenda.delegations.items() if d.role is not Role.OBSERVER)


def play_alone(scenario: Scenario, seed: int, keep: Callable[[Entry], None] | None = None) -> Table:
    """One game by ministers alone, from the opening to its end. Returns the table."""
    seats = dict.fromkeys(players(scenario), DEFAULT)
    holders = {seat: f"minister:{style}" for seat, style in seats.items()}
    table = Table(scenario, seed, holders, clock=lambda: 0.0, keep=keep)
    decide = decider(table, seats, seed)
    while table.active:
        seat = table.active[0]
        refused = table.submit(seat, table.seq(seat), decide(seat, table.view(seat)))
        if refused is not None:
            raise RuntimeError(f"the minister of {seat} chose what the rules refuse: {refused.code}")
    return table


def result_of(table: Table, seed: int) -> Result:
    """What a finished game came to, seat by seat."""
    values, surplus = {}, {}
    adopted = False
    for seat in table.scenario.members:
        view = table.view(seat)
        assert view.phase is Phase.OVER
        assert view.outcome is not None
        assert view.interests is not None
        adopted = view.outcome.text is not None
        values[seat] = outcome_value(view.agenda, view.interests, view.outcome, seat)
        surplus[seat] = values[seat] - (view.interests.walk_away or 0)
    return Result(seed, adopted, table.view(None).round, values, surplus)


Translations = Mapping[str, Scenario]


def _one(scenario: Scenario, translations: Translations, seed: int, folder: Path | None, game: int) -> Result:
    own = seed_of(seed, game)
    entries: list[Entry] = []
    table = play_alone(scenario, own, entries.append if folder else None)
    if folder is not None:
        holders = dict.fromkeys(players(scenario), f"minister:{DEFAULT}")
        name = f"{scenario.agenda.id}-{seed}-{game:05}.jsonl"
        write_whole(folder / name, Header(scenario, translations, own, holders), entries)
    return result_of(table, own)


def simulate(
    scenario: Scenario,
    games: int,
    seed: int,
    jobs: int = 1,
    folder: Path | None = None,
    translations: Translations | None = None,
) -> Iterator[Result]:
    """Plays a series of games; results in order, the same for any number of jobs.

    `folder`: where to keep the record of each game, `translations`: what goes into it. Raises OSError if
    one cannot be written.
    """
    play = partial(_one, scenario, translations or {}, seed, folder)
    if jobs == 1:
        yield from map(play, range(games))
        return
    workers = min(jobs, games, MOST_JOBS)
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(play, range(games), chunksize=max(1, games // (8 * workers)))
