"""The window closed: no act is lost, nothing runs on, the game goes on; what would be lost is asked first."""

import errno
from threading import Thread
from threading import enumerate as running

import pytest

from game.ui.app import SETTLES
from tests.ui.held import OTHER, SETTINGS, acts, begun, holding, undisturbed
from tests.ui.pilot import PATIENCE, Pilot


def thinking() -> set[Thread]:
    return {thread for thread in running() if thread.name.startswith("minister")}


def mine(pilot: Pilot) -> None:
    pilot.until(lambda: pilot.app.desk is not None and pilot.app.desk.acting)
    pilot.turn(SETTLES)


@pytest.mark.parametrize("when", ["it thinks", "its act is watched"])
def test_closed_in_a_ministers_turn(when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, others = undisturbed(1), thinking()
    with holding(monkeypatch) as go:
        with Pilot(SETTINGS, start=begun) as pilot:
            mine(pilot)
            if when == "it thinks":
                go.clear()
            pilot.press("Enter")
            if when != "it thinks":
                pilot.until(lambda: pilot.game.number == 3)
                pilot.game.wait()  # it has decided, and its pace has not come yet
            pilot.turn()
            assert pilot.game.thinking is not None
            file, done = pilot.game.file, pilot.game.number
            pilot.close()
            assert pilot.app.leaving
        assert acts(file) == whole[:done]
    for thread in thinking() - others:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert acts(file) == whole[:done], "what it came to after the end is forgotten"
    with Pilot(SETTINGS) as pilot:
        pilot.until(lambda: pilot.has("home:continue"))
        pilot.press("C")
        assert pilot.game.number == done
        mine(pilot)
        assert pilot.game.file == file
    assert acts(file) == whole


def test_no_other_question_on_the_screen_stands_for_the_one_whether_to_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("game.commands.games.begin", full)
    with Pilot(SETTINGS, start=begun) as pilot:
        mine(pilot)
        pilot.press("Esc", "N")
        pilot.click(f"hand:{OTHER}")
        assert pilot.says("You will see its instructions")
        pilot.close()
        assert not pilot.app.leaving
        assert pilot.says("Leave this game for good?")
        pilot.close()
        assert pilot.app.leaving
