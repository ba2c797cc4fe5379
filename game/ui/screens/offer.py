"""An offer in full: who would move where, what it is worth, who has answered how, and my answer to it."""

from game.engine.actions import Accept, Withdraw
from game.engine.scenario import Seat
from game.engine.state import Proposal
from game.engine.view import View
from game.sentences.names import issue_title, option_label, seat_name
from game.sentences.remarks import said
from game.sentences.worth import nearer
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Icon, Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.screens.asking import Ask
from game.ui.screens.declining import Decline
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.talks.offers import waits
from game.ui.screens.trade.figures import figures
from game.ui.screens.trade.parts import page, title_block
from game.ui.screens.trade.trade import Trade
from game.ui.screens.trade.wordings import barred, colour_of, counts, figure, is_mine, who_is
from game.ui.text.paragraph import Span

WIDE = 820


class Offer(Dialogue):
    """An open offer by its number, or one that is off the table, as it was when it ended."""

    help_topic = "offers"

    def __init__(self, desk: Desk, number: int) -> None:
        self._desk, self._number = desk, number
        self._shown: Seat | None = None

    def build(self, app: App) -> Node:
        self._app = app
        view, words = self._desk.view, app.words
        proposal = find_offer(view, self._number)
        if proposal is None:
            title = title_block(app, words("ui.offer.caps"), words("ui.offer.gone"))
            return page(app, [title], [], None, [], [self.cancel(app, "ui.close")], width=820)
        still = proposal in view.proposals
        body = [
            *([] if still else [Label(ended_told(app, view, proposal), "strong", "accent")]),
            *self._moves(app, view, proposal),
            *self._note(app, view, proposal),
            *self._answers(app, view, proposal),
        ]
        below = None
        if still:
            answered = proposal.accepted | proposal.declined | {proposal.by, view.seat or ""}
            seats = [seat for seat in proposal.parties if seat not in answered]
            across = app.width >= WIDE
            below = figures(
                app,
                view,
                proposal.moves,
                seats,
                self._shown,
                self._show,
                public=proposal.public,
                across=across,
            )
        title = title_block(
            app, self._caps(app, view, proposal), offer_title(app, self._desk, view, proposal)
        )
        buttons = self._buttons(app, proposal) if still else []
        last = [self.cancel(app, "ui.close")]
        if still and waits(self._desk, proposal):
            last.append(self._accept(app, proposal))
        why = self._desk.why_not(Accept(proposal.id)) if waits(self._desk, proposal) else ""
        return page(app, [title], body, below, buttons, last, width=940, why=why)

    def _caps(self, app: App, view: View, proposal: Proposal) -> str:
        if proposal not in view.proposals:
            return app.words("ui.offer.caps")
        return app.words("ui.offer.caps.until", round=min(proposal.until, view.rounds))

    # what it says

    def _moves(self, app: App, view: View, proposal: Proposal) -> list[Node]:
        texts = list(proposal.moves.values())
        if len(texts) > 2 and all(text == texts[0] for text in texts):
            who = view.seat if view.seat in proposal.moves else proposal.parties[0]
            title = app.words(
                "ui.offer.together", who=app.words.listed([_name(app, view, s) for s in proposal.moves])
            )
            if len(texts) == len(view.members):
                title = app.words("ui.offer.together-all")
            return [Label(title, "strong"), *self._part(app, view, who or "", proposal)]
        nodes: list[Node] = []
        for seat in sorted(proposal.moves, key=lambda s: (s != view.seat, s != proposal.by)):
            heading = Row(
                [
                    emblem(view.agenda.delegations[seat], 15),
                    Label(_gives(app, view, seat), "strong"),
                ],
                gap=8,
            )
            nodes.append(Column([heading, *self._part(app, view, seat, proposal)], gap=5))
        return nodes

    def _part(self, app: App, view: View, seat: Seat, proposal: Proposal) -> list[Node]:
        words, theme = app.words, app.theme
        rows: list[Node] = []
        for issue, option in proposal.moves[seat].items():
            before = view.positions[seat][issue]
            stays, red = before == option, barred(view, seat, issue, option)
            told = words(
                "ui.trade.stays" if stays else "ui.trade.comes", issue=issue_title(view.agenda, issue)
            )
            pieces = [
                Span(told + " ", theme.style("small-quiet")),
                Span(
                    option_label(view.agenda, issue, option),
                    theme.style("small-strong", "loss" if red else None),
                ),
            ]
            if not stays:
                was = words("ui.offer.was", option=option_label(view.agenda, issue, before))
                pieces.append(Span(" " + was, theme.style("tiny")))
            parts: list[Node] = [Icon("lock", 13, "loss")] if red else []
            parts.append(Grow(Label(pieces)))
            if counts(view, issue) and view.interests is not None:
                change = nearer(view.interests, view.positions[seat], issue, option)
                parts.append(Label(figure(app, change), "small-strong", colour_of(change)))
            rows.append(Panel(Row(parts, gap=8), fill="sunken", pad=6, across=11, radius=8))
        return rows

    def _note(self, app: App, view: View, proposal: Proposal) -> list[Node]:
        if not proposal.note:
            return []
        text = app.words("ui.quoted", text=said(view, proposal.note, app.words))
        return [
            Row([Icon("message-square-quote", 16, "quiet"), Grow(Label(text, "body"))], gap=8, align="start")
        ]

    def _answers(self, app: App, view: View, proposal: Proposal) -> list[Node]:
        """Party by party: accepted, declined and why, or still to answer."""
        words = app.words
        rows: list[Node] = []
        for seat in proposal.parties:
            if seat == proposal.by:
                continue
            key, icon, colour = "waiting", "clock", "quiet"
            if seat in proposal.accepted:
                key, icon, colour = "has-accepted", "check", "gain"
            elif seat in proposal.declined:
                key, icon, colour = "has-declined", "x", "loss"
            line = words(f"ui.offer.{key}", who=_name(app, view, seat))
            cell: list[Node] = [Label(line, "small", colour)]
            if proposal.reasons.get(seat):
                text = words("ui.quoted", text=said(view, proposal.reasons[seat], words))
                cell.append(Label(text, "small-quiet"))
            flag = emblem(view.agenda.delegations[seat], 13)
            rows.append(Row([flag, Icon(icon, 13, colour), Grow(Column(cell, gap=1))], gap=7, align="start"))
        return [Label(words("ui.offer.answers"), "caps"), *rows] if rows else []

    # what can be done

    def _accept(self, app: App, proposal: Proposal) -> Node:
        why = self._desk.why_not(Accept(proposal.id))
        return Button(
            app.words("ui.offer.accept"),
            self._do_accept,
            "accept",
            shortcut="Y",
            kind="plain" if why else "good",
            icon="check",
            enabled=not why,
            why=why,
            refuse=self._desk.refuse,
            tip=why,
            deliberate=app.words("ui.too-soon"),
        )

    def _buttons(self, app: App, proposal: Proposal) -> list[Node]:
        desk, words = self._desk, app.words
        found: list[Node] = []

        def button(name: str, act: Act, key: str, icon: str, kind: str = "plain") -> None:
            found.append(Button(words(f"ui.offer.{name}"), act, name, shortcut=key, icon=icon, kind=kind))

        if waits(desk, proposal):
            button("counter", lambda: self._turn_to(Trade.counter(desk, proposal)), "C", "arrow-left-right")
            button("decline", lambda: self._turn_to(Decline(desk, proposal.id)), "N", "x", "danger")
        elif proposal.by == desk.acting:
            button("withdraw", self._withdraw, "N", "undo-2", "danger")
        if not desk.game.clerk:
            button("ask", lambda: app.push(Ask.about_offer(desk, proposal)), "W", "circle-question-mark")
        return found

    def _do_accept(self) -> None:
        if self._desk.do(Accept(self._number)):
            self._app.pop()

    def _withdraw(self) -> None:
        if self._desk.do(Withdraw(self._number)):
            self._app.pop()

    def _turn_to(self, screen: Dialogue) -> None:
        self._app.pop()
        self._app.push(screen)

    def _show(self, seat: Seat) -> None:
        self._shown = seat


def find_offer(view: View, number: int) -> Proposal | None:
    """The offer as it stands, or as it was when it ended; the last of that number."""
    ended = [e.proposal for e in reversed(view.ended)]
    return next((p for p in (*view.proposals, *ended) if p.id == number), None)


def offer_title(app: App, desk: Desk, view: View, proposal: Proposal) -> str:
    kind = "text" if proposal.chair_text else "public" if proposal.public else "corridor"
    mine = proposal.by == view.seat and not desk.game.clerk
    return app.words(
        f"ui.offer.{kind}.mine" if mine else f"ui.offer.{kind}", who=seat_name(view.agenda, proposal.by)
    )


def ended_told(app: App, view: View, proposal: Proposal) -> str:
    ended = next(e for e in reversed(view.ended) if e.proposal == proposal)
    return app.words(f"ui.offer.ended.{ended.why}", round=ended.round)


def _name(app: App, view: View, seat: Seat) -> str:
    return who_is(view, seat, app.words)


def _gives(app: App, view: View, seat: Seat) -> str:
    if is_mine(view, seat):
        return app.words("ui.trade.you-give")
    return app.words("ui.trade.gives", name=seat_name(view.agenda, seat))
