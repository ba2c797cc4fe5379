"""A delegation: who it is, who plays it, where it stands against me and the text, and what it has done."""

from game.engine.scenario import Role, Seat
from game.engine.view import View
from game.sentences.acts import act_told, acts_of
from game.sentences.names import option_label
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Fixed, Gap, Grow, Panel, Row
from game.ui.kit.controls import Button, Press
from game.ui.kit.leaves import Icon, Label, Rule, emblem
from game.ui.kit.node import Node
from game.ui.screens.asking import Ask
from game.ui.screens.dialogue import Dialogue, closing, dialogue
from game.ui.screens.speaking import Speak
from game.ui.screens.trade.trade import Trade

MOST_ACTS = 8


class Seated(Dialogue):
    help_topic = "delegation"

    def __init__(self, desk: Desk, seat: Seat) -> None:
        self._desk = desk
        self._seat = seat

    def build(self, app: App) -> Node:
        words, view, seat = app.words, self._desk.view, self._seat
        delegation = view.agenda.delegations[seat]
        content: list[Node] = [self._who(app, view)]
        if seat in view.positions:
            content += self._stands(app, view)
        content += self._acts(app, view)
        title = words("ui.room.me", name=delegation.name) if self._mine(view) else delegation.name
        return dialogue(
            app,
            title,
            content,
            [*self._buttons(app, view), self.cancel(app, "ui.close")],
            aside=[emblem(delegation, 44)],
            width=760,
            tall=True,
            key=f"seated:{seat}",
        )

    def _mine(self, view: View) -> bool:
        return self._seat == view.seat and not self._desk.game.clerk

    def _who(self, app: App, view: View) -> Node:
        words, delegation = app.words, view.agenda.delegations[self._seat]
        role = "chair" if self._seat == view.agenda.procedure.chair else delegation.role.value
        holder = view.holders.get(self._seat, "nobody").partition(":")[0]
        if delegation.role is Role.OBSERVER and holder == "nobody":
            holder = "watching"
        played = words(f"ui.seat.{holder}")
        lines: list[Node] = [
            Label(delegation.head, "strong"),
            Label(words("ui.seat.role", role=words(f"role.{role}"), holder=played), "small-strong", "accent"),
        ]
        lines += [Label(text, "body") for text in [delegation.bio.strip()] if text]
        lines += [
            Label(words("titled", title=person.name, text=person.bio.strip()), "small-quiet")
            for person in delegation.team.values()
        ]
        return Column(lines, gap=6)

    def _stands(self, app: App, view: View) -> list[Node]:
        """Clause by clause: its wording, mine, and whether it is agreed."""
        words, mine = app.words, view.positions.get(view.seat or "", {})
        compare = bool(mine) and self._seat != view.seat
        heads = [
            Grow(Label(words("ui.seat.clause"), "caps"), 1.1),
            Grow(Label(words("ui.seat.theirs"), "caps"), 1.2),
        ]
        if compare:
            heads.append(Grow(Label(words("ui.seat.mine"), "caps"), 1.2))
        rows: list[Node] = [Gap(4), Row([*heads, Fixed(Gap(1), width=22)], gap=10)]
        for issue, item in view.agenda.issues.items():
            theirs, own = view.positions[self._seat][issue], mine.get(issue)
            together = theirs == own
            cells = [
                Grow(Label(item.title, "small"), 1.1),
                Grow(
                    Label(
                        option_label(view.agenda, issue, theirs),
                        "small-strong",
                        "gain" if compare and together else "text",
                    ),
                    1.2,
                ),
            ]
            if compare:
                told = words("ui.seat.same") if together else option_label(view.agenda, issue, own or "")
                cells.append(Grow(Label(told, "small", "gain" if together else "quiet"), 1.2))
            agreed: Node = Icon("check", 15, "gain") if issue in view.agreed else Gap(1)
            rows += [Rule(), Row([*cells, Fixed(agreed, width=22)], gap=10, align="start")]
        rows.append(Label(words("ui.seat.tick"), "tiny"))
        return rows

    def _acts(self, app: App, view: View) -> list[Node]:
        """What it has done of its own accord, the latest first; pressing asks why."""
        words, desk, seat = app.words, self._desk, self._seat
        heard = desk.game.heard(view.seat)
        acts = acts_of(seat, heard)
        lines: list[Node] = [Gap(4), Label(words("ui.seat.acts"), "caps")]
        asks = self._may_ask(view)
        for n, act in enumerate(acts[:MOST_ACTS]):
            line = Label(act_told(act, heard, desk.telling, words), "small")
            if asks:
                row = Row([Icon("circle-question-mark", 14, "quiet"), Grow(line)], gap=8, align="start")
                lines.append(
                    Press(
                        Panel(row, fill=None, line=None, pad=4, across=6),
                        lambda act=act: app.push(Ask.about_act(desk, seat, act)),  # type: ignore[misc]
                        f"act:{n}",
                        tip=words("ui.seat.ask-tip"),
                        hover="hover",
                    )
                )
            else:
                lines.append(line)
        if not acts:
            lines.append(Label(words("ui.seat.no-acts"), "small-quiet"))
        return lines

    def _may_ask(self, view: View) -> bool:
        minister = view.holders.get(self._seat, "").startswith("minister")
        return minister and view.seat is not None and not self._desk.game.clerk

    def _buttons(self, app: App, view: View) -> list[Node]:
        words, desk, seat = app.words, self._desk, self._seat
        if seat == view.seat:
            return []
        buttons: list[Node] = []
        why = "" if desk.acting is not None else words("ui.not-your-turn")
        if seat in view.positions:
            buttons.append(
                Button(
                    words("ui.seat.trade"),
                    closing(app, lambda: app.push(Trade.with_seat(desk, seat))),
                    "seat:trade",
                    shortcut="T",
                    icon="arrow-left-right",
                    enabled=not why,
                    why=why,
                    refuse=desk.refuse,
                )
            )
        buttons.append(
            Button(
                words("ui.seat.speak"),
                closing(app, lambda: app.push(Speak(desk, seat))),
                "seat:speak",
                shortcut="S",
                icon="message-square-quote",
                enabled=not why,
                why=why,
                refuse=desk.refuse,
            )
        )
        if self._may_ask(view):
            buttons.append(
                Button(
                    words("ui.seat.ask"),
                    lambda: app.push(Ask.about_seat(desk, seat)),
                    "seat:ask",
                    shortcut="W",
                    icon="circle-question-mark",
                )
            )
        return buttons
