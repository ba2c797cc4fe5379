"""Which clause to take up: every one with where both stand, and what coming together there means to me."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, option_label
from game.sentences.worth import nearer
from game.ui.app import App
from game.ui.kit.boxes import Column, Fixed, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Label
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue, dialogue
from game.ui.screens.trade.wordings import barred, colour_of, counts, figure, who_is


@dataclass(frozen=True, slots=True)
class Entry:
    issue: IssueId
    told: str
    change: int | None


class ClauseChoice(Dialogue):
    """Calls `take` with the clause that was chosen."""

    help_topic = "trade"

    def __init__(
        self, title: str, entries: Sequence[Entry], take: Callable[[IssueId], None], view: View
    ) -> None:
        self._title, self._entries, self._take, self._view = title, tuple(entries), take, view
        self.first = f"choice:{self._entries[0].issue}" if self._entries else None

    def build(self, app: App) -> Node:
        rows = [self._row(app, n, entry) for n, entry in enumerate(self._entries, start=1)]
        return dialogue(
            app, self._title, rows, [self.cancel(app)], caps=app.words("ui.choice.caps"), key="choice"
        )

    def _row(self, app: App, number: int, entry: Entry) -> Node:
        parts: list[Node] = [
            Fixed(Label(str(number) if number < 10 else "", "tiny"), width=14),
            Grow(
                Column(
                    [
                        Label(issue_title(self._view.agenda, entry.issue), "small-strong"),
                        Label(entry.told, "tiny"),
                    ],
                    gap=1,
                )
            ),
        ]
        if entry.change is not None:
            parts.append(Label(figure(app, entry.change), "small-strong", colour_of(entry.change)))
        panel = Panel(Row(parts, gap=10), fill="raised", pad=7, across=12, radius=8)

        def act() -> None:
            app.pop()
            self._take(entry.issue)

        shortcut = str(number) if number < 10 else ""
        return Press(panel, act, f"choice:{entry.issue}", shortcut=shortcut)


def to_ask(app: App, view: View, seat: Seat, taken: Sequence[IssueId]) -> list[Entry]:
    """What a partner could give: first what brings me most if it came to where I stand."""
    words, mine = app.words, view.positions.get(view.seat or "", {})
    entries = []
    for issue in view.agenda.issues:
        theirs = view.positions[seat][issue]
        if issue in taken:
            continue
        told = words("ui.choice.theirs", option=option_label(view.agenda, issue, theirs))
        if issue in mine:
            told = _both(view, words, issue, (seat, theirs), mine[issue])
        change = None
        if counts(view, issue) and view.interests is not None and issue in mine:
            change = nearer(view.interests, view.positions[seat], issue, mine[issue])
        entries.append(Entry(issue, told, change))
    together = {i for i in view.agenda.issues if mine and mine[i] == view.positions[seat][i]}
    return sorted(entries, key=lambda e: (e.issue in together, -(e.change or 0)))


def to_give(app: App, view: View, partners: Sequence[Seat], taken: Sequence[IssueId]) -> list[Entry]:
    """What I could give: first what costs me least to come to where a partner stands."""
    words, me = app.words, view.seat or ""
    entries = []
    for issue in view.agenda.issues:
        if issue in taken:
            continue
        mine = view.positions[me][issue]
        theirs = [(s, view.positions[s][issue]) for s in partners if view.positions[s][issue] != mine]
        change = None
        if theirs:
            told = _both(view, words, issue, theirs[0], mine)
            if counts(view, issue) and view.interests is not None:
                change = nearer(view.interests, view.positions[me], issue, theirs[0][1])
        else:
            told = words("ui.choice.stay", option=option_label(view.agenda, issue, mine))
        entries.append(Entry(issue, told, change))
    blocked = [
        i for i in view.agenda.issues if any(barred(view, me, i, view.positions[s][i]) for s in partners)
    ]
    return sorted(entries, key=lambda e: (e.change is None, e.issue in blocked, -(e.change or 0)))


def _both(view: View, words: Words, issue: IssueId, theirs: tuple[Seat, OptionId], mine: OptionId) -> str:
    """Where the two of us stand."""
    seat, option = theirs
    me = view.seat or ""
    if option == mine:
        return words("ui.choice.same", mine=option_label(view.agenda, issue, mine))
    return words(
        "ui.choice.barred" if barred(view, me, issue, option) else "ui.choice.both",
        them=view.agenda.delegations[seat].name,
        theirs=option_label(view.agenda, issue, option),
        me=who_is(view, me, words),
        mine=option_label(view.agenda, issue, mine),
    )
