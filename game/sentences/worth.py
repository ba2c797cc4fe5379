"""What a bundle of moves is worth to me: in figures, and in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.actions import Moves
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.scenario import IssueId, OptionId
from game.engine.scoring import clause_value, value
from game.engine.state import Interests
from game.engine.view import View
from game.i18n import Words


@dataclass(frozen=True, slots=True)
class Worth:
    """What would change for me if everybody moved as proposed. Hundredths of a point."""

    now: int
    """The text as it stands."""
    then: int
    """The text after the moves."""
    own: int
    """How much nearer to my wishes my own moves bring it: below nothing where they cost."""
    others: int
    """How much nearer to my wishes the others would come."""
    agreed: Mapping[IssueId, OptionId]
    """The clauses that would be agreed."""


def worth(view: View, moves: Moves) -> Worth | None:
    """The figures of a bundle of moves; None for one that counts nothing."""
    interests = view.interests
    if interests is None or not interests.weights:
        return None
    positions = {s: {**stand, **moves.get(s, {})} for s, stand in view.positions.items()}
    agreed = agreed_clauses(view.agenda, positions)
    return Worth(
        now=value(interests, view.text),
        then=value(interests, with_fallbacks(view.agenda, agreed)),
        own=_gain(view, interests, {s: m for s, m in moves.items() if s == view.seat}),
        others=_gain(view, interests, {s: m for s, m in moves.items() if s != view.seat}),
        agreed=agreed,
    )


def worth_of(view: View, moves: Moves, words: Words) -> Iterator[str]:
    """What a bundle of moves means to me, exactly."""
    interests, figures = view.interests, worth(view, moves)
    if interests is None or figures is None:
        return
    now, then = figures.now, figures.then
    if len(figures.agreed) == len(view.agenda.issues) and interests.walk_away is not None:
        yield words(
            "worth.complete",
            value=words.points(then),
            walk_away=words.points(interests.walk_away),
            change=words.change(then - interests.walk_away),
        )
        return
    texts = list(moves.values())
    if not all(text == texts[0] for text in texts):
        key = "worth.moves" if view.seat in moves else "worth.others"
        yield words(key, own=words.change(figures.own), others=words.change(figures.others))
    key = "worth.text"
    if now == then:
        touched = {issue for wanted in moves.values() for issue in wanted}
        key = "worth.text.same" if touched <= figures.agreed.keys() else "worth.text.apart"
    yield words(key, now=words.points(now), then=words.points(then), change=words.change(then - now))


def nearer(interests: Interests, stands: Mapping[IssueId, OptionId], issue: IssueId, option: OptionId) -> int:
    """How much nearer to my wishes this move comes. Hundredths of a point."""
    return clause_value(interests, issue, option) - clause_value(interests, issue, stands[issue])


def _gain(view: View, interests: Interests, moves: Moves) -> int:
    return sum(
        nearer(interests, view.positions[seat], issue, option)
        for seat, wanted in moves.items()
        for issue, option in wanted.items()
    )
