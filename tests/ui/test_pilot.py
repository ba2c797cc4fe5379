"""The real program played to the end: by mouse, by keyboard alone, by two at one screen, by a clerk."""

from collections.abc import Callable, Iterator
from itertools import cycle

import pytest

from game.engine.state import Phase
from game.session.replay import replay
from game.ui.app import SETTLES
from tests.ui.pilot import Pilot

Press = Callable[[str], None]
MOST = 3000
"""So many presses end any game."""


@pytest.fixture
def pilot() -> Iterator[Pilot]:
    with Pilot() as flown:
        yield flown


def by_mouse(pilot: Pilot) -> Press:
    return pilot.click


def by_keyboard(pilot: Pilot) -> Press:
    """By the key that is shown, else by Tab and Enter; the pointer never moves.

    Enter does what has the focus, so whatever shows that key is come to first.
    """

    def press(key: str) -> None:
        shortcut = pilot.node(key).shortcut
        if shortcut not in ("", "Enter"):
            pilot.press(shortcut)
        else:
            pilot.enter(key)

    return press


def by_turns(pilot: Pilot) -> Press:
    """With the mouse, then by keyboard, then with the mouse again."""
    hands = cycle([by_mouse(pilot), by_keyboard(pilot)])
    return lambda key: next(hands)(key)


HANDS = {"mouse": by_mouse, "keyboard": by_keyboard, "turns": by_turns}


def sit_down(pilot: Pilot, press: Press, scenario: str, seats: tuple[str, ...], mode: str = "solo") -> None:
    """From the home screen into a game."""
    pilot.until(lambda: pilot.has(f"scenario:{scenario}"))
    press(f"home:{mode}")
    press(f"scenario:{scenario}")
    assert pilot.on == "Seats"
    for seat in seats:
        press(f"seat:{seat}")
    press("open")
    pilot.until(lambda: pilot.app.desk is not None)


def play_on(pilot: Pilot, press: Press, done: Callable[[], bool]) -> None:
    """Does what the screen asks for, and what the coach says, until it is done."""
    for _ in range(MOST):
        if done():
            return
        match pilot.on:
            case "Curtain":
                press("take")
            case "Instructions":
                press("begin")
            case "Silence":
                answer(pilot, press)
            case "Talks":
                talk(pilot, press)
            case _:
                raise AssertionError(f"{pilot.on} came by itself: {pilot.texts()}")
    raise AssertionError(f"it never ends: {pilot.texts()}")


def talk(pilot: Pilot, press: Press) -> None:
    desk = pilot.app.desk
    assert desk is not None
    if desk.acting is None:
        pilot.until(lambda: pilot.on != "Talks" or desk.acting is not None)
        return
    pilot.turn()
    if pilot.on != "Talks":
        return
    if pilot.has("tour:skip"):
        press("tour:skip")
    coach(pilot, press)


def coach(pilot: Pilot, press: Press) -> None:
    if pilot.has("do:coach"):
        press("do:coach")
    else:
        pilot.press("H")
    pilot.until(lambda: pilot.has("coach:1"))
    before = pilot.game.number
    press("coach:1")
    assert pilot.game.number > before, pilot.say()


def answer(pilot: Pilot, press: Press) -> None:
    if pilot.has("silence:join"):
        press("silence:join")
    pilot.until(lambda: pilot.on != "Silence" or pilot.has("silence:join"))


@pytest.mark.parametrize(
    ("scenario", "seat", "hand"),
    [
        ("hotline", "arvenia", "mouse"),
        ("hotline", "arvenia", "keyboard"),
        ("london-2009", "russia", "mouse"),
        ("london-2009", "russia", "keyboard"),
        ("sofia-1997", "bulgaria", "turns"),  # the longest of them, so once
    ],
)
def test_alone_against_ministers_to_adoption(scenario: str, seat: str, hand: str, pilot: Pilot) -> None:
    press = HANDS[hand](pilot)
    sit_down(pilot, press, scenario, (seat,))
    play_on(pilot, press, lambda: pilot.on == "Outcome")
    view = pilot.game.view(seat)
    assert view.phase is Phase.OVER
    assert view.outcome is not None
    assert view.outcome.text
    press("outcome:statement")
    assert pilot.on == "Statement"
    pilot.press("Esc")
    assert pilot.on == "Outcome"
    assert pilot.game.file is not None
    record = replay(pilot.game.file, lambda: 0.0)
    assert record.fault is None
    assert record.table.view(seat).outcome == view.outcome


def test_two_at_one_screen_never_see_each_others_instructions(pilot: Pilot) -> None:
    sit_down(pilot, pilot.click, "hotline", ("arvenia", "belmora"), "shared")
    secrets = {
        seat: pilot.game.view(seat).mandate.instructions.split(".")[0]  # type: ignore[union-attr]
        for seat in ("arvenia", "belmora")
    }
    seen: set[str] = set()

    def done() -> bool:
        desk = pilot.app.desk
        assert desk is not None
        other = {"arvenia": "belmora", "belmora": "arvenia"}
        for seat, secret in secrets.items():
            if pilot.says(secret):
                assert desk.reader == seat, f"{seat}'s instructions before {desk.reader}"
                seen.add(seat)
        if pilot.on == "Curtain":
            assert desk.reader is None
        elif pilot.on == "Talks" and desk.reader is not None:
            assert not pilot.says(secrets[other[desk.reader]])
        return pilot.game.over and pilot.on not in ("Curtain", "Silence", "Talks")

    play_on(pilot, pilot.click, done)
    assert seen == {"arvenia", "belmora"}
    assert pilot.game.view(None).outcome is not None


def test_a_clerk_enters_everybodys_acts(pilot: Pilot) -> None:
    press = pilot.click
    sit_down(pilot, press, "hotline", (), "clerk")
    assert pilot.game.clerk
    pilot.until(lambda: pilot.on == "Talks")
    for _ in range(3):
        pilot.until(lambda: pilot.on == "Talks" and pilot.app.desk is not None and pilot.app.desk.acting)
        before = pilot.game.number
        pilot.turn(SETTLES)
        press("do:end")
        assert pilot.game.number == before + 1
    view = pilot.game.view(None)
    assert view.round == 2
    assert view.interests is None
