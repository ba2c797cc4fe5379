"""What has happened, in as few lines as stay readable: moves and answers folded, repetition left out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from game.engine import events as e
from game.engine.events import Event
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label, seat_name
from game.sentences.tell import Offers, noted, offer_told, spoken, tell, tells_of, text_told, verb

_FOLDED = ("move", "trade")
_Clauses = e.Moved | e.ClauseAgreed | e.ClauseReopened | e.AllAgreed | e.ProposalEnded


def account(
    events: Sequence[Event],
    view: View,
    words: Words,
    offers: Offers,
    *,
    brief: bool = False,
    whole: bool = False,
) -> list[str]:
    """Sentences for these events, in order.

    `brief`: an open offer of somebody else is only announced. `whole`: a chair's text is given clause by
    clause.
    """
    told = _rounds_first([event for event in events if tells_of(event)])
    lines: list[str] = []
    for clauses, run in groupby(_ends_gathered(_answers_gathered(told), view, offers), key=_is_of_clauses):
        if clauses:
            lines += _clauses([item for item in run if isinstance(item, _Clauses)], view, words, offers)
            continue
        for item in run:
            if isinstance(item, list):
                lines.append(_answers(item, view, words, offers))
            elif isinstance(item, tuple):
                who = words.listed([seat_name(view.agenda, seat) for seat in item[1]])
                lines.append(words(f"told.{item[0]}.many", who=who))
            elif isinstance(item, e.Proposed):
                lines.append(_proposed(item, view, words, offers, brief, whole))
            else:
                lines.append(tell(item, view, words, offers) or "")
    return [line for line in lines if line]


def _rounds_first(events: Sequence[Event]) -> list[Event]:
    """With the opening of a round before what the world and the capitals did at it."""
    ordered: list[Event] = []
    for event in events:
        place = len(ordered)
        if isinstance(event, e.RoundOpened):
            while place and _comes_with_a_round(ordered[place - 1]):
                place -= 1
        ordered.insert(place, event)
    return ordered


def _comes_with_a_round(event: Event) -> bool:
    unasked = isinstance(event, e.CapitalAnswered) and not event.asked
    return unasked or isinstance(event, e.News | e.MandateChanged | e.RoundsChanged)


_Item = Event | list[e.Accepted | e.Declined] | tuple[str, tuple[Seat, ...]]
"""An event, answers to one offer, or offers by these seats that ended for the same reason."""


def _is_of_clauses(item: _Item) -> bool:
    """Whether it tells where members stand; an offer lapses between a move and what comes of it."""
    lapsed = isinstance(item, e.ProposalEnded) and item.why == "lapsed"
    return lapsed or isinstance(item, e.Moved | e.ClauseAgreed | e.ClauseReopened | e.AllAgreed)


def _answers_gathered(events: Sequence[Event]) -> Iterator[_Item]:
    """Plain answers to one offer become one item where the last of them stood."""
    gathered: dict[tuple[type, int], list[e.Accepted | e.Declined]] = {}
    declined = {event.proposal for event in events if isinstance(event, e.Declined)}
    last = {(v.seat, v.proposal): v for v in events if isinstance(v, e.Accepted | e.Declined)}
    for answer in last.values():
        gathered.setdefault((type(answer), answer.proposal), []).append(answer)
    for event in events:
        if isinstance(event, e.Accepted | e.Declined):
            if event is not last[event.seat, event.proposal]:
                continue  # a consent that was taken back
            answers = gathered[type(event), event.proposal]
            if event is answers[-1]:
                yield answers
        elif not (
            isinstance(event, e.ProposalEnded) and event.why == "declined" and event.proposal in declined
        ):
            yield event


def _ends_gathered(items: Iterable[_Item], view: View, offers: Offers) -> Iterator[_Item]:
    """Offers of others that run out together become one item."""
    for expired, run in groupby(items, key=lambda item: _has_run_out(item, view, offers)):
        ended = list(run)
        if expired and len(ended) > 1:
            seats = dict.fromkeys(item.by for item in ended if isinstance(item, e.ProposalEnded))
            yield "expired", tuple(seats)
        else:
            yield from ended


def _has_run_out(item: _Item, view: View, offers: Offers) -> bool:
    if not isinstance(item, e.ProposalEnded) or item.why != "expired" or item.by == view.seat:
        return False
    offer = offers.get(item.proposal)
    return offer is not None and not offer.chair_text


def _answers(answers: list[e.Accepted | e.Declined], view: View, words: Words, offers: Offers) -> str:
    if len(answers) == 1:
        return tell(answers[0], view, words, offers) or ""
    kind = "accepted" if isinstance(answers[0], e.Accepted) else "declined"
    who = words.listed([seat_name(view.agenda, a.seat) for a in answers])
    told = words(f"told.{kind}.many", who=who, offer=offer_told(answers[0].proposal, view, words, offers))
    for answer in answers:
        if isinstance(answer, e.Declined) and answer.reason:
            told = words.sentences(told, spoken(answer.seat, answer.reason, view, words))
    return told


def _proposed(event: e.Proposed, view: View, words: Words, offers: Offers, brief: bool, whole: bool) -> str:
    open_still = any(p.id == event.proposal for p in view.proposals)
    if brief and open_still and event.by != view.seat and not event.chair_text:
        told = verb(view, f"told.announced.{'public' if event.public else 'corridor'}", event.by, words)
        return noted(told, event.note, view, words)
    told = tell(event, view, words, offers) or ""
    if whole and event.chair_text:
        return f"{told}\n{text_told(view, next(iter(event.moves.values())), words)}"
    return told


def _clauses(
    events: Sequence[_Clauses],
    view: View,
    words: Words,
    offers: Offers,
) -> Iterator[str]:
    """Moves by delegation, then what they came to."""
    ends: dict[IssueId, e.ClauseAgreed | e.ClauseReopened] = {}
    for event in events:
        if isinstance(event, e.ClauseAgreed | e.ClauseReopened):
            ends[event.issue] = event
    agreed = {i: event.option for i, event in ends.items() if isinstance(event, e.ClauseAgreed)}
    reopened = [i for i, event in ends.items() if isinstance(event, e.ClauseReopened)]
    groups: dict[tuple[Seat, str], dict[IssueId, e.Moved]] = {}
    for event in events:
        if isinstance(event, e.Moved):
            group = groups.setdefault((event.seat, event.cause), {})
            first = group.get(event.issue, event).before
            group[event.issue] = e.Moved(event.seat, event.issue, first, event.option, event.cause)
    for (seat, cause), group in groups.items():
        yield from _moves(seat, cause, _telling(group, cause, agreed), view, words, offers)
    if reopened:
        titles = words.listed([issue_title(view.agenda, issue) for issue in reopened])
        yield words("told.reopened", issue=titles)
    if len(agreed) > 1:
        yield words("told.agreed.many", n=len(agreed), clauses=text_told(view, agreed, words))
    elif agreed:
        yield from (tell(ends[issue], view, words, offers) or "" for issue in agreed)
    if any(isinstance(event, e.AllAgreed) for event in events):
        yield words("told.all-agreed")
    yield from (
        tell(event, view, words, offers) or "" for event in events if isinstance(event, e.ProposalEnded)
    )


def _telling(
    group: dict[IssueId, e.Moved], cause: str, agreed: dict[IssueId, OptionId]
) -> dict[IssueId, e.Moved]:
    """Without moves that led nowhere, and those of a deal that the agreed clauses tell of."""
    return {
        issue: moved
        for issue, moved in group.items()
        if moved.before != moved.option and not (cause == "trade" and agreed.get(issue) == moved.option)
    }


def _moves(
    seat: Seat, cause: str, group: dict[IssueId, e.Moved], view: View, words: Words, offers: Offers
) -> Iterator[str]:
    if len(group) > 1 and cause in _FOLDED:
        each = [
            words(
                "told.moved.each",
                issue=issue_title(view.agenda, i),
                option=option_label(view.agenda, i, moved.option),
            )
            for i, moved in group.items()
        ]
        yield verb(view, f"told.moved.{cause}.many", seat, words, moves=words.listed(each))
    else:
        yield from (tell(moved, view, words, offers) or "" for moved in group.values())
