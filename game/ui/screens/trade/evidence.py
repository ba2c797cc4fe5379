"""The evidence behind a reading, in a sentence: what a delegation has held on to, given and asked for."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from game.engine.actions import Moves
from game.engine.pledges import pairs
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.speech import Remark
from game.engine.speech import Words as Speech
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label
from game.ui.screens.trade.reading import Guess, conduct, declined_before

NAMED = 2


def evidence(view: View, moves: Moves, seat: Seat, found: Guess, words: Words) -> str:
    """Why the reading is what it is."""
    who = view.agenda.delegations[seat].name
    if found.barred:
        return words("ui.reading.barred", who=who, issues=_titles(view, found.barred, words))
    told = []
    if declined_before(view, moves, seat):
        told.append(words("ui.reading.declined", who=who))
    touched = _touching(view, moves, seat)
    if not touched:
        return words("ui.reading.there", who=who)
    asked = _asked(view, seat)
    met = [issue for issue, option in touched.items() if (issue, option) in asked]
    if met:
        wordings = [
            words(
                "remark.wording",
                issue=issue_title(view.agenda, issue),
                option=option_label(view.agenda, issue, touched[issue]),
            )
            for issue in met[:NAMED]
        ]
        told.append(words("ui.reading.asked", who=who, wordings=words.listed(wordings)))
    told.append(_shown(view, seat, list(touched), words))
    return words.sentences(*told)


def _touching(view: View, moves: Moves, seat: Seat) -> dict[IssueId, OptionId]:
    """The clauses on which it would have to move, and in an exchange those on which others would."""
    texts = list(moves.values())
    same = all(text == texts[0] for text in texts)
    return {
        issue: option
        for mover, issue, option in pairs(moves)
        if view.positions[mover][issue] != option and (mover == seat or not same)
    }


def _shown(view: View, seat: Seat, issues: list[IssueId], words: Words) -> str:
    """What it has held on to and what it has given, of the clauses of the offer."""
    who = view.agenda.delegations[seat].name
    stood = conduct(view, seat)
    turns = sum(turn.seat == seat for turn in view.turns)
    if turns == 0:
        return words("ui.reading.new", who=who)
    times = {i: sum(a != b for a, b in pairwise(stood[i])) for i in issues}
    held = [i for i in issues if times[i] == 0]
    moved = sorted((i for i in issues if times[i]), key=lambda i: -times[i])
    if held and moved:
        return words(
            "ui.reading.both",
            who=who,
            held=_titles(view, held, words),
            moved=_titles(view, moved, words),
            n=turns,
        )
    if held:
        return words.count("ui.reading.held", turns, who=who, held=_titles(view, held, words))
    return words("ui.reading.moved", who=who, moved=_titles(view, moved, words))


def _asked(view: View, seat: Seat) -> frozenset[tuple[IssueId, OptionId]]:
    """The wordings it has asked for in public."""
    return frozenset(ask for speech in _said(view, seat) if isinstance(speech, Remark) for ask in speech.asks)


def _said(view: View, seat: Seat) -> Iterator[Speech]:
    for turn in view.turns:
        if turn.seat == seat:
            yield from (reply.remark for reply in turn.replies)
    for proposal in (*view.proposals, *(ended.proposal for ended in view.ended)):
        if proposal.public and seat in proposal.reasons:
            yield proposal.reasons[seat]


def _titles(view: View, issues: Iterable[IssueId], words: Words) -> str:
    named = [words("remark.clause", issue=issue_title(view.agenda, issue)) for issue in issues]
    if len(named) > NAMED:
        return words("ui.reading.more", first=words("list.between").join(named[:NAMED]), n=len(named) - NAMED)
    return words.listed(named)
