"""Proposals as a person reads them: clause by clause, and what they are worth to me."""

from collections.abc import Iterator, Mapping

from game.engine.actions import Moves
from game.engine.scenario import IssueId, OptionId, Seat
from game.engine.state import Interests, Proposal
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named, option_label
from game.sentences.remarks import said
from game.sentences.tell import spoken, verb
from game.sentences.worth import nearer, worth_of
from game.terminal.layout import wrap


def answerable(view: View) -> tuple[int, ...]:
    """The places (from 1) of the open offers that wait for my answer."""
    return tuple(
        n
        for n, p in enumerate(view.proposals, start=1)
        if view.seat in p.parties and view.seat != p.by and view.seat not in p.accepted | p.declined
    )


def offers(view: View, words: Words, columns: int) -> str:
    """Every open proposal I can see, numbered from 1."""
    rows = [offer(view, proposal, n, words, columns) for n, proposal in enumerate(view.proposals, start=1)]
    return "\n".join(rows) or wrap(words("offers.none"), columns)


def offer(view: View, proposal: Proposal, number: int, words: Words, columns: int) -> str:
    kind = "text" if proposal.chair_text else "public" if proposal.public else "corridor"
    who = named(view, [proposal.by], words)
    lines = [
        wrap(words(f"offers.{kind}", who=who, until=min(proposal.until, view.rounds)), columns, f"{number}. ")
    ]
    lines += bundle_shown(view, proposal.moves, words, columns)
    if proposal.note:
        lines.append(wrap(words("told.note", note=said(view, proposal.note, words)), columns, "   "))
    if proposal.accepted - {proposal.by}:
        ready = [s for s in proposal.parties if s in proposal.accepted and s != proposal.by]
        lines.append(wrap(words("offers.accepted", names=named(view, ready, words)), columns, "   "))
    if proposal.declined:
        against = [s for s in proposal.parties if s in proposal.declined]
        lines.append(wrap(words("offers.declined", names=named(view, against, words)), columns, "   "))
        reasons = (spoken(s, proposal.reasons[s], view, words) for s in against if s in proposal.reasons)
        lines += [wrap(reason, columns, "   - ") for reason in reasons]
    answered = proposal.accepted | proposal.declined | {proposal.by}
    waiting = [s for s in proposal.parties if s not in answered]
    if waiting:
        lines.append(wrap(words("offers.waiting", names=named(view, waiting, words)), columns, "   "))
    return "\n".join(lines)


def bundle_shown(view: View, moves: Moves, words: Words, columns: int) -> Iterator[str]:
    """A bundle of moves, one clause a line, and its worth to me."""
    texts = list(moves.values())
    if len(texts) > 2 and all(text == texts[0] for text in texts):
        if len(texts) < len(view.members):
            yield wrap(words("offers.together", names=named(view, moves, words)), columns, "   ")
        yield from _text(view, texts[0], words, columns)
    else:
        for seat in sorted(moves, key=lambda seat: seat == view.seat):
            yield from _part(view, seat, moves[seat], words, columns)
    yield from (wrap(line, columns, "   ") for line in worth_of(view, moves, words))


def _text(view: View, text: Mapping[IssueId, OptionId], words: Words, columns: int) -> Iterator[str]:
    """One text for all, against where I stand."""
    numbers = {issue: n for n, issue in enumerate(view.agenda.issues, start=1)}
    mine = view.positions.get(view.seat or "", {})
    for issue, option in text.items():
        clause = _clause(view, issue, option, words)
        if issue in mine and view.interests is not None:
            clause = words(
                "aside", text=clause, aside=_mark(view, view.interests, mine, issue, option, words)
            )
        yield wrap(clause, columns, f"   {numbers[issue]:2}. ")


def _part(
    view: View, seat: Seat, wanted: Mapping[IssueId, OptionId], words: Words, columns: int
) -> Iterator[str]:
    """What one delegation would do."""
    stands = view.positions[seat]
    yield wrap(verb(view, "offers.part", seat, words), columns, "   ")
    for issue, option in wanted.items():
        clause = _clause(view, issue, option, words)
        if option == stands[issue]:
            clause = words("aside", text=clause, aside=words("offers.stays"))
        elif view.interests is not None and issue in view.interests.weights:
            if seat == view.seat:
                mark = _mark(view, view.interests, stands, issue, option, words)
            else:
                change = words.change(nearer(view.interests, stands, issue, option))
                mark = words("offers.points", change=change)
            clause = words("aside", text=clause, aside=mark)
        yield wrap(clause, columns, "   - ")


def _clause(view: View, issue: IssueId, option: OptionId, words: Words) -> str:
    title, label = issue_title(view.agenda, issue), option_label(view.agenda, issue, option)
    return words("offers.clause", issue=title, option=label)


def _mark(
    view: View,
    interests: Interests,
    stands: Mapping[IssueId, OptionId],
    issue: IssueId,
    option: OptionId,
    words: Words,
) -> str:
    if (issue, option) in interests.red_lines:
        return words("mandate.red")
    if stands[issue] == option:
        return words("offers.mine")
    return words("offers.moved", change=words.change(nearer(interests, stands, issue, option)))
