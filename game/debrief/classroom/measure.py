"""One record of a class, measured: what a comparison needs of it, and no more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.debrief.standing import above, most_above, share, text_at_end, values_at_end
from game.debrief.story import Story, tell
from game.engine.draft import with_fallbacks
from game.engine.events import Moved
from game.engine.instructions import interests_at_start
from game.engine.scenario import IssueId, OptionId, Scenario, Seat
from game.engine.scoring import value
from game.session.record import Fault, Unreadable, read


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A game as far as its record is sound; all values in hundredths of a point.

    `check`: two records with the same one are the same game. `names`: of every seat, in every language.
    `values`: of the statement with its footnotes; without one, of going home; of talks that were not
    finished, of the text as it stands. `walk_aways`: of the members, at the end. `share`: of the most that
    all could have had together above going home, 0 to 1 (above it where reservations brought more than any
    text); None where the talks were not finished or nothing was there to be had. `moves`: how often each
    changed a position. `people`: the seats that a person held.
    """

    file: Path
    check: str
    scenario: Scenario
    names: Mapping[Seat, tuple[str, ...]]
    finished: bool
    adopted: bool
    rounds: int
    acts: int
    text: Mapping[IssueId, OptionId]
    agreed: int
    values: Mapping[Seat, int]
    walk_aways: Mapping[Seat, int]
    share: float | None
    moves: Mapping[Seat, int]
    people: tuple[Seat, ...]
    fault: Fault | None

    @property
    def outcome(self) -> str:
        """ "adopted", "failed" or "unfinished"."""
        return "adopted" if self.adopted else "failed" if self.finished else "unfinished"

    @property
    def gains(self) -> Mapping[Seat, int]:
        """What each member has above walking away."""
        return {seat: self.values[seat] - least for seat, least in self.walk_aways.items()}

    @property
    def sum(self) -> int:
        return sum(self.gains.values())

    @property
    def least(self) -> int:
        return min(self.gains.values())

    @property
    def spread(self) -> int:
        """From the member with the least gain to the one with the most."""
        return max(self.gains.values()) - self.least


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is not compared. `why`: "fault" (see `fault`), "closed" (the system does not give it;
    `told`: what it says), "scenario" (another one; `told`: its title), "clauses" (other clauses under the
    same name) or "same" (the same game as the file `told`)."""

    file: Path
    why: str
    fault: Fault | None = None
    told: str = ""


def measured(language: str, file: Path) -> Played | Aside:
    """What there is in a file, told in a language."""
    try:
        reading = read(file)
        story = tell(reading.header, reading.entries, reading.fault, language)
    except Unreadable as unreadable:
        return Aside(file, "fault", unreadable.fault)
    except OSError as error:
        return Aside(file, "closed", told=error.strerror or type(error).__name__)
    return _played(file, reading.check, story)


def _played(file: Path, check: str, story: Story) -> Played:
    end, space = story.end, story.space(story.end)
    values = values_at_end(story)
    finished = story.outcome is not None
    return Played(
        file=file,
        check=check,
        scenario=story.scenario,
        names=_names(story),
        finished=finished,
        adopted=story.adopted,
        rounds=story.rounds,
        acts=end.number,
        text=text_at_end(story),
        agreed=len(end.agreed),
        values=values,
        walk_aways={seat: end.interests[seat].walk_away or 0 for seat in story.members},
        share=share(above(space, values), most_above(space)) if finished else None,
        moves=Counter(e.seat for step in story.steps for e in step.events if isinstance(e, Moved)),
        people=story.people,
        fault=story.fault,
    )


def _names(story: Story) -> Mapping[Seat, tuple[str, ...]]:
    header = story.header
    told = [story.scenario, header.scenario, *header.translations.values()]
    return {
        seat: (*dict.fromkeys(one.agenda.delegations[seat].name for one in told), seat)
        for seat in story.agenda.delegations
    }


def same_numbers(one: Played, other: Played) -> bool:
    """Whether the points of two games can be compared: everybody came with the same instructions."""
    return _numbers(one) == _numbers(other)


def same_clauses(one: Played, other: Played) -> bool:
    """Whether two games were about the same clauses, at the same table."""
    return _clauses(one) == _clauses(other)


def _numbers(played: Played) -> object:
    """All that is no text, which may be in another language."""
    return {
        seat: (
            mandate.walk_away,
            mandate.weights,
            mandate.values,
            [(link.when, link.points) for link in mandate.links],
            {(line.issue, line.options) for line in mandate.red_lines},
        )
        for seat, mandate in played.scenario.mandates.items()
    }


def _clauses(played: Played) -> object:
    agenda = played.scenario.agenda
    issues = {name: (set(issue.options), issue.fallback) for name, issue in agenda.issues.items()}
    return agenda.id, issues, {seat: d.role for seat, d in agenda.delegations.items()}


def history_gains(played: Played) -> Mapping[Seat, int] | None:
    """What the real text would bring every member above walking away, by the instructions it came with; None
    where there is none."""
    scenario = played.scenario
    if not scenario.history:
        return None
    text = with_fallbacks(scenario.agenda, scenario.history)
    wants = {seat: interests_at_start(scenario.mandates[seat]) for seat in scenario.members}
    return {seat: value(mine, text) - (mine.walk_away or 0) for seat, mine in wants.items()}
