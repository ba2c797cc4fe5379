"""The open offers as cards: who would move where, what it is worth to me, and what I can answer."""

from collections.abc import Callable

from game.engine.actions import Accept, Action, Withdraw
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.state import Proposal
from game.engine.view import View
from game.sentences.names import issue_title, option_label
from game.sentences.remarks import said
from game.sentences.worth import worth
from game.ui.app import App
from game.ui.desk import Desk
from game.ui.kit.boxes import Column, Flow, Grow, Panel, Row
from game.ui.kit.controls import Button
from game.ui.kit.leaves import Label, emblem
from game.ui.kit.node import Act, Node
from game.ui.kit.scroll import Scroll
from game.ui.text.paragraph import Span

MOST_LINES = 4
"""A card names so many clauses of each delegation; the offer's own page has all."""

OnOffer = Callable[[Proposal], None]


class Answers:
    """What the buttons of a card do, where it is more than an act at once."""

    def __init__(self, look: OnOffer, counter: OnOffer, decline: OnOffer, ask: OnOffer) -> None:
        self.look, self.counter, self.decline, self.ask = look, counter, decline, ask


def offers_panel(app: App, desk: Desk, view: View, answers: Answers) -> Node:
    words = app.words
    ordered = sorted(view.proposals, key=lambda p: (not waits(desk, p), -p.id))
    title = words("ui.offers.title", n=sum(waits(desk, p) for p in view.proposals))
    cards: list[Node] = [card(app, desk, view, proposal, answers) for proposal in ordered]
    if cards:
        cards[0].key = "offers:first"
    else:
        cards = [Label(words("ui.offers.none"), "small-quiet")]
    page = Column([Label(title, "caps"), Grow(Scroll("offers", Column(cards, gap=8)))], gap=8)
    return Panel(page, pad=14, key="panel:offers")


def waits(desk: Desk, proposal: Proposal) -> bool:
    """Whether an offer waits for the answer of whoever acts here."""
    seat = desk.acting
    answered = proposal.accepted | proposal.declined | {proposal.by}
    return seat in proposal.parties and seat not in answered


def card(app: App, desk: Desk, view: View, proposal: Proposal, answers: Answers) -> Node:
    words = app.words
    by = view.agenda.delegations[proposal.by]
    mine = proposal.by == (desk.acting or view.seat)
    key = "text" if proposal.chair_text else "public" if proposal.public else "corridor"
    title = words(f"ui.offer.{key}.mine" if mine else f"ui.offer.{key}", who=by.name)
    heading: list[Node] = [emblem(by, 15), Grow(Label(title, "small-strong"))]
    figures = worth(view, proposal.moves)
    if figures is not None:
        gain = figures.then - figures.now
        total = gain if gain else figures.own + figures.others
        colour = "gain" if total > 0 else "loss" if total < 0 else "quiet"
        heading.append(Label(words("ui.offer.for-you", change=words.change(total)), "small-strong", colour))
    lines: list[Node] = [Row(heading, gap=8, align="start"), *moves_lines(app, view, proposal)]
    if proposal.note:
        lines.append(Label(words("ui.quoted", text=said(view, proposal.note, words)), "small-quiet"))
    lines += [Label(text, "tiny") for text in _state(app, view, proposal)]
    lines.append(Flow(_buttons(app, desk, proposal, answers), gap=6))
    waiting = waits(desk, proposal)
    return Panel(Column(lines, gap=5), fill="raised", line="accent" if waiting else "line", pad=10, across=12)


def moves_lines(app: App, view: View, proposal: Proposal, most: int = MOST_LINES) -> list[Node]:
    """Who would come where, mine first; the same text for all once."""
    texts = list(proposal.moves.values())
    many = len(texts) > 2 or len(texts) == len(view.positions)
    if many and all(text == texts[0] for text in texts):
        return _wordings(app, view, app.words("ui.offer.all"), view.seat or "", texts[0], most)
    lines: list[Node] = []
    for seat in sorted(proposal.moves, key=lambda s: (s == view.seat, s)):
        who = app.words("ui.offer.you") if seat == view.seat else view.agenda.delegations[seat].name
        lines += _wordings(app, view, who, seat, proposal.moves[seat], most)
    return lines


def _wordings(
    app: App, view: View, who: str, seat: Seat, text: dict[IssueId, OptionId] | object, most: int
) -> list[Node]:
    assert isinstance(text, dict) or hasattr(text, "items")
    words, theme = app.words, app.theme
    stands = view.positions.get(seat, {})
    found = [(i, o) for i, o in text.items() if stands.get(i) != o] or list(text.items())
    lines: list[Node] = []
    for issue, option in found[:most]:
        key = "ui.offer.stays" if stands.get(issue) == option else "ui.offer.move"
        head = words(key, who=who, issue=issue_title(view.agenda, issue))
        lines.append(
            Label(
                (
                    Span(head + " ", theme.style("small-quiet")),
                    Span(option_label(view.agenda, issue, option), theme.style("small-strong")),
                )
            )
        )
    if len(found) > most:
        lines.append(Label(words("ui.offer.more", n=len(found) - most), "tiny"))
    return lines


def _state(app: App, view: View, proposal: Proposal) -> list[str]:
    """Who has answered how, and how long it stands."""
    words, names = app.words, view.agenda.delegations
    told = []
    for key, seats in (("accepted", proposal.accepted - {proposal.by}), ("declined", proposal.declined)):
        if seats:
            who = words.listed([names[s].name for s in proposal.parties if s in seats])
            told.append(words(f"ui.offer.{key}", who=who))
    told.append(words("ui.offer.until", round=min(proposal.until, view.rounds)))
    return told


def _buttons(app: App, desk: Desk, proposal: Proposal, answers: Answers) -> list[Node]:
    words = app.words

    def button(name: str, act: Act, try_first: Action | None = None, kind: str = "chip") -> Node:
        why = desk.why_not(try_first) if try_first is not None else ""
        return Button(
            words(f"ui.offer.{name}"),
            act,
            f"offer:{proposal.id}:{name}",
            kind=kind,
            enabled=not why,
            why=why,
            refuse=desk.refuse,
            deliberate=words("ui.too-soon") if isinstance(try_first, Accept) else "",
        )

    def accept() -> None:
        """Where the card does not name every clause, the whole offer is read first."""
        if any(len(wanted) > MOST_LINES for wanted in proposal.moves.values()):
            answers.look(proposal)
        else:
            desk.do(Accept(proposal.id))

    found: list[Node] = []
    if waits(desk, proposal):
        found = [
            button("accept", accept, Accept(proposal.id)),
            button("counter", lambda: answers.counter(proposal)),
            button("decline", lambda: answers.decline(proposal)),
        ]
    elif proposal.by == desk.acting:
        found = [button("withdraw", lambda: desk.do(Withdraw(proposal.id)), Withdraw(proposal.id))]
    if not desk.game.clerk:
        found.append(button("ask", lambda: answers.ask(proposal)))
    return [*found, button("look", lambda: answers.look(proposal))]
