"""Four issues of four options between members who would have all high or all low, for tests of ministers."""

from collections.abc import Mapping
from random import Random
from typing import Any

from game.engine.actions import Action, EndTurn, Moves
from game.engine.scenario import IssueId, Link, OptionId, Role, Scenario, Seat
from game.engine.view import View
from game.ministers.styles import STYLES
from tests.tables import Play, mandate, table

ISSUES = ("a", "b", "c", "d")
OPTIONS = ("low", "lower", "higher", "high")
OFFERED = {issue: {option: n + 3 for n, option in enumerate(OPTIONS)} for issue in ISSUES}
UP, DOWN = (0, 30, 70, 100), (100, 70, 30, 0)
EVEN = dict.fromkeys(ISSUES, 25)


def bargain(
    seats: tuple[Seat, ...] = ("north", "south"),
    *,
    up: tuple[Seat, ...] = ("north",),
    weights: Mapping[Seat, Mapping[IssueId, int]] | None = None,
    walk_away: Mapping[Seat, int] | None = None,
    links: Mapping[Seat, tuple[Link, ...]] | None = None,
    red_lines: Mapping[Seat, Mapping[IssueId, tuple[OptionId, ...]]] | None = None,
    **changes: Any,
) -> Scenario:
    """Members of whom those `up` would have all high, the others all low; they open there."""

    def mandate_of(seat: Seat) -> Any:
        shares = (weights or {}).get(seat, EVEN)
        rows = UP if seat in up else DOWN
        return mandate(
            {issue: (shares[issue], rows) for issue in ISSUES},
            offered=OFFERED,
            opening=whole("high" if seat in up else "low"),
            walk_away=(walk_away or {}).get(seat, 40),
            links=(links or {}).get(seat, ()),
            red_lines=(red_lines or {}).get(seat),
        )

    return table(
        **{
            "roles": dict.fromkeys(seats, Role.MEMBER),
            "offered": OFFERED,
            "openings": {},
            "mandates": {seat: mandate_of(seat) for seat in seats},
            "chair": None,
            "rounds": 6,
            **changes,
        }
    )


def whole(option: OptionId = "high", **others: OptionId) -> dict[IssueId, OptionId]:
    """A text: this option everywhere, but for these issues."""
    return {**dict.fromkeys(ISSUES, option), **others}


def for_all(game: Play, text: Mapping[IssueId, OptionId]) -> Moves:
    return dict.fromkeys(game.view(None).members, text)


def decision(game: Play, seat: Seat, style: str = "fair", view: View | None = None) -> Action:
    """What a minister of this style does now, or would do if this were what it saw."""
    return STYLES[style]().decide(view or game.view(seat), Random(1))


def turn(game: Play, seat: Seat, style: str = "fair") -> list[Action]:
    """All that a minister does at its next turn."""
    game.until(seat)
    taken: list[Action] = []
    while not taken or (seat in game.active and not isinstance(taken[-1], EndTurn)):
        taken.append(decision(game, seat, style))
        game.do(seat, taken[-1])
    return taken
