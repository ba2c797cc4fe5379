"""The trade builder: who would move where, what that is worth to me, and how the others may take it."""

from game.engine.actions import Action, Counter, Propose
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.state import Proposal
from game.engine.view import View
from game.sentences.names import seat_name
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button, Press
from game.ui.kit.leaves import Icon, Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.dialogue import Dialogue
from game.ui.screens.trade.bundle import Bundle
from game.ui.screens.trade.chair import ChairsText
from game.ui.screens.trade.choice import ClauseChoice, to_ask, to_give
from game.ui.screens.trade.figures import figures
from game.ui.screens.trade.parts import note_button, note_field, page, send_button, title_block
from game.ui.screens.trade.sides import Doing, best_to_ask, cheapest_to_give, side
from game.ui.screens.trade.text import OnText, text_list

TWO_COLUMNS = 820
"""From this width on, in units of the text, what I give and what they give stand side by side."""


class Trade(Dialogue):
    """An offer between any number of delegations, before it is sent."""

    help_topic = "trade"

    def __init__(self, desk: Desk) -> None:
        view = desk.view
        self._desk, self._bundle = desk, Bundle(view)
        self._answers: Proposal | None = None
        self._public = desk.game.clerk or self._bundle.settlement
        self._noting, self._note = False, ""
        self._opened: dict[Seat, IssueId | None] = {}
        self._line: IssueId | None = None
        self._shown: Seat | None = None
        self._wish: tuple[IssueId, OptionId] | None = None
        for seat in self._bundle.partners:
            self._begin(view, seat)

    @classmethod
    def with_seat(cls, desk: Desk, seat: Seat) -> "Trade":
        """An offer to this delegation."""
        trade = cls(desk)
        if not trade._bundle.settlement and seat in trade._bundle.others:
            trade._add(desk.view, seat)
        return trade

    @classmethod
    def on(cls, desk: Desk, issue: IssueId, option: OptionId) -> "Trade":
        """An offer that has this wording in it: from me if I stand elsewhere, else from whoever does."""
        trade, view = cls(desk), desk.view
        bundle = trade._bundle
        if bundle.settlement:
            bundle.word(issue, option)
            trade._line = issue
        elif bundle.me is not None and view.positions[bundle.me][issue] != option:
            bundle.want(bundle.me, issue, option)
            there = [s for s in bundle.others if view.positions[s][issue] == option]
            if len(there) == 1:
                trade._add(view, there[0])
            trade._opened[bundle.me] = issue
        else:
            trade._wish = (issue, option)
            apart = [s for s in bundle.others if view.positions[s][issue] != option]
            for seat in apart if len(apart) == 1 else bundle.partners:
                trade._add(view, seat)
        return trade

    @classmethod
    def counter(cls, desk: Desk, proposal: Proposal) -> "Trade":
        """Another offer in answer to this one; it begins with what this one says."""
        trade = cls(desk)
        bundle, seats = trade._bundle, list(proposal.moves)
        trade._answers = proposal
        trade._public = trade._public or proposal.public
        texts = list(proposal.moves.values())
        same = all(text == texts[0] for text in texts)
        if same and (len(texts) > 2 or bundle.settlement):
            bundle.text, bundle.together = dict(texts[0]), True
        else:
            bundle.wanted = {seat: dict(text) for seat, text in proposal.moves.items()}
        wanted = [*seats, *([proposal.by] if proposal.by in bundle.members else [])]
        bundle.partners = (
            bundle.others if bundle.settlement else tuple(s for s in bundle.others if s in wanted)
        )
        trade._opened = {seat: next(iter(bundle.part(seat)), None) for seat in bundle.parties}
        return trade

    @classmethod
    def chair_text(cls, desk: Desk) -> ChairsText:
        """The same wordings for all, which only the chair may table."""
        return ChairsText(desk)

    def build(self, app: App) -> Node:
        view, bundle = self._desk.view, self._bundle
        self._app = app
        body: list[Node]
        if bundle.together:
            doing = OnText(self._word, self._open_line, self._desk.refuse)
            body = [
                Label(app.words("ui.trade.together.what"), "small-quiet"),
                *text_list(app, view, bundle.text, self._line, doing),
            ]
        elif not bundle.partners:
            body = [self._whom(app, view)]
        else:
            body = [self._sides(app, view)]
        if self._noting:
            body.append(note_field(app, "note-text", self._note, self._noted))
        moves = bundle.moves()
        across = app.width >= TWO_COLUMNS
        below = figures(
            app, view, moves, bundle.partners, self._shown, self._show, public=self._public, across=across
        )
        why = self._why_not()
        label = app.words("ui.trade.send.counter" if self._answers else "ui.trade.send")
        buttons = [
            *self._audience(app),
            note_button(app, self._add_note),
        ]
        last = [self.cancel(app), send_button(app, label, self._send, why, self._desk.refuse)]
        return page(app, self._heading(app, view), body, below, buttons, last, why=why)

    # the heading: with whom

    def _heading(self, app: App, view: View) -> list[Node]:
        words, bundle = app.words, self._bundle
        names = words.listed([seat_name(view.agenda, seat) for seat in bundle.partners])
        caps = words("ui.trade.caps")
        if self._answers is not None:
            caps = words("ui.trade.caps.counter", who=seat_name(view.agenda, self._answers.by).upper())
        if bundle.partners and len(bundle.partners) == len(bundle.others) > 2:
            title = words("ui.trade.with-all")
        else:
            title = words("ui.trade.with", names=names) if names else words("ui.trade.whom")
        left = title_block(app, caps, title)
        if bundle.settlement or len(bundle.others) == 1:
            return [left]
        chips: list[Node] = [self._flag(app, view, seat) for seat in bundle.others]
        everybody = Button(
            words("ui.trade.all"),
            self._all,
            "partner:all",
            shortcut="A",
            kind="chip",
            chosen=bundle.together,
            tip=words("ui.trade.all.tip"),
        )
        flags = Flow([*chips, everybody], gap=5, align="end" if app.width >= TWO_COLUMNS else "start")
        if app.width >= TWO_COLUMNS:
            return [Row([Grow(left, 1), Grow(flags, 1.15)], gap=16)]
        return [left, flags]

    def _flag(self, app: App, view: View, seat: Seat) -> Node:
        chosen = seat in self._bundle.partners
        delegation = view.agenda.delegations[seat]
        panel = Panel(
            emblem(delegation, 16),
            fill="chosen" if chosen else "raised",
            line="accent" if chosen else "line",
            pad=6,
            across=8,
            radius=8,
            thick=2 if chosen else 1,
        )
        return Press(panel, lambda: self._toggle(seat), f"partner:{seat}", tip=delegation.name)

    def _whom(self, app: App, view: View) -> Node:
        """Nobody is chosen yet: everybody by name."""
        words, me = app.words, self._bundle.me
        rows: list[Node] = [
            Label(words("ui.trade.whom.adviser" if me is None else "ui.trade.whom.what"), "small-quiet")
        ]
        for seat in self._bundle.others:
            delegation = view.agenda.delegations[seat]
            told = delegation.head
            if me is not None:
                n = sum(view.positions[seat][i] != view.positions[me][i] for i in view.agenda.issues)
                told = words.count("ui.trade.apart", n)
            row = Row(
                [
                    emblem(delegation, 20),
                    Grow(Label(delegation.name, "strong")),
                    Label(told, "small-quiet"),
                ],
                gap=12,
            )
            panel = Panel(row, fill="raised", pad=8, across=12, radius=8)
            rows.append(Press(panel, lambda seat=seat: self._toggle(seat), f"whom:{seat}"))  # type: ignore[misc]
        return Column(rows, gap=6)

    # the two sides

    def _sides(self, app: App, view: View) -> Node:
        words, bundle = app.words, self._bundle
        doing = Doing(self._want, self._open, self._choose, self._desk.refuse)
        one = len(bundle.partners) == 1
        theirs = [
            side(
                app,
                view,
                seat,
                words("ui.trade.they-give")
                if one and not self._desk.game.clerk
                else words("ui.trade.gives", name=seat_name(view.agenda, seat)),
                bundle.part(seat),
                self._opened.get(seat),
                doing,
                flag=not one or bundle.me is None or self._desk.game.clerk,
            )
            for seat in bundle.partners
        ]
        right = Column(theirs, gap=16)
        if bundle.me is None:
            return right
        left = side(
            app,
            view,
            bundle.me,
            words("ui.trade.you-give"),
            bundle.part(bundle.me),
            self._opened.get(bundle.me),
            doing,
            flag=self._desk.game.clerk,
        )
        if app.width < TWO_COLUMNS:
            return Column([left, right], gap=16)
        middle = Icon("arrow-left-right", 24, "accent")
        return Row([Grow(left), middle, Grow(right)], gap=18, align="start")

    def _audience(self, app: App) -> list[Node]:
        """In the corridor or before all; with a clerk, and after adoption, everybody hears it."""
        if self._desk.game.clerk or self._bundle.settlement:
            return []
        return [
            Button(
                app.words(f"ui.trade.{name}"),
                lambda public=public: self._hear(public=public),  # type: ignore[misc]
                f"audience:{name}",
                shortcut=key,
                icon=icon,
                kind="plain",
                chosen=self._public == public,
                tip=app.words(f"ui.trade.{name}.tip"),
            )
            for name, public, key, icon in (("corridor", False, "C", "eye-off"), ("public", True, "P", "eye"))
        ]

    # what is done

    def _action(self) -> Action:
        moves, public = self._bundle.moves(), self._public
        if self._answers is not None:
            return Counter(self._answers.id, moves, public, self._note.strip())
        return Propose(moves, public, self._note.strip())

    def _why_not(self) -> str:
        if self._bundle.together and not self._bundle.text:
            return self._desk.app.words("ui.trade.none-chosen")
        return self._desk.why_not(self._action())

    def _send(self) -> None:
        why = self._why_not()
        if why:
            self._desk.refuse(why)
        elif self._desk.do(self._action()):
            self._app.pop()

    def _toggle(self, seat: Seat) -> None:
        if seat in self._bundle.partners:
            self._bundle.drop(seat)
            self._bundle.together = self._bundle.together and len(self._bundle.partners) > 1
        else:
            self._add(self._desk.view, seat)

    def _all(self) -> None:
        bundle = self._bundle
        if bundle.together:
            bundle.together, bundle.partners = False, ()
        else:
            bundle.all_together()
            self._public = True
            self._line = self._line or next((i for i in bundle.text), None)

    def _add(self, view: View, seat: Seat) -> None:
        self._bundle.add(seat)
        self._begin(view, seat)

    def _begin(self, view: View, seat: Seat) -> None:
        """Opens with the clauses on which there is most in it for me."""
        me = self._bundle.me
        if self._wish is not None and view.positions[seat][self._wish[0]] != self._wish[1]:
            self._bundle.want(seat, *self._wish)
        part = self._bundle.part(seat)
        self._opened.setdefault(
            seat, next(iter(part), None) or best_to_ask(view, seat, self._opened.values())
        )
        if me is not None and not self._bundle.part(me) and self._opened.get(me) is None:
            self._opened[me] = cheapest_to_give(view, seat)

    def _want(self, seat: Seat, issue: IssueId, option: OptionId | None) -> None:
        self._bundle.want(seat, issue, option)

    def _word(self, issue: IssueId, option: OptionId | None) -> None:
        self._bundle.word(issue, option)

    def _open(self, seat: Seat, issue: IssueId) -> None:
        self._opened[seat] = issue

    def _open_line(self, issue: IssueId) -> None:
        self._line = None if self._line == issue else issue

    def _choose(self, seat: Seat) -> None:
        """Another clause for this delegation."""
        app, view, bundle = self._app, self._desk.view, self._bundle
        taken = tuple(bundle.part(seat))
        if seat == bundle.me:
            entries, title = to_give(app, view, bundle.partners, taken), app.words("ui.choice.mine.title")
        else:
            entries = to_ask(app, view, seat, taken)
            title = app.words("ui.choice.theirs.title", name=seat_name(view.agenda, seat))
        app.push(ClauseChoice(title, entries, lambda issue: self._open(seat, issue), view))

    def _hear(self, *, public: bool) -> None:
        self._public = public

    def _show(self, seat: Seat) -> None:
        self._shown = seat

    def _add_note(self) -> None:
        self._noting = True
        self._app.kit.memory.focus = "note-text"
        self._app.stale()

    def _noted(self, text: str) -> None:
        self._note = text
