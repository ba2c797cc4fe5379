"""Questions to ministers, answered in their voice: why this act, why stand there, what would you need?"""

from collections.abc import Iterator, Sequence

from game.engine.events import Event
from game.engine.scenario import IssueId, Seat
from game.engine.speech import Remark
from game.engine.state import Proposal
from game.engine.view import View
from game.sentences.acts import act_told, acts_of
from game.sentences.names import issue_title, named, option_label, seat_name
from game.sentences.remarks import said
from game.sentences.tell import moves_told
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.screens.dialogue import Dialogue, dialogue

MOST_ACTS, MOST_ENDED, MOST_TOLD, MOST_ANSWERS = 6, 4, 4, 3
TOPICS = ("acts", "clauses", "offers")


class Ask(Dialogue):
    """Asking is no act and costs nothing. People are asked in words, across the table."""

    help_topic = "asking"

    def __init__(self, desk: Desk, seat: Seat | None = None) -> None:
        self._desk = desk
        self._seat = seat
        self._topic = "acts"
        self._answers: list[tuple[Seat, str, str]] = []
        if seat is None:
            self._seat = next((s for s in desk.agenda.delegations if not self._unfit(s)), None)

    @classmethod
    def about_seat(cls, desk: Desk, seat: Seat) -> "Ask":
        return cls(desk, seat)

    @classmethod
    def about_offer(cls, desk: Desk, proposal: Proposal) -> "Ask":
        """On its page of offers, at whoever made this one or has still to be won for it."""
        seats = [proposal.by, *proposal.parties]
        ask = cls(desk, next((s for s in seats if s != desk.view.seat), None))
        ask._topic = "offers"
        return ask

    @classmethod
    def about_act(cls, desk: Desk, seat: Seat, act: Event) -> "Ask":
        """Opens with the question why it did this, and the answer."""
        ask = cls(desk, seat)
        if not ask._unfit(seat):
            ask._why(seat, act)
        return ask

    def build(self, app: App) -> Node:
        words, view = app.words, self._desk.view
        held = [seat for seat, holder in view.holders.items() if holder != "nobody" and seat != view.seat]
        chips: list[Node] = [self._chip(app, view, seat) for seat in held]
        content: list[Node] = [self._answer(view, *answer) for answer in reversed(self._answers)]
        if not content:
            content.append(Label(words("ui.ask.how"), "small-quiet"))
        content.append(Flow(chips, gap=6))
        seat = self._seat
        if seat is None:
            content.append(Label(words("why.nobody-here"), "quiet"))
        elif unfit := self._unfit(seat):
            content.append(Label(unfit, "body"))
        else:
            content.append(self._topics(app, view, seat))
            content += self._questions(app, view, seat)
        return dialogue(
            app,
            words("ui.ask.title"),
            content,
            [self.cancel(app, "ui.close")],
            width=760,
            tall=True,
            key="ask",
        )

    def _chip(self, app: App, view: View, seat: Seat) -> Node:
        unfit = self._unfit(seat)
        return Button(
            seat_name(view.agenda, seat),
            lambda: self._turn_to(app, seat),
            f"whom:{seat}",
            kind="chip",
            chosen=seat == self._seat,
            enabled=not unfit,
            why=unfit,
            refuse=self._desk.refuse,
        )

    def _answer(self, view: View, seat: Seat, about: str, answer: str) -> Node:
        delegation = view.agenda.delegations[seat]
        text = Column([Label(about, "small-quiet"), Label(answer, "body")], gap=4)
        return Panel(
            Row([emblem(delegation, 24), Grow(text)], gap=12, align="start"),
            fill="raised",
            pad=12,
        )

    def _topics(self, app: App, view: View, seat: Seat) -> Node:
        topics = [topic for topic in TOPICS if topic != "clauses" or seat in view.positions]
        return Flow(
            [
                Button(
                    app.words(f"ui.ask.{topic}"),
                    lambda topic=topic: self._choose(app, topic),  # type: ignore[misc]
                    f"topic:{topic}",
                    kind="chip",
                    shortcut=str(n),
                    chosen=topic == self._topic,
                )
                for n, topic in enumerate(topics, start=1)
            ],
            gap=6,
        )

    def _questions(self, app: App, view: View, seat: Seat) -> list[Node]:
        match self._topic:
            case "clauses" if seat in view.positions:
                return self._clauses(app, view, seat)
            case "offers":
                return self._offers(app, view, seat)
        heard = self._desk.game.heard(view.seat)
        acts = acts_of(seat, heard)[:MOST_ACTS]
        lines: list[Node] = [
            self._line(
                act_told(act, heard, view, app.words),
                [(app.words("ui.ask.why"), lambda act=act: self._why(seat, act), f"why:act:{n}")],  # type: ignore[misc]
            )
            for n, act in enumerate(acts)
        ]
        return lines or [Label(self._of(seat, "why.no-act"), "quiet")]

    def _clauses(self, app: App, view: View, seat: Seat) -> list[Node]:
        words = app.words
        return [
            self._line(
                words(
                    "ui.ask.stand",
                    issue=item.title,
                    option=option_label(view.agenda, issue, view.positions[seat][issue]),
                ),
                [(words("ui.ask.why"), lambda issue=issue: self._why_stand(seat, issue), f"why:{issue}")],  # type: ignore[misc]
            )
            for issue, item in view.agenda.issues.items()
        ]

    def _offers(self, app: App, view: View, seat: Seat) -> list[Node]:
        words = app.words
        lines: list[Node] = []
        for offer in self._told_offers(view):
            if seat not in (offer.by, *offer.parties):
                continue
            asks = [(words("ui.ask.why"), lambda o=offer: self._why_answer(seat, o), f"why:offer:{offer.id}")]
            if seat != offer.by and seat not in offer.accepted:
                asks.append(
                    (words("ui.ask.need"), lambda o=offer: self._need(seat, o), f"need:offer:{offer.id}")
                )
            lines.append(self._line(self._called(offer), asks))
        return lines or [Label(self._of(seat, "ui.ask.no-offer"), "quiet")]

    def _line(self, text: str, asks: Sequence[tuple[str, Act, str]]) -> Node:
        buttons: list[Node] = [Button(label, act, key, kind="chip") for label, act, key in asks]
        return Panel(Row([Grow(Label(text, "small")), *buttons], gap=10), fill="panel", pad=8, across=12)

    # the questions

    def _why(self, seat: Seat, act: Event) -> None:
        desk = self._desk
        heard = desk.game.heard(desk.view.seat)
        remark = desk.game.why(desk.view.seat or "", seat, act)
        self._hear(seat, act_told(act, heard, desk.view, desk.app.words), remark)

    def _why_stand(self, seat: Seat, issue: IssueId) -> None:
        view, words = self._desk.view, self._desk.app.words
        option = option_label(view.agenda, issue, view.positions[seat][issue])
        about = words("ui.ask.stand", issue=issue_title(view.agenda, issue), option=option)
        self._hear(seat, about, self._desk.game.why_stand(view.seat or "", seat, issue))

    def _why_answer(self, seat: Seat, offer: Proposal) -> None:
        about = self._called(offer)
        if seat not in (offer.by, *offer.accepted, *offer.declined):
            about = self._desk.app.words.sentences(about, self._of(seat, "why.unanswered"))
        self._hear(seat, about, self._desk.game.why_answer(self._desk.view.seat or "", seat, offer.id))

    def _need(self, seat: Seat, offer: Proposal) -> None:
        about = self._desk.app.words("ui.ask.need.of", offer=self._called(offer))
        self._hear(seat, about, self._desk.game.would_need(self._desk.view.seat or "", seat, offer.id))

    def _hear(self, seat: Seat, about: str, remark: Remark | None) -> None:
        desk, words = self._desk, self._desk.app.words
        if remark is None:
            answer = self._of(seat, "why.nobody")
        else:
            answer = words("ui.quoted", text=said(desk.view, remark, words))
        self._answers = [*self._answers, (seat, about, answer)][-MOST_ANSWERS:]
        desk.app.kit.memory.scroll.pop("ask", None)
        desk.app.stale()

    def _turn_to(self, app: App, seat: Seat) -> None:
        self._seat = seat
        app.stale()

    def _choose(self, app: App, topic: str) -> None:
        self._topic = topic
        app.stale()

    # what there is to ask about

    def _told_offers(self, view: View) -> Iterator[Proposal]:
        """The open offers and those that came to nothing, the latest first."""
        yield from reversed(view.proposals)
        fell = [ended.proposal for ended in reversed(view.ended) if ended.why != "closed"]
        yield from fell[:MOST_ENDED]

    def _called(self, offer: Proposal) -> str:
        """An offer, so that one knows it again."""
        view, words = self._desk.view, self._desk.app.words
        what = (
            moves_told(view, offer.moves, words)
            if sum(map(len, offer.moves.values())) <= MOST_TOLD
            else words("need.text", n=len({issue for wanted in offer.moves.values() for issue in wanted}))
        )
        who = named(view, [offer.by], words)
        if offer in view.proposals:
            return words("ui.ask.offer", who=who, what=what)
        round = next(ended.round for ended in view.ended if ended.proposal == offer)
        return words("need.ended", round=round, who=who, what=what)

    def _unfit(self, seat: Seat) -> str:
        """Why this delegation gives no answer; empty if it does."""
        view = self._desk.view
        holder = view.holders.get(seat, "nobody").partition(":")[0]
        if seat == view.seat:
            return self._desk.app.words("ui.ask.you")
        keys = {"person": "ui.ask.person", "nobody": "why.nobody"}
        return self._of(seat, keys[holder]) if holder in keys else ""

    def _of(self, seat: Seat, key: str) -> str:
        return self._desk.app.words(key, who=seat_name(self._desk.agenda, seat))
