"""The ministers of a game on the screen: they think off the frame, and act at a pace that can be watched."""

import traceback
from collections.abc import Callable

from game.engine.actions import Action
from game.engine.refusal import Refusal
from game.engine.scenario import Seat
from game.ui.thinking import Due, Minds, Thinking, Thought


class Ministers:
    """`due`: the decision that the talks wait for; None: there is none. `put`: gives an act to the table.

    `failed`: the seat whose minister cannot decide, and `why`; then nothing comes until it is None again.
    """

    def __init__(
        self, minds: Minds, due: Callable[[], Due | None], put: Callable[[Seat, Action], Refusal | None]
    ) -> None:
        self.failed: Seat | None = None
        self.why = ""
        self._minds, self._due, self._put = minds, due, put
        self._thinking = Thinking()
        self._thought: Thought | None = None
        self._last: tuple[int, float] = (-1, 0.0)

    @property
    def thinking(self) -> Seat | None:
        """Whose minister decides now, or waits for its act to be watched."""
        return None if self._thought is None else self._thought.due.seat

    def tick(self, number: int, now: float, pace: float) -> bool:
        """Lets them think and act; never waits. Whether anything is different from before.

        `number`: how many acts there have been. An act comes when it is decided and `pace` seconds have
        passed since the one before it.
        """
        if self._last[0] != number or now < self._last[1]:  # a clock may be set back
            self._last = number, now
        before, thought = self.thinking, self._think()
        if thought is None or not thought.action.done() or now < self._last[1] + pace:
            return self.thinking != before or self.failed is not None
        self._act(thought)
        if self.failed is None:
            self._last = number + 1, now
            self._think()
        return True

    def wait(self) -> None:
        """Until the decision under way is made: for those who have no frames to draw."""
        if self._thought is not None:
            self._thought.action.exception()

    def close(self) -> None:
        """Forgets what is being thought."""
        self._thinking.close()
        self._thought = None

    def _think(self) -> Thought | None:
        """The decision that is due, begun if it was not; one that the talks have overtaken is dropped."""
        due, thought = self._due(), self._thought
        if thought is not None and thought.due != due:
            thought.action.cancel()
            thought = self._thought = None
        if due is not None and thought is None:
            try:
                decide = self._minds.deciding(due.seat, due.view)
            except Exception as error:
                self._fail(due.seat, error)
                return None
            thought = self._thought = self._thinking.begin(due, decide)
        return thought

    def _act(self, thought: Thought) -> None:
        self._thought = None
        seat = thought.due.seat
        try:
            action = thought.action.result()
        except Exception as error:
            self._fail(seat, error)
            return
        refused = self._put(seat, action)
        if refused is not None:
            self.failed, self.why = seat, refused.code

    def _fail(self, seat: Seat, error: Exception) -> None:
        traceback.print_exception(error)  # the sentence on the screen is no help in mending it
        self.failed, self.why = seat, f"{type(error).__name__}: {error}".removesuffix(": ")
