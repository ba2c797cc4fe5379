"""What a minister expects of the talks, from the positions everybody can see."""

from collections.abc import Callable, Mapping, Sequence

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


Steps = Mapping[IssueId, Mapping[OptionId, tuple[int, ...]]]
"""How many steps along the axis each option is from each member's stand, in the order of the members."""


def steps(view: View) -> Steps:
    table = {}
    for issue_id, issue in view.agenda.issues.items():
        place = {option: n for n, option in enumerate(issue.options)}
        stands = [place[stand[issue_id]] for stand in view.positions.values()]
        table[issue_id] = {option: tuple([abs(n - stand) for stand in stands]) for option, n in place.items()}
    return table


def nearest_text(view: View, table: Steps) -> dict[IssueId, OptionId]:
    """On every issue the option nearest to all members' stands; mine where it ties."""
    assert view.seat is not None
    mine = view.positions[view.seat]
    return {
        issue: min(apart, key=lambda o: (sum(apart[o]), o != mine[issue])) for issue, apart in table.items()
    }


def least_tension(
    table: Steps,
    text: Mapping[IssueId, OptionId],
    weights: Sequence[int],
    signable: Callable[[Mapping[IssueId, OptionId]], bool],
) -> dict[IssueId, OptionId]:
    """The text improved one clause at a time while its tension falls and it stays signable.

    Tension: the sum over the members of weight x (steps from the text) squared; it rises fastest with
    whoever is left furthest out.
    """
    text = dict(text)
    apart = [sum(column) for column in zip(*(table[i][o] for i, o in text.items()), strict=True)]

    def tension(distances: Sequence[int]) -> int:
        return sum(w * d * d for w, d in zip(weights, distances, strict=True))

    while True:
        found = tension(apart), text, apart
        for issue, options in table.items():
            old = options[text[issue]]
            for option, new in options.items():
                there = [d + n - o for d, n, o in zip(apart, new, old, strict=True)]
                if tension(there) < found[0] and signable(other := {**text, issue: option}):
                    found = tension(there), other, there
        if found[1] is text:
            return text
        _, text, apart = found
