"""The draft on paper: every clause, agreed or in brackets with who stands behind each wording."""

from collections.abc import Callable, Iterator, Sequence

from game.engine.actions import Move, Reopen
from game.engine.draft import supporters
from game.engine.events import ClauseAgreed, ClauseReopened, Event, Moved
from game.engine.scenario import IssueId, OptionId
from game.engine.statement import wording
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button, Entry, Press
from game.ui.kit.leaves import Icon, Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.kit.scroll import Scroll
from game.ui.screens.trade.trade import Trade
from game.ui.text.paragraph import Span

FILTERS = ("all", "open", "agreed", "mine", "changed")
LOW = 440
"""In a window lower than this, in the design's units, the page is all clauses."""
FEW = 5
"""So many flags stand beside a wording on one line."""
PRIORITIES = 4
"""How many of the clauses that matter most to me count as my priorities."""

OpenClause = Callable[[IssueId, OptionId | None], None]


def changed_clauses(events: Sequence[Event]) -> frozenset[IssueId]:
    """The clauses on which something has moved."""
    return frozenset(e.issue for e in events if isinstance(e, Moved | ClauseAgreed | ClauseReopened))


def priorities(view: View) -> tuple[IssueId, ...]:
    """The clauses that matter most to me, dearest first."""
    if view.interests is None:
        return ()
    weights = view.interests.weights
    return tuple(sorted(weights, key=lambda issue: -weights[issue])[:PRIORITIES])


def draft(
    app: App, desk: Desk, view: View, chosen: str, choose: Callable[[str], None], open_clause: OpenClause
) -> Node:
    """The whole panel. `chosen`: which clauses are shown."""
    words, agenda = app.words, view.agenda
    changed = changed_clauses(desk.game.fresh(view.seat))
    mine = priorities(view)
    shown = {
        "all": list(agenda.issues),
        "open": [i for i in agenda.issues if i not in view.agreed],
        "agreed": [i for i in agenda.issues if i in view.agreed],
        "mine": [i for i in agenda.issues if i in mine],
        "changed": [i for i in agenda.issues if i in changed],
    }
    chips = [
        Button(
            words(f"ui.draft.{name}", n=len(shown[name])),
            lambda name=name: choose(name),  # type: ignore[misc]
            f"draft:{name}",
            kind="paper",
            role="small-strong",
            chosen=name == chosen,
        )
        for name in FILTERS
        if shown[name] or name in ("all", chosen)
    ]
    heading = Row(
        [
            Grow(Label(words("ui.draft.title"), "doc-lead")),
            Label(
                words("ui.draft.agreed-of", agreed=len(view.agreed), issues=len(agenda.issues)), "paper-quiet"
            ),
        ]
    )
    numbers = {issue: n for n, issue in enumerate(agenda.issues, start=1)}
    clauses: list[Node] = []
    for issue in shown[chosen]:
        clauses += [
            Rule("rule"),
            _clause(app, desk, view, numbers[issue], issue, issue in changed, open_clause),
        ]
    if not clauses:
        clauses = [Gap(8), Label(words("ui.draft.none"), "doc-italic")]
    if app.height < LOW:  # the head of the page scrolls away with it
        page = Scroll("draft", Column([Flow(chips, gap=6), *clauses], gap=4), bar="rule")
        return Panel(page, fill="paper", line=None, pad=8, across=12, key="panel:draft")
    paper = Column(
        [heading, Flow(chips, gap=6), Grow(Scroll("draft", Column(clauses, gap=0), bar="rule"))], gap=10
    )
    return Panel(
        paper,
        fill="paper",
        line="rule" if app.theme.mode != "dark" else None,
        pad=16,
        across=18,
        key="panel:draft",
    )


def _clause(
    app: App,
    desk: Desk,
    view: View,
    number: int,
    issue: IssueId,
    changed: bool,
    open_clause: OpenClause,
) -> Node:
    words, item = app.words, view.agenda.issues[issue]
    agreed = issue in view.agreed
    state = (
        [Icon("check", 14, "agreed"), Label(words("ui.draft.is-agreed"), "paper-strong", "agreed")]
        if agreed
        else [Label(words("ui.draft.is-open"), "paper-strong", "bracket")]
    )
    title: list[Node] = [Label(item.title, "paper-strong"), Row(state, gap=3)]
    if changed:
        title.append(
            Panel(
                Label(words("ui.draft.is-changed"), "paper-quiet", "ink"),
                fill="news",
                line=None,
                pad=1,
                across=6,
                radius=6,
            )
        )
    lines: list[Node] = [Flow(title, gap=8)]
    if agreed:
        text = wording(view.agenda, item, view.agreed[issue]) or words("document.silence")
        lines.append(Label(text, "doc", most_lines=4))
    else:
        lines += _alternatives(app, desk, view, issue, open_clause)
    body = Row(
        [
            Fixed(Label(str(number), "paper-quiet"), width=24),
            Grow(Column(lines, gap=4)),
            *([_weight(view, issue)] if view.interests is not None and view.interests.weights else []),
        ],
        gap=6,
        align="start",
    )
    return Press(
        Panel(body, fill=None, line=None, pad=9, across=10, edge="accent" if changed else None, radius=0),
        lambda: open_clause(issue, None),
        f"clause:{issue}",
        tip=words("ui.draft.open-tip"),
        menu=lambda: [(words("ui.draft.look"), lambda: open_clause(issue, None))],
    )


def _alternatives(
    app: App, desk: Desk, view: View, issue: IssueId, open_clause: OpenClause
) -> Iterator[Node]:
    item, words = view.agenda.issues[issue], app.words
    stands = supporters(view.positions, issue)
    me = desk.acting or view.seat
    here = view.positions.get(me or "", {}).get(issue)
    for option in item.options.values():
        if option.id not in stands:
            continue
        mine = option.id == here
        flags = Flow(
            [emblem(view.agenda.delegations[seat], 13) for seat in stands[option.id]],
            gap=2,
            align="end",
        )
        ink = app.theme.style("doc", "mine" if mine else "ink")
        line = Row(
            [
                Grow(Label((Span(words("ui.bracket", text=option.label), ink),)), 3),
                flags if len(stands[option.id]) <= FEW else Grow(flags, 1.6),
            ],
            gap=6,
        )
        yield Press(
            Panel(
                line,
                fill="mine_fill" if mine else "bracket_fill",
                line=None,
                pad=5,
                across=10,
                radius=0,
                edge="mine" if mine else "bracket",
            ),
            lambda option=option: open_clause(issue, option.id),  # type: ignore[misc]
            f"option:{issue}:{option.id}",
            tip=words.listed([view.agenda.delegations[seat].name for seat in stands[option.id]]),
            menu=lambda option=option: list(  # type: ignore[misc]
                _choices(app, desk, issue, option.id, open_clause)
            ),
            drag=((issue, option.id), option.label),
            drop=(lambda carried: _dropped(desk, issue, carried)) if mine else None,
        )


def _choices(
    app: App, desk: Desk, issue: IssueId, option: OptionId, open_clause: OpenClause
) -> Iterator[Entry]:
    words = app.words
    if not desk.why_not(Move(issue, option)):
        yield words("ui.clause.move-here"), lambda: desk.do(Move(issue, option))
    elif not desk.why_not(Reopen(issue, option)):
        yield words("ui.clause.reopen-here"), lambda: desk.do(Reopen(issue, option))
    yield words("ui.draft.look"), lambda: open_clause(issue, option)
    if desk.acting is not None:
        yield words("ui.draft.offer"), lambda: app.push(Trade.on(desk, issue, option))


def _dropped(desk: Desk, issue: IssueId, carried: object) -> bool:
    """Another wording of the same clause dropped on mine: I come to it."""
    match carried:
        case (str() as other, str() as option) if other == issue:
            return desk.do(Move(issue, option))
    return False


def _weight(view: View, issue: IssueId) -> Node:
    """One to three points: how much the clause matters to me, told by words as well."""
    assert view.interests is not None
    weights = view.interests.weights
    most = max(weights.values(), default=0) or 1
    weight = weights.get(issue, 0)
    full = 0 if weight == 0 else 1 + (3 * weight > most) + (3 * weight > 2 * most)
    return Label("●" * full + "○" * (3 - full), "paper-quiet")
