"""What is private stays so: at one screen, and in what each seat is told."""

import pytest

from game.i18n import Words
from game.terminal.layout import wrap
from tests.sentences.views import loaded
from tests.terminal.scripted import CLEARED, Game
from tests.terminal.transcripts import two_people

SECRET = "The report for the officers"


def hand_over(name: str) -> str:
    return Words("en")("hand-over", name=name)


def parts_of(transcript: str) -> list[tuple[str, str]]:
    """Each stretch between two clearings of the screen, with the name it was handed to."""
    pieces = transcript.split(CLEARED + "\n")
    return [
        (piece.split("Pass the screen to ")[1].split(".")[0] if "Pass the" in piece else "", piece)
        for piece in pieces
    ]


def private_words(seat: str) -> list[str]:
    """Lines that only this delegation may read."""
    scenario = loaded("hotline").scenario
    assert scenario is not None
    mandate = scenario.mandates[seat]
    texts = [
        mandate.instructions.strip(),
        *(line.why for line in mandate.red_lines),
        *(link.why for link in mandate.links),
    ]
    lines = [line for text in texts for line in wrap(text, 80, "  ").split("\n")]
    return [line.strip() for line in lines if len(line) > 30] + [mandate.walk_away_text[:30]]


@pytest.mark.parametrize(("reader", "other"), [("Belmora", "cordania"), ("Cordania", "belmora")])
def test_one_person_never_reads_the_instructions_of_the_other(reader: str, other: str) -> None:
    parts = [piece for name, piece in parts_of(two_people().transcript) if name != other.capitalize()]
    assert any(name in piece for piece in parts for name in [reader])
    for secret in (*private_words(other), *private_words("arvenia")):
        assert not [piece for piece in parts if secret in piece]


def test_nothing_stands_between_the_hand_over_and_the_answer() -> None:
    for name, piece in parts_of(two_people().transcript)[1:]:
        if name:
            prompt = hand_over(name)
            assert piece.startswith(prompt)
            assert piece[len(prompt) :].startswith("\n")
        else:  # the end, for all to see
            assert "points to you" not in piece


def test_each_reads_the_own_result_alone() -> None:
    results = [
        (name, piece)
        for name, piece in parts_of(two_people().transcript)
        if "the statement is worth" in piece
    ]
    assert [name for name, _ in results] == ["Belmora", "Cordania"]
    for name, piece in results:
        assert piece.count("the statement is worth") == 1
        assert f"{name}: the statement is worth" in piece


def test_a_corridor_offer_is_seen_by_its_parties_only() -> None:
    lines = [
        "",
        "offer arvenia: line=line for officers=visits",
        "undo",
        "offer arvenia: line=list for notice=guests",
        "end",
    ]
    lines += ["", "offers", "log", "news", "draft", "quit"]
    game = Game(["belmora", "cordania"], lines)
    last = game.transcript.split(CLEARED)[-2]
    assert "Cordania>" in last
    assert "Belmora offers" not in last
    assert "List of numbers" not in last


def test_a_whisper_is_heard_by_those_it_is_for() -> None:
    lines = ["", f"say to arvenia: {SECRET}", "end", "", "log", "quit"]
    game = Game(["belmora", "cordania"], lines)
    assert SECRET in game.transcript
    assert SECRET not in game.transcript.split(CLEARED)[-2]
