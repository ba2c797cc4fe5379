"""What can be told from the public talks of how a delegation would take an offer, and how surely."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import erf, sqrt

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View

LIKELY, UNLIKELY = 0.66, 0.34


@dataclass(frozen=True, slots=True)
class Guess:
    """`gain`: what the offer brings it, in points of its hundred, give or take `doubt`; of a whole text,
    what that leaves of what it would sign by now. `barred`: clauses it said it cannot sign."""

    gain: float
    doubt: float
    chance: float
    barred: tuple[IssueId, ...]
    whole: bool

    @property
    def verdict(self) -> str:
        if self.barred or self.chance < UNLIKELY:
            return "unlikely"
        return "likely" if self.chance > LIKELY else "unsure"


def guess(view: View, moves: Moves, seat: Seat, *, public: bool) -> Guess:
    """How the seat would take these moves, by what it and the others have shown in public.

    A minister weighs what the others' moves bring it against what its own cost, and its own against what
    it is ready to give; a whole text for all it weighs against what it would sign by now.
    """
    from game.ministers.beliefs import (  # here, so that the first frame need not wait for numpy
        GUESSED_WALK_AWAY,
        LEVEL_NOISE,
        WALK_AWAY_NOISE,
        reading,
    )
    from game.ministers.grid import grid_of
    from game.ministers.schedule import signed

    grid = grid_of(view.agenda)
    estimate = reading(view).members[seat]
    time = signed(view.round, view.rounds, view.agenda.procedure.chair is not None)
    ready, noise = time * (100 - GUESSED_WALK_AWAY), max(LEVEL_NOISE, WALK_AWAY_NOISE * time)
    stand = grid.stand({**view.positions[seat], **moves.get(seat, {})})
    lost = sum(estimate.loss(i, o) for i, o in enumerate(stand))
    own_doubt = sum(estimate.doubt(i, o) ** 2 for i, o in enumerate(stand))
    whole = is_whole(view, moves, public=public)
    factors: dict[int, dict[int, int]] = {}
    came = 0.0
    for mover, wanted in moves.items():
        for issue, option in wanted.items():
            i = grid.place[issue]
            before, after = grid.places[i][view.positions[mover][issue]], grid.places[i][option]
            if before == after or (whole and mover != seat):
                continue
            row = factors.setdefault(i, {})
            row[before], row[after] = row.get(before, 0) + 1, row.get(after, 0) - 1
            if mover != seat:
                came += estimate.loss(i, before) - estimate.loss(i, after)
    gain = sum(f * estimate.loss(i, o) for i, row in factors.items() for o, f in row.items())
    doubt = sqrt(
        sum(
            f * g * estimate.spread[i][o][p]
            for i, row in factors.items()
            for o, f in row.items()
            for p, g in row.items()
        )
    )
    spread = sqrt(own_doubt + noise**2)
    settled = len(view.agreed) == len(view.agenda.issues)
    if whole and not settled:
        gain, doubt = ready - lost, spread
        chance = _normal(gain, doubt)
    elif whole:
        chance = _normal(gain, doubt)
    else:
        chance = min(_normal(gain, doubt), _normal(ready + max(0.0, came) - lost, spread))
    asked = [(issue, grid.place[issue], option) for issue, option in moves.get(seat, {}).items()]
    barred = tuple(issue for issue, i, option in asked if (i, grid.places[i][option]) in estimate.barred)
    if declined_before(view, moves, seat):
        chance = min(chance, 0.1)
    return Guess(gain, doubt, 0.0 if barred else chance, barred, whole and not settled)


def is_whole(view: View, moves: Moves, *, public: bool) -> bool:
    """Whether it is a text for all: public, the same for everybody, with a wording for all that is open."""
    texts = list(moves.values())
    if not public or len(texts) < len(view.members) or any(text != texts[0] for text in texts):
        return False
    return all(issue in texts[0] or issue in view.agreed for issue in view.agenda.issues)


def declined_before(view: View, moves: Moves, seat: Seat) -> bool:
    return any(seat in ended.proposal.declined and ended.proposal.moves == moves for ended in view.ended)


def _normal(mean: float, deviation: float) -> float:
    """The chance that something so uncertain is above nothing."""
    if deviation <= 0:
        return float(mean > 0)
    return 0.5 * (1 + erf(mean / deviation / sqrt(2)))


def conduct(view: View, seat: Seat) -> Mapping[IssueId, tuple[OptionId, ...]]:
    """Where the seat stood on every clause: at the opening, and as each of its turns ended."""
    order = list(view.agenda.issues)
    turns = [turn.stand for turn in view.turns if turn.seat == seat]
    return {
        issue: (view.openings[seat][issue], *(stand[n] for stand in turns)) for n, issue in enumerate(order)
    }
