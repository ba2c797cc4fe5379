"""What is around the draft: where the talks are, who sits here, what is on record, what a newcomer needs."""

from game.engine.scenario import Decision, Order, Role
from game.engine.state import Ended, Phase
from game.engine.view import View
from game.i18n import Words
from game.sentences.names import issue_title, named, seat_name
from game.sentences.tell import noted, spoken
from game.terminal.layout import wrap
from game.terminal.mandate import instructions, worth_now


def briefing(view: View, words: Words, columns: int) -> str:
    """The first page of a game: what this is, what I am here for, and how it goes."""
    agenda = view.agenda
    interests = view.interests
    blocks = [wrap(agenda.summary, columns), instructions(view, words, columns)]
    if interests is not None and interests.walk_away is not None:
        all_sign = agenda.procedure.decision is Decision.CONSENSUS
        key = "brief.aim" if all_sign else "brief.aim.majority"
        blocks.append(wrap(words(key, points=words.points(interests.walk_away)), columns))
    else:
        blocks.append(wrap(words("brief.advise"), columns))
    chair = agenda.procedure.chair
    if chair is not None:
        key = "brief.chair.you" if view.is_chair else "brief.chair"
        blocks.append(wrap(words(key, chair=seat_name(agenda, chair)), columns))
    key = "brief.how" if view.role is Role.MEMBER else "brief.how.adviser"
    how = words(key, rounds=view.rounds, n=agenda.procedure.initiatives)
    blocks.append(wrap(how, columns))
    blocks.append(wrap(agenda.note, columns))
    return "\n\n".join(block for block in blocks if block)


def status(view: View, words: Words, columns: int) -> str:
    """Where the talks are, and where I am in them."""
    agenda = view.agenda
    assert view.seat is not None
    delegation = agenda.delegations[view.seat]
    agreed = words("status.agreed", agreed=len(view.agreed), issues=len(agenda.issues))
    if view.phase is Phase.TALKS:
        agreed = words.sentences(agreed, words.count("status.initiatives", view.initiatives))
    lines = [
        words.sentences(
            words("status.round", title=agenda.title, round=view.round, rounds=view.rounds),
            words("status.last") if view.round == view.rounds else "",
        ),
        words("status.chair" if view.is_chair else "status.you", name=delegation.name, head=delegation.head),
        agreed,
    ]
    if view.role is Role.MEMBER:
        lines.append(worth_now(view, words))
    return "\n".join(wrap(line, columns) for line in lines)


def table(view: View, words: Words, columns: int) -> str:
    """Who sits here, and who holds each seat."""
    lines = []
    for seat, delegation in view.agenda.delegations.items():
        holder = view.holders.get(seat, "nobody").partition(":")[0]
        role = "chair" if seat == view.agenda.procedure.chair else delegation.role.value
        if delegation.role is Role.OBSERVER and holder == "nobody":
            holder = "watching"
        text = words(
            "table.seat",
            name=delegation.name,
            head=delegation.head,
            role=words(f"role.{role}"),
            holder=words(f"holder.{holder}" if words.has(f"holder.{holder}") else "holder.minister"),
        )
        lines.append(wrap(text, columns, "* " if seat == view.seat else "- "))
    sequential = view.agenda.procedure.order is Order.SEQUENTIAL
    order = words("order.sequential" if sequential else "order.simultaneous")
    initiatives = words("table.initiatives", n=view.agenda.procedure.initiatives)
    return "\n".join([*lines, wrap(words.sentences(order, initiatives), columns)])


def biography(view: View, seat: str, words: Words, columns: int) -> str:
    delegation = view.agenda.delegations[seat]
    lines = [wrap(words("bio.head", name=delegation.name, head=delegation.head), columns)]
    lines += [wrap(text, columns, "  ") for text in [delegation.bio] if text]
    lines += [
        wrap(words("titled", title=person.name, text=person.bio), columns, "  ")
        for person in delegation.team.values()
    ]
    return "\n".join(lines)


def headlines(view: View, words: Words, columns: int) -> str:
    """What the world has done that I may read."""
    items = (words("titled", title=item.title, text=item.text) for item in view.news.values())
    return "\n".join(wrap(item, columns, "- ") for item in items)


def news(view: View, words: Words, columns: int) -> str:
    """What the world did, and what is on record against somebody."""
    world = headlines(view, words, columns)
    lines = [world] if world else []
    for objection in view.objections:
        text = words(
            "news.objection",
            round=objection.round,
            who=seat_name(view.agenda, objection.seat),
            issue=issue_title(view.agenda, objection.issue),
        )
        lines.append(wrap(noted(text, objection.reason, view, words), columns, "- "))
    for breach in view.breaches:
        text = words(
            "news.breach",
            round=breach.round,
            who=seat_name(view.agenda, breach.by),
            partners=named(view, breach.partners, words),
            issue=issue_title(view.agenda, breach.issue),
        )
        lines.append(wrap(text, columns, "- "))
    texts = (ended for ended in view.ended if ended.proposal.chair_text and ended.why != "closed")
    lines += [_text_that_fell(ended, view, words, columns) for ended in texts]
    return "\n".join(lines) or wrap(words("news.none"), columns)


def _text_that_fell(ended: Ended, view: View, words: Words, columns: int) -> str:
    """A chair's text that is off the table: who would have taken it, who would not and why."""
    proposal = ended.proposal
    yes = named(view, [s for s in view.members if s in proposal.accepted], words) or words("nobody")
    no = named(view, [s for s in view.members if s in proposal.declined], words) or words("nobody")
    fell = wrap(words("news.text-fell", round=ended.round, yes=yes, no=no), columns, "- ")
    reasons = (spoken(s, proposal.reasons[s], view, words) for s in view.members if s in proposal.reasons)
    return "\n".join([fell, *(wrap(reason, columns, "  - ") for reason in reasons)])
