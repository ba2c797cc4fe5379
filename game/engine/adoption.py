"""The silence procedure: calling adoption, the members' answers, and what comes of them."""

from dataclasses import replace

from game.engine.draft import agreed_clauses, needed, with_fallbacks
from game.engine.events import Adopted, AdoptionCalled, Answered, Event, NotAdopted, SilenceBroken
from game.engine.scenario import Seat
from game.engine.state import Answer, Objection, Outcome, Phase, Silence, State, Verdict
from game.engine.trades import Step, expire, undo


def call(state: State, by: Seat | None, *, final: bool) -> Step:
    """Opens the silence procedure on the clauses agreed now. Everything else stops."""
    text = agreed_clauses(state.scenario.agenda, state.positions)
    called = state.called | {by} if by else state.called
    silence = Silence(by, text, {}, final)
    return replace(state, phase=Phase.SILENCE, silence=silence, called=called), (AdoptionCalled(by, text),)


def lapsed_answer(state: State, seat: Seat) -> Answer:
    """Silence is consent, unless the mandate forbids: then it breaks on the clause that is forbidden."""
    assert state.silence is not None
    text = with_fallbacks(state.scenario.agenda, state.silence.text)
    forbidden = [i for i, o in text.items() if (i, o) in state.interests[seat].red_lines]
    if forbidden:
        return Answer(Verdict.BREAK, (forbidden[0],), "")
    return Answer(Verdict.JOIN, (), "")


def answer(state: State, seat: Seat, given: Answer) -> Step:
    silence = state.silence
    assert silence is not None
    silence = replace(silence, answers={**silence.answers, seat: given})
    state = replace(state, silence=silence)
    event = Answered(seat)
    if len(silence.answers) < len(state.positions):
        return state, (event,)
    state, events = _conclude(state, silence)
    return state, (event, *events)


def _conclude(state: State, silence: Silence) -> Step:
    answers = {seat: silence.answers[seat] for seat in state.positions}
    broken = {s: a for s, a in answers.items() if a.verdict is Verdict.BREAK}
    events: list[Event] = [SilenceBroken(s, a.issues[0], a.reason) for s, a in broken.items()]
    objections = tuple(Objection(state.round, s, a.issues[0], a.reason) for s, a in broken.items())
    state = replace(state, silence=None, objections=(*state.objections, *objections))
    joined = tuple(s for s in answers if s not in broken)
    settling = state.settlement is not None
    quorum = len(answers) if settling else needed(state.scenario.agenda.procedure, len(answers))
    if len(joined) >= quorum:
        reservations = {s: answers[s].issues for s in joined if answers[s].verdict is Verdict.RESERVE}
        outcome = Outcome(silence.text, reservations, joined)
        events.append(Adopted(silence.text, reservations))
        if settling:
            return replace(state, phase=Phase.TALKS, outcome=outcome, trades=()), tuple(events)
        state, ended = conclude_talks(replace(state, outcome=outcome))
        return state, (*events, *ended)
    events.append(NotAdopted(silence.final))
    if settling:
        state, returned = undo(state, state.trades[-1])
        return replace(state, phase=Phase.TALKS), (*events, *returned)
    if silence.final:
        state, ended = no_statement(state)
        return state, (*events, *ended)
    return replace(state, phase=Phase.TALKS), tuple(events)


def conclude_talks(state: State) -> Step:
    """Closes the talks: nobody is waited for, open offers and pledges have served."""
    state, ended = expire(state, last=True)
    return replace(state, phase=Phase.OVER, waiting=(), trades=()), ended


def no_statement(state: State) -> Step:
    return conclude_talks(replace(state, outcome=Outcome(None, {}, ())))
