"""A text for several: clause by clause one wording, with who stands there and what it is worth to me."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from game.engine.draft import supporters
from game.engine.refusal import Refusal
from game.engine.scenario import IssueId, OptionId
from game.engine.scoring import clause_value
from game.engine.view import View
from game.sentences.explain import explain
from game.sentences.names import option_label
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Flag, Icon, Label
from game.ui.kit.node import Act, Node
from game.ui.screens.trade.wordings import Wording, barred, counts, flags_of, position_note, wording_row
from game.ui.text.paragraph import Span


@dataclass(frozen=True, slots=True)
class OnText:
    """What can be done with the text: take a wording (None: leave the clause out), open a clause."""

    word: Callable[[IssueId, OptionId | None], None]
    open: Callable[[IssueId], None]
    refuse: Callable[[str], None]


def text_list(
    app: App,
    view: View,
    text: Mapping[IssueId, OptionId],
    opened: IssueId | None,
    doing: OnText,
    first: Collection[IssueId] = (),
    out: str = "ui.text",
) -> list[Node]:
    """Every clause of the agenda, `first` those; the open one with all its wordings.

    `out`: where the words for a clause left out begin.
    """
    rows: list[Node] = []
    numbers = {issue: n for n, issue in enumerate(view.agenda.issues, start=1)}
    for issue in sorted(numbers, key=lambda i: (i not in first, numbers[i])):
        rows.append(_clause(app, view, numbers[issue], issue, text.get(issue), issue == opened, doing, out))
        if issue == opened:
            rows.append(_wordings(app, view, issue, text.get(issue), doing, out))
    return rows


def _clause(
    app: App,
    view: View,
    number: int,
    issue: IssueId,
    option: OptionId | None,
    opened: bool,
    doing: OnText,
    out: str,
) -> Node:
    words, item, theme = app.words, view.agenda.issues[issue], app.theme
    stands = supporters(view.positions, issue)
    if option is not None:
        label = item.options[option].label
    elif issue in view.agreed:
        label = words("ui.text.stays", option=option_label(view.agenda, issue, view.agreed[issue]))
    else:
        label = words(f"{out}.out")
    pieces = (
        Span(words("ui.text.clause", issue=item.title) + " ", theme.style("small-quiet")),
        Span(label, theme.style("small-quiet" if option is None else "small-strong")),
    )
    parts: list[Node] = [
        Icon("chevron-down" if opened else "chevron-right", 14, "quiet"),
        Fixed(Label(str(number), "tiny"), width=18),
        Grow(Label(pieces), 3),
    ]
    if option is not None:
        there = stands.get(option, ())
        if option == view.agreed.get(issue):
            parts.append(
                Row([Icon("check", 13, "gain"), Label(words("ui.draft.is-agreed"), "tiny", "gain")], gap=3)
            )
        else:
            parts.append(
                Grow(Flow([Flag(code, 12) for code in flags_of(view, there)], gap=2, align="end"), 1.1)
            )
        if counts(view, issue) and view.interests is not None:
            points = words.points(clause_value(view.interests, issue, option))
            parts.append(Label(points, "small-strong"))
    panel = Panel(
        Row(parts, gap=8), fill="raised" if option is not None else "sunken", pad=6, across=10, radius=8
    )
    return Press(panel, lambda: doing.open(issue), f"text:{issue}", tip=item.axis)


def _wordings(app: App, view: View, issue: IssueId, chosen: OptionId | None, doing: OnText, out: str) -> Node:
    words = app.words
    stands = supporters(view.positions, issue)
    me = view.seat if view.seat in view.positions else None
    rows: list[Node] = []
    for n, option in enumerate(view.agenda.issues[issue].options.values(), start=1):
        closed = barred(view, me, issue, option.id)
        note = ""
        if closed:
            note = words("ui.wording.red")
        elif me is not None and view.positions[me][issue] == option.id:
            note = position_note(view, view.seat, words)
        points = ""
        if counts(view, issue) and view.interests is not None:
            points = words.points(clause_value(view.interests, issue, option.id))
        wording = Wording(
            option.label,
            note,
            points,
            "text",
            flags_of(view, stands.get(option.id, ())),
            option.id == chosen,
            closed,
            n,
        )
        rows.append(
            wording_row(
                app, wording, _act(app, view, issue, option.id, doing, closed), f"word:{issue}:{option.id}"
            )
        )
    nothing = Wording(words(f"{out}.leave-out"), chosen=chosen is None)
    rows.append(wording_row(app, nothing, lambda: doing.word(issue, None), f"word:{issue}:-"))
    return Row([Gap(0, 22), Grow(Column(rows, gap=5))], gap=0)


def _act(app: App, view: View, issue: IssueId, option: OptionId, doing: OnText, closed: bool) -> Act:
    if closed:
        why = explain(Refusal("red-line", {"issue": issue, "option": option}), view.agenda, app.words)
        return lambda: doing.refuse(why)
    return lambda: doing.word(issue, option)
