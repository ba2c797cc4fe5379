"""The draft as a person reads it: clause by clause, one clause whole, or all as a document."""

from game.engine.draft import standing_apart, supporters
from game.engine.scenario import IssueId
from game.engine.scoring import clause_value
from game.engine.statement import assemble, wording
from game.engine.view import View
from game.i18n import Words
from game.sentences.document import render_statement
from game.sentences.names import named, option_label
from game.sentences.tell import verb
from game.terminal.layout import wrap


def draft(view: View, words: Words, columns: int) -> str:
    """Every issue in a few lines: agreed, or its alternatives with their supporters."""
    lines = [wrap(words("draft.title", agreed=len(view.agreed), issues=len(view.agenda.issues)), columns)]
    apart = standing_apart(view.agenda, view.positions)
    for number, (issue_id, item) in enumerate(view.agenda.issues.items(), start=1):
        first = f"{number:3}. "
        if issue_id in view.agreed:
            label = option_label(view.agenda, issue_id, view.agreed[issue_id])
            lines.append(wrap(words("draft.agreed", issue=item.title, option=label), columns, first))
            continue
        lines.append(wrap(words("draft.open", issue=item.title), columns, first))
        stands = supporters(view.positions, issue_id)
        for option_id, option in item.options.items():
            if option_id in stands:
                names = named(view, stands[option_id], words)
                lines.append(
                    wrap(words("bracket", text=option.label, names=names), columns, "     ", "       ")
                )
        if len(apart[issue_id]) == 1:
            alone = verb(view, "draft.alone", apart[issue_id][0], words)
            lines.append(wrap(alone, columns, "     "))
    lines.append(wrap(words("draft.more"), columns))
    return "\n".join(lines)


def full_draft(view: View, words: Words, columns: int) -> str:
    """The draft as a document, open clauses in brackets; what is put to the silence procedure has none."""
    if view.silence is None:
        statement = assemble(view.agenda, view.agreed, view.positions)
        return render_statement(view.agenda, statement, words, columns)
    document = render_statement(view.agenda, assemble(view.agenda, view.silence.text), words, columns)
    fallen = [i.title for key, i in view.agenda.issues.items() if key not in view.silence.text]
    if not fallen:
        return document
    return f"{document}\n\n{wrap(words('silence.fallen', issues=words('between').join(fallen)), columns)}"


def issue(view: View, issue_id: IssueId, words: Words, columns: int) -> str:
    """One issue whole: every wording, its strength, who stands there and what it is worth to me."""
    item = view.agenda.issues[issue_id]
    stands = supporters(view.positions, issue_id)
    axis = words("aside", text=item.axis, aside=words.listed(item.source)) if item.source else item.axis
    lines = [wrap(item.title, columns), wrap(axis, columns, "  ")]
    for number, option in enumerate(item.options.values(), start=1):
        strength = words("issue.strength", step=option.strength, verb=words(f"ladder.{option.strength}"))
        lines += ["", wrap(words("aside", text=option.label, aside=strength), columns, f"{number}. ")]
        text = wording(view.agenda, item, option.id) or words("document.silence")
        lines.append(wrap(text, columns, "   "))
        if option.id in stands:
            names = named(view, stands[option.id], words)
            lines.append(wrap(words("issue.supporters", names=names), columns, "   "))
        if view.interests is not None and issue_id in view.interests.weights:
            worth = words.points(clause_value(view.interests, issue_id, option.id))
            red = words("mandate.red") if (issue_id, option.id) in view.interests.red_lines else ""
            lines.append(wrap(words.sentences(words("issue.worth", points=worth), red), columns, "   "))
    fallback = (
        option_label(view.agenda, issue_id, item.fallback) if item.fallback else words("issue.no-clause")
    )
    return "\n".join([*lines, "", wrap(words("issue.fallback", option=fallback), columns)])
