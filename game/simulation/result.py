"""What a finished game came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.analysis.possible import nash_share, possible
from game.analysis.space import space_of
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.scenario import Agenda, IssueId, Seat
from game.engine.scoring import outcome_value
from game.engine.state import Interests, Outcome, Phase
from game.engine.view import View
from game.session.table import Table


@dataclass(frozen=True, slots=True)
class Result:
    """How one game ended. `values`: hundredths of a point, the walk-away value where nothing was adopted.

    `min_surplus`: the smallest of those who joined what was adopted, None where nothing was.
    `nash_share`: what was got of the Nash text's surplus (see `possible.nash_share`), 0 where nothing was
    adopted; None where there is no such text, and where what was adopted crosses the red line of a member
    that did not join, whose points say nothing then. `text_exists`: whether there was a text that enough
    members could join without footnotes, or one was adopted. Both by the interests with which the game
    ended. `settled_early`: the issues on which, as everybody's first turn ended, the wording stood that
    stands at the end.
    """

    seed: int
    adopted: bool
    rounds: int
    values: Mapping[Seat, int]
    surplus: Mapping[Seat, int]
    min_surplus: int | None
    nash_share: float | None
    text_exists: bool
    settled_early: tuple[IssueId, ...]


def result_of(table: Table, seed: int) -> Result:
    """What a finished game came to, seat by seat."""
    public = table.view(None)
    outcome, agenda = public.outcome, public.agenda
    assert public.phase is Phase.OVER
    assert outcome is not None
    interests: dict[Seat, Interests] = {}
    for seat in table.scenario.members:
        mine = table.view(seat).interests
        assert mine is not None
        interests[seat] = mine
    values = {seat: outcome_value(agenda, mine, outcome, seat) for seat, mine in interests.items()}
    surplus = {seat: values[seat] - (mine.walk_away or 0) for seat, mine in interests.items()}
    best = possible(space_of(agenda, interests))
    adopted = outcome.text is not None
    share = None
    if best.nash is not None and not _forced(agenda, outcome, interests):
        share = nash_share(surplus, best.nash) if adopted else 0.0
    return Result(
        seed=seed,
        adopted=adopted,
        rounds=public.round,
        values=values,
        surplus=surplus,
        min_surplus=min((surplus[seat] for seat in outcome.joined), default=None),
        nash_share=share,
        text_exists=best.exists or adopted,
        settled_early=_settled_early(public),
    )


def _forced(agenda: Agenda, outcome: Outcome, interests: Mapping[Seat, Interests]) -> bool:
    """Whether what was adopted crosses a red line of somebody who did not join it."""
    if outcome.text is None:
        return False
    clauses = with_fallbacks(agenda, outcome.text).items()
    return any(mine.red_lines & clauses for seat, mine in interests.items() if seat not in outcome.joined)


def _settled_early(view: View) -> tuple[IssueId, ...]:
    first = {turn.seat: turn.stand for turn in view.turns if turn.round == 1}
    stands = {
        seat: dict(zip(view.agenda.issues, first[seat], strict=True)) if seat in first else opening
        for seat, opening in view.openings.items()
    }
    return tuple(i for i, o in agreed_clauses(view.agenda, stands).items() if view.agreed.get(i) == o)
