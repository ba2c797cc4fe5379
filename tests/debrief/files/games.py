"""Games with much and with little in them, for files to be made of."""

from functools import cache

from game.authoring.library import load
from game.debrief.findings import Findings, findings
from game.debrief.story import tell
from game.ministers.styles import styles_of
from game.session.record import Header
from game.session.table import Entry
from game.simulation import holders_of, play_alone, players


@cache
def played(name: str, language: str = "en") -> Findings:
    """A scenario that comes with the game, by ministers alone."""
    loaded = load(name)
    assert loaded.scenario is not None
    entries: list[Entry] = []
    play_alone(loaded.scenario, 1, entries.append)
    holders = holders_of(styles_of(loaded.scenario.agenda, players(loaded.scenario)))
    header = Header(loaded.scenario, loaded.translations, 1, holders)
    return findings(tell(header, entries, language=language))
