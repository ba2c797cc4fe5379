"""A game as the screens have it: people act, ministers think off the frame, and nothing secret comes out."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.engine.actions import HOST, Action, HandOver, Pause, Resume
from game.engine.events import Event, Proposed
from game.engine.refusal import Refusal
from game.engine.scenario import Agenda, Debrief, IssueId, OptionId, Seat
from game.engine.speech import Remark
from game.engine.state import Phase
from game.engine.view import View
from game.i18n import Words
from game.sentences.heard import Heard
from game.sentences.names import seat_name
from game.session.table import PERSON, Table, Update
from game.ui.clerk import SECRET, Aside, aloud, as_entered, aside
from game.ui.ministers import Ministers
from game.ui.thinking import Due, Minds

if TYPE_CHECKING:
    from game.ministers.coach import Advice
    from game.ui.house import Source

MOST_ACTS = 500


@dataclass(frozen=True, slots=True)
class Acted:
    """What somebody heard of one act of a minister."""

    seat: Seat
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What the real text says, clause by clause, and what there is to talk about."""

    history: Mapping[IssueId, OptionId]
    debrief: Debrief


class Game:
    """The table, the people at the screen and the ministers. Only the thread that made it may use it.

    A seat that nobody here plays has no view here. The clerk of a table enters everybody's acts and sees what
    is public: a view of a seat is then the public one with that seat's conduct, and with no interests at all,
    so that what is private is refused only when it is done.

    `file`: its record; None: it is not kept, and `unkept` says why. `unsaved`: why the last act could not be
    put on disk; it has not happened then, and nothing happens until `retry`. `failed`: the seat whose
    minister cannot decide; `retry`, or hand the seat to somebody else. `changed`: called after every act.
    `again`: begins another game of the same scenario and figures, given people and the styles of ministers.
    `revealed`: everybody's instructions have been opened before; `reveals` keeps that they are, or raises
    Unplayable.
    """

    def __init__(
        self,
        table: Table,
        heard: Heard,
        minds: Minds,
        *,
        seed: int,
        file: Path | None = None,
        clerk: bool = False,
        unkept: str = "",
        closed: Callable[[], None] = lambda: None,
        again: "Callable[[Sequence[Seat], Mapping[Seat, str]], Game] | None" = None,
        revealed: bool = False,
        reveals: Callable[[], None] = lambda: None,
        source: "Callable[[], Source] | None" = None,
    ) -> None:
        self.file, self.clerk, self.unkept = file, clerk, unkept
        self.unsaved = ""
        self.again, self._source = again, source
        self.changed: Callable[[], None] = lambda: None
        self._table, self._heard, self._minds, self._seed = table, heard, minds, seed
        self._closed: Callable[[], None] | None = closed
        self._ministers = Ministers(minds, self._due, self._decided)
        self._pending: tuple[Seat, Action] | None = None
        self._refused: dict[Seat, Refusal] = {}
        self._reveals, self._revealed = reveals, False
        self._views: tuple[int, dict[tuple[Seat | None, str], View]] = (-1, {})
        self._agendas: dict[str, Agenda] = {}
        self._acting: Seat | None = None
        viewers = (None, *table.scenario.agenda.delegations)
        self._acts: dict[Seat | None, deque[Acted]] = {v: deque(maxlen=MOST_ACTS) for v in viewers}
        for viewer in viewers:
            table.join(viewer, partial(self._watch, viewer))
        self._revealed = revealed and self.over

    # what there is to see

    @property
    def people(self) -> tuple[Seat, ...]:
        """The seats that people play at this screen; with a clerk, all that take turns."""
        return tuple(s for s in self._table.scenario.agenda.delegations if self._table.holder(s) == PERSON)

    @property
    def active(self) -> tuple[Seat, ...]:
        """Whom the game waits for; empty when it is paused or over."""
        return () if self._revealed else self._table.active

    @property
    def number(self) -> int:
        """How many acts there have been."""
        return self._table.number

    @property
    def over(self) -> bool:
        """There is an outcome, and nobody is asked for anything. A settlement may still be requested."""
        return self._view(None, "").phase is Phase.OVER and not self.active

    @property
    def revealed(self) -> bool:
        return self._revealed

    @property
    def seed(self) -> int | None:
        """Once it is over: who knows the seed knows what is to come."""
        return self._seed if self.over else None

    def agenda(self, language: str = "") -> Agenda:
        if language not in self._agendas:
            self._agendas[language] = self._table.view(None, language).agenda
        return self._agendas[language]

    def view(self, seat: Seat | None, language: str = "") -> View:
        """What the seat may see now. Raises LookupError for a seat that nobody here plays."""
        if seat is None or self._revealed or not self.clerk:
            return self._view(self._own(seat), language)
        return as_entered(self._view(self._own(seat), language), self._view(None, language))

    def aside(self, seat: Seat, language: str = "") -> Aside:
        """What a delegation that has its instructions on paper must be told alone, behind the curtain."""
        own, public = self._view(self._own(seat), language), self._view(None, language)
        return aside(own, public, self._refused.get(seat))

    def reveal(self) -> bool:
        """Opens everybody's instructions, once it is over; nobody ever acts any more then. Whether it did.

        Raises Unplayable where that could not be kept: then they stay closed.
        """
        if self.over and not self._revealed:
            self._reveals()
            self._revealed = True
        return self._revealed

    @property
    def source(self) -> "Source":
        """Its record, to be debriefed. Raises LookupError before everybody's instructions are open."""
        if not self._revealed or self._source is None:
            raise LookupError("the instructions are not open")
        return self._source()

    def afterwards(self, language: str = "") -> Afterwards:
        """What nobody may know before the end. Raises LookupError while the talks go on."""
        if not self.over:
            raise LookupError("the talks go on")
        scenario = self._table.scenario_in(language)
        return Afterwards(scenario.history, scenario.debrief)

    def heard(self, seat: Seat | None) -> tuple[Event, ...]:
        """Everything the seat has heard, in order."""
        return self._heard.events(self._ear(seat))

    def fresh(self, seat: Seat | None) -> tuple[Event, ...]:
        """What the seat has heard since it last looked."""
        return self._heard.fresh(self._ear(seat))

    def looked(self, seat: Seat | None) -> None:
        self._heard.looked(self._ear(seat))

    def offers(self, seat: Seat | None) -> Mapping[int, Proposed]:
        """The offers the seat has heard of, by number."""
        return self._heard.offers(self._ear(seat))

    def ending(self, seat: Seat | None) -> tuple[Event, ...]:
        """The last act of the talks, as the seat heard it."""
        return self._heard.ending(self._ear(seat))

    def needs_briefing(self, seat: Seat) -> bool:
        """Whether this seat has never been played yet; asked once, it has been."""
        return self._heard.needs_briefing(seat)

    def acted(self, viewer: Seat | None) -> tuple[Acted, ...]:
        """What ministers did since this was last asked, as far as the viewer heard of it."""
        acts = self._acts[self._ear(viewer)]
        new = tuple(acts)
        acts.clear()
        return new

    # what can be done

    def submit(self, seat: Seat, action: Action) -> Refusal | None:
        """Acts for a seat that somebody here plays; a refusal changes nothing.

        None with `unsaved` set: it could not be kept and has not happened; `retry` does it again.
        """
        if self._revealed:
            return Refusal("over", {})
        if seat not in self.people:
            return Refusal("no-seat", {})
        refused = self._put(seat, aloud(action) if self.clerk else action)
        self._refused.pop(seat, None)
        if refused is not None and refused.code in SECRET:
            self._refused[seat] = refused
        return refused

    def take_over(self, seat: Seat) -> Refusal | None:
        """A person here plays the seat from now on."""
        return self._host(HandOver(seat, PERSON))

    def hand_over(self, seat: Seat, style: str) -> Refusal | None:
        """A minister of this style plays the seat from now on. Raises KeyError: there is no such style."""
        self._minds.seat(seat, style)
        return self._host(HandOver(seat, f"minister:{style}"))

    def pause(self) -> Refusal | None:
        return self._host(Pause())

    def resume(self) -> Refusal | None:
        return self._host(Resume())

    @property
    def paused(self) -> bool:
        return self._view(None, "").paused

    @property
    def failed(self) -> Seat | None:
        return self._ministers.failed

    @property
    def stuck(self) -> bool:
        """Nothing happens until `retry`; `trouble` says why."""
        return bool(self.unsaved) or self.failed is not None

    def retry(self) -> bool:
        """Tries again what could not be kept or decided; whether nothing is in the way any more."""
        pending, self._pending = self._pending, None
        self.unsaved, self._ministers.failed = "", None
        if pending is not None:
            self._put(*pending)
        return not self.unsaved

    def trouble(self, words: Words) -> str:
        """Why nothing happens, in a sentence; empty: all is well."""
        if self.unsaved:
            return words("ui.trouble.unsaved", why=self.unsaved)
        if self.failed is not None:
            who = seat_name(self.agenda(words.language), self.failed)
            return words("ui.trouble.minister", who=who, why=self._ministers.why)
        return ""

    def warning(self, words: Words) -> str:
        """That the game is not kept, in a sentence; empty: it is."""
        return words("ui.unkept", why=self.unkept) if self.unkept else ""

    def close(self) -> None:
        """Lets go of the record and forgets what is being thought. Everything that was done is on disk."""
        closed, self._closed = self._closed, None
        if closed is not None:
            self._ministers.close()
            closed()

    # ministers

    @property
    def thinking(self) -> Seat | None:
        """Whose minister decides now, or waits for its act to be watched."""
        return self._ministers.thinking

    def tick(self, now: float, pace: float) -> bool:
        """Lets ministers think and act; never waits. Whether anything is different from before.

        An act comes when it is decided and `pace` seconds have passed since the one before it.
        """
        if self._closed is None or self._revealed or self.stuck:
            return False
        return self._ministers.tick(self.number, now, pace)

    def wait(self) -> None:
        """Until the decision under way is made: for those who have no frames to draw."""
        self._ministers.wait()

    def why(self, asker: Seat, seat: Seat, act: Event) -> Remark | None:
        """Why a minister did what the asker has heard of. None, here and below: there is no answer."""
        return self._minds.why(asker, seat, act) if self._answers(asker, seat) else None

    def why_stand(self, asker: Seat, seat: Seat, issue: IssueId) -> Remark | None:
        return self._minds.why_stand(asker, seat, issue) if self._answers(asker, seat) else None

    def why_answer(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        return self._minds.why_answer(asker, seat, number) if self._answers(asker, seat) else None

    def would_need(self, asker: Seat, seat: Seat, number: int) -> Remark | None:
        return self._minds.would_need(asker, seat, number) if self._answers(asker, seat) else None

    def coach(self, seat: Seat) -> "tuple[Advice, ...]":
        """Sound next steps of a person's seat; none for the clerk, whose screen knows nobody's interests."""
        from game.ministers.coach import advice  # here, so that the first frame need not wait for numpy

        return () if self.clerk else advice(self._view(self._own(seat), ""))

    def _due(self) -> Due | None:
        people = self.people
        seat = next((s for s in self.active if s not in people), None)
        if seat is None or self.unsaved:
            return None
        return Due(seat, self._table.seq(seat), self._view(seat, ""))

    def _decided(self, seat: Seat, action: Action) -> Refusal | None:
        return self._put(seat, aloud(action) if self.clerk else action)

    def _answers(self, asker: Seat, seat: Seat) -> bool:
        return asker in self.people and seat not in self.people

    # underneath

    def _host(self, action: Action) -> Refusal | None:
        if self._revealed:
            return Refusal("over", {})
        refused = self._put(HOST, action)
        if refused is None and isinstance(action, HandOver) and action.seat == self.failed:
            self._ministers.failed = None
        return refused

    def _put(self, seat: Seat, action: Action) -> Refusal | None:
        """Gives an act to the table, and remembers it where it could not be kept."""
        if self._closed is None:
            raise RuntimeError("the game was closed")
        self._acting = None if seat == HOST or seat in self.people else seat
        try:
            refused = self._table.submit(seat, self._table.seq(seat), action)
        except OSError as error:
            self.unsaved, self._pending = error.strerror or str(error) or type(error).__name__, (seat, action)
            return None
        finally:
            self._acting = None
        if refused is None:
            self.unsaved, self._pending = "", None
            self.changed()
        return refused

    def _watch(self, viewer: Seat | None, update: Update) -> None:
        if self._acting is not None:
            self._acts[viewer].append(Acted(self._acting, update.events))

    def _view(self, seat: Seat | None, language: str) -> View:
        """The same object as long as nothing has happened."""
        if self._views[0] != self.number:
            self._views = self.number, {}
        views = self._views[1]
        if (seat, language) not in views:
            views[seat, language] = self._table.view(seat, language)
        return views[seat, language]

    def _own(self, seat: Seat | None) -> Seat | None:
        if seat is not None and not self._revealed and seat not in self.people:
            raise LookupError(f"nobody here plays {seat}")
        return seat

    def _ear(self, seat: Seat | None) -> Seat | None:
        own = self._own(seat)
        return None if self.clerk and not self._revealed else own
