"""What one seat may see. A View has no field that could hold another seat's secret."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.actions import HOST, Moves
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.scenario import Agenda, EventId, Happening, IssueId, Mandate, OptionId, Order, Role, Seat
from game.engine.state import (
    Answer,
    Breach,
    CapitalAnswer,
    Ended,
    Interests,
    Objection,
    Outcome,
    Phase,
    Proposal,
    Silence,
    State,
    Trade,
    Turn,
)


@dataclass(frozen=True, slots=True)
class NewsItem:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CapitalWord:
    """What the capital answered on an issue; `why` is its own sentence when it said yes."""

    given: CapitalAnswer
    allow: tuple[OptionId, ...]
    points: Mapping[OptionId, int]
    walk_away: int
    why: str


@dataclass(frozen=True, slots=True)
class SilenceView:
    """The silence procedure as a seat sees it: who has answered, not how; its own answer."""

    by: Seat | None
    text: Mapping[IssueId, OptionId]
    final: bool
    answered: frozenset[Seat]
    mine: Answer | None


@dataclass(frozen=True, slots=True)
class View:
    """One seat's knowledge. `seat` None: what everybody may see. Values are hundredths of a point.

    `active`: who may act now. `agreed`: clauses on which the decision rule is met; `text`: the text
    as it stands, fallbacks included. `trades`: closed trades this seat is bound by. `ended`: the
    proposals it could see that are off the table; `turns`: everybody's conduct so far, from
    the `openings` on.
    """

    agenda: Agenda
    seat: Seat | None
    role: Role | None
    mandate: Mandate | None
    interests: Interests | None
    team: Mapping[str, str]
    holders: Mapping[Seat, str]
    paused: bool
    phase: Phase
    round: int
    rounds: int
    waiting: tuple[Seat, ...]
    active: tuple[Seat, ...]
    openings: Moves
    positions: Moves
    agreed: Mapping[IssueId, OptionId]
    text: Mapping[IssueId, OptionId]
    initiatives: int
    acts: int
    called: frozenset[Seat]
    proposals: tuple[Proposal, ...]
    trades: tuple[Trade, ...]
    capital: tuple[CapitalWord, ...]
    news: Mapping[EventId, NewsItem]
    objections: tuple[Objection, ...]
    breaches: tuple[Breach, ...]
    ended: tuple[Ended, ...]
    turns: tuple[Turn, ...]
    silence: SilenceView | None
    outcome: Outcome | None
    requests: frozenset[Seat]
    settlement: int | None
    can_take_back: bool
    releasable: tuple[EventId, ...]

    @property
    def members(self) -> tuple[Seat, ...]:
        return tuple(self.positions)

    @property
    def is_chair(self) -> bool:
        return self.seat is not None and self.seat == self.agenda.procedure.chair


def active_seats(state: State) -> tuple[Seat, ...]:
    """Whom the game waits for now; empty when it is paused or over."""
    if state.paused:
        return ()
    match state.phase:
        case Phase.TALKS:
            sequential = state.scenario.agenda.procedure.order is Order.SEQUENTIAL
            return state.waiting[:1] if sequential else state.waiting
        case Phase.SILENCE:
            silence = state.silence
            return tuple(s for s in state.positions if silence and s not in silence.answers)
        case Phase.OVER:
            if state.requests and state.settlement is None:
                return tuple(s for s in state.positions if s not in state.requests)
            return ()


def _silence(silence: Silence | None, seat: Seat | None) -> SilenceView | None:
    if silence is None:
        return None
    mine = silence.answers.get(seat) if seat else None
    return SilenceView(silence.by, silence.text, silence.final, frozenset(silence.answers), mine)


def _capital(state: State, seat: Seat) -> tuple[CapitalWord, ...]:
    words = []
    for given in state.answers.get(seat, ()):
        if given.entry is None:
            words.append(CapitalWord(given, (), {}, 0, ""))
        else:
            entry = state.scenario.capitals[seat][given.entry]
            words.append(CapitalWord(given, entry.allow, entry.points, entry.walk_away, entry.why))
    return tuple(words)


def _sees(proposal: Proposal, seat: Seat | None) -> bool:
    return proposal.public or seat == proposal.by or seat in proposal.parties


def _reads(happening: Happening, seat: Seat | None) -> bool:
    return happening.to is None or seat == HOST or seat in happening.to


def view_for(state: State, seat: Seat | None) -> View:
    """What `seat` may see now; None: what everybody may see."""
    scenario = state.scenario
    agenda = scenario.agenda
    own = seat if seat in agenda.delegations else None
    agreed = agreed_clauses(agenda, state.positions)
    return View(
        agenda=agenda,
        seat=seat,
        role=agenda.delegations[own].role if own else None,
        mandate=scenario.mandates.get(own) if own else None,
        interests=state.interests.get(own) if own else None,
        team=scenario.team_instructions.get(own, {}) if own else {},
        holders=state.holders,
        paused=state.paused,
        phase=state.phase,
        round=state.round,
        rounds=state.rounds,
        waiting=state.waiting,
        active=active_seats(state),
        openings=state.openings,
        positions=state.positions,
        agreed=agreed,
        text=with_fallbacks(agenda, agreed),
        initiatives=state.initiatives.get(own, 0) if own else 0,
        acts=state.acts.get(own, 0) if own else 0,
        called=state.called,
        proposals=tuple(p for p in state.proposals if _sees(p, own)),
        trades=tuple(t for t in state.trades if own in t.partners),
        capital=_capital(state, own) if own else (),
        news={
            event: NewsItem(scenario.happenings[event].title, scenario.happenings[event].news)
            for event in state.happened
            if _reads(scenario.happenings[event], seat)
        },
        objections=state.objections,
        breaches=state.breaches,
        ended=tuple(e for e in state.ended if _sees(e.proposal, own)),
        turns=state.turns,
        silence=_silence(state.silence, own),
        outcome=state.outcome,
        requests=state.requests,
        settlement=state.settlement,
        can_take_back=state.before is not None and own is not None and active_seats(state) == (own,),
        releasable=tuple(e for e in scenario.happenings if e not in state.happened) if seat == HOST else (),
    )
