"""What one delegation would do in an offer: its clauses, one of them open with every wording."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from game.engine.draft import supporters
from game.engine.refusal import Refusal
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import clause_value
from game.engine.view import View
from game.sentences.explain import explain
from game.sentences.names import issue_title, option_label
from game.sentences.worth import nearer
from game.ui.app import App
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.controls import Button, IconButton, Press
from game.ui.kit.leaves import Icon, Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.screens.trade.wordings import (
    Wording,
    barred,
    colour_of,
    counts,
    figure,
    flags_of,
    is_mine,
    position_note,
    wording_row,
)
from game.ui.text.paragraph import Span


@dataclass(frozen=True, slots=True)
class Doing:
    """What a side can do: take a wording (None: none) of a clause, open a clause, choose another one."""

    want: Callable[[Seat, IssueId, OptionId | None], None]
    open: Callable[[Seat, IssueId], None]
    choose: Callable[[Seat], None]
    refuse: Callable[[str], None]


def side(
    app: App,
    view: View,
    seat: Seat,
    title: str,
    part: Mapping[IssueId, OptionId],
    opened: IssueId | None,
    doing: Doing,
    *,
    flag: bool,
) -> Node:
    """The delegation's part of the offer. `opened`: the clause whose wordings are shown."""
    words = app.words
    heading: list[Node] = [emblem(view.agenda.delegations[seat], 15)] if flag else []
    heading.append(Grow(Label(title, "strong")))
    lines: list[Node] = [Row(heading, gap=8)]
    for issue in [i for i in view.agenda.issues if i in part or i == opened]:
        if issue == opened:
            lines += _open(app, view, seat, issue, part.get(issue), doing)
        else:
            lines.append(_folded(app, view, seat, issue, part[issue], doing))
    if not lines[1:]:
        lines.append(Label(words("ui.trade.nothing"), "small-quiet"))
    if opened is None or opened in part:
        key = "ui.trade.add-mine" if is_mine(view, seat) else "ui.trade.add-theirs"
        add = Button(words(key), lambda: doing.choose(seat), f"add:{seat}", kind="link", role="small-strong")
        lines.append(Row([add]))
    return Column(lines, gap=7)


def _open(
    app: App, view: View, seat: Seat, issue: IssueId, chosen: OptionId | None, doing: Doing
) -> list[Node]:
    title = Button(
        app.words("ui.trade.clause", issue=issue_title(view.agenda, issue)),
        lambda: doing.choose(seat),
        f"clause:{seat}",
        icon="chevron-down",
        kind="quiet",
        role="small-strong",
        tip=app.words("ui.trade.clause.tip"),
        wide=True,
    )
    return [title, *wordings_of(app, view, seat, issue, chosen, doing)]


def wordings_of(
    app: App, view: View, seat: Seat, issue: IssueId, chosen: OptionId | None, doing: Doing
) -> list[Node]:
    """Every wording, with what it changes for me against where the delegation stands now."""
    words, here = app.words, view.positions[seat][issue]
    stands = supporters(view.positions, issue)
    rows: list[Node] = []
    for option in view.agenda.issues[issue].options.values():
        closed = barred(view, seat, issue, option.id)
        note = ""
        if closed:
            note = words("ui.wording.red")
        elif option.id == here:
            note = position_note(view, seat, words)
        change = 0
        if counts(view, issue) and view.interests is not None:
            change = nearer(view.interests, view.positions[seat], issue, option.id)
        wording = Wording(
            option.label,
            note,
            figure(app, change) if counts(view, issue) else "",
            colour_of(change),
            flags_of(view, stands.get(option.id, ())),
            chosen == option.id,
            closed,
        )
        act = _act(app, view, seat, issue, option.id, chosen, doing, closed=closed)
        rows.append(wording_row(app, wording, act, f"want:{seat}:{issue}:{option.id}"))
    return rows


def _act(
    app: App,
    view: View,
    seat: Seat,
    issue: IssueId,
    option: OptionId,
    chosen: OptionId | None,
    doing: Doing,
    *,
    closed: bool,
) -> Act:
    if closed:
        why = explain(Refusal("red-line", {"issue": issue, "option": option}), view.agenda, app.words)
        return lambda: doing.refuse(why)
    return lambda: doing.want(seat, issue, None if option == chosen else option)


def _folded(app: App, view: View, seat: Seat, issue: IssueId, option: OptionId, doing: Doing) -> Node:
    words, theme = app.words, app.theme
    stays = view.positions[seat][issue] == option
    title = words("ui.trade.stays" if stays else "ui.trade.comes", issue=issue_title(view.agenda, issue))
    pieces = (
        Span(title + " ", theme.style("small-quiet")),
        Span(option_label(view.agenda, issue, option), theme.style("small-strong")),
    )
    parts: list[Node] = [Icon("check", 14, "accent"), Grow(Label(pieces))]
    if counts(view, issue) and view.interests is not None:
        change = nearer(view.interests, view.positions[seat], issue, option)
        parts.append(Label(figure(app, change), "small-strong", colour_of(change)))
    row = Panel(Row(parts, gap=8), fill="chosen", line="accent", pad=7, across=11, radius=8)
    return Row(
        [
            Grow(Press(row, lambda: doing.open(seat, issue), f"part:{seat}:{issue}")),
            IconButton(
                "x",
                words("ui.trade.leave-out"),
                lambda: doing.want(seat, issue, None),
                f"drop:{seat}:{issue}",
            ),
        ],
        gap=4,
    )


def best_to_ask(view: View, seat: Seat, taken: Collection[IssueId | None]) -> IssueId | None:
    """The clause on which it would bring me most if this delegation came to where I stand."""
    mine = view.positions.get(view.seat or "", {})
    apart = [i for i in view.agenda.issues if mine and view.positions[seat][i] != mine[i] and i not in taken]
    return max(apart, key=lambda i: _gain(view, view.positions[seat][i], mine[i], i), default=None)


def cheapest_to_give(view: View, partner: Seat) -> IssueId | None:
    """The clause on which it would cost me least to come to where this partner stands."""
    mine = view.positions.get(view.seat or "", {})
    apart = [
        i
        for i in view.agenda.issues
        if mine
        and view.positions[partner][i] != mine[i]
        and not barred(view, view.seat, i, view.positions[partner][i])
    ]
    return max(apart, key=lambda i: _gain(view, mine[i], view.positions[partner][i], i), default=None)


def _gain(view: View, before: OptionId, after: OptionId, issue: IssueId) -> int:
    if view.interests is None:
        return 0
    return clause_value(view.interests, issue, after) - clause_value(view.interests, issue, before)
