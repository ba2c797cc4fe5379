"""After adoption at the screen: who is asked, and offers that move everybody alike."""

from dataclasses import replace

import pytest

from game.terminal.grammar import read_offer
from game.terminal.play import Ending
from tests.sentences.views import HILLS, NATO
from tests.terminal.scripted import Game

OPENED = ["end", "accept 1", "adopt", "join", "settle"]
ALIKE = {seat: {"line": "line"} for seat in HILLS.members}


def one_line(text: str) -> str:
    return " ".join(text.split())


def moves_of(game: Game, note: str = "") -> dict[str, dict[str, str]]:
    view = game.table.view("arvenia")
    found = [p for p in view.proposals if p.by == "arvenia" and p.note == note]
    assert len(found) == 1
    return {seat: dict(wanted) for seat, wanted in found[0].moves.items()}


def test_the_opening_says_how_a_text_is_changed() -> None:
    opening = one_line(Game(["arvenia"], OPENED).transcript)
    assert "only by an offer that moves everybody to the same wording: `offer all: line=line`" in opening


def test_the_guide_asks_for_clause_and_wording_and_moves_everybody() -> None:
    game = Game(["arvenia"], [*OPENED, "offer", "1", "2", "", "Together", "yes"])
    assert moves_of(game, "Together") == ALIKE
    asked = game.transcript.split("Arvenia> offer")[1]
    assert "To whom?" not in asked
    assert "you promise" not in asked


def test_typed_to_all_i_move_too() -> None:
    assert moves_of(Game(["arvenia"], [*OPENED, "offer all: 1=2"])) == ALIKE
    assert read_offer(replace(HILLS, settlement=1), "all: 1=2")[0] == ALIKE
    assert read_offer(HILLS, "all: 1=2")[0]["arvenia"] == {"line": HILLS.positions["arvenia"]["line"]}
    everybody = read_offer(replace(NATO, settlement=1), "all: venue=2")[0]
    assert set(everybody) == set(NATO.members)


def test_so_does_a_counter() -> None:
    asked = Game(["arvenia"], [*OPENED, "counter 1", "1", "2", "", "Rather", "yes"])
    assert moves_of(asked, "Rather") == ALIKE
    assert moves_of(Game(["arvenia"], [*OPENED, "counter 1: 1=2"])) == ALIKE


def test_before_adoption_the_guide_offers_all_as_a_partner() -> None:
    lines = ["offer", "3", "3", "2", "", "1", "2", "", "2", "All", "yes"]
    game = Game(["arvenia"], lines)
    assert "  3. all of them" in game.transcript
    assert moves_of(game, "All") == {
        "belmora": {"notice": "guests"},
        "cordania": {"notice": "guests"},
        "arvenia": {"line": "line"},
    }


ADOPTED = [
    *["", "end", "", "text 1=2, 2=2, 3=3, 4=3", "end", "", "accept 1", "end", "", "end"],
    *["", "join", "", "join", "", "", "", ""],
]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (["settle", "", "settle"], "Two more rounds: the adopted text stands"),
        (["", "", "settle"], "The post-settlement talks are over."),
        (["settle", "", ""], "The post-settlement talks are over."),
    ],
    ids=["both", "the second", "the first"],
)
def test_everybody_at_the_screen_is_asked(answers: list[str], said: str) -> None:
    game = Game(["belmora", "cordania"], [*ADOPTED, *answers, "", ""])
    assert game.transcript.count("Type `settle` to look") == 2
    assert said in one_line(game.transcript)


def test_nobody_wants_to_go_on() -> None:
    game = Game(["belmora", "cordania"], [*ADOPTED, "", "", ""])
    assert game.ending is Ending.FINISHED
    assert game.table.view(None).settlement is None
    assert not game.table.view(None).requests
