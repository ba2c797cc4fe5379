"""After adoption: ministers are ready to look for better, and sign nothing that is not."""

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import (
    Accept,
    Action,
    BreakSilence,
    CallAdoption,
    Decline,
    EndTurn,
    Join,
    JoinWithReservation,
    Propose,
    RequestSettlement,
)
from game.engine.refusal import refusal
from game.engine.scenario import OptionId, Seat
from game.engine.scoring import outcome_value, value
from game.engine.view import View
from game.session.table import Table
from tests.ministers.bargain import decision
from tests.ministers.conduct import BASE, Recipe, by_ministers, deciding, go_on, ministers_of, recipes
from tests.tables import Play, mandate, two_members

STANDS = {"force": "small", "place": "hill", "costs": "shared", "review": "yearly"}


def adopted(**clauses: OptionId) -> Play:
    """A text that two have adopted, from positions in which both would have had these."""
    game = Play(two_members(openings={"north": STANDS, "south": STANDS}))
    text = {**STANDS, **clauses}
    if clauses:
        game.closed("north", Propose({"north": text, "south": text}, public=True))
    seat = game.active[0]
    return game.do(seat, CallAdoption()).answers(Join(), Join())


def test_asked_for_another_round_they_agree_to_it() -> None:
    game = adopted().do("north", RequestSettlement())
    assert decision(game, "south") == RequestSettlement()


def test_what_both_have_stood_for_from_the_start_is_put_back() -> None:
    game = adopted(review="never").do("north", RequestSettlement())
    while game.active:
        game.do(game.active[0], decision(game, game.active[0]))
    assert game.state.outcome is not None
    assert game.state.outcome.text is not None
    assert game.state.outcome.text["review"] == "yearly"
    for seat in ("north", "south"):
        interests = game.view(seat).interests
        assert interests is not None
        assert value(interests, game.state.outcome.text) >= value(interests, STANDS)


def test_what_a_footnote_has_saved_is_not_given_away() -> None:
    """The text is worth 40 to south, its footnote on force 25 more; a text without it would bring 50."""
    worth = {"force": (50, (100, 50, 0)), "place": (40, (0, 100)), "review": (10, (0, 100))}
    text = {"force": "large", "place": "hill", "costs": "shared", "review": "never"}
    wants = mandate(worth, opening=text)
    game = Play(two_members(openings={"north": text}, mandates={"south": wants}))
    game.do("north", CallAdoption()).answers(Join(), JoinWithReservation(("force",)))
    game.do("north", RequestSettlement()).do("south", RequestSettlement())
    change = {"review": "yearly"}
    game.until("north").do("north", Propose({"north": change, "south": change}, public=True))
    assert isinstance(decision(game.until("south"), "south"), Decline)


class Pushing:
    """A person who offers any change of a clause or two, and takes whatever it may take."""

    def decide(self, view: View, rng: Random) -> Action:
        issues = [*view.agenda.issues]
        part = {issue: rng.choice([*view.agenda.issues[issue].options]) for issue in rng.sample(issues, 2)}
        wishes: tuple[Action, ...] = (
            Join(),
            BreakSilence(issues[0]),
            *(Accept(p.id) for p in view.proposals),
            Propose(dict.fromkeys(view.members, part), public=True),
        )
        return next((a for a in wishes if refusal(view, a) is None), EndTurn())


def worth(table: Table, seat: Seat) -> int:
    view = table.view(seat)
    assert view.interests is not None
    assert view.outcome is not None
    return outcome_value(view.agenda, view.interests, view.outcome, seat)


def settled(recipe: Recipe, *, pushed: bool) -> tuple[dict[Seat, int], dict[Seat, int]]:
    """What a game brought each minister, before and after another round; nothing where it had no text."""
    game = by_ministers(recipe.world(), *recipe.styles, seed=recipe.seed)
    table, (first, *others) = game.table, game.final.members
    assert game.final.outcome is not None
    if game.final.outcome.text is None:
        return {}, {}
    ministers = ministers_of(table.scenario, recipe.styles)
    decide = deciding({**ministers, first: Pushing()} if pushed else ministers)
    looking = others if pushed else [first, *others]
    before = {seat: worth(table, seat) for seat in looking}
    assert table.submit(first, table.seq(first), RequestSettlement()) is None
    for step in go_on(table, decide, recipe.seed):
        assert isinstance(step.action, RequestSettlement) or step.view.settlement is not None
    return before, {seat: worth(table, seat) for seat in looking}


@given(recipes(), st.booleans())
def test_what_comes_of_it_is_no_worse_for_any_minister(recipe: Recipe, pushed: bool) -> None:
    before, after = settled(recipe, pushed=pushed)
    assert all(after[seat] >= before[seat] for seat in before)


def test_now_and_then_it_is_better() -> None:
    for seed in range(40):
        before, after = settled(replace(BASE, seed=seed, conflict=70), pushed=True)
        if sum(after.values()) > sum(before.values()):
            return
    raise AssertionError
