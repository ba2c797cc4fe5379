"""The chair's text: one wording a clause for everybody, who would move, and what it would be worth."""

from collections.abc import Mapping

from game.engine.actions import ChairText
from game.engine.draft import supporters, with_fallbacks
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.scoring import value
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Bar, Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.trade.figures import figures
from game.ui.screens.trade.parts import note_button, note_field, page, send_button, title_block
from game.ui.screens.trade.text import OnText, text_list
from game.ui.screens.trade.wordings import barred

SIDE_BY_SIDE = 820


class ChairsText(Dialogue):
    """A text for all, as it is being drafted."""

    help_topic = "chair"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._text = dict(most_supported(desk.view))
        self._from = "supported"
        self._line: IssueId | None = None
        self._shown: Seat | None = None
        self._noting, self._note = False, ""

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        doing = OnText(self._word, self._open, self._desk.refuse)
        body: list[Node] = [*text_list(app, view, self._text, self._line, doing), self._who_moves(app, view)]
        if self._noting:
            body.append(note_field(app, "note-text", self._note, self._noted))
        moves = dict.fromkeys(view.members, self._text)
        others = [seat for seat in view.members if seat != view.seat]
        across = app.width >= SIDE_BY_SIDE
        below = figures(app, view, moves, others, self._shown, self._show, public=True, across=across)
        why = self._desk.why_not(self._action())
        send = send_button(app, words("ui.text.send"), self._send, why, self._desk.refuse)
        buttons = [note_button(app, self._add_note)]
        return page(app, self._heading(app, view), body, below, buttons, [self.cancel(app), send], why=why)

    def _heading(self, app: App, view: View) -> list[Node]:
        words = app.words
        starts = ["supported", "agreed"]
        if not self._desk.game.clerk:
            starts.append("coach")
        chips: list[Node] = [Label(words("ui.text.start"), "small-quiet")]
        chips += [
            Button(
                words(f"ui.text.{name}"),
                lambda name=name: self._start(name),  # type: ignore[misc]
                f"start:{name}",
                kind="chip",
                chosen=self._from == name,
                tip=words(f"ui.text.{name}.tip"),
            )
            for name in starts
        ]
        title = title_block(app, words("ui.text.caps"), words("ui.text.title"))
        worth = self._worth(app, view)
        flow = Flow(chips, gap=6)
        if worth is None:
            return [title, flow]
        if app.width < SIDE_BY_SIDE:
            return [title, flow, worth]
        return [Row([Grow(Column([title, flow], gap=4), 1.5), Grow(worth, 1)], gap=20)]

    def _worth(self, app: App, view: View) -> Node | None:
        """What the text would be worth to me as a whole."""
        words, interests = app.words, view.interests
        if interests is None or not interests.weights:
            return None
        worth = value(interests, with_fallbacks(view.agenda, self._text))
        walk_away = interests.walk_away or 0
        good = worth >= walk_away
        return Column(
            [
                Row(
                    [
                        Grow(Label(words("ui.text.worth"), "small-quiet")),
                        Label(words.points(worth), "figure", "gain" if good else "loss"),
                    ],
                    gap=8,
                ),
                Bar(worth / 10000, "gain" if good else "bar", ((walk_away / 10000, "loss"),), height=8),
                Label(words("ui.mandate.walk-away", points=words.points(walk_away)), "tiny", align="end"),
            ],
            gap=3,
        )

    def _who_moves(self, app: App, view: View) -> Node:
        """How many clauses each member would have to move on."""
        words = app.words
        cells: list[Node] = []
        for seat, stand in view.positions.items():
            n = sum(stand[issue] != option for issue, option in self._text.items())
            name = view.agenda.delegations[seat].name
            cell = Row(
                [
                    emblem(view.agenda.delegations[seat], 14),
                    Label(words.count("ui.text.moves", n, name=name), "small" if n else "small-quiet"),
                ],
                gap=6,
            )
            cells.append(Panel(cell, fill="raised", pad=4, across=9, radius=7))
        title = words("ui.text.who-moves", n=len(self._text), all=len(view.agenda.issues))
        return Column([Gap(2), Label(title, "small-strong"), Flow(cells, gap=6)], gap=6)

    def _action(self) -> ChairText:
        return ChairText(dict(self._text), self._note.strip())

    def _send(self) -> None:
        why = self._desk.why_not(self._action())
        if why:
            self._desk.refuse(why)
        elif self._desk.do(self._action()):
            self._app.pop()

    def _start(self, name: str) -> None:
        view = self._desk.view
        if name == "coach":
            drafted = self._coach_would(view)
            if drafted is None:
                self._app.toast(self._app.words("ui.text.coach.none"))
                return
            self._text = dict(drafted)
        else:
            self._text = dict(most_supported(view) if name == "supported" else view.agreed)
        self._from = name

    def _coach_would(self, view: View) -> Mapping[IssueId, OptionId] | None:
        if view.seat is None or view.seat != self._desk.acting:
            return None
        steps = (step.action for step in self._desk.game.coach(view.seat))
        return next((action.text for action in steps if isinstance(action, ChairText)), None)

    def _word(self, issue: IssueId, option: OptionId | None) -> None:
        self._from = ""
        if option is None:
            self._text.pop(issue, None)
        else:
            text = {**self._text, issue: option}
            self._text = {i: text[i] for i in self._desk.view.agenda.issues if i in text}

    def _open(self, issue: IssueId) -> None:
        self._line = None if self._line == issue else issue

    def _show(self, seat: Seat) -> None:
        self._shown = seat

    def _add_note(self) -> None:
        self._noting = True
        self._app.kit.memory.focus = "note-text"
        self._app.stale()

    def _noted(self, text: str) -> None:
        self._note = text


def most_supported(view: View) -> Mapping[IssueId, OptionId]:
    """Of every clause the wording that most stand on, of those the one who looks may sign."""
    text: dict[IssueId, OptionId] = {}
    for issue in view.agenda.issues:
        stands = supporters(view.positions, issue)
        open_to_me = [o for o in stands if not barred(view, view.seat, issue, o)]
        if open_to_me:
            text[issue] = max(open_to_me, key=lambda o: len(stands[o]))
        elif view.seat in view.positions:
            text[issue] = view.positions[view.seat or ""][issue]
    return text
