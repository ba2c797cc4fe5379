"""The findings of a game, made in a thread of their own, so that no frame waits for them."""

import sys
import traceback
from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING

from game.ui.house import House, Source, Unplayable
from game.ui.notice import Notice
from game.ui.thinking import TURN

if TYPE_CHECKING:
    from game.debrief.findings import Findings
    from game.debrief.pages.skill import Earlier


class _Cancelled(Exception):
    pass


class Debriefing:
    """`share`: how far it is, 0 to 1. `found`: None until it is done. `earlier`: this person's games before,
    which come later. `trouble`: why there will be nothing.
    """

    def __init__(self, house: House, source: Source, language: str) -> None:
        self.share = 0.0
        self.found: Findings | None = None
        self.earlier: Sequence[Earlier] | None = None
        self.trouble: Notice | None = None
        self._house, self._source, self._language = house, source, language
        self._cancelled = False
        sys.setswitchinterval(TURN)
        self._thread = Thread(target=self._work, name="debrief", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """It stops where it next says how far it is."""
        self._cancelled = True

    def wait(self) -> None:
        """Until all is done: for those who have no frames to draw."""
        self._thread.join()

    def _work(self) -> None:
        try:
            found = self._house.debrief(self._source, self._language, self._so_far)
            self.found, self.share = found, 1.0
            self.earlier = self._house.earlier(found, self._source, self._language, self._so_far)
        except _Cancelled:
            pass
        except Unplayable as unplayable:
            self.trouble = unplayable.notice
        except Exception as error:
            traceback.print_exception(error)  # the sentence on the screen is no help in mending it
            self.trouble = Notice("ui.debrief.failed", {"why": f"{type(error).__name__}: {error}"})

    def _so_far(self, share: float) -> None:
        if self._cancelled:
            raise _Cancelled
        if self.found is None:
            self.share = share
