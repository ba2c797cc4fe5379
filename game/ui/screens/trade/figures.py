"""What an offer is worth: to me exactly, to each partner as it reads from their public conduct."""

from collections.abc import Callable, Sequence

from game.engine.actions import Moves
from game.engine.pledges import pairs
from game.engine.scenario import Seat
from game.engine.view import View
from game.sentences.worth import worth, worth_of
from game.ui.app import App
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Press
from game.ui.kit.leaves import Bar, Icon, Label, emblem
from game.ui.kit.node import Node
from game.ui.screens.trade.evidence import evidence
from game.ui.screens.trade.reading import Guess, guess
from game.ui.screens.trade.wordings import colour_of

_LOOKS = {
    # verdict: (colour, icon)
    "likely": ("gain", "circle-check"),
    "unsure": ("text", "circle-question-mark"),
    "unlikely": ("loss", "circle-x"),
}


def figures(
    app: App,
    view: View,
    moves: Moves,
    seats: Sequence[Seat],
    shown: Seat | None,
    show: Callable[[Seat], None],
    *,
    public: bool,
    across: bool,
) -> Node | None:
    """The panel below an offer; None where there is nothing to say. `shown`: whose evidence is told.

    `across`: there is room to put the two side by side.
    """
    if not moves_anybody(view, moves):
        return None
    mine = for_me(app, view, moves)
    guesses = readings(view, moves, seats, public=public)
    theirs = None if not guesses else _theirs(app, view, moves, guesses, shown, show)
    parts = [part for part in (mine, theirs) if part is not None]
    if not parts:
        return None
    if across and len(parts) == 2:
        content: Node = Row([Grow(parts[0], 1), Grow(parts[1], 1.9)], gap=20, align="start")
    else:
        content = Column(parts, gap=8)
    return Panel(content, fill="sunken", pad=10, across=14)


def moves_anybody(view: View, moves: Moves) -> bool:
    return any(view.positions[seat][issue] != option for seat, issue, option in pairs(moves))


def readings(view: View, moves: Moves, seats: Sequence[Seat], *, public: bool) -> dict[Seat, Guess]:
    """What I can tell of each partner; nothing without interests of my own to weigh it against."""
    if view.interests is None or (view.mandate is None and not view.interests.weights):
        return {}
    return {seat: guess(view, moves, seat, public=public) for seat in seats if seat in moves}


def for_me(app: App, view: View, moves: Moves) -> Node | None:
    found = worth(view, moves)
    if found is None:
        return None
    words = app.words
    whole = len(found.agreed) == len(view.agenda.issues)
    change = found.then - found.now or found.own + found.others
    key = "ui.trade.now-then" if found.then != found.now else "ui.trade.positions"
    top: list[Node] = [
        Label(words.change(change) if change else "0", "figure", colour_of(change)),
        Grow(
            Label(
                words(key, now=words.points(found.now), then=words.points(found.then)),
                "quiet",
                align="end",
            )
        ),
    ]
    lines: list[Node] = [Label(words("ui.trade.for-you"), "caps"), Row(top, gap=10)]
    interests = view.interests
    if whole and interests is not None and interests.walk_away is not None:
        marks = ((interests.walk_away / 10000, "loss"),)
        good = found.then >= interests.walk_away
        lines.append(Bar(found.then / 10000, "gain" if good else "bar", marks, height=7, ground="line"))
    lines += [Label(sentence, "tiny") for sentence in worth_of(view, moves, words)]
    return Column(lines, gap=4)


def _theirs(
    app: App,
    view: View,
    moves: Moves,
    guesses: dict[Seat, Guess],
    shown: Seat | None,
    show: Callable[[Seat], None],
) -> Node:
    words = app.words
    told = shown if shown in guesses else min(guesses, key=lambda seat: guesses[seat].chance)
    found, name = guesses[told], view.agenda.delegations[told].name
    lines: list[Node] = []
    if len(guesses) > 1:
        cards = [_card(app, view, seat, guesses[seat], seat == told, show) for seat in guesses]
        lines += [Label(words("ui.trade.readings"), "caps"), Flow(cards, gap=6)]
    else:
        lines.append(Label(words("ui.trade.reading", name=name.upper()), "caps"))
    colour, icon = _LOOKS[found.verdict]
    lines.append(
        Row(
            [
                Label(_sized(app, found), "lead", most_lines=2),
                Grow(
                    Row(
                        [
                            Icon(icon, 15, colour),
                            Grow(Label(words(f"ui.reading.{found.verdict}"), "body", colour)),
                        ],
                        gap=6,
                    )
                ),
            ],
            gap=14,
        )
    )
    lines.append(Label(evidence(view, moves, told, found, words), "small-quiet"))
    return Column(lines, gap=4)


def _sized(app: App, found: Guess) -> str:
    gain, doubt = round(found.gain), max(1, round(found.doubt))
    if found.whole:
        return app.words("ui.reading.above" if gain >= 0 else "ui.reading.below", gain=abs(gain), doubt=doubt)
    return app.words("ui.reading.gain", gain=f"{gain:+d}" if gain else "0", doubt=doubt)


def _card(app: App, view: View, seat: Seat, found: Guess, chosen: bool, show: Callable[[Seat], None]) -> Node:
    colour, icon = _LOOKS[found.verdict]
    delegation = view.agenda.delegations[seat]
    row = Row([emblem(delegation, 14), Icon(icon, 14, colour)], gap=5)
    panel = Panel(
        row,
        fill="chosen" if chosen else "raised",
        line="accent" if chosen else "line",
        pad=4,
        across=7,
        radius=7,
    )
    tip = app.words("ui.reading.tip", name=delegation.name, verdict=app.words(f"ui.reading.{found.verdict}"))
    return Press(panel, lambda: show(seat), f"reading:{seat}", tip=tip)
