"""When to ask for adoption, and how to answer when it is asked for."""

from game.engine.actions import Action, BreakSilence, Join, JoinWithReservation
from game.engine.draft import fallbacks, with_fallbacks
from game.engine.redlines import red_lines_crossed
from game.engine.refusal import refusal
from game.engine.scenario import IssueId
from game.engine.scoring import clause_value, value, value_with_reservations
from game.engine.speech import Remark
from game.ministers.mind import Mind


def time_to_adopt(mind: Mind) -> bool:
    """All clauses are agreed, I can sign, and everybody has had a turn since without a better idea."""
    if mind.agreed is None or mind.stakes is None:
        return False
    if mind.stakes.value(mind.agreed) < mind.floor or not mind.stakes.allows(mind.agreed):
        return False
    members = mind.view.members
    since = mind.view.turns[-len(members) :]
    behind = sum(mind.grid.choice(t.stand) == mind.agreed for t in since)
    quiet = len({t.seat for t in since}) == len(members) and behind >= mind.quorum
    return quiet and not any(p.public for p in mind.view.proposals)


def answer_silence(mind: Mind) -> Action:
    """Joins above the floor (before the last call: at the target), with a footnote only if that saves it."""
    view = mind.view
    assert view.silence is not None
    assert view.interests is not None
    interests = view.interests
    text = with_fallbacks(view.agenda, view.silence.text)
    complete = len(view.silence.text) == len(view.agenda.issues)
    settled = view.silence.final or complete or view.settlement is not None
    goal = mind.floor if settled else max(mind.floor, mind.target)
    if refusal(view, Join()) is None and value(interests, text) >= goal + _danger(mind):
        return Join()
    footnotes = [JoinWithReservation((issue,)) for issue in view.silence.text]
    worth = {
        action: value_with_reservations(interests, text, fallbacks(view.agenda), action.issues, ())
        for action in footnotes
        if refusal(view, action) is None
    }
    if settled and worth and max(worth.values()) >= goal + _danger(mind):
        return max(worth, key=lambda action: worth[action])
    issue = worst_clause(mind)
    crossed = red_lines_crossed(view)
    if crossed:
        return BreakSilence(issue, Remark("cannot", hard=crossed[:3]))
    return BreakSilence(issue, Remark("below" if settled else "mixed", hard=(issue,)))


def _danger(mind: Mind) -> int:
    """What the footnotes of colleagues could take from me, a tenth of a clause each (rules chapter 13).

    Who stands on the whole text will hardly need one, and one such footnote is provided for; everybody
    else may put its own on the clauses that are dearest to me.
    """
    interests, silence = mind.view.interests, mind.view.silence
    assert interests is not None
    assert silence is not None
    each = mind.view.agenda.procedure.reservations
    others = [stand for seat, stand in mind.view.positions.items() if seat != mind.view.seat]
    if not each or not others:
        return 0
    whole = len(silence.text) == len(mind.grid.issues)
    apart = sum(not whole or dict(stand) != dict(silence.text) for stand in others)
    worth = sorted((clause_value(interests, i, o) for i, o in silence.text.items()), reverse=True)
    return sum(min(clause, max(1, apart) * -(-clause // 10)) for clause in worth[:each])


def worst_clause(mind: Mind) -> IssueId:
    """The clause I object to: one behind my red line, else the one that costs me most."""
    crossed = red_lines_crossed(mind.view)
    if crossed:
        return crossed[0]
    silence, interests = mind.view.silence, mind.view.interests
    assert silence is not None
    assert interests is not None
    text = with_fallbacks(mind.view.agenda, silence.text)
    losses = {
        issue: interests.weights.get(issue, 0) * max(interests.values[issue].values(), default=0)
        - clause_value(interests, issue, text.get(issue))
        for issue in mind.view.agenda.issues
        if issue in interests.values
    }
    return max(losses, key=lambda i: losses[i], default=next(iter(mind.view.agenda.issues)))
