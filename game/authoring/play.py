"""play.yaml: texts with what they are worth, and short games with how they end."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Protocol

from game import codec
from game.authoring.checks.check import Check, Found, error
from game.codec import JsonTree, Path, Undecodable, near
from game.engine.actions import HOST, Accept, Action, Counter, Decline, Withdraw
from game.engine.draft import with_fallbacks
from game.engine.events import Event, Proposed
from game.engine.instructions import interests_at_start
from game.engine.refusal import Refusal
from game.engine.scenario import IssueId, OptionId, Scenario, Seat
from game.engine.scoring import outcome_value, value
from game.engine.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCase:
    """A text, and what it is worth to delegations. An issue left out is open."""

    name: str
    text: Mapping[IssueId, OptionId]
    values: Mapping[Seat, float]


class Outcome(StrEnum):
    ADOPTED = "adopted"
    NO_STATEMENT = "no_statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a game ends: whatever is written must come out."""

    outcome: Outcome | None = None
    round: int | None = None
    values: Mapping[Seat, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GameCase:
    """A game: every action in order, each with its seat."""

    name: str
    seed: int = 1
    actions: tuple[Any, ...]
    end: End = End()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """What must come out as written."""

    texts: tuple[TextCase, ...] = ()
    games: tuple[GameCase, ...] = ()


class Table(Protocol):
    """As much of a table as a case needs; see game.session.table."""

    def submit(self, seat: Seat, seq: int, action: Action) -> Refusal | None: ...
    def seq(self, seat: Seat | None) -> int: ...
    def view(self, seat: Seat | None) -> View: ...
    def join(self, seat: Seat | None, listener: Callable[[Any], None]) -> None: ...


OpenTable = Callable[[Scenario, int], Table]


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a game could not go on; paths lead from the game to what is wrong in it."""

    faults: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario's cases, and the games as they went: the table, or where it stopped."""

    scenario: Scenario
    cases: Cases
    games: tuple[Table | Stop, ...]


def played(scenario: Scenario, cases: Cases, open_table: OpenTable) -> Played:
    """Plays every game of the cases."""
    return Played(scenario, cases, tuple(_game(scenario, game, open_table) for game in cases.games))


def _game(scenario: Scenario, game: GameCase, open_table: OpenTable) -> Table | Stop:
    table = open_table(scenario, game.seed)
    numbers: list[int] = []

    def listen(update: Any) -> None:
        events: Sequence[Event] = update.events
        numbers.extend(e.proposal for e in events if isinstance(e, Proposed) and e.proposal not in numbers)

    for seat in scenario.agenda.delegations:
        table.join(seat, listen)
    for n, written in enumerate(game.actions):
        try:
            seat, action = _action(scenario, written)
            if isinstance(action, Accept | Decline | Withdraw | Counter):
                action = _with_number(action, numbers)
        except _Unusable as unusable:
            return Stop(tuple(replace(f, path=("actions", n, *f.path)) for f in unusable.faults))
        refused = table.submit(seat, table.seq(seat), action)
        if refused is not None:
            details = ", ".join(f"{name}: {value}" for name, value in refused.args.items())
            why = f"{refused.code} ({details})" if details else refused.code
            return Stop((Found(("actions", n), f"the rules refuse this action of {seat!r}: {why}"),))
    return table


class _Unusable(Exception):
    """What is written is no action."""

    def __init__(self, *faults: Found) -> None:
        super().__init__(faults)
        self.faults = faults


def _with_number(action: Accept | Decline | Withdraw | Counter, numbers: Sequence[int]) -> Action:
    """The action on the proposal that the engine knows by a number of its own."""
    if not 1 <= action.proposal <= len(numbers):
        hint = "the proposals of a game are counted from 1, in the order they are made"
        raise _Unusable(Found(("proposal",), f"there is no proposal {action.proposal} yet", hint))
    return replace(action, proposal=numbers[action.proposal - 1])


def _action(scenario: Scenario, written: JsonTree) -> tuple[Seat, Action]:
    if not isinstance(written, dict):
        raise _Unusable(Found((), f"an action should be a mapping, not {codec.described(written)}"))
    seat = written.get("seat")
    seats = (*scenario.agenda.delegations, HOST)
    if not isinstance(seat, str) or seat not in seats:
        raise _Unusable(Found(("seat",), f"there is no seat {seat!r}", near(seat, seats)))
    try:
        action: Action = codec.decode({k: v for k, v in written.items() if k != "seat"}, Action)
    except Undecodable as bad:
        raise _Unusable(
            *(Found(f.path, f"this {f.message}", f.hint, at_key=f.kind == "unknown-key") for f in bad.flaws)
        ) from None
    return seat, action


@error
def case_names_nothing(p: Played) -> Iterator[Found]:
    """A case names an issue, an option or a delegation that the scenario does not have."""
    issues, mandates = p.scenario.agenda.issues, p.scenario.mandates
    for n, case in enumerate(p.cases.texts):
        for issue, option in case.text.items():
            path: Path = ("texts", n, "text", issue)
            if issue not in issues:
                yield Found(path, f"there is no issue {issue!r}", near(issue, issues), at_key=True)
            elif option not in issues[issue].options:
                hint = near(option, issues[issue].options)
                yield Found(path, f"{issue!r} has no option {option!r}", hint)
    for path, seat in _valued(p.cases):
        if seat not in mandates:
            yield Found(path, f"there is no delegation {seat!r}", near(seat, mandates), at_key=True)


def _valued(cases: Cases) -> Iterator[tuple[Path, Seat]]:
    for n, case in enumerate(cases.texts):
        yield from ((("texts", n, "values", seat), seat) for seat in case.values)
    for n, game in enumerate(cases.games):
        yield from ((("games", n, "end", "values", seat), seat) for seat in game.end.values or {})


@error
def text_not_worth_this(p: Played) -> Iterator[Found]:
    """A text is worth something else to a delegation than its case says, by more than 0.1 of a point."""
    issues = p.scenario.agenda.issues
    for n, case in enumerate(p.cases.texts):
        if all(i in issues and o in issues[i].options for i, o in case.text.items()):
            text = with_fallbacks(p.scenario.agenda, case.text)
            for seat, expected in case.values.items():
                if seat in p.scenario.mandates:
                    worth = value(interests_at_start(p.scenario.mandates[seat]), text)
                    yield from _compared(("texts", n, "values", seat), seat, expected, worth)


@error
def game_cannot_go_on(p: Played) -> Iterator[Found]:
    """An action of a game cannot be read, or the rules refuse it. The refusal is named."""
    for n, game in enumerate(p.games):
        if isinstance(game, Stop):
            yield from (replace(fault, path=("games", n, *fault.path)) for fault in game.faults)


@error
def game_ends_otherwise(p: Played) -> Iterator[Found]:
    """A game ends with another outcome, in another round or with other values than its case says."""
    for n, (case, table) in enumerate(zip(p.cases.games, p.games, strict=True)):
        if not isinstance(table, Stop):
            yield from _end(p, ("games", n, "end"), case.end, table)


def _end(p: Played, path: Path, end: End, table: Table) -> Iterator[Found]:
    view = table.view(None)
    if view.outcome is None:
        if end.outcome or end.values:
            yield Found(path, "the game is not over after its last action", "play it to its end")
        return
    outcome = Outcome.NO_STATEMENT if view.outcome.text is None else Outcome.ADOPTED
    if end.outcome is not None and end.outcome is not outcome:
        yield Found((*path, "outcome"), f"the game ends {outcome}, not {end.outcome}")
    if end.round not in (None, view.round):
        yield Found((*path, "round"), f"the game ends in round {view.round}, not {end.round}")
    for seat, expected in (end.values or {}).items():
        interests = table.view(seat).interests
        if interests is not None:
            worth = outcome_value(p.scenario.agenda, interests, view.outcome, seat)
            yield from _compared((*path, "values", seat), seat, expected, worth)


def _compared(path: Path, seat: Seat, expected: float, worth: int) -> Iterator[Found]:
    """`worth` in hundredths; half a tenth may be rounded either way."""
    if abs(worth - round(expected * 100)) > 5:
        yield Found(path, f"to {seat!r} this is worth {worth / 100:g}, not {expected:g}")


CHECKS: tuple[Check[Played], ...] = (
    case_names_nothing,
    text_not_worth_this,
    game_cannot_go_on,
    game_ends_otherwise,
)
