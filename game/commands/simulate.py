"""`simulate`: many games by ministers alone, and what they came to."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game import __version__
from game.commands.columns import labelled, table
from game.commands.opening import open_scenario, stopped
from game.commands.progress import with_progress
from game.commands.styles import styles_asked, styles_told
from game.engine.scenario import Agenda, Seat
from game.i18n import Words
from game.simulation import NoCluster, Series, players, simulate
from game.simulation.statistics import figures
from game.terminal.console import StandardConsole
from game.terminal.layout import wrap

EACH = "each"
"""Said for `--vary`, where every game shall have a variant of its own."""

NO_CLUSTER = {
    "missing": "simulate.dask.missing",
    "unread": "simulate.dask.unread",
    "silent": "simulate.dask.silent",
    "empty": "simulate.dask.empty",
    "unlike": "simulate.dask.unlike",
    "lost": "simulate.dask.lost",
}


def run(arguments: argparse.Namespace) -> int:
    words = Words(arguments.language)
    each = arguments.vary == EACH
    opened = open_scenario(arguments.scenario, None if each else arguments.vary)
    if opened is None:
        return 1
    scenario = opened.scenario
    agenda = opened.translations.get(words.language, scenario).agenda
    try:
        styles = styles_asked(arguments.style, agenda, players(scenario), words)
    except ValueError as misread:
        return stopped(str(misread), code=2)
    folder = Path(arguments.record) if arguments.record else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    series = Series(scenario, arguments.games, arguments.seed, styles, each, opened.translations)
    began = time.perf_counter()
    try:
        results = simulate(series, arguments.jobs, arguments.dask, folder)
        played = list(with_progress(results, arguments.games))
    except NoCluster as none:
        args = {"address": arguments.dask, "python": sys.executable, "version": __version__}
        return stopped(words(NO_CLUSTER[none.code], **args))
    found = figures(scenario, played, time.perf_counter() - began)
    if arguments.json:
        print(json.dumps({**found, "styles": styles, "vary": arguments.vary}, indent=2))
    else:
        print("\n".join(_page(agenda, found, styles, each, words)))
    return 0


def _page(
    agenda: Agenda, found: Mapping[str, Any], styles: Mapping[Seat, str], each: bool, words: Words
) -> Iterator[str]:
    columns = StandardConsole().columns
    told = styles_told(agenda, styles, words)
    yield wrap(words("simulate.title", title=agenda.title, games=found["games"], styles=told), columns)
    if each:
        yield wrap(words("simulate.each"), columns)
    yield ""
    yield from labelled(list(_outcome(agenda, found, words)), columns)
    yield ""
    heads = [words("simulate.value"), words("simulate.surplus"), words("simulate.worst")]
    rows = [
        (agenda.delegations[seat].name, [f"{points:.1f}" for points in row.values()])
        for seat, row in found["seats"].items()
    ]
    yield from table([(words("simulate.delegation"), heads), *rows], columns)
    yield ""
    yield wrap(words("simulate.means"), columns)


def _outcome(agenda: Agenda, found: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str]]:
    """How the games ended; figures that there are none of are left out."""
    games, none = found["games"], found["no_text_exists"]
    yield words("simulate.adopted"), words("simulate.of", n=found["adopted"], games=games)
    if none:
        yield words("simulate.none"), words("simulate.of", n=none, games=games)
    if none and none < games:
        rate = found["adoption_rate_where_text_exists"]
        yield words("simulate.where"), f"{100 * rate:.1f} %"
    if found["nash_share"] is not None:
        mean, low = f"{found['nash_share']:.2f}", f"{found['nash_share_low']:.2f}"
        yield words("simulate.nash"), words("simulate.nash.value", mean=mean, low=low)
    if found["min_surplus"] is not None:
        yield words("simulate.least"), f"{found['min_surplus']:+.1f}"
    rounds = agenda.procedure.rounds
    yield words("simulate.rounds"), words("simulate.rounds.value", mean=found["rounds_mean"], rounds=rounds)
    seconds, rate = f"{found['seconds']:.1f}", f"{found['games_per_second']:.1f}"
    yield words("simulate.time"), words("simulate.time.value", seconds=seconds, rate=rate)
