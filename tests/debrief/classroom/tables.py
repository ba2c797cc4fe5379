"""Tables of an invented class whose winners are known: two members, four clauses."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.engine.actions import CallAdoption, EndTurn, Join
from game.engine.scenario import Scenario, Seat
from game.session.archive import write_whole
from tests.debrief.stories import Talks
from tests.tables import mandate, two_members

WANTED: Mapping[Seat, Mapping[str, tuple[int, tuple[int, ...]]]] = {
    "north": {
        "force": (60, (0, 50, 100)),
        "place": (10, (100, 0)),
        "costs": (20, (0, 50, 100)),
        "review": (10, (0, 100)),
    },
    "south": {
        "force": (10, (100, 50, 0)),
        "place": (60, (20, 100)),
        "costs": (20, (0, 50, 100)),
        "review": (10, (0, 50)),
    },
}
OPENED: Mapping[Seat, Mapping[str, str]] = {
    "north": {"force": "large", "place": "harbour", "costs": "shared", "review": "yearly"},
    "south": {"force": "none", "place": "hill", "costs": "open", "review": "never"},
}
"""Every text below takes both to move: neither stands on the costs in it."""
WALK_AWAY = 20

# Both leave for 20 points. What each text brings north and south above that, their sum and their spread:
GREEDY = "large harbour own yearly"  # 80 + 17 = 97, 63 apart: most for one delegation
WHOLE = "large hill own yearly"  # 70 + 65 = 135, 5 apart: most for all
LEVEL = "large hill own never"  # 60 + 60 = 120, none apart: closest together
APART = "none hill own never"  # 0 + 70 = 70, 70 apart: widest apart
TEXTS = {"greedy": GREEDY, "whole": WHOLE, "level": LEVEL, "apart": APART}


def scenario(walk_away: int = WALK_AWAY, **changes: Any) -> Scenario:
    wanted = {s: mandate(worth, opening=OPENED[s], walk_away=walk_away) for s, worth in WANTED.items()}
    return two_members(mandates=wanted, openings=OPENED, rounds=3, **changes)


def agreed(text: str, played: Scenario | None = None, holders: Mapping[Seat, str] | None = None) -> Talks:
    """Both have moved to a text by one trade; nothing is adopted yet."""
    final = dict(zip(OPENED["north"], text.split(), strict=True))
    moves = {
        seat: " ".join(f"{issue}={option}" for issue, option in final.items() if stand[issue] != option)
        for seat, stand in OPENED.items()
    }
    return Talks(played or scenario(), holders).traded("north", "south", **moves)


def adopted(text: str, played: Scenario | None = None, holders: Mapping[Seat, str] | None = None) -> Talks:
    talks = agreed(text, played, holders)
    talks.do(talks.table.active[0], CallAdoption())
    while talks.table.active:
        talks.do(talks.table.active[0], Join())
    return talks


def failed(played: Scenario | None = None) -> Talks:
    """Everybody passes until the last round is over."""
    talks = Talks(played or scenario())
    while talks.table.active:
        talks.do(talks.table.active[0], EndTurn())
    return talks


def kept(talks: Talks, file: Path) -> Path:
    write_whole(file, talks.header, talks.entries)
    return file


def planted(folder: Path) -> list[Path]:
    """The four tables, each in a record that is called after what it wins."""
    return [kept(adopted(text), folder / f"{name}.jsonl") for name, text in TEXTS.items()]


def with_history(text: str) -> Scenario:
    return replace(scenario(), history=dict(zip(OPENED["north"], text.split(), strict=True)))
