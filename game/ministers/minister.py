"""What every minister is: a decision from a view, and an answer when it is asked about its own acts."""

from random import Random
from typing import Protocol

from game.engine.actions import Action
from game.engine.scenario import IssueId
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View


class Minister(Protocol):
    def decide(self, view: View, rng: Random) -> Action:
        """One legal action of the view's seat, which must be active."""
        ...

    def why_stand(self, view: View, issue: IssueId) -> Remark:
        """Why it stands where it stands on a clause, in words fit for everybody."""
        ...

    def why_answer(self, view: View, proposal: Proposal) -> Remark:
        """Why it made, accepted or declined a proposal it has seen; or what it thinks of it."""
        ...

    def would_need(self, view: View, proposal: Proposal) -> Remark:
        """What would make it accept a proposal that it is a party to."""
        ...
