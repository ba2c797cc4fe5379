"""One clause whole: every wording with its strength, who stands there and what it is worth to me."""

from game.engine.actions import Move
from game.engine.draft import supporters
from game.engine.scenario import IssueId, Option, OptionId, Seat
from game.engine.scoring import clause_value
from game.engine.statement import wording
from game.engine.view import View
from game.sentences.names import issue_title, option_label, seat_name
from game.sentences.remarks import said
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button, Press
from game.ui.kit.leaves import Bar, Icon, Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.capital import AskCapital, capital_told
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.price import price, way_to
from game.ui.screens.trade.parts import page, title_block
from game.ui.screens.trade.trade import Trade
from game.ui.screens.trade.wordings import barred, counts, position_note, who_is


class Clause(Dialogue):
    """`option`: the wording that is chosen at first; None: my own, or the one that is agreed."""

    help_topic = "clause"

    def __init__(self, desk: Desk, issue: IssueId, option: OptionId | None = None) -> None:
        view = desk.view
        mine = view.positions.get(view.seat or "", {}).get(issue)
        self._desk, self._issue = desk, issue
        self._chosen = (
            option or mine or view.agreed.get(issue) or next(iter(view.agenda.issues[issue].options))
        )
        self._answers: dict[Seat, str] = {}
        self.first = f"wording:{self._chosen}"

    def build(self, app: App) -> Node:
        self._app = app
        view, issue = self._desk.view, self._issue
        number = list(view.agenda.issues).index(issue) + 1
        body: list[Node] = [Label(self._about(app, view), "small-quiet")]
        for n, option in enumerate(view.agenda.issues[issue].options.values(), start=1):
            body.append(self._wording(app, view, n, option))
        body += self._linked(app, view)
        below = self._price(app, view)
        title = title_block(app, self._state(app, view, number), issue_title(view.agenda, issue))
        return page(app, [title], body, below, self._buttons(app, view), self._last(app, view), width=860)

    # what there is to read

    def _state(self, app: App, view: View, number: int) -> str:
        key = "ui.clause.agreed" if self._issue in view.agreed else "ui.clause.open"
        return app.words(key, n=number, all=len(view.agenda.issues))

    def _about(self, app: App, view: View) -> str:
        words, item = app.words, view.agenda.issues[self._issue]
        fallback = (
            option_label(view.agenda, self._issue, item.fallback)
            if item.fallback
            else words("issue.no-clause")
        )
        parts = [words("ui.clause.axis", axis=item.axis)]
        if item.source:
            parts.append(words("ui.clause.source", source=words.listed(item.source)))
        if self._issue not in view.agreed:
            parts.append(words("issue.fallback", option=fallback))
        return words.sentences(*parts)

    def _wording(self, app: App, view: View, number: int, option: Option) -> Node:
        """One wording on paper; the chosen one with what can be asked about it."""
        words, issue = app.words, self._issue
        chosen = option.id == self._chosen
        mine = view.positions.get(view.seat or "", {}).get(issue) == option.id
        red = barred(view, view.seat, issue, option.id)
        heading: list[Node] = [Label(option.label, "paper-strong")]
        if view.agreed.get(issue) == option.id:
            heading.append(
                Row(
                    [
                        Icon("check", 13, "agreed"),
                        Label(words("ui.draft.is-agreed"), "paper-strong", "agreed"),
                    ],
                    gap=3,
                )
            )
        if mine:
            heading.append(Label(position_note(view, view.seat, words), "paper-strong", "mine"))
        if red:
            heading.append(
                Row([Icon("lock", 12, "red"), Label(words("ui.clause.red"), "paper-strong", "red")], gap=3)
            )
        text = wording(view.agenda, view.agenda.issues[issue], option.id) or words("document.silence")
        strength = words("issue.strength", step=option.strength, verb=words(f"ladder.{option.strength}"))
        lines: list[Node] = [Flow(heading, gap=10), Label(text, "doc"), Label(strength, "paper-quiet")]
        stands = supporters(view.positions, issue).get(option.id, ())
        if stands:
            lines.append(self._standing(app, view, stands, chosen=chosen))
        if chosen:
            lines += [
                Label(
                    words("ui.clause.said", who=seat_name(view.agenda, seat), text=self._answers[seat]),
                    "doc-quiet",
                )
                for seat in stands
                if seat in self._answers
            ]
        row: list[Node] = [Fixed(Label(str(number), "paper-strong"), width=16), Grow(Column(lines, gap=4))]
        if counts(view, issue) and view.interests is not None:
            worth = clause_value(view.interests, issue, option.id)
            most = max(view.interests.values[issue].values(), default=0) * view.interests.weights[issue] or 1
            figure = Column(
                [
                    Label(words("ui.clause.points", points=words.points(worth)), "paper-strong", align="end"),
                    Bar(worth / most, "agreed" if worth else "ink_quiet", height=5, ground="rule"),
                ],
                gap=3,
            )
            row.append(Fixed(figure, width=76))
        panel = Panel(
            Row(row, gap=10, align="start"),
            fill="mine_fill" if mine else "paper",
            line="accent" if chosen else "rule",
            thick=2 if chosen else 1,
            pad=9,
            across=12,
            radius=6,
        )
        return Press(panel, lambda: self._choose(option.id), f"wording:{option.id}", shortcut=str(number))

    def _standing(self, app: App, view: View, stands: tuple[Seat, ...], *, chosen: bool) -> Node:
        """Who stands there; of the chosen wording each minister can be asked why."""
        cells: list[Node] = []
        for seat in stands:
            delegation = view.agenda.delegations[seat]
            name = who_is(view, seat, app.words)
            if chosen and self._can_ask(view, seat):
                cells.append(
                    Row(
                        [
                            emblem(delegation, 13),
                            Button(
                                app.words("ui.clause.why", who=name),
                                lambda seat=seat: self._ask(seat),  # type: ignore[misc]
                                f"why:{seat}",
                                kind="paper",
                                role="paper-strong",
                            ),
                        ],
                        gap=4,
                    )
                )
            else:
                cells.append(Row([emblem(delegation, 13), Label(name, "paper-quiet")], gap=4))
        return Flow(cells, gap=9)

    def _linked(self, app: App, view: View) -> list[Node]:
        """My links that this clause is part of, and what my capital has answered on it."""
        words, lines = app.words, []
        links = () if view.interests is None else view.interests.links
        for link in links:
            if self._issue not in link.when:
                continue
            parts = [
                words(
                    "mandate.link",
                    issue=issue_title(view.agenda, issue),
                    options=words("or").join(option_label(view.agenda, issue, o) for o in options),
                )
                for issue, options in link.when.items()
            ]
            told = words(
                "mandate.linked", change=words.change(100 * link.points), parts=words("between").join(parts)
            )
            lines.append(("link", words.sentences(told, link.why)))
        lines += [("mail", told) for told in capital_told(view, words, self._issue)]
        return [
            Row([Icon(icon, 14, "accent"), Grow(Label(told, "small"))], gap=8, align="start")
            for icon, told in lines
        ]

    # what can be done

    def _price(self, app: App, view: View) -> Node | None:
        if view.positions.get(view.seat or "", {}).get(self._issue) in (None, self._chosen):
            return None
        told = price(self._desk, view, way_to(self._desk, view, self._issue, self._chosen), app.words)
        return Label(told, "small")

    def _buttons(self, app: App, view: View) -> list[Node]:
        desk, words, issue, chosen = self._desk, app.words, self._issue, self._chosen
        if desk.acting is None:
            return []
        offer = Button(
            words("ui.clause.offer"),
            lambda: self._turn_to(Trade.on(desk, issue, chosen)),
            "offer",
            shortcut="T",
            icon="arrow-left-right",
            tip=words("ui.clause.offer.tip"),
        )
        if desk.acting not in view.positions:
            return [offer]
        capital = Button(
            words("ui.do.capital"),
            lambda: self._turn_to(AskCapital(desk, issue)),
            "capital",
            shortcut="K",
            icon="mail",
            tip=words("ui.do.capital.tip"),
        )
        return [offer, capital]

    def _last(self, app: App, view: View) -> list[Node]:
        close = self.cancel(app, "ui.close")
        if self._desk.acting not in view.positions:
            return [close]
        action = way_to(self._desk, view, self._issue, self._chosen)
        why = self._desk.why_not(action)
        key = "ui.clause.move" if isinstance(action, Move) else "ui.clause.reopen"
        here = Button(
            app.words(key),
            self._go,
            "go",
            shortcut="Enter",
            cap="⏎",
            kind="plain" if why else "primary" if isinstance(action, Move) else "danger",
            icon="arrow-down-right" if isinstance(action, Move) else "undo-2",
            enabled=not why,
            why=why,
            refuse=self._desk.refuse,
        )
        return [close, here]

    def _go(self) -> None:
        if self._desk.do(way_to(self._desk, self._desk.view, self._issue, self._chosen)):
            self._app.pop()

    def _turn_to(self, screen: Dialogue) -> None:
        self._app.pop()
        self._app.push(screen)

    def _choose(self, option: OptionId) -> None:
        self._chosen = option

    def _can_ask(self, view: View, seat: Seat) -> bool:
        minister = view.holders.get(seat, "").startswith("minister")
        return minister and not self._desk.game.clerk and view.seat is not None and seat != view.seat

    def _ask(self, seat: Seat) -> None:
        view = self._desk.view
        remark = self._desk.game.why_stand(view.seat or "", seat, self._issue)
        told = self._app.words("why.nobody", who=seat_name(view.agenda, seat))
        self._answers[seat] = told if remark is None else said(view, remark, self._app.words)
