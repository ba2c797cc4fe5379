"""Sentences for what happened."""

from collections.abc import Callable, Mapping

from game.engine import events as e
from game.engine.actions import Moves
from game.engine.events import Event
from game.engine.scenario import Agenda, Seat
from game.engine.view import View
from game.i18n import Words
from game.terminal.names import issue_title, option_label, seat_name


def moves_told(agenda: Agenda, moves: Moves, words: Words) -> str:
    """Who would move where, in one line."""
    parts = [
        words(
            "moves.one",
            who=seat_name(agenda, seat),
            issue=issue_title(agenda, issue),
            option=option_label(agenda, issue, option),
        )
        for seat, wanted in moves.items()
        for issue, option in wanted.items()
    ]
    return "; ".join(parts) if words.language.startswith("en") else "；".join(parts)


def text_told(agenda: Agenda, text: Mapping[str, str], words: Words) -> str:
    """A chair's text, clause by clause, in one line."""
    parts = [f"{issue_title(agenda, i)}: {option_label(agenda, i, o)}" for i, o in text.items()]
    return "; ".join(parts) if words.language.startswith("en") else "；".join(parts)


def tell(event: Event, view: View, words: Words) -> str | None:
    """What happened, as this view's seat would hear it; None where there is nothing to say."""
    teller = _TELLERS.get(type(event))
    return teller(event, view, words) if teller else None


Teller = Callable[..., str | None]


def _who(view: View, seat: Seat, words: Words) -> str:
    return words("you") if seat == view.seat else seat_name(view.agenda, seat)


def _verb(view: View, key: str, seat: Seat, words: Words, **args: object) -> str:
    """The sentence about a seat, or the one that says `you`."""
    own = f"{key}.you"
    if seat == view.seat and words.has(own):
        return words(own, **args)
    return words(key, who=seat_name(view.agenda, seat), **args)


def _moved(event: e.Moved, view: View, words: Words) -> str:
    agenda = view.agenda
    return _verb(
        view,
        f"told.moved.{event.cause}",
        event.seat,
        words,
        issue=issue_title(agenda, event.issue),
        before=option_label(agenda, event.issue, event.before),
        option=option_label(agenda, event.issue, event.option),
    )


def _proposed(event: e.Proposed, view: View, words: Words) -> str:
    if event.chair_text:
        text = next(iter(event.moves.values()))
        told = _verb(view, "told.text", event.by, words, moves=text_told(view.agenda, text, words))
    else:
        kind = "public" if event.public else "corridor"
        moves = moves_told(view.agenda, event.moves, words)
        told = _verb(view, f"told.proposed.{kind}", event.by, words, moves=moves)
    return f"{told} {words('told.note', note=event.note)}" if event.note else told


def _issue(key: str) -> Teller:
    def told(event: e.ClauseAgreed | e.ClauseReopened, view: View, words: Words) -> str:
        agenda = view.agenda
        return words(
            key,
            issue=issue_title(agenda, event.issue),
            option=option_label(agenda, event.issue, event.option),
        )

    return told


def _seat(key: str) -> Teller:
    def told(event: e.Accepted | e.TookBack | e.SettlementRequested, view: View, words: Words) -> str:
        return _verb(view, key, event.seat, words)

    return told


def _plain(key: str) -> Teller:
    def told(event: Event, view: View, words: Words) -> str:
        return words(key)

    return told


def _declined(event: e.Declined, view: View, words: Words) -> str:
    told = _verb(view, "told.declined", event.seat, words)
    return f"{told} {words('told.note', note=event.reason)}" if event.reason else told


def _ended(event: e.ProposalEnded, view: View, words: Words) -> str:
    return _verb(view, f"told.offer.{event.why}", event.by, words)


def _broken(event: e.TradeBroken, view: View, words: Words) -> str:
    partners = words.listed([_who(view, p, words) for p in event.partners])
    issue = issue_title(view.agenda, event.issue)
    return _verb(view, "told.broken", event.by, words, partners=partners, issue=issue)


def _capital(event: e.CapitalAnswered, view: View, words: Words) -> str:
    issue = issue_title(view.agenda, event.issue)
    told = words(f"told.capital.{event.answer}" if event.asked else "told.capital.unasked", issue=issue)
    why = next((w.why for w in view.capital if w.given.entry == event.entry and event.entry is not None), "")
    return f"{told} {words('told.note', note=why)}" if why else told


def _spoke(event: e.Spoke, view: View, words: Words) -> str:
    key = "told.spoke" if event.audience is None else "told.whispered"
    return _verb(view, key, event.seat, words, text=event.text)


def _called(event: e.AdoptionCalled, view: View, words: Words) -> str:
    if event.by is None:
        return words("told.called.last")
    return _verb(view, "told.called", event.by, words)


def _silence_broken(event: e.SilenceBroken, view: View, words: Words) -> str:
    issue = issue_title(view.agenda, event.issue)
    told = _verb(view, "told.silence-broken", event.seat, words, issue=issue)
    return f"{told} {words('told.note', note=event.reason)}" if event.reason else told


def _adopted(event: e.Adopted, view: View, words: Words) -> str:
    told = words("told.adopted")
    for seat, issues in event.reservations.items():
        titles = words.listed([issue_title(view.agenda, i) for i in issues])
        told += " " + _verb(view, "told.reserved", seat, words, issues=titles)
    return told


def _not_adopted(event: e.NotAdopted, view: View, words: Words) -> str:
    return words("told.no-statement" if event.final else "told.not-adopted")


def _round(event: e.RoundOpened, view: View, words: Words) -> str:
    return words("told.round", round=event.round, rounds=event.rounds)


def _news(event: e.News, view: View, words: Words) -> str | None:
    item = view.news.get(event.event)
    return words("told.news", title=item.title, text=item.text) if item else None


def _rounds(event: e.RoundsChanged, view: View, words: Words) -> str:
    return words("told.rounds", rounds=event.rounds)


def _handed(event: e.HandedOver, view: View, words: Words) -> str:
    holder = words(f"holder.{event.to.partition(':')[0]}")
    return words("told.handed", who=seat_name(view.agenda, event.seat), holder=holder)


_TELLERS: Mapping[type, Teller] = {
    e.Moved: _moved,
    e.ClauseAgreed: _issue("told.agreed"),
    e.ClauseReopened: _issue("told.reopened"),
    e.AllAgreed: _plain("told.all-agreed"),
    e.Proposed: _proposed,
    e.Accepted: _seat("told.accepted"),
    e.Declined: _declined,
    e.ProposalEnded: _ended,
    e.TradeBroken: _broken,
    e.CapitalAnswered: _capital,
    e.MandateChanged: _plain("told.mandate"),
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
