"""`check --play`: ministers play a scenario, and what that shows of its balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from game.analysis.space import space_of
from game.authoring.library import Loaded
from game.authoring.problems import Problem, Severity
from game.authoring.source import Source, read
from game.authoring.zone import first_interests
from game.commands.columns import labelled, table
from game.commands.progress import with_progress
from game.commands.styles import styles_asked, styles_told
from game.engine.scenario import Agenda, Scenario, Seat
from game.i18n import Words
from game.ministers.styles import styles_of
from game.simulation import Series, players, simulate
from game.simulation.balance import Balance, SeatBalance, Standing, balance_of
from game.terminal.layout import wrap

LEVELS = ("gentle", "fair", "seasoned")
"""The difficulties, each of which plays its share of the games."""


@dataclass(frozen=True, slots=True)
class Trial:
    """So many games to play. `styles`: what was asked for instead of the three levels, if anything was."""

    games: int
    seed: int
    jobs: int
    styles: Sequence[str]
    words: Words
    columns: int


def tried(trial: Trial, loaded: Loaded) -> tuple[list[str], list[Problem]]:
    """Plays a scenario. Returns lines that tell of it, and warnings. Raises ValueError with a sentence."""
    scenario, words = loaded.scenario, trial.words
    assert scenario is not None
    agenda = loaded.translations.get(words.language, scenario).agenda
    series = _series(trial, agenda, scenario)
    played = chain.from_iterable(simulate(one, trial.jobs) for one in series.values())
    results = iter(list(with_progress(played, trial.games)))
    levels = {level: list(islice(results, one.games)) for level, one in series.items()}
    found = balance_of(levels, space_of(scenario.agenda, first_interests(scenario)))
    known = {p.place for p in loaded.problems if p.code == "agreed-from-the-start"}
    return list(_told(agenda, found, trial)), [
        p for p in _warnings(found, read(loaded.file), words) if p.place not in known
    ]


def _series(trial: Trial, agenda: Agenda, scenario: Scenario) -> dict[str, Series]:
    """The games by level; every level starts from the same seeds."""
    seats = players(scenario)
    if trial.styles:
        styles = styles_asked(trial.styles, agenda, seats, trial.words)
        told = styles_told(agenda, styles, trial.words)
        return {told: Series(scenario, trial.games, trial.seed, styles)}
    shares = [(trial.games + n) // len(LEVELS) for n in reversed(range(len(LEVELS)))]
    return {
        level: Series(scenario, share, trial.seed, styles_of(agenda, seats, level))
        for level, share in zip(LEVELS, shares, strict=True)
        if share
    }


def _told(agenda: Agenda, found: Balance, trial: Trial) -> Iterator[str]:
    words, games, columns = trial.words, found.games, trial.columns
    yield wrap(words("balance.title", title=agenda.title), columns)
    counts = [*found.levels.items()]
    if len(counts) > 1:
        counts.append((words("balance.all"), (games, sum(adopted for _, adopted in found.levels.values()))))
    yield from labelled([(level, words("simulate.of", n=n, games=of)) for level, (of, n) in counts], columns)
    if found.no_text_exists:
        yield wrap(words("balance.none", n=found.no_text_exists, games=games), columns)
    if found.seats:
        rows = [(agenda.delegations[seat].name, _figures(row, words)) for seat, row in found.seats.items()]
        heads = (words("simulate.delegation"), [words("simulate.surplus"), words("balance.share")])
        yield from ("", *table([heads, *rows], columns), wrap(words("balance.means"), columns))
    settled = [
        words("balance.settled.issue", issue=agenda.issues[issue].title, n=row.settled, games=games)
        for issue, row in found.issues.items()
        if row.at_once
    ]
    if settled:
        yield from ("", wrap(words("balance.settled", issues=words.listed(settled)), columns))
    yield ""


def _figures(row: SeatBalance, words: Words) -> list[str]:
    return [words.points(row.surplus), "" if row.share is None else f"{100 * row.share:.0f} %"]


def _warnings(found: Balance, source: Source, words: Words) -> Iterator[Problem]:
    for seat, row in found.seats.items():
        if row.standing is not Standing.LEVEL:
            yield _out_of_line(seat, row, source, words)
    for issue, quiet in found.issues.items():
        if quiet.quiet:
            key = "balance.quiet.settled" if quiet.at_once else "balance.quiet"
            message = words(key, issue=issue, n=quiet.settled, games=found.games)
            place, hint = source.key_place(("issues", issue)), words("balance.quiet.hint")
            yield Problem("quiet-issue", message, place, hint, Severity.WARNING)


def _out_of_line(seat: Seat, row: SeatBalance, source: Source, words: Words) -> Problem:
    weak = row.standing is Standing.WEAK
    said = words(
        "balance.weak" if weak else "balance.strong",
        seat=seat,
        surplus=words.points(row.surplus),
        usual=words.points(row.usual_surplus),
    )
    if row.by_walk_away:
        place = source.place(("delegations", seat, "mandate", "walk_away", "value"))
        key = "balance.weak.walk-away" if weak else "balance.strong.walk-away"
    else:
        place = source.key_place(("delegations", seat))
        key = "balance.weak.other" if weak else "balance.strong.other"
    own, usual = words.points(row.walk_away), words.points(row.usual_walk_away)
    code = "weak-seat" if weak else "strong-seat"
    return Problem(code, said, place, words(key, own=own, usual=usual), Severity.WARNING)
