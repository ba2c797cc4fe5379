"""The table in the middle of the room: who sits where, who speaks, how near everybody stands to agreement."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import copysign, cos, hypot, pi, sin

import pygame

from game.engine.draft import supporters
from game.engine.scenario import Role, Seat
from game.engine.view import View
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Box, Column, Fixed, Flow, Panel
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Bar, Label, emblem
from game.ui.kit.node import Kit, Node, Size

CARD, BROAD_CARD = 90, 124
LONG = 24
"""A name longer than this has a broad card."""
TALLEST, LOWEST = 400, 330


class Around(Box):
    """Cards around an oval table, the first at the bottom; in the middle of it the last child."""

    def __init__(self, cards: Sequence[Node], middle: Node, height: float) -> None:
        super().__init__([*cards, middle])
        self._height = height

    def measure(self, kit: Kit, width: int) -> Size:
        return width, kit.theme.em(self._height)

    def place(self, kit: Kit, rect: pygame.Rect) -> None:
        self.rect = rect
        *cards, middle = self.children
        sizes = [card.size(kit, kit.theme.em(BROAD_CARD)) for card in cards]
        w, h = kit.theme.em(CARD), sorted(s[1] for s in sizes)[len(sizes) // 2]
        across, down = (rect.width - w) / 2 - 2, (rect.height - h) / 2 - 2
        for card, size, (x, y) in zip(cards, sizes, _evenly(across, down, len(cards)), strict=True):
            place = pygame.Rect(0, 0, *size)
            place.center = round(rect.centerx + (-x if kit.rtl else x)), round(rect.centery + y)
            card.place(kit, place.clamp(rect))
        mw, mh = middle.size(kit, max(1, round(across)))
        middle.place(kit, pygame.Rect(rect.centerx - mw // 2, rect.centery - mh // 2, mw, mh))

    def draw(self, kit: Kit, surface: pygame.Surface) -> None:
        w, h = round(self.rect.width * 0.58), round(self.rect.height * 0.58)
        table = kit.pictures.disc((w, h), kit.theme.colour("table"), kit.theme.colour("table_edge"), 5)
        surface.blit(table, table.get_rect(center=self.rect.center))
        super().draw(kit, surface)


def _evenly(across: float, down: float, count: int) -> list[tuple[float, float]]:
    """So many places on a round rectangle, as far from each other along it, the first at the bottom."""
    fine = 360
    turns = [pi / 2 + 2 * pi * n / fine for n in range(fine + 1)]
    edge = [(across * _squared(cos(t)), down * _squared(sin(t))) for t in turns]
    way = [0.0]
    for (x, y), (u, v) in pairwise(edge):
        way.append(way[-1] + hypot(u - x, v - y))
    places, at = [], 0
    for n in range(count):
        while way[at] < way[-1] * n / count:
            at += 1
        places.append(edge[at])
    return places


def _squared(part: float) -> float:
    """Of a circle's coordinate that of a superellipse of power 3."""
    return copysign(abs(part) ** (2 / 3), part)


def nearness(view: View) -> dict[Seat, float]:
    """The share of the clauses on which each member stands with the most supported wording."""
    near = dict.fromkeys(view.positions, 0)
    for issue in view.agenda.issues:
        stands = sorted(supporters(view.positions, issue).values(), key=len)
        for seat in stands[-1]:
            near[seat] += 1
    return {seat: n / max(1, len(view.agenda.issues)) for seat, n in near.items()}


def room(
    app: App, desk: Desk, view: View, open_seat: Callable[[Seat], None], height: float, width: float
) -> Node:
    """The table; where there is too little room for it the same cards side by side. Sizes in units."""
    words, near = app.words, nearness(view)
    members = list(view.positions)
    first = view.seat if view.seat in members else members[0]
    turned = members[members.index(first) :] + members[: members.index(first)]
    cards = [_card(app, desk, view, seat, near[seat], open_seat) for seat in turned]
    others = [s for s, d in view.agenda.delegations.items() if d.role is Role.ADVISER]
    small = [_adviser(app, view, seat, open_seat) for seat in others]
    fits = height >= LOWEST and width >= 330 and len(members) <= 10
    if not fits:
        return Flow([*cards, *small], gap=6)
    middle = Column(
        [
            Label(
                words("ui.room.count", agreed=len(view.agreed), issues=len(view.agenda.issues)),
                "title",
                "on_table",
                "centre",
            ),
            Label(words("ui.room.agreed"), "small", "on_table", "centre"),
        ],
        gap=2,
        align="centre",
    )
    return Column(
        [
            Around(cards, middle, min(TALLEST, height)),
            *([Flow(small, gap=6, align="centre")] if small else []),
        ],
        gap=8,
    )


def _card(
    app: App, desk: Desk, view: View, seat: Seat, near: float, open_seat: Callable[[Seat], None]
) -> Node:
    me, speaking = seat == view.seat, _speaks(desk, view, seat)
    delegation = view.agenda.delegations[seat]
    name = app.words("ui.room.me", name=delegation.name) if me else delegation.name
    content = Column(
        [
            emblem(delegation, 22),
            Label(name, "card", align="centre", most_lines=3),
            Bar(near, "me" if me else "bar", width=64, height=4),
        ],
        gap=4,
        align="centre",
    )
    line = "accent" if speaking else "me" if me else "line"
    panel = Panel(content, fill="raised", line=line, pad=5, across=3, thick=2 if speaking else 1)
    return Press(
        Fixed(panel, width=BROAD_CARD if len(name) > LONG else CARD),
        lambda: open_seat(seat),
        f"seat:{seat}",
        tip=app.words("ui.room.near", name=delegation.name, percent=round(100 * near)),
    )


def _adviser(app: App, view: View, seat: Seat, open_seat: Callable[[Seat], None]) -> Node:
    delegation = view.agenda.delegations[seat]
    label = Label(delegation.name, "tiny", most_lines=1)
    return Press(
        Panel(label, fill="raised", pad=3, across=8, radius=8),
        lambda: open_seat(seat),
        f"seat:{seat}",
        tip=app.words("role.adviser"),
    )


def _speaks(desk: Desk, view: View, seat: Seat) -> bool:
    """Whether the room waits for this seat."""
    return seat in view.active or seat == desk.game.thinking
