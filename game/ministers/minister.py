"""What every minister is: a decision from a view."""

from random import Random
from typing import Protocol

from game.engine.actions import Action
from game.engine.view import View


class Minister(Protocol):
    def decide(self, view: View, rng: Random) -> Action:
        """One legal action of the view's seat, which must be active."""
        ...
