"""What it costs to go to a wording: free and public, or a reopening with all that comes of it."""

from collections.abc import Iterator

from game.engine.actions import Move, Reopen
from game.engine.draft import agreed_clauses
from game.engine.pledges import pledged_to
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named
from game.sentences.worth import nearer
from game.ui.desk import Desk
from game.ui.screens.trade.wordings import counts


def way_to(desk: Desk, view: View, issue: IssueId, option: OptionId) -> Move | Reopen:
    """The act that leads there: a plain move, or a reopening where something binds me."""
    reopen = Reopen(issue, option)
    me = view.seat or ""
    bound = me in view.positions and (
        pledged_to(view.trades, me, issue) or view.agreed.get(issue) == view.positions[me][issue]
    )
    if bound and desk.why_not(Move(issue, option)):
        return reopen
    return Move(issue, option)


def price(desk: Desk, view: View, action: Move | Reopen, words: Words) -> str:
    """What the act would cost and bring, or why it cannot be done."""
    why = desk.why_not(action)
    if why:
        return why
    told = list(_bound(view, action.issue, words)) if isinstance(action, Reopen) else [words("ui.price.free")]
    told += list(_brings(view, action, words))
    return words.sentences(*told)


def _brings(view: View, action: Move | Reopen, words: Words) -> Iterator[str]:
    me = view.seat or ""
    if counts(view, action.issue) and view.interests is not None:
        change = nearer(view.interests, view.positions[me], action.issue, action.option)
        key = "ui.price.worth" if change else "ui.price.same"
        yield words(key, change=words.change(change))
    if closes(view, me, action.issue, action.option):
        yield words("ui.price.closes")


def closes(view: View, seat: Seat, issue: IssueId, option: OptionId) -> bool:
    """Whether the clause is agreed on that wording once the seat stands there."""
    if seat not in view.positions or view.agreed.get(issue) == option:
        return False
    positions = {**view.positions, seat: {**view.positions[seat], issue: option}}
    return agreed_clauses(view.agenda, positions).get(issue) == option


def _bound(view: View, issue: IssueId, words: Words) -> Iterator[str]:
    """What a reopening sets off."""
    me = view.seat or ""
    yield words("ui.price.initiative", n=view.initiatives)
    partners = pledged_to(view.trades, me, issue)
    if partners:
        yield words("ui.price.pledged", partners=named(view, partners, words))
        back = {
            moved
            for trade in view.trades
            if issue in trade.pledges.get(me, {})
            for partner in trade.partners
            if partner != me
            for moved, before in trade.before.get(partner, {}).items()
            if view.positions[partner].get(moved) != before
        }
        if back:
            titles = [issue_title(view.agenda, i) for i in view.agenda.issues if i in back]
            yield words(
                "ui.price.back", issues=words.listed([words("remark.clause", issue=t) for t in titles])
            )
    if view.agreed.get(issue) == view.positions[me][issue]:
        yield words("ui.price.agreed")
