"""Our text beside the real one, clause by clause: where they differ, by how much, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.debrief.standing import Outcome
from game.debrief.story import Story
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import Hundredths, clause_value


@dataclass(frozen=True, slots=True)
class Clause:
    """`ours` and `real`: None where there is no clause. `stronger`: steps on the ladder of commitment by
    which ours goes further, below 0 less far; None where one is missing. `change`: what ours brings every
    seat more than the real one, in hundredths."""

    issue: IssueId
    ours: OptionId | None
    real: OptionId | None
    paragraphs: tuple[str, ...]
    stronger: int | None
    change: Mapping[Seat, Hundredths]

    @property
    def same(self) -> bool:
        return self.ours == self.real


def history(story: Story, outcome: Outcome) -> tuple[Clause, ...]:
    """Every clause in the order of the agenda; empty where the scenario has no real text."""
    if not story.scenario.history:
        return ()
    return tuple(_clause(story, outcome, issue) for issue in story.agenda.issues)


def _clause(story: Story, outcome: Outcome, issue: IssueId) -> Clause:
    item = story.agenda.issues[issue]
    ours, real = outcome.text.get(issue), story.scenario.history.get(issue, item.fallback)
    strengths = [item.options[option].strength for option in (ours, real) if option is not None]
    return Clause(
        issue,
        ours,
        real,
        item.source,
        strengths[0] - strengths[1] if len(strengths) == 2 else None,
        {
            seat: clause_value(mine, issue, ours) - clause_value(mine, issue, real)
            for seat, mine in story.end.interests.items()
        },
    )
