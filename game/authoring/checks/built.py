"""A scenario that could be built, and what can be agreed in it, worked out once for all the checks."""

from dataclasses import dataclass
from functools import cached_property

from game.authoring import shape
from game.authoring.search import Unknown, joinable
from game.authoring.zone import Choice, Zone, easiest_interests, first_interests, zone_of
from game.engine.draft import needed
from game.engine.scenario import Scenario


@dataclass(frozen=True)
class Built:
    """What the checks of bargaining look at: the author's words, and the scenario made of them."""

    shape: shape.Scenario
    scenario: Scenario

    @cached_property
    def first(self) -> Zone:
        """The zone before anything has changed what members want."""
        return zone_of(self.scenario, first_interests(self.scenario))

    @cached_property
    def easiest(self) -> Zone:
        """The zone once every capital has given way."""
        return zone_of(self.scenario, easiest_interests(self.scenario))

    @cached_property
    def agreement(self) -> Choice | Unknown | None:
        """A text that enough members could join as they are."""
        return joinable(self.first, self._quorum)

    @cached_property
    def eased_agreement(self) -> Choice | Unknown | None:
        """A text that enough members could join once every capital has given way."""
        same = self.easiest == self.first
        return self.agreement if same else joinable(self.easiest, self._quorum)

    @property
    def _quorum(self) -> int:
        return needed(self.scenario.agenda.procedure, len(self.scenario.members))
