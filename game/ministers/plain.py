"""The plain minister: honest and simple, the baseline to beat.

Its target falls with time. It answers what is on the table, gives way where that is cheapest and
brings it to the most colleagues, offers small trades, tables a text of the most supported wordings
when it is in the chair, and never crosses a red line or signs below its walk-away value.
"""

from collections.abc import Iterator
from random import Random

from game.engine.actions import (
    Accept,
    Action,
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
    RequestSettlement,
    Withdraw,
)
from game.engine.draft import fallbacks, with_fallbacks
from game.engine.refusal import red_lines_crossed, refusal
from game.engine.scenario import IssueId, Role
from game.engine.scoring import clause_value, value, value_with_reservations
from game.engine.state import Interests, Phase, Proposal
from game.engine.view import View
from game.ministers.aspiration import MARGIN, allowed, target
from game.ministers.outlook import after, expectation, least_tension, nearest_text, stance, steps, text_after


class PlainMinister:
    """See the module. It keeps nothing between two decisions."""

    def decide(self, view: View, rng: Random) -> Action:
        if view.phase is Phase.OVER:
            return RequestSettlement()
        if view.phase is Phase.SILENCE:
            return _answer_silence(view)
        if view.role is not Role.MEMBER:
            return EndTurn()
        for action in _in_order(view, rng):
            if refusal(view, action) is None:
                return action
        return EndTurn()


def _in_order(view: View, rng: Random) -> Iterator[Action]:
    assert view.interests is not None
    interests = view.interests
    for proposal in view.proposals:
        if view.seat not in proposal.accepted:  # it keeps its word
            yield _answer(view, interests, proposal)
    if view.settlement is not None:
        return
    yield from _concessions(view, interests)
    if view.agreed and _worth_adopting(view, interests):
        yield CallAdoption()
    if view.is_chair:
        yield from _chair_text(view, interests)
    if not any(p.by == view.seat for p in view.proposals):
        yield from _trades(view, interests, rng)
    yield from _questions(view, interests)


def _floor(view: View, interests: Interests) -> int:
    """What a text must be worth at the least: the walk-away value, or a text already adopted."""
    if view.outcome is not None and view.outcome.text is not None:
        return value(interests, with_fallbacks(view.agenda, view.outcome.text)) + 1
    return (interests.walk_away or 0) + 1


def _answer(view: View, interests: Interests, proposal: Proposal) -> Action:
    text, complete = text_after(view, proposal.moves)
    if complete or view.settlement is not None:
        goal = _floor(view, interests) if view.settlement is not None else target(view)
        good = value(interests, text) >= goal
    else:
        assert view.seat is not None
        then = after(view.positions, proposal.moves)
        gains = expectation(interests, then) > expectation(interests, view.positions)
        good = gains and stance(interests, then[view.seat]) >= target(view)
    accept = Accept(proposal.id)
    return accept if good and refusal(view, accept) is None else Decline(proposal.id)


def _concessions(view: View, interests: Interests) -> Iterator[Action]:
    """Moves my target leaves room for: the most ground made up for the least lost, first.

    Where the talks are heading counts half: whom they serve well gives freely, whom they do not
    holds on.
    """
    assert view.seat is not None
    mine = view.positions[view.seat]
    table = steps(view)
    here = stance(interests, mine)
    heading = value(interests, nearest_text(view, table))
    goal = target(view)
    ranked: list[tuple[float, Action]] = []
    for issue, apart in table.items():
        for option, distances in apart.items():
            closer = sum(apart[mine[issue]]) - sum(distances) + distances[view.members.index(view.seat)]
            if closer > 0 and allowed(interests, issue, option):
                there = stance(interests, {**mine, issue: option})
                if (there + heading) // 2 >= goal:
                    ranked.append((closer / max(1, here - there), Move(issue, option)))
    ranked.sort(key=lambda entry: -entry[0])
    yield from (move for _, move in ranked)


def _worth_adopting(view: View, interests: Interests) -> bool:
    worth = value(interests, view.text)
    if any((issue, option) in interests.red_lines for issue, option in view.text.items()):
        return False
    complete = len(view.agreed) == len(view.agenda.issues)
    return worth >= _floor(view, interests) if complete else worth >= target(view) + MARGIN


def _chair_text(view: View, interests: Interests) -> Iterator[Action]:
    """The text that leaves nobody far out, if I could sign it; those who declined count more."""
    standing = next((p for p in view.proposals if p.chair_text), None)
    if standing is not None and standing.declined:
        yield Withdraw(standing.id)
    floor = _floor(view, interests)
    table = steps(view)
    text = least_tension(
        table, nearest_text(view, table), _weights(view), lambda other: value(interests, other) >= floor
    )
    if value(interests, text) >= floor:
        yield ChairText(text)


def _weights(view: View) -> list[int]:
    """How much each member counts: doubled for every chair's text it turned down among the last three."""
    declined = [seat for sounding in view.soundings[-3:] for seat in sounding.declined]
    return [1 << declined.count(seat) for seat in view.members]


def _trades(view: View, interests: Interests, rng: Random) -> Iterator[Action]:
    """One colleague comes to me on one issue, and I to that colleague on another that I care less for."""
    assert view.seat is not None
    mine = view.positions[view.seat]
    goal = target(view)
    found: list[tuple[int, Action]] = []
    for partner in view.members:
        theirs = view.positions[partner]
        apart = [i for i in view.agenda.issues if theirs[i] != mine[i] and i not in view.agreed]
        gains = {
            i: clause_value(interests, i, mine[i]) - clause_value(interests, i, theirs[i]) for i in apart
        }
        for give in apart:
            if not allowed(interests, give, theirs[give]):
                continue
            if stance(interests, {**mine, give: theirs[give]}) < goal:
                continue
            for ask in apart:
                if ask != give and gains[ask] > gains[give]:
                    moves = {view.seat: {give: theirs[give]}, partner: {ask: mine[ask]}}
                    found.append((gains[ask] - gains[give], Propose(moves)))
    # A colleague gives more readily what I do not want most: the smallest of my gains come first.
    found.sort(key=lambda entry: entry[0])
    shortlist = [action for _, action in found[: max(3, len(found) // 4)]]
    rng.shuffle(shortlist)
    yield from shortlist


def _questions(view: View, interests: Interests) -> Iterator[Action]:
    """Late in the talks, what the capital says of the issue where I am furthest from the others."""
    if 2 * view.round < view.rounds:
        return
    assert view.seat is not None
    mine = view.positions[view.seat]
    asked = {word.given.issue for word in view.capital}
    heading = nearest_text(view, steps(view))
    losses = {}
    for issue in view.agenda.issues:
        if issue not in view.agreed and issue not in asked:
            losses[issue] = clause_value(interests, issue, mine[issue]) - clause_value(
                interests, issue, heading[issue]
            )
    yield from (AskCapital(issue) for issue in sorted(losses, key=lambda i: -losses[i])[:1])


def _answer_silence(view: View) -> Action:
    """Join above the floor (before the last call: at the target), with a footnote only if that saves it."""
    assert view.silence is not None
    assert view.interests is not None
    interests = view.interests
    text = with_fallbacks(view.agenda, view.silence.text)
    complete = len(view.silence.text) == len(view.agenda.issues)
    settled = view.silence.final or complete or view.settlement is not None
    goal = _floor(view, interests) if settled else target(view)
    footnotes = [(JoinWithReservation((issue,)), (issue,)) for issue in view.silence.text]
    worth = {
        action: value_with_reservations(interests, text, fallbacks(view.agenda), reserved, ())
        for action, reserved in footnotes
        if refusal(view, action) is None
    }
    if refusal(view, Join()) is None and value(interests, text) >= goal:
        return Join()
    if worth and max(worth.values()) >= goal:
        return max(worth, key=lambda action: worth[action])
    return BreakSilence(_worst(view, interests))


def _worst(view: View, interests: Interests) -> IssueId:
    """The clause I object to: one behind my red line, else the one that costs me most."""
    crossed = red_lines_crossed(view)
    if crossed:
        return crossed[0]
    assert view.silence is not None
    text = with_fallbacks(view.agenda, view.silence.text)
    losses = {
        issue: interests.weights[issue] * max(interests.values[issue].values())
        - clause_value(interests, issue, text.get(issue))
        for issue in interests.weights
    }
    return max(losses, key=lambda i: losses[i])
