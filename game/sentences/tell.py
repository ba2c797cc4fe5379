"""Sentences for what happened, one event at a time."""

from collections.abc import Callable, Mapping

from game.engine import events as e
from game.engine.actions import Moves
from game.engine.events import Event
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.speech import Words as Speech
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named, option_label, seat_name
from game.sentences.remarks import said

Offers = Mapping[int, e.Proposed]
"""The offers that this reader has heard of, by number."""

Teller = Callable[..., str | None]


def text_told(view: View, text: Mapping[IssueId, OptionId], words: Words) -> str:
    """What one delegation would stand on, in one line."""
    parts = [
        words("moves.one", issue=issue_title(view.agenda, i), option=option_label(view.agenda, i, o))
        for i, o in text.items()
    ]
    return words("between").join(parts)


def moves_told(view: View, moves: Moves, words: Words) -> str:
    """Who would stand where, in one line; I come last."""
    parts = [
        words("moves.who", who=named(view, [seat], words), moves=text_told(view, moves[seat], words))
        for seat in sorted(moves, key=lambda seat: seat == view.seat)
    ]
    return words.listed(parts)


def tell(event: Event, view: View, words: Words, offers: Offers) -> str | None:
    """What happened, as this view's seat would hear it; None where there is nothing to say."""
    teller = _TELLERS.get(type(event))
    return teller(event, view, words, offers) if teller else None


def tells_of(event: Event) -> bool:
    return type(event) in _TELLERS


def verb(view: View, key: str, seat: Seat, words: Words, **args: object) -> str:
    """The sentence about a seat, or the one that says `you`."""
    if seat == view.seat:
        return words(f"{key}.you", **args)
    return words(key, who=seat_name(view.agenda, seat), **args)


def offer_told(number: int, view: View, words: Words, offers: Offers) -> str:
    """An offer as one speaks of it."""
    offer = offers.get(number)
    if offer is None:
        return words("offer.some")
    if offer.chair_text:
        return words("offer.text")
    return verb(view, "offer.by", offer.by, words)


def noted(told: str, speech: Speech, view: View, words: Words) -> str:
    """A sentence, and the words that somebody put with it."""
    return words.sentences(told, words("told.note", note=said(view, speech, words))) if speech else told


def spoken(seat: Seat, speech: Speech, view: View, words: Words) -> str:
    """What a delegation said, as its speech."""
    return verb(view, "told.spoke", seat, words, text=said(view, speech, words))


def _moved(event: e.Moved, view: View, words: Words, offers: Offers) -> str:
    agenda = view.agenda
    return verb(
        view,
        f"told.moved.{event.cause}",
        event.seat,
        words,
        issue=issue_title(agenda, event.issue),
        before=option_label(agenda, event.issue, event.before),
        option=option_label(agenda, event.issue, event.option),
    )


def _proposed(event: e.Proposed, view: View, words: Words, offers: Offers) -> str:
    if event.chair_text:
        told = verb(view, "told.text", event.by, words, n=len(next(iter(event.moves.values()))))
    else:
        kind = "public" if event.public else "corridor"
        moves = moves_told(view, event.moves, words)
        told = verb(view, f"told.proposed.{kind}", event.by, words, moves=moves)
    return noted(told, event.note, view, words)


def _issue(key: str) -> Teller:
    def told(event: e.ClauseAgreed | e.ClauseReopened, view: View, words: Words, offers: Offers) -> str:
        title = issue_title(view.agenda, event.issue)
        return words(key, issue=title, option=option_label(view.agenda, event.issue, event.option))

    return told


def _seat(key: str) -> Teller:
    def told(event: e.TookBack | e.SettlementRequested, view: View, words: Words, offers: Offers) -> str:
        return verb(view, key, event.seat, words)

    return told


def _plain(key: str) -> Teller:
    def told(event: Event, view: View, words: Words, offers: Offers) -> str:
        return words(key)

    return told


def _accepted(event: e.Accepted, view: View, words: Words, offers: Offers) -> str:
    offer = offer_told(event.proposal, view, words, offers)
    return verb(view, "told.accepted", event.seat, words, offer=offer)


def _declined(event: e.Declined, view: View, words: Words, offers: Offers) -> str:
    offer = offer_told(event.proposal, view, words, offers)
    return noted(verb(view, "told.declined", event.seat, words, offer=offer), event.reason, view, words)


def _ended(event: e.ProposalEnded, view: View, words: Words, offers: Offers) -> str:
    offer = offers.get(event.proposal)
    if offer is not None and offer.chair_text:
        return words(f"told.chair-text.{event.why}")
    return verb(view, f"told.offer.{event.why}", event.by, words)


def _broken(event: e.TradeBroken, view: View, words: Words, offers: Offers) -> str:
    partners = named(view, event.partners, words)
    issue = issue_title(view.agenda, event.issue)
    return verb(view, "told.broken", event.by, words, partners=partners, issue=issue)


def _capital(event: e.CapitalAnswered, view: View, words: Words, offers: Offers) -> str:
    issue = issue_title(view.agenda, event.issue)
    answer = event.answer if event.asked else "unasked"
    told = verb(view, f"told.capital.{answer}", event.seat, words, issue=issue)
    why = next((w.why for w in view.capital if w.given.entry == event.entry is not None), "")
    return noted(told, why, view, words)


def _mandate(event: e.MandateChanged, view: View, words: Words, offers: Offers) -> str:
    return verb(view, "told.mandate", event.seat, words)


def _spoke(event: e.Spoke, view: View, words: Words, offers: Offers) -> str:
    if event.audience is None:
        return spoken(event.seat, event.text, view, words)
    to = named(view, [s for s in view.agenda.delegations if s in event.audience - {event.seat}], words)
    return verb(view, "told.whispered", event.seat, words, text=event.text, to=to)


def _called(event: e.AdoptionCalled, view: View, words: Words, offers: Offers) -> str:
    if event.by is None:
        return words("told.called.last")
    return verb(view, "told.called", event.by, words)


def _silence_broken(event: e.SilenceBroken, view: View, words: Words, offers: Offers) -> str:
    issue = issue_title(view.agenda, event.issue)
    return noted(verb(view, "told.silence-broken", event.seat, words, issue=issue), event.reason, view, words)


def _adopted(event: e.Adopted, view: View, words: Words, offers: Offers) -> str:
    told = [words("told.adopted")]
    for seat, issues in event.reservations.items():
        titles = words.listed([issue_title(view.agenda, i) for i in issues])
        told.append(verb(view, "told.reserved", seat, words, issues=titles))
    return words.sentences(*told)


def _not_adopted(event: e.NotAdopted, view: View, words: Words, offers: Offers) -> str:
    return words("told.no-statement" if event.final else "told.not-adopted")


def _round(event: e.RoundOpened, view: View, words: Words, offers: Offers) -> str:
    return words("told.round", round=event.round, rounds=event.rounds)


def _news(event: e.News, view: View, words: Words, offers: Offers) -> str | None:
    item = view.news.get(event.event)
    return words("told.news", title=item.title, text=item.text) if item else None


def _rounds(event: e.RoundsChanged, view: View, words: Words, offers: Offers) -> str:
    return words("told.rounds", rounds=event.rounds)


def _handed(event: e.HandedOver, view: View, words: Words, offers: Offers) -> str:
    kind = "person" if event.to == "person" else "minister"
    return words(f"told.handed.{kind}", who=seat_name(view.agenda, event.seat))


_TELLERS: Mapping[type, Teller] = {
    e.Moved: _moved,
    e.ClauseAgreed: _issue("told.agreed"),
    e.ClauseReopened: _issue("told.reopened"),
    e.AllAgreed: _plain("told.all-agreed"),
    e.Proposed: _proposed,
    e.Accepted: _accepted,
    e.Declined: _declined,
    e.ProposalEnded: _ended,
    e.TradeBroken: _broken,
    e.CapitalAnswered: _capital,
    e.MandateChanged: _mandate,
    e.Spoke: _spoke,
    e.AdoptionCalled: _called,
    e.SilenceBroken: _silence_broken,
    e.Adopted: _adopted,
    e.NotAdopted: _not_adopted,
    e.TookBack: _seat("told.took-back"),
    e.RoundOpened: _round,
    e.News: _news,
    e.RoundsChanged: _rounds,
    e.SettlementRequested: _seat("told.settlement.requested"),
    e.SettlementOpened: _plain("told.settlement.opened"),
    e.SettlementClosed: _plain("told.settlement.closed"),
    e.Paused: _plain("told.paused"),
    e.Resumed: _plain("told.resumed"),
    e.HandedOver: _handed,
}
"""Every event but TurnEnded and Answered, which the status line shows."""
