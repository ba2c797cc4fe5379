"""Whoever asks a minister: an answer to every act, and laws of what no answer may depend on."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import Accept, Decline, EndTurn, Propose
from game.engine.events import (
    Accepted,
    Adopted,
    AdoptionCalled,
    Declined,
    Event,
    Moved,
    Proposed,
    SettlementRequested,
    SilenceBroken,
)
from game.engine.scenario import Seat
from game.engine.speech import Remark, flaw
from game.engine.state import Ended, Proposal, State, Trade
from game.engine.view import View, view_for
from game.i18n import Words
from game.ministers.character import character
from game.ministers.negotiator import Negotiator
from game.sentences.acts import acts_of
from game.sentences.names import issue_title, option_label
from game.sentences.remarks import said
from game.session.table import Table
from game.simulation import Seated, holders_of, play_alone, players
from game.simulation.seated import shared
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import Game, games
from tests.sentences.views import loaded
from tests.tables import Play, moves, simultaneous, table

GAMES = (("hotline", 2), ("london-2009", 1), ("sofia-1997", 6))
Answers = dict[object, Remark | None]


class Shown:
    """A table at which this is the state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def view(self, seat: Seat) -> View:
        return view_for(self._state, seat)


def seated(state: State) -> Seated:
    ministers = dict.fromkeys(players(state.scenario), "fair")
    return Seated(Shown(state), ministers, 1)  # type: ignore[arg-type]


def offers_of(state: State) -> Iterator[Proposal]:
    yield from state.proposals
    yield from (ended.proposal for ended in state.ended)


def sees(offer: Proposal, seat: Seat) -> bool:
    return offer.public or seat in (offer.by, *offer.parties)


def answers(state: State, asker: Seat, seat: Seat, offers: set[int], heard: list[Event]) -> Answers:
    """What a minister says to everything that this asker could ask it."""
    ministers = seated(state)
    told: Answers = {i: ministers.why_stand(asker, seat, i) for i in state.scenario.agenda.issues}
    for number in offers:
        told["why", number] = ministers.why_answer(asker, seat, number)
        told["need", number] = ministers.would_need(asker, seat, number)
    told |= {("act", n): ministers.why(asker, seat, act) for n, act in enumerate(acts_of(seat, heard))}
    return told


def a_question(game: Game, pick: int) -> tuple[State, Seat, Seat, set[int], list[Event]]:
    """A moment of the game, two who may be talking then, and what one may ask the other about."""
    rng = Random(pick)
    step = rng.randrange(len(game.states))
    state = game.states[step]
    seat, asker = rng.sample(players(game.scenario), 2)
    offers = {offer.id for offer in offers_of(state) if sees(offer, asker)}
    heard = [e for s in game.steps[:step] for e in s.events if e.audience is None or asker in e.audience]
    return state, seat, asker, offers, heard


def with_other_corridors(state: State, seat: Seat, asker: Seat, rng: Random) -> State:
    """Other offers and trades of the seat with third parties, the same offers that the asker may see."""
    members = [m for m in state.positions if m not in (seat, asker)]
    issues = state.scenario.agenda.issues
    known = [offer for offer in offers_of(state) if seat in offer.parties]
    fresh = []
    for number in range(rng.randint(0, 3) if members else 0):
        wanted = {m: {i: rng.choice(tuple(issues[i].options)) for i in issues} for m in (seat, members[0])}
        if known and rng.random() < 0.5:
            wanted = {m: dict(part) for m, part in rng.choice(known).moves.items()}
        if seat in wanted and asker not in wanted:
            by = rng.choice(tuple(wanted))
            declined = frozenset({seat} - {by})
            note, reasons = Remark("ring"), {seat: Remark("grudge")}
            fresh.append(
                Proposal(
                    number,
                    by,
                    wanted,
                    tuple(wanted),
                    False,
                    False,
                    note,
                    None,
                    9,
                    frozenset(),
                    declined,
                    reasons,
                )
            )
    ended = [Ended(offer, state.round, "declined") for offer in fresh]
    return replace(
        state,
        proposals=(*fresh, *(p for p in state.proposals if sees(p, asker) or not sees(p, seat))),
        ended=(*ended, *(e for e in state.ended if sees(e.proposal, asker) or not sees(e.proposal, seat))),
        trades=(
            *(t for t in state.trades if asker in t.partners),
            *(Trade(n, tuple(o.parties), o.moves, o.moves) for n, o in enumerate(fresh)),
        ),
    )


@given(games(), st.integers(0, 999))
def test_no_answer_depends_on_what_the_minister_may_not_know(game: Game, pick: int) -> None:
    state, seat, asker, offers, heard = a_question(game, pick)
    other = with_secrets_changed(state, seat, Random(pick))
    assert answers(other, asker, seat, offers, heard) == answers(state, asker, seat, offers, heard)


@given(games(), st.integers(0, 999))
def test_no_answer_depends_on_what_passed_in_other_corridors(game: Game, pick: int) -> None:
    state, seat, asker, offers, heard = a_question(game, pick)
    other = with_other_corridors(state, seat, asker, Random(pick))
    assert answers(other, asker, seat, offers, heard) == answers(state, asker, seat, offers, heard)


@given(games())
def test_nobody_is_answered_about_an_offer_that_one_of_the_two_cannot_see(game: Game) -> None:
    for state in game.states:
        ministers, seats = seated(state), players(game.scenario)
        for offer, asker, seat in product(offers_of(state), seats, seats):
            if not sees(offer, asker) or seat not in (offer.by, *offer.parties):
                assert ministers.why_answer(asker, seat, offer.id) is None
                assert ministers.would_need(asker, seat, offer.id) is None


@given(games(), st.integers(0, 999))
def test_everybody_is_answered_about_an_offer_that_both_can_see(game: Game, pick: int) -> None:
    state, seat, asker, offers, _ = a_question(game, pick)
    ministers = seated(state)
    for offer in offers_of(state):
        if offer.id in offers and seat in (offer.by, *offer.parties):
            assert ministers.why_answer(asker, seat, offer.id) is not None
            assert (ministers.would_need(asker, seat, offer.id) is None) == (seat == offer.by)


@given(games(), st.integers(0, 999))
def test_answers_are_set_remarks_about_the_agenda(game: Game, pick: int) -> None:
    state, seat, asker, offers, heard = a_question(game, pick)
    for remark in answers(state, asker, seat, offers, heard).values():
        assert remark is None or flaw(remark, 0, state.scenario.agenda.issues) is None


def test_that_it_said_no_to_another_is_not_told() -> None:
    """The same trade was declined in a corridor; the adviser who proposes it again does not learn that."""
    trade = moves(north="place=hill", south="costs=own")
    before = Play(simultaneous())
    after = Play(simultaneous())
    number = after.propose("north", Propose(trade))
    after.do("south", Decline(number, Remark("nothing")))
    told = []
    for play in (before, after):
        offer = play.propose("office", Propose(trade))
        ministers = seated(play.state)
        told.append([ask("office", "south", offer) for ask in (ministers.why_answer, ministers.would_need)])
    assert told[0] == told[1]
    assert seated(after.state).why_answer("north", "south", number) == Remark("nothing")
    assert seated(after.state).why_answer("office", "south", number) is None


def test_asking_changes_nothing() -> None:
    """A game in which everybody is asked about everything at every step is the same game."""
    scenario = table(rounds=4)
    quiet = play_alone(scenario, 5)
    seats = dict.fromkeys(players(scenario), "fair")
    game = Table(scenario, 5, holders_of(seats), clock=lambda: 0.0)
    ministers = Seated(game, seats, 5)
    heard: list[Event] = []
    game.join("east", lambda update: heard.extend(update.events))
    while game.active:
        seat = game.active[0]
        for other in ("north", "south"):
            for issue in scenario.agenda.issues:
                ministers.why_stand("east", other, issue)
            for offer in game.view("east").proposals:
                ministers.would_need("east", other, offer.id)
            for act in acts_of(other, heard):
                ministers.why("east", other, act)
        assert game.submit(seat, game.seq(seat), ministers.decide(seat, game.view(seat))) is None
    assert (game.number, game.digest) == (quiet.number, quiet.digest)


def test_every_act_of_a_minister_has_its_why() -> None:
    """In whole games; and no answer holds a digit but in what the agenda itself is called."""
    kinds = {type(act) for name, seed in GAMES for act in acts_answered(name, seed)}
    assert kinds >= {Moved, Proposed, Accepted, Declined, AdoptionCalled}


def acts_answered(name: str, seed: int) -> Iterator[Event]:
    """What the first member sees the others do in a game, once it has asked about it."""
    scenario = loaded(name).scenario
    assert scenario is not None
    seats = dict.fromkeys(players(scenario), "fair")
    game = Table(scenario, seed, holders_of(seats), clock=lambda: 0.0)
    ministers = Seated(game, seats, seed)
    asker = scenario.members[0]
    fresh: list[Event] = []
    game.join(asker, lambda update: fresh.extend(update.events))
    while game.active:
        seat = game.active[0]
        assert game.submit(seat, game.seq(seat), ministers.decide(seat, game.view(seat))) is None
        for who in set(seats) - {asker}:
            for act in acts_of(who, fresh):
                remark = ministers.why(asker, who, act)
                assert remark is not None
                assert not re.search(r"\d", sentence_without_names(game.view(asker), remark))
                yield act
        fresh.clear()


def sentence_without_names(view: View, remark: Remark) -> str:
    sentence = said(view, remark, Words("en"))
    named = {issue_title(view.agenda, i) for i in (*remark.hard, *remark.easy, *(i for i, _ in remark.asks))}
    named |= {option_label(view.agenda, issue, option) for issue, option in remark.asks}
    for name in sorted(named, key=len, reverse=True):
        sentence = sentence.replace(name, "")
    return sentence


def at_table(**changes: object) -> tuple[Play, Seated]:
    play = Play(table(**changes))  # type: ignore[arg-type]
    return play, seated(play.state)


def test_why_it_objected_reserved_or_asked_for_more() -> None:
    _, ministers = at_table(red_lines={"south": {"place": ["harbour"]}}, openings={})
    reason = Remark("cannot", hard=("place",))
    assert ministers.why("north", "south", SilenceBroken("south", "place", reason)) == reason
    text = {"place": "harbour", "review": "yearly"}
    by_line = Adopted(text, {"south": ("place",)})
    assert ministers.why("north", "south", by_line) == Remark("cannot", hard=("place",))
    by_choice = Adopted(text, {"south": ("review",)})
    assert ministers.why("north", "south", by_choice) == Remark("holds", hard=("review",))
    reopened = Moved("south", "place", "harbour", "hill", "reopening")
    assert ministers.why("north", "south", reopened) == Remark("cannot", hard=("place",))
    assert ministers.why("north", "south", SettlementRequested("south")) == Remark("improves")
    assert ministers.why("north", "south", AdoptionCalled("south", text)) == Remark("enough")


def test_who_has_no_minister_or_no_position_gives_no_answer() -> None:
    play, _ = at_table()
    ministers = Seated(Shown(play.state), {"south": "fair", "office": "fair"}, 1)  # type: ignore[arg-type]
    assert ministers.why_stand("north", "east", "force") is None
    assert ministers.why_stand("north", "office", "force") is None
    assert ministers.why_stand("north", "south", "force") is not None


def test_what_it_needs_is_enough() -> None:
    """A trade that gives too little, with what the minister asks for beside it, is one that it takes."""
    stands = {
        "north": {"force": "none", "place": "harbour", "costs": "open", "review": "never"},
        "south": {"force": "large", "place": "hill", "costs": "shared", "review": "yearly"},
    }
    play = Play(simultaneous(rounds=2, openings={**stands, "east": stands["north"]}))
    play.propose("north", Propose(moves(north="review=yearly", south="place=harbour")))
    view = play.view("south")
    minister = Negotiator(character("fair"))
    (offer,) = view.proposals
    assert minister.why_answer(view, offer) == Remark("mixed", hard=("place",))
    need = minister.would_need(view, offer)
    assert need == Remark("little", asks=(("force", "large"),))
    better = replace(offer, moves={**offer.moves, "north": {**offer.moves["north"], **dict(need.asks)}})
    assert minister.why_answer(view, better).code == "accepts"


def test_nothing_makes_up_for_a_red_line() -> None:
    play = Play(simultaneous(red_lines={"south": {"place": ["harbour"]}}))
    play.propose("north", Propose(moves(north="costs=open", south="place=harbour")))
    view = play.view("south")
    need = Negotiator(character("fair")).would_need(view, view.proposals[0])
    assert need == Remark("cannot", hard=("place",))


def test_a_trade_is_accepted_for_what_comes_and_given_for_what_is_dearest() -> None:
    play = Play(simultaneous(rounds=4))
    play.propose("north", Propose(moves(north="place=hill", south="costs=own")))
    view, offer = play.view("south"), play.state.proposals[0]
    minister = Negotiator(character("fair"))
    now = minister.why_answer(view, offer)
    play.do("south", Accept(offer.id))
    (past,) = play.view("south").ended
    assert now == Remark("accepts", hard=("place",), easy=("costs",))
    assert minister.why_answer(play.view("south"), past.proposal) == now  # whenever it is asked


def test_shared_hides_what_the_other_may_not_see_and_nothing_else() -> None:
    play = Play(simultaneous())
    play.propose("north", Propose(moves(north="force=small", south="place=harbour")))
    play.propose("east", Propose(moves(east="costs=open", south="place=harbour")))
    play.do("office", EndTurn())
    mine = play.view("south")
    assert [p.by for p in shared(mine, "east").proposals] == ["east"]
    assert replace(shared(mine, "east"), proposals=mine.proposals) == mine
