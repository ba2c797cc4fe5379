"""A coach's word: what to do next and why, from one's own view."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from game.engine.actions import (
    Accept,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Move,
    Propose,
    Reopen,
    RequestSettlement,
    Withdraw,
)
from game.engine.draft import agreed_clauses
from game.engine.scenario import IssueId, OptionId
from game.engine.scoring import clause_value
from game.engine.speech import Remark
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named, option_label
from game.sentences.worth import worth_of

if TYPE_CHECKING:
    from game.ministers.coach import Advice

ASKED_FIRST = 2
"""How many of the wordings to ask for are named; the step has all of them."""

_DECLINED = {
    "below": "coach.decline.below",
    "cannot": "coach.decline.cannot",
    "grudge": "coach.decline.grudge",
    "mixed": "coach.decline.dear",
    "needs": "coach.decline.needs",
    "needs-more": "coach.decline.far",
    "nothing": "coach.decline.nothing",
    "refused": "coach.decline.refused",
    "stands": "coach.decline.stands",
    "too-dear": "coach.decline.dear",
}
_BROKEN = {"cannot": "coach.break.cannot", "mixed": "coach.break.more"}
_OFFERED = {
    "cannot": "coach.offer.line",
    "exchange": "coach.offer.exchange",
    "improves": "coach.offer.improves",
    "package": "coach.offer.package",
    "ring": "coach.offer.ring",
}
_TABLED = {"cannot": "coach.text.line", "bridges": "coach.text.bridges", "improves": "coach.text.improves"}


_PLAIN: Mapping[type, str] = {
    CallAdoption: "coach.adopt",
    EndTurn: "coach.end",
    Join: "coach.join",
    RequestSettlement: "coach.settle",
    Withdraw: "coach.withdraw",
}


def step_told(view: View, step: "Advice", words: Words) -> str:
    """What to do, and why."""
    match step.action:
        case Accept(number):
            return _accepted(view, number, step.why, words)
        case Decline(number):
            return _declined(view, number, step.why, words)
        case Move(issue, option) | Reopen(issue, option):
            return words(
                _moved(view, issue, option),
                issue=_titles(view, (issue,), words),
                option=option_label(view.agenda, issue, option),
            )
        case AskCapital(issue):
            key = "coach.ask.line" if step.why.code == "cannot" else "coach.ask"
            return words(key, issue=_titles(view, (issue,), words))
        case ChairText():
            return words(_TABLED.get(step.why.code, "coach.text"), hard=_titles(view, step.why.hard, words))
        case Propose() if step.why.code == "cannot" and not step.why.asks:
            return words("coach.text.line")
        case Propose(moves):
            return words(
                _OFFERED.get(step.why.code, "coach.offer"),
                who=named(view, [seat for seat in moves if seat != view.seat], words),
                asks=_wordings(view, step.why.asks, words),
                easy=_titles(view, step.why.easy, words),
                hard=_titles(view, step.why.hard, words),
            )
        case BreakSilence(issue):
            return words(
                _BROKEN.get(step.why.code, "coach.break.below"), issue=_titles(view, (issue,), words)
            )
        case JoinWithReservation(issues):
            return words("coach.reserve", issues=_titles(view, issues, words))
        case EndTurn() if step.why.code == "cannot":
            return words("coach.end.line")
    return words(_PLAIN[type(step.action)])


def unsigned_told(view: View, words: Words) -> str:
    """That the text as it stands cannot be signed, and why, once time is short; empty: it can."""
    from game.ministers.coach import unsigned  # whoever says this has asked the coach already

    barred = unsigned(view)
    clauses = [
        words(
            "coach.unsigned.agreed" if issue in view.agreed else "coach.unsigned.open",
            issue=_titles(view, (issue,), words),
            option=option_label(view.agenda, issue, view.text[issue]),
        )
        for issue in barred
    ]
    return words("coach.unsigned", clauses=words.listed(clauses)) if barred else ""


def step_worth(view: View, step: "Advice", words: Words) -> tuple[str, ...]:
    """What the offer in a step would mean to me; nothing where it is no offer."""
    match step.action:
        case Propose(moves):
            return tuple(worth_of(view, moves, words))
        case ChairText(text):
            return tuple(worth_of(view, dict.fromkeys(view.members, text), words))
    return ()


def _accepted(view: View, number: int, why: Remark, words: Words) -> str:
    offer, hard, easy = (
        _offer(view, number, words),
        _titles(view, why.hard, words),
        _titles(view, why.easy, words),
    )
    if hard and easy:
        return words("coach.accept.hard.easy", offer=offer, hard=hard, easy=easy)
    if hard:
        return words("coach.accept.hard", offer=offer, hard=hard)
    return words("coach.accept.easy", offer=offer, easy=easy) if easy else words("coach.accept", offer=offer)


def _declined(view: View, number: int, why: Remark, words: Words) -> str:
    key = _DECLINED.get(why.code, "coach.decline")
    if why.code == "cannot" and not why.asks:
        key = "coach.decline.cannot.bare"
    return words(
        key,
        offer=_offer(view, number, words),
        hard=_titles(view, why.hard, words),
        asks=_titles(view, [issue for issue, _ in why.asks[:ASKED_FIRST]], words),
    )


def _moved(view: View, issue: IssueId, option: OptionId) -> str:
    """The key of the sentence about a move of my own."""
    stands, interests, seat = view.positions, view.interests, view.seat or ""
    assert interests is not None
    before = stands[seat][issue]
    if (issue, before) in interests.red_lines:
        return "coach.move.barred"
    if agreed_clauses(view.agenda, {**stands, seat: {**stands[seat], issue: option}}).get(issue) == option:
        return "coach.move.agreed"
    up = clause_value(interests, issue, option) > clause_value(interests, issue, before)
    return "coach.move.up" if up else "coach.move"


def _offer(view: View, number: int, words: Words) -> str:
    proposal = next(p for p in view.proposals if p.id == number)
    if proposal.chair_text:
        return words("offer.text")
    return words("offer.by", who=named(view, [proposal.by], words))


def _titles(view: View, issues: Iterable[IssueId], words: Words) -> str:
    return words.listed([words("remark.clause", issue=issue_title(view.agenda, i)) for i in issues])


def _wordings(view: View, asks: Iterable[tuple[IssueId, OptionId]], words: Words) -> str:
    return words.listed(
        [
            words(
                "remark.wording",
                issue=issue_title(view.agenda, issue),
                option=option_label(view.agenda, issue, option),
            )
            for issue, option in asks
        ]
    )
