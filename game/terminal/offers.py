"""Proposals as a person reads them: what they give, what they take, what it is worth to me."""

from game.engine.actions import Moves
from game.engine.draft import agreed_clauses, with_fallbacks
from game.engine.scoring import clause_value, value
from game.engine.state import Interests, Proposal
from game.engine.view import View
from game.i18n import Words
from game.terminal.layout import wrap
from game.terminal.names import seat_name
from game.terminal.tell import moves_told, text_told


def numbered(view: View) -> tuple[Proposal, ...]:
    """The open proposals I can see, in the order in which they are numbered for me."""
    return view.proposals


def offers(view: View, words: Words, columns: int) -> str:
    """Every open proposal I can see, numbered from 1."""
    rows = [
        offer(view, proposal, number, words, columns)
        for number, proposal in enumerate(numbered(view), start=1)
    ]
    return "\n".join(rows) or words("offers.none")


def offer(view: View, proposal: Proposal, number: int, words: Words, columns: int) -> str:
    kind = "text" if proposal.chair_text else "public" if proposal.public else "corridor"
    who = words("you") if proposal.by == view.seat else seat_name(view.agenda, proposal.by)
    lines = [wrap(words(f"offers.{kind}", who=who, until=proposal.until), columns, f"{number}. ")]
    if proposal.chair_text:
        lines.append(wrap(text_told(view.agenda, proposal.moves[proposal.parties[0]], words), columns, "   "))
    else:
        mine = {s: m for s, m in proposal.moves.items() if s == view.seat}
        theirs = {s: m for s, m in proposal.moves.items() if s != view.seat}
        lines.append(
            wrap(words("offers.theirs", moves=moves_told(view.agenda, theirs, words)), columns, "   ")
        )
        if mine:
            lines.append(
                wrap(words("offers.mine", moves=moves_told(view.agenda, mine, words)), columns, "   ")
            )
    if proposal.note:
        lines.append(wrap(words("told.note", note=proposal.note), columns, "   "))
    waiting = [
        s for s in proposal.parties if s != proposal.by and s not in proposal.accepted | proposal.declined
    ]
    if waiting:
        names = words.listed([words("you") if s == view.seat else seat_name(view.agenda, s) for s in waiting])
        lines.append(wrap(words("offers.waiting", names=names), columns, "   "))
    lines += [wrap(line, columns, "   ") for line in worth_of(view, proposal.moves, words)]
    return "\n".join(lines)


def worth_of(view: View, moves: Moves, words: Words) -> list[str]:
    """What a bundle of moves means to me, exactly: my own moves, theirs, and the text as it stands."""
    interests = view.interests
    if interests is None or not interests.weights:
        return []
    own = _gain(view, interests, {s: m for s, m in moves.items() if s == view.seat})
    others = _gain(view, interests, {s: m for s, m in moves.items() if s != view.seat})
    positions = {s: {**stand, **moves.get(s, {})} for s, stand in view.positions.items()}
    then = value(interests, with_fallbacks(view.agenda, agreed_clauses(view.agenda, positions)))
    now = value(interests, view.text)
    lines = [words("worth.moves", own=words.change(own), others=words.change(others))]
    lines.append(
        words("worth.text", now=words.points(now), then=words.points(then), change=words.change(then - now))
    )
    return lines


def _gain(view: View, interests: Interests, moves: Moves) -> int:
    """How much nearer to my wishes these positions come, clause by clause. Hundredths of a point."""
    return sum(
        clause_value(interests, issue, option) - clause_value(interests, issue, view.positions[seat][issue])
        for seat, wanted in moves.items()
        for issue, option in wanted.items()
    )
