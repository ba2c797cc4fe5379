"""What could still be done about a text that a member may not sign, a clause being behind its red line."""

from collections import Counter
from collections.abc import Iterator, Mapping

from game.engine.actions import Action, AskCapital, ChairText, Move, Moves, Propose
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.redlines import unsignable
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import clause_value, value
from game.engine.speech import Remark
from game.ministers.mind import Mind

MOST_WON = 2
"""To more than so many at once one brings a text for all."""


def mending(mind: Mind) -> Iterator[tuple[Action, Remark]]:
    """What could bring the text within my red lines, and why: what costs me least first.

    The rules may refuse some of it.
    """
    for ways in (_moves, _questions, _offers):
        for issue in unsignable(mind.view):
            yield from ways(mind, issue)
    yield from _texts(mind)


def _moves(mind: Mind, issue: IssueId) -> Iterator[tuple[Action, Remark]]:
    """A step of mine that agrees the clause."""
    for option in _wordings(mind, issue):
        if _mends(mind, {_me(mind): {issue: option}}, issue):
            yield Move(issue, option), Remark("closer", easy=(issue,))


def _questions(mind: Mind, issue: IssueId) -> Iterator[tuple[Action, Remark]]:
    """The capital may lift the line, unless it has answered already."""
    asked = (word.given for word in mind.view.capital if word.given.asked)
    if all(given.issue != issue or given.answer == "not-yet" for given in asked):
        yield AskCapital(issue), Remark("cannot", hard=(issue,))


def _offers(mind: Mind, issue: IssueId) -> Iterator[tuple[Action, Remark]]:
    """Who keeps the clause open comes to a wording I can sign, for something cheap to me or for nothing."""
    me, view = _me(mind), mind.view
    declined = [ended.proposal.moves for ended in view.ended if ended.proposal.declined]
    for option in _wordings(mind, issue):
        apart = [s for s in view.members if s != me and view.positions[s][issue] != option]
        if not 0 < len(apart) <= MOST_WON or not mind.can_be_taken(apart):
            continue
        for gift in (_gift(mind, issue, apart[0]), {}):
            moves = {me: {issue: option, **gift}, **{seat: {issue: option} for seat in apart}}
            if moves not in declined and _mends(mind, moves, issue):
                asks, easy = ((issue, option),), tuple(gift)
                yield (
                    Propose(moves, note=Remark("exchange", asks=asks, easy=easy)),
                    Remark("cannot", asks=asks, easy=easy),
                )


def _texts(mind: Mind) -> Iterator[tuple[Action, Remark]]:
    """Every clause as agreed, else in the most supported wording that I can sign, where I may table it."""
    view = mind.view
    wordings = {issue: next(iter(_wordings(mind, issue)), None) for issue in view.agenda.issues}
    text = {issue: option for issue, option in wordings.items() if option is not None} | dict(view.agreed)
    if len(text) < len(wordings) or not _good_enough(mind, text) or not mind.can_be_taken(view.members):
        return
    if mind.grid.stand(text) in mind.refused:
        return
    if view.is_chair:
        yield ChairText(text, Remark("tables")), Remark("cannot")
    elif view.agenda.procedure.chair is None:
        moves = dict.fromkeys(view.members, text)
        yield Propose(moves, public=True, note=Remark("package")), Remark("cannot")


def _me(mind: Mind) -> Seat:
    assert mind.view.seat is not None
    return mind.view.seat


def _wordings(mind: Mind, issue: IssueId) -> list[OptionId]:
    """Those I can sign, the most supported first, then the dearest to me."""
    view, interests = mind.view, mind.view.interests
    assert interests is not None
    stands = Counter(stand[issue] for stand in view.positions.values())
    allowed = [o for o in view.agenda.issues[issue].options if (issue, o) not in interests.red_lines]
    return sorted(allowed, key=lambda o: (-stands[o], -clause_value(interests, issue, o)))


def _gift(mind: Mind, barred: IssueId, taker: Seat) -> dict[IssueId, OptionId]:
    """The open clause on which it costs me least to come to another member; empty: there is none."""
    view, interests = mind.view, mind.view.interests
    assert interests is not None
    mine, theirs = view.positions[_me(mind)], view.positions[taker]
    costs = {
        issue: clause_value(interests, issue, mine[issue]) - clause_value(interests, issue, theirs[issue])
        for issue in view.agenda.issues
        if issue != barred
        and issue not in view.agreed
        and mine[issue] != theirs[issue]
        and (issue, theirs[issue]) not in interests.red_lines
    }
    cheapest = min(costs, key=lambda issue: costs[issue], default=None)
    return {} if cheapest is None else {cheapest: theirs[cheapest]}


def _mends(mind: Mind, moves: Moves, issue: IssueId) -> bool:
    """Whether the clause is agreed once all have moved so, in a text that is not for that too bad to sign."""
    positions = {seat: {**stand, **moves.get(seat, {})} for seat, stand in mind.view.positions.items()}
    agreed = agreed_clauses(mind.view.agenda, positions)
    interests = mind.view.interests
    assert interests is not None
    signed = issue in agreed and (issue, agreed[issue]) not in interests.red_lines
    return signed and _good_enough(mind, with_fallbacks(mind.view.agenda, agreed))


def _good_enough(mind: Mind, text: Mapping[IssueId, OptionId]) -> bool:
    """Whether it is worth more than walking away, or at least no less than the text as it stands."""
    interests = mind.view.interests
    assert interests is not None
    return value(interests, text) >= min(interests.walk_away or 0, value(interests, mind.view.text))
