"""What a minister expects of the talks, from the positions everybody can see."""

from collections.abc import Mapping

from game.engine.actions import Moves
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import value
from game.engine.state import Interests
from game.engine.view import View


def after(positions: Moves, moves: Moves) -> dict[Seat, Mapping[IssueId, OptionId]]:
    """The positions once the moves have been made."""
    return {seat: {**stand, **moves.get(seat, {})} for seat, stand in positions.items()}


def stance(interests: Interests, stand: Mapping[IssueId, OptionId]) -> int:
    """What the text would be worth if everybody came to this stand. Hundredths of a point."""
    return value(interests, stand)


def expectation(interests: Interests, positions: Moves) -> int:
    """The mean worth of everybody's stand, as if each were as likely to prevail. Hundredths."""
    return sum(value(interests, stand) for stand in positions.values()) // len(positions)


def text_after(view: View, moves: Moves) -> tuple[dict[IssueId, OptionId], bool]:
    """The text as it would stand after the moves, and whether it would be complete."""
    agreed = agreed_clauses(view.agenda, after(view.positions, moves))
    return with_fallbacks(view.agenda, agreed), len(agreed) == len(view.agenda.issues)


def distances(view: View, issue: IssueId) -> dict[OptionId, int]:
    """How far each option of the issue is from the other members' stands, in steps along its axis."""
    place = {option: n for n, option in enumerate(view.agenda.issues[issue].options)}
    others = [place[stand[issue]] for seat, stand in view.positions.items() if seat != view.seat]
    return {option: sum(abs(n - other) for other in others) for option, n in place.items()}
