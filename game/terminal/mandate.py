"""My instructions as a person reads them: what everything is worth to me, and what I may not do."""

from collections.abc import Iterator

from game.engine.scenario import IssueId
from game.engine.scoring import clause_value, value
from game.engine.state import Interests
from game.engine.view import View
from game.i18n import Words
from game.sentences.capital import answer_told
from game.sentences.names import issue_title, option_label
from game.terminal.layout import padded, wrap


def worth_now(view: View, words: Words) -> str:
    """What the text as it stands is worth to me, against going home without one."""
    interests = view.interests
    if interests is None or not interests.weights:
        return words("value.none")
    worth = words.points(value(interests, view.text))
    if interests.walk_away is None:
        return words("value.goals", value=worth)
    return words("value.now", value=worth, walk_away=words.points(interests.walk_away))


def instructions(view: View, words: Words, columns: int) -> str:
    """What my capital wrote to me, and to each of my team."""
    if view.mandate is None or view.seat is None:
        return wrap(words("mandate.none"), columns)
    lines = [wrap(words("mandate.title"), columns), wrap(view.mandate.instructions.strip(), columns, "  ")]
    for person, text in view.team.items():
        name = view.agenda.delegations[view.seat].team[person].name
        lines += ["", wrap(words("mandate.team", name=name, text=text.strip()), columns, "  ")]
    return "\n".join(lines)


def mandate(view: View, words: Words, columns: int) -> str:
    """My instructions, what everything is worth to me, and what I may not do."""
    lines = [instructions(view, words, columns)]
    if view.agenda.note:
        lines += ["", wrap(view.agenda.note, columns, "  ")]
    interests = view.interests
    if interests is None or not interests.weights:
        return "\n".join(lines)
    if interests.walk_away is not None and view.mandate is not None:
        points = words.points(interests.walk_away)
        text = words.sentences(words("mandate.walk-away", points=points), view.mandate.walk_away_text)
        if interests.walk_away != 100 * (view.mandate.walk_away or 0):
            was = words.points(100 * (view.mandate.walk_away or 0))
            text = words.sentences(text, words("mandate.walk-away.was", points=was))
        lines += ["", wrap(text, columns)]
    lines += ["", wrap(words("mandate.worth"), columns)]
    for number, issue_id in enumerate(view.agenda.issues, start=1):
        if issue_id in interests.weights:
            lines += _worth(view, interests, number, issue_id, words, columns)
    lines += _red_lines(view, interests, words, columns)
    lines += _links(view, words, columns)
    lines += _capital(view, words, columns)
    return "\n".join([*lines, "", wrap(worth_now(view, words), columns)])


def _worth(
    view: View, interests: Interests, number: int, issue_id: IssueId, words: Words, columns: int
) -> Iterator[str]:
    weight = words.points(100 * interests.weights[issue_id])
    title = words("mandate.issue", issue=issue_title(view.agenda, issue_id), weight=weight)
    yield wrap(title, columns, f"{number:3}. ")
    mine = view.positions.get(view.seat or "", {}).get(issue_id)
    for option in view.agenda.issues[issue_id].options.values():
        worth = words.points(clause_value(interests, issue_id, option.id))
        marks = [words("mandate.red")] if (issue_id, option.id) in interests.red_lines else []
        marks += [words("mandate.mine")] if option.id == mine else []
        brought = view.mandate.values[issue_id][option.id] if view.mandate is not None else None
        if brought is not None and brought != interests.values[issue_id][option.id]:
            was = words.points(interests.weights[issue_id] * brought)
            marks.append(words("mandate.was", points=was))
        label = words("aside", text=option.label, aside=words.listed(marks)) if marks else option.label
        yield wrap(label, columns, f"     {padded(worth, 5)} ")


def _red_lines(view: View, interests: Interests, words: Words, columns: int) -> Iterator[str]:
    brought = view.mandate.red_lines if view.mandate is not None else ()
    known = {(line.issue, o): line.why for line in brought for o in line.options}
    order = {issue: place for place, issue in enumerate(view.agenda.issues)}
    if interests.red_lines:
        yield ""
        yield wrap(words("mandate.red-lines"), columns)
    for issue, option in sorted(interests.red_lines, key=lambda line: (order[line[0]], line[1])):
        title, label = issue_title(view.agenda, issue), option_label(view.agenda, issue, option)
        text = words("mandate.red-line", issue=title, option=label)
        yield wrap(words.sentences(text, known.get((issue, option), "")), columns, "  - ")
    for issue, option in known:
        if (issue, option) not in interests.red_lines:
            title, label = issue_title(view.agenda, issue), option_label(view.agenda, issue, option)
            yield wrap(words("mandate.lifted", issue=title, option=label), columns, "  - ")


def _links(view: View, words: Words, columns: int) -> Iterator[str]:
    links = view.mandate.links if view.mandate is not None else ()
    if links:
        yield ""
        yield wrap(words("mandate.links"), columns)
    for link in links:
        parts = []
        for issue, options in link.when.items():
            labels = words("or").join(option_label(view.agenda, issue, o) for o in options)
            parts.append(words("mandate.link", issue=issue_title(view.agenda, issue), options=labels))
        change = words.change(100 * link.points)
        text = words("mandate.linked", change=change, parts=words("between").join(parts))
        yield wrap(words.sentences(text, link.why), columns, "  - ")


def _capital(view: View, words: Words, columns: int) -> Iterator[str]:
    """What the capital has answered, in the order it did."""
    if view.capital:
        yield ""
        yield wrap(words("capital.title"), columns)
    for word in view.capital:
        yield wrap(answer_told(word, view.agenda, words), columns, "  - ")
