"""A state with everything changed that a seat may not see."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from game.engine.actions import HOST, Moves
from game.engine.instructions import interests_at_start
from game.engine.scenario import Debrief, Flexibility, Happening, Role, Scenario, Seat
from game.engine.speech import Remark
from game.engine.state import (
    Answer,
    CapitalAnswer,
    Ended,
    Interests,
    Proposal,
    Silence,
    State,
    Trade,
    Verdict,
)
from game.engine.view import active_seats
from tests.laws.worlds import Offered, random_capital, random_happening, random_mandate


def with_secrets_changed(state: State, seat: Seat | None, rng: Random) -> State:
    """Other mandates, other offers in other corridors, another future; all that the seat sees as it is."""
    own = seat if seat in state.scenario.agenda.delegations else None
    others = [s for s in state.scenario.agenda.delegations if s != own]
    happened = tuple(e for e in state.happened if _reads(state.scenario.happenings[e], seat))
    scenario = _scenario(state, own, happened, rng, keep_ids=seat == HOST)
    return replace(
        state,
        scenario=scenario,
        seed=rng.randint(0, 999),
        schedule={"e0": rng.randint(1, 9)},
        happened=state.happened if seat == HOST else (*happened, "unseen"),
        interests=_interests(state, own, scenario),
        initiatives={**state.initiatives, **{s: rng.randint(0, 9) for s in others}},
        bonus={s: rng.randint(-3, 3) for s in state.scenario.agenda.delegations},
        acts={**state.acts, **{s: rng.randint(0, 9) for s in others}},
        proposals=_proposals(state, own, rng),
        ended=_ended(state, own, rng),
        trades=tuple(t for t in state.trades if own in t.partners) + _trades(state, own, rng),
        answers={s: a for s, a in state.answers.items() if s == own}
        | {s: _answers(state, rng) for s in others},
        silence=_silence(state, own, rng),
        before=_before(state, own, rng),
    )


def _reads(happening: Happening, seat: Seat | None) -> bool:
    return happening.to is None or seat == HOST or seat in happening.to


def _offered(scenario: Scenario) -> Offered:
    return {i: dict.fromkeys(issue.options, 1) for i, issue in scenario.agenda.issues.items()}


def _scenario(
    state: State, own: Seat | None, happened: tuple[str, ...], rng: Random, *, keep_ids: bool
) -> Scenario:
    old = state.scenario
    offered, delegations = _offered(old), old.agenda.delegations
    seats = tuple(delegations)
    mandates = {s: random_mandate(rng, offered, d.role) for s, d in delegations.items()}
    capitals = {s: random_capital(rng, offered) for s, d in delegations.items() if d.role is Role.MEMBER}
    happenings = {}
    for name, happening in old.happenings.items():
        changed = random_happening(rng, name, offered, seats)
        if name in happened:
            happenings[name] = replace(changed, title=happening.title, news=happening.news, to=happening.to)
        elif keep_ids:
            happenings[name] = replace(changed, to=())
    unseen = replace(random_happening(rng, "unseen", offered, seats), to=tuple(s for s in seats if s != own))
    to_come = random_happening(rng, "to-come", offered, seats)
    if not keep_ids:
        happenings |= {"unseen": unseen, "to-come": to_come}
    if own:
        mandates[own] = old.mandates[own]
        capitals[own] = _own_capital(state, own, rng, offered)
    return replace(
        old,
        mandates=mandates,
        team_instructions={
            s: old.team_instructions.get(s, {}) if s == own else {"spy": "Listen."} for s in seats
        },
        capitals=capitals,
        happenings=happenings,
        draw=rng.choice((None, 0, 7)),
        history={"i0": "o00"},
        debrief=Debrief((), (str(rng.random()),), (), ""),
    )


def _own_capital(state: State, own: Seat, rng: Random, offered: Offered) -> tuple[Flexibility, ...]:
    """What my capital has said, and anything at all in the place of what it has not."""
    given = {a.entry for a in state.answers.get(own, ())}
    entries = state.scenario.capitals.get(own, ())
    spare = random_capital(rng, offered) or (replace(entries[0], why="other") if entries else None,)
    kept = [e if n in given else rng.choice(spare) for n, e in enumerate(entries)]
    return tuple(e for e in (*kept, *random_capital(rng, offered)) if e is not None)


def _interests(state: State, own: Seat | None, scenario: Scenario) -> dict[Seat, Interests]:
    wants = {s: interests_at_start(mandate) for s, mandate in scenario.mandates.items()}
    return wants if own is None else {**wants, own: state.interests[own]}


def _random_moves(state: State, own: Seat | None, rng: Random) -> Moves:
    """Moves of two members or more, not of my own."""
    members = [s for s in state.positions if s != own]
    movers = rng.sample(members, rng.randint(2, len(members))) if len(members) > 1 else []
    issues = state.scenario.agenda.issues
    return {s: {i: rng.choice(tuple(issues[i].options)) for i in issues} for s in movers}


def _proposals(state: State, own: Seat | None, rng: Random) -> tuple[Proposal, ...]:
    """Those the seat sees, in their order, among other corridor offers than those there are."""
    proposals = [p for p in state.proposals if _is_party(p, own)]
    for offer in _others_offers(state, own, rng):
        proposals.insert(rng.randint(0, len(proposals)), offer)
    return tuple(proposals)


def _ended(state: State, own: Seat | None, rng: Random) -> tuple[Ended, ...]:
    """The same of the offers that are off the table."""
    ended = [e for e in state.ended if _is_party(e.proposal, own)]
    for offer in _others_offers(state, own, rng):
        why = rng.choice(("closed", "declined", "withdrawn", "expired", "lapsed"))
        ended.insert(rng.randint(0, len(ended)), Ended(offer, rng.randint(1, 3), why))
    return tuple(ended)


def _is_party(offer: Proposal, own: Seat | None) -> bool:
    return offer.public or own == offer.by or own in offer.parties


def _others_offers(state: State, own: Seat | None, rng: Random) -> Iterator[Proposal]:
    """Corridor offers that nobody made, of which I am no party."""
    for number in range(rng.randint(0, 3)):
        moves = _random_moves(state, own, rng)
        if moves:
            parties = tuple(moves)
            yield Proposal(
                id=number,
                by=parties[0],
                moves=moves,
                parties=parties,
                public=False,
                chair_text=False,
                note=rng.choice(("", "Between us.", Remark("exchange"))),
                counter_to=None,
                until=9,
                accepted=frozenset(parties[1:2]),
                declined=frozenset(parties[2:3]),
                reasons={seat: Remark("grudge") for seat in parties[2:3]},
            )


def _trades(state: State, own: Seat | None, rng: Random) -> tuple[Trade, ...]:
    moves = _random_moves(state, own, rng)
    return (Trade(7, tuple(moves), moves, moves),) if moves else ()


def _answers(state: State, rng: Random) -> tuple[CapitalAnswer, ...]:
    issue = rng.choice(tuple(state.scenario.agenda.issues))
    return (CapitalAnswer(issue, state.round, rng.choice(("no", "not-yet")), None, asked=True),)


def _silence(state: State, own: Seat | None, rng: Random) -> Silence | None:
    if state.silence is None:
        return None
    said = (
        Answer(Verdict.JOIN, (), ""),
        Answer(Verdict.BREAK, ("i0",), "Never."),
        Answer(Verdict.BREAK, ("i0",), Remark("holds", hard=("i0",))),
    )
    answers = {s: a if s == own else rng.choice(said) for s, a in state.silence.answers.items()}
    return replace(state.silence, answers=answers)


def _before(state: State, own: Seat | None, rng: Random) -> State | None:
    """Whether there is a step to take back is for the one seat that may; what it was, for nobody."""
    if own is not None and active_seats(state) == (own,):
        return state if state.before is not None else None
    return rng.choice((None, state))
