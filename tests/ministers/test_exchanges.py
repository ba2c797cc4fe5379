"""Offers in the corridor: a clause for a clause, between two or around a ring of three."""

from collections.abc import Iterator, Mapping
from random import Random

from benchmarks.worlds import Shape, world
from game.engine.actions import Decline, Moves, Propose
from game.engine.scenario import IssueId, OptionId, Role, Scenario, Seat
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.ministers.character import character
from game.ministers.exchanges import exchanges
from game.ministers.negotiator import Negotiator
from tests.ministers.bargain import DOWN, OFFERED, UP
from tests.ministers.conduct import Game, Recipe, Step, by_ministers, over_games, played
from tests.tables import MEMBERS, Play, mandate, table


def corridor(game: Game) -> Iterator[tuple[Step, Propose]]:
    for step in game.of(Propose):
        if isinstance(step.action, Propose) and not step.action.public:
            yield step, step.action


def change(view: View, before: Mapping[IssueId, OptionId], after: Mapping[IssueId, OptionId]) -> int:
    """What it brings me, in hundredths and links aside, that these clauses go from one to the other."""
    assert view.interests is not None
    weights, values = view.interests.weights, view.interests.values
    return sum(weights[i] * (values[i][after[i]] - values[i][before[i]]) for i in after if i in weights)


@over_games
def test_each_comes_to_another_on_a_clause_and_who_offers_gains_by_it(recipe: Recipe) -> None:
    for step, offer in corridor(played(recipe)):
        view, mine = step.view, step.view.positions[step.seat]
        issues = [issue for part in offer.moves.values() for issue in part]
        assert len(issues) == len({*issues}) == len(offer.moves) in (2, 3)
        assert not {*issues} & {*view.agreed}
        for giver, part in offer.moves.items():
            ((issue, option),) = part.items()
            others = {*offer.moves} - {giver}
            assert option in {view.positions[taker][issue] for taker in others}
        assert view.interests is not None
        assert not view.interests.red_lines & offer.moves[step.seat].items()
        gains = [
            change(view, {i: view.positions[giver][i] for i in part}, part)
            for giver, part in offer.moves.items()
            if giver != step.seat and part.items() <= mine.items()
        ]
        assert sum(gains) > -change(view, mine, offer.moves[step.seat])


def closed(game: Game) -> list[Proposal]:
    """The corridor offers that came to be trades."""
    views = [game.table.view(seat) for seat in game.final.members]
    return [e.proposal for v in views for e in v.ended if e.why == "closed" and not e.proposal.public]


def test_where_members_weigh_clauses_differently_some_are_taken() -> None:
    shape = Shape(logroll=100, conflict=90)
    worlds = (world(seed, 4, 4, shape, chair=False) for seed in range(40))
    assert any(closed(by_ministers(scenario)) for scenario in worlds)


def in_a_ring(rounds: int = 8) -> Scenario:
    """North could give south a clause cheaply, south another to east, and east a third to north."""
    offered = {issue: OFFERED[issue] for issue in "abc"}
    wants = {
        "north": ({"a": (97, UP), "b": (3, DOWN), "c": (0, UP)}, {"a": "high", "b": "low", "c": "high"}),
        "south": ({"a": (10, UP), "b": (70, UP), "c": (20, DOWN)}, {"a": "high", "b": "high", "c": "low"}),
        "east": ({"a": (20, DOWN), "b": (10, DOWN), "c": (70, UP)}, {"a": "low", "b": "low", "c": "high"}),
    }
    return table(
        roles=dict.fromkeys(wants, Role.MEMBER),
        offered=offered,
        openings={},
        mandates={
            seat: mandate(worth, offered=offered, opening=stand) for seat, (worth, stand) in wants.items()
        },
        chair=None,
        rounds=rounds,
    )


def heard(rounds: int = 8) -> Play:
    """South and east have said, as they answered texts, what is dearest to them."""
    game = Play(in_a_ring(rounds))
    low, high = ({"a": o, "b": o, "c": o} for o in ("low", "high"))
    number = game.propose("north", Propose(dict.fromkeys(MEMBERS, low), public=True))
    game.end().do("south", Decline(number, Remark("needs", asks=(("b", "high"),))))
    number = game.propose("south", Propose(dict.fromkeys(MEMBERS, high), public=True))
    return game.end().do("east", Decline(number, Remark("needs", asks=(("b", "low"), ("a", "low"))))).end()


RING = {"north": {"b": "high"}, "south": {"c": "high"}, "east": {"a": "high"}}


def offers(game: Play, seat: Seat) -> list[Moves]:
    """The exchanges that this member would offer now."""
    mind = Negotiator(character("fair")).mind(game.view(seat))
    return [offer.moves for offer in exchanges(mind, Random(1)) if isinstance(offer, Propose)]


def test_where_no_two_can_exchange_three_go_round() -> None:
    game = heard().until("north")
    assert offers(game, "north") == [RING]
    number = game.propose("north", Propose(RING))
    game.until("south").do("south", Decline(number)).until("north")
    assert RING not in offers(game, "north")


def test_nobody_is_offered_an_exchange_who_has_no_turn_left_to_answer() -> None:
    """In the last round east speaks first: it may still ask south, and north may no longer ask it."""
    game = heard(3).until("north")
    assert offers(game, "north") == [RING]
    game.next_round()
    assert game.view(None).waiting == ("east", "north", "south")
    assert offers(game, "east") == [{"east": {"b": "high"}, "south": {"c": "high"}}]
    assert offers(game.until("north"), "north") == []
