"""Views of games that have just begun, and offers and moves at them, for tests to speak about."""

from dataclasses import replace
from functools import cache

from game.authoring.library import Loaded, load
from game.engine.events import Moved, Proposed
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.session.table import Table


@cache
def loaded(name: str) -> Loaded:
    return load(name)


def view_of(name: str, seat: str, language: str = "en") -> View:
    opened = loaded(name)
    assert opened.scenario is not None
    table = Table(opened.scenario, 3, {}, clock=lambda: 0.0, translations=opened.translations)
    return table.view(seat, language)


HILLS = view_of("hotline", "arvenia")
HILLS_ZH = view_of("hotline", "arvenia", "zh-CN")
SOFIA = view_of("sofia-1997", "bulgaria")
NATO = view_of("sofia-1997", "nato_rep")

PARTIES = frozenset(("arvenia", "belmora", "cordania"))
TEXT = Proposed(
    7,
    "cordania",
    {seat: {"line": "line", "review": "deputies"} for seat in sorted(PARTIES)},
    True,
    True,
    "",
    None,
    None,
)
TRADE = Proposed(
    8,
    "belmora",
    {"belmora": {"line": "list"}, "arvenia": {"officers": "cell"}},
    False,
    False,
    "",
    None,
    PARTIES,
)


def moved(seat: str, issue: str, before: str, option: str, cause: str = "move") -> Moved:
    return Moved(seat, issue, before, option, cause)


def proposal(event: Proposed, **changes: object) -> Proposal:
    opened = Proposal(
        id=event.proposal,
        by=event.by,
        moves=event.moves,
        parties=tuple(event.moves),
        public=event.public,
        chair_text=event.chair_text,
        note=Remark("tables"),
        counter_to=None,
        until=2,
        accepted=frozenset(),
        declined=frozenset(),
        reasons={},
    )
    return replace(opened, **changes)  # type: ignore[arg-type]
