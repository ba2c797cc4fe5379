"""A small table for tests, built in Python, and a terse way to play at it.

Three members (north has the chair), an adviser and an observer; four issues. All stand together on
`review` from the start, and apart on the other three.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.engine.actions import HOST, Accept, Action, EndTurn, Moves, Propose
from game.engine.events import Event, seen_by
from game.engine.refusal import Refusal, refusal
from game.engine.rules import Illegal, apply, start
from game.engine.scenario import (
    ALWAYS,
    Agenda,
    AnnexPlace,
    ClausePlace,
    Condition,
    Debrief,
    Decision,
    Delegation,
    Effect,
    Flexibility,
    Happening,
    Issue,
    IssueId,
    Link,
    Mandate,
    Measure,
    Option,
    OptionId,
    Order,
    Paragraph,
    Part,
    Passage,
    Person,
    Procedure,
    RedLine,
    Role,
    Scenario,
    Seat,
    Source,
)
from game.engine.state import Phase, State, digest
from game.engine.view import View, active_seats, view_for

MEMBERS = ("north", "south", "east")
ROLES = {**dict.fromkeys(MEMBERS, Role.MEMBER), "office": Role.ADVISER, "press": Role.OBSERVER}
OFFERED: Mapping[IssueId, Mapping[OptionId, int]] = {  # option -> strength; 0 is the fallback
    "force": {"none": 0, "small": 5, "large": 8},
    "place": {"harbour": 5, "hill": 5},
    "costs": {"open": 0, "shared": 5, "own": 7},
    "review": {"never": 0, "yearly": 6},
}
OPENINGS: Mapping[Seat, Mapping[IssueId, OptionId]] = {
    "north": {"force": "large", "place": "harbour", "costs": "shared", "review": "yearly"},
    "south": {"force": "small", "place": "hill", "costs": "open", "review": "yearly"},
    "east": {"force": "none", "place": "harbour", "costs": "own", "review": "yearly"},
}
WORTH: Mapping[IssueId, tuple[int, tuple[int, ...]]] = {  # weight, and the value of each option in order
    "force": (40, (0, 50, 100)),
    "place": (30, (30, 70)),
    "costs": (20, (10, 60, 35)),
    "review": (10, (0, 100)),
}


def issue(name: IssueId, offered: Mapping[OptionId, int]) -> Issue:
    options = {
        o: Option(o, f"{o} of {name}", strength, f"They note {o}." if strength else "", None)
        for o, strength in offered.items()
    }
    fallback = next((o for o, strength in offered.items() if strength == 0), None)
    return Issue(name, name.title(), "", ("¶1",), fallback, options)


def mandate(
    worth: Mapping[IssueId, tuple[int, tuple[int, ...]]] = WORTH,
    *,
    offered: Mapping[IssueId, Mapping[OptionId, int]] = OFFERED,
    opening: Mapping[IssueId, OptionId] | None = None,
    red_lines: Mapping[IssueId, Iterable[OptionId]] | None = None,
    links: tuple[Link, ...] = (),
    walk_away: int | None = 40,
) -> Mandate:
    return Mandate(
        instructions="Bring home a text.",
        walk_away=walk_away,
        walk_away_text="",
        weights={i: weight for i, (weight, _) in worth.items()},
        values={i: dict(zip(offered[i], values, strict=True)) for i, (_, values) in worth.items()},
        red_lines=tuple(RedLine(i, tuple(options), "") for i, options in (red_lines or {}).items()),
        links=links,
        opening=opening or {},
    )


INSTRUCTIONS_ONLY = mandate({}, walk_away=None)
STATEMENT: tuple[Passage, ...] = (
    Paragraph("The three met in {town}.", "¶1", Part.OPENING),
    *(ClausePlace(name) for name in OFFERED),
    AnnexPlace("Annex"),
)


def table(
    *,
    mandates: Mapping[Seat, Mandate] | None = None,
    roles: Mapping[Seat, Role] = ROLES,
    offered: Mapping[IssueId, Mapping[OptionId, int]] = OFFERED,
    openings: Mapping[Seat, Mapping[IssueId, OptionId]] = OPENINGS,
    red_lines: Mapping[Seat, Mapping[IssueId, Iterable[OptionId]]] | None = None,
    capitals: Mapping[Seat, tuple[Flexibility, ...]] | None = None,
    happenings: Iterable[Happening] = (),
    draw: int | None = None,
    rounds: int = 3,
    initiatives: int = 3,
    decision: Decision = Decision.CONSENSUS,
    share: tuple[int, int] = (1, 2),
    chair: Seat | None = "north",
    reservations: int = 1,
    order: Order = Order.SEQUENTIAL,
) -> Scenario:
    """The small table, with whatever a test needs to be different."""
    wanted = mandates or {}
    people = {"second": Person("second", "A second", "")}
    private = {
        seat: wanted.get(seat)
        or mandate(opening=openings.get(seat), offered=offered, red_lines=(red_lines or {}).get(seat))
        if role is Role.MEMBER
        else wanted.get(seat, INSTRUCTIONS_ONLY)
        for seat, role in roles.items()
    }
    agenda = Agenda(
        id="small-table",
        language="en",
        title="A small table",
        summary="",
        note="",
        source=Source("", "", "", 0, 0),
        teaches=(),
        minutes=10,
        no_agreement="",
        procedure=Procedure(rounds, initiatives, decision, share, chair, reservations, order),
        placeholders={"town": "Port"},
        issues={name: issue(name, options) for name, options in offered.items()},
        delegations={
            seat: Delegation(seat, seat.title(), "", "none", role, "", people if seat == "south" else {})
            for seat, role in roles.items()
        },
        statement=tuple(p for p in STATEMENT if not isinstance(p, ClausePlace) or p.issue in offered),
        baskets={"work": "Work"},
        annex={"a1": Measure("a1", "A1", "work", {"force": ("small", "large")}, "A staff in {town}.")},
    )
    return Scenario(
        agenda=agenda,
        mandates=private,
        team_instructions={"south": {"second": "Keep the notes."}},
        capitals=capitals or {},
        happenings={h.id: h for h in happenings},
        draw=draw,
        history={},
        debrief=Debrief((), (), (), ""),
    )


def two_members(**changes: Any) -> Scenario:
    """North and south alone, without a chair."""
    roles = {"north": Role.MEMBER, "south": Role.MEMBER}
    return table(**{"roles": roles, "chair": None, **changes})


def together(**stands: OptionId) -> dict[Seat, dict[IssueId, OptionId]]:
    """Openings with all members together on the options named."""
    return {seat: {**OPENINGS[seat], **stands} for seat in MEMBERS}


def simultaneous(**changes: Any) -> Scenario:
    return table(**{"order": Order.SIMULTANEOUS, **changes})


def majority(**changes: Any) -> Scenario:
    return table(**{"decision": Decision.MAJORITY, **changes})


def flexibility(
    about: IssueId,
    *,
    allow: tuple[OptionId, ...] = (),
    points: Mapping[OptionId, int] | None = None,
    walk_away: int = 0,
    from_round: int = 1,
    condition: Condition = ALWAYS,
    unasked: bool = False,
) -> Flexibility:
    return Flexibility(about, allow, points or {}, walk_away, from_round, condition, unasked, "because")


def happening(
    name: str,
    *effects: Effect,
    rounds: tuple[int, int] | None = None,
    condition: Condition | None = None,
    to: tuple[Seat, ...] | None = None,
) -> Happening:
    return Happening(name, name.title(), f"News of {name}.", rounds, condition, to, effects, "design", "")


def moves(**wanted: str) -> Moves:
    """`moves(north="force=small costs=own", south="place=hill")`."""
    pairs = {seat: [move.split("=") for move in text.split()] for seat, text in wanted.items()}
    return {seat: dict(move) for seat, move in pairs.items()}


def offer(public: bool = False, **wanted: str) -> Propose:
    return Propose(moves(**wanted), public)


class Play:
    """A game under way, through start, apply, view_for and refusal. `events`: those of the last action."""

    def __init__(self, scenario: Scenario | None = None, seed: int = 1) -> None:
        self.state: State = start(scenario or table(), seed)
        self.events: tuple[Event, ...] = ()

    @property
    def active(self) -> tuple[Seat, ...]:
        return active_seats(self.state)

    def view(self, seat: Seat | None) -> View:
        return view_for(self.state, seat)

    def do(self, seat: Seat, *actions: Action) -> "Play":
        for action in actions:
            self.state, self.events = apply(self.state, action, seat)
        return self

    def host(self, *actions: Action) -> "Play":
        return self.do(HOST, *actions)

    def propose(self, seat: Seat, proposal: Action) -> int:
        """Puts a proposal on the table and returns its number."""
        self.do(seat, proposal)
        return self.state.proposals[-1].id

    def end(self, *seats: Seat) -> "Play":
        """Each of these ends its turn; nobody named: whoever's turn it is."""
        for seat in seats or self.active[:1]:
            self.do(seat, EndTurn())
        return self

    def until(self, seat: Seat) -> "Play":
        """Turns pass until it is this seat's."""
        while self.active and self.active[0] != seat:
            self.end()
        assert self.active, f"it is never the turn of {seat}"
        return self

    def next_round(self, rounds: int = 1) -> "Play":
        for _ in range(rounds):
            now = self.state.round
            while self.state.phase is Phase.TALKS and self.state.round == now:
                self.end()
        return self

    def closed(self, seat: Seat, proposal: Propose) -> "Play":
        """A proposal, accepted by every party in turn; turns pass meanwhile where they must."""
        number = self.propose(seat, proposal)
        for party in self.state.proposals[-1].parties:
            if party != seat:
                if party not in self.active:
                    self.until(party)
                self.do(party, Accept(number))
        assert all(p.id != number for p in self.state.proposals)
        return self

    def answers(self, *answers: Action) -> "Play":
        """The members' answers to the silence procedure, in their order."""
        for seat, answer in zip(self.state.positions, answers, strict=True):
            self.do(seat, answer)
        return self

    def stands(self, seat: Seat, name: IssueId) -> OptionId:
        return self.state.positions[seat][name]

    def why(self, seat: Seat | None, action: Action) -> Refusal:
        """The refusal of this action; it must be refused, by apply as by refusal, and change nothing."""
        before = digest(self.state)
        refused = refusal(self.view(seat), action)
        assert refused is not None, f"{seat} may {action}"
        with pytest.raises(Illegal) as raised:
            apply(self.state, action, seat or "")
        assert raised.value.refusal.code == refused.code
        assert digest(self.state) == before
        return refused

    def refused(self, seat: Seat | None, action: Action) -> str:
        return self.why(seat, action).code

    def may(self, seat: Seat, action: Action) -> bool:
        return refusal(self.view(seat), action) is None

    def heard(self, seat: Seat | None, kind: type[Event]) -> list[Any]:
        """The events of this kind that the last action brought and the seat may see."""
        return [e for e in self.events if isinstance(e, kind) and seen_by(e, seat)]


def changed(state: State, **changes: Any) -> State:
    return replace(state, **changes)
