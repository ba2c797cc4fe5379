"""What a person can look at: each a text made from a View."""

from collections.abc import Iterator

from game.engine.draft import supporters
from game.engine.scenario import IssueId, Order, Role
from game.engine.scoring import clause_value, value
from game.engine.state import Phase
from game.engine.statement import assemble, wording
from game.engine.view import View
from game.i18n import Words
from game.terminal.document import render_statement
from game.terminal.layout import padded, wrap
from game.terminal.names import issue_title, option_label, seat_name


def status(view: View, words: Words, columns: int) -> str:
    """Where the talks are, and where I am in them."""
    agenda = view.agenda
    assert view.seat is not None
    delegation = agenda.delegations[view.seat]
    lines = [
        "=" * columns,
        words("status.round", title=agenda.title, round=view.round, rounds=view.rounds),
        words("status.chair" if view.is_chair else "status.you", name=delegation.name, head=delegation.head),
    ]
    agreed = words("status.agreed", agreed=len(view.agreed), issues=len(agenda.issues))
    if view.phase is Phase.TALKS:
        lines.append(f"{agreed} {words.count('status.initiatives', view.initiatives)}")
    else:
        lines.append(agreed)
    if view.interests is not None and view.interests.walk_away is not None:
        lines.append(worth_now(view, words))
    return "\n".join(wrap(line, columns) for line in lines)


def worth_now(view: View, words: Words) -> str:
    """What the text as it stands is worth to me, against going home without one."""
    assert view.interests is not None
    worth = value(view.interests, view.text)
    return words(
        "value.now", value=words.points(worth), walk_away=words.points(view.interests.walk_away or 0)
    )


def draft(view: View, words: Words, columns: int) -> str:
    """Every issue in a few lines: agreed, or its alternatives with their supporters."""
    lines = [words("draft.title", agreed=len(view.agreed), issues=len(view.agenda.issues))]
    for number, (issue_id, issue) in enumerate(view.agenda.issues.items(), start=1):
        first = f"{number:3}. "
        if issue_id in view.agreed:
            label = option_label(view.agenda, issue_id, view.agreed[issue_id])
            lines.append(wrap(words("draft.agreed", issue=issue.title, option=label), columns, first))
            continue
        lines.append(wrap(words("draft.open", issue=issue.title), columns, first))
        stands = supporters(view.positions, issue_id)
        for option_id, option in issue.options.items():
            if option_id in stands:
                names = [
                    words("you") if s == view.seat else seat_name(view.agenda, s) for s in stands[option_id]
                ]
                lines.append(wrap(f"[{option.label}] {words.listed(names)}", columns, "     "))
    lines.append(words("draft.more"))
    return "\n".join(lines)


def full_draft(view: View, words: Words, columns: int) -> str:
    """The draft as a document, open clauses in brackets."""
    return render_statement(view.agenda, assemble(view.agenda, view.agreed, view.positions), words, columns)


def mandate(view: View, words: Words, columns: int) -> str:
    """My instructions, what everything is worth to me, and what I may not do."""
    assert view.mandate is not None
    lines = [words("mandate.title"), wrap(view.mandate.instructions.strip(), columns, "  ")]
    for person, instructions in view.team.items():
        assert view.seat is not None
        name = view.agenda.delegations[view.seat].team[person].name
        lines += ["", wrap(words("mandate.team", name=name, text=instructions.strip()), columns, "  ")]
    lines += ["", wrap(view.agenda.note, columns, "  ")]
    interests = view.interests
    if interests is None or not interests.weights:
        return "\n".join(lines)
    if interests.walk_away is not None:
        points = words.points(interests.walk_away)
        lines += [
            "",
            wrap(words("mandate.walk-away", points=points, text=view.mandate.walk_away_text), columns),
        ]
    lines += ["", words("mandate.worth")]
    for number, issue_id in enumerate(view.agenda.issues, start=1):
        if issue_id in interests.weights:
            lines.append(_worth_line(view, number, issue_id, words, columns))
    lines += _red_lines(view, words, columns)
    lines += _links(view, words, columns)
    lines += [wrap(line, columns, "  ") for line in capital(view, words)]
    lines += ["", worth_now(view, words)] if interests.walk_away is not None else []
    return "\n".join(lines)


def _worth_line(view: View, number: int, issue_id: IssueId, words: Words, columns: int) -> str:
    interests = view.interests
    assert interests is not None
    title = words(
        "mandate.issue",
        issue=issue_title(view.agenda, issue_id),
        weight=words.points(100 * interests.weights[issue_id]),
    )
    mine = view.positions.get(view.seat or "", {}).get(issue_id)
    rows = [wrap(title, columns, f"{number:3}. ")]
    for option in view.agenda.issues[issue_id].options.values():
        worth = words.points(clause_value(interests, issue_id, option.id))
        marks = [words("mandate.red")] if (issue_id, option.id) in interests.red_lines else []
        marks += [words("mandate.mine")] if option.id == mine else []
        rows.append(wrap(" ".join([option.label, *marks]), columns, f"     {padded(worth, 5)} "))
    return "\n".join(rows)


def _red_lines(view: View, words: Words, columns: int) -> Iterator[str]:
    assert view.mandate is not None
    assert view.interests is not None
    now = view.interests.red_lines
    known = {(line.issue, o): line.why for line in view.mandate.red_lines for o in line.options}
    if now:
        yield ""
        yield words("mandate.red-lines")
    for issue, option in sorted(now):
        label = option_label(view.agenda, issue, option)
        why = known.get((issue, option), "")
        yield wrap(f"{issue_title(view.agenda, issue)}: {label}. {why}".rstrip(), columns, "  - ")
    for issue, option in known.keys() - now:
        title, label = issue_title(view.agenda, issue), option_label(view.agenda, issue, option)
        yield wrap(words("mandate.lifted", issue=title, option=label), columns, "  - ")


def _links(view: View, words: Words, columns: int) -> Iterator[str]:
    assert view.interests is not None
    if view.mandate is not None and view.mandate.links:
        yield ""
        yield words("mandate.links")
        for link in view.mandate.links:
            parts = []
            for i, options in link.when.items():
                labels = words("or").join(option_label(view.agenda, i, o) for o in options)
                parts.append(f"{issue_title(view.agenda, i)}: {labels}")
            text = f"{words.change(100 * link.points)}  {words('and').join(parts)}. {link.why}"
            yield wrap(text, columns, "  - ")


def capital(view: View, words: Words) -> list[str]:
    """What the capital has answered, in the order it did."""
    lines = []
    for word in view.capital:
        issue = issue_title(view.agenda, word.given.issue)
        text = words(f"capital.{word.given.answer}", round=word.given.round, issue=issue)
        for option, points in word.points.items():
            label = option_label(view.agenda, word.given.issue, option)
            text += " " + words("capital.points", option=label, change=f"{points:+d}")
        for option in word.allow:
            text += " " + words("capital.allow", option=option_label(view.agenda, word.given.issue, option))
        if word.walk_away:
            text += " " + words("capital.walk-away", change=f"{word.walk_away:+d}")
        lines.append(f"{text} {word.why}".rstrip())
    return ["", words("capital.title"), *lines] if lines else []


def issue(view: View, issue_id: IssueId, words: Words, columns: int) -> str:
    """One issue whole: every wording, its strength, who stands there and what it is worth to me."""
    item = view.agenda.issues[issue_id]
    stands = supporters(view.positions, issue_id)
    lines = [
        item.title,
        wrap(words("issue.axis", axis=item.axis, source=words.listed(item.source)), columns, "  "),
    ]
    for number, option in enumerate(item.options.values(), start=1):
        verb = words(f"ladder.{option.strength}")
        head = f"{option.label} ({words('issue.strength', step=option.strength, verb=verb)})"
        lines += ["", wrap(head, columns, f"{number}. ")]
        text = wording(view.agenda, item, option.id) or words("document.silence")
        lines.append(wrap(text, columns, "   "))
        names = [
            words("you") if s == view.seat else seat_name(view.agenda, s) for s in stands.get(option.id, ())
        ]
        if names:
            lines.append(wrap(words("issue.supporters", names=words.listed(names)), columns, "   "))
        if view.interests is not None and issue_id in view.interests.weights:
            worth = words(
                "issue.worth", points=words.points(clause_value(view.interests, issue_id, option.id))
            )
            red = words("mandate.red") if (issue_id, option.id) in view.interests.red_lines else ""
            lines.append(wrap(f"{worth} {red}".rstrip(), columns, "   "))
    fallback = (
        option_label(view.agenda, issue_id, item.fallback) if item.fallback else words("issue.no-clause")
    )
    return "\n".join([*lines, "", wrap(words("issue.fallback", option=fallback), columns)])


def table(view: View, words: Words, columns: int) -> str:
    """Who sits here, and who holds each seat."""
    lines = []
    for seat, delegation in view.agenda.delegations.items():
        holder = view.holders.get(seat, "nobody").partition(":")[0]
        role = "chair" if seat == view.agenda.procedure.chair else delegation.role.value
        if delegation.role is Role.OBSERVER and holder == "nobody":
            holder = "watching"
        text = words("table.seat", name=delegation.name, head=delegation.head, role=words(f"role.{role}"))
        lines.append(
            wrap(f"{text} {words(f'holder.{holder}')}", columns, "- " if seat != view.seat else "* ")
        )
    lines.append(
        words("table.order", order=words(f"order.{_order(view)}"), n=view.agenda.procedure.initiatives)
    )
    return "\n".join(lines)


def _order(view: View) -> str:
    return "sequential" if view.agenda.procedure.order is Order.SEQUENTIAL else "simultaneous"


def biography(view: View, seat: str, words: Words, columns: int) -> str:
    delegation = view.agenda.delegations[seat]
    lines = [f"{delegation.name}: {delegation.head}", wrap(delegation.bio, columns, "  ")]
    lines += [wrap(f"{person.name}. {person.bio}", columns, "  ") for person in delegation.team.values()]
    return "\n".join(lines)


def news(view: View, words: Words, columns: int) -> str:
    """What the world did, and what is on record against somebody."""
    lines = [wrap(f"{item.title}. {item.text}", columns, "- ") for item in view.news.values()]
    for objection in view.objections:
        text = words(
            "news.objection",
            round=objection.round,
            who=seat_name(view.agenda, objection.seat),
            issue=issue_title(view.agenda, objection.issue),
        )
        lines.append(wrap(f"{text} {objection.reason}".rstrip(), columns, "- "))
    for breach in view.breaches:
        names = words.listed([seat_name(view.agenda, s) for s in breach.partners])
        args = {"who": seat_name(view.agenda, breach.by), "issue": issue_title(view.agenda, breach.issue)}
        lines.append(wrap(words("news.breach", round=breach.round, partners=names, **args), columns, "- "))
    for sounding in view.soundings:
        yes = words.listed([seat_name(view.agenda, s) for s in view.members if s in sounding.accepted])
        no = words.listed([seat_name(view.agenda, s) for s in view.members if s in sounding.declined])
        none = words("nobody")
        lines.append(
            wrap(words("news.sounding", round=sounding.round, yes=yes or none, no=no or none), columns, "- ")
        )
    return "\n".join(lines) or words("news.none")
