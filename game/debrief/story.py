"""The story of a record: every act in order, what everybody heard of it, and how the table stood after it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from game.analysis.space import Space, space_of
from game.engine.actions import HOST, Action, Moves
from game.engine.events import Adopted, CapitalAnswered, Event, MandateChanged, News, Proposed, TookBack
from game.engine.scenario import Agenda, IssueId, OptionId, Scenario, Seat, Text
from game.engine.state import Interests, Outcome
from game.engine.view import View
from game.session.record import Fault, Header, Tenure, tenure
from game.session.replay import replay_entries
from game.session.table import PERSON, Entry, Table, Update

CHANGING = (CapitalAnswered, MandateChanged, News, TookBack)
"""Events after which a mandate may be another one."""

Progress = Callable[[float], None]
"""Called with how far the work is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act, and the table after it; number 0 is the opening, which nobody did.

    `round`: the one it was done in. `by`: who held the seat. `events`: all that anybody heard. `agreed`:
    clauses on which the decision rule is met; `text`: with fallbacks for the others. `interests`: of every
    seat that has any, as they stood then.
    """

    number: int
    round: int
    seat: Seat
    by: str
    seconds: int
    action: Action | None
    events: tuple[Event, ...]
    positions: Moves
    agreed: Mapping[IssueId, OptionId]
    text: Mapping[IssueId, OptionId]
    interests: Mapping[Seat, Interests]


@dataclass(frozen=True)
class Story:
    """A game from the opening to where its record ends; `scenario` in the language it is told in.

    `views`: what each seat (None: everybody) may see at the close of every round, in order; the last one is
    where the record ends. `fault`: what is wrong with the record after its last good act.
    """

    scenario: Scenario
    header: Header
    steps: tuple[Step, ...]
    views: tuple[Mapping[Seat | None, View], ...]
    tenures: Mapping[Seat, tuple[Tenure, ...]]
    fault: Fault | None

    @property
    def agenda(self) -> Agenda:
        return self.scenario.agenda

    @property
    def members(self) -> tuple[Seat, ...]:
        return self.scenario.members

    @property
    def end(self) -> Step:
        return self.steps[-1]

    @property
    def outcome(self) -> Outcome | None:
        """How the talks ended; None: they were not finished."""
        return self.views[-1][None].outcome

    @property
    def adopted(self) -> bool:
        return self.outcome is not None and self.outcome.text is not None

    @cached_property
    def adopted_in(self) -> int | None:
        """The round in which the text that stands was adopted."""
        rounds = (s.round for s in reversed(self.steps) if any(isinstance(e, Adopted) for e in s.events))
        return next(rounds, None) if self.adopted else None

    @property
    def rounds(self) -> int:
        """How many rounds were played, the last one perhaps not to its end."""
        return max(self.closes)

    @cached_property
    def closes(self) -> Mapping[int, Step]:
        """The last step of every round that was played, by round; round 0 is the opening."""
        closes: dict[int, Step] = {0: self.steps[0]}
        for step in self.steps[1:]:
            closes[step.round] = step
        return closes

    @cached_property
    def people(self) -> tuple[Seat, ...]:
        """The seats that a person held when the record ends, or last before a minister took over."""
        return tuple(
            seat
            for seat, spans in self.tenures.items()
            if seat != HOST and any(span.holder == PERSON for span in spans)
        )

    def space(self, step: Step) -> Space:
        """Every text there is, by the interests as they stood after a step."""
        key = tuple(id(step.interests.get(seat)) for seat in self.members)
        if key not in self._spaces:
            self._spaces[key] = space_of(self.agenda, step.interests)
        return self._spaces[key]

    @cached_property
    def _spaces(self) -> dict[tuple[int, ...], Space]:
        return {}

    @cached_property
    def offers(self) -> Mapping[int, Proposed]:
        """Every offer that was made, by number."""
        return {e.proposal: e for step in self.steps for e in step.events if isinstance(e, Proposed)}


def offered(offer: Proposed) -> Text:
    """The wordings of an offer, whoever would move there."""
    return {issue: option for moves in offer.moves.values() for issue, option in moves.items()}


def tell(
    header: Header,
    entries: Sequence[Entry],
    fault: Fault | None = None,
    language: str = "",
    progress: Progress | None = None,
) -> Story:
    """The story of a game from its start and its acts. Raises Unreadable where the start is unsound."""
    writer = _Writer(language, len(entries), progress)
    replayed = replay_entries(header, entries, fault, lambda: 0.0, writer.watch)
    return Story(
        replayed.table.scenario_in(language),
        header,
        tuple(writer.steps),
        writer.closed(replayed.table),
        tenure(header, replayed.entries),
        replayed.fault,
    )


class _Writer:
    """Listens to a table that is replayed, and writes down every step."""

    def __init__(self, language: str, entries: int, progress: Progress | None) -> None:
        self._language, self._entries, self._progress = language, max(1, entries), progress
        self.steps: list[Step] = []
        self._views: list[Mapping[Seat | None, View]] = []
        self._heard: dict[int, Event] = {}
        self._round = 0

    def watch(self, table: Table, entry: Entry | None) -> None:
        if entry is None:
            for seat in (None, HOST, *table.scenario.agenda.delegations):
                table.join(seat, self._hear)
        public = table.view(None)
        before, self._round = self._round, public.round
        if entry is not None and public.round != before:
            self._views.append(_views(table, self._language))
        self.steps.append(
            Step(
                number=0 if entry is None else entry.number,
                round=0 if entry is None else before,
                seat="" if entry is None else entry.seat,
                by="" if entry is None else entry.by,
                seconds=0 if entry is None else entry.seconds,
                action=None if entry is None else entry.action,
                events=tuple(self._heard.values()),
                positions=public.positions,
                agreed=public.agreed,
                text=public.text,
                interests=self._known(table),
            )
        )
        if any(isinstance(event, TookBack) for event in self._heard.values()):
            self._take_back(entry.seat if entry is not None else "")
        self._heard.clear()
        if self._progress is not None:
            self._progress(len(self.steps) / self._entries)

    def _known(self, table: Table) -> Mapping[Seat, Interests]:
        """Everybody's interests; looked up again only where something may have changed them."""
        if not self.steps or any(isinstance(event, CHANGING) for event in self._heard.values()):
            return _interests(table)
        return self.steps[-1].interests

    def closed(self, table: Table) -> tuple[Mapping[Seat | None, View], ...]:
        """The views at the close of each round and at the end."""
        return (*self._views, _views(table, self._language))

    def _take_back(self, seat: Seat) -> None:
        """A step that was taken back has never been: neither it nor the taking back is told, and what others
        did meanwhile was done at the table as it is now."""
        now = self.steps.pop()
        last = next((n for n in range(len(self.steps) - 1, 0, -1) if self.steps[n].seat == seat), None)
        if last is not None:
            self.steps[last:] = [
                replace(
                    step,
                    positions=now.positions,
                    agreed=now.agreed,
                    text=now.text,
                    interests=now.interests,
                )
                for step in self.steps[last + 1 :]
            ]

    def _hear(self, update: Update) -> None:
        """What several seats hear is written down once."""
        self._heard |= {id(event): event for event in update.events}


def _views(table: Table, language: str) -> Mapping[Seat | None, View]:
    return {seat: table.view(seat, language) for seat in (None, *table.scenario.agenda.delegations)}


def _interests(table: Table) -> Mapping[Seat, Interests]:
    found = {seat: table.view(seat).interests for seat in table.scenario.agenda.delegations}
    return {seat: mine for seat, mine in found.items() if mine is not None and mine.weights}
