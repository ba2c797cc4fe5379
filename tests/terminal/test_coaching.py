"""The coach: steps that are allowed, said in one's own language with the line that does them."""

import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.actions import (
    Action,
    BreakSilence,
    CallAdoption,
    ChairText,
    Decline,
    Join,
    Propose,
    RequestSettlement,
)
from game.engine.refusal import refusal
from game.engine.scenario import Seat
from game.engine.speech import Remark
from game.engine.state import Phase, State
from game.engine.view import View, active_seats, view_for
from game.i18n import Words
from game.ministers import coach
from game.ministers.coach import advice
from game.terminal.coaching import coaching as coached
from game.terminal.grammar import read_command
from game.terminal.guide import Guide
from game.terminal.play import Ending
from game.terminal.reader import read_action
from game.terminal.screen import Screen
from game.terminal.typed import typed
from tests.laws.secrets import with_secrets_changed
from tests.laws.strategies import Game, games
from tests.sentences.test_coaching import ASKS, MOVES, OFFERS
from tests.sentences.views import HILLS, HILLS_ZH, NATO
from tests.tables import Play, table, together
from tests.terminal import scripted
from tests.terminal.scripted import Scripted

EN, ZH = Words("en"), Words("zh-CN")


def moment(game: Game, pick: int) -> tuple[State, Seat]:
    """A moment of the game, and somebody it waits for."""
    rng = Random(pick)
    states = [state for state in game.states if active_seats(state)]
    state = rng.choice(states or game.states)
    return state, rng.choice(active_seats(state) or game.seats)


def read(line: str, view: View, words: Words) -> Action | None:
    """What the line does."""
    command, rest = read_command(line, words)
    return read_action(command, view, rest, Guide(view, Screen(Scripted([])), words))


def bare(action: Action) -> Action:
    """The action without what is said with it, but for what a refusal asks for."""
    match action:
        case Propose():
            return replace(action, note="")
        case ChairText():
            return replace(action, note="")
        case Decline(_, Remark(asks=asks)):
            return replace(action, reason=Remark("needs", asks) if asks else "")
        case BreakSilence():
            return replace(action, reason="")
    return action


@given(games(), st.integers(0, 999))
def test_advice_is_allowed_and_typed_as_it_is_read(game: Game, pick: int) -> None:
    state, seat = moment(game, pick)
    view = view_for(state, seat)
    steps = advice(view)
    assert len(steps) <= coach.STEPS
    assert bool(steps) == (seat in state.positions and seat in view.active)
    for step in steps:
        assert refusal(view, step.action) is None
        for words in (EN, ZH):
            assert read(typed(view, step.action, words), view, words) == bare(step.action)


@given(games(), st.integers(0, 999))
def test_advice_depends_on_nothing_that_is_hidden(game: Game, pick: int) -> None:
    state, seat = moment(game, pick)
    other = with_secrets_changed(state, seat, Random(pick))
    assert advice(view_for(other, seat)) == advice(view_for(state, seat))


@given(games(), st.integers(0, 999))
def test_every_step_has_a_sentence_and_a_line(game: Game, pick: int) -> None:
    state, seat = moment(game, pick)
    view = view_for(state, seat)
    for words, label in ((EN, "Type: "), (ZH, "输入：")):
        shown = coached(view, words, 200)
        assert shown.count(label) == len(advice(view))
        assert not re.search(r"[{}]|Remark|  -", shown)


def test_what_a_refusal_asks_for_is_in_the_line() -> None:
    line = typed(OFFERS, Decline(7, Remark("stands", ASKS)), EN)
    assert line == "decline 1 unless 1=1, 2=2"
    assert typed(OFFERS, Decline(7, Remark("nothing")), EN) == "decline 1"


def test_lines_in_both_languages() -> None:
    view = replace(OFFERS, agenda=HILLS_ZH.agenda)
    three = {**MOVES, "cordania": {"line": "list", "review": "deputies"}}
    package = {seat: {"line": "list", "review": "deputies"} for seat in HILLS.members}
    assert typed(OFFERS, Propose(MOVES), EN) == "offer Belmora: 1=1 for 3=2"
    assert typed(view, Propose(MOVES), ZH) == "提议 贝尔莫拉：1=1 换 3=2"
    assert (
        typed(OFFERS, Propose(three), EN)
        == "offer Belmora, Cordania: Belmora.1=1, Cordania.1=1, Cordania.4=2 for 3=2"
    )
    assert typed(OFFERS, Propose(package, public=True), EN) == "offer all: 1=1, 4=2 for 1=1, 4=2 public"
    assert typed(view, ChairText({"line": "list"}), ZH) == "主席案文 1=1"
    for action in (Propose(MOVES), Propose(three), Propose(package, public=True)):
        assert read(typed(OFFERS, action, EN), OFFERS, EN) == action
        assert read(typed(view, action, ZH), view, ZH) == action


def test_a_name_that_would_be_read_otherwise_gives_way_to_the_id() -> None:
    belmora = replace(HILLS.agenda.delegations["belmora"], name="Belmora, Republic of")
    agenda = replace(HILLS.agenda, delegations={**HILLS.agenda.delegations, "belmora": belmora})
    assert typed(replace(HILLS, agenda=agenda), Propose(MOVES), EN) == "offer belmora: 1=1 for 3=2"


def test_an_adviser_is_told_what_advisers_do() -> None:
    assert coached(replace(NATO, active=("nato_rep",)), EN, 80).startswith("You have no vote")
    assert coached(replace(HILLS, active=()), EN, 80).startswith("There is nothing to do for you now.")


def test_after_adoption_it_says_that_one_can_only_gain() -> None:
    stands = together(force="large", place="hill", costs="shared")
    play = Play(table(openings=stands)).do("north", CallAdoption()).answers(Join(), Join(), Join())
    play.do("north", RequestSettlement())
    view = play.view("south")
    assert view.phase is Phase.OVER
    assert [step.action for step in advice(view)] == [RequestSettlement()]


class Pupil(Scripted):
    """A person who asks the coach, does what it names first, and asks again."""

    def __init__(self, most: int) -> None:
        super().__init__(["coach"] * most)
        self._followed = 0

    def read(self, prompt: str) -> str:
        if not prompt.endswith("> "):
            return ""  # the game is over
        lines = re.findall(r"Type: (.+?)(?=\n- |\n?\Z)", "\n".join(self.shown[self._followed :]), re.DOTALL)
        self._followed = len(self.shown)
        return " ".join(lines[0].split()) if lines else super().read(prompt)


@pytest.mark.parametrize("seat", ["arvenia", "belmora", "cordania"])
def test_who_follows_the_coach_gets_to_the_end(seat: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripted, "Scripted", lambda lines, columns: Pupil(100))
    game = scripted.Game([seat], [], ministers=True)
    assert game.ending is Ending.FINISHED
    assert "There is no" not in game.transcript
    assert "You may not" not in game.transcript
