"""A small table for the tests of sessions: five delegations, three issues, a capital and the world."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from random import Random
from typing import Any

from game.engine.actions import (
    HOST,
    Accept,
    Action,
    AskCapital,
    BreakSilence,
    CallAdoption,
    ChairText,
    Counter,
    Decline,
    EndTurn,
    Extend,
    HandOver,
    Join,
    JoinWithReservation,
    Lapse,
    Move,
    Pause,
    Propose,
    Release,
    Reopen,
    Resume,
    Speak,
    TakeBack,
    Withdraw,
)
from game.engine.scenario import (
    ALWAYS,
    AddPoints,
    AddRounds,
    Agenda,
    ClausePlace,
    Condition,
    Debrief,
    Decision,
    Delegation,
    Flexibility,
    Happening,
    Issue,
    Link,
    Mandate,
    Measure,
    Option,
    Order,
    Paragraph,
    Part,
    Person,
    Procedure,
    RedLine,
    Role,
    Scenario,
    Seat,
    SetRedLine,
    Source,
)
from game.engine.speech import Remark, Words
from game.engine.state import Phase
from game.session.record import Header, entry_line, header_line
from game.session.table import Entry, Table

ISSUES = {
    "border": ("silent", "talk", "open"),
    "water": ("silent", "share", "pool"),
    "trade": ("free", "fair"),
}
HOLDERS = {"arden": "person", "belmar": "minister:builder", "corva": "person", "union": "minister:mediator"}


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _issue(name: str, options: tuple[str, ...]) -> Issue:
    return Issue(
        name,
        f"The {name}",
        "from less to more",
        (),
        "silent" if "silent" in options else None,
        {
            o: Option(o, o.title(), step, "" if o == "silent" else f"They agree to {o}.", None)
            for step, o in enumerate(options)
        },
    )


def _mandate(order: int) -> Mandate:
    return Mandate(
        instructions=f"Instructions number {order}",
        walk_away=20 + order,
        walk_away_text="Better none than this",
        weights={"border": 50, "water": 30, "trade": 20},
        values={
            issue: {o: (40 * step + 30 * order) % 101 for step, o in enumerate(options)}
            for issue, options in ISSUES.items()
        },
        red_lines=(RedLine("border", ("open",), "The generals"),) if order == 1 else (),
        links=(Link({"water": ("pool",), "trade": ("fair",)}, 4, "Both or neither"),),
        opening={"water": "silent"} if order == 2 else {},
    )


def _delegation(seat: Seat, role: Role) -> Delegation:
    team = {"aide": Person("aide", f"Aide of {seat}", "")} if seat == "arden" else {}
    return Delegation(seat, seat.title(), f"Minister of {seat.title()}", "none", role, "", team)


def small(rounds: int = 6, order: Order = Order.SEQUENTIAL) -> Scenario:
    """Arden (in the chair), Belmar and Corva decide; the union advises; the press watches."""
    members = ("arden", "belmar", "corva")
    agenda = Agenda(
        id="small",
        language="en",
        title="A small table",
        summary="",
        note="",
        source=Source("", "", "", 0, 0),
        teaches=(),
        minutes=5,
        no_agreement="",
        procedure=Procedure(rounds, 3, Decision.CONSENSUS, (1, 1), "arden", 1, order),
        placeholders={"year": "1999"},
        issues={name: _issue(name, options) for name, options in ISSUES.items()},
        delegations={
            **{seat: _delegation(seat, Role.MEMBER) for seat in members},
            "union": _delegation("union", Role.ADVISER),
            "press": _delegation("press", Role.OBSERVER),
        },
        statement=(Paragraph("They met.", "", Part.OPENING), *map(ClausePlace, ISSUES)),
        baskets={"all": "Everything"},
        annex={"a1": Measure("a1", "", "all", {"trade": ("fair",)}, "A committee.")},
    )
    return Scenario(
        agenda=agenda,
        mandates={seat: _mandate(order) for order, seat in enumerate(members)},
        team_instructions={"arden": {"aide": "Take notes"}},
        capitals={
            "belmar": (
                Flexibility("border", ("open",), {"open": 15}, -2, 2, ALWAYS, False, "The generals sleep"),
                Flexibility("water", (), {"pool": 5}, 0, 1, Condition(event="flood"), True, "The flood"),
            )
        },
        happenings={
            "flood": Happening(
                "flood", "A flood", "Water!", (2, 4), None, None, (AddRounds(1),), "design", ""
            ),
            "leak": Happening(
                "leak",
                "A leak",
                "Read all about it",
                None,
                None,
                ("corva",),
                (AddPoints("corva", "trade", "fair", 10), SetRedLine("corva", "water", "silent")),
                "design",
                "",
            ),
        },
        draw=None,
        history={"border": "talk"},
        debrief=Debrief((), (), (), ""),
    )


def in_chinese(scenario: Scenario) -> Scenario:
    agenda = scenario.agenda
    issue = replace(agenda.issues["border"], title="边界")
    issues = {name: issue if name == "border" else old for name, old in agenda.issues.items()}
    return replace(scenario, agenda=replace(agenda, language="zh-CN", title="一张小桌子", issues=issues))


def header(rounds: int = 6, seed: int = 7) -> Header:
    scenario = small(rounds)
    return Header(scenario, {"zh-CN": in_chinese(scenario)}, seed, HOLDERS)


def guesses(table: Table, rng: Random) -> Iterator[tuple[Seat, Action]]:
    """Without end: what somebody might try next, allowed or not; with luck it drives the game on."""
    while True:
        yield HOST, Resume()
        seat = rng.choice(table.active or (HOST,))
        issue = rng.choice(tuple(ISSUES))
        option = rng.choice(ISSUES[issue])
        numbers = [p.id for p in table.view(seat).proposals] or [10_000]
        number = rng.choice(numbers)
        others = [s for s in ("arden", "belmar", "corva") if s != seat]
        moves = {seat: {issue: option}, rng.choice(others): {"trade": "fair"}}
        needs = Remark("needs", ((issue, option),), easy=("trade",))
        note: Words = rng.choice(("", needs, "好。\n“Tomorrow”, then"))
        if table.view(None).phase is Phase.SILENCE:
            choices: tuple[Action, ...] = (
                BreakSilence(issue, note),
                Join(),
                JoinWithReservation((issue,)),
            )
            yield seat, rng.choice(choices)
            continue
        choices = (
            Move(issue, option),
            Propose(moves, rng.random() < 0.5, note),
            ChairText({issue: option}, note),
            Accept(number),
            Decline(number, note),
            Counter(number, moves),
            Withdraw(number),
            Reopen(issue, option),
            AskCapital(issue),
            Speak(
                note if isinstance(note, str) and note else "Hm.",
                ("corva",) if rng.random() < 0.3 and seat != "corva" else (),
            ),
            TakeBack(),
            EndTurn(),
            Lapse(),
        )
        yield seat, rng.choice(choices)
        if rng.random() < 0.05:
            yield seat, CallAdoption()
        if rng.random() < 0.1:
            host: tuple[Action, ...] = (
                Pause(),
                HandOver("corva", rng.choice(("person", "minister:hawk"))),
                Release("leak"),
                Extend(1),
            )
            yield HOST, rng.choice(host)


def play(table: Table, rng: Random, actions: int) -> int:
    """Carries out up to so many actions; how many it were before the game was over."""
    done = 0
    for seat, action in guesses(table, rng):
        if done == actions or table.view(None).phase is Phase.OVER:
            return done
        if table.submit(seat, table.seq(seat), action) is None:
            done += 1
    raise AssertionError("guesses go on without end")


def recorded(start: Header, entries: Iterable[Entry]) -> bytes:
    """The bytes of a record."""
    line, check = header_line(start)
    lines = [line]
    for entry in entries:
        line, check = entry_line(entry, check)
        lines.append(line)
    return b"".join(lines)


def sample(actions: int = 40, seed: int = 3) -> bytes:
    """The record of the first actions of a game."""
    start, entries = header(), list[Entry]()
    table = Table(start.scenario, start.seed, start.holders, clock=Clock(), keep=entries.append)
    assert play(table, Random(seed), actions) == actions
    return recorded(start, entries)


def trees(record: bytes) -> list[dict[str, Any]]:
    """What the lines of a record say, without their checks."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in record.splitlines()]
    for line in lines:
        del line["check"]
    return lines


def written(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def sealed(bodies: Iterable[bytes]) -> bytes:
    """Lines with the checks a forger gives them: by docs/record-format.md, not by the program."""
    lines, check = [], ""
    for body in bodies:
        check = blake2b(check.encode() + body, digest_size=16).hexdigest()
        lines.append(body[:-1] + b',"check":"%s"}\n' % check.encode())
    return b"".join(lines)


def forged(lines: Iterable[Mapping[str, Any]]) -> bytes:
    return sealed(written(line) for line in lines)
