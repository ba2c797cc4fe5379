"""How a minister answers: by what an offer is worth to it, by its red lines, by words that were kept."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from game.engine.actions import Accept, Action, ChairText, Decline, EndTurn, Move, Propose, Reopen
from game.engine.scenario import Decision, IssueId, Link, OptionId, Order, Scenario, Seat
from game.engine.scoring import value
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from tests.ministers.bargain import ISSUES, OPTIONS, bargain, decision, for_all, whole
from tests.ministers.conduct import Recipe, deciding, ministers_of, over_games, play, played, text_for_all
from tests.simulation.test_asked import seated
from tests.tables import Play

SEATS = ("north", "south", "east")
TEXTS = [dict(zip(ISSUES, choice, strict=True)) for choice in product(OPTIONS, repeat=4)]


def worth(view: View, text: Mapping[IssueId, OptionId]) -> int:
    assert view.interests is not None
    return value(view.interests, text)


def asked(scenario: Scenario, text: Mapping[IssueId, OptionId], round_: int = 1) -> Play:
    """In this round the text is before all, and south may answer."""
    procedure = replace(scenario.agenda.procedure, order=Order.SIMULTANEOUS)
    game = Play(replace(scenario, agenda=replace(scenario.agenda, procedure=procedure)))
    return game.next_round(round_ - 1).do("north", ChairText(text))


def answers(game: Play, style: str = "fair") -> dict[int, list[Action]]:
    """What south would answer to every text there is, by what each is worth to it."""
    view = game.view("south")
    (offer,) = view.proposals
    found: dict[int, list[Action]] = {}
    for text in TEXTS:
        tabled = replace(offer, moves=for_all(game, text))
        said = decision(game, "south", style, replace(view, proposals=(tabled,)))
        found.setdefault(worth(view, text), []).append(said)
    return found


def least(game: Play, style: str = "fair") -> int:
    """The worth from which on south accepts."""
    found = answers(game, style)
    accepted = [w for w, said in found.items() if any(isinstance(a, Accept) for a in said)]
    declined = [w for w, said in found.items() if any(isinstance(a, Decline) for a in said)]
    assert min(accepted) > max(declined)
    return min(accepted)


def test_a_text_is_judged_by_its_worth_alone_and_by_less_and_less_of_it() -> None:
    """Down to a little above walking away, in time for others to answer."""
    scenario = bargain(SEATS, chair="north")
    levels = [least(asked(scenario, whole("high"), n)) for n in range(1, 7)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] > levels[-1] >= 4000
    assert levels[-1] < 5000


def test_a_link_can_make_a_text_worth_signing() -> None:
    text = whole("low", a="higher", b="higher", c="higher")
    link = Link({"a": ("higher",), "b": ("higher", "high")}, 25, "They belong together.")
    plain, tied = (
        asked(bargain(SEATS, chair="north", walk_away={"south": 60}, links=links), text, 4)
        for links in ({}, {"south": (link,)})
    )
    assert isinstance(decision(plain, "south"), Decline)
    assert isinstance(decision(tied, "south"), Accept)


@pytest.mark.parametrize("chair", ["south", None])
def test_a_text_that_only_a_link_makes_possible_is_found(chair: Seat | None) -> None:
    """By the one whose link it is, alone in knowing of it: without it there is nothing both can sign."""
    link = Link({"a": ("high",), "b": ("high",)}, 40, "They belong together.")
    for links in ({}, {"south": (link,)}):
        scenario = bargain(walk_away={"north": 52, "south": 52}, links=links, chair=chair, rounds=8)
        game = play(scenario, deciding(ministers_of(scenario, ("fair",))))
        assert game.final.outcome is not None
        text = game.final.outcome.text
        assert (text is not None) == bool(links)
        if text is not None:
            assert (text["a"], text["b"]) == ("high", "high")


def test_behind_a_red_line_nothing_helps_and_it_says_so() -> None:
    lines = {"south": {"c": ("high", "higher")}}
    game = asked(bargain(SEATS, chair="north", red_lines=lines), whole("low", c="high"), 6)
    said = decision(game, "south")
    assert isinstance(said, Decline)
    assert isinstance(said.reason, Remark)
    assert said.reason.code == "cannot"
    assert said.reason.hard == ("c",)
    assert dict(said.reason.asks)["c"] in ("low", "lower")


def test_it_asks_for_what_is_dearest_to_it_first() -> None:
    weights = {"south": {"a": 10, "b": 40, "c": 20, "d": 30}}
    game = asked(bargain(SEATS, chair="north", weights=weights), whole("high"))
    said = decision(game, "south")
    assert isinstance(said, Decline)
    assert isinstance(said.reason, Remark)
    assert [issue for issue, _ in said.reason.asks][:3] == ["b", "d", "c"]
    assert {option for _, option in said.reason.asks} == {"low"}


@over_games
def test_what_it_asks_for_would_serve_it_the_first_most_and_where_it_is_enough_it_would_sign(
    recipe: Recipe,
) -> None:
    game = played(recipe)
    for step in game.of(Decline):
        assert isinstance(step.action, Decline)
        assert isinstance(step.action.reason, Remark)
        remark, view = step.action.reason, step.view
        offer = next(p for p in view.proposals if p.id == step.action.proposal)
        text = text_for_all(view, offer)
        if text is None or remark.code not in ("needs", "needs-more") or view.settlement:
            continue
        gains = [worth(view, {**text, issue: option}) - worth(view, text) for issue, option in remark.asks]
        assert gains == sorted(gains, reverse=True)
        assert gains[-1] > 0
        assert view.interests is not None
        assert not view.interests.red_lines & {*remark.asks}
        if remark.code == "needs":
            wanted = {**text, **dict(remark.asks)}
            granted = replace(offer, moves=dict.fromkeys(view.members, wanted))
            minister = ministers_of(game.table.scenario, recipe.styles)[step.seat]
            assert minister.decide(replace(view, proposals=(granted,)), Random(1)) == Accept(offer.id)


@pytest.mark.parametrize(("points", "when"), [(-20, ("high",)), (20, ("low", "lower"))])
def test_what_it_asks_for_is_judged_together(points: int, when: tuple[OptionId, ...]) -> None:
    """Two clauses that a link ties bring less together than one by one, or more."""
    link = Link({"a": when, "b": when}, points, "They belong together.")
    weights = {"south": {"a": 30, "b": 30, "c": 20, "d": 20}}
    scenario = bargain(SEATS, chair="north", weights=weights, links={"south": (link,)})
    codes = set()
    for round_ in range(1, 7):
        game = asked(scenario, whole("high"), round_)
        said = decision(game, "south", "fair-firm")
        assert isinstance(said, Decline)
        assert isinstance(said.reason, Remark)
        assert {issue for issue, _ in said.reason.asks} == {"a", "b"}
        view = game.view("south")
        granted = for_all(game, whole("high", **dict(said.reason.asks)))
        (tabled,) = (replace(offer, moves=granted) for offer in view.proposals)
        signed = isinstance(decision(game, "south", "fair-firm", replace(view, proposals=(tabled,))), Accept)
        assert said.reason.code == ("needs" if signed else "needs-more")
        codes.add(said.reason.code)
    assert codes == {"needs", "needs-more"}


TRADE = {"north": {"a": "lower"}, "south": {"b": "higher"}}
GENEROUS = {"north": {"c": "low", "d": "low"}, "south": {"b": "high"}}


def after_a_trade(*, broken: bool) -> Play:
    """North and south have exchanged a for b; north may have broken it."""
    game = Play(bargain(SEATS, up=("north", "east"))).closed("north", Propose(TRADE)).until("north")
    return game.do("north", Reopen("a", "high")) if broken else game


def offered(game: Play, by: Seat, offer: Propose) -> Action:
    game.until(by).do(by, offer)
    return decision(game.until("south"), "south")


def test_a_trade_that_was_broken_is_held_against_who_broke_it() -> None:
    assert isinstance(offered(after_a_trade(broken=False), "north", Propose(GENEROUS)), Accept)
    said = offered(after_a_trade(broken=True), "north", Propose(GENEROUS))
    assert isinstance(said, Decline)
    assert said.reason == Remark("grudge", hard=("a",))


def test_nobody_else_pays_for_it() -> None:
    moves = {"east": GENEROUS["north"], "south": GENEROUS["south"]}
    assert isinstance(offered(after_a_trade(broken=True), "east", Propose(moves)), Accept)


def test_who_was_no_party_to_the_trade_holds_no_grudge() -> None:
    game = after_a_trade(broken=True)
    game.do("north", Propose({"north": {"c": "low"}, "east": {"d": "high"}}))
    said = decision(game.until("east"), "east")
    assert not (isinstance(said, Decline) and said.reason == Remark("grudge", hard=("a",)))


DEARER = {"east": {"c": "low", "d": "low"}, "south": {"a": "lower", "b": "high"}}
"""Worth it to south, if it were free to leave b, where it has come for north's sake."""


def test_what_is_promised_to_another_is_declined_and_the_promise_is_not_told() -> None:
    """It names the clause that costs it most; that it has promised the other is not said."""
    weights = {"south": {"a": 30, "b": 10, "c": 30, "d": 30}}
    scenario = bargain(SEATS, up=("north", "east"), weights=weights)
    free = Play(scenario)
    assert isinstance(offered(free, "east", Propose(DEARER)), Accept)
    bound = Play(scenario).closed("north", Propose(TRADE)).until("north")
    said = offered(bound, "east", Propose(DEARER))
    assert isinstance(said, Decline)
    assert said.reason == Remark("too-dear", hard=("a",))
    number = bound.state.proposals[-1].id
    bound.do("south", said)
    ministers = seated(bound.state)
    for ask in (ministers.why_answer, ministers.would_need):
        assert ask("east", "south", number) == said.reason


def test_who_knows_of_the_promise_is_not_told_that_it_would_accept() -> None:
    game = after_a_trade(broken=False).until("east")
    number = game.propose(
        "east", Propose({"east": GENEROUS["north"], "south": GENEROUS["south"]}, public=True)
    )
    for asker in ("north", "east"):
        said = seated(game.state).would_need(asker, "south", number)
        assert said is not None
        assert (said.code in ("accepts", "enough", "little")) == (asker == "east")
    game.do("south", decision(game.until("south"), "south"))
    for asker in ("north", "east"):
        said = seated(game.state).would_need(asker, "south", number)
        assert said is not None
        assert said.code not in ("accepts", "enough", "little")


@over_games
def test_nobody_leaves_an_offer_without_an_answer(recipe: Recipe) -> None:
    for step in played(recipe).of(EndTurn):
        for offer in step.view.proposals:
            if step.seat in offer.parties:
                assert step.seat in (offer.by, *offer.accepted, *offer.declined)


def test_of_several_texts_it_answers_first_what_brings_it_most() -> None:
    for texts in ((whole("lower"), whole("low")), (whole("low"), whole("lower"))):
        game = Play(bargain(SEATS, order=Order.SIMULTANEOUS)).next_round(3)
        numbers = [
            game.propose(seat, Propose(for_all(game, text), public=True))
            for seat, text in zip(("north", "east"), texts, strict=True)
        ]
        best = numbers[texts.index(whole("low"))]
        assert decision(game, "south") == Accept(best)


@pytest.mark.parametrize(("text", "answer"), [(whole("low"), Accept), (whole("high"), Decline)])
def test_a_text_for_all_is_judged_on_its_merits_whoever_tables_it(
    text: Mapping[IssueId, OptionId], answer: type[Action]
) -> None:
    game = after_a_trade(broken=True)
    said = offered(game, "north", Propose(for_all(game, text), public=True))
    assert isinstance(said, answer)
    if isinstance(said, Decline):
        assert isinstance(said.reason, Remark)
        assert said.reason.code != "grudge"


@pytest.mark.parametrize(
    ("north", "south", "code"),
    [
        ({"a": "low"}, {"b": "lower"}, None),  # a great deal for a little
        ({"a": "high"}, {"b": "lower"}, "nothing"),
        ({"a": "higher"}, {"b": "high", "c": "high", "d": "high"}, "too-dear"),
    ],
)
def test_a_trade_is_judged_by_what_it_brings_and_costs(
    north: dict[IssueId, OptionId], south: dict[IssueId, OptionId], code: str | None
) -> None:
    game = Play(bargain(SEATS)).next_round(2)
    said = offered(game, "north", Propose({"north": north, "south": south}))
    if code is None:
        assert isinstance(said, Accept)
    else:
        assert isinstance(said, Decline)
        assert isinstance(said.reason, Remark)
        assert said.reason.code == code


def test_a_trade_it_has_declined_is_answered_the_same_way_and_it_says_so() -> None:
    bad = Propose({"north": {"a": "high"}, "south": {"b": "lower"}})
    game = Play(bargain(SEATS)).next_round()
    first = offered(game, "north", bad)
    game.do("south", first).end()
    again = offered(game, "north", bad)
    assert isinstance(again, Decline)
    assert again.reason == Remark("refused")


def test_it_does_not_go_back_on_what_it_has_accepted() -> None:
    game = asked(bargain(SEATS, chair="north"), whole("low"))
    accepted = decision(game, "south")
    assert isinstance(accepted, Accept)
    game.do("south", accepted)
    assert game.state.phase is Phase.TALKS
    assert not isinstance(decision(game, "south"), Decline)


def test_what_an_offer_leaves_out_is_as_agreed_whoever_stands_apart() -> None:
    """North has been outvoted, and stands elsewhere on every clause."""
    game = Play(bargain(SEATS, decision=Decision.MAJORITY)).end()
    game.do("south", Reopen("d", "lower")).end().do("east", Move("d", "lower")).end()
    assert game.view(None).agreed == whole("low", d="lower")
    assert game.state.positions["north"] == whole("high")
    better = {"d": "low"}
    game.until("north").propose("north", Propose(dict.fromkeys(SEATS, better), public=True))
    assert isinstance(decision(game.until("south"), "south"), Accept)
